import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec import structs

from kring.core import access
from kring.core.network import OwnerKind
from kring.core.thirds import State, Telling
from kring.exchange import kring_json
from kring.store import accounts, models, networks
from tests.pages.test_files import given, webp, with_moments


@pytest.fixture
def dora(table):
    return table.client(table.dora)


def called(name: str) -> models.User | None:
    return next((one for one in models.User.objects.all() if one.name == name), None)


def link(page: str) -> str:
    return re.search(r"http://testserver(/accounts/link/[\w-]+/)", page)[1]


def test_a_client_is_made_with_a_circle_a_coach_and_a_letter(table, dora):
    typed = {"name": "Ria", "email": "", "kind": "carer", "professional": str(table.bram.pk)}
    letter = dora.post("/manage/client/", typed, follow=True)
    assert letter.redirect_chain == [("/manage/letter/", 302)]
    ria = called("Ria")
    roles = models.Role.objects.filter(network__roles__user=ria)
    assert {(one.user.name, one.role) for one in roles} == {("Ria", "owner"), ("Bram", "professional")}
    came = Client()
    came.post(link(letter.text))
    assert came.get("/accounts/").context["user"] == ria


def made(dora, **typed) -> networks.network.Network:
    assert dora.post("/manage/client/", {"name": "Ria", **typed}).status_code == 302
    return networks.load(models.Network.objects.latest("made_at"))


def test_a_couple_has_one_circle_of_two(table, dora):
    owner = made(dora, kind="couple", partner=" Joop  Smit", others="Els", called="De Smits").owner
    assert (owner.kind, [one.name for one in owner.selves.values()]) == (OwnerKind.COUPLE, ["Ria", "Joop Smit"])
    assert owner.called == ""
    assert called("Ria & Joop Smit")


def test_a_family_has_one_circle_of_all(table, dora):
    value = made(dora, kind="family", others="Joop\r\n\r\n  Els \r\n\u200b", partner="Piet")
    assert [one.name for one in value.owner.selves.values()] == ["Ria", "Joop", "Els"]
    assert networks.network.called(value) == "Ria, Joop & Els"
    assert networks.network.called(made(dora, kind="family", others="Joop", called="Familie Smit")) == "Familie Smit"


def test_a_person_and_a_carer_have_a_circle_alone(table, dora):
    for kind in (OwnerKind.PERSON, OwnerKind.CARER):
        owner = made(dora, kind=kind.value, partner="Joop", others="Els", called="De Smits").owner
        assert (owner.kind, [one.name for one in owner.selves.values()], owner.called) == (kind, ["Ria"], "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": "couple"}, "A couple is two people."),
        ({"kind": "couple", "partner": "\u200b"}, "A couple is two people."),
        ({"kind": "couple", "partner": "x" * 121}, "at most 120"),
        ({"kind": "family", "others": "x" * 121}, "at most 120"),
        ({"kind": "family", "others": "\n".join(f"n{number}" for number in range(21))}, "room for 20"),
        ({"kind": "tribe"}, "tribe"),
    ],
)
def test_a_circle_of_several_that_cannot_be_comes_back_with_what_was_typed(table, dora, typed, said):
    table.dora.language = "en"
    table.dora.save()
    answer = dora.post("/manage/client/", {"name": "Ria Smit", "email": "", **typed})
    assert answer.status_code == 422
    assert said in answer.text and 'value="Ria Smit"' in answer.text
    assert not any(one.name.startswith("Ria") for one in models.User.objects.all())


def brought(dora, content, **typed):
    sent = SimpleUploadedFile("anna.kring.json", content, "application/json")
    return dora.post("/manage/take-in/", {"file": sent, "email": "", "professional": "", **typed})


def test_a_client_made_from_a_file_has_their_moments_again(table, dora):
    content = with_moments(given())
    assert brought(dora, content)["Location"] == "/manage/letter/"
    came = Client()
    came.post(link(dora.get("/manage/letter/").text))
    there = kring_json.read(content)
    assert kring_json.read(came.get(f"/n/{there.network.id}/files/copy/").content).moments == there.moments


def test_a_client_made_from_a_file_still_has_written_down_who_knows_of_being_on_the_map(table, dora):
    there = kring_json.read(given())
    first = next(iter(there.network.people))
    told = {first: Telling(State.TOLD, date(2026, 3, 1)), "nobody": Telling()}
    copy = kring_json.copied(there.network)
    assert brought(dora, kring_json.written(structs.replace(copy, told=told)))["Location"] == "/manage/letter/"
    came = Client()
    came.post(link(dora.get("/manage/letter/").text))
    back = kring_json.read(came.get(f"/n/{there.network.id}/files/copy/").content)
    assert back.told == {first: told[first]}


def test_a_client_is_made_from_a_file_and_their_copy_is_equal_to_it(table, dora):
    content = given(joke=webp("red"), mam=webp("blue"))
    letter = brought(dora, content, professional=str(table.bram.pk))
    assert letter["Location"] == "/manage/letter/"
    came = Client()
    came.post(link(dora.get("/manage/letter/").text))
    there = kring_json.read(content)
    back = kring_json.read(came.get(f"/n/{there.network.id}/files/copy/").content)
    assert (back.network, back.photos) == (there.network, there.photos) and len(back.photos) == 2
    assert "Anna" in came.get(f"/n/{there.network.id}/circle/").text
    assert table.client(table.bram).get(f"/n/{there.network.id}/names/").status_code == 200
    assert networks.kept(models.Network.objects.get(pk=there.network.id))


def test_nobody_is_taken_in_twice(table, dora):
    assert brought(dora, given()).status_code == 302
    again = brought(dora, given())
    assert again.status_code == 422 and "Deze kring staat al in deze Kring." in again.text
    assert [one.name for one in models.User.objects.all()].count("Anna Verbeek") == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is nothing in this file."),
        (given()[:2000], "The last part of this file is missing."),
        (given(joke=b"no picture"), "One of the photos in this file is damaged."),
        (given().replace(b'"kring": 1', b'"kring": 9', 1), "a newer Kring"),
        (given().replace(b'"name": "Joke"', b'"name": "\\u202e"', 1), "(network.people.joke.name)"),
    ],
)
def test_a_file_with_anything_wrong_makes_nobody(table, dora, content, said):
    table.dora.language = "en"
    table.dora.save()
    before = models.User.objects.count(), models.Network.objects.count()
    answer = brought(dora, content, email="zoe@example.org")
    assert answer.status_code == 422 and said in answer.text and "zoe@example.org" in answer.text
    assert (models.User.objects.count(), models.Network.objects.count(), models.Photo.objects.count()) == (*before, 0)


def test_an_address_that_somebody_has_takes_nobody_in(table, dora):
    answer = brought(dora, given(), email="bram@example.org")
    assert answer.status_code == 422 and "Iemand heeft dit e-mailadres al" in answer.text
    assert not models.Network.objects.exclude(pk=table.row.pk).exists()


def test_a_file_that_is_too_large_makes_nobody(table, dora):
    answer = brought(dora, b"0" * 30_000_000)
    assert answer.status_code == 413 and "groter dan 20 MB" in answer.text


def test_who_works_here_can_be_chosen_by_name(table, dora):
    page = dora.get("/manage/").text
    assert '<option value="" selected>nog niemand</option>' in page
    assert f'<option value="{table.bram.pk}">Bram</option>' in page
    assert f'<option value="{table.anna.pk}">' not in page


def test_the_letter_stays_until_the_next_and_is_not_kept_readable(table, dora):
    token = link(dora.post("/manage/invite/", {"user": table.anna.pk}, follow=True).text).split("/")[-2]
    assert token in dora.get("/manage/letter/").text
    assert token not in str(dict(dora.session))
    assert table.client(table.chris).get("/manage/letter/").status_code == 404


def test_a_professional_needs_an_address_that_nobody_has(table, dora):
    taken = dora.post("/manage/professional/", {"name": "Bea", "email": "BRAM@example.org"})
    assert taken.status_code == 422
    assert "Iemand heeft dit e-mailadres al" in taken.text
    assert 'value="Bea"' in taken.text
    made = dora.post("/manage/professional/", {"name": "Bea", "email": "bea@example.org"}, follow=True)
    assert "Beste Bea" in made.text


def test_a_professional_is_connected_and_the_next_request_after_the_end_finds_a_closed_door(table, dora):
    circle = f"/n/{table.row.id}/names/"
    chris = table.client(table.chris)
    assert chris.get(circle).status_code == 404
    for _ in range(2):  # a double click connects once
        dora.post("/manage/connect/", {"network": table.row.id, "professional": table.chris.pk})
    (role,) = models.Role.objects.filter(user=table.chris)
    assert role.role == access.Role.PROFESSIONAL
    assert chris.get(circle).status_code == 200
    dora.post("/manage/end/", {"role": role.pk})
    assert chris.get(circle).status_code == 404


def test_a_client_is_not_connected_to_another_as_if_they_worked_here(table, dora):
    _, other = accounts.new_client("Ria", accounts.log.Actor(table.dora, timezone.now()))
    dora.post("/manage/connect/", {"network": other.id, "professional": table.anna.pk})
    assert not models.Role.objects.filter(user=table.anna, network=other).exists()
    assert "Opgeslagen" not in dora.get("/manage/").text
    typed = {"name": "Piet", "kind": "person", "professional": str(table.anna.pk)}
    assert dora.post("/manage/client/", typed).status_code == 422


def test_nobody_ends_what_an_owner_has(table, dora):
    (role,) = models.Role.objects.filter(user=table.anna)
    dora.post("/manage/end/", {"role": role.pk})
    role.refresh_from_db()
    assert role.ends_at is None


def test_an_administrator_sees_nothing_of_a_circle_and_may_start_one(table, dora):
    assert dora.get(f"/n/{table.row.id}/names/").status_code == 404
    started = dora.post("/manage/own/")
    assert re.fullmatch(r"/n/[\w-]+/names/", started["Location"])
    assert dora.get(started["Location"]).status_code == 200


@pytest.mark.parametrize("name", ["", "   ", "x" * 5000])
def test_a_name_that_cannot_be_one_comes_back_with_what_was_typed(table, dora, name):
    typed = {"name": name, "email": "ria@example.org", "kind": "person", "professional": ""}
    answer = dora.post("/manage/client/", typed)
    assert answer.status_code == 422
    assert "ria@example.org" in answer.text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "محمد", "👵🏽 Oma"])
def test_any_name_is_shown_as_it_was_typed(table, dora, name):
    answer = dora.post("/manage/client/", {"name": name, "kind": "person"}, follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert name in answer.context["name"]


def test_to_everybody_else_there_is_no_such_room(table):
    for address in ("", "letter/"):
        assert table.client(table.bram).get(f"/manage/{address}").status_code == 404
    for address in ("client/", "take-in/", "professional/", "own/", "connect/", "end/", "invite/"):
        answer = table.client(table.bram).post(f"/manage/{address}", {"name": "Eve", "email": "eve@example.org"})
        assert answer.status_code == 404
    assert called("Eve") is None


def test_the_register_costs_the_same_for_1_and_30_circles(table, dora):
    def cost():
        with CaptureQueriesContext(connection) as said:
            assert dora.get("/manage/").status_code == 200
        return len(said)

    cost()
    few = cost()
    by = accounts.log.Actor(table.dora, models.Role.objects.latest("pk").begins_at)
    for number in range(29):
        accounts.new_client(f"Client {number}", by, professional=table.bram)
    assert cost() == few
