"""Asking somebody in, what they then see, and taking it back."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from kring.core.access import Part, Role
from kring.core.changes import Add, Set
from kring.core.network import Person
from kring.store import accounts, invitations, log, models, roles
from tests.pages.conftest import PASSWORD, do

ADDRESS = "/accounts/address/"
CARLA = {"name": "Carla", "role": "family", "ready": "", "doing": "thinks", "long": "year", "reason": "Zij is mijn zus"}


def invited(table, **more) -> str:
    """The address that Anna gets for somebody."""
    anna = table.client(table.anna)
    answer = anna.post(f"/n/{table.row.pk}/sharing/invite/", CARLA | more, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    words = answer.content.decode()
    return "/invitation/" + words.split("/invitation/")[1].split("<")[0].strip()


def came_in(table, **more) -> Client:
    """Somebody new who said yes."""
    guest = Client()
    answer = guest.post(invited(table, **more), {"name": "Carla", "email": "carla@example.org"})
    assert answer["Location"] == ADDRESS, answer.content.decode()
    assert guest.post(ADDRESS, {"code": mailed()})["Location"] == f"/n/{table.row.pk}/circle/"
    return guest


def mailed() -> str:
    """The code in the newest mail."""
    return re.search(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, re.MULTILINE)[0]


def test_who_is_asked_in_sees_what_was_shared_and_nothing_else(table):
    guest = came_in(table)
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 200
    assert guest.get(f"/n/{table.row.pk}/story/").status_code == 403
    assert guest.get(f"/n/{table.row.pk}/sharing/").status_code == 403


def test_taking_back_holds_on_the_next_request_in_every_browser(table):
    guest = came_in(table)
    elsewhere = table.client(models.User.objects.get(email="carla@example.org"))
    page = f"/n/{table.row.pk}/circle/"
    assert {guest.get(page).status_code, elsewhere.get(page).status_code} == {200}
    role = models.Role.objects.get(user__email="carla@example.org")
    table.client(table.anna).post(f"/n/{table.row.pk}/sharing/role/{role.pk}/end/")
    assert {guest.get(page).status_code, elsewhere.get(page).status_code} == {404}


def test_a_link_works_once(table):
    address = invited(table)
    assert Client().post(address, {"name": "Carla"}).status_code == 302
    late = Client().get(address)
    assert late.status_code == 404 and "Anna" not in late.content.decode()
    assert Client().post(address, {"name": "Chris"}).status_code == 404
    assert models.Role.objects.filter(role="family").count() == 1


def test_a_link_that_was_taken_back_tells_nobody_whose_it_was(table):
    address = invited(table)
    anna = table.client(table.anna)
    waiting = invitations.waiting(table.row, timezone.now())
    anna.post(f"/n/{table.row.pk}/sharing/invitation/{waiting[0].row.pk}/end/")
    gone = Client().get(address)
    assert gone.status_code == 404 and "Anna" not in gone.content.decode()


def test_a_link_is_too_old_after_two_weeks(table):
    by = log.Actor(table.anna, timezone.now() - timedelta(days=15))
    token = invitations.make(table.row, invitations.Agreed("Carla", Role.FAMILY, frozenset({Part.CIRCLE})), by)
    assert Client().get(f"/invitation/{token}/").status_code == 404


def test_whoever_lost_the_circle_lets_nobody_in_any_more(table):
    proxy = roles.give(table.bram, table.row, Role.PROXY, log.Actor(table.anna, timezone.now() - timedelta(days=1)))
    by = log.Actor(table.bram, timezone.now())
    token = invitations.make(table.row, invitations.Agreed("Carla", Role.FAMILY, frozenset({Part.CIRCLE})), by)
    assert invitations.found(token, timezone.now())
    roles.end(proxy, log.Actor(table.anna, timezone.now()))
    assert invitations.found(token, timezone.now()) is None


def test_the_client_herself_does_not_use_the_link_up(table):
    address = invited(table)
    assert "Carla" in table.client(table.anna).post(address).content.decode()
    assert Client().get(address).status_code == 200


def test_an_address_is_nobodys_before_the_code_that_went_there(table):
    guest = Client()
    guest.post(invited(table), {"name": "Carla", "email": "carla@example.org"})
    assert not models.User.objects.filter(email="carla@example.org").exists()
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 200
    assert guest.post(ADDRESS, {"code": "000000"}).status_code == 422
    accounts.make(
        "Carla zelf", "carla@example.org"
    )  # whoever has that mail is made in the meantime: nothing stands in the way
    assert guest.post(ADDRESS, {"code": mailed()}).status_code == 409
    assert models.User.objects.get(email="carla@example.org").name == "Carla zelf"


def test_whether_an_address_is_taken_is_said_only_to_who_reads_its_mail(table):
    answers = []
    for email in ("bram@example.org", "nobody@example.org"):
        guest = Client()
        answer = guest.post(invited(table), {"name": "Iemand", "email": email})
        page = guest.get(answer["Location"]).text.replace(email, "")
        answers.append((answer.status_code, answer["Location"], re.sub(r'value="[^"]*"', "", page)))
        assert mail.outbox[-1].to == [email]
    assert answers[0] == answers[1]


def test_a_proven_address_is_noted_and_few_guesses_are_made(table):
    came_in(table)
    assert models.User.objects.get(email="carla@example.org").email_proven_at
    bram = Client()
    bram.post("/accounts/sign-in/", {"login": table.bram.email, "password": PASSWORD})
    bram.post(ADDRESS, {"email": "elders@example.org"})
    code = mailed()
    for number in range(5):
        assert "niet de code" in bram.post(ADDRESS, {"code": f"{number:06}"}).text
    assert "heel vaak" in bram.post(ADDRESS, {"code": code}).text
    table.bram.refresh_from_db()
    assert table.bram.email == "bram@example.org"


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"name": ""}, "naam"),
        ({"role": ""}, "Kies wat"),
        ({"role": "owner"}, "owner"),
        ({"ready": "own"}, "Kruis minstens"),
        ({"long": "day", "until": "2020-01-01"}, "na vandaag"),
        ({"parts": ["log"], "ready": "own"}, "log"),
    ],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(table, wrong, word):
    answer = table.client(table.anna).post(f"/n/{table.row.pk}/sharing/invite/", CARLA | wrong)
    assert answer.status_code == 422 and word in answer.content.decode()
    assert "Zij is mijn zus" in answer.content.decode()
    assert not models.Invitation.objects.exists()


def test_changing_what_somebody_sees_holds_on_the_next_request(table):
    guest = came_in(table)
    role = models.Role.objects.get(role="family")
    given = {"ready": "own", "parts": ["names", "story"], "doing": "looks", "long": ""}
    answer = table.client(table.anna).post(f"/n/{table.row.pk}/sharing/role/{role.pk}/", given)
    assert answer.status_code == 302
    assert guest.get(f"/n/{table.row.pk}/story/").status_code == 200
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 403


def test_nobody_shuts_themselves_out_or_ends_the_client(table):
    anna = table.client(table.anna)
    own = models.Role.objects.get(user=table.anna)
    assert anna.post(f"/n/{table.row.pk}/sharing/role/{own.pk}/end/").status_code == 302
    assert anna.get(f"/n/{table.row.pk}/sharing/").status_code == 200


def test_somebody_who_decides_for_the_client_always_has_an_end(table):
    came_in(table, role="proxy", long="")
    ends = models.Role.objects.get(role="proxy").ends_at
    assert ends and ends < timezone.now() + timedelta(days=366)


def test_a_mail_holds_half_of_the_link_and_the_code_is_given_apart(table, settings):
    settings.EMAIL_HOST = "mail.example.org"
    anna = table.client(table.anna)
    page = anna.post(f"/n/{table.row.pk}/sharing/invite/", CARLA | {"email": "carla@example.org"}, follow=True).text
    (sent,) = mail.outbox
    half = "/invitation/" + sent.body.split("/invitation/")[1].split()[0]
    code = page.split('id="code">')[1].split("<")[0]
    assert code not in sent.body and "/invitation/" not in page
    assert not any(name in sent.subject + sent.body for name in ("Anna", "Carla", "zus"))
    guest = Client()
    assert "Anna" not in guest.get(half).text and models.Role.objects.filter(role="family").count() == 0
    assert guest.post(half, {"code": ""}).status_code == 422
    assert guest.post(half, {"code": "AAAA AAAA AA"}, follow=True).status_code == 422
    there = guest.post(half, {"code": code.lower()}, follow=True)
    assert "Anna vraagt je erbij" in there.text
    assert guest.post(there.redirect_chain[-1][0], {"name": "Carla"}).status_code == 302
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 200


def test_without_a_mail_server_there_is_a_letter_and_no_question_for_an_address(table):
    page = table.client(table.anna).get(f"/n/{table.row.pk}/sharing/invite/").text
    assert 'name="email"' not in page
    invited(table, email="carla@example.org")
    assert mail.outbox == []


def test_neither_name_nor_reason_lies_readable_in_the_tables(table):
    came_in(table)
    invited(table)
    rows = [*models.Invitation.objects.values_list(), *models.Role.objects.values_list()]
    assert not any(
        word in repr([bytes(one) if isinstance(one, memoryview) else one for one in row])
        for row in rows
        for word in ("Carla", "zus")
    )
    assert roles.reason(models.Role.objects.select_related("network").get(role="family")) == "Zij is mijn zus"


def test_the_page_asks_as_much_of_the_tables_for_one_as_for_twenty(table, django_assert_num_queries):
    anna = table.client(table.anna)
    anna.get(f"/n/{table.row.pk}/sharing/")
    by = log.Actor(table.anna, timezone.now())

    def asked() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as seen:
            assert anna.get(f"/n/{table.row.pk}/sharing/").status_code == 200
        return len(seen)

    came_in(table)
    one = asked()
    for number in range(20):
        user = accounts.make(f"Gast {number}")
        roles.give(user, table.row, Role.FRIEND, by, [Part.CIRCLE], reason="omdat")
        invitations.make(table.row, invitations.Agreed(f"Nog {number}", Role.FRIEND, frozenset({Part.CIRCLE})), by)
    assert asked() == one


def test_a_couple_has_two_owners_with_an_account_each_and_nobody_else_can_be_one(table):
    def asked_as_owner():
        return table.client(table.anna).post(
            f"/n/{table.row.pk}/sharing/invite/", CARLA | {"role": "owner"}, follow=True
        )

    assert asked_as_owner().status_code == 422
    do(table, Set("owner", "owner", "kind", "person", "couple"))
    address = "/invitation/" + asked_as_owner().content.decode().split("/invitation/")[1].split("<")[0].strip()
    other = Client()
    assert "ook van jou" in other.get(address).content.decode()
    other.post(address, {"name": "Piet"})
    assert other.get(f"/n/{table.row.pk}/sharing/").status_code == 200
    owners = models.Role.objects.filter(network=table.row, role="owner")
    assert owners.count() == 2 and not owners.exclude(ends_at=None).exists()
    for role in owners:
        other.post(f"/n/{table.row.pk}/sharing/role/{role.pk}/end/")
    assert owners.filter(ends_at=None).count() == 2


def test_who_stands_in_makes_nobody_lead_so_standing_in_has_an_end(table):
    do(table, Set("owner", "owner", "kind", "person", "couple"))
    now, by = timezone.now(), log.Actor(table.anna, timezone.now())
    standing = roles.give(table.chris, table.row, Role.PROXY, by, ends_at=now + timedelta(days=1))
    another = roles.give(table.dora, table.row, Role.PROXY, by, ends_at=now + timedelta(days=1))
    chris = table.client(table.chris)
    for role in ("proxy", "owner"):
        answer = chris.post(f"/n/{table.row.pk}/sharing/invite/", CARLA | {"role": role})
        assert answer.status_code == 422, role
    assert chris.post(f"/n/{table.row.pk}/sharing/invite/", CARLA).status_code == 302
    longer = {"ready": "workers", "doing": "thinks", "long": "year", "reason": ""}
    chris.post(f"/n/{table.row.pk}/sharing/role/{another.pk}/", longer)
    ends = models.Role.objects.get(pk=another.pk).ends_at
    assert ends == another.ends_at
    for role in (Role.PROXY, Role.OWNER):
        token = invitations.make(table.row, invitations.Agreed("Nog een", role, None), log.Actor(table.chris, now))
        assert Client().get(f"/invitation/{token}/").status_code == 404, role
        token = invitations.make(table.row, invitations.Agreed("Nog een", role, None), log.Actor(table.anna, now))
        assert Client().get(f"/invitation/{token}/").status_code == 200, role
    assert standing.ends_at is not None


def test_a_guest_is_no_colleague_of_who_looks_after_kring_also_after_the_stop(table):
    came_in(table, role="professional")
    dora = table.client(table.dora)
    assert "Carla" not in dora.get("/manage/").content.decode()
    role = models.Role.objects.get(role="professional", user__email="carla@example.org")
    table.client(table.anna).post(f"/n/{table.row.pk}/sharing/role/{role.pk}/end/")
    assert "Carla" not in dora.get("/manage/").content.decode()
    guest = models.User.objects.get(email="carla@example.org")
    links = models.Link.objects.count()
    dora.post("/manage/invite/", {"user": guest.pk})
    assert models.Link.objects.count() == links


def test_a_guest_sees_no_way_to_what_is_not_shared(table):
    do(table, Add(Person("bert", "Bert")))
    guest = came_in(table)
    page = guest.get(f"/n/{table.row.pk}/circle/?who=bert").content.decode()
    for way in ("story/", "says/", "people/bert/"):
        assert f"/n/{table.row.pk}/{way}" not in page, way
    anna = table.client(table.anna)
    assert "Zei ja op de uitnodiging" in anna.get(f"/n/{table.row.pk}/looked/").content.decode()


def test_a_stop_by_mistake_is_made_good_with_one_tap_and_nothing_more_is_given(table):
    guest = came_in(table, long="season")
    before = models.Role.objects.get(role="family")
    anna, page = table.client(table.anna), f"/n/{table.row.pk}/sharing/"
    stopped = anna.post(f"{page}role/{before.pk}/end/", follow=True).content.decode()
    assert "Carla kan niets meer zien." in stopped and "Laat Carla toch weer kijken" in stopped
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 404
    for _ in range(3):
        back = anna.post(f"{page}role/{before.pk}/again/", follow=True).content.decode()
    assert "kan niets meer zien" not in back
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 200
    assert guest.get(f"/n/{table.row.pk}/story/").status_code == 403
    (after,) = models.Role.objects.filter(role="family").exclude(pk=before.pk)
    assert (after.parts, after.looks, after.ends_at) == (before.parts, before.looks, before.ends_at)
    assert roles.reason(after) == "Zij is mijn zus"


def test_a_stop_is_made_good_in_another_session_too_for_two_weeks(table):
    guest = came_in(table)
    given, page = models.Role.objects.get(role="family"), f"/n/{table.row.pk}/sharing/"
    table.client(table.anna).post(f"{page}role/{given.pk}/end/")
    later = table.client(table.anna)
    assert "Laat Carla toch weer kijken" in later.get(page).content.decode()
    later.post(f"{page}role/{given.pk}/again/")
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 200
    after = models.Role.objects.filter(role="family").latest("pk")
    later.post(f"{page}role/{after.pk}/end/")
    long_ago = timezone.now() - timedelta(days=15)
    models.Role.objects.filter(pk__in=(given.pk, after.pk)).update(begins_at=long_ago, ends_at=long_ago)
    late = later.post(f"{page}role/{after.pk}/again/", follow=True).content.decode()
    assert "Dat is te lang geleden. Vraag opnieuw." in late and "Bewaard" not in late
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 404


def test_only_whoever_stopped_somebody_lets_them_in_again(table):
    came_in(table)
    given = models.Role.objects.get(role="family")
    roles.end(given, log.Actor(table.bram, timezone.now()))
    table.client(table.anna).post(f"/n/{table.row.pk}/sharing/role/{given.pk}/again/")
    assert models.Role.objects.filter(role="family").count() == 1


def test_a_page_that_is_open_hears_that_its_key_is_gone_and_nothing_else(table):
    guest = came_in(table)
    role, here = models.Role.objects.get(role="family"), f"/n/{table.row.pk}/sharing/here/"
    lines = models.Line.objects.count()
    assert [guest.get(f"{here}{part}/").status_code for part in ("circle", "story", "nonsense")] == [200, 403, 404]
    assert models.Line.objects.count() == lines
    assert f"{here}circle/" in guest.get(f"/n/{table.row.pk}/circle/").content.decode()
    roles.end(role, log.Actor(table.anna, timezone.now()))
    assert guest.get(f"{here}circle/").status_code == 404
    assert "sharing/here" not in table.client(table.anna).get(f"/n/{table.row.pk}/circle/").content.decode()


def test_the_other_way_round_tells_of_every_part_who_sees_it(table):
    came_in(table)
    by = log.Actor(table.anna, timezone.now())
    roles.give(table.chris, table.row, Role.PROXY, by, ends_at=timezone.now() + timedelta(days=9))
    page = table.client(table.anna).get(f"/n/{table.row.pk}/sharing/").content.decode()
    rows = {row.split("</th>")[0].rsplit("</svg>")[-1].strip(): row for row in page.split("<tr>")[2:]}
    assert len(rows) == len(Part)
    assert sum("Chris" in row for row in rows.values()) == len(Part)
    assert sum("Carla" in row for row in rows.values()) == 6


def test_of_two_to_whom_a_circle_belongs_who_gave_the_key_takes_it_back_and_not_the_other(table):
    by = log.Actor(table.anna, timezone.now() - timedelta(days=1))
    second = roles.give(table.chris, table.row, Role.OWNER, by)
    first = models.Role.objects.get(user=table.anna, role="owner")
    room = f"/n/{table.row.pk}/sharing/"
    anna, chris = table.client(table.anna), table.client(table.chris)
    chris.post(f"{room}role/{first.pk}/end/")
    assert anna.get(room).status_code == 200
    assert f"{room}role/{first.pk}/end/" not in chris.get(room).text
    assert f"{room}role/{second.pk}/end/" in anna.get(room).text
    assert anna.get(f"{room}role/{second.pk}/").status_code == 302
    anna.post(f"{room}role/{second.pk}/end/")
    assert chris.get(room).status_code == 404


def test_one_drawing_is_shared_from_its_own_page_to_look_at(table):
    anna = table.client(table.anna)
    do(table, Add(Person("zus", "Zuster Klivia", domains=("family",))))
    address = f"/n/{table.row.pk}/sharing/invite/?see=ecogram"
    assert address in anna.get(f"/n/{table.row.pk}/ecogram/").content.decode()
    form = anna.get(address).context["form"]
    asked = {"ready": form["ready"].value(), "parts": form["parts"].value(), "doing": form["doing"].value()}
    guest = Client()
    guest.post(invited(table, **asked), {"name": "Carla", "email": "carla@example.org"})
    there = guest.post(ADDRESS, {"code": mailed()})["Location"]
    assert there == f"/n/{table.row.pk}/ecogram/" and "Zuster Klivia" in guest.get(there).content.decode()
    assert guest.get(f"/n/{table.row.pk}/circle/").status_code == 403
    told = {"person": "zus", "domain": "friends"}
    assert guest.post(f"{there}place/", told).status_code == 403, "for reading only"
    assert there in guest.get("/").content.decode(), "home leads there, not to a closed door"
    assert "sharing/invite" not in guest.get(there).content.decode(), "who looks gives nothing on"
    assert anna.get(f"/n/{table.row.pk}/sharing/invite/?see=nothing").context["form"]["ready"].value() is None
