"""A street walks a ladder on a phone, from the library to its end, with what goes wrong on the way (M05, M07)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import served
from tests.journeys.test_along_the_doors import look

PHONE = {"width": 390, "height": 844}


def button(page: Page, word: str) -> None:
    page.get_by_role("button", name=word, exact=True).click()


@pytest.mark.parametrize(
    ("way", "steps", "asks"),
    [("m05-contact-ladder", 4, "Contact in de buurt"), ("m07-street-ladder", 3, "De ladder van onze straat")],
)
def test_a_street_is_begun_from_the_library_and_walked_to_its_end(kring, visitor, way, steps, asks) -> None:
    page, wrong = visitor(viewport=PHONE, color_scheme="light").new_page(), {}
    page.set_default_timeout(6000)
    served.come_in(page, kring, "marieke", "/fieldwork/")
    page.get_by_label("Hoe noem je het?").fill(f"Buurt {way}")
    page.get_by_text(asks).click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Straat", exact=True).fill("Lepelaarstraat")
    page.get_by_label("Huisnummers").fill("1-11")
    page.get_by_role("button", name="Voeg deze straat toe").click()

    page.goto(f"{kring.url}/library/{way}/")
    page.get_by_role("link", name="Doe het stap voor stap").click()
    page.get_by_role("link", name="Met een groep, een straat of een organisatie").click()
    look(page, wrong)
    page.get_by_label("Hoe noem je het?").fill(f"Straat {way}")
    button(page, "Begin")
    expect(page.get_by_text("Kies wie het loopt.").first).to_be_visible()
    expect(page.get_by_label("Hoe noem je het?")).to_have_value(f"Straat {way}")
    page.get_by_text("een straat of een buurt").click()
    button(page, "Begin")
    look(page, wrong)
    page.get_by_text(f"Buurt {way}").click()
    button(page, "Neem deze straten")
    expect(page.get_by_text("0 van 11 deuren gaven antwoord")).to_be_visible()
    for number in range(steps):
        page.locator(".leg > a").nth(number).click()
        if number == 0:
            look(page, wrong)
        if page.get_by_label("Waarom toch?").count():  # a gate that only asks why
            button(page, "Begin met deze stap")
            page.get_by_label("Waarom toch?").fill("Zo afgesproken")
        button(page, "Begin met deze stap")
        page.get_by_label("Wat zeiden de mensen?").fill("Het is hier stil")
        page.locator("#going button").click()
        expect(page.get_by_label("Wat zeiden de mensen?")).to_have_value("Het is hier stil")
        expect(page.get_by_role("link", name="Naar de straten")).to_be_visible()
        button(page, "Deze stap is gedaan")  # with nothing in it that asks why
        expect(page.get_by_text("Zeg in een paar woorden waarom je het toch doet.")).to_be_visible()
        if number == 0:
            look(page, wrong)
        page.get_by_label("Waarom toch?").fill("De straat wil het zo")
        button(page, "Deze stap is gedaan")
    look(page, wrong)
    page.goto(f"{kring.url}/trajectories/")
    row = page.get_by_role("listitem").filter(has_text=f"Straat {way}").get_by_role("link").first
    look(page, wrong)
    row.click()
    if not page.locator("#end[open]").count():
        page.locator("#end > summary").click()
    button(page, "Afsluiten")
    expect(page.get_by_text("Typ hoe het ging.").first).to_be_visible()
    page.get_by_label("Wat ging goed?").fill("Men groet elkaar")
    page.get_by_label("Wanneer kijken we terug?").fill("2027-06-01")
    button(page, "Afsluiten")
    expect(page.get_by_text("Men groet elkaar")).to_be_visible()
    look(page, wrong)
    assert wrong == {}


def test_somebody_who_comes_for_the_first_time_meets_before_they_read(kring, visitor) -> None:
    """S02: the client lets a guide in who meets first; the guide finds a name, asks why not wait, and meets (R094)."""
    anna, wrong = visitor(viewport=PHONE, color_scheme="light").new_page(), {}
    served.come_in(anna, kring, "anna", "/n/demo-anna/sharing/invite/")
    anna.get_by_label("Wie is het?").fill("Marieke")
    anna.locator("[name=role][value=professional]").check(force=True)
    anna.get_by_text("Wij maken eerst kennis.").click()
    look(anna, wrong)
    anna.get_by_role("button", name="Maak de link").click()
    link = re.search(r"http\S+/invitation/[\w~.-]+/", anna.locator("main").inner_text() + anna.content())
    assert link
    guide = visitor(viewport=PHONE, color_scheme="light").new_page()
    served.come_in(guide, kring, "marieke", "/")
    guide.goto(link[0])
    guide.locator("form button.next").click()
    guide.goto(f"{kring.url}/n/demo-anna/story/")
    expect(guide.get_by_role("heading", name="Eerst ontmoeten, dan pas lezen")).to_be_visible()
    look(guide, wrong)
    guide.get_by_role("link", name="Naar de ontmoeting").click()
    look(guide, wrong)
    guide.get_by_text("Kan het niet wachten?").click()
    button(guide, "Toch nu lezen")
    expect(guide.get_by_text("Zeg in een paar woorden waarom je eerst leest.")).to_be_visible()
    anna.goto(f"{kring.url}/n/demo-anna/sharing/")
    expect(anna.get_by_text("Marieke ontmoet je eerst, en leest nog niets.")).to_be_visible()
    look(anna, wrong)
    button(guide, "We hebben elkaar ontmoet")
    expect(guide).to_have_url(re.compile("/n/demo-anna/circle/"))
    assert wrong == {}
