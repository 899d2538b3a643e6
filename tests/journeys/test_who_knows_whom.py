"""Two people are tied by taps, by keys and by a form; a double press is one, and linking can always be stopped."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import chromium, served
from tests.journeys.test_ways_to_place import undo

ROOM = "/n/demo-anna/relations/"
PATIENT = 15_000  # milliseconds, for a machine that does much else


def person(page: Page, id: str) -> Locator:
    return page.locator(f'[data-map] .person[data-person="{id}"] .mark')


def lines(page: Page, a: str, b: str) -> Locator:
    one, other = sorted((a, b))
    return page.locator(f'[data-map] .bond[data-a="{one}"][data-b="{other}"]')


def everywhere(page: Page) -> dict[str, str]:
    """Where everybody stands, as the drawing has it."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-map] .person')]"
        ".map((one) => [one.dataset.person, one.querySelector('.mark').getAttribute('transform')]))"
    )
    return found


@pytest.fixture
def room(kring, visitor) -> Callable[..., Page]:
    def opened(**options: object) -> Page:
        page: Page = visitor(**options).new_page()
        served.come_in(page, kring, "anna", ROOM)
        return page

    return opened


def test_two_taps_are_one_line_and_a_double_press_is_no_second(room: Callable[..., Page]) -> None:
    page = room()
    before = everywhere(page)
    person(page, "fatima").dblclick()
    expect(page.locator("[data-map]")).to_have_attribute("data-chosen", "fatima", timeout=PATIENT)
    person(page, "joke").dblclick()
    expect(page.locator("#said")).to_contain_text("Fatima en Joke hebben nu een lijn.", timeout=PATIENT)
    page.wait_for_timeout(700)
    expect(page.locator("[data-map]")).to_have_attribute("data-chosen", "fatima")  # and no page of the two instead
    expect(lines(page, "fatima", "joke")).to_have_count(1)
    assert page.locator('[data-person="fatima"]').count() == 1
    after = everywhere(page)
    assert {id: at for id, at in after.items() if id != "fatima"} == {
        id: at for id, at in before.items() if id != "fatima"
    }
    person(page, "joke").click()  # they have a line already: now it is told what it says
    page.get_by_role("button", name="Joke helpt Fatima").click()
    expect(page.locator('.bond[data-a="joke"][data-b="fatima"] .arrow')).to_have_count(1, timeout=PATIENT)
    undo(page)
    undo(page)
    expect(page.locator('.bond[data-a="fatima"], .bond[data-b="fatima"]')).to_have_count(0)


def test_linking_stops_by_escape_by_the_paper_and_by_a_button(room: Callable[..., Page]) -> None:
    page = room()
    for stop in ("escape", "paper", "button"):
        person(page, "els").click()
        expect(page.locator("[data-map]")).to_have_attribute("data-chosen", "els", timeout=PATIENT)
        if stop == "escape":
            page.keyboard.press("Escape")
        elif stop == "paper":
            page.locator("[data-map] svg.relations").click(position={"x": 4, "y": 4})
        else:
            page.get_by_role("link", name="Stoppen").click()
        expect(page.locator("[data-map]")).not_to_have_attribute("data-chosen", "els", timeout=PATIENT)
    assert page.locator('.bond[data-a="els"], .bond[data-b="els"]').count() == 0


def test_the_same_by_keys_with_one_stop_for_the_tab_key(room: Callable[..., Page]) -> None:
    page = room()
    assert page.locator('[data-map] .person[tabindex="0"]').count() == 1
    page.locator('[data-map] .person[data-person="rosa"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-map]")).to_have_attribute("data-chosen", "rosa", timeout=PATIENT)
    expect(page.locator('[data-map] .person[data-person="rosa"]')).to_be_focused()
    page.keyboard.press("ArrowLeft")
    other = page.evaluate("document.activeElement.dataset.person")
    assert other != "rosa" and page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(page.locator(f'.bond[data-tie="{"~".join(sorted((other, "rosa")))}~knows"]')).to_have_count(
        1, timeout=PATIENT
    )
    expect(page.locator('[data-map] .person[data-person="rosa"]')).to_be_focused()


def test_without_javascript_two_lists_and_ticks_do_the_same(room: Callable[..., Page]) -> None:
    page = room(java_script_enabled=False, viewport=chromium.PHONE)
    page.locator("summary", has_text="Kies twee mensen uit een lijst").click()
    page.get_by_label("Wie", exact=True).select_option("ali")
    page.get_by_label("Met wie").select_option("noor")
    page.get_by_role("button", name="Teken de lijn").click()
    expect(lines(page, "ali", "noor")).to_have_count(1)
    page.goto(f"{page.url.split('?')[0]}?of=ali")
    page.locator("label.chip", has_text="Noor").click()
    page.locator("label.chip", has_text="Gerrit").click()
    page.get_by_role("button", name="Bewaar en stop").click()
    expect(lines(page, "ali", "gerrit")).to_have_count(1)
    expect(lines(page, "ali", "noor")).to_have_count(0)
