"""Circles that an organisation wrote: read as strictly as the shelf, and a file that is wrong is left out alone."""

import os
import re
from pathlib import Path

import pytest

from kring.methods import loader

EXAMPLE = re.search(r"```toml\n(.*?)```", Path("docs/layouts.md").read_text(encoding="utf-8"), re.S)
GOOD = EXAMPLE[1] if EXAMPLE else ""


@pytest.fixture
def folder(tmp_path):
    loader.look_in(tmp_path)
    yield tmp_path
    loader.look_in()


def write(folder, text=GOOD, name="kitchen-table.toml"):
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_example_in_the_docs_is_a_whole_circle(folder):
    write(folder)
    layout = loader.layout("kitchen-table")
    assert (len(layout.ring), len(layout.sector), layout.is_easy) == (2, 3, False)
    assert list(loader.layouts())[-1] == "kitchen-table", "after those of the shelf"
    assert loader.own().refused == ()


def test_without_a_folder_there_is_only_the_shelf(tmp_path):
    loader.look_in(tmp_path / "nowhere")
    assert loader.own() == loader.Own() and "kitchen-table" not in loader.layouts()
    loader.look_in()


def test_a_file_that_is_mended_or_taken_away_counts_at_once(folder):
    file = write(folder, GOOD.replace('hue = "fam"', 'hue = "lila"'))
    assert "kitchen-table" not in loader.layouts()
    assert [one.file for one in loader.own().refused] == ["kitchen-table.toml"]
    write(folder)
    assert "kitchen-table" in loader.layouts() and not loader.own().refused
    file.unlink()
    assert "kitchen-table" not in loader.layouts()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("stitch =", "stich =", "line 25: nothing is called 'stich' in $.sector[0]; did you mean 'stitch'?"),
        ('id = "kitchen-table" ', 'id = "other"', "it must be the name of the file"),
        ('name_list = "name-list"', 'name_list = "mine"', "no list of questions is called so (name-list)"),
        ('word = "layout"', 'word = "ask"', "kitchen-table.toml"),
        ('"at the table" }', '"at the table where everybody sits" }', "at-the-table is longer than 24 letters"),
        ('sector = "street"', 'sector = "paid"', "puts neighbour in paid"),
        ('"neighbour", ', '"professional", ', "category professional occurs twice"),
        ('id = "at-the-door"', 'id = "at-the-table"', "ring at-the-table occurs twice"),
        ("[[ring]]", "[[ring", "kitchen-table.toml"),
    ],
)
def test_a_file_that_is_not_understood_is_left_out_alone_with_the_reason(folder, before, after, told):
    assert before in GOOD
    write(folder, GOOD.replace(before, after, 1))
    write(folder, GOOD.replace('"kitchen-table" ', '"second"'), "second.toml")
    assert "second" in loader.layouts() and "kitchen-table" not in loader.layouts()
    (refused,) = loader.own().refused
    assert told in refused.why and str(folder) not in refused.why


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe\x00", b"a" * 200_000, b"", b"x = " + b"[" * 50_000, b"word = 'layout'\x00"],
    ids=["no text", "too large", "empty", "nested", "a sign that is none"],
)
def test_whatever_a_file_holds_it_is_a_reason_and_never_a_crash(folder, data):
    (folder / "wrong.toml").write_bytes(data)
    assert [one.file for one in loader.own().refused] == ["wrong.toml"]


def test_a_folder_called_like_a_file_and_a_link_to_nowhere_are_left_out_alone(folder):
    (folder / "folder.toml").mkdir()
    os.symlink(folder / "nowhere", folder / "broken.toml")
    write(folder)
    assert "kitchen-table" in loader.layouts()
    assert [one.file for one in loader.own().refused] == ["broken.toml", "folder.toml"]


def test_a_circle_of_kring_itself_cannot_be_written_over(folder):
    name = next(iter(loader._shelved_layouts()))
    write(folder, GOOD.replace('"kitchen-table" ', f'"{name}"'), f"{name}.toml")
    assert "give yours a name of its own" in loader.own().refused[0].why
    assert loader.layouts().keys() == loader._shelved_layouts().keys()


def test_a_folder_full_of_files_is_read_up_to_a_bound(folder):
    for number in range(loader.MOST + 2):
        write(folder, GOOD.replace('"kitchen-table" ', f'"own-{number:02}"'), f"own-{number:02}.toml")
    assert len(loader.own().layouts) == loader.MOST
    assert [one.file for one in loader.own().refused] == ["own-50.toml", "own-51.toml"]
