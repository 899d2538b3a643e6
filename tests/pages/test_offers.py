"""An organisation asks somebody who has an account already; nobody works there before they said yes."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.core.access import Role
from kring.store import log, models, positions
from tests.pages.test_organisations import browser, deeds, room, words

BRAM = {"name": "Bram", "email": "Bram@example.org", "role": "care_provider"}


@pytest.fixture
def here(table):
    return positions.found("De Schakel", "Keetje", "keetje@example.org", log.Actor(table.dora, timezone.now()))


def asked(here, typed=BRAM):
    organisation, keetje = here
    return browser(keetje).post(room(organisation, "professional/"), typed, follow=True)


def offer():
    return models.Offer.objects.latest("pk")


def standing(organisation, user):
    return [one.role for one in positions.standing(organisation, timezone.now()).filter(user=user)]


def test_who_has_an_account_is_asked_and_works_there_only_after_a_yes(table, here):
    organisation, keetje = here
    page = words(asked(here).text)
    assert "bram@example.org" in page and standing(organisation, table.bram) == []
    assert len(mail.outbox) == 1 and "De Schakel" not in mail.outbox[0].body + mail.outbox[0].subject
    bram = table.client(table.bram)
    home = words(bram.get("/").text)
    assert "De Schakel vraagt je om daar te komen werken. Keetje vraagt je als: " in home
    for _ in range(3):
        assert bram.post(f"/offer/{offer().pk}/", {"answer": "yes"}).status_code == 302
    assert standing(organisation, table.bram) == ["care_provider"]
    assert "vraagt je om daar te komen werken" not in words(bram.get("/").text)
    given = models.Position.objects.get(user=table.bram)
    asked(here)
    assert len(mail.outbox) == 1, "who works there already is not asked again"
    assert given.given_by == keetje and deeds(table.bram).count("give_position") == 1
    register = browser(keetje).get(room(organisation))
    assert "Bram" in words(register.text) and "bram@example.org" not in words(register.text)


def test_who_was_asked_gives_the_organisation_no_way_into_their_account(table, here):
    organisation, keetje = here
    asked(here)
    table.client(table.bram).post(f"/offer/{offer().pk}/", {"answer": "yes"})
    for way in ("invite/", "paper/"):
        answer = browser(keetje).post(room(organisation, way), {"user": table.bram.pk})
        assert answer["Location"] == room(organisation)
    assert "Anna" not in words(browser(keetje).get(room(organisation)).text), "what they do elsewhere is not told"


def test_no_is_an_answer_and_asking_twice_is_once(table, here):
    organisation, _ = here
    asked(here)
    asked(here)
    assert models.Offer.objects.count() == 1 and len(mail.outbox) == 1, "one question is one mail"
    table.client(table.bram).post(f"/offer/{offer().pk}/", {"answer": "no"})
    table.client(table.bram).post(f"/offer/{offer().pk}/", {"answer": "yes"})
    assert standing(organisation, table.bram) == []


def test_what_was_asked_of_somebody_else_or_taken_back_is_answered_by_nobody(table, here):
    organisation, keetje = here
    asked(here)
    table.client(table.chris).post(f"/offer/{offer().pk}/", {"answer": "yes"})
    assert standing(organisation, table.chris) == standing(organisation, table.bram) == []
    _, bas = positions.found("De Brug", "Bas", "bas@example.org", log.Actor(table.dora, timezone.now()))
    assert browser(bas).post(room(organisation, f"asked/{offer().pk}/end/")).status_code == 404
    assert browser(keetje).post(room(organisation, f"asked/{offer().pk}/end/")).status_code == 302
    table.client(table.bram).post(f"/offer/{offer().pk}/", {"answer": "yes"})
    assert standing(organisation, table.bram) == []


def test_a_client_who_is_asked_reads_it_before_their_own_circle_and_their_circle_stays_theirs(table, here):
    organisation, keetje = here
    asked(here, {"name": "Anna", "email": "anna@example.org", "role": "administrator"})
    anna = table.client(table.anna)
    home = anna.get("/")
    assert home.status_code == 200 and "De Schakel" in home.text
    anna.post(f"/offer/{offer().pk}/", {"answer": "yes"})
    home = anna.get("/")
    assert re.search(rf'href="{room(organisation)}"', home.text) and f"/n/{table.row.pk}/" in home.text
    assert "Anna" not in re.sub("Anna</", "", words(browser(keetje).get(room(organisation, "keeping/")).text))


def test_who_left_and_comes_back_has_their_name_again(table, here):
    organisation, keetje = here
    asked(here)
    table.client(table.bram).post(f"/offer/{offer().pk}/", {"answer": "yes"})
    by = log.Actor(keetje, timezone.now())
    assert positions.leave(table.bram, organisation, None, by) == 1
    asked(here)
    table.client(table.bram).post(f"/offer/{offer().pk}/", {"answer": "yes"})
    assert not models.Leaver.objects.exists() and standing(organisation, table.bram) == ["care_provider"]


def test_of_none_an_account_that_is_there_is_still_told(table):
    answer = table.client(table.dora).post("/manage/professional/", BRAM)
    assert answer.status_code == 422 and not models.Offer.objects.exists()


def test_the_page_of_a_colleague_reads_once_what_they_learned_however_much_they_are(here):
    organisation, keetje = here

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert browser(keetje).get(room(organisation, f"people/{keetje.pk}/")).status_code == 200
        return sum("store_qualification" in one["sql"] for one in seen)

    one = asked()
    for role in (Role.PROFESSIONAL, Role.VOLUNTEER, Role.COORDINATOR):
        positions.give(keetje, organisation, role, log.Actor(keetje, timezone.now()))
    assert asked() == one
