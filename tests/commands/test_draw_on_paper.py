"""`kring draw` makes the file that its name asks for, and every name of the network is in it."""

import base64
import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kring.commands import demo, drawings, main
from kring.exchange import kring_json
from tests.draw import grown_families

FOLDER = Path(demo.__file__).parent
ANNA = str(FOLDER / "anna.kring.json")
_NETWORK = json.loads(Path(ANNA).read_text())["network"]
_LEFT_OUT = {id for id, place in _NETWORK["placements"]["lensink-circle"].items() if place.get("left_out")}
_PEOPLE = {id: one for id, one in _NETWORK["people"].items() if one.get("sort", "person") == "person"}
NAMES = [one["name"] for id, one in _PEOPLE.items() if id not in _LEFT_OUT]


def drawn(out: Path, *more: str) -> bytes:
    assert main.main(["draw", ANNA, "-o", str(out), *more]) == 0
    return out.read_bytes()


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


@pytest.mark.parametrize("paper", [(), ("--paper", "A3"), ("--paper", "A0", "--colours", "day")])
def test_a_name_that_ends_in_pdf_becomes_a_pdf_with_everybody(paper: tuple[str, ...], tmp_path: Path) -> None:
    data = drawn(tmp_path / "circle.pdf", "--as", "lensink", *paper)
    said = words(data)
    assert [name for name in NAMES if name not in said] == []
    assert "Anna" in said and b"pdfuaid" in data


def test_a_poster_to_glue_has_a_page_that_shows_how(tmp_path: Path) -> None:
    reader = PdfReader(io.BytesIO(drawn(tmp_path / "poster.pdf", "--as", "lensink", "--paper", "A0-pages")))
    assert len(reader.pages) == 17 and "Cut along the marks." in reader.pages[0].extract_text()


def test_a_name_that_ends_in_png_becomes_the_drawing_of_the_screen_or_the_sheet(tmp_path: Path) -> None:
    screen = Image.open(io.BytesIO(drawn(tmp_path / "a.png", "--as", "lensink", "--size", "tablet")))
    assert screen.size == (2 * 636, 2 * 700)
    sheet = Image.open(io.BytesIO(drawn(tmp_path / "b.png", "--as", "lensink", "--paper", "A4"))).convert("RGB")
    assert sheet.size == (2339, 1654)
    assert all(red == green == blue for _, (red, green, blue) in sheet.getcolors(1 << 20) or ())


@pytest.mark.parametrize("name", [*drawings.drawings(), *(one.id for one in drawings.TABLES)])
def test_every_drawing_there_is_comes_on_paper_and_as_a_picture(name: str, tmp_path: Path) -> None:
    for ending in ("pdf", "png"):
        assert drawn(tmp_path / f"a.{ending}", "--as", name, "--colours", "day")[1:4] in (b"PDF", b"PNG")


def test_photos_come_along_and_one_that_cannot_be_read_stands_in_nobodys_way(tmp_path: Path) -> None:
    plain = json.loads(Path(ANNA).read_text())
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "#FF0000").save(out, "WEBP")
    plain["network"]["people"]["joke"] |= {"photo": "good"}
    plain["network"]["people"]["mam"] |= {"photo": "bad"}
    plain["photos"] = {"good": base64.b64encode(out.getvalue()).decode(), "bad": "UklGRg=="}
    file = tmp_path / "a.kring.json"
    file.write_text(json.dumps(plain))
    made = tmp_path / "a.png"
    for colours, is_red in (("day", True), ("grey", False)):
        argv = ["draw", str(file), "--as", "lensink", "--paper", "A4", "--colours", colours, "-o", str(made)]
        assert main.main(argv) == 0
        seen = Image.open(made).convert("RGB").getcolors(1 << 22) or ()
        assert any(red > 240 and green < 14 and count > 200 for count, (red, green, _) in seen) is is_red


def test_a_name_that_ends_otherwise_is_no_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["draw", ANNA, "-o", str(tmp_path / "circle.txt"), "--as", "lensink"]) == 2
    assert ".txt" in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("language", "table", "row"),
    [
        ("nl", "contact", "Mam 2 × per week Bellen, Thuis Allebei"),
        ("nl", "contact", "Lotte 1 × per week Berichtjes, Thuis Meestal de ander 5 dagen geleden"),
        ("en", "contact", "Oom Henk 4 × a year By post"),
        ("en", "support", "None of these"),
    ],
)
def test_a_table_tells_the_same_as_its_page(
    language: str, table: str, row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    plain = json.loads(Path(ANNA).read_text())
    plain["exported_on"] = "2026-11-22"
    plain["network"]["people"]["lotte"] |= {"last_contact": {"year": 2026, "month": 11, "day": 17}}
    (tmp_path / "a.kring.json").write_text(json.dumps(plain))
    assert main.main(["draw", str(tmp_path / "a.kring.json"), "--as", table, "-o", str(tmp_path / "a.pdf")]) == 0
    said = words((tmp_path / "a.pdf").read_bytes())
    assert row in said and "Verbeek" in said


@pytest.mark.parametrize("asked", [("--size", "wide"), ("--colours", "dark"), ("--paper", "A3")])
def test_a_table_has_no_sizes_and_an_svg_no_paper(asked: tuple[str, ...], tmp_path: Path) -> None:
    assert main.main(["draw", ANNA, "--as", "support", "-o", str(tmp_path / "a.svg"), *asked]) == 2
    assert not list(tmp_path.iterdir())


def test_nobody_has_a_place_in_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["place", ANNA, "--as", "support"]) == 2
    assert "table" in capsys.readouterr().err


def test_a_family_too_small_to_read_on_its_paper_says_so_and_names_the_paper_that_is_large_enough(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(people: int, paper: str) -> str:
        file = tmp_path / f"{people}.kring.json"
        file.write_bytes(kring_json.written(kring_json.copied(grown_families.usual(people))))
        out = tmp_path / f"{people}-{paper}.pdf"
        assert main.main(["draw", str(file), "--as", "genogram", "--paper", paper, "-o", str(out)]) == 0
        return capsys.readouterr().err

    small = r"the smallest words are about \d\.\d points on {}, and under 9 they are hard to read\.{}\n"
    assert re.fullmatch(small.format("A4", r" On A0 they are 1\d\.\d: --paper A0"), said(60, "A4"))
    assert re.fullmatch(small.format("A3", r" On A0, the largest, they are \d\.\d\."), said(150, "A3"))
    assert re.fullmatch(small.format("A0", ""), said(150, "A0"))
    assert said(60, "A0") == said(4, "A4") == ""
