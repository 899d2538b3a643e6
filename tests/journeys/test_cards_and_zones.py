"""M09 at the table: card by card, everybody in a zone by tap, drag, keys or button, stopped and gone on with."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import chromium
from tests.journeys.test_first_evening import FREE_SPOT
from tests.journeys.test_ways_to_place import where

ROOM = "/n/demo-anna/msna/"
OWN, SEEN = "personal", "in-sight"


def name(page: Page, *people: str) -> None:
    for person in people:
        page.locator(f"#fit-{person}").click()
        expect(page.locator(f'.zoned [data-person="{person}"]')).to_be_visible()


def test_cards_are_filled_in_stopped_and_gone_on_with_and_only_the_first_zone_counts(
    at_table: Callable[..., Page],
) -> None:
    page = at_table(ROOM)
    page.get_by_role("button", name="Begin met: Familie").click()
    name(page, "joke", "mam", "lotte")

    page.locator(f"#z-joke-{OWN}").click()  # by a button
    expect(page.locator('.drawings > div:visible .person[data-person="joke"]')).to_be_visible()
    page.locator('[data-tray] [data-person="mam"]').click()  # by a tap on her and a tap on a zone
    expect(page.locator("[data-circle]")).to_have_attribute("data-selected", "mam")
    page.mouse.click(*page.evaluate(FREE_SPOT, [OWN, "relatives"]))
    expect(page.locator('.drawings > div:visible .person[data-person="mam"]')).to_be_visible()
    page.locator('[data-tray] [data-person="lotte"]').focus()  # by keys
    page.keyboard.press("m")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator('.drawings > div:visible .person[data-person="lotte"]')).to_be_visible()
    assert [where(page, one)[0] for one in ("joke", "mam", "lotte")] == [OWN, OWN, SEEN]

    page.get_by_role("button", name="Deze kaart is klaar").click()
    expect(page.get_by_text("Nog niet over gevraagd: Joke, Mam")).to_be_visible()
    page.goto(page.url.partition("?")[0] + "?card=relatives")
    page.get_by_role("link", name="Vraag door over Joke").click()
    page.get_by_label("Hoe vaak hebben jullie contact?").fill("2")
    page.get_by_role("group", name="Wie begint er meestal?").get_by_text("Allebei").click()
    page.get_by_role("group", name="Ben je tevreden met het contact?").get_by_text("Liever meer").click()
    page.get_by_role("group", name="Wat doet deze persoon voor jou?").get_by_text("Luisteren en troosten").click()
    page.get_by_label("Wat zou je willen met deze persoon?").fill("Samen naar het bos")
    page.get_by_role("button", name="Bewaar, en door naar Mam").click()
    expect(page.get_by_role("heading", name="Over Mam")).to_be_visible()
    page.locator("#about").get_by_role("button", name="Bewaar").click()
    page.get_by_role("button", name="Deze kaart is klaar").click()
    expect(page.get_by_role("heading", name="Vrienden en bekenden")).to_be_visible()
    page.goto(page.url.partition("?")[0])  # the talk stops here; another day it goes on right there
    expect(page.get_by_text("2 mensen. Eén mens staat verder weg en telt niet mee.")).to_be_visible()
    expect(page.get_by_text("Joke, Mam, Lotte")).to_be_visible()
    page.get_by_role("button", name="Verder met: Vrienden en bekenden").click()

    page.get_by_label("Naam").fill("Joke")  # somebody on two cards
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_text("Joke staat al op de kaart “Familie”.")).to_be_visible()
    page.get_by_role("link", name="Laat het zoals het nu is").click()

    page.goto(page.url.partition("?")[0] + "?card=services")
    page.get_by_role("button", name="Deze kaart is klaar").click()
    expect(page.get_by_text("Is er echt niemand?")).to_be_visible()
    page.get_by_role("button", name="Ja, er is niemand").click()
    expect(page.get_by_role("heading", name="Vrienden en bekenden")).to_be_visible()

    page.goto(page.url.partition("?")[0])  # what pinches, in own words, and a goal that comes of it
    page.locator("#pinches").fill("Alleen Joke kan rijden")
    page.locator("#tight").get_by_role("button", name="Bewaren").click()
    expect(page.locator("#tight")).to_contain_text("“Alleen Joke kan rijden”")
    page.locator("#tight form[action$='/goal/keep/'] button").click()
    expect(page).to_have_url(re.compile("/plan/goal/"))
    expect(page.locator("main")).to_contain_text("Alleen Joke kan rijden")


@pytest.mark.parametrize("has_script", [True, False])
def test_with_pictures_one_question_at_a_time(at_table: Callable[..., Page], has_script: bool) -> None:
    page = at_table(f"{ROOM}pictures/?card=services", viewport=chromium.PHONE, java_script_enabled=has_script)
    person = page.locator(".bigchips .chip").first
    called = person.inner_text().strip()
    person.click()
    expect(page.get_by_role("heading", name="Hoe dichtbij is")).to_be_visible()
    page.get_by_role("button", name="Hoort bij mij").click()
    for question, answer in (
        ("Hoe vaak hebben jullie contact?", "Elke week"),
        ("Wie begint er meestal?", "Allebei"),
        ("Ben je tevreden met het contact?", "Ja, zo is het goed"),
        ("Wat doet deze persoon voor jou?", "Verder"),
        ("Wat doen jullie samen?", "Verder"),
    ):
        expect(page.get_by_role("heading", name=question)).to_be_visible()
        page.get_by_role("button", name=answer).click()
    expect(page.get_by_role("button", name="Niemand meer")).to_be_visible()
    page.goto(page.url.partition("/pictures")[0] + "/?card=services")
    row = page.locator(".zoned li", has_text=called.splitlines()[-1])
    expect(row.get_by_role("button", name="mijn mensen")).to_have_attribute("aria-pressed", "true")
