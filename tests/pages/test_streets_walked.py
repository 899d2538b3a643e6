"""Two ladders walked whole along the doors: what each step asks, and what comes of it, round after round (M05, M07)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kring.core import days
from kring.core.fieldwork import Item, Met
from kring.core.network import Stage
from kring.core.streets import Said
from kring.store import fieldworks, models, walks
from tests.pages.test_fieldwork import with_a_street
from tests.pages.test_organisations import browser, words
from tests.pages.test_walkers import LADDER, STREET, begins, goes, shown

CONTACT, RUNGS = "neighbour-contacts", "street-rungs"
LATER = (timezone.localdate() + timedelta(days=90)).isoformat()


def done(lead, at, step, **more):
    """The step is done, or what is missing."""
    return lead.post(f"{at}step/{step}/go/", {"how": "done", **more})


def misses(lead, at, step, sentence):
    answer = done(lead, at, step)
    assert answer.status_code == 422 and sentence in words(answer.text), (step, words(answer.text)[-900:])
    assert "Zeg in een paar woorden waarom je het toch doet." in words(answer.text)
    assert sentence in words(shown(lead, f"{at}step/{step}/")), "it stands there before one tries"


def passes(lead, at, step):
    assert done(lead, at, step).status_code == 302, step


def heard(row, street, household_said, met=Met.ANSWERED):
    fieldworks.take_in(row, [(one, met, household_said(street)) for one in row.households.filter(met="")])


def walked(gerda, ivo, way, asks):
    lead = browser(gerda)
    at = begins(lead, way)["Location"]
    row, work = with_a_street(gerda, ivo, asks=asks, numbers="1-12")
    lead.post(f"{at}streets/", {"fieldwork": row.pk})
    row.refresh_from_db()
    return lead, at, row, work


def test_a_contact_ladder_is_walked_whole_and_each_step_asks_for_its_own_content(here, gerda, ivo):
    lead, at, row, work = walked(gerda, ivo, LADDER, "neighbour-contacts")
    goes(lead, at, "fieldwork", "begin")
    street = fieldworks.plan(row).streets[0].id
    one = row.households.order_by("rank").first()
    fieldworks.hear(one, Said(street, items={"visit": Item(1, 4, 3)}), "first")
    misses(lead, at, "fieldwork", "Nog niet elk huis kreeg een uitkomst.")
    heard(row, street, lambda street: Said(street, items={"visit": Item(1, 4, 3), "club": Item(1, 1, 2)}))
    passes(lead, at, "fieldwork")
    goes(lead, at, "process", "begin")
    misses(lead, at, "process", "Er kan nog meer binnenkomen.")
    lead.post(f"{work}close/", {"sure": "1"})
    passes(lead, at, "process")
    goes(lead, at, "report", "begin")
    misses(lead, at, "report", "in jullie eigen woorden wat opvalt")
    lead.post(f"{work}describe/", {"described": "Men wil vaker koffie.\nDe club mist niemand.", "was": ""})
    passes(lead, at, "report")
    goes(lead, at, "act", "begin")
    misses(lead, at, "act", "Er is nog niets gekozen.")
    typed = {"words": "Koffie in de hof", "reason": "Het verschil is drie", "with_residents": "1", "item": "visit"}
    assert lead.post(f"{work}intervene/", typed).status_code == 302
    passes(lead, at, "act")
    ended = lead.post(f"{at}end/", {"well": "Men groet elkaar", "look_back_on": LATER})
    assert ended.status_code == 302
    there = walks.value(models.Walk.objects.get())
    assert {(one.state, one.overrides, one.reason) for one in there.legs.values()} == {(Stage.DONE, (), "")}
    assert walks.trajectory(there).look_back_on == days.on(date.fromisoformat(LATER))
    assert b"groet" not in bytes(models.Walk.objects.get().data)
    report = words(lead.get(f"{work}report/").text)
    assert "Men wil vaker koffie. De club mist niemand." in report and "Koffie in de hof" in report


def test_a_street_ladder_is_walked_whole_with_a_second_round(here, gerda, ivo, by):
    lead, at, row, work = walked(gerda, ivo, STREET, "street-rungs")
    street = fieldworks.plan(row).streets[0].id
    for step in ("now", "wanted", "follow", "again"):
        goes(lead, at, step, "begin", reason="Zo afgesproken")
    heard(row, street, lambda street: Said(street, items={"rung": Item(3, None)}))
    passes(lead, at, "now")
    misses(lead, at, "wanted", "Nog geen tien bewoners zeiden waar ze willen staan.")
    models.Heard.objects.all().delete()
    row.households.update(met="")
    heard(row, street, lambda street: Said(street, items={"rung": Item(3, 6)}))
    passes(lead, at, "wanted")
    lead.post(f"{work}close/", {"sure": "1"})
    misses(lead, at, "follow", "Er is nog geen afspraak.")
    alone = {"words": "Een bankje", "reason": "Men wil elkaar spreken", "otherwise": "Er was haast", "who": "Mies"}
    lead.post(f"{work}intervene/", {**alone, "until": LATER})
    misses(lead, at, "follow", "Er is nog geen afspraak.")
    lead.post(f"{work}intervene/", {**alone, "words": "Koffie", "with_residents": "1", "until": LATER})
    passes(lead, at, "follow")
    misses(lead, at, "again", "De straat is nog niet opnieuw gevraagd")
    anew = lead.post(f"{work}again/")["Location"]
    assert lead.post(f"{work}again/")["Location"] == anew, "what runs already is not begun twice"
    misses(lead, at, "again", "De straat is nog niet opnieuw gevraagd")
    second = models.Fieldwork.objects.exclude(pk=row.pk).get()
    assert fieldworks.plan(second).streets == fieldworks.plan(row).streets
    for number in range(10):
        fieldworks.answer(second, Said(street, items={"rung": Item(4, 6)}), f"phone {number}", by)
    there = words(shown(lead, f"{at}step/again/"))
    assert "Ronde 2" in there and "10 antwoordden met de link" in there and "12 van 12 deuren" in there
    lead.post(f"{anew}close/", {"sure": "1"})
    passes(lead, at, "again")
    assert "het was 3,0 op" in words(lead.get(f"{anew}report/").text)
    goes(lead, at, "again", "begin", reason="Nog eens")
    misses(lead, at, "again", "De straat is nog niet opnieuw gevraagd")


@pytest.mark.parametrize("step", ["now", "wanted"])
def test_below_ten_nobody_is_told_whether_a_household_said_it(here, gerda, ivo, step):
    """R103: with nine a step does not even tell that somebody gave a rung."""
    lead, at, row, _work = walked(gerda, ivo, STREET, "street-rungs")
    goes(lead, at, step, "begin", reason="Zo afgesproken")
    street = fieldworks.plan(row).streets[0].id
    row.households.filter(rank__gte=9).delete()
    heard(row, street, lambda street: Said(street, items={"rung": Item(3, 6)}))
    misses(lead, at, step, "Nog geen tien bewoners zeiden")


def test_going_on_all_the_same_keeps_of_what_why_and_who(here, gerda, ivo):
    lead, at, _row, _work = walked(gerda, ivo, STREET, "street-rungs")
    goes(lead, at, "follow", "begin", reason="Eerst dit")
    assert done(lead, at, "follow", reason="Bewoners willen eerst wachten").status_code == 302
    (leg,) = walks.value(models.Walk.objects.get()).legs.values()
    assert leg.overrides == ("R043",) and leg.overridden_by == str(gerda.pk) and leg.overridden_as
    assert leg.reason == "Bewoners willen eerst wachten"


def test_two_who_write_what_stands_out_write_over_nothing(here, gerda, ivo):
    _lead, _at, row, work = walked(gerda, ivo, LADDER, "neighbour-contacts")
    lead = browser(gerda)
    too_soon = lead.post(f"{work}describe/", {"described": "Te vroeg", "was": ""})
    assert too_soon.status_code == 409 and fieldworks.plan(row).described == ""
    lead.post(f"{work}close/", {"sure": "1"})
    assert lead.post(f"{work}describe/", {"described": "Dit\r\nen dat", "was": ""}).status_code == 302
    late = lead.post(f"{work}describe/", {"described": "Iets anders", "was": ""})
    assert late.status_code == 409 and "Dit" in words(late.text) and "Iets anders" in words(late.text)
    assert lead.post(f"{work}describe/", {"described": "Samen", "was": "Dit\r\nen dat"}).status_code == 302
    row.refresh_from_db()
    assert fieldworks.plan(row).described == "Samen" and b"Samen" not in bytes(row.data)
    long = lead.post(f"{work}describe/", {"described": "a" * 25_000, "was": "Samen"})
    assert long.status_code == 422 and "a" * 25_000 in long.text
    assert lead.post(f"{work}again/", {}).status_code == 302


def test_streets_that_are_asked_now_are_not_asked_again_meanwhile(here, gerda, ivo):
    lead, _at, row, work = walked(gerda, ivo, LADDER, "neighbour-contacts")
    assert lead.post(f"{work}again/")["Location"] == work and models.Fieldwork.objects.get() == row


@pytest.mark.parametrize(("way", "fits", "other"), [(LADDER, CONTACT, RUNGS), (STREET, RUNGS, CONTACT)])
def test_a_list_that_does_not_keep_the_rules_of_the_way_is_not_its_fieldwork(here, gerda, ivo, way, fits, other):
    """R039: importance with every question of the contact ladder; R042: ten rungs on the street ladder."""
    lead = browser(gerda)
    at = begins(lead, way)["Location"]
    walk = models.Walk.objects.get()
    offered = shown(lead, f"/fieldwork/?walk={walk.pk}")
    assert f'value="{fits}" checked' in offered and f'value="{other}"' not in offered
    typed = {"name": "Vogels", "walk": str(walk.pk), "questions": other}
    wrong = lead.post("/fieldwork/make/", typed)
    assert wrong.status_code == 422 and "Kies wat je vraagt." in words(wrong.text)
    with_a_street(gerda, ivo, asks=other)
    row = models.Fieldwork.objects.get()
    assert f'value="{row.pk}"' not in shown(lead, at)
    lead.post(f"{at}streets/", {"fieldwork": row.pk})
    walk.refresh_from_db()
    assert walk.fieldwork is None
    assert lead.post("/fieldwork/make/", typed | {"questions": fits}).status_code == 302


def test_of_several_streets_only_the_square_that_is_looked_at_is_drawn(here, gerda, ivo):
    """E02: a square takes long, and a dozen of them seconds."""
    lead, _at, row, work = walked(gerda, ivo, STREET, RUNGS)
    lead.post(f"{work}link/")
    assert shown(lead, work).count('class="square"') == 1, "of one street it is there at once"
    for number in range(11):
        fieldworks.add_street(row, f"Straat {number}", ["1"])
    row.refresh_from_db()
    street = fieldworks.plan(row).streets[7]
    page = shown(lead, work)
    assert 'class="square"' not in page and "testserver/street/" not in page
    assert f'href="?square={street.id}#link-{street.id}"' in page
    there = shown(lead, f"{work}?square={street.id}")
    assert there.count('class="square"') == 1 and there.count("testserver/street/") == 1
