"""Lists of questions in a terminal: out as FHIR and XLSForm, in from FHIR, and what stays behind said."""

import json
from pathlib import Path

import pytest

from kring.exchange import fhir, fhir_in
from kring.methods import loader, questions
from tests.commands.test_import_export import ran

TEXT = {"linkId": "1", "type": "text", "text": "Hoe?"}
ONE = next(one for one in questions.lists().values() if one.score and one.score[0].band)


def test_a_list_goes_out_and_comes_back_as_a_file_for_the_shelf(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, back = tmp_path / "out.json", tmp_path / "our-list.toml"
    assert ran("export", ONE.id, "--as", "fhir", "-o", str(out)) == 0
    assert fhir_in.read(out.read_bytes()).questions == ONE
    assert ran("import", str(out)) == 0
    told = capsys.readouterr().out
    assert ONE.name.nl in told or ONE.name.en in told
    assert ran("import", str(out), "-o", str(back)) == 0
    assert loader.read(back).id == "our-list" and loader.read(back).ask == ONE.ask
    assert ran("export", str(back), "--as", "xlsform", "-o", str(tmp_path / "x.xlsx")) == 0
    said = capsys.readouterr().err
    assert "bewaren of alleen bespreken" in said or "only talking about it" in said
    assert (tmp_path / "x.xlsx").read_bytes()[:2] == b"PK"


def test_what_is_not_taken_is_said_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "q.json"
    items = [
        {"linkId": "1", "type": "text", "text": "Hoe\x1b[2J?"},
        {"linkId": "2", "type": "attachment", "text": "F\x1b[31m"},
    ]
    file.write_text(json.dumps({"resourceType": "Questionnaire", "status": "active", "title": "X", "item": items}))
    assert ran("import", str(file)) == 0
    said = capsys.readouterr().out
    assert "- item[1]:" in said and "\x1b" not in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"resourceType": "Questionnaire"}', ("geen enkele vraag", "not one question")),
        ('{"resourceType": "Patient"}', ("geen FHIR Questionnaire", "no FHIR Questionnaire")),
        ('{"resourceType": "Questionnaire", "item": [{"type": "text"}]}', ("item[0]: ",)),
        ('{"resourceType": "Questionnaire",', ("houdt te vroeg op", "ends too early")),
    ],
)
def test_a_bad_file_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: tuple[str, ...]
) -> None:
    file = tmp_path / "q.json"
    file.write_text(text)
    assert ran("import", str(file), "-o", str(tmp_path / "x.toml")) == 2
    said = capsys.readouterr().err
    assert any(one in said for one in told) and said.count("\n") == 1
    assert not (tmp_path / "x.toml").exists()


def test_a_list_that_is_not_there_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("export", "no-such", "--as", "fhir", "-o", "-") == 2
    assert ONE.id in capsys.readouterr().err


def test_a_list_that_does_not_hold_together_is_said_in_the_language_of_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "nl")
    file = tmp_path / "q.json"
    list_ = {"resourceType": "Questionnaire", "status": "active", "title": "X", "item": [TEXT]}
    list_["extension"] = [{"url": fhir.MORE, "valueString": '{"source": 5}'}]
    file.write_text(json.dumps(list_))
    assert ran("import", str(file)) == 2
    said = capsys.readouterr().err
    assert "source: Deze lijst klopt niet: Hier hoort een lijst, tussen [ en ]." in said
