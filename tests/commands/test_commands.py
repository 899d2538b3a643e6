"""What the terminal answers when all is well."""

import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from kring.commands import demo, main

FOLDER = Path(demo.__file__).parent
REFERENCE = str(FOLDER / "reference.kring.json")


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main.main(argv) == 0
    return capsys.readouterr().out


def test_measure_prints_the_reference_network_to_its_digits(capsys: pytest.CaptureFixture[str]) -> None:
    told = [" ".join(line.split()) for line in said(capsys, "measure", REFERENCE).splitlines()]
    for expected in (
        "people 8",
        "ties that exist, of all possible 0.28571 (8 of 28)",
        "chance that two people differ in kind 0.78125",
        "the same, of what is possible with 8 kinds 0.89286",
        "strong ties 0.375 (3 of 8)",
        "known for, in the middle 7 years",
        "roles of one person, on average 1.625",
        "within 10 km 0.75 (6 of 8)",
        "distance, in the middle 5 km",
        "contacts 14.462 a week",
        "people who give and receive 0.5 (4 of 8)",
        "supports on nobody or on one person advice (Ingrid)",
        "groups that hang together 2",
    ):
        assert expected in told


def test_measure_without_professionals_and_of_the_family_only(capsys: pytest.CaptureFixture[str]) -> None:
    without = json.loads(said(capsys, "measure", REFERENCE, "--without", "professionals", "--json"))
    family = json.loads(said(capsys, "measure", REFERENCE, "--only", "family", "--json"))
    assert (without["whose"], without["size"]["value"], without["blau"]["value"]) == (
        "without_professionals",
        7,
        pytest.approx(0.73469, abs=1e-5),
    )
    assert (family["whose"], family["density"]["value"], family["iqv"]["value"]) == ("family_only", 1.0, 0.0)
    assert family["density_family_friends"] == {"reason": "no_group", "unknown": []}


def test_a_network_comes_in_by_the_standard_input_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(REFERENCE).read_bytes())))
    assert said(capsys, "measure", "-").startswith("Anna Prins, everybody, ")


@pytest.mark.parametrize("name", demo.names())
def test_every_demo_network_is_whole_and_can_be_measured(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(FOLDER / f"{name}.kring.json")
    assert said(capsys, "check", file) == "This file is whole.\n"
    assert said(capsys, "measure", file)


@pytest.mark.parametrize("name", demo.names())
def test_draw_makes_a_picture_that_needs_nothing_beside_it(name: str, tmp_path: Path) -> None:
    out = tmp_path / "circle.svg"
    argv = ["draw", str(FOLDER / f"{name}.kring.json"), "--as", "lensink", "-o", str(out)]
    assert main.main(argv) == 0
    drawing = ElementTree.parse(out).getroot()
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert "http://" not in out.read_text().replace("http://www.w3.org/2000/svg", "")
    assert "var(--" not in out.read_text()
    assert out.read_text().count("@font-face") == 4
    first = out.read_bytes()
    assert main.main(argv) == 0
    assert out.read_bytes() == first


def test_draw_makes_a_sheet_of_paper_that_can_be_read_alone(tmp_path: Path) -> None:
    out = tmp_path / "paper.svg"
    assert (
        main.main(["draw", str(FOLDER / "anna.kring.json"), "--as", "lensink", "--size", "paper", "-o", str(out)]) == 0
    )
    words = " ".join("".join(ElementTree.parse(out).getroot().itertext()).split())
    for said in (
        "Anna Verbeek",
        "lieve mensen",
        "Who is who",
        "No place yet",
        "Fatima",
        "This belongs to Anna Verbeek.",
    ):
        assert said in words


def test_draw_shows_a_photo_from_the_file_and_initials_for_one_that_is_not_there(tmp_path: Path) -> None:
    plain = json.loads(Path(REFERENCE).read_text())
    plain["network"]["people"]["bert"]["photo"] = "there"
    plain["network"]["people"]["carla"]["photo"] = "lost"
    plain["photos"] = {"there": "UklGRg=="}
    file, out = tmp_path / "a.kring.json", tmp_path / "a.svg"
    file.write_text(json.dumps(plain))
    assert main.main(["draw", str(file), "--as", "lensink", "-o", str(out)]) == 0
    assert out.read_text().count("data:image/webp;base64,UklGRg==") == 1


def test_the_schema_fits_every_demo_network(capsys: pytest.CaptureFixture[str]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(said(capsys, "schema")))
    for file in FOLDER.glob("*.kring.json"):
        validator.validate(json.loads(file.read_text()))


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    whole = said(capsys)
    for word in ("serve", "draw", "measure", "check", "schema", "demo", "begin here:"):
        assert word in whole
    for name in main.COMMANDS:
        with pytest.raises(SystemExit) as end:
            main.main([name, "--help"])
        assert end.value.code == 0
        assert "examples:" in capsys.readouterr().out


def test_the_demo_files_can_be_taken_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "demo", "--files", str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.kring.json" for name in demo.names())
    assert said(capsys, "check", str(tmp_path / "anna.kring.json")) == "This file is whole.\n"


def test_measuring_and_drawing_load_no_web(tmp_path: Path) -> None:
    program = f"""
import sys
from kring.commands import main
main.main(["measure", {REFERENCE!r}])
main.main(["draw", {REFERENCE!r}, "--as", "lensink", "-o", {str(tmp_path / "a.svg")!r}])
assert not [name for name in sys.modules if name.split(".")[0] in ("django", "networkx", "numpy", "rustworkx")]
"""
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
