"""Twenty people typed on a phone and placed on a tablet are found again, each day on another device Kring never saw."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served
from tests.journeys.test_first_evening import PEOPLE, Hand, begun
from tests.journeys.test_mailed_code_and_forgotten import MOBILE
from tests.journeys.test_two_weeks_later import comes_in, shows_an_address

LATER = str(Path(__file__).with_name("later"))
DAY = 24 * 3600
NAMES = [name for name, _, _ in PEOPLE]


@pytest.fixture
def kring() -> Iterator[served.Served]:
    with served.running() as running:
        yield running


def the_day_after(kring: served.Served, days: int) -> served.Served:
    """The same folder in a Kring that is started anew, so many days later."""
    kring.process.terminate()
    kring.process.wait(timeout=20)
    later = {"PYTHONPATH": LATER, "SECONDS_ON": str(days * DAY)}
    again = served.started(kring.folder, served.free(), **later)
    served.awaited(again)
    return again


def typed(page: Page, link: str) -> None:
    """The link on a phone, and twenty names."""
    page.goto(link)
    page.locator("main form button").first.tap()
    expect(page).not_to_have_url(link)
    page.goto(link.partition("/accounts/")[0])
    page.get_by_role("link", name="Maak de lijst").tap()
    page.get_by_role("button", name="Ja, dat wil ik").tap()
    page.get_by_text("Nee, nog niet").tap()
    for name in NAMES:
        page.locator("#name").fill(name)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").filter(has_text=name).first).to_be_attached()


def shows_where_to_begin(page: Page) -> None:
    """On a tablet the names of those who come first can be read, and the first step is in sight."""
    for name in NAMES[:3]:
        chip = page.locator(f'[data-tray] [data-name="{name}"] > span')
        expect(chip).to_be_in_viewport(ratio=1)
        assert chip.evaluate("one => one.scrollWidth <= one.clientWidth"), name
    expect(page.get_by_role("link", name=f"Begin met {NAMES[0]}")).to_be_in_viewport(ratio=1)


def placed(page: Page) -> None:
    """Everybody by a tap on the name and a tap on a place."""
    hand = Hand(page)
    for name, sector, ring in PEOPLE:
        hand.tap(f'[data-tray] [data-name="{name}"]')
        hand.tap_cell(ring, sector)
        expect(page.locator("#said")).to_contain_text(f"{name} staat nu bij")
    expect(page.get_by_text("Iedereen heeft een plek")).to_be_visible()


def test_twenty_are_found_again_on_another_device_the_day_after(
    visitor: Callable[..., BrowserContext], kring: served.Served
) -> None:
    phone = visitor(**MOBILE, has_touch=True).new_page()
    typed(phone, begun(visitor().new_page(), kring))
    shows_an_address(phone, kring)

    kring_2 = the_day_after(kring, 1)
    try:
        tablet = visitor(viewport=chromium.TABLET, has_touch=True).new_page()
        comes_in(tablet, kring_2)
        tablet.get_by_role("link", name="Mensen", exact=True).click()
        for name in NAMES:
            expect(tablet.locator("main").get_by_text(name, exact=True).first).to_be_visible()
        tablet.get_by_role("navigation").get_by_role("link", name="Kring", exact=True).click()
        shows_where_to_begin(tablet)
        placed(tablet)

        kring_3 = the_day_after(kring_2, 2)
    finally:
        kring_2.process.terminate()
    try:
        again = visitor(**MOBILE, has_touch=True).new_page()
        comes_in(again, kring_3)
        again.get_by_role("navigation").get_by_role("link", name="Kring", exact=True).tap()
        expect(again.locator("[data-circle] .person").first).to_be_attached()
        seen = again.locator("[data-circle] .person")
        where = {
            one.get_attribute("aria-label").split(",")[0]: (
                one.get_attribute("data-sector"),
                one.get_attribute("data-ring"),
            )
            for one in seen.all()
        }
        assert where == {name: (sector, ring) for name, sector, ring in PEOPLE}
        again.get_by_role("link", name="Mensen", exact=True).tap()
        for name in NAMES:
            expect(again.locator("main").get_by_text(name, exact=True).first).to_be_visible()
    finally:
        kring_3.process.terminate()
        kring_3.process.wait(timeout=20)
