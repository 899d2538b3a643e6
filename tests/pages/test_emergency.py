"""A professional opens what cannot wait: for a few hours, to look, told at once or withheld by name, and reviewed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kring.core import network
from kring.core.access import Part, Role
from kring.core.changes import Add
from kring.store import accounts, log, models, positions, roles
from tests.pages.conftest import do

WHY = {"why": "danger", "reason": "The neighbour called about smoke.", "hours": "4"}


@pytest.fixture
def office(table):
    """Bram and Els work for the organisation that keeps Anna's circle; Kees looks after it. Bram has no share."""
    by = log.Actor(None, timezone.now() - timedelta(hours=1))
    table.here, table.kees = positions.found("Here", "Kees", "kees@example.org", by)
    models.Network.objects.filter(pk=table.row.pk).update(organisation=table.here)
    positions.give(table.bram, table.here, Role.PROFESSIONAL, by)
    models.Role.objects.filter(user=table.bram).delete()
    do(table, Add(network.Person("corrie", "Corrie")), Add(network.Person("dirk", "Dirk", confidential=True)))
    return table


def at(table, path=""):
    return f"/n/{table.row.pk}/{path}"


def take(table, user=None, **more):
    return table.client(user or table.bram).post(at(table, "emergency/"), WHY | more)


def told(table, path):
    return table.client(table.anna).get(at(table, path)).content.decode()


def test_it_opens_what_the_role_sees_only_to_look_and_nobody_confidential(office):
    bram = office.client(office.bram)
    assert bram.get(at(office, "names/")).status_code == 404
    assert take(office).status_code == 302
    shown = bram.get(at(office, "names/"))
    assert shown.status_code == 200 and "Corrie" in shown.content.decode() and "Dirk" not in shown.content.decode()
    assert bram.post(at(office, "names/add/"), {"name": "X", "version": "2"}).status_code == 403
    assert {bram.get(at(office, path)).status_code for path in ("history/", "files/copy/", "mine/", "sharing/")} == {
        403
    }
    line = models.Line.objects.filter(user=office.bram, deed="read", part="names", outcome="done").get()
    assert line.rule == "break_glass" and line.role_row


def test_it_needs_a_reason_and_ends_by_itself(office):
    assert take(office, reason=" ").status_code == 422
    assert not models.Emergency.objects.exists()
    take(office)
    assert b"smoke" not in bytes(models.Role.objects.get(is_emergency=True).agreed)
    models.Role.objects.filter(is_emergency=True).update(ends_at=timezone.now())
    assert office.client(office.bram).get(at(office, "names/")).status_code == 404


def test_the_client_is_told_at_once_on_every_page_until_they_read_it(office):
    assert "omdat het niet kon wachten" not in told(office, "circle/")
    take(office)
    assert "omdat het niet kon wachten" in told(office, "circle/")
    page = told(office, "mine/emergencies/")
    assert "Bram" in page and "Iemand is in gevaar" in page and "smoke" not in page
    looked = told(office, "looked/")
    assert "Opende de kring bij een noodgeval." in looked and "Bram" in looked
    assert "Liet zichzelf binnen, voor een paar uur." in looked
    office.client(office.bram).post(at(office, "emergency/end/"))
    looked = told(office, "looked/")
    assert "Ging weer weg." in looked and "Haalde de toegang van iemand weg." not in looked
    office.client(office.anna).post(at(office, "mine/emergencies/seen/"))
    assert "omdat het niet kon wachten" not in told(office, "circle/")


def test_it_is_kept_quiet_by_name_for_a_while_and_told_afterwards_and_a_reviewer_knows(office):
    day = timezone.localdate() + timedelta(days=30)
    assert take(office, is_quiet="on").status_code == 422
    assert take(office, is_quiet="on", quiet_why="x", until=str(day + timedelta(days=90))).status_code == 422
    take(office, is_quiet="on", quiet_why="He reads along with her.", until=str(day))
    office.client(office.bram).get(at(office, "names/"))
    pages = ("circle/", "mine/emergencies/", "looked/", "looked/?by=all", "sharing/", "history/", "mine/")
    assert not any("Bram" in told(office, path) for path in pages)
    assert "omdat het niet kon wachten" not in told(office, "circle/")
    review = office.client(office.kees).get(f"/manage/at/{office.here.pk}/emergencies/").content.decode()
    assert "He reads along" in review and "Bram" in review and "smoke" in review
    held = models.Withholding.objects.get()
    office.client(office.kees).post(f"/manage/at/{office.here.pk}/emergencies/held-back/{held.pk}/end/")
    assert all("Bram" in told(office, path) for path in ("mine/emergencies/", "looked/"))


def test_another_reviews_it_and_never_who_did_it(office):
    positions.give(office.bram, office.here, Role.ADMINISTRATOR, log.Actor(None, timezone.now()))
    take(office)
    one = models.Emergency.objects.get()
    address = f"/manage/at/{office.here.pk}/emergencies/{one.pk}/judge/"
    assert office.client(office.bram).post(address, {"verdict": "fine"}).status_code == 403
    assert office.client(office.kees).post(address, {"verdict": "breach"}).status_code == 302
    office.client(office.kees).post(address, {"verdict": "fine"})
    one.refresh_from_db()
    assert (one.verdict, one.reviewed_by) == ("breach", office.kees)
    assert "Kees" in told(office, "mine/emergencies/")


@pytest.mark.parametrize("who", ["chris", "dora", "anna", "kees"])
def test_nobody_else_can(office, who):
    assert take(office, getattr(office, who)).status_code in (403, 404)
    assert not models.Emergency.objects.exists()


def test_who_works_here_with_less_than_they_need_is_led_there_from_the_closed_door(office):
    by = log.Actor(office.anna, timezone.now() - timedelta(minutes=1))
    roles.give(office.chris, office.row, Role.PROFESSIONAL, by, [Part.NAMES])
    chris = office.client(office.chris)
    assert at(office, "emergency/") in chris.get(at(office, "circle/")).content.decode()
    assert take(office, office.chris).status_code == 302
    assert chris.get(at(office, "circle/")).status_code == 200


def test_whose_circle_it_is_is_found_by_the_whole_name_only_and_that_is_told(office):
    bram = office.client(office.bram)
    assert bram.post("/emergency/", {"name": "Ann"}).status_code == 422
    assert bram.post("/emergency/", {"name": "anna"}).url == at(office, "emergency/")
    assert models.Line.objects.filter(network_id=office.row.pk, deed="search", user=office.bram).count() == 1
    assert office.client(office.chris).get("/emergency/").status_code == 404


def test_that_somebody_looked_is_held_back_longer_and_told_by_a_professional_of_their_own(office):
    by = log.Actor(office.anna, timezone.now() - timedelta(minutes=1))
    els = accounts.make("Els")
    roles.give(els, office.row, Role.CARE_PROVIDER, by)
    page, day = at(office, "held-back/"), timezone.localdate() + timedelta(days=20)
    client = office.client(els)
    assert client.post(page, {"what": "log", "why": "", "until": str(day)}).status_code == 422
    assert client.post(page, {"what": "log", "why": "He reads along.", "until": str(day)}).status_code == 302
    client.get(at(office, "names/"))
    assert "Els" not in told(office, "looked/").partition("stitched")[2]
    one = models.Withholding.objects.get()
    assert b"reads along" not in bytes(one.why)
    later = str(day + timedelta(days=30))
    assert client.post(f"{page}{one.pk}/extend/", {"until": later}).status_code == 302
    assert office.client(office.kees).post(f"{page}{one.pk}/end/").status_code == 404
    assert client.post(f"{page}{one.pk}/end/").status_code == 302
    assert "Els" in told(office, "looked/").partition("stitched")[2]


def test_nobody_looks_for_a_circle_before_a_second_key_was_shown(office, settings):
    settings.SECOND_FACTOR = True
    for answer in (
        office.client(office.bram).get("/emergency/"),
        office.client(office.bram).post("/emergency/", {"name": "Anna"}),
    ):
        assert answer.status_code == 302 and "/accounts/second/" in answer.headers["Location"]


def test_who_was_stopped_and_looked_in_an_emergency_can_be_let_in_again(office):
    given = roles.give(office.bram, office.row, Role.PROFESSIONAL, log.Actor(office.anna, timezone.now()))
    anna, bram, again = office.client(office.anna), office.client(office.bram), f"sharing/role/{given.pk}/again/"
    anna.post(at(office, f"sharing/role/{given.pk}/end/"))
    assert take(office).status_code == 302
    assert again in told(office, "sharing/")
    for _ in range(2):  # a second press is the same yes
        anna.post(at(office, again))
    assert bram.get(at(office, "history/")).status_code == 200
    assert bram.post(at(office, "emergency/end/")).status_code == 302
    assert bram.get(at(office, "history/")).status_code == 200, "what was shared does not end with the emergency"
    assert models.Role.objects.filter(user=office.bram, is_emergency=False, ends_at=None).count() == 1
    assert again not in told(office, "sharing/")


def test_who_was_stopped_looked_in_an_emergency_and_left_can_still_be_let_in_again(office):
    given = roles.give(office.bram, office.row, Role.PROFESSIONAL, log.Actor(office.anna, timezone.now()))
    anna, bram, again = office.client(office.anna), office.client(office.bram), f"sharing/role/{given.pk}/again/"
    take(office)
    bram.post(at(office, "emergency/end/"))
    assert bram.get(at(office, "history/")).status_code == 200
    anna.post(at(office, f"sharing/role/{given.pk}/end/"))
    assert bram.get(at(office, "names/")).status_code == 404
    assert again in told(office, "sharing/")
    anna.post(at(office, again))
    assert bram.get(at(office, "history/")).status_code == 200


def test_who_may_see_what_says_beforehand_who_could_open_more_when_it_cannot_wait(office):
    page, said = told(office, "sharing/"), f'href="{at(office, "mine/emergencies/")}"'
    assert "Als het niet kan wachten, mag een professional van Here even meer zien." in page and said in page
    models.Network.objects.filter(pk=office.row.pk).update(organisation=None)
    assert said not in told(office, "sharing/")  # of nobody's organisation, and no professional has a key
    by = log.Actor(office.anna, timezone.now())
    roles.give(office.bram, office.row, Role.PROFESSIONAL, by, [Part.NAMES])
    assert "mag een professional met een sleutel even meer zien." in told(office, "sharing/")
