"""Ways of working that an organisation wrote: read as strictly as the shelf, beside Kring's own and never instead."""

import re
from pathlib import Path

import pytest

from kring.commands import main
from kring.core.vocabulary import Goal
from kring.methods import library, loader, searching

GOOD = re.search(r"```toml\n(word = .*?)```", Path("docs/shelf.md").read_text(encoding="utf-8"), re.S)[1]
ID = "walking-hour"


@pytest.fixture
def folder(tmp_path):
    library.look_in(tmp_path)
    yield tmp_path
    library.look_in()


def write(folder, text=GOOD, name=f"{ID}.toml"):
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_example_in_the_docs_stands_among_ours_and_is_found(folder):
    write(folder)
    assert list(library.ways())[-1] == ID and library.by_code()["O01"].goals == (Goal.NEIGHBOURS, Goal.WIDER)
    assert library.is_own(library.ways()[ID]) and not library.is_own(library.by_code()["M23"])
    assert [one.id for one in searching.found("wandelur")][:1] == [ID]
    assert library.own().refused == () and library.work(library.ways()[ID]).status == "by hand"


def test_what_is_mended_or_taken_away_counts_at_once_also_for_who_searches(folder):
    file = write(folder, GOOD.replace('theme = "neighbourhood"', 'theme = "neighborhood"'))
    assert ID not in library.ways() and searching.found("wandeluur") == ()
    write(folder)
    assert searching.found("wandeluur")[0].id == ID
    file.unlink()
    assert ID not in library.ways() and searching.found("wandeluur") == () and len(library.ways()) == 138


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('theme = "neighbourhood"', 'theme = "neighborhood"', "line 7: $.theme cannot be 'neighborhood'; did you mean"),
        ('code = "O01"', 'code = "M23"', "M23 is a code of Kring; number your own from O01 on"),
        (f'id = "{ID}"', 'id = "m23-visiting-service"', "must be the name of the file"),
        ('word = "way"', 'word = "ask"', f"{ID}.toml"),
        ('after = ["meet"]', 'after = ["meat"]', "no step is called 'meat'"),
        ("purpose =", "purpse =", "nothing is called 'purpse' in $; did you mean 'purpose'?"),
    ],
)
def test_a_file_that_is_wrong_is_left_out_alone_with_its_place(folder, capsys, before, after, told):
    write(folder, GOOD.replace(before, after, 1))
    write(folder, GOOD.replace(ID, "other").replace("O01", "O02"), "other.toml")
    (refused,) = library.own().refused
    assert told in refused.why and refused.file == f"{ID}.toml"
    assert "other" in library.ways() and library.by_code()["M23"].id == "m23-visiting-service"
    assert main.main(["shelf", "check", str(folder)]) == 2
    assert told in capsys.readouterr().out


def test_nothing_of_kring_is_overwritten(folder):
    ours = library.by_code()["M23"]
    write(folder, GOOD.replace(ID, ours.id), f"{ours.id}.toml")
    assert library.ways()[ours.id] == ours
    assert f"Kring has '{ours.id}' itself" in library.own().refused[0].why


def test_a_code_is_there_once_and_no_more_files_than_anybody_reads(folder):
    write(folder)
    write(folder, GOOD.replace(ID, "walking-more"), "walking-more.toml")
    assert [one.why for one in library.own().refused] == ["walking-more.toml: the code O01 is there twice"]
    for number in range(loader.MOST):
        write(folder, "", f"z{number:02}.toml")
    assert any("at most" in one.why for one in library.own().refused)


def test_what_ran_on_an_earlier_version_is_still_read(folder):
    write(folder, GOOD.replace("version = 1", "version = 2"))
    assert library.of(ID, 2).version == 2 and library.of(ID, 1) is None
    write(folder / library.BEFORE, GOOD, f"{ID}.1.toml")
    assert library.of(ID, 1).name == library.ways()[ID].name and library.ways()[ID].version == 2
    assert library.of(ID, 3) is None and library.of("no-such", 1) is None
    write(folder / library.BEFORE, GOOD, f"{ID}.3.toml")
    assert library.of(ID, 3) is None, "a file that says another version than its name is not that version"


def test_a_folder_is_checked_whole_and_the_list_marks_what_is_own(folder, capsys, monkeypatch):
    monkeypatch.setenv("KRING_WAYS", str(folder))
    write(folder)
    assert main.main(["shelf", "check", str(folder)]) == 0
    assert main.main(["shelf", "list"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if ID in line and line.startswith("O01"))
    assert line.endswith("(own)") or line.endswith("(eigen)")


def test_an_earlier_version_that_is_not_understood_is_as_one_that_was_not_kept(folder):
    write(folder, GOOD.replace("version = 1", "version = 2"))
    write(folder, GOOD, f"before/{ID}.1.toml")
    assert library.of(ID, 1).version == 1
    write(folder, "no = [", f"before/{ID}.1.toml")
    assert library.of(ID, 1) is None and library.of(ID, 2).version == 2
