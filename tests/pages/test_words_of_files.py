"""Whatever a reader refuses, and whatever stays behind, is said in words in both languages."""

import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from kring.commands import refused_words
from kring.core.check import Fault
from kring.core.network import SHELVES, Owner, Person
from kring.exchange.filetypes import Format
from kring.exchange.incoming import Loss, Spot, Unit
from kring.pages.files import leaving, words

PARAMS = {
    **{name: "3" for name in ("row", "most", "line", "column", "byte", "megabytes", "number")},
    **{name: "Jo" for name in ("name", "names", "columns", "cases", "case", "value", "known", "id", "key", "table")},
    "choices": "Category",
    "expected": "date",
}
OURS = {"expired", "only_owner", "too_much_told", "out_of_range", "wrong_kind"}
CODES = sorted(refused_words.CODES - {"is_kring"} | OURS)


def said(template: str, **context: object) -> str:
    page = render_to_string(template, {"is_own": True, "called": "Anna", **context})
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_reason_for_which_a_row_or_file_is_refused_has_a_sentence(code: str, language: str) -> None:
    with translation.override(language):
        text = said("files/reason.html", one=words.reason(Fault(code, "", PARAMS), Spot(Unit.ROW, 3)))
        fallback = said("fault.html", fault=Fault("no-such-code", "", {"value": "Jo"}))
    assert text and text != fallback and "{" not in text
    assert text.rstrip("”").endswith((".", "?")), text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_that_can_stay_behind_has_its_words(language: str) -> None:
    fields = {*Person.__struct_fields__, *SHELVES.values(), *Owner.__struct_fields__, "placements", "moments"}
    with translation.override(language):
        for name in fields - {"id", "name", "people", "selves", "kind", "rank"}:
            code = "field" if name in Person.__struct_fields__ else "shelf"
            text = said("files/lost.html", one=words.lost(Loss(code, name, 2)))
            assert text.endswith("(2)") and "_" not in text, name
        for loss in (Loss("signs", "", 2), Loss("confidential", "", 2), Loss("network", "story", 2)):
            assert len(said("files/lost.html", one=words.lost(loss))) > 8


@pytest.mark.parametrize("unit", Unit)
def test_a_spot_in_a_file_is_told_with_its_number_and_column(unit: Unit) -> None:
    with translation.override("en"):
        text = said("files/spot.html", spot=Spot(unit, 7, "People"), place="Age")
    assert re.fullmatch(r"People, (row|line|person|tie) 7, Age:", text)


def test_every_format_that_can_be_written_is_offered_with_what_it_is_for() -> None:
    assert {kind.format for kind in leaving.KINDS} == set(Format)
    told = {said("files/kind.html", kind=SimpleNamespace(format=kind.format)) for kind in leaving.KINDS}
    assert len(told) == len(leaving.KINDS) and all(len(one) > 20 for one in told)
