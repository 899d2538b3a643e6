"""The guide for who cares (M14, G15): our own leaves, what stands near on the map, and each becomes a small step."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.network import OwnerKind, Person, Sort
from kring.methods import library, loader
from kring.store import log, roles
from tests.pages.conftest import Table, do, value, version

GUIDE = "guide-for-carers"


@pytest.fixture
def carer(table: Table) -> Client:
    do(table, Set("owner", "", "kind", OwnerKind.PERSON, OwnerKind.CARER))
    return table.client(table.anna)


def shown(table: Table, browser: Client, where: str = f"guide/{GUIDE}/", status: int = 200) -> str:
    answer = browser.get(f"/n/{table.row.pk}/plan/{where}")
    assert answer.status_code == status
    return answer.content.decode().replace("&#x27;", "'")


def test_every_leaf_says_what_there_is_with_a_first_step_and_points_at_ways_that_are_there():
    deck = loader.guides()[GUIDE]
    assert 8 <= len(deck.leaf) <= 12 and "G15" in deck.source
    for leaf in deck.leaf:
        assert leaf.first and leaf.about.nl and (leaf.way is None or leaf.way in library.ways()), leaf.id
        assert max(len(words.nl.split()) for words in (leaf.about, leaf.first)) <= 22, leaf.id
    assert "k05-respite" in {leaf.way for leaf in deck.leaf}


def test_a_leaf_becomes_a_small_step_and_the_guide_says_so(carer, table):
    page = shown(table, carer)
    assert "Gids voor wie zorgt" in page and "/library/k05-respite/" in page and "card=some-hours" in page
    form = shown(table, carer, "action/new/?card=some-hours&words=Ik+vraag+wie+er+kan")
    assert "Ik vraag wie er kan" in form
    told = {"act": "a1", "version": version(table), "words": "Ik vraag wie er kan", "card": "some-hours"}
    kept = carer.post(f"/n/{table.row.pk}/plan/action/keep/", {**told, "choose": "1"})
    assert kept.status_code == 302
    (step,) = value(table).actions.values()
    assert (step.card, step.is_chosen) == ("some-hours", True)
    page = shown(table, carer)
    assert "In het plan" in page and f"/plan/action/{step.id}/" in page and "card=some-hours" not in page


def test_what_stands_near_on_the_map_is_an_option_too_and_without_any_the_guide_asks(carer, table):
    assert "Er staat nog geen dienst of plek op de kaart." in shown(table, carer)
    house = Person("house", "De Wijkplaats", sort=Sort.FACILITY, relation="inloop op dinsdag")
    do(table, Add(house), Add(Person("joke", "Joke")))
    page = shown(table, carer).partition('id="near"')[2].partition("</section>")[0]
    assert "De Wijkplaats" in page and "inloop op dinsdag" in page
    assert "person=house" in page and "Joke" not in page


def test_the_guide_goes_along_on_paper_with_what_is_near(carer, table):
    do(table, Add(Person("house", "De Wijkplaats", sort=Sort.FACILITY)))
    answer = carer.get(f"/n/{table.row.pk}/plan/guide/{GUIDE}/guide.pdf")
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    words = " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages).split())
    assert "Een paar uur vrij" in words and "De Wijkplaats" in words and "Ik bel mijn huisarts" in words


def test_no_other_deck_is_a_guide_and_who_has_no_key_to_the_plan_reads_none(carer, table):
    for other in ("nine-tips", "nobody", "k05-respite"):
        shown(table, carer, f"guide/{other}/", 404)
        shown(table, carer, f"guide/{other}/guide.pdf", 404)
    by = log.Actor(table.anna, table.row.made_at)
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES}))
    shown(table, table.client(table.chris), status=403)


def test_the_guide_hangs_with_the_ideas_of_who_cares_and_of_nobody_else(table):
    anna = table.client(table.anna)
    assert f"/guide/{GUIDE}/" not in shown(table, anna, "ideas/")
    do(table, Set("owner", "", "kind", OwnerKind.PERSON, OwnerKind.CARER))
    assert f"/guide/{GUIDE}/" in shown(table, anna, "ideas/")


def test_rung_three_opens_what_there_is_for_everybody_with_what_stands_near(carer, table):
    """T02 (002:67-75): general provisions come before a professional; what is on that rung the source does not name."""
    deck = loader.guides()["open-to-all"]
    assert len(deck.leaf) >= 10 and all(leaf.first for leaf in deck.leaf)
    step = next(one for one in library.by_code()["T02"].step if one.id == "general")
    assert step.opens == deck.id
    shown_ = shown(table, carer, "guide/open-to-all/")
    assert "Samen eten" in shown_ and "Ik loop een keer binnen en kijk rond." in shown_
