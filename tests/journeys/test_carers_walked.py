"""A professional walks with a client and with a carer: every step of POM and of the MantelScan, with what it asks.

The carer comes in on a phone of her own with the link that she got, and answers there what only she reads (R109).
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served
from tests.journeys.walking import send

Visitor = Callable[..., BrowserContext]
Axe = Callable[[Page], list[str]]
RINUS = "/n/demo-few"
PATIENCE = 9000


def goes(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state()


def begins(page: Page, walk: str, step: str) -> None:
    goes(page, f"{walk}{step}/")
    send(page, page.locator("#set-out button.next"))
    expect(page.locator("#done")).to_be_visible()


def not_yet(page: Page, walk: str, step: str, *why: str) -> None:
    """The step says what is missing, and is not left without a word."""
    goes(page, f"{walk}{step}/")
    for one in why:
        expect(page.locator(".hints", has_text=one)).to_be_visible()
    send(page, page.locator("#done button[value=done]"))
    expect(page.locator("#done").get_by_text("Zeg in een paar woorden waarom je het toch doet.")).to_be_visible()


def done(page: Page, walk: str, step: str) -> None:
    """The step asks nothing any more, and is done."""
    goes(page, f"{walk}{step}/")
    expect(page.locator("#done textarea")).to_have_count(0)
    if page.locator("#done input[name=is_right]").count():
        page.locator("#done input[name=is_right]").check()
    send(page, page.locator("#done button[value=done]"))
    expect(page.locator(".walk")).to_be_visible()


@pytest.fixture
def marieke(visitor: Visitor, kring: served.Served) -> Page:
    page = visitor(viewport=chromium.DESKTOP).new_page()
    page.set_default_timeout(PATIENCE)
    served.come_in(page, kring, "marieke", f"{RINUS}/people/wil/")
    return page


def found(page: Page, axe: Axe) -> None:
    """On the page of somebody in Rinus' circle: how and when, and first wrong."""
    page.get_by_role("link", name="Zorgt Wil veel? Vraag of een gesprek goed is").click()
    expect(page.get_by_role("heading", name="Zorgt Wil veel?")).to_be_visible()
    page.get_by_label("Op welke dag?").fill((datetime.now(UTC) + timedelta(days=9)).date().isoformat())
    send(page, page.locator("#found button"))
    expect(page.get_by_text("Kies hoe.")).to_be_visible()
    expect(page.get_by_text("Die dag komt nog. Wanneer was het?")).to_be_visible()
    page.get_by_label("Hoe vonden jullie elkaar?").select_option("home_care")
    page.get_by_label("Op welke dag?").fill((datetime.now(UTC) - timedelta(days=2)).date().isoformat())
    send(page, page.locator("#found button"))
    expect(page.locator("#answer")).to_be_visible()
    assert axe(page) == []


def answered(page: Page, others: dict[str, Callable[[Page], None]]) -> None:
    """Every question of the sheet in its order; what is not in `others` is rather not said."""
    while page.locator(".asksroom a.button.next").count():
        page.locator(".asksroom a.button.next").click()
        while page.locator("#asked").count():
            ask = page.locator("input[name=ask]").get_attribute("value") or ""
            others.get(ask, lambda page: page.locator("label.chip", has_text="Dat zeg ik liever niet").click())(page)
            send(page, page.locator("button[name=next]"))


def test_a_carer_is_found_asked_and_walked_with_from_the_talk_to_the_talk_that_follows(
    marieke: Page, visitor: Visitor, kring: served.Served, axe: Axe
) -> None:
    page = marieke
    found(page, axe)
    goes(page, f"{kring.url}/carers/")
    expect(page.get_by_text("in de kring van Rinus van Dam")).to_be_visible()
    page.get_by_role("link", name="Wil").click()
    send(page, page.get_by_role("button", name="Ja, begin een eigen kring"))
    expect(page.get_by_role("heading", name="Een link voor Wil")).to_be_visible()
    link = page.locator("#address").inner_text().strip()
    page.get_by_role("link", name="Door naar het gesprek").click()
    expect(page.locator(".walk")).to_be_visible()
    walk = page.url
    own = walk.partition("/trajectories/")[0]

    wil = visitor(viewport=chromium.PHONE).new_page()
    wil.set_default_timeout(PATIENCE)
    goes(wil, link)
    send(wil, wil.locator("main form button.next"))

    begins(page, walk, "trace")
    page.get_by_role("link", name="Schrijf op voor wie je zorgt").click()
    page.get_by_label("Voor wie?").fill("")
    send(page, page.get_by_role("button", name="Bewaren"))
    expect(page.get_by_text("Typ voor wie. Een voornaam is genoeg.")).to_be_visible()
    page.get_by_label("Voor wie?").fill("Rinus, mijn broer")
    send(page, page.get_by_role("button", name="Bewaren"))
    done(page, walk, "trace")

    begins(page, walk, "talk")
    expect(page.get_by_text("Wil doet dit.")).to_be_visible()
    goes(wil, f"{walk}talk/")
    send(wil, wil.locator(".opens form button"))
    send(wil, wil.get_by_role("button", name="Dit is klaar"))
    expect(wil.get_by_text("Nog niet klaar. Deze vragen staan nog open:")).to_be_visible()
    heavy = {"pressure": lambda page: page.locator("label.chip", has_text="7").first.click()}
    answered(wil, heavy)
    send(wil, wil.get_by_role("button", name="Dit is klaar"))
    assert axe(wil) == []
    done(wil, walk, "talk")

    begins(page, walk, "options")
    not_yet(page, walk, "options", "Er is nog niets gekozen uit wat er kan.")
    page.get_by_role("link", name="Gids voor wie zorgt").click()
    expect(page.get_by_role("heading", name="Gids voor wie zorgt")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Ik vraag wie er één middag kan zijn.").click()
    send(page, page.locator("button[name=choose]").first)
    goes(page, f"{own}/plan/guide/guide-for-carers/")
    expect(page.get_by_role("link", name="In het plan")).to_be_visible()
    done(page, walk, "options")

    begins(page, walk, "follow-up")
    not_yet(page, walk, "follow-up", "Er staat nog geen dag voor het volgende gesprek.")
    page.locator("#going input[name=on]").fill((datetime.now(UTC) + timedelta(weeks=13)).date().isoformat())
    page.locator("#going input[name=is_said]").check()
    send(page, page.locator("#going").get_by_role("button", name="Bewaren"))
    not_yet(wil, walk, "follow-up", "De vragen zijn nog niet opnieuw gesteld.")
    goes(wil, f"{walk}follow-up/")
    send(wil, wil.locator(".opens form button"))
    answered(wil, {})
    send(wil, wil.get_by_role("button", name="Dit is klaar"))
    done(wil, walk, "follow-up")
    expect(wil.locator(".leg[data-next]")).to_have_count(0)


def drawn(page: Page, circle: str) -> None:
    """A parent comes in the family of whose circle it is."""
    goes(page, f"{circle}/family/")
    page.locator(".adds a", has_text="Ouder").first.click()
    page.locator("#sheet").get_by_label("Naam").first.fill("Mam van Dam")
    page.locator("label.chip", has_text="vrouw").first.click()
    send(page, page.get_by_role("button", name="Bewaren"))
    expect(page.locator(".familydrawing").first).to_contain_text("Mam")


def met(page: Page, circle: str) -> None:
    """How often Wil comes, and a line in the ecogram."""
    goes(page, f"{circle}/contact/?who=wil")
    page.locator("input[name=times]").fill("abc")
    send(page, page.get_by_role("button", name="Bewaren").first)
    expect(page.get_by_text("Typ een getal, zoals 3 of 1,5.")).to_be_visible()
    page.locator("input[name=times]").fill("3")
    page.locator("select[name=per]").select_option("week")
    send(page, page.get_by_role("button", name="Bewaren").first)
    goes(page, f"{circle}/ecogram/?who=wil")
    if not page.locator("form.lineform").count():
        send(page, page.locator("button[name=domain]").first)
    page.locator("form.lineform label.chip").first.click()
    send(page, page.locator("form.lineform").get_by_role("button", name="Bewaren"))


def scanned(page: Page, scan: str, part: str, told: dict[str, str]) -> None:
    """A part of the scan is filled in, and kept."""
    goes(page, f"{scan}{part}/")
    for label, words in told.items():
        page.get_by_label(label).fill(words)
    send(page, page.locator("#answers button[name=stop], #answers button.next").last)


def test_a_scan_is_walked_with_the_client_and_a_carer_from_the_family_to_an_advice_on_the_front_page(
    marieke: Page, kring: served.Served, axe: Axe
) -> None:
    page, circle = marieke, f"{kring.url}{RINUS}"
    goes(page, f"{circle}/trajectories/begin/m11-mantelscan/")
    page.locator("#begin button.next").click()
    expect(page.locator(".walk")).to_be_visible()
    walk = page.url

    begins(page, walk, "family")
    not_yet(page, walk, "family", "Er is nog geen familie getekend.")
    drawn(page, circle)
    done(page, walk, "family")

    begins(page, walk, "need")
    not_yet(page, walk, "need", "Welke zorg er nodig is, is nog niet ingevuld.")
    goes(page, f"{walk}need/")
    send(page, page.locator(".opens form button"))
    scan = page.url.partition("need/")[0]
    scanned(page, scan, "need", {"Waarbij is er hulp nodig?": "Opstaan en eten"})
    done(page, walk, "need")

    begins(page, walk, "carer")
    goes(page, f"{scan}carer/")
    page.get_by_role("checkbox", name="Wil", exact=True).check()
    send(page, page.locator("#answers button[name=stop]"))
    hours, feels = "Hoeveel uur in een week?: Wil", "Wat is er zwaar, en wat is er mooi?: Wil"
    not_yet(page, walk, "carer", "Niet van elke mantelzorger staan de uren er.", "staat er hoe het voelt.")
    scanned(page, scan, "carer", {hours: "200", feels: "Ik slaap slecht"})
    expect(page.get_by_text("Een week heeft 168 uur.")).to_be_visible()
    expect(page.get_by_label(feels)).to_have_value("Ik slaap slecht")
    page.get_by_label(hours).fill("25")
    page.get_by_label(re.compile("Zegt dit liever niet.*Wil, Wat is er zwaar")).check()
    send(page, page.locator("#answers button[name=stop]"))
    expect(page.get_by_text("Hier staat ook iets. Haal het weg, of haal het vinkje weg.")).to_be_visible()
    page.get_by_label(feels).fill("")
    send(page, page.locator("#answers button[name=stop]"))
    expect(page.locator("#theirs")).to_contain_text("Dat zeg ik liever niet")
    assert axe(page) == []
    done(page, walk, "carer")

    begins(page, walk, "network")
    not_yet(page, walk, "network", "Er is nog geen lijn getrokken in het ecogram.")
    met(page, circle)
    done(page, walk, "network")

    begins(page, walk, "advice")
    not_yet(page, walk, "advice", "wat opvalt, en waarom", "Er staat nog geen advies.", "Het voorblad is nog leeg.")
    scanned(page, scan, "advice", {"Wat valt op, en waarom?": "Wil doet alles", "Wat is het advies": "Eén vrije avond"})
    scanned(page, scan, "front", {"Hoe staat het ervoor": "Het gaat net. Wil heeft lucht nodig."})
    not_yet(page, walk, "advice", "Nog niet aan elke mantelzorger is gevraagd of anderen dit mogen lezen.")
    goes(page, scan)
    send(page, page.get_by_role("button", name=re.compile("Zegt ja.*Wil")))
    expect(page.locator(".section.big")).to_contain_text("25")
    expect(page.get_by_text("Eén vrije avond")).to_be_visible()
    done(page, walk, "advice")
    expect(page.locator(".leg[data-next]")).to_have_count(0)
