"""An organisation's own lists: taken in and what is not taken named, asked beside ours, never lost by a newer one."""

import json
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kring.core.access import Role
from kring.core.changes import Add
from kring.core.network import Response, Sheet
from kring.core.streets import Plan
from kring.methods import loader
from kring.methods import questions as shelf
from kring.store import editions, fieldworks, log, models, positions, roles
from tests.methods import held_scales
from tests.pages.conftest import Table, do, value, version
from tests.pages.test_organisations import browser, deeds, room

GOOD = held_scales.support()
ID = "held-support"


@pytest.fixture
def here(table: Table):
    by = log.Actor(table.dora, timezone.now())
    organisation, keeper = positions.found("De Schakel", "Keetje", "keetje@example.org", by)
    models.Network.objects.filter(pk=table.row.pk).update(organisation=organisation)
    return organisation, browser(keeper)


def reads(here, text, name="list.toml"):
    organisation, keeper = here
    return keeper.post(room(organisation, "lists/read/"), {"file": SimpleUploadedFile(name, text.encode())})


def adds(here, text=GOOD, number=1, id=ID, **more):
    organisation, keeper = here
    told = {"text": text, "questions": id, "version": number, "may_use": "on"} | more
    return keeper.post(room(organisation, "lists/add/"), told)


def test_a_file_is_looked_at_first_and_then_stands_beside_ours(here, table):
    organisation, keeper = here
    looked = reads(here, GOOD)
    assert looked.status_code == 200 and "12 vragen gaan mee" in looked.text and 'name="may_use"' in looked.text
    assert models.Edition.objects.count() == 0
    assert adds(here).status_code == 302
    page = keeper.get(room(organisation, "lists/")).text
    assert "Schaal held-support" in page and "Versie 1" in page
    assert "Schaal held-support" in table.client(table.anna).get(f"/n/{table.row.pk}/questions/").text
    assert "list" in {line.act for line in models.Line.objects.all()} and "administer" in deeds(
        models.User.objects.get(email="keetje@example.org")
    )


def test_a_list_of_one_organisation_is_of_no_other(here, table):
    adds(here)
    models.Network.objects.filter(pk=table.row.pk).update(organisation=None)
    anna = table.client(table.anna)
    assert "Schaal held-support" not in anna.get(f"/n/{table.row.pk}/questions/").text
    other, keeper = positions.found("Ander", "Otto", "otto@example.org", log.Actor(table.dora, timezone.now()))
    assert "Schaal held-support" not in browser(keeper).get(room(other, "lists/")).text
    edition = models.Edition.objects.get(organisation=here[0])
    assert browser(keeper).get(room(other, f"lists/{edition.pk}/list.toml")).status_code == 404
    assert browser(keeper).get(room(here[0], "lists/")).status_code == 404


@pytest.mark.parametrize(
    ("before", "after", "where", "what"),
    [
        ("purpose =", "purpse =", "regel 5", "Bedoel je “purpose”"),
        ('takes = "scale"', 'takes = "scail"', "regel 1", "scale"),
        ("adds = [", 'adds = ["i99", ', "", "geen vraag heet “i99”"),
        ("least = 1", "least = 9", "", "de schaal houdt op voordat hij begint"),
        ('word = "questions"', 'word = "deck"', "", ""),
        ('word = "questions"', "word = ", "regel 1", "TOML"),
        ("licence =", "#", "", "“licence” ontbreekt"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place_and_what_to_do(here, before, after, where, what):
    answer = reads(here, GOOD.replace(before, after, 1), "onze.toml")
    assert answer.status_code == 422 and models.Edition.objects.count() == 0
    assert where in answer.text and what in answer.text and "onze.toml" in answer.text


def test_a_questionnaire_of_fhir_says_what_is_not_taken_and_where(here):
    items = [{"linkId": "1", "type": "text", "text": "Hoe?"}, {"linkId": "2", "type": "attachment", "text": "Foto"}]
    told = {"resourceType": "Questionnaire", "status": "active", "title": "Stemming", "language": "nl", "item": items}
    looked = reads(here, json.dumps(told), "q.json")
    assert "item[1]" in looked.text and "Deze vraag vraagt een bestand" in looked.text and "Eén vraag" in looked.text
    large = reads(here, "x" * 1_200_000, "q.json")
    assert large.status_code in (413, 422) and "groter dan 1 MB" in large.text
    broken = reads(here, json.dumps(told)[:-3], "q.json")
    assert broken.status_code == 422 and "houdt te vroeg op" in broken.text
    missing = here[1].post(room(here[0], "lists/read/"), {})
    assert missing.status_code == 422 and "Kies eerst een bestand" in missing.text


def test_what_may_not_be_used_or_is_there_already_is_not_taken_in_and_what_was_typed_stays(here):
    ours = next(iter(shelf.lists()))
    for told, said in (
        ({"may_use": ""}, "Zeg dat je organisatie deze vragen mag gebruiken"),
        ({"id": ours}, "Kring heeft zelf een lijst met deze naam"),
        ({"id": "Met Hoofdletters"}, "kleine letters"),
    ):
        answer = adds(here, **told)
        assert answer.status_code == 422 and said in answer.text and "Schaal held-support" in answer.text, told
    assert adds(here).status_code == 302
    again = adds(here)
    assert again.status_code == 422 and "Versie 1 is er al" in again.text and models.Edition.objects.count() == 1


def test_answers_keep_the_version_that_they_were_given_on(here, table):
    adds(here)
    anna, at = table.client(table.anna), f"/n/{table.row.pk}/questions/"
    anna.post(f"{at}begin/", {"act": "b", "version": version(table), "questions": ID})
    (sheet,) = value(table).sheets.values()
    assert (sheet.questions, sheet.version, sheet.words) == (ID, 1, "Schaal held-support")
    told = {"act": "a", "version": version(table), "sheet": sheet.id, "ask": "i1", "now": "3", "kept": "all"}
    assert anna.post(f"{at}answer/", told).status_code == 302
    assert adds(here, GOOD.replace('Verzonnen zin i1"', 'Heel andere zin"'), 2).status_code == 302
    page = anna.get(f"{at}{sheet.id}/").text
    assert "Verzonnen zin i1" in page and "Heel andere zin" not in page and "Nu is er versie 2" in page
    here[1].post(room(here[0], "lists/end/"), {"questions": ID})
    page = anna.get(f"{at}{sheet.id}/").text
    assert "Verzonnen zin i1" in page and "Deze lijst wordt niet meer begonnen" in page
    assert 'value="held-support"' not in anna.get(at).text
    anna.post(f"{at}begin/", {"act": "b2", "version": version(table), "questions": ID})
    assert len(value(table).sheets) == 1
    assert "Schaal held-support" in anna.get(f"/n/{table.row.pk}/history/").text


@pytest.fixture
def dropped(monkeypatch):
    """A release that dropped a list: it is taken from the shelf, as a release would."""

    def drop(id):
        left = {key: one for key, one in shelf.lists().items() if key != id}
        monkeypatch.setattr(shelf, "lists", lambda: left)

    return drop


def test_a_release_that_drops_a_list_takes_nothing_from_what_was_answered(table, dropped):
    one = next(one for one in shelf.lists().values() if one.score and not one.hers)
    anna, at = table.client(table.anna), f"/n/{table.row.pk}/questions/"
    anna.post(f"{at}begin/", {"act": "b", "version": version(table), "questions": one.id})
    (sheet,) = value(table).sheets
    dropped(one.id)
    page = anna.get(f"{at}{sheet}/")
    assert page.status_code == 200 and one.ask[0].text.nl in page.text and "niet meer begonnen" in page.text
    assert anna.get(f"{at}{sheet}/{one.ask[0].id}/").status_code == 200
    assert one.name.nl in anna.get(at).text


def test_of_a_list_that_nobody_here_knows_the_answers_still_stand(table):
    do(table, Add(Sheet("x", "of-elsewhere", words="Lijst van elders")))
    do(table, Add(Response("x~q1", "x", "q1", words="Mijn woorden")), Add(Response("x~q2", "x", "q2", ("ja",))))
    do(table, Add(Response("x~q3", "x", "q3", now=4.0)))
    anna = table.client(table.anna)
    page = anna.get(f"/n/{table.row.pk}/questions/x/")
    assert page.status_code == 200 and "Mijn woorden" in page.text and "Lijst van elders" in page.text
    assert anna.get(f"/n/{table.row.pk}/questions/").status_code == 200
    assert anna.get(f"/n/{table.row.pk}/questions/x/q1/").status_code == 404


def test_a_fieldwork_goes_on_with_its_list_after_a_release_without_it(here, table, dropped):
    organisation, _ = here
    by = log.Actor(table.dora, timezone.now())
    positions.give(table.bram, organisation, Role.COORDINATOR, by)
    bram = browser(table.bram)
    one = next(one for one in shelf.lists().values() if one.ask[0].rung)
    made = bram.post("/fieldwork/make/", {"name": "Zuid", "questions": one.id})
    assert made.status_code == 302
    dropped(one.id)
    assert bram.get(made["Location"]).status_code == 200
    assert bram.get(f"{made['Location']}report/").status_code == 200
    assert one.id not in bram.get("/fieldwork/").text.replace(made["Location"], "")


def test_an_own_list_with_wishes_is_asked_along_the_doors(here, table):
    organisation, _ = here
    street = GOOD.replace("least = 1\nmost = 4", 'least = 1\nmost = 4\naspect = ["now", "wish", "weight"]')
    street = street.partition("\n[[score]]")[0]
    assert adds(here, street, id="our-street").status_code == 302
    by = log.Actor(table.dora, timezone.now())
    positions.give(table.bram, organisation, Role.COORDINATOR, by)
    bram = browser(table.bram)
    assert 'value="our-street"' in bram.get("/fieldwork/").text
    made = bram.post("/fieldwork/make/", {"name": "Zuid", "questions": "our-street"})
    assert made.status_code == 302 and bram.get(made["Location"]).status_code == 200
    assert models.Fieldwork.objects.get().questions == "our-street"
    assert isinstance(fieldworks.plan(models.Fieldwork.objects.get()), Plan)


@pytest.mark.parametrize("format", ["fhir.json", "xlsform.xlsx", "list.toml"])
def test_it_goes_out_as_a_file(here, format):
    adds(here)
    edition = models.Edition.objects.get()
    answer = here[1].get(room(here[0], f"lists/{edition.pk}/{format}"))
    assert answer.status_code == 200 and f"held-support-1.{format.rpartition('.')[2]}" in answer["Content-Disposition"]
    assert here[1].get(room(here[0], f"lists/{edition.pk}/nothing.pdf")).status_code == 404


def test_what_was_answered_goes_along_as_fhir_and_leaves_a_line(table):
    one = next(one for one in shelf.lists().values() if one.ask[0].takes == "scale" and not one.hers)
    do(table, Add(Sheet("s", one.id)), Add(Response(f"s~{one.ask[0].id}", "s", one.ask[0].id, now=4.0)))
    answer = table.client(table.anna).get(f"/n/{table.row.pk}/questions/s/answers.json")
    told = json.loads(answer.content)
    assert told["resourceType"] == "QuestionnaireResponse" and told["item"][0]["answer"] == [{"valueInteger": 4}]
    assert models.Line.objects.filter(deed="copy", user=table.anna).exists()
    roles.give(table.chris, table.row, Role.FRIEND, log.Actor(table.anna, timezone.now()))
    assert editions.of(None, "no-such", 1) is None


CHOOSES = """
[[ask]]
id = "how"
text = { nl = "Hoe?", en = "How?" }
takes = "choice"
option = [{ id = "a", text = { nl = "A", en = "A" }, points = 1 }]

[[score]]
id = "counts"
name = { nl = "Telt", en = "Counts" }
adds = ["how"]
"""


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("points = 1", "points = nan", "Dit getal past hier niet."),
        ("points = 1", "points = -inf", "Dit getal past hier niet."),
        ("points = 1", "points = 1e999", "Dit getal past hier niet."),
        ("points = 1", "points = 1e308", "Dit getal past hier niet."),
        ("points = 1", f"points = {'9' * 5000}", "Dit getal past hier niet."),
        ("least = 1", f"least = {'9' * 5000}", "Dit getal past hier niet."),
        ("least = 1", "least = nan", "Hier hoort een getal."),
        ("most = 4", "most = 1_000_000_000", "Dit getal past hier niet."),
        ("version = 1", f"version = 0x{'f' * 5000}", "Dit getal past hier niet."),
    ],
)
def test_a_number_that_nobody_can_count_with_is_refused_and_every_page_stays_open(here, table, before, after, what):
    organisation, keeper = here
    text = (GOOD + CHOOSES).replace(before, after, 1)
    assert after in text
    for refused in (reads(here, text), adds(here, text)):
        assert refused.status_code == 422 and what in refused.text
    assert models.Edition.objects.count() == 0 and keeper.get(room(organisation, "lists/")).status_code == 200
    assert table.client(table.anna).get(f"/n/{table.row.pk}/questions/").status_code == 200


@pytest.mark.parametrize(
    "part", ["a", '"a"', "'a'", '"\\""', "a-very-long-word-and-longer-and-longer-and-longer-than-sixty-signs"]
)
def test_a_key_of_thousands_of_parts_is_refused_at_once(here, part):
    text = " . ".join([part] * (90_000 // len(part))) + " = 1\n"
    began = time.perf_counter()
    refused = adds(here, text)
    assert refused.status_code == 422 and "te diep" in refused.text
    assert time.perf_counter() - began < 2


def test_a_list_that_was_kept_and_is_not_read_any_more_closes_no_page_and_can_be_withdrawn(here, table):
    organisation, keeper = here
    adds(here)
    anna, page = table.client(table.anna), f"/n/{table.row.pk}/questions/"
    anna.post(page + "begin/", {"act": "b", "version": version(table), "questions": ID})
    (sheet,) = value(table).sheets
    row = models.Edition.objects.get(organisation=organisation)
    row.data = bytes(row.data).replace(b'"least":1', b'"least":null', 1)
    row.save()
    assert anna.get(page).status_code == 200 and anna.get(f"{page}{sheet}/").status_code == 200
    shown = keeper.get(room(organisation, "lists/"))
    assert shown.status_code == 200 and "Kring kan deze versie niet lezen" in shown.text and ID in shown.text
    assert keeper.get(room(organisation, f"lists/{row.pk}/list.toml")).status_code == 404
    assert f'value="{ID}"' not in anna.get(page).text
    assert adds(here, number=2).status_code == 302 and f'value="{ID}"' in anna.get(page).text
    assert keeper.post(room(organisation, "lists/end/"), {"questions": ID}).status_code == 302
    assert f'value="{ID}"' not in anna.get(page).text


def test_what_was_asked_keeps_its_words_when_the_client_goes_on_with_another_organisation(here, table):
    adds(here)
    anna, page = table.client(table.anna), f"/n/{table.row.pk}/questions/"
    for act in "bc":
        anna.post(page + "begin/", {"act": act, "version": version(table), "questions": ID})
    sheet, other_sheet = value(table).sheets
    first = loader.understood(GOOD, Path("list.toml")).ask[0].text.nl
    assert first in anna.get(f"{page}{sheet}/").text
    other, keeper = positions.found("Ander", "Otto", "otto@example.org", log.Actor(table.dora, timezone.now()))
    adds((other, browser(keeper)), GOOD.replace(first, "Een andere vraag"))
    models.Network.objects.filter(pk=table.row.pk).update(organisation=other)
    for there in (other, None):
        models.Network.objects.filter(pk=table.row.pk).update(organisation=there)
        shown = anna.get(f"{page}{sheet}/").text
        assert first in shown and "Een andere vraag" not in shown
        assert first in anna.get(f"{page}{other_sheet}/").text
        assert anna.get(page).status_code == 200


def test_an_edition_that_nobody_here_has_is_not_taken_for_another_with_its_name(here, table):
    adds(here)
    anna, page = table.client(table.anna), f"/n/{table.row.pk}/questions/"
    do(table, Add(Sheet("s", ID, 1, "Van elders", edition="0" * 32)), Add(Response("r", "s", "i1", now=3)))
    shown = anna.get(f"{page}s/").text
    assert loader.understood(GOOD, Path("list.toml")).ask[0].text.nl not in shown and "Van elders" in shown
