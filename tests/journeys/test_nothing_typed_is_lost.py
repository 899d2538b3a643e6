"""The card of one person keeps what was typed, whichever way somebody goes on from it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.journeys import chromium, served

Visitor = Callable[..., BrowserContext]
GREET, TRUUS, BAS = (f"/n/demo-anna/people/{who}/" for who in ("greet", "truus", "bas"))


@pytest.fixture(scope="module")
def kring() -> Iterator[served.Served]:
    with served.running("--demo") as running:
        yield running


@pytest.fixture(scope="module")
def cookies(browser, kring: served.Served) -> list[dict[str, object]]:
    context = chromium.visitor(browser)
    page = context.new_page()
    page.goto(kring.url)
    page.get_by_label("mail", exact=False).first.fill("anna@demo.kring")
    page.get_by_label("wachtwoord", exact=False).first.fill("anna-aan-de-tafel")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Opgeslagen").or_(page.locator("nav")).first).to_be_visible()
    found = context.cookies()
    context.close()
    return found


@pytest.fixture
def open_card(visitor: Visitor, kring: served.Served, cookies) -> Callable[..., Page]:
    def opened(address: str, **options: object) -> Page:
        context = visitor(**options)
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(kring.url + address)
        return page

    return opened


def kept(page: Page, kring: served.Served, address: str, words: str) -> None:
    page.goto(kring.url + address)
    expect(page.locator("[name=where]")).to_have_value(words)


NARROW = {"width": 320, "height": 640}


@pytest.mark.parametrize(
    ("viewport", "with_script"),
    [(chromium.DESKTOP, True), (chromium.PHONE, False), (NARROW, True)],
)
def test_the_neighbours_and_the_circle_are_reached_with_all_that_was_typed(
    open_card, kring, viewport, with_script
) -> None:
    for way, to in (("Bas", BAS), ("Truus", TRUUS), ("In de kring", "/circle/"), ("Volgende", TRUUS)):
        page = open_card(GREET, viewport=viewport, java_script_enabled=with_script)
        typed = f"{way} {viewport['width']} {with_script}"
        page.locator("[name=where]").fill(typed)
        page.locator("main").get_by_role("button").filter(has_text=way).first.click()
        page.wait_for_url(f"**{to}*")
        expect(page.locator("#saved")).to_contain_text("Opgeslagen")
        kept(page, kring, GREET, typed)


@pytest.mark.parametrize("room", ["Kring", "Mensen", "Wat je ziet"])
def test_a_link_in_the_bar_saves_first(open_card, kring, room) -> None:
    page = open_card(GREET)
    page.locator("[name=where]").fill(f"naar {room}")
    page.locator("header nav").get_by_role("link", name=room).click()
    page.wait_for_url(lambda url: "/people/" not in url)
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    kept(page, kring, GREET, f"naar {room}")


def test_one_key_saves_and_goes_on_to_the_next_where_tab_begins_at_the_first_question(open_card, kring) -> None:
    page = open_card(GREET)
    expect(page.get_by_text("Ctrl + Enter slaat op en gaat verder.")).to_be_visible()
    page.locator("[name=where]").fill("met de toetsen")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Truus")).to_be_in_viewport()
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    page.keyboard.press("Tab")
    expect(page.locator("[name=category]:checked")).to_be_focused()
    kept(page, kring, GREET, "met de toetsen")


def test_the_columns_of_the_network_card_are_within_twelve_steps_and_the_ticks_are_one(open_card) -> None:
    page = open_card(GREET)
    page.locator("[name=category]:checked").focus()
    passed, names = [], ("category", "near", "together", "where", "times", "initiative", "status", "wish")
    for _ in range(40):
        passed.append(page.evaluate("document.activeElement.name ?? document.activeElement.tagName"))
        page.keyboard.press("Tab")
    assert all(name in passed[:14] for name in names), passed
    assert "knows" not in passed
    summary = page.locator(".acquainted summary")
    expect(summary).to_contain_text("Joke, Ineke, Sanne en Karel")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("[name=knows]").first).to_be_focused()


@pytest.mark.parametrize("viewport", [chromium.DESKTOP, chromium.PHONE])
def test_the_back_button_and_closing_ask_only_when_something_was_typed(open_card, viewport) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page = open_card(BAS, viewport=viewport)
    page.locator("[name=where]").fill(f"ergens {viewport['width']}")  # so that there is something to undo
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_be_visible()
    page.on("dialog", stay)
    page.goto(page.url.replace("/bas/", "/greet/"))
    page.locator("[name=where]").click()
    page.go_back()
    assert asked == [] and page.url.endswith("/bas/")
    page.go_forward()
    page.locator("[name=where]").fill("nog niet opgeslagen")
    for leave in ("history.back()", "document.getElementById('undo').click()", "location.reload()"):
        page.evaluate(f"setTimeout(() => {leave})")
        page.wait_for_timeout(500)
    assert asked == ["beforeunload"] * 3
    expect(page.locator("[name=where]")).to_have_value("nog niet opgeslagen")


def test_saved_is_said_until_something_else_is_typed(open_card) -> None:
    page = open_card(GREET)
    page.locator("[name=where]").fill("op de kamer")
    page.keyboard.press("Enter")
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    page.locator("[name=where]").press("x")
    expect(page.locator("#saved")).not_to_contain_text("Opgeslagen")


def test_without_a_connection_the_card_stays_and_says_so(open_card, kring) -> None:
    page = open_card(GREET)
    page.locator("[name=where]").fill("zonder verbinding")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Er is geen verbinding.")).to_be_visible()
    expect(page.locator("[name=where]")).to_have_value("zonder verbinding")
    page.context.set_offline(False)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Truus")).to_be_visible()
    kept(page, kring, GREET, "zonder verbinding")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_name_twice_is_asked_on_the_card_and_everything_typed_is_still_there(open_card, axe, scheme) -> None:
    page = open_card(GREET, viewport=chromium.PHONE, color_scheme=scheme)
    page.locator("#who summary").click()
    page.locator("[name=name]").fill("bas")
    page.locator("[name=wish]").fill("Samen naar de markt")
    page.locator("[name=wish]").press("Control+Enter")
    expect(page.get_by_text("Bas staat al op je lijst.")).to_be_visible()
    expect(page.locator("[name=wish]")).to_have_value("Samen naar de markt")
    expect(page.get_by_role("button", name="Ja, dezelfde")).to_be_focused()
    assert axe(page) == [] and page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Greet")
    expect(page.locator("[name=wish]")).to_have_value("Samen naar de markt")
    page.goto(page.url.replace("people/greet/", "says/?show=1"))
    expect(page.locator("#wishes li").filter(has_text="Samen naar de markt")).to_contain_text("Greet")
    assert axe(page) == []
