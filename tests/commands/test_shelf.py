"""`kring shelf`: listing, showing, checking and searching."""

from kring.commands import main
from kring.methods import library, loader


def test_the_list_names_every_file(capsys):
    assert main.main(["shelf", "list"]) == 0
    told = capsys.readouterr().out
    assert all(id in told for id in (*library.ways(), *loader.methods_of_kring()))


def test_one_way_is_shown_in_the_language_of_the_terminal(capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "nl")
    assert main.main(["shelf", "show", "m23"]) == 0
    told = capsys.readouterr().out
    assert "Bezoekdienst" in told and "R058" in told and "1. Aanmelden" in told
    monkeypatch.setenv("LANGUAGE", "en")
    assert main.main(["shelf", "show", "m23-visiting-service"]) == 0
    assert "Visiting service" in capsys.readouterr().out


def test_a_way_that_is_not_there_is_told_in_one_line(capsys):
    assert main.main(["shelf", "show", "M99"]) == 2
    assert "M99" in capsys.readouterr().err


def test_searching_answers_yes_or_no(capsys):
    assert main.main(["shelf", "find", "wedwe"]) == 0
    assert capsys.readouterr().out.startswith("M23")
    assert main.main(["shelf", "find", "xqzvw"]) == 1


def test_the_whole_shelf_is_checked_and_a_file_that_is_wrong_is_told(capsys, tmp_path):
    assert main.main(["shelf", "check"]) == 0
    good = next((loader.SHELF / loader.WAYS).rglob("m23-*.toml"))
    assert main.main(["shelf", "check", str(good)]) == 0
    bad = tmp_path / good.name
    bad.write_text(good.read_text(encoding="utf-8").replace('"R058"', '"R999"'), encoding="utf-8")
    capsys.readouterr()
    assert main.main(["shelf", "check", str(bad), str(good)]) == 2
    assert f"! {bad}: no rule is called R999" in capsys.readouterr().out
