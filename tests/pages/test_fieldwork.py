"""Along the doors of a neighbourhood: from a street to a report, with every refusal in words (M05, M07, E02)."""

import random
import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from msgspec.structs import replace

from kring.core import fieldwork, streets
from kring.core.access import Role
from kring.core.fieldwork import Item, Met
from kring.core.streets import Said
from kring.store import accounts, fieldworks, models
from tests.pages.conftest import at_work
from tests.pages.test_organisations import browser, words


def begun(gerda, asks="neighbour-contacts", **more):
    typed = {"name": "Leiden Zuidwest", "questions": asks, **more}
    answer = browser(gerda).post("/fieldwork/make/", typed)
    assert answer.status_code == 302, words(answer.text)
    return models.Fieldwork.objects.get(), answer["Location"]


def with_a_street(gerda, ivo, asks="neighbour-contacts", numbers="1-5", **more):
    row, at = begun(gerda, asks, **more)
    lead = browser(gerda)
    assert lead.post(f"{at}street/", {"name": "Lepelaarstraat", "numbers": numbers}).status_code == 302
    assert lead.post(f"{at}interviewer/", {"user": ivo.pk, "is_instructed": "1"}).status_code == 302
    return row, at


def first_door(row):
    return row.households.order_by("rank").first()


def test_from_a_street_to_a_report(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, numbers="1-24", groups="met kinderen\nzonder kinderen")
    door = browser(ivo)
    assert "Lepelaarstraat" in words(door.get(f"{at}doors/").text)
    for place, household in enumerate(row.households.order_by("rank")):
        to = f"{at}doors/{household.pk}/"
        if place < 20:
            said = {"visit-now": "1", "visit-wish": "4", "visit-weight": "3", "club-now": "1", "club-wish": "1"}
            answer = door.post(f"{to}hear/", {**said, "group": "met kinderen", "act": f"door{place}"})
        else:
            answer = door.post(f"{to}knock/", {"met": "refused" if place % 2 else "not_home"})
        assert answer.status_code == 302
    lead = browser(gerda)
    asked = lead.post(f"{at}close/")
    assert asked.status_code == 422 and models.Fieldwork.objects.get().closed_at is None
    assert lead.post(f"{at}close/", {"sure": "1"})["Location"] == f"{at}report/"
    page = words(lead.get(f"{at}report/").text)
    assert "Deuren: 24. Antwoord: 20." in page
    assert "Bij elkaar op de koffie" in page and "4" in page
    assert "dat is geen probleem" in page.lower(), "little contact without a wish is no problem (R041)"
    paper = lead.get(f"{at}report.pdf")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    assert set(row.households.values_list("label", flat=True)) == {b""}, "the house numbers are gone"


def test_a_number_beyond_the_scale_is_refused_and_nothing_typed_is_lost(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    to = f"{at}doors/{first_door(row).pk}/hear/"
    answer = browser(ivo).post(to, {"visit-now": "2", "visit-wish": "9", "chat-now": "3"})
    assert answer.status_code == 422 and "Kies 1 tot en met 5." in words(answer.text)
    assert re.search(r'name="chat-now" value="3" checked', answer.text)
    assert not models.Heard.objects.exists() and first_door(row).met == ""
    nothing = browser(ivo).post(to, {})
    assert nothing.status_code == 422 and "niets ingevuld" in words(nothing.text)


def test_rung_eleven_is_refused_and_a_lower_wish_is_asked_about_once_more(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, "street-rungs")
    door, to = browser(ivo), f"{at}doors/{first_door(row).pk}/hear/"
    assert "Kies 1 tot en met 10." in words(door.post(to, {"rung-now": "11"}).text)
    down = door.post(to, {"rung-now": "6", "rung-wish": "3"})
    assert down.status_code == 422 and "Klopt dat?" in words(down.text) and 'name="sure"' in down.text
    assert door.post(to, {"rung-now": "6", "rung-wish": "3", "sure": "1"}).status_code == 302


def test_who_was_not_instructed_is_warned_before_the_first_door(here, gerda, ivo):
    row, at = begun(gerda)
    lead = browser(gerda)
    lead.post(f"{at}street/", {"name": "Lepelaarstraat", "numbers": "1-5"})
    warned = lead.post(f"{at}interviewer/", {"user": ivo.pk})
    assert warned.status_code == 422 and 'data-rule="R040"' in warned.text and not row.interviewers.exists()
    lead.post(f"{at}interviewer/", {"user": ivo.pk, "waived": "Ivo deed dit al tien keer"})
    assert "Ivo deed dit al tien keer" in lead.get(at).text
    assert "Lepelaarstraat" in browser(ivo).get(f"{at}doors/").text
    fieldworks.appoint(row, ivo, None)
    stopped = browser(ivo).get(f"{at}doors/")
    assert 'data-rule="R040"' in stopped.text and "Lepelaarstraat" not in stopped.text
    to = f"{at}doors/{first_door(row).pk}/"
    assert browser(ivo).post(f"{to}hear/", {"visit-now": "2", "visit-wish": "4"}).status_code == 409
    assert browser(ivo).post(f"{to}knock/", {"met": "refused"}).status_code == 409
    assert first_door(row).met == ""


def test_a_door_answers_once_also_when_the_form_arrives_twice_or_two_ring(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    to = f"{at}doors/{first_door(row).pk}/hear/"
    said = {"visit-now": "2", "visit-wish": "4", "act": "once"}
    for _ in range(3):
        assert browser(ivo).post(to, said).status_code == 302
    assert models.Heard.objects.count() == 1 and first_door(row).visits == 1
    late = browser(ivo).post(to, {**said, "act": "another"})
    assert late.status_code == 409 and "al antwoord gegeven" in words(late.text)
    assert models.Heard.objects.count() == 1


def test_what_was_said_is_sealed_points_at_no_door_and_is_read_only_when_nothing_more_comes_in(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    browser(ivo).post(f"{at}doors/{first_door(row).pk}/hear/", {"visit-now": "2", "visit-wish": "4"})
    heard = models.Heard.objects.get()
    assert b"visit" not in bytes(heard.data) and b"Lepelaar" not in bytes(models.Fieldwork.objects.get().data)
    assert {field.name for field in models.Heard._meta.get_fields()} == {"id", "fieldwork", "data"}
    assert fieldworks.said(models.Fieldwork.objects.get()) == []
    before = browser(gerda).get(f"{at}report/")
    assert "koffie" not in before.text and browser(gerda).get(f"{at}report.pdf").status_code == 302


def test_too_few_answers_are_hidden_and_a_group_that_could_be_subtracted_too(here, gerda, ivo):
    row, at = begun(gerda, groups="jong\noud")
    street = fieldworks.add_street(row, "Eén", ["1"])
    said = [Said(street.id, group, {"visit": Item(1, 5)}) for group in ["jong"] * 20 + ["oud"] * 3 + [""] * 12]
    fieldworks.take_in(row, [(first_door(row), Met.ANSWERED, one) for one in said])
    fieldworks.close(row, timezone.now())
    found = fieldwork.gaps(streets.by_group(fieldworks.said(models.Fieldwork.objects.get())), ["visit"], 3)
    assert isinstance(found["oud"]["visit"], fieldwork.Hidden), "three are too few"
    assert isinstance(found[streets.UNSAID]["visit"], fieldwork.Hidden), "35 less 20 would tell of the three"
    assert "te weinig antwoorden" in words(browser(gerda).get(f"{at}report/").text)


def test_what_follows_is_decided_with_residents_or_says_why_not(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    fieldworks.close(row, timezone.now())
    lead, to = browser(gerda), f"{at}intervene/"
    empty = lead.post(to, {"words": "Koffie-uur"})
    assert empty.status_code == 422 and "Zeg waarom" in words(empty.text)
    typed = {"words": "Koffie-uur", "reason": "Men wil elkaar vaker zien", "act": "a"}
    alone = lead.post(to, typed)
    assert alone.status_code == 422 and 'data-rule="R043"' in alone.text and "Men wil elkaar vaker zien" in alone.text
    over = lead.post(to, {**typed, "with_residents": "1", "until": "2026-05-23"})
    assert over.status_code == 422 and "Die dag is voorbij." in words(over.text) and 'value="2026-05-23"' in over.text
    assert lead.post(to, {**typed, "with_residents": "1", "until": "2127-05-23"}).status_code == 302
    assert (
        lead.post(to, {**typed, "words": "Bankje", "act": "b", "otherwise": "De gemeente vroeg het"}).status_code == 302
    )
    page = words(lead.get(f"{at}report/").text)
    assert "samen met bewoners besloten" in page and "De gemeente vroeg het" in page and "23 mei 2127" in page
    first = fieldworks.plan(models.Fieldwork.objects.get()).interventions[0]
    lead.post(f"{to}end/", {"id": first.id, "came": "Elke week twaalf mensen"})
    assert "Elke week twaalf mensen" in lead.get(f"{at}report/").text
    lead.post(f"{to}end/", {"id": first.id, "was": "Elke week twaalf mensen", "came": "", "away": "1"})
    assert "Koffie-uur" not in lead.get(f"{at}report/").text


def test_two_who_note_what_came_of_it_write_over_nothing(here, gerda, ivo, by):
    row, at = with_a_street(gerda, ivo)
    fieldworks.close(row, timezone.now())
    toos, to = browser(at_work(here, by, "Toos", Role.COORDINATOR)), f"{at}intervene/"
    lead = browser(gerda)
    lead.post(to, {"words": "Koffie-uur", "reason": "Zo gewenst", "act": "a", "with_residents": "1"})
    (step,) = fieldworks.plan(models.Fieldwork.objects.get()).interventions
    assert 'name="was" value=""' in lead.get(f"{at}report/").text
    lead.post(f"{to}end/", {"id": step.id, "was": "", "came": "Elke week twaalf mensen"})
    meets = toos.post(f"{to}end/", {"id": step.id, "was": "", "came": "Niemand kwam"})
    assert meets.status_code == 409 and "Elke week twaalf mensen" in meets.text and "Niemand kwam" in meets.text
    gone = toos.post(f"{to}end/", {"id": step.id, "was": "", "came": "", "away": "1"})
    assert gone.status_code == 409 and "Elke week twaalf mensen" in gone.text
    (step,) = fieldworks.plan(models.Fieldwork.objects.get()).interventions
    assert step.came == "Elke week twaalf mensen"


def test_only_who_has_to_do_with_it_finds_it(table, here, there, gerda, ivo, by):
    row, at = with_a_street(gerda, ivo)
    analyst = at_work(here, by, "Ans", Role.ANALYST)
    other = at_work(there, by, "Olga", Role.COORDINATOR)
    _, keetje = here
    for user in (table.anna, other, keetje):
        for page in (at, f"{at}doors/", f"{at}report/", f"{at}report.pdf"):
            assert browser(user).get(page).status_code == 404, (user.name, page)
    assert browser(analyst).get(at).status_code == browser(analyst).get(f"{at}doors/").status_code == 404
    assert browser(analyst).get(f"{at}report/").status_code == 200
    assert browser(ivo).get(at).status_code == browser(ivo).get(f"{at}report/").status_code == 404
    assert browser(gerda).get(f"{at}doors/").status_code == 404, "who leads is no interviewer by that"
    assert browser(table.anna).get("/fieldwork/").status_code == 404
    assert "Leiden Zuidwest" not in browser(other).get("/fieldwork/").text
    assert "Leiden Zuidwest" in browser(ivo).get("/fieldwork/").text
    assert browser(ivo).post("/fieldwork/make/", {"name": "X", "questions": "street-rungs"}).status_code == 404
    assert browser(gerda).post(f"{at}doors/{first_door(row).pk}/knock/", {"met": "refused"}).status_code == 404


def test_people_of_a_street_answer_by_its_link_without_a_name_and_once_more_replaces_it(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, "street-rungs")
    lead, guest, other = browser(gerda), Client(), Client()
    lead.post(f"{at}link/")
    to = re.search(r"http://testserver(/street/[^<]+/)", lead.get(at).text)[1]
    assert "Lepelaarstraat" in guest.get(to).text and "Leiden" not in guest.get(to).text
    assert "Kies 1 tot en met 10." in words(guest.post(to, {"rung-now": "11"}).text)
    for now in ("3", "4"):
        assert guest.post(to, {"rung-now": now, "rung-wish": "6"}).status_code == 302
    assert "vervangt" in words(guest.get(to).text) and models.Heard.objects.count() == 1
    other.post(to, {"rung-now": "8", "rung-wish": "8"})
    assert guest.get(to.replace("/street/", "/street/x")).status_code == 404
    lead.post(f"{at}link/", {"shut": "1"})
    assert guest.post(to, {"rung-now": "3"}).status_code == 404
    fieldworks.close(row, timezone.now())
    found = fieldworks.said(models.Fieldwork.objects.get())
    assert sorted(one.items["rung"].now for one in found) == [4, 8]
    lead.post(f"{at}link/")
    assert fieldworks.plan(models.Fieldwork.objects.get()).link == "", "what is closed opens no more"


def test_a_double_click_on_the_link_of_a_street_is_one_answer_also_before_there_is_a_cookie(here, gerda, ivo):
    _, at = with_a_street(gerda, ivo, "street-rungs")
    lead = browser(gerda)
    lead.post(f"{at}link/")
    to = re.search(r"http://testserver(/street/[^<]+/)", lead.get(at).text)[1]
    page, another = Client().get(to), Client().get(to)
    assert "no-store" in page["Cache-Control"], "whoever got another's page would replace their answer"
    for answer in (page, page, page, another):
        act = re.search(r'name="act" value="([^"]+)"', answer.text)
        typed = {"rung-now": "3", "rung-wish": "6", **({"act": act[1]} if act else {})}
        assert Client().post(to, typed).status_code == 302
    assert models.Heard.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "", "numbers": "1-5"}, "Geef het een naam."),
        ({"name": "Ring", "numbers": "boven de winkel"}, "Typ huisnummers zoals 1-45, 47, 49a."),
        ({"name": "Ring", "numbers": "9-3"}, "Typ huisnummers zoals 1-45, 47, 49a."),
        ({"name": "Ring", "numbers": "1-99999"}, "hooguit 1000 deuren"),
    ],
)
def test_a_street_that_cannot_be_read_comes_back_as_it_was_typed(here, gerda, typed, sentence):
    _, at = begun(gerda)
    answer = browser(gerda).post(f"{at}street/", typed)
    assert answer.status_code == 422 and sentence in words(answer.text)
    assert f'value="{typed["numbers"]}"' in answer.text and not models.Household.objects.exists()


def test_a_fieldwork_without_a_name_or_a_list_is_asked_again(here, gerda):
    answer = browser(gerda).post("/fieldwork/make/", {"name": "", "questions": "burden-check"})
    assert answer.status_code == 422 and "Geef het een naam." in words(answer.text)
    assert not models.Fieldwork.objects.exists()
    assert "burden-check" not in browser(gerda).get("/fieldwork/").text


def test_after_a_year_it_closes_by_itself_and_two_years_later_it_is_gone(here, gerda, ivo):
    row, _ = with_a_street(gerda, ivo)
    later = row.made_at + fieldworks.LASTS + timedelta(days=1)
    assert fieldworks.prune(later) == 0 and models.Fieldwork.objects.get().closed_at == later
    assert set(row.households.values_list("label", flat=True)) == {b""}
    assert fieldworks.prune(later + fieldworks.KEPT) == 1 and not models.Household.objects.exists()


def test_it_can_be_taken_away_and_that_is_asked_first(here, gerda, ivo):
    _, at = with_a_street(gerda, ivo)
    assert browser(gerda).post(f"{at}remove/").status_code == 422 and models.Fieldwork.objects.exists()
    assert browser(gerda).post(f"{at}remove/", {"sure": "1"}).status_code == 302
    assert not models.Fieldwork.objects.exists() and not models.Household.objects.exists()


@pytest.mark.parametrize("way", ["m05-contact-ladder", "m07-street-ladder"])
def test_who_does_fieldwork_goes_to_it_from_the_library_and_nobody_is_led_to_a_closed_door(gerda, way):
    assert 'href="/fieldwork/"' in browser(gerda).get(f"/library/{way}/").text
    assert 'href="/fieldwork/"' not in browser(gerda).get("/library/m06-nearby/").text
    client = accounts.make("Joke", "joke@example.org")
    page = browser(client).get(f"/library/{way}/")
    assert "Langs de deuren" in page.text and 'href="/fieldwork/"' not in page.text
    assert browser(client).get("/fieldwork/").status_code == 404


def test_leiden_zuidwest_from_the_first_street_to_the_report(here, gerda, ivo):
    """E02: just over 750 households in a dozen streets; streets differ, and lack of contact is not always a problem."""
    row, at = begun(gerda)
    chance, began = random.Random(2006), time.process_time()
    items = [one.id for one in streets.items(told_list(row))]
    for number in range(12):
        fieldworks.add_street(row, f"Straat {number + 1}", [str(one) for one in range(1, 64)])
    visits = []
    calm = row.households.order_by("street").first().street
    for household in row.households.order_by("street", "rank"):
        met = chance.choices([Met.ANSWERED, Met.NOT_HOME, Met.REFUSED], [70, 20, 10])[0]
        said = said_by(chance, household.street, items, household.street == calm)
        visits.append((household, met, said if met is Met.ANSWERED else None))
    fieldworks.take_in(row, visits)
    fieldworks.close(row, timezone.now())
    page = browser(gerda).get(f"{at}report/")
    assert time.process_time() - began < 3
    assert "Deuren: 756." in words(page.text) and page.text.count("<tr>") > 24
    name = next(one.name for one in fieldworks.plan(models.Fieldwork.objects.get()).streets if one.id == calm)
    line = re.search(rf'<th scope="row">{name}</th>(.*?)</tr>', page.text)[1]
    assert line.count("weinig, en de meesten zijn tevreden") == len(items), "one calm street, and it is no problem"
    assert browser(gerda).get(f"{at}report.pdf").content.startswith(b"%PDF")


def told_list(row):
    from kring.methods import questions

    return questions.lists()[row.questions]


def said_by(chance, street, items, is_calm):
    found = {}
    for item in items:
        now = 1 if is_calm else chance.randint(1, 5)
        more = 0 if is_calm else chance.choice([0, 0, 1, 2])
        found[item] = Item(now, min(5, now + more), chance.randint(1, 5))
    return Said(street, "", found)


def test_residents_think_up_ideas_choose_among_them_and_one_becomes_an_agreement(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, "street-rungs")
    lead = browser(gerda)
    assert lead.post(f"{at}ideas/", {"idea": "Koffie-uur"}).status_code == 409, "first the street says where it stands"
    fieldworks.close(row, timezone.now())
    empty = lead.post(f"{at}ideas/", {"idea": " "})
    assert empty.status_code == 422 and "Typ eerst het idee." in words(empty.text)
    for _ in range(2):
        assert lead.post(f"{at}ideas/", {"idea": "Koffie-uur", "act": "a"}).status_code == 302
    lead.post(f"{at}ideas/", {"open": "1"})
    to = re.search(r"http://testserver(/street/[^<]+/)", lead.get(f"{at}report/").text)[1]
    (coffee,) = fieldworks.plan(models.Fieldwork.objects.get()).ideas
    for number in range(10):
        guest = Client()
        page = guest.get(to)
        assert "Koffie-uur" in page.text and "Leiden" not in page.text
        mine = {"chosen": coffee.id} if number else {"words": "Samen lunchen"}
        assert guest.post(to, {**mine, "act": f"phone{number}"}).status_code == 302
    nothing = guest.post(to, {})
    assert nothing.status_code == 422 and "Kies een idee, of typ er zelf een." in words(nothing.text)
    gone = guest.post(to, {"chosen": "weg", "words": "Taalles"})
    assert gone.status_code == 422 and "is er niet meer" in words(gone.text) and "Taalles" in gone.text
    lunch = fieldworks.plan(models.Fieldwork.objects.get()).ideas[1]
    assert guest.post(to, {"chosen": [coffee.id, lunch.id]}).status_code == 302, "once more replaces it"
    assert "gekozen door" not in words(lead.get(f"{at}report/").text), "no numbers as long as it runs"
    lead.post(f"{at}ideas/", {"shut": "1"})
    assert guest.get(to).status_code == 404 and guest.post(to, {"chosen": coffee.id}).status_code == 404
    page = words(lead.get(f"{at}report/").text)
    assert "gekozen door 9" in page and "gekozen door 2" in page
    assert 'value="Koffie-uur"' in lead.get(f"{at}report/?idea={coffee.id}").text
    agreed = {"words": "Koffie-uur", "reason": "De straat koos het", "with_residents": "1", "act": "b"}
    lead.post(f"{at}intervene/", {**agreed, "who": "De bewoners van de hof", "until": "2127-05-23"})
    assert "Wie ervoor zorgt: De bewoners van de hof" in words(lead.get(f"{at}report/").text)
    assert lead.get(f"{at}report.pdf").content.startswith(b"%PDF")


def test_with_fewer_than_ten_who_chose_there_are_no_numbers_and_there_is_an_end_to_ideas(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, "street-rungs")
    fieldworks.close(row, timezone.now())
    lead = browser(gerda)
    lead.post(f"{at}ideas/", {"open": "1"})
    to = re.search(r"http://testserver(/street/[^<]+/)", lead.get(f"{at}report/").text)[1]
    for number in range(9):
        Client().post(to, {"words": f"Idee {number % 2}", "act": f"phone{number}"})
    lead.post(f"{at}ideas/", {"shut": "1"})
    page = words(lead.get(f"{at}report/").text)
    assert "Idee 0" in page and "gekozen door" not in page
    many = tuple(streets.Idea(str(number), f"Nummer {number}") for number in range(streets.MOST_IDEAS))
    fieldworks.change(row, lambda plan: replace(plan, ideas=many))
    full = lead.post(f"{at}ideas/", {"idea": "Nog een"})
    assert full.status_code == 422 and "zestig ideeën" in words(full.text) and 'value="Nog een"' in full.text
    lead.post(f"{at}ideas/", {"away": "3"})
    assert "Nummer 3<" not in lead.get(f"{at}report/").text
