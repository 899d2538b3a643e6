"""R094: who comes for the first time meets, and reads nothing of the file before that."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kring.core import days
from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.network import Event, Person, Trajectory, Wish
from kring.store import invitations, log, models, roles
from tests.pages.conftest import Table, do, value, version
from tests.pages.test_trajectories import begun, leaves, legs, page, runs, send

MEETING, ATLAS = "s02-meeting", "s05-network-atlas"
SECRETS = ("Joke", "Zij drinkt weer", "Naar zee", "De verhuizing")
ROOMS = ("names/", "circle/", "story/", "says/", "plan/", "plans/", "life/", "moments/", "files/", "wall/")


@pytest.fixture
def anna(table: Table):
    story = Set("network", "n", "story", "", "Zij drinkt weer")
    do(table, Add(Person("joke", "Joke")), story, Add(Wish("w", "Naar zee")), Add(Event("e", "De verhuizing")))
    return table.client(table.anna)


def comes(table: Table, **more) -> models.Role:
    """Chris is asked in to work with Anna, and says yes."""
    by = log.Actor(table.anna, timezone.now() - timedelta(minutes=1))
    agreed = invitations.Agreed("Chris", Role.PROFESSIONAL, frozenset(Part) - {Part.SHARES, Part.LOG}, **more)
    token = invitations.make(table.row, agreed, by)
    given = invitations.accept(token, table.chris, log.Actor(table.chris, timezone.now() - timedelta(seconds=1)))
    assert given is not None
    return given


def closed(table: Table, browser) -> bool:
    """Whether no room of the circle opens; what was told before is in no answer."""
    found = set()
    for room in ROOMS:
        answer = browser.get(f"/n/{table.row.pk}/{room}", follow=True)
        found.add(answer.status_code)
        if answer.status_code == 403:
            words = answer.content.decode()
            assert "Eerst ontmoeten, dan pas lezen" in words and not any(one in words for one in SECRETS), room
    assert found in ({403}, {200}), found
    return found == {403}


def test_a_new_guide_who_meets_first_opens_no_room_and_finds_only_a_name(anna, table):
    comes(table, meets_first=True)
    chris = table.client(table.chris)
    assert closed(table, chris)
    shown = page(table, chris, "meet/")
    assert "Anna" in shown and not any(one in shown for one in SECRETS)
    home = chris.get("/").content.decode()
    assert f'href="/n/{table.row.pk}/trajectories/meet/"' in home and not any(one in home for one in SECRETS)
    assert "Anna" in chris.get("/accounts/circles/").content.decode()


def test_to_who_has_no_role_the_meeting_is_as_absent_as_the_file(anna, table):
    comes(table, meets_first=True)
    dora = table.client(table.dora)
    for where in (
        f"/n/{table.row.pk}/trajectories/meet/",
        f"/n/{table.row.pk}/story/",
        "/n/nothing/trajectories/meet/",
    ):
        assert dora.get(where).status_code == 404


def test_saying_that_they_met_opens_what_was_shared(anna, table):
    given = comes(table, meets_first=True)
    chris = table.client(table.chris)
    answer = chris.post(f"/n/{table.row.pk}/trajectories/meet/done/")
    assert answer["Location"] == f"/n/{table.row.pk}/circle/"
    assert not closed(table, chris) and chris.get(f"/n/{table.row.pk}/trajectories/meet/").status_code == 403
    given.refresh_from_db()
    assert given.read_by == table.chris and roles.read_because(given) == ""
    assert "bekeken voor jullie" not in anna.get(f"/n/{table.row.pk}/sharing/").content.decode()


def test_reading_before_meeting_asks_a_reason_that_the_client_finds(anna, table):
    given = comes(table, meets_first=True)
    chris = table.client(table.chris)
    again = chris.post(f"/n/{table.row.pk}/trajectories/meet/read/", {"reason": "  "})
    assert again.status_code == 422 and "Zeg in een paar woorden waarom je eerst leest." in again.content.decode()
    assert closed(table, chris)
    lines = models.Line.objects.filter(deed=models.Deed.CHANGE_ROLE, user=table.chris)
    before = lines.count()
    chris.post(f"/n/{table.row.pk}/trajectories/meet/read/", {"reason": "Er is brand geweest"})
    assert not closed(table, chris) and lines.count() == before + 1
    given.refresh_from_db()
    assert b"brand" not in bytes(given.read_because)
    shown = anna.get(f"/n/{table.row.pk}/sharing/").content.decode()
    assert "Chris las voordat jullie elkaar ontmoetten" in shown and "Er is brand geweest" in shown
    roles.meet_first(table.row, table.chris, log.Actor(table.anna, timezone.now()))
    given.refresh_from_db()
    assert given.is_unread and given.read_because is None and closed(table, chris)
    assert "Er is brand geweest" not in anna.get(f"/n/{table.row.pk}/sharing/").content.decode()


def test_the_client_sees_who_meets_first_and_opens_it_at_once(anna, table):
    given = comes(table, meets_first=True)
    chris = table.client(table.chris)
    shown = anna.get(f"/n/{table.row.pk}/sharing/").content.decode()
    assert "Chris ontmoet je eerst, en leest nog niets." in shown
    address = f"/n/{table.row.pk}/sharing/role/{given.pk}/read/"
    assert chris.post(address).status_code == 403 and closed(table, chris)
    assert address in shown and anna.post(address).status_code == 302
    assert not closed(table, chris)


def test_the_client_asks_for_it_when_she_asks_somebody_in_and_may_change_it(anna, table):
    form = {"name": "Chris", "role": "professional", "doing": "thinks", "long": "year", "meets_first": "on"}
    assert "meets_first" in anna.get(f"/n/{table.row.pk}/sharing/invite/").content.decode()
    assert anna.post(f"/n/{table.row.pk}/sharing/invite/", form).status_code == 302
    made = anna.get(f"/n/{table.row.pk}/sharing/made/").content.decode()
    chris = table.client(table.chris)
    chris.post(re.search(r"/invitation/[\w~.-]+/", made)[0], {"answer": "yes"})
    given = models.Role.objects.get(user=table.chris)
    assert given.is_unread and closed(table, chris)
    change = f"/n/{table.row.pk}/sharing/role/{given.pk}/"
    assert re.search(r'name="meets_first" checked', anna.get(change).content.decode())
    anna.post(change, {"ready": "workers", "doing": "thinks", "long": "year"})
    given.refresh_from_db()
    assert not given.is_unread


def test_family_is_no_guide_and_reads_at_once(anna, table):
    by = log.Actor(table.anna, timezone.now())
    agreed = invitations.Agreed("Chris", Role.FAMILY, frozenset({Part.NAMES}), meets_first=True)
    token = invitations.make(table.row, agreed, by)
    given = invitations.accept(token, table.chris, log.Actor(table.chris, timezone.now()))
    assert given is not None and not given.is_unread


@pytest.mark.parametrize(("way", "step"), [(MEETING, "meet"), (ATLAS, "meet")])
def test_who_begins_the_meeting_of_a_way_reads_nothing_until_it_is_done(anna, table, way, step):
    """The client agrees at once here; what a guide only proposes waits, and closes the file all the same."""
    models.Role.objects.filter(user=table.bram).update(writes_until=timezone.now() + timedelta(days=1))
    bram = table.client(table.bram)
    assert not closed(table, bram)
    one = begun(table, anna, way)
    assert "gaat de kring van Anna voor jou dicht" in page(table, bram, f"{one}/{step}/")
    leg = runs(table, bram, one, step)
    assert closed(table, bram)
    shown = page(table, bram, f"{one}/{step}/")
    assert "Je leest nog niets van Anna." in shown and not any(word in shown for word in SECRETS)
    assert not any(word in page(table, bram, where) for where in ("", f"{one}/") for word in SECRETS)
    said = {"words": "Fijn dat je er was", "on": timezone.localdate().isoformat(), "is_said": "on"}
    kept = send(table, bram, "step/keep", "keep1", trajectory=one, step=step, leg=leg.id, **said)
    assert kept.status_code == 302 and value(table).legs[leg.id].words == "Fijn dat je er was"
    assert leaves(table, bram, one, leg).status_code == 302
    assert not closed(table, bram) and value(table).legs[leg.id].state == "done"


def test_what_was_there_stays_when_who_reads_nothing_writes(anna, table):
    """The form of who sees no people must not take them out of the way that others began."""
    models.Role.objects.filter(user=table.bram).update(writes_until=timezone.now() + timedelta(days=1))
    do(table, Add(Trajectory("t", MEETING, words="Onze weg", people=("joke",), is_unread=True)))
    bram = table.client(table.bram)
    leg = runs(table, bram, "t", "meet")
    assert leaves(table, bram, "t", leg, "back", to="works", reason="later").status_code == 302
    assert closed(table, bram)
    ended = send(table, bram, "end", "end1", trajectory="t", well="Goed", no_look_back="klaar")
    assert ended.status_code == 302 and not closed(table, bram)
    now = value(table).trajectories["t"]
    assert (now.words, now.people, now.well) == ("Onze weg", ("joke",), "Goed")


def test_passing_the_meeting_over_opens_it_with_that_reason(anna, table):
    given = comes(table, meets_first=True)
    roles.let_write(given, timezone.now() + timedelta(days=1), log.Actor(table.anna, timezone.now()))
    chris = table.client(table.chris)
    one = begun(table, chris, MEETING)
    skip = send(table, chris, "step/leave", "skip", trajectory=one, step="meet", how="skipped", reason="Spoed")
    assert skip.status_code == 302 and not closed(table, chris)
    given.refresh_from_db()
    assert roles.read_because(given) == "Spoed"


def test_a_guide_who_only_proposes_meets_without_the_file_too(anna, table):
    comes(table, meets_first=True)
    chris = table.client(table.chris)
    one = begun(table, chris, MEETING)
    send(table, chris, "step/begin", "b1", trajectory=one, step="meet")
    assert closed(table, chris) and "Je leest nog niets van Anna." in page(table, chris, f"{one}/meet/")
    assert legs(table, "meet") == []


def test_who_comes_while_somebody_is_met_comes_without_the_file(anna, table):
    one = begun(table, anna, MEETING)
    leg = runs(table, anna, one, "meet")
    given = comes(table)
    assert given.is_unread and closed(table, table.client(table.chris))
    leaves(table, anna, one, leg, words="Over de tuin", on=timezone.localdate().isoformat())
    assert not closed(table, table.client(table.chris)), "whose circle it is says that they met"
    assert not comes(table).is_unread


def test_the_meeting_is_done_when_its_day_and_the_words_of_whom_one_met_stand_there(anna, table):
    """S02 (004:66-110): no file is opened for it; to go on without either is possible, with a reason that is kept."""
    models.Role.objects.filter(user=table.bram).update(writes_until=timezone.now() + timedelta(days=1))
    bram = table.client(table.bram)
    one = begun(table, anna, MEETING)
    leg = runs(table, bram, one, "meet")
    asked = "Er staat nog niet op welke dag jullie elkaar zagen.", "Er staat nog niet waar het over ging"
    shown = page(table, bram, f"{one}/meet/")
    assert all(words in shown for words in asked) and not any(word in shown for word in SECRETS)
    assert leaves(table, bram, one, leg).status_code == 422 and closed(table, bram)
    told = {"words": "Over de moestuin", "on": timezone.localdate().isoformat(), "is_said": "on"}
    kept = send(table, bram, "step/keep", "keep1", trajectory=one, step="meet", leg=leg.id, **told)
    assert kept.status_code == 302
    assert not any(words in page(table, bram, f"{one}/meet/") for words in asked) and closed(table, bram)
    assert leaves(table, bram, one, leg, **told).status_code == 302 and not closed(table, bram)


def test_a_day_that_was_is_no_deadline_and_one_to_come_is_the_clients(anna, table):
    """R029: who guides writes down when they met; only the client chooses a day that is to come."""
    models.Role.objects.filter(user=table.bram).update(writes_until=timezone.now() + timedelta(days=1))
    bram = table.client(table.bram)
    one = begun(table, anna, MEETING)
    leg = runs(table, bram, one, "meet")
    told = {"trajectory": one, "step": "meet", "leg": leg.id, "words": "Over de tuin"}
    today = timezone.localdate()
    ahead = send(table, bram, "step/keep", "k1", on=(today + timedelta(days=2)).isoformat(), **told)
    assert ahead.status_code == 422 and "kiest de dag" in ahead.content.decode()
    was = send(table, bram, "step/keep", "k2", on=today.isoformat(), **told)
    assert was.status_code == 302 and value(table).legs[leg.id].on is not None


@pytest.mark.parametrize(("way", "step"), [(MEETING, "meet"), (MEETING, "story"), (ATLAS, "strengths")])
def test_at_the_first_meeting_the_story_asks_for_no_request_and_keeps_what_was_told(anna, table, way, step):
    """S02 (004:68-80, 100-110): a story is no request for help."""
    room, asked = f"/n/{table.row.pk}/story/", 'name="tasks_wanted"'
    before = {"interests": "Zingen", "tasks_wanted": "boodschappen"}
    assert anna.post(f"{room}tell/", {**before, "act": "a", "version": version(table)}).status_code == 302
    one = begun(table, anna, way)
    leg = runs(table, anna, one, step, reason="Zo komt het uit")
    assert asked not in anna.get(room).content.decode()
    later = {"interests": "Koken", "story": "Ooit …", "act": "b", "version": version(table)}
    assert anna.post(f"{room}tell/", later).status_code == 302
    owner = value(table).owner
    assert (owner.interests, owner.tasks_wanted) == ("Koken", ("boodschappen",)), "what nobody asked stays"
    stale = {**before, "tasks_wanted": "tuin", "act": "c", "version": version(table)}
    assert anna.post(f"{room}tell/", stale).status_code == 302
    assert value(table).owner.tasks_wanted == ("tuin",), "what was typed on a page that was open is kept"
    leaves(table, anna, one, leg, reason="Klaar")
    assert asked not in anna.get(room).content.decode(), "between two steps of the meeting it is the meeting still"
    do(table, Set("trajectories", one, "ended_on", None, days.on(timezone.localdate())))
    assert asked in anna.get(room).content.decode()


def test_from_the_meeting_the_atlas_is_one_tap_away(anna, table):
    one = begun(table, anna, MEETING)
    runs(table, anna, one, "strengths", reason="Zo komt het uit")
    assert "/library/s05-network-atlas/" in page(table, anna, f"{one}/strengths/")


def test_who_guides_adds_nothing_to_the_story_at_a_first_meeting(anna, table):
    """S02 (004:100-110): the story stays with who tells it; a professional who writes at once does not either."""
    models.Role.objects.filter(user=table.bram).update(writes_until=timezone.now() + timedelta(days=1))
    bram = table.client(table.bram)
    one = begun(table, anna, MEETING)
    runs(table, anna, one, "story", reason="Zo komt het uit")
    room = f"/n/{table.row.pk}/story/"
    assert 'name="story"' not in bram.get(room).content.decode() and 'name="story"' in anna.get(room).content.decode()
    told = {"interests": "Zingen", "story": "Verzonnen", "act": "a"}
    bram.post(f"{room}tell/", {**told, "version": version(table)})
    assert value(table).story == "Zij drinkt weer"
    assert anna.post(f"{room}tell/", {**told, "act": "b", "version": version(table)}).status_code == 302
    assert value(table).story == "Verzonnen"


def test_what_works_is_three_things(anna, table):
    one = begun(table, anna, MEETING)
    leg = runs(table, anna, one, "works", reason="Zo komt het uit")
    room = f"/n/{table.row.pk}/story/tell/"
    anna.post(room, {"interests": "Zingen", "act": "a", "version": version(table)})
    two = leaves(table, anna, one, leg)
    assert two.status_code == 422 and "nog geen drie dingen" in two.content.decode()
    anna.post(room, {"interests": "Zingen", "talents": "Koken\nLuisteren", "act": "b", "version": version(table)})
    assert leaves(table, anna, one, leg).status_code == 302
