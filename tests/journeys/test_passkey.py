"""A professional adds a passkey and comes in with nothing else; a letter is typed on a telephone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.journeys import chromium, served

MADE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def kring() -> Iterator[served.Served]:
    with served.running("--demo", second_factor="on") as running:
        yield running


def with_finger(page: Page) -> CDPSession:
    """A device that has a finger to show."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": MADE})
    return device


def test_a_passkey_is_added_and_is_enough_to_come_in(
    visitor: Callable[..., BrowserContext], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    page = visitor(viewport=chromium.DESKTOP).new_page()
    with_finger(page)
    served.come_in(page, kring, "marieke", "/n/demo-anna/circle/")
    expect(page).to_have_url(f"{kring.url}/accounts/second/")
    assert axe(page) == []
    page.get_by_role("link", name="Een passkey toevoegen").click()
    page.get_by_role("button", name="De passkey maken").click()
    expect(page.locator(".codes li")).to_have_count(10)
    assert axe(page) == []
    page.get_by_role("button", name="Ik heb ze op papier").click()
    page.goto(f"{kring.url}/n/demo-anna/circle/")
    expect(page).to_have_url(f"{kring.url}/n/demo-anna/circle/")

    page.context.clear_cookies()
    page.goto(f"{kring.url}/accounts/sign-in/?next=/n/demo-anna/circle/")
    page.get_by_role("button", name="Met een passkey").click()
    expect(page).to_have_url(f"{kring.url}/n/demo-anna/circle/")

    page.context.clear_cookies()
    page.goto(f"{kring.url}/accounts/sign-in/")
    page.locator("input[name=login]").fill("marieke@demo.kring")
    page.locator("input[name=password]").fill("marieke-aan-de-tafel")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Mijn passkey gebruiken").click()
    expect(page).to_have_url(f"{kring.url}/")


def test_a_square_on_a_letter_fills_the_code_in_on_a_telephone(
    visitor: Callable[..., BrowserContext], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    page = visitor(viewport=chromium.PHONE).new_page()
    page.goto(f"{kring.url}/code/#K7Q2MXRT9D")
    expect(page.locator("input[name=code]")).to_have_value("K7Q2MXRT9D")
    assert page.url == f"{kring.url}/code/"
    assert axe(page) == []
    page.get_by_role("button", name="Kom binnen").click()
    expect(page.get_by_text("Deze code werkt niet")).to_be_visible()
    expect(page.locator("input[name=code]")).to_have_value("K7Q2MXRT9D")
