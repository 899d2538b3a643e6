"""A family in a terminal: drawn into a file of any form, and told in numbers."""

import json
import re
from pathlib import Path

import pytest

from kring.commands import demo, main

ANNA = str(Path(demo.__file__).parent / "anna.kring.json")


@pytest.mark.parametrize(("form", "begins"), [("svg", b"<svg"), ("pdf", b"%PDF-1."), ("png", b"\x89PNG")])
def test_a_family_is_drawn_into_the_file_that_its_name_asks_for(form, begins, tmp_path):
    out = tmp_path / f"family.{form}"
    assert main.main(["draw", ANNA, "--as", "genogram", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(begins)


def test_a_family_goes_on_a_sheet_and_on_a_poster(tmp_path):
    for paper in ("A4", "A0"):
        out = tmp_path / f"family-{paper}.pdf"
        assert main.main(["draw", ANNA, "--as", "genogram", "--paper", paper, "-o", str(out)]) == 0
        box = re.search(rb"/MediaBox ?\[([0-9. ]+)\]", out.read_bytes())
        assert box and max(map(float, box[1].split())) == pytest.approx({"A4": 841.9, "A0": 3370.4}[paper], abs=4)


def test_people_are_told_with_their_row_and_lines_with_kind_and_ends(capsys):
    assert main.main(["place", ANNA, "--as", "genogram", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    rows = {one["person"]: int(one["where"]["row"]) for one in told["people"]}
    lines = {(one["kind"], one["a"], one["b"]) for one in told["lines"]}
    assert rows["anna"] == rows["joke"] == rows["mam"] + 1
    assert {("birth", "mam", "anna"), ("birth", "pap", "anna")} <= lines
    assert all(one["points"] for one in told["lines"])
