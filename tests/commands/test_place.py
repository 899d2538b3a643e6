"""Where everybody stands, in numbers: the same shape for every drawing, and the numbers the picture is painted with."""

import json
from pathlib import Path
from typing import Any

import pytest

from kring.commands import Trouble, demo, drawings, files, main
from kring.draw import circle
from kring.methods import loader

FOLDER = Path(demo.__file__).parent
SHAPE = {"drawing", "size", "width", "height", "middle", "people", "lines", "boxes"}
EVERY = [(name, size) for name, one in drawings.drawings().items() for size in one.sizes]


def placed(capsys: pytest.CaptureFixture[str], name: str, *more: str) -> dict[str, Any]:
    assert main.main(["place", str(FOLDER / f"{name}.kring.json"), "--json", *more]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def overlap(one: list[float], other: list[float]) -> bool:
    slack = 0.02
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


@pytest.mark.parametrize(("drawing", "size"), EVERY)
def test_every_drawing_answers_in_the_same_shape_and_no_name_covers_another(
    drawing: str, size: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in demo.names():
        told = placed(capsys, name, "--as", drawing, "--size", size)
        assert set(told) == SHAPE and (told["drawing"], told["size"]) == (drawing, size)
        labels = [one["label"] for one in told["people"]]
        for number, label in enumerate(labels):
            assert 0 <= label[0] < label[2] <= told["width"] and 0 <= label[1] < label[3] <= told["height"]
            assert not [other for other in labels[:number] if overlap(label, other)]


def test_the_numbers_are_those_of_the_picture(capsys: pytest.CaptureFixture[str]) -> None:
    for layout in loader.layouts().values():
        told = placed(capsys, "anna", "--as", layout.id)
        seats = circle.place(files.copy(str(FOLDER / "anna.kring.json")).network, layout, "wide")
        assert [(one["person"], one["x"], one["y"]) for one in told["people"]] == [
            (one.person, round(one.x, 2), round(one.y, 2)) for one in seats.seats
        ]
        assert told["middle"] == [seats.x, seats.y] and told["lines"] == []
        assert [one["of"] for one in told["boxes"]] == [ring.id for ring in layout.ring]


def test_a_circle_in_the_folder_of_the_organisation_is_known_by_its_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KRING_DATA", str(tmp_path))
    file = tmp_path / "layouts" / "our-table.toml"
    file.parent.mkdir()
    whole = (Path(loader.__file__).parent / "shelf" / "mapping" / "lensink-circle.toml").read_text(encoding="utf-8")
    file.write_text(whole.replace('id = "lensink-circle"', 'id = "our-table"', 1), encoding="utf-8")
    assert placed(capsys, "anna", "--as", "our-table")["drawing"] == "our-table"
    file.write_text('word = "layout"\nid = "our-table"\n', encoding="utf-8")
    assert main.main(["place", str(FOLDER / "anna.kring.json"), "--as", "our-table"]) == 2
    assert "our-table.toml" in capsys.readouterr().err


def test_without_json_there_is_a_line_for_everybody(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["place", str(FOLDER / "anna.kring.json"), "--as", "lens"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "lensink-circle, 984 by 712 pixels"
    assert any(line.startswith("Joke ") and line.endswith("intimates, family") for line in lines)


def test_a_size_that_a_drawing_does_not_have_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["place", str(FOLDER / "anna.kring.json"), "--as", "lens", "--size", "huge"]) == 2
    told = capsys.readouterr().err
    assert told == ("kring place: “lensink-circle” is not drawn in the size “huge”; there is: wide, tablet, paper.\n")


def test_without_a_name_no_drawing_is_guessed() -> None:
    with pytest.raises(Trouble, match="there is no drawing “”"):
        drawings.meant("", None)


def test_a_circle_that_somebody_wrote_is_checked_placed_and_drawn_from_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = Path("docs/layouts.md").read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    file, out = tmp_path / "kitchen-table.toml", tmp_path / "own.svg"
    file.write_text(example, encoding="utf-8")
    assert main.main(["check", str(file)]) == 0
    assert capsys.readouterr().out == "Kitchen table: 2 rings, 3 groups.\nThis file is whole.\n"
    told = placed(capsys, "anna", "--as", str(file))
    assert told["drawing"] == "kitchen-table" and [one["of"] for one in told["boxes"]] == [
        "at-the-table",
        "at-the-door",
    ]
    assert main.main(["draw", str(FOLDER / "anna.kring.json"), "--as", str(file), "-o", str(out)]) == 0
    assert "The street" in out.read_text()


def test_a_circle_that_is_not_understood_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text('word = "layout"\nnme = "x"\n', encoding="utf-8")
    assert main.main(["check", str(file)]) == 2
    assert capsys.readouterr().out == f"! {file}, line 2: nothing is called 'nme' in $; did you mean 'name'?\n"
    for command in (["place"], ["draw"]):
        assert main.main([*command, str(FOLDER / "anna.kring.json"), "--as", str(file)]) == 2
        assert capsys.readouterr().err.endswith("did you mean 'name'?\n")
    assert main.main(["place", str(FOLDER / "anna.kring.json"), "--as", str(tmp_path / "no.toml")]) == 2
    assert "no such file" in capsys.readouterr().err
