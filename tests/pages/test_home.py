import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core.access import Part, Role, Viewer
from kring.core.changes import Act, Add, Place
from kring.core.network import Person, Placement, Wish
from kring.methods import loader
from kring.store import accounts, log, models, moments, networks, roles


def client_of(user, name, *people, wish=""):
    by = log.Actor(user, timezone.now())
    anyone, row = accounts.new_client(name, by, professional=user)
    adds = [Add(Person(one.lower(), one, rank=rank)) for rank, one in enumerate(people)]
    if wish:
        adds.append(Add(Wish("w", wish)))
    if adds:
        networks.change(row.id, Act(f"start-{row.id}", tuple(adds)), by, 1)
    return anyone, row


def test_a_client_goes_straight_to_their_own_circle(table):
    answer = table.client(table.anna).get("/")
    assert (answer.status_code, answer["Location"]) == (302, f"/n/{table.row.id}/circle/")


def test_on_a_phone_the_list_of_people_leads_once_there_is_somebody(table):
    phone = table.client(table.anna, headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile"})
    assert phone.get("/")["Location"] == f"/n/{table.row.id}/circle/"
    by = log.Actor(table.anna, timezone.now())
    networks.change(table.row.id, Act("start", (Add(Person("bert", "Bert")),)), by, 1)
    assert phone.get("/")["Location"] == f"/n/{table.row.id}/names/"


def test_a_professional_sees_people_by_name_with_their_wish_in_their_own_words(table):
    client_of(table.bram, "Élise", "Bert", wish="Ik wil vaker zingen.")
    client_of(table.bram, "Zoë", "Bert")
    page = table.client(table.bram).get("/").text
    assert re.findall(r'<span class="who">([^<]+)</span>\s*<span class="said">', page) == ["Élise"]
    assert "“Ik wil vaker zingen.”" in page
    assert page.index("Anna") < page.index("Élise") < page.index("Zoë")


def test_who_has_no_names_yet_is_offered_a_first_evening(table):
    page = table.client(table.bram).get("/").text
    assert "Een eerste avond" in page
    assert f"/n/{table.row.id}/names/" in page


def test_whoever_waits_for_a_place_is_said_as_a_sentence(table):
    _, row = client_of(table.bram, "Élise", "Bert", "Carla", "Dirk")
    layout = next(iter(loader.layouts().values()))
    at = Placement(layout.ring[0].id, layout.sector[0].id)
    act = Act("place", (Place(layout.id, "bert", None, at),))
    networks.change(row.id, act, log.Actor(table.bram, timezone.now()), 2)
    assert "Twee mensen hebben nog geen plek" in table.client(table.bram).get("/").text


def test_searching_looks_past_accents_and_only_in_ones_own_caseload(table):
    client_of(table.bram, "Élise Amrani", "Bert")
    client_of(table.chris, "Elise van een ander", "Bert")
    page = table.client(table.bram).get("/?q=elise").text
    assert "Élise Amrani" in page
    assert "van een ander" not in page
    assert "1 persoon gevonden" in page
    none = table.client(table.bram).get("/?q=%3Cb%3E").text
    assert "&lt;b&gt;" in none
    assert "Toon iedereen" in none


def test_someone_without_anybody_is_told_what_will_come_here(table):
    assert "Nog niemand deelt een kring met jou" in table.client(table.chris).get("/").text


@pytest.mark.parametrize(
    ("hour", "greeting"), [(3, "Dag"), (9, "Goedemorgen"), (14, "Goedemiddag"), (20, "Goedenavond")]
)
def test_the_greeting_follows_the_clock(rf, table, hour, greeting):
    from kring.pages.home import views

    request = rf.get("/")
    request.user, request.at = table.chris, timezone.localtime().replace(hour=hour, minute=30)
    request.session = {}
    assert f"{greeting} Chris" in views.show(request).text


def test_the_first_page_costs_the_same_for_1_and_30_people(table):
    browser = table.client(table.bram)

    def cost():
        with CaptureQueriesContext(connection) as said:
            assert browser.get("/").status_code == 200
        return len(said)

    cost()
    few = cost()
    for number in range(29):
        client_of(table.bram, f"Client {number}", "Bert", "Carla")
    assert cost() == few
    assert few <= 9


@pytest.mark.parametrize(
    ("role", "parts"), [(Role.VOLUNTEER, None), (Role.PROFESSIONAL, [Part.NAMES]), (Role.MEMBER, [Part.NAMES])]
)
def test_who_may_give_no_place_is_not_asked_to_and_not_told_that_everybody_has_one(table, role, parts):
    _, row = client_of(table.bram, "Esra", "Bert", "Greet")
    roles.give(table.chris, row, role, log.Actor(table.dora, timezone.now()), parts)
    browser = table.client(table.chris)
    page = browser.get("/").text
    assert "Esra" in page
    assert "Samen een plek geven" not in page
    assert "geen plek" not in page
    assert "Iedereen heeft een plek" not in page
    for address in re.findall(r'<a class="row[^"]*" href="([^"]+)"', page):
        assert browser.get(address).status_code == 200


def test_who_may_only_look_is_not_asked_to_begin(table):
    _, row = client_of(table.bram, "Esra")
    roles.give(table.chris, row, Role.VOLUNTEER, log.Actor(table.dora, timezone.now()))
    assert "Begin met de namen" not in table.client(table.chris).get("/").text


def before(row, days):
    """The circle began so many days ago."""
    models.Network.objects.filter(pk=row.pk).update(made_at=timezone.now() - timedelta(days=days))


def moment(row, by, review_on):
    actor = log.Actor(by, timezone.now(), Viewer(str(by.pk), Role.OWNER))
    row.refresh_from_db()
    moments.keep(row, f"m{models.Moment.objects.count()}", "", row.version, actor, review_on)


def test_a_map_is_looked_at_again_after_three_months_or_on_the_day_that_was_agreed(table):
    esra, row = client_of(table.bram, "Esra", "Bert", wish="Naar zee.")
    browser, said = table.client(table.bram), "Tijd om weer te kijken"
    assert said not in browser.get("/").text
    before(row, 93)
    page = browser.get("/").text
    assert said in page and f'href="/n/{row.id}/moments/"' in page and "Een kring is een begin" not in page
    moment(row, esra, timezone.localdate() + timedelta(days=9))
    assert said not in browser.get("/").text, "the day that was agreed on last counts"
    moment(row, esra, timezone.localdate())
    assert said in browser.get("/").text
    moment(row, esra, None)
    assert said not in browser.get("/").text, "who agreed on no day is left alone"


def test_a_map_without_a_wish_is_kindly_said_to_be_only_a_start(table):
    _, row = client_of(table.bram, "Esra", "Bert")
    browser, said = table.client(table.bram), "Hier is een kring, en nog geen wens."
    assert said not in browser.get("/").text
    before(row, 31)
    assert said in browser.get("/").text and f'href="/n/{row.id}/says/?show=1#wishes"' in browser.get("/").text
    roles.give(table.chris, row, Role.VOLUNTEER, log.Actor(table.dora, timezone.now()))
    assert said not in table.client(table.chris).get("/").text


@pytest.mark.parametrize(("agent", "room"), [("Mozilla/5.0", "circle"), ("Mozilla/5.0 (Android 14) Mobile", "names")])
def test_a_client_reads_at_home_that_it_is_time_to_look_again(table, agent, room):
    esra, row = client_of(table.bram, "Esra", "Bert")
    layout = next(iter(loader.layouts().values()))
    act = Act("place", (Place(layout.id, "bert", None, Placement(layout.ring[0].id, layout.sector[0].id)),))
    networks.change(row.id, act, log.Actor(table.bram, timezone.now()), 2)
    browser = table.client(esra, headers={"User-Agent": agent})
    home = browser.get("/", follow=True)
    assert f"/{room}/" in home.redirect_chain[0][0] and "Het is tijd om weer naar je kring te kijken." not in home.text
    before(row, 93)
    home = browser.get("/", follow=True).text
    if room == "circle":  # there it comes with the moments, once they are in sight, and costs the circle no query
        assert 'hx-select=".due, .moments"' in home
        home = browser.get(f"/n/{row.id}/moments/").text.split('class="quietstrip due"')[1]
    assert "Het is tijd om weer naar je kring te kijken." in home
