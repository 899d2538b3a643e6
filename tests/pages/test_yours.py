"""Who somebody with an account is on the map: said by whose circle it is, true once they say so, and known to no other.

Then they say yes to what they would do with their own key; the link without an account stands beside it.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from kring.commands import due
from kring.core.access import Part, Role, Verb
from kring.core.changes import Add, Set, removal
from kring.core.network import Action, Passage, Person, Plan, Success, Task, When
from kring.methods import plans
from kring.pages.leave import chapters
from kring.store import accounts, identities, log, models, reminders, roles
from kring.store.opened import Opened
from tests.pages.conftest import Table, do, value

CORRIE, BAS = Person("corrie", "Corrie", rank=1.0), Person("bas", "Bas", rank=2.0)
NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)
DOCTOR = Action("a", "Mee naar de dokter", by="corrie", is_chosen=True, on=When(2026, 12, 3), where="De Brink")
OTHERS = Action("b", "Kanarie van Bas", by="bas", is_chosen=True, on=When(2026, 12, 3))
KIND = next(id for id, one in plans.kinds().items() if any(part.holds == "tasks" for part in one.part))


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(CORRIE), Add(BAS), Add(DOCTOR), Add(OTHERS), Add(Plan("p", KIND)))
    do(table, Add(Task("t", "p", "tasks", "De bloemen", by="bas", next="corrie")))
    given(table, table.chris)
    return table.client(table.anna)


def given(table: Table, user: models.User, parts=(Part.NAMES, Part.PLAN), role=Role.FRIEND) -> models.Role:
    return roles.give(user, table.row, role, log.Actor(table.anna, table.row.made_at), parts, looks=parts)


def say(table: Table, browser: Client, person: str, user: models.User | None = None):
    role = models.Role.objects.get(user=user or table.chris, network=table.row)
    return browser.post(f"/n/{table.row.pk}/sharing/role/{role.pk}/is/", {"person": person})


def page(table: Table, browser: Client, status: int = 200) -> str:
    answer = browser.get(f"/n/{table.row.pk}/yours/")
    assert answer.status_code == status
    return answer.content.decode()


def agrees(table: Table, anna: Client) -> Client:
    chris = table.client(table.chris)
    say(table, anna, "corrie")
    chris.post(f"/n/{table.row.pk}/yours/is/", {"person": "corrie", "yes": "1"})
    return chris


def says(table: Table, browser: Client, id: str, shelf: str = "actions", how: str = "yes"):
    mark = re.search(rf'name="id" value="{id}"><input type="hidden" name="mark" value="(\w+)"', page(table, browser))
    sent = {"shelf": shelf, "id": id, "mark": mark[1] if mark else "", how: "1"}
    return browser.post(f"/n/{table.row.pk}/yours/say/", sent)


def test_who_it_is_holds_only_once_both_say_so(anna, table):
    chris = table.client(table.chris)
    assert "Er is jou nu niets gevraagd." in page(table, chris)
    for _ in range(3):
        assert say(table, anna, "corrie").status_code == 302
    assert models.Identity.objects.count() == 1
    asked = page(table, chris)
    assert "Ben jij Corrie op de kaart?" in asked and "dokter" not in asked.partition("<main")[2]
    assert says(table, chris, "a").status_code == 409 and not value(table).actions["a"].is_confirmed
    for _ in range(3):
        chris.post(f"/n/{table.row.pk}/yours/is/", {"person": "corrie", "yes": "1"})
    shown = page(table, chris).partition("<main")[2]
    assert "Mee naar de dokter" in shown and "3 december" in shown and "Kanarie" not in shown
    assert "Chris is op de kaart: Corrie" in anna.get(f"/n/{table.row.pk}/sharing/").content.decode()
    assert "Wat jou is gevraagd" in chris.get(f"/n/{table.row.pk}/plan/").content.decode()


def test_their_own_yes_counts_at_once_although_they_only_look_and_can_be_taken_back(anna, table):
    chris = agrees(table, anna)
    for _ in range(3):
        assert says(table, chris, "a").status_code == 302
    assert value(table).actions["a"].is_confirmed
    assert models.Act.objects.filter(by=None).count() == 1
    says(table, chris, "t", "tasks")
    assert value(table).tasks["t"].is_agreed
    says(table, chris, "a", how="no")
    assert not value(table).actions["a"].is_confirmed
    assert "Wie gevraagd is" in anna.get(f"/n/{table.row.pk}/history/").content.decode()


def test_nobody_says_yes_to_what_is_anothers_or_was_changed_while_they_read(anna, table):
    chris = agrees(table, anna)
    assert says(table, chris, "b").status_code == 409 and not value(table).actions["b"].is_confirmed
    mark = re.search(r'name="mark" value="(\w+)"', page(table, chris))[1]
    do(table, Set("actions", "a", "where", "De Brink", "Het ziekenhuis"))
    sent = {"shelf": "actions", "id": "a", "mark": mark, "yes": "1"}
    again = chris.post(f"/n/{table.row.pk}/yours/say/", sent)
    assert again.status_code == 409 and "Het ziekenhuis" in again.content.decode()
    assert not value(table).actions["a"].is_confirmed


def test_only_whose_circle_it_is_says_who_somebody_is(anna, table):
    roles.give(table.dora, table.row, Role.PROXY, log.Actor(table.anna, timezone.now()))
    dora = table.client(table.dora)
    say(table, dora, "corrie")
    assert not models.Identity.objects.exists()
    assert "Wie is Chris op de kaart?" not in dora.get(f"/n/{table.row.pk}/sharing/").content.decode()
    assert say(table, table.client(table.chris), "corrie").status_code == 403
    assert say(table, table.client(table.bram), "corrie").status_code == 403
    say(table, anna, "nobody")
    assert not models.Identity.objects.exists()


def test_one_person_is_one_account_and_a_no_leaves_nothing_to_say(anna, table):
    given(table, table.dora)
    chris = agrees(table, anna)
    say(table, anna, "corrie", table.dora)
    assert models.Identity.objects.get().user == table.chris
    chris.post(f"/n/{table.row.pk}/yours/is/", {"person": "corrie", "no": "1"})
    assert "dokter" not in page(table, chris).partition("<main")[2]
    assert "Chris zegt: dat is een ander" in anna.get(f"/n/{table.row.pk}/sharing/").content.decode()
    assert says(table, chris, "a").status_code == 409


def test_either_ends_it_and_a_late_answer_meets_nothing(anna, table):
    chris = agrees(table, anna)
    chris.post(f"/n/{table.row.pk}/yours/is/", {"end": "1"})
    assert not models.Identity.objects.exists()
    agrees(table, anna)
    say(table, anna, "")
    assert not models.Identity.objects.exists()
    chris.post(f"/n/{table.row.pk}/yours/is/", {"person": "corrie", "yes": "1"})
    assert not models.Identity.objects.exists() and says(table, chris, "a").status_code == 409


def test_who_became_confidential_is_nobodys_to_be(anna, table):
    chris = agrees(table, anna)
    do(table, Set("people", "corrie", "confidential", False, True))
    shown = page(table, chris)
    assert "Corrie" not in shown and "dokter" not in shown and says(table, chris, "a").status_code == 409


def test_whose_role_ended_says_nothing_any_more(anna, table):
    chris = agrees(table, anna)
    role = models.Role.objects.get(user=table.chris)
    anna.post(f"/n/{table.row.pk}/sharing/role/{role.pk}/end/")
    assert page(table, chris, 404) and says(table, table.client(table.anna), "a").status_code == 409


OTHERS_SEE = ("plan/", "yours/", "names/", "people/corrie/", "history/")


def seen(table: Table, where: str) -> str:
    return table.client(table.bram).get(f"/n/{table.row.pk}/{where}").content.decode()


def test_nobody_else_learns_who_is_who(anna, table):
    before = {where: seen(table, where) for where in OTHERS_SEE}
    says(table, agrees(table, anna), "a")
    after = {where: seen(table, where) for where in OTHERS_SEE}
    assert before["plan/"].count("nog niet afgesproken") == 1 + after["plan/"].count("nog niet afgesproken")
    assert [page.count("Chris") for page in after.values()] == [page.count("Chris") for page in before.values()]


def test_it_stands_in_the_book_of_everything_and_goes_with_whom_it_is_about(anna, table):
    agrees(table, anna)
    row, at = models.Network.objects.get(pk=table.row.pk), timezone.now()
    viewer = roles.viewer(next(one for one in roles.shared(row) if one.user == table.anna), at)
    opened = Opened(row, viewer, log.Actor(table.anna, at, viewer=viewer), Part.COPY, Verb.SEE)
    assert "Corrie: zei ja" in repr(chapters._identities(opened))
    do(table, *removal(value(table), "corrie"))
    models.Network.objects.update(changed_at=timezone.now() - timedelta(hours=2))
    assert identities.prune(timezone.now()) == 1 and not models.Identity.objects.exists()


def test_who_is_here_no_longer_is_nobody_on_the_map(anna, table):
    agrees(table, anna)
    now = timezone.now()
    models.Role.objects.filter(user=table.chris).update(ends_at=now - timedelta(minutes=30))
    assert identities.prune(now) == 0, "who was stopped by mistake is who they were"
    another = given(table, table.chris)
    assert identities.prune(now + timedelta(hours=2)) == 0, "another role stands"
    models.Role.objects.filter(pk=another.pk).update(ends_at=now)
    assert identities.prune(now + timedelta(hours=2)) == 1 and not models.Identity.objects.exists()


def test_who_agreed_is_mailed_in_the_week_of_it_and_nobody_whom_it_does_not_concern(anna, table):
    agrees(table, anna)
    given(table, table.dora)
    for user in (table.chris, table.dora):
        accounts.prove(user, user.email, NOON - timedelta(days=300))
    models.Role.objects.update(begins_at=NOON - timedelta(days=90))
    for _ in range(3):
        reminders.send(NOON, due._mail)
    (sent,) = [one for one in mail.outbox if one.to == [table.chris.email]]
    assert not [one for one in mail.outbox if one.to == [table.dora.email]]
    assert "/yours/" in sent.body and not re.search("dokter|Corrie|Anna|Kanarie", sent.subject + sent.body)
    assert reminders.send(NOON + timedelta(days=8), due._mail) == 0


def test_who_wants_no_mail_gets_none_nor_who_showed_no_address_nor_what_they_may_not_see(anna, table):
    chris = agrees(table, anna)
    models.Role.objects.update(begins_at=NOON - timedelta(days=90))
    assert reminders.send(NOON, due._mail) == 0
    accounts.prove(table.chris, table.chris.email, NOON - timedelta(days=300))
    chris.post(f"/n/{table.row.pk}/yours/mails/", {"off": "1"})
    assert reminders.send(NOON, due._mail) == 0
    chris.post(f"/n/{table.row.pk}/yours/mails/", {"on": "1"})
    models.Role.objects.filter(user=table.chris).update(parts=["names"])
    assert reminders.send(NOON, due._mail) == 0
    models.Role.objects.filter(user=table.chris).update(parts=["names", "plan"])
    assert reminders.send(NOON, due._mail) == 1


def test_who_asks_how_it_goes_is_mailed_when_nobody_told(anna, table):
    agrees(table, anna)
    accounts.prove(table.chris, table.chris.email, NOON - timedelta(days=300))
    models.Role.objects.update(begins_at=NOON - timedelta(days=90))
    do(table, Set("actions", "a", "by", "corrie", None), Set("actions", "b", "checks", None, "corrie"))
    assert reminders.send(NOON, due._mail) == 0
    assert reminders.send(NOON + timedelta(days=5), due._mail) == 1


def test_the_page_takes_as_many_queries_however_much_is_asked(anna, table, django_assert_max_num_queries):
    chris = agrees(table, anna)
    do(table, *(Add(Action(f"n{n}", f"Iets {n}", by="corrie", is_chosen=True)) for n in range(30)))
    with django_assert_max_num_queries(8):
        shown = page(table, chris)
    assert shown.count("Ja, dat doe ik") == 32


def test_who_stands_in_a_photo_says_yes_to_it_with_their_own_account_and_takes_it_back(anna, table):
    both = Success("s", "Taart gebakken", photo="photo-of-cake", people=("corrie", "bas"), consents=("bas",))
    do(table, Add(both), Add(Success("u", "Zonder Corrie", photo="photo-of-bas", people=("bas",))))
    chris = agrees(table, anna)
    shown = page(table, chris)
    assert "Taart gebakken" in shown and "photo-of-cake" not in shown and "Zonder Corrie" not in shown
    for _ in range(2):
        assert says(table, chris, "s", "successes").status_code == 302
    assert value(table).successes["s"].consents == ("bas", "corrie")
    says(table, chris, "s", "successes", how="no")
    assert value(table).successes["s"].consents == ("bas",)
    assert says(table, chris, "u", "successes").status_code == 409


def test_a_yes_to_a_photo_is_no_yes_to_another_that_came_in_its_place(anna, table):
    do(table, Add(Success("s", "Taart gebakken", photo="photo-of-cake", people=("corrie",))))
    chris = agrees(table, anna)
    mark = re.search(r'name="id" value="s"><input type="hidden" name="mark" value="(\w+)"', page(table, chris))[1]
    do(table, Set("successes", "s", "photo", "photo-of-cake", "another-photo"))
    sent = {"shelf": "successes", "id": "s", "mark": mark, "yes": "1"}
    assert chris.post(f"/n/{table.row.pk}/yours/say/", sent).status_code == 409
    assert value(table).successes["s"].consents == ()


def test_a_carer_says_with_their_own_account_whether_others_read_how_it_is_for_them_and_takes_it_back(anna, table):
    """M11, R109: at once, although they only look, and nobody who may not read it learns of it."""
    tired = {"ask": "care-scan:feels", "words": "Kanarie: ik ben moe", "people": ("corrie",), "is_theirs": True}
    do(
        table,
        Add(Plan("scan", "care-scan")),
        Add(Passage("scan~carers", "scan", "care-scan:carers", people=("corrie",))),
    )
    do(
        table,
        Add(Passage("scan~feels~corrie", "scan", **tired)),
        Add(Passage("x", "scan", **tired | {"people": ("bas",)})),
    )
    given(table, table.dora)
    chris, dora, here = agrees(table, anna), table.client(table.dora), f"/n/{table.row.pk}/plans/scan/"
    shown = page(table, chris)
    assert shown.count('<p dir="auto">Wat is er zwaar, en wat is er mooi? Kanarie') == 1 and "Nee, liever niet" in shown
    assert "Kanarie: ik" not in dora.get(here).content.decode() and "Kanarie: ik" not in page(table, dora)
    assert says(table, chris, "scan", "passages").status_code == 302
    (said,) = [one for one in value(table).passages.values() if one.is_agreed is not None]
    assert (said.people, said.is_agreed, said.asked_by) == (("corrie",), True, "")
    assert "Kanarie: ik ben moe" in dora.get(here).content.decode()
    assert "Zei dit zelf op" in anna.get(here).content.decode()
    assert says(table, chris, "scan", "passages", how="no").status_code == 302
    assert "Kanarie: ik" not in dora.get(here).content.decode() and "Je zei nee." in page(table, chris)
    assert says(table, dora, "scan", "passages").status_code == 409
