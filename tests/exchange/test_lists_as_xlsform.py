"""Lists of questions as XLSForm: pyxform reads them, the branches stand in them, and what they cannot hold is named."""

import re

import pytest
from pyxform.xls2xform import convert

from kring.core.shelf import Words
from kring.exchange import list_words, workbook, xlsform
from kring.methods import questions
from tests.core.test_questions import asks, scale

LISTS = questions.lists()


def form(one, tmp_path):
    file = tmp_path / "form.xlsx"
    file.write_bytes(xlsform.write(one).data)
    return convert(str(file), validate=False)


def survey(one):
    rows = [row.cells for row in workbook.read(xlsform.write(one).data)["survey"]]
    return [dict.fromkeys(rows[0], "") | dict(zip(rows[0], row, strict=False)) for row in rows[1:]]


@pytest.mark.parametrize("one", LISTS.values(), ids=str)
def test_pyxform_takes_every_list_in_both_languages(one, tmp_path):
    found = form(one, tmp_path)
    assert found.warnings == [] and one.ask[0].text.nl in found.xform and one.ask[0].text.en in found.xform
    assert (
        '<translation lang="Nederlands (nl)" default="true()">' in found.xform and 'lang="English (en)"' in found.xform
    )


def test_a_branch_becomes_what_is_relevant_and_pyxform_binds_it(tmp_path):
    one = next(one for one in LISTS.values() if any(ask.gate and ask.gate.among for ask in one.ask))
    ask = next(ask for ask in one.ask if ask.gate)
    (row,) = [row for row in survey(one) if row["name"] == ask.id.replace("-", "_")]
    assert all(f"selected(${{{ask.gate.ask}}}, '{option}')" in row["relevant"] for option in ask.gate.among)
    bound = re.search(rf'<bind[^>]*nodeset="[^"]*/{ask.id}"[^>]*/>', form(one, tmp_path).xform)[0]
    assert "relevant=" in bound and f"/{ask.gate.ask}" in bound


def test_a_scale_of_two_aspects_is_a_group_of_two_and_a_rung_is_a_choice(tmp_path):
    one = asks(scale("a-b", aspect=("now", "wish"), low=Words("Nooit", "Never"), high=Words("Vaak", "Often")))
    assert [row["name"] for row in survey(one)] == ["a_b_group", "a_b_now", "a_b_wish", ""]
    assert survey(one)[1]["hint::English (en)"] == "1: Never · 5: Often"
    assert form(one, tmp_path).xform.count("<range") == 2
    ladder = next(one for one in LISTS.values() if one.ask[0].rung)
    rows = [row.cells for row in workbook.read(xlsform.write(ladder).data)["choices"]]
    assert [row[1] for row in rows[1:]] == [str(number) for number in range(1, 11)] and rows[1][2] == ladder.ask[
        0
    ].rung[0].nl


def test_what_a_score_adds_up_is_a_formula_and_what_the_form_cannot_hold_is_named():
    one = next(one for one in LISTS.values() if one.score and one.score[0].turned)
    (row,) = [row for row in survey(one) if row["type"] == "calculate"]
    assert row["calculation"].startswith("if(${") and "(3 - (" in row["calculation"]
    lost = xlsform.write(one).lost
    assert {one.code for one in lost} >= {"band", "kept"}
    for one in LISTS.values():
        for fault in xlsform.write(one).lost:
            assert "{" not in list_words.lost(fault, "nl") + list_words.lost(fault, "en")


def test_a_text_that_looks_like_a_formula_stays_a_text():
    one = asks(scale("a"), first=Words("=1+1", "=1+1"))
    assert survey(one)[0]["label::Nederlands (nl)"] == "=1+1"
