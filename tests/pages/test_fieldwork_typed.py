"""Along the doors nothing that was typed is lost, whatever happens meanwhile."""

from django.test import Client
from django.utils import timezone

from kring.store import fieldworks, models
from tests.pages.test_fieldwork import first_door, with_a_street
from tests.pages.test_organisations import browser, words

SAID = {"visit-now": "2", "visit-wish": "4", "group": "met kinderen", "act": "late"}


def test_what_was_filled_in_at_a_door_stays_to_read_when_it_was_closed_meanwhile(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, groups="met kinderen\nzonder kinderen")
    to = f"{at}doors/{first_door(row).pk}/hear/"
    fieldworks.close(row, timezone.now())
    late = browser(ivo).post(to, SAID)
    page = words(late.text)
    assert late.status_code == 409 and "niet bewaard" in page and "maak er een foto van" in page
    assert "Hoe is het nu? 2" in page and "Hoe heb je het graag? 4" in page and "met kinderen" in page
    assert "niet bewaard" not in words(browser(ivo).get(f"{at}doors/").text), "only of who typed something"
    assert models.Heard.objects.count() == 0


def test_what_was_filled_in_stays_to_read_when_somebody_else_was_at_that_door_first(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, groups="met kinderen")
    to = f"{at}doors/{first_door(row).pk}/hear/"
    assert browser(gerda).get(at).status_code == 200
    assert browser(ivo).post(to, {"visit-now": "1", "act": "first"}).status_code == 302
    late = browser(ivo).post(to, SAID)
    assert late.status_code == 409 and "Hoe heb je het graag? 4" in words(late.text)


def test_words_beyond_the_room_of_what_came_of_it_come_back_with_a_sentence(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    fieldworks.close(row, timezone.now())
    lead, to = browser(gerda), f"{at}intervene/"
    for name in ("Koffie-uur", "Tuin"):
        lead.post(to, {"words": name, "reason": "Zo gewenst", "act": name[:1], "with_residents": "1"})
    step, _other = fieldworks.plan(models.Fieldwork.objects.get()).interventions
    long = "Elke week twaalf mensen. " * 20
    answer = lead.post(f"{to}end/", {"id": step.id, "was": "", "came": long})
    assert answer.status_code == 422 and answer.text.count(long.strip()) == 1
    assert words(answer.text).count("plaats voor 400 tekens") == 1, "said at the one that was typed in"


def test_a_street_that_sends_nothing_is_asked_again_and_told_so(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, "street-rungs")
    browser(gerda).post(f"{at}link/")
    row.refresh_from_db()
    plan = fieldworks.plan(row)
    to = f"/street/{fieldworks.token(row, plan.link, plan.streets[0].id)}/"
    assert Client().get(to).status_code == 200
    answer = Client().post(to)
    assert answer.status_code == 422 and "nog niets ingevuld" in words(answer.text)


def test_rather_not_is_an_answer_and_takes_back_what_was_tapped(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    to = f"{at}doors/{first_door(row).pk}/"
    door = browser(ivo)
    assert door.get(to).text.count('value=""') >= 3 * 11
    typed = {"visit-now": "2", "visit-wish": "", "club-now": "9"}
    wrong = door.post(f"{to}hear/", typed)
    assert wrong.status_code == 422 and 'name="visit-wish" value="" checked' in wrong.text
    assert door.post(f"{to}hear/", typed | {"club-now": "", "act": "a"}).status_code == 302
    fieldworks.close(row, timezone.now())
    (said,) = fieldworks.said(models.Fieldwork.objects.get())
    assert (said.items["visit"].now, said.items["visit"].wish) == (2, None) and "club" not in said.items
