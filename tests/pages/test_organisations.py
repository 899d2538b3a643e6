"""Organisations apart: who looks after one sees its own people, gives positions, and hands over who leaves."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kring.core import access
from kring.core.access import Part, Role
from kring.core.changes import Add
from kring.core.network import Person
from kring.store import accounts, log, models, networks, positions, roles
from tests.pages.conftest import Table


def room(organisation, rest=""):
    return f"/manage/at/{organisation.pk}/{rest}"


def browser(user):
    made = Client()
    made.force_login(user)
    return made


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())


def deeds(user):
    return list(models.Line.objects.filter(user=user).order_by("id").values_list("deed", flat=True))


def test_the_installation_makes_an_organisation_and_its_first_keeper_comes_in(table: Table):
    dora = table.client(table.dora)
    typed = {"called": "De Schakel", "name": "Keetje", "email": "keetje@example.org"}
    letter = dora.post("/manage/organisations/make/", typed, follow=True)
    link = re.search(r"http://testserver(/accounts/link/[\w-]+/)", letter.text)[1]
    assert "De Schakel" in dora.get("/manage/organisations/").text
    came, organisation = Client(), models.Organisation.objects.get()
    came.post(link)
    assert "De Schakel" in came.get(room(organisation)).text
    assert dora.get(room(organisation)).status_code == 404, "who made it looks no further"
    assert deeds(table.dora).count("make_organisation") == 1
    taken = dora.post("/manage/organisations/make/", typed)
    assert taken.status_code == 422 and "De Schakel" in taken.text and models.Organisation.objects.count() == 1


def test_who_looks_after_one_organisation_sees_nothing_of_another_nor_of_who_belongs_to_none(table, here, there, esra):
    organisation, keetje = here
    other, bas = there
    page = words(browser(keetje).get(room(organisation)).text)
    assert "Esra" in page and "Ria" in page
    assert not any(name in page for name in ("Anna", "Bram", "Bas", "De Brug"))
    assert browser(keetje).get(room(other)).status_code == browser(keetje).get("/manage/").status_code == 404
    theirs = words(browser(bas).get(room(other)).text)
    assert not any(name in theirs for name in ("Esra", "Ria", "Keetje", "Anna"))
    none = words(table.client(table.dora).get("/manage/").text)
    assert "Anna" in none and not any(name in none for name in ("Esra", "Ria", "Bas"))


def test_a_client_of_two_organisations_is_in_both_registers_and_each_sees_its_own_helper(here, there, esra, by):
    (organisation, keetje), (other, bas) = here, there
    _, row = esra
    tom = accounts.make("Tom", "tom@example.org", organisation=other)
    positions.give(tom, other, Role.PROFESSIONAL, by)
    roles.give(tom, row, Role.PROFESSIONAL, by, organisation=other)
    first, second = browser(keetje).get(room(organisation)), browser(bas).get(room(other))
    assert "Esra" in words(first.text) and "Ria" in words(first.text) and "Tom" not in words(first.text)
    assert "Esra" in words(second.text) and "Tom" in words(second.text) and "Ria" not in words(second.text)


def test_a_link_is_given_only_to_whom_the_organisation_itself_lets_in(table, here, there, esra, by):
    (organisation, keetje), (other, bas) = here, there
    client, row = esra
    roles.give(bas, row, Role.PROFESSIONAL, by, organisation=other)
    positions.give(table.bram, organisation, Role.PROFESSIONAL, by)
    for user in (client, table.anna, keetje):
        answer = browser(bas).post(room(other, "invite/"), {"user": user.pk})
        assert answer["Location"] == room(other), "nobody's account is opened by another organisation"
        assert browser(bas).post(room(other, "paper/"), {"user": user.pk})["Location"] == room(other)
    assert browser(keetje).post(room(organisation, "invite/"), {"user": table.bram.pk})["Location"] == room(
        organisation
    )
    assert browser(keetje).post(room(organisation, "invite/"), {"user": client.pk})["Location"].endswith("/letter/")
    assert table.client(table.dora).post("/manage/invite/", {"user": client.pk})["Location"] == "/manage/"


def test_a_colleague_gets_a_position_and_a_training_and_both_can_end(here, ria):
    organisation, keetje = here
    page, address = browser(keetje), room(organisation, f"people/{ria.pk}/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert page.post(f"{address}position/", {"role": "coordinator", "until": tomorrow}).status_code == 302
    assert page.post(f"{address}training/", {"kind": "Netwerkcoach", "since": "2020-01-01"}).status_code == 302
    assert (
        page.post(f"{address}training/", {"kind": "EHBO", "since": "2020-01-01", "until": "2021-01-01"}).status_code
        == 302
    )
    said = words(page.get(address).text)
    assert "coördinator" in said and "Netwerkcoach vanaf 1 januari 2020" in said
    assert said.count("Dit geldt niet meer.") == 1
    given = models.Position.objects.get(role="coordinator")
    assert timezone.localdate(given.ends_at) == tomorrow + timedelta(days=1)
    page.post(f"{address}position/end/", {"position": given.pk})
    page.post(f"{address}training/withdraw/", {"training": models.Qualification.objects.get(kind="Netwerkcoach").pk})
    said = words(page.get(address).text)
    assert "coördinator sinds" not in said and "Netwerkcoach vanaf" not in said
    acts = [deed for deed in deeds(keetje) if deed != "administer"]
    assert acts == ["give_position", *["note_qualification"] * 2, "end_position", "note_qualification"]


@pytest.mark.parametrize(
    ("rest", "typed", "said"),
    [
        ("position/", {"role": "owner"}, "owner"),
        ("position/", {"role": "coordinator", "until": "2020-01-01"}, "Die dag is voorbij."),
        ("training/", {"kind": "", "since": "2020-01-01"}, "2020-01-01"),
        ("training/", {"kind": "EHBO", "since": "2020-01-01", "until": "2019-01-01"}, "Dat is vóór het begin."),
        ("hand-over/", {"to": "00000000-0000-0000-0000-000000000000"}, "Draag"),
    ],
)
def test_what_cannot_be_comes_back_with_what_was_typed(here, ria, rest, typed, said):
    organisation, keetje = here
    answer = browser(keetje).post(room(organisation, f"people/{ria.pk}/{rest}"), typed)
    assert answer.status_code == 422 and said in answer.text
    assert not models.Qualification.objects.exists() and models.Position.objects.filter(user=ria).count() == 1


def test_whoever_leaves_hands_over_comes_in_no_more_and_is_a_number_in_the_history(here, ria, esra, by):
    organisation, keetje = here
    client, row = esra
    piet = accounts.make("Piet", "piet@example.org", organisation=organisation)
    positions.give(piet, organisation, Role.PROFESSIONAL, by)
    viewer = roles.viewer(models.Role.objects.get(user=ria), by.at)
    networks.change(
        row.pk, networks.changes.Act("one", (Add(Person("bert", "Bert")),)), log.Actor(ria, by.at, viewer), 1
    )
    history, names = f"/n/{row.pk}/history/", f"/n/{row.pk}/names/"
    gone = browser(ria)
    assert gone.get(names).status_code == 200 and "Ria" in browser(client).get(history).text
    answer = browser(keetje).post(room(organisation, f"people/{ria.pk}/leave/"), {"to": piet.pk})
    assert answer["Location"] == room(organisation)
    assert gone.get(names).status_code == 404 and browser(piet).get(names).status_code == 200
    told = words(browser(client).get(history).text)
    assert "oud-medewerker 1" in told and "Ria" not in told
    assert browser(keetje).get(room(organisation, f"people/{ria.pk}/")).status_code == 404
    given = models.Role.objects.get(user=piet)
    assert (given.organisation, given.writes_until) == (organisation, None), (
        "to write at once was said to somebody else"
    )
    assert browser(piet).post(f"/n/{row.pk}/undo/", {"act": "a"}).status_code == 403


def test_what_was_shared_with_who_leaves_is_shared_with_who_goes_on_and_no_more(here, ria, esra, by):
    organisation, keetje = here
    _, row = esra
    held = models.Role.objects.get(user=ria)
    roles.narrow(held, {Part.NAMES, Part.CIRCLE}, by, looks={Part.CIRCLE})
    roles.extend(held, by.at + timedelta(days=9), by)
    positions.give(keetje, organisation, Role.PROFESSIONAL, by)
    browser(keetje).post(room(organisation, f"people/{ria.pk}/hand-over/"), {"to": keetje.pk})
    given = models.Role.objects.get(user=keetje, network=row)
    assert (given.parts, given.looks) == (["circle", "names"], ["circle"])
    assert given.ends_at == by.at + timedelta(days=9)
    assert positions.standing(organisation, timezone.now()).filter(user=ria).exists(), "only the work was handed over"


def test_somebody_always_looks_after_the_organisation(here, by):
    organisation, keetje = here
    page, address = browser(keetje), room(organisation, f"people/{keetje.pk}/")
    held = models.Position.objects.get(user=keetje)
    for rest, typed in (("position/end/", {"position": held.pk}), ("leave/", {})):
        answer = page.post(address + rest, typed)
        assert answer.status_code == 422 and "Iemand moet de organisatie beheren." in answer.text
    positions.give(accounts.make("Piet"), organisation, Role.ADMINISTRATOR, by)
    assert page.post(f"{address}position/end/", {"position": held.pk}).status_code == 302
    assert page.get(room(organisation)).status_code == 404, "the next request knows"


def test_a_position_by_itself_opens_no_circle(here, esra):
    _, keetje = here
    _, row = esra
    for part in ("names", "circle", "history", "mine"):
        assert browser(keetje).get(f"/n/{row.pk}/{part}/").status_code == 404
    assert not access.POLICY[Role.ADMINISTRATOR].shared.sees


def test_who_only_looks_after_an_organisation_comes_in_there(here):
    organisation, keetje = here
    assert browser(keetje).get("/")["Location"] == room(organisation)


def test_a_position_that_asks_a_training_waits_for_it_or_for_a_reason(here, ria):
    organisation, keetje = here
    page, address = browser(keetje), room(organisation, f"people/{ria.pk}/")
    refused = page.post(f"{address}position/", {"role": "process_guide"})
    assert refused.status_code == 422 and "Sociale netwerkversterking, vier dagen (S24)" in refused.text
    assert not models.Position.objects.filter(role="process_guide").exists()
    page.post(f"{address}position/", {"role": "process_guide", "waived": "Volgt hem in maart"})
    assert "Het kan wachten: Volgt hem in maart" in words(page.get(address).text)
    page.post(f"{address}training/", {"course": "snv", "since": "2020-01-01", "until": "2021-01-01"})
    assert "Gold tot en met 1 januari 2021: Sociale netwerkversterking, vier dagen." in words(page.get(address).text)
    page.post(f"{address}training/", {"course": "snv", "since": "2022-01-01"})
    said = words(page.get(address).text)
    assert "Het kan wachten" not in said and "Gold tot en met" not in said
    new = {"name": "Piet", "email": "piet@example.org", "role": "course_leader"}
    answer = page.post(room(organisation, "professional/"), new)
    assert answer.status_code == 422 and "Training voor cursusleiders" in answer.text


def test_a_volunteer_comes_to_a_client_as_a_volunteer_after_the_training_and_the_final_interview(here, esra, by):
    organisation, keetje = here
    _, row = esra
    vera = accounts.make("Vera", "vera@example.org", organisation=organisation)
    positions.give(vera, organisation, Role.VOLUNTEER, by)
    page, join = browser(keetje), {"network": row.pk, "professional": vera.pk}
    refused = page.post(room(organisation, "connect/"), join)
    assert refused.status_code == 422 and "Eindgesprek" in refused.text and f"people/{vera.pk}/" in refused.text
    for course in ("volunteer-training", "final-interview"):
        page.post(room(organisation, f"people/{vera.pk}/training/"), {"course": course, "since": "2020-01-01"})
    assert page.post(room(organisation, "connect/"), join).status_code == 302
    given = models.Role.objects.get(user=vera)
    assert given.role == "volunteer" and "Vera" in words(page.get(room(organisation)).text)
    assert browser(vera).get(f"/n/{row.pk}/story/").status_code == 403, "a volunteer sees what a volunteer sees"


def test_all_clients_are_handed_over_at_once_and_the_history_keeps_a_number(here, ria, by):
    organisation, keetje = here
    tom = accounts.make("Tom", "tom@example.org", organisation=organisation)
    positions.give(tom, organisation, Role.PROFESSIONAL, by)
    clients = [accounts.new_client(f"Client {number}", by, professional=ria) for number in range(20)]
    page = browser(keetje)
    assert "Met 20 kringen." in words(page.get(room(organisation, f"people/{ria.pk}/")).text)
    page.post(room(organisation, f"people/{ria.pk}/leave/"), {"to": tom.pk})
    at = timezone.now()
    assert len(positions.caseload(tom, organisation, at)) == 20 and not positions.caseload(ria, organisation, at)
    assert "Client 19" in browser(tom).get("/").text and browser(ria).get("/").text.count("Client") == 0
    _, row = clients[0]
    assert browser(ria).get(f"/n/{row.pk}/circle/").status_code == 404
    assert accounts.others(row)[str(ria.pk)] == "oud-medewerker 1"
