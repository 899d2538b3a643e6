"""Easy mode and what the circle says, as one walks through them: by keyboard alone, without JavaScript."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

Axe = Callable[[Page], list[str]]


@pytest.fixture
def anna(at_table: Callable[..., Page]) -> Callable[..., Page]:
    """Anna, with one question at a time."""
    return partial(at_table, "/n/demo-anna/easy/")


def question(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_the_keyboard_alone_gives_a_place_and_goes_back(anna, axe: Axe) -> None:
    page = anna()
    question(page, "Hoe dichtbij is Fatima?")
    expect(page.locator("[data-read]")).to_be_hidden()  # this browser has no voice of its own
    assert axe(page) == []
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    question(page, "Hoe dichtbij is Gerrit?")
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    page.get_by_role("link", name="Terug").click()
    question(page, "Hoe dichtbij is Fatima?")
    expect(page.locator('input[value="friends"]')).to_be_checked()


def test_what_one_would_like_is_asked_for_who_wants_to_go_on(anna, axe: Axe) -> None:
    page = anna(viewport={"width": 390, "height": 844})
    page.goto(page.url + "?wishes=1&everybody=1&who=corrie")
    question(page, "Mag Corrie dichterbij komen?")
    expect(page.get_by_role("radio", name="Ja Ik wil graag meer contact.")).to_be_checked()
    page.get_by_role("radio", name="Nee Zo is het goed.").check()
    page.get_by_role("button", name="Verder").click()
    question(page, "Kan Corrie je helpen?")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    assert axe(page) == []
    page.get_by_role("link", name="Terug").click()
    expect(page.get_by_role("radio", name="Nee Zo is het goed.")).to_be_checked()
    page.get_by_role("radio", name="Ja Ik wil graag meer contact.").check()
    page.get_by_role("button", name="Verder").click()
    question(page, "Kan Corrie je helpen?")


def test_without_javascript_a_double_click_is_one_answer(anna) -> None:
    page = anna(java_script_enabled=False)
    page.goto(page.url + "?everybody=1&who=corrie&question=near")
    page.locator('input[value="acquaintances"]').check(force=True)
    page.get_by_role("button", name="Verder").dblclick()
    question(page, "Hoe dichtbij is Noor?")
    page.get_by_role("link", name="Terug").click()
    expect(page.locator('input[value="acquaintances"]')).to_be_checked()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_what_the_circle_says_fits_every_screen(anna, axe: Axe, width: int, scheme: str) -> None:
    page = anna(viewport={"width": width, "height": 800}, color_scheme=scheme)
    here = page.url.partition("easy/")[0]
    for address in ("easy/?everybody=1&question=who", "easy/?wishes=1&who=corrie", "says/?edit=1", "says/?show=1"):
        page.goto(here + address)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
        assert axe(page) == [], address
