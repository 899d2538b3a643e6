"""Who comes to a client, and as what: by each of the ways to a client, and by none around what is asked."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kring.core.access import POLICY, Part, Role
from kring.exchange import kring_json
from kring.store import accounts, models, positions, roles
from tests.pages.test_organisations import browser, room, words


def colleague(organisation, by, role, name="Vera"):
    user = accounts.make(name, f"{name.lower()}@example.org", organisation=organisation)
    positions.give(user, organisation, role, by)
    return user


def train(page, organisation, user, *courses):
    for course in courses:
        typed = {"course": course, "since": "2020-01-01"}
        assert page.post(room(organisation, f"people/{user.pk}/training/"), typed).status_code == 302


def by_a_new_circle(page, organisation, user, _):
    typed = {"name": "Nel", "kind": "person", "professional": user.pk}
    return page.post(room(organisation, "client/"), typed)


def by_a_file(page, organisation, user, _):
    copy = kring_json.copied(accounts.empty("Nel"))
    file = SimpleUploadedFile("nel.kring.json", kring_json.written(copy))
    return page.post(room(organisation, "take-in/"), {"file": file, "professional": user.pk})


def by_joining(page, organisation, user, row):
    return page.post(room(organisation, "connect/"), {"network": row.pk, "professional": user.pk})


def by_a_hand_over(page, organisation, user, _):
    ria = models.User.objects.get(email="ria@example.org")
    return page.post(room(organisation, f"people/{ria.pk}/hand-over/"), {"to": user.pk})


def by_leaving(page, organisation, user, _):
    ria = models.User.objects.get(email="ria@example.org")
    return page.post(room(organisation, f"people/{ria.pk}/leave/"), {"to": user.pk})


WAYS = [by_a_new_circle, by_a_file, by_joining, by_a_hand_over, by_leaving]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.VOLUNTEER, "Eindgesprek"),
        (Role.ANALYST, "werkt hier niet met cliënten"),
        (Role.ADMINISTRATOR, "werkt hier niet met cliënten"),
    ],
)
def test_nobody_comes_to_a_client_before_their_training_or_without_a_position_with_clients(
    here, esra, by, way, role, said
):
    organisation, keetje = here
    vera = colleague(organisation, by, role)
    answer = way(browser(keetje), organisation, vera, esra[1])
    assert answer.status_code == 422 and said in words(answer.text), words(answer.text)
    assert f"people/{vera.pk}/" in answer.text, "what can be done is one tap away"
    assert not models.Role.objects.filter(user=vera).exists()
    assert "Nel" not in {one.name for one in models.User.objects.all()} and models.Network.objects.count() == 2
    assert len(positions.caseload(models.User.objects.get(email="ria@example.org"), organisation, timezone.now())) == 1


@pytest.mark.parametrize("way", WAYS)
def test_whoever_learned_it_comes_as_what_they_are_and_as_nothing_more(here, esra, by, way):
    organisation, keetje = here
    page, vera = browser(keetje), colleague(organisation, by, Role.VOLUNTEER)
    train(page, organisation, vera, "volunteer-training", "final-interview")
    assert way(page, organisation, vera, esra[1]).status_code == 302
    given = models.Role.objects.get(user=vera)
    viewer = roles.viewer(given, timezone.now())
    assert given.role == "volunteer" and viewer.parts is None
    assert POLICY[viewer.role].alone.sees == {Part.NAMES, Part.CIRCLE, Part.PHOTOS}


def test_to_choose_from_are_they_who_work_with_clients(here, ria, esra, by):
    organisation, keetje = here
    colleague(organisation, by, Role.ANALYST, "Ali")
    page = browser(keetje).get(room(organisation)).text
    assert page.count(f'value="{ria.pk}">Ria</option>') == 3, "a new circle, a file, joining"
    assert ">Ali</option>" not in page and ">Keetje</option>" not in page and "Ali" in words(page)


def test_a_professional_who_takes_over_from_a_volunteer_sees_no_more_than_the_volunteer_saw(here, ria, esra, by):
    organisation, keetje = here
    page, vera = browser(keetje), colleague(organisation, by, Role.VOLUNTEER)
    train(page, organisation, vera, "volunteer-training", "final-interview")
    _, row = accounts.new_client("Nel", by, professional=vera)
    page.post(room(organisation, f"people/{vera.pk}/hand-over/"), {"to": ria.pk})
    given = models.Role.objects.get(user=ria, network=row)
    assert (given.role, given.parts) == ("professional", ["circle", "names", "photos"])
    assert set(given.looks) == {"circle", "names", "photos"}


def test_what_another_organisation_noted_neither_counts_here_nor_is_told_here(here, there, esra, by):
    (organisation, keetje), (other, bas) = here, there
    vera = colleague(other, by, Role.VOLUNTEER)
    for course in ("snv", "volunteer-training", "final-interview"):
        train(browser(bas), other, vera, course)
    tried = {"name": "Vera", "role": "process_guide"}
    known, unknown = (
        browser(keetje).post(room(organisation, "professional/"), tried | {"email": email})
        for email in ("vera@example.org", "nobody@example.org")
    )
    assert known.status_code == unknown.status_code == 422, "asking does not tell what somebody learned elsewhere"
    assert words(known.text).replace("vera@", "nobody@") == words(unknown.text)
    positions.give(vera, organisation, Role.VOLUNTEER, by)
    said = words(browser(keetje).get(room(organisation, f"people/{vera.pk}/")).text)
    assert "Nodig, niet genoteerd: Eindgesprek" in said
    assert by_joining(browser(keetje), organisation, vera, esra[1]).status_code == 422


def test_a_training_that_ran_out_brings_nobody_to_a_new_client(here, esra, by):
    organisation, keetje = here
    page, vera = browser(keetje), colleague(organisation, by, Role.PROCESS_GUIDE)
    typed = {"course": "snv", "since": "2020-01-01", "until": "2021-01-01"}
    page.post(room(organisation, f"people/{vera.pk}/training/"), typed)
    answer = by_joining(page, organisation, vera, esra[1])
    assert answer.status_code == 422 and "gold tot en met 1 januari 2021" in answer.text.lower()
    train(page, organisation, vera, "snv")
    assert by_joining(page, organisation, vera, esra[1]).status_code == 302


def test_work_with_clients_ends_with_the_position_and_goes_on_when_that_goes_on(here, esra, by):
    organisation, keetje = here
    page, row = browser(keetje), esra[1]
    piet = accounts.make("Piet", "piet@example.org", organisation=organisation)
    ends = by.at + timedelta(days=9)
    positions.give(piet, organisation, Role.PROFESSIONAL, by, ends)
    by_joining(page, organisation, piet, row)
    given = models.Role.objects.get(user=piet)
    assert given.ends_at == ends
    day = timezone.localdate() + timedelta(days=30)
    page.post(room(organisation, f"people/{piet.pk}/position/"), {"role": "professional", "until": day})
    given.refresh_from_db()
    assert timezone.localdate(given.ends_at) == day + timedelta(days=1)
    assert models.Position.objects.filter(user=piet).count() == 1


def test_who_still_works_with_clients_keeps_the_position_until_the_work_is_handed_over(here, ria, esra, by):
    organisation, keetje = here
    page, address = browser(keetje), room(organisation, f"people/{ria.pk}/")
    held = models.Position.objects.get(user=ria)
    refused = page.post(f"{address}position/end/", {"position": held.pk})
    assert refused.status_code == 422 and "Draag het werk eerst over." in words(refused.text)
    page.post(f"{address}hand-over/", {"to": ""})
    assert page.post(f"{address}position/end/", {"position": held.pk}).status_code == 302
    assert not positions.standing(organisation, timezone.now()).filter(user=ria).exists()


def test_who_is_asked_for_a_while_works_there_for_that_while(here, table):
    organisation, keetje = here
    day = timezone.localdate() + timedelta(days=30)
    asked = {"name": "Bram", "email": "bram@example.org", "role": "professional", "until": day}
    browser(keetje).post(room(organisation, "professional/"), asked)
    bram = table.client(table.bram)
    assert "Het eindigt op" in words(bram.get("/").text)
    bram.post(f"/offer/{models.Offer.objects.get().pk}/", {"answer": "yes"})
    given = models.Position.objects.get(user=table.bram)
    assert timezone.localdate(given.ends_at) == day + timedelta(days=1)
    browser(keetje).post(room(organisation, "professional/"), asked | {"name": "Joris", "email": "joris@example.org"})
    assert timezone.localdate(models.Position.objects.get(user__email="joris@example.org").ends_at) == day + timedelta(
        days=1
    )
