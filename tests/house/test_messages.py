"""Every sentence has its Dutch."""

from tests.house import messages


def test_every_sentence_has_its_dutch():
    assert messages.faults() == []


def test_there_are_sentences():
    assert len(messages.collected()) > 100


def test_a_sentence_without_dutch_would_be_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "CATALOGUE", tmp_path / "django.po")
    assert len(messages.faults()) > 100
