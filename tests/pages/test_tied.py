"""The circle of a couple shows whose each contact is: of one, of the other, or of both (M10)."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kring.core.access import Role, Viewer
from kring.core.changes import Act, Add, Place
from kring.core.network import Network, Owner, OwnerKind, Person, Placement, Self
from kring.store import accounts, log, models, networks
from tests.pages.conftest import CIRCLE


@pytest.fixture
def couple(table):
    """Ans and Piet, whose map Anna keeps for them."""
    owner = Owner({"ans": Self("ans", "Ans"), "piet": Self("piet", "Piet")}, OwnerKind.COUPLE, "Ans & Piet")
    by = log.Actor(None, timezone.now() - timedelta(hours=1))
    user, row = accounts.new_client("Ans & Piet", by, value=Network("couple", owner))
    seen = log.Actor(user, timezone.now(), Viewer(str(user.pk), Role.OWNER))
    people = [Add(Person(id, id.capitalize(), rank=n)) for n, id in enumerate(("joke", "wim", "sanne"), 1)]
    at = [Place(CIRCLE, one.record.id, None, Placement("friends", "family")) for one in people]
    networks.change(row.pk, Act("start", (*people, *at)), seen, 1)
    table.row = row
    return table.client(user)


def newest():
    return models.Network.objects.get(pk="couple")


def tell(browser, person, *selves):
    for self_ in selves:
        asked = {"act": f"{person}{self_}{newest().version}", "version": newest().version, "person": person}
        assert browser.post("/n/couple/circle/tied/", {**asked, "self": self_}).status_code in (302, 422)


def shown(browser, query=""):
    return browser.get(f"/n/couple/circle/{query}").content.decode().partition("<main")[2].partition("</main>")[0]


def drawn(page):
    return dict(re.findall(r'data-person="(\w+)"[^>]*aria-label="([^",]+)', page))


def test_whose_a_contact_is_stands_behind_the_name_and_in_the_table(couple):
    tell(couple, "joke", "ans")
    tell(couple, "wim", "ans", "piet")
    page = shown(couple)
    assert drawn(page) == {"joke": "Joke (Ans)", "wim": "Wim (Ans &amp; Piet)", "sanne": "Sanne"}
    assert ">Joke · A</text>" in page and ">Wim · A+P</text>" in page and ">Sanne</text>" in page
    assert ">Joke · A</a>" in page
    assert "Achter een naam staat van wie het contact is: A: Ans, P: Piet." in page


def test_pressed_once_more_it_is_not_said_any_more_and_undo_takes_it_back(couple):
    tell(couple, "joke", "ans", "piet")
    assert networks.load(newest()).people["joke"].tied_to == ("ans", "piet")
    tell(couple, "joke", "ans")
    assert networks.load(newest()).people["joke"].tied_to == ("piet",)
    tell(couple, "joke", "piet")
    assert networks.load(newest()).people["joke"].tied_to is None
    couple.post("/n/couple/undo/", {"act": "u", "version": newest().version})
    assert networks.load(newest()).people["joke"].tied_to == ("piet",)


def test_the_contacts_of_one_or_of_both_can_be_looked_at_alone(couple):
    tell(couple, "joke", "ans")
    tell(couple, "wim", "ans", "piet")
    assert set(drawn(shown(couple, "?only=ans"))) == {"joke"}
    assert set(drawn(shown(couple, "?only=piet"))) == set()
    assert set(drawn(shown(couple, "?only=shared"))) == {"wim"}
    assert re.search(r"nog niet gezegd: <a[^>]*>Sanne</a>", shown(couple, "?only=shared"))


def test_a_self_that_is_not_there_is_refused(couple):
    tell(couple, "joke", "nobody")
    assert networks.load(newest()).people["joke"].tied_to is None


def test_the_circle_of_one_person_does_not_ask_it(table):
    page = table.client(table.anna).get(f"/n/{table.row.pk}/circle/").content.decode()
    assert "Alleen van Anna" not in page
