"""A question that was answered with somebody of whom only Anna may know is open to all others, and hers stays hers."""

import re

import pytest
from django.urls import reverse

from kring.core import beside
from kring.core.changes import Add, Set
from kring.core.network import Answer, Goal, Passage, Person, Plan, Response, Sheet
from kring.store import models
from tests.pages.conftest import CIRCLE, Table, do, value, version, works_along

SECRET = "Zwanehilde"
PEOPLE = (
    Person("joke", "Joke", rank=1),
    Person("els", "Els", rank=2),
    Person("bas", SECRET, rank=3, confidential=True),
)
OTHERS = (Plan("p", "future-plan"), Sheet("s", "self-direction"), Goal("g", "Buiten", people=("joke",)))
HIDDEN = {
    "passages": Passage("p~visitors", "p", "future-plan:visitors", f"met {SECRET}", ("bas",)),
    "responses": Response("s~see", "s", "see", words=f"altijd {SECRET}", people=("bas",)),
    "answers": Answer("good-news", ("bas",)),
}
SAYS = {
    "passages": ("plans:answer", {"plan": "p", "section": "visits", "visitors": "joke", "stop": "1"}),
    "responses": ("questions:answer", {"sheet": "s", "ask": "see", "people": "joke", "kept": "all"}),
    "answers": ("circle:answer", {"prompt": "good-news", "person": "joke"}),
}
READ = {
    "passages": ["/plans/p/", "/plans/p/visits/"],
    "responses": ["/questions/s/", "/questions/s/see/"],
    "answers": ["/circle/?q=good-news"],
}


def send(table: Table, user, page: str, act: str, **said):
    address = reverse(page, args=[table.row.pk, *([CIRCLE] if page.startswith("circle") else [])])
    return table.client(user).post(address, {"act": act, "version": version(table), **said})


def see(table: Table, user, page: str) -> str:
    answer = table.client(user).get(f"/n/{table.row.pk}{page}")
    assert answer.status_code == 200, (page, answer)
    words = answer.content.decode()
    return re.sub(r'value="[\w-]{20,}"|nonce-[\w-]+|"[\w-]{12,}"|[0-9a-f]{12,}|\d\d:\d\d', "", words)


def told(table: Table, user, what: str) -> list[str]:
    return [see(table, user, page) for page in READ[what]]


@pytest.fixture(params=["writes", "proposes"])
def way(request, table: Table) -> str:
    works_along(table, table.bram)
    if request.param == "proposes":
        models.Role.objects.filter(user=table.bram).update(writes_until=None)
    return request.param


@pytest.mark.parametrize("what", SAYS)
def test_who_may_not_know_of_them_answers_as_if_nobody_ever_did(table: Table, way: str, what: str) -> None:
    do(table, *(Add(one) for one in (*PEOPLE, *OTHERS)))
    page, said = SAYS[what]
    seen = [told(table, table.bram, what)]
    do(table, Add(HIDDEN[what]))
    assert told(table, table.bram, what) == seen[0]
    assert send(table, table.bram, page, "mine", **said).status_code == 302
    assert SECRET not in "".join(told(table, table.bram, what))
    if way == "proposes":
        assert list(getattr(value(table), what).values()) == [HIDDEN[what]]
        waits = table.client(table.anna).get(f"/n/{table.row.pk}/proposals/").text
        found = re.findall(r'name="proposal" value="([0-9a-f]+:[0-9a-f]+)"', waits)
        assert send(table, table.anna, "proposals:answer", "yes", proposal=found, answer="yes").status_code == 302
    kept = getattr(value(table), what)
    assert kept[HIDDEN[what].id].people == ("joke",)
    assert [one.people for one in beside.of(kept, HIDDEN[what].id)] == [("bas",)]
    assert SECRET not in "".join(told(table, table.bram, what))
    for shown in told(table, table.anna, what):
        assert SECRET in shown and "Joke" in shown


@pytest.mark.parametrize("what", SAYS)
def test_who_leads_takes_away_what_stands_beside(table: Table, what: str) -> None:
    do(table, *(Add(one) for one in (*PEOPLE, *OTHERS, HIDDEN[what])))
    works_along(table, table.bram)
    page, said = SAYS[what]
    send(table, table.bram, page, "mine", **said)
    (other,) = beside.of(getattr(value(table), what), HIDDEN[what].id)
    more = {"person": "bas"} if what == "answers" else {"beside": other.id}
    assert send(table, table.bram, page, "guess", **{**said, **more}).status_code in (302, 422)
    assert other.id in getattr(value(table), what), "of nobody it is not taken"
    assert send(table, table.anna, page, "off", **{**said, **more}).status_code == 302
    assert [one.people for one in getattr(value(table), what).values()] == [("joke",)]


def test_a_goal_from_which_somebody_takes_all_they_know_stays_for_them(table: Table) -> None:
    do(table, *(Add(one) for one in (*PEOPLE, *OTHERS)), Set("goals", "g", "people", ["joke"], ["joke", "bas"]))
    works_along(table, table.bram)
    assert send(table, table.bram, "names:remove", "off", person="joke").status_code == 302
    assert "Buiten" in see(table, table.bram, "/plan/") and SECRET not in see(table, table.bram, "/plan/")
    assert sorted(one.people for one in value(table).goals.values()) == [(), ("bas",)]
    assert send(table, table.bram, "history:undo", "back").status_code == 302
    assert [sorted(one.people) for one in value(table).goals.values()] == [["bas", "joke"]]


def test_who_leads_only_takes_away_what_stands_beside_an_answer_that_was_never_given(table: Table) -> None:
    do(table, *(Add(one) for one in (*PEOPLE, *OTHERS, beside.aside(HIDDEN["responses"]))))
    (other,) = value(table).responses
    asked = {"sheet": "s", "ask": "see", "kept": "all"}
    assert send(table, table.anna, "questions:answer", "none", **asked).status_code == 422
    half = send(table, table.anna, "questions:answer", "half", **asked, beside=other, people="nobody")
    assert half.status_code == 422 and other in value(table).responses
    assert send(table, table.anna, "questions:answer", "off", **asked, beside=other).status_code == 302
    assert not value(table).responses


def test_a_goal_that_goes_out_of_sight_leaves_a_line_and_no_name(table: Table) -> None:
    do(table, *(Add(one) for one in (*PEOPLE, *OTHERS)), Set("goals", "g", "people", ["joke"], ["joke", "bas"]))
    works_along(table, table.bram)
    do(table, Set("goals", "g", "people", ["joke", "bas"], ["bas"]))
    assert "Buiten" not in see(table, table.bram, "/plan/") and "Buiten" in see(table, table.anna, "/plan/")
    page = see(table, table.bram, "/history/")
    assert "Weggehaald: het doel “Buiten”" in page and SECRET not in page
