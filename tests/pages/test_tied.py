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


def placed_in_the_ecogram(browser):
    for number, person in enumerate(("joke", "wim", "sanne")):
        asked = {"act": f"e{number}", "version": newest().version, "person": person, "domain": "family"}
        assert browser.post("/n/couple/ecogram/place/", asked).status_code == 302


def test_the_ecogram_asks_whose_a_contact_is_and_says_so_in_drawing_list_and_paper(couple):
    placed_in_the_ecogram(couple)
    page = couple.get("/n/couple/ecogram/?who=joke").content.decode()
    assert "Van wie is het contact met Joke?" in page
    told = {
        "act": "t",
        "version": newest().version,
        "person": "joke",
        "self": "ans",
        "to": "/n/couple/ecogram/?who=joke",
    }
    assert couple.post("/n/couple/circle/tied/", told)["Location"] == "/n/couple/ecogram/?who=joke"
    page = couple.get("/n/couple/ecogram/").content.decode()
    assert ">Joke · A</text>" in page and ">Joke · A</a>" in page and 'aria-label="Joke (Ans), ' in page
    assert "Achter een naam staat van wie het contact is: A: Ans, P: Piet." in page
    assert "Joke (Ans)" in couple.get("/n/couple/paper/ecogram/").content.decode()


def test_who_knows_whom_says_whose_a_contact_is_too(couple):
    tell(couple, "joke", "ans")
    tell(couple, "wim", "ans", "piet")
    told = {"act": "l", "version": newest().version, "a": "joke", "b": "wim", "kind": "knows"}
    assert couple.post("/n/couple/relations/link/", told).status_code == 302
    page = couple.get("/n/couple/relations/").content.decode()
    assert ">Joke · A</text>" in page and ">Wim · A+P</text>" in page and "Joke (Ans), kent" in page
    assert ">Joke · A</a>" in page and "A: Ans, P: Piet" in page


def test_the_circle_of_each_lies_beside_that_of_the_other(couple):
    tell(couple, "joke", "ans")
    tell(couple, "wim", "ans", "piet")
    assert "/n/couple/drawings/beside/" in couple.get("/n/couple/drawings/").content.decode()
    page = couple.get("/n/couple/drawings/beside/").content.decode()
    ans, piet = re.findall(r"<figure[^>]*>(.*?)</figure>", page, re.S)
    assert set(re.findall(r'data-person="(\w+)"', ans.partition('class="small"')[0])) == {"joke", "wim"}
    assert re.findall(r'data-person="(\w+)"', piet.partition('class="small"')[0]) == ["wim"]
    assert "Deze mensen zijn een contact van meer dan één persoon: Wim." in page
    assert re.search(r"nog niet gezegd: <a[^>]*>Sanne</a>", page)


def test_the_ecogram_of_each_lies_beside_that_of_the_other_with_everybody_on_their_place(couple):
    placed_in_the_ecogram(couple)
    tell(couple, "joke", "ans")
    tell(couple, "wim", "ans", "piet")
    page = couple.get("/n/couple/drawings/beside/?picture=ecogram").content.decode()
    ans, piet = re.findall(r"<figure[^>]*>(.*?)</figure>", page, re.S)
    assert set(drawn(ans)) == {"joke", "wim"} and set(drawn(piet)) == {"wim"}
    assert "Ans: 2 mensen" in re.sub("<.*?>", "", ans) and "Piet: 1 persoon" in re.sub("<.*?>", "", piet)
    at = re.compile(r'data-person="wim".*?transform="([^"]+)"', re.S)
    assert at.search(ans)[1] == at.search(piet)[1]
    assert "A: Ans, P: Piet" in page


def test_who_does_what_and_the_contact_schema_say_whose_a_contact_is_on_screen_and_on_paper(couple):
    tell(couple, "joke", "ans")
    for address in ("contact/", "contact/support/"):
        page = couple.get(f"/n/couple/{address}").content.decode()
        assert ">Joke · A</span>" in page and "A: Ans, P: Piet" in page
    for drawing in ("contact", "support"):
        page = couple.get(f"/n/couple/paper/{drawing}/").content.decode()
        assert "Joke · A" in page


def test_the_support_web_says_whose_a_contact_is_in_drawing_table_and_on_paper(couple):
    tell(couple, "joke", "ans")
    put = {"act": "w", "version": newest().version, "entry": "joke", "domain": "relationships"}
    assert couple.post("/n/couple/web/join/", put).status_code == 302
    page = couple.get("/n/couple/web/").content.decode()
    assert ">Joke · A</text>" in page and ">Joke · A</a>" in page and 'aria-label="Joke (Ans), ' in page
    assert "A: Ans, P: Piet" in page
    assert "Joke (Ans)" in couple.get("/n/couple/paper/web/").content.decode()


def test_the_history_says_whose_contact_somebody_became(couple):
    tell(couple, "wim", "ans")
    tell(couple, "wim", "piet")
    page = couple.get("/n/couple/history/").content.decode()
    assert "van wie het contact is: Ans" in page
    assert "van wie het contact is: eerst Ans, nu " in page and "Piet" in page


def test_one_person_has_no_circles_of_each(table):
    anna = table.client(table.anna)
    assert anna.get(f"/n/{table.row.pk}/drawings/beside/").status_code == 404
    assert "beside/" not in anna.get(f"/n/{table.row.pk}/drawings/").content.decode()
