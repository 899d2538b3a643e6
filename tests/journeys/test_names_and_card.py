"""The list of names and the card of one person, as hands use them: fast, by keyboard alone, without JavaScript."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served
from tests.journeys.test_first_evening import begun

Visitor = Callable[..., BrowserContext]
Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def kring() -> Iterator[served.Served]:
    with served.running() as running:
        yield running


@pytest.fixture(scope="module")
def door(browser, kring: served.Served) -> tuple[str, list[dict[str, object]]]:
    """The address of Anna's list, and the cookies of her browser; she said that she wants to begin."""
    administrator = chromium.visitor(browser)
    link = begun(administrator.new_page(), kring)
    administrator.close()
    anna = chromium.visitor(browser)
    page = anna.new_page()
    page.goto(link)
    page.locator("main form button").first.click()
    page.goto(kring.url)
    page.get_by_role("link", name="Maak de lijst").click()
    page.locator("button[value=yes]").click()
    expect(page.get_by_text("Nee, nog niet")).to_be_visible()
    address, cookies = page.url.split("?")[0], anna.cookies()
    anna.close()
    return address, cookies


def enter(visitor: Visitor, door: tuple[str, list[dict[str, object]]], **options: object) -> Page:
    context = visitor(**options)
    context.add_cookies(door[1])
    page = context.new_page()
    page.goto(f"{door[0]}?begin=new")
    return page


def test_names_typed_faster_than_they_are_kept_all_arrive_in_order(visitor, door, axe: Axe) -> None:
    page = enter(visitor, door, viewport=chromium.PHONE)
    expect(page.locator("#name")).to_be_focused()
    for name in ("Greet", "Joke", "Bas", "Mo", "Noor", "Ali"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    page.keyboard.type("Cor")
    expect(page.locator(".newest .who")).to_have_text(["Ali", "Noor", "Mo", "Bas", "Joke", "Greet"])
    expect(page.locator("#name")).to_have_value("Cor")
    expect(page.locator("#name")).to_be_focused()
    assert axe(page) == []


def test_a_name_that_could_not_be_sent_stands_in_the_field_again(visitor, door) -> None:
    page = enter(visitor, door, viewport=chromium.PHONE)
    page.locator("#name").fill("Met verbinding")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    page.context.set_offline(True)
    page.locator("#name").fill("Zonder verbinding")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Er is geen verbinding.")).to_be_visible()
    expect(page.locator("#saved")).to_be_hidden()  # that was said of the name before
    expect(page.locator("#name")).to_have_value("Zonder verbinding")
    page.context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator(".newest .who").first).to_have_text("Zonder verbinding")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_name_twice_is_a_question_and_enter_twice_makes_no_second_person(visitor, door, axe: Axe, scheme) -> None:
    page = enter(visitor, door, viewport=chromium.PHONE, color_scheme=scheme)
    many = page.locator(".newest .who").count()
    page.locator("#name").fill("greet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Ja, dezelfde")).to_be_focused()
    assert axe(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#name")).to_be_focused()
    assert page.locator(".newest .who").count() == many


@pytest.mark.parametrize("viewport", [chromium.PHONE, chromium.TABLET], ids=["phone", "tablet"])
def test_after_keeping_and_going_on_it_is_in_sight_that_it_was_kept_and_whose_card_this_is(
    visitor, door, viewport
) -> None:
    page = enter(visitor, door, viewport=viewport)
    page.goto(door[0])
    if not page.get_by_role("link", name="Bas").count():
        for name in ("Bas", "Joke"):
            page.goto(f"{door[0]}?add=1")
            page.locator("#name").fill(name)
            page.keyboard.press("Enter")
            expect(page.locator(".newest .who").first).to_have_text(name)
    page.get_by_role("link", name="Bas").first.click()
    page.locator("label.chip", has_text="Buur" if viewport == chromium.PHONE else "Collega").first.click()
    page.evaluate("scrollTo(0, 900)")
    page.get_by_role("button", name=re.compile("door naar")).last.click()
    expect(page).to_have_url(re.compile("#first$"))
    expect(page.locator("#saved")).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_a_card_is_filled_in_and_kept_by_keyboard_alone(visitor, door, axe: Axe) -> None:
    page = enter(visitor, door)
    page.get_by_role("link", name="Joke").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Joke")).to_be_visible()
    assert axe(page) == []
    page.locator("input[name=category]:checked").focus()
    together = ["Tab", *"bellen", "Tab", *"thuis"]
    often = ["Tab", *"2,5", "Tab", "M", "Tab", "ArrowRight", "Tab", "ArrowDown", "Tab", "ArrowRight", "Tab", "Tab"]
    for key in ["ArrowDown", "Tab", *"mijn zus", "Tab", *together, *often]:
        page.keyboard.press("Space" if key == " " else key)
    page.keyboard.type("Oss")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    expect(page.locator("[name=relation]")).to_have_value("mijn zus")
    expect(page.locator("[name=times]")).to_have_value("2,5")
    expect(page.locator("[name=per]")).to_have_value("month")
    expect(page.locator("[name=residence]")).to_have_value("Oss")
    names = ("category", "initiative", "status", "strength")
    chosen = [page.locator(f"[name={name}]:checked").get_attribute("value") for name in names]
    assert chosen == ["family", "owner", "faded", "strong"]


@pytest.mark.parametrize("viewport", [chromium.PHONE, chromium.TABLET])
def test_the_card_and_the_face_fit_a_finger_and_have_nothing_wrong(visitor, door, axe: Axe, viewport) -> None:
    page = enter(visitor, door, viewport=viewport, has_touch=True)
    page.get_by_role("link", name="Bas").first.tap()
    expect(page.get_by_role("heading", name="Bas")).to_be_visible()
    for title in page.locator(".folded summary").all():
        title.tap()
    small = page.locator(".chip, .button, .tick, summary").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.height < 44).length"
    )
    assert small == 0 and axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("button[value=face]").tap()
    page.locator("label.sample", has_text="Krullen").tap()
    expect(page.locator("#hair-curly")).to_be_checked()
    assert axe(page) == [] and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Opslaan").tap()
    expect(page.locator(".whom .symbol")).to_be_visible()


def test_the_list_and_the_card_work_without_javascript(visitor, door) -> None:
    page = enter(visitor, door, java_script_enabled=False)
    page.locator("#name").fill("Zonder script")
    page.locator("#name").press("Enter")
    page.get_by_text("Zonder script", exact=True).first.click()
    page.locator("[name=relation]").fill("van de bus")
    page.locator("[name=relation]").press("Enter")
    page.goto(door[0])
    page.get_by_role("link", name="Opmerking over Zonder script").click()
    page.locator("textarea").fill("Rijdt op lijn 9")
    page.get_by_role("button", name="Opslaan").click()
    row = page.locator("li", has_text="Zonder script")
    expect(row).to_contain_text("van de bus")
    expect(row).to_contain_text("Rijdt op lijn 9")
    page.get_by_role("link", name="Opmerking over Zonder script").click()
    page.get_by_role("button", name="Haal Zonder script van de lijst").click()
    expect(page.locator("li", has_text="Zonder script")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("li", has_text="Zonder script")).to_have_count(1)
