"""Two weeks after the first evening somebody finds on their own phone what they meant to do, and tells how it went."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served
from tests.journeys.test_first_evening import Hand, begun
from tests.journeys.test_mailed_code_and_forgotten import MOBILE, code_of, command, mailed

EMAIL, DAYS = "anna@example.org", 14
NOW = datetime.now(ZoneInfo("Europe/Amsterdam"))
NOON = NOW.replace(hour=12, minute=0) + timedelta(days=DAYS)  # by night nobody is mailed
LATER = {"PYTHONPATH": str(Path(__file__).with_name("later")), "SECONDS_ON": str((NOON - NOW).total_seconds())}
Visitor = Callable[..., BrowserContext]
Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def kring() -> Iterator[served.Served]:
    with served.running() as running:
        yield running


def the_first_evening(page: Page, link: str) -> None:
    """At the table: three names, one place, a wish, one small step of two weeks from now, and a mail address."""
    page.goto(link)
    page.locator("main form button").first.click()
    page.goto(re.sub(r"(?<=\d)/.*", "/", page.url))
    page.get_by_role("link", name="Maak de lijst").click()
    page.get_by_role("button", name="Ja, dat wil ik").click()
    page.get_by_text("Nee, nog niet").click()
    for name in ("Corrie", "Joke", "Truus"):
        page.locator("#name").fill(name)
        page.keyboard.press("Enter")
        expect(page.locator("#name")).to_have_value("")
        expect(page.locator(".rows")).to_contain_text(name)
    page.get_by_role("link", name="Maak de kring").click()
    hand = Hand(page)
    hand.tap('[data-tray] [data-name="Corrie"]')
    hand.tap_cell("friends", "society")
    expect(page.locator("#said")).to_contain_text("Corrie staat nu bij")
    page.get_by_role("link", name="Plan", exact=True).click()
    page.get_by_role("link", name="Zeg wat je graag wilt").click()
    page.get_by_label("In je eigen woorden", exact=True).fill("Ik wil vaker met Corrie praten.")
    page.locator("label.chip", has_text="Mensen zien").click()
    page.locator("label.chip", has_text="Corrie").click()
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Bedenk een kleine stap").click()
    page.get_by_label("Wat precies?").fill("Ik vraag Corrie voor de koffie.")
    page.get_by_label("Op welke dag?").fill((NOON - timedelta(days=1)).date().isoformat())
    page.get_by_label("En als het niet lukt?").fill("Dan stuur ik een kaartje.")
    page.get_by_role("button", name="Dit ga ik doen").click()

    expect(page.locator(".todo")).to_contain_text("Ik vraag Corrie voor de koffie.")


def shows_an_address(page: Page, kring: served.Served) -> None:
    """Whoever came with a link gives a mail address, and shows with a code that it is theirs."""
    page.goto(f"{kring.url}/accounts/address/")
    page.locator("input[type=email]").fill(EMAIL)
    page.get_by_role("button", name="Mail mij een code").click()
    page.locator("input[name=code]").fill(code_of(kring.folder))
    page.get_by_role("button", name="Dit is de code").click()


def comes_in(phone: Page, kring: served.Served) -> None:
    """On a phone that Kring never saw, with a code by mail."""
    phone.goto(kring.url)
    phone.locator("input[name=login]").fill(EMAIL)
    phone.get_by_role("button", name="Liever een code per mail").click()
    expect(phone.get_by_role("heading", name="Kijk in je mail")).to_be_visible()
    phone.locator("input[name=code]").fill(code_of(kring.folder))
    phone.get_by_role("button", name="Inloggen").click()


def test_two_weeks_later_somebody_finds_on_a_new_phone_what_they_meant_to_do_and_tells_how_it_went(
    visitor: Visitor, kring: served.Served, axe: Axe
) -> None:
    page = visitor(viewport=chromium.TABLET, has_touch=True).new_page()
    the_first_evening(page, begun(visitor().new_page(), kring))
    shows_an_address(page, kring)
    kring.process.terminate()
    kring.process.wait(timeout=20)

    later = served.started(kring.folder, served.free(), **LATER)
    try:
        served.awaited(later)
        command(kring.folder, "due", **LATER)
        (mail,) = (words for words in mailed(kring.folder) if "Er is iets voor je in Kring." in words)
        assert not any(word in mail for word in ("Anna", "Corrie", "koffie"))
        phone = visitor(**MOBILE, has_touch=True).new_page()
        comes_in(phone, later)
        expect(phone.get_by_text("Wat je ging doen")).to_be_visible()
        expect(phone.locator(".quietstrip")).to_contain_text("Ik vraag Corrie voor de koffie.")
        assert axe(phone) == []
        phone.get_by_role("link", name="Hoe ging het?").tap()
        expect(phone.locator(".underway")).to_contain_text("met Corrie")
        expect(phone.locator(".underway")).to_contain_text("gisteren")
        expect(phone.locator(".underway")).to_contain_text("Dan stuur ik een kaartje.")
        assert phone.get_by_role("button", name="Gelukt").bounding_box()["y"] < 844, "without scrolling"
        assert axe(phone) == []
        phone.get_by_role("button", name="Gelukt").tap()
        phone.get_by_label("Wat ging goed?").fill("Ze zei meteen ja.")
        phone.get_by_role("button", name="Bewaren").tap()
        expect(phone.locator(".wall")).to_contain_text("Ik vraag Corrie voor de koffie.")
        phone.get_by_role("button", name="Ik heb Corrie bedankt").tap()
        expect(phone.get_by_role("button", name="Ik heb Corrie bedankt")).to_have_count(0)
        expect(phone.get_by_text("Wat is de volgende kleine stap?")).to_be_visible()
        phone.get_by_role("link", name="Een kleine stap").tap()
        phone.get_by_label("Wat precies?").fill("Ik bel Joke.")
        phone.get_by_role("button", name="Dit ga ik doen").tap()
        expect(phone.locator(".todo")).to_contain_text("Ik bel Joke.")
        assert axe(phone) == []
    finally:
        later.process.terminate()
        later.process.wait(timeout=20)
