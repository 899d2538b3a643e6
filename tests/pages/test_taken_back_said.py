"""After taking back, the page says what came of it, and offers to do it again."""

import uuid

import pytest
from django.urls import reverse

from kring.core.changes import Add, Set
from kring.core.network import Descent, Person
from tests.pages.conftest import do, value, works_along


@pytest.fixture
def nora(table):
    do(table, Add(Person("nora", "Nora", rank=1)))
    return "nora"


def _said(table, browser, way="undo"):
    """What the page says right in its bar, and the whole page."""
    sent = {"act": str(uuid.uuid4()), "to": reverse("names:show", args=[table.row.pk])}
    answer = browser.post(reverse(f"history:{way}", args=[table.row.pk]), sent, follow=True).content.decode()
    begin = answer.index('id="saved"')
    return answer[begin : answer.index("</p>", begin)], answer


def test_it_says_that_somebody_is_not_confidential_any_more_and_does_it_after_all(table, nora):
    do(table, Set("people", nora, "confidential", False, True))
    anna = table.client(table.anna)
    said, page = _said(table, anna)
    assert "Ongedaan gemaakt" in said and "Nora: alleen voor de cliënt te zien: eerst ja, nu nee" in said
    assert "Toch doen" in said and reverse("history:redo", args=[table.row.pk]) in page
    assert "Toch doen" not in anna.get(reverse("names:show", args=[table.row.pk])).content.decode()
    said, _ = _said(table, anna, "redo")
    assert "Opnieuw gedaan" in said and "Nora: alleen voor de cliënt te zien: eerst nee, nu ja" in said
    assert "Toch doen" not in said and "De volgende ook" not in said and value(table).people[nora].confidential


def test_what_was_taken_back_in_three_steps_can_be_done_again_in_three(table, nora):
    for was, now in (("", "een"), ("een", "twee"), ("twee", "drie")):
        do(table, Set("people", nora, "remark", was, now))
    anna = table.client(table.anna)
    for _ in range(3):
        said, _page = _said(table, anna)
        assert "Toch doen" in said
    assert value(table).people[nora].remark == ""
    for now, is_more in (("een", True), ("twee", True), ("drie", False)):
        said, page = _said(table, anna, "redo")
        assert value(table).people[nora].remark == now and "Opnieuw gedaan" in said
        assert ("De volgende ook" in said) is is_more is ('id="again"' in page)


def test_of_several_things_it_says_the_first_and_how_many_more(table, nora):
    do(
        table,
        *(Set("people", nora, field, "", words) for field, words in (("remark", "buurvrouw"), ("schooling", "mavo"))),
    )
    said, _ = _said(table, table.client(table.anna))
    assert "Nora" in said and "en nog 1 ding" in said


def test_nobody_hears_of_what_they_may_not_know(table, nora):
    works_along(table, table.bram)
    bram = table.client(table.bram)
    answer = bram.get(reverse("names:show", args=[table.row.pk]))
    assert answer.status_code == 200
    do(table, Set("people", nora, "confidential", False, True))
    said, page = _said(table, bram)
    assert "Nora" not in page and "Er is niets om ongedaan te maken" in said


def test_of_somebody_who_goes_with_their_ties_it_is_said_who_first(table, nora):
    do(table, Add(Person("pim", "Pim", rank=2)), Add(Descent("d", "pim", nora)))
    anna = table.client(table.anna)
    said, _ = _said(table, anna)
    assert "Pim</span>" in said and "ouder van" not in said and "en nog 1 ding" in said
    said, _ = _said(table, anna, "redo")
    assert "Pim</span>" in said and "ouder van" not in said
