"""The neighbourhood ecogram, from all drawings on: proposed, placed in every way, looked at, and left again (M06)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import chromium
from tests.journeys.test_first_evening import FREE_SPOT
from tests.journeys.test_ways_to_place import undo, where

WIJK = "/n/demo-anna/circle/as/neighbourhood-ecogram/"


def test_a_neighbourhood_ecogram_from_beginning_to_end(at_table: Callable[..., Page], axe) -> None:
    page = at_table("/n/demo-anna/drawings/")
    page.get_by_role("link", name="Wijkecogram").click()
    page.wait_for_load_state("networkidle")  # the letters come after the first paint, and move what is below them
    page.locator("summary", has_text="Bekijk het voorstel").press("Enter")
    assert axe(page) == []
    for name in ("Ineke", "Marieke"):
        page.get_by_role("checkbox", name=name).uncheck()
    page.get_by_role("button", name="Zet neer wie is aangevinkt").click()
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    assert where(page, "femke") == ("further", "family")
    page.wait_for_load_state("networkidle")  # a tap before the page has its script is a plain link

    page.locator('[data-tray] [data-person="ineke"]').click()  # tap somebody, tap a place
    expect(page.locator("[data-card=ineke]")).to_be_visible()
    page.mouse.click(*page.evaluate(FREE_SPOT, ["near", "friends"]))
    expect(page.locator("#said")).to_contain_text("Ineke staat nu bij dichtbij, Vrienden")
    page.locator('.on-wide .person[data-person="ineke"]').focus()  # and the keys, to another group: the last one holds
    for key in ("m", "ArrowDown", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#said")).to_contain_text("Ineke is verplaatst en staat nu bij verder weg, Familie")
    assert where(page, "ineke") == ("further", "family")
    undo(page)
    assert where(page, "ineke") == ("near", "friends")

    page.goto(page.url.partition("?")[0] + "?who=ineke")
    page.locator("#near-yes").click()
    expect(page.locator("#near-yes")).to_have_attribute("aria-pressed", "true")
    before = page.locator('.on-wide [data-person="ineke"] .mark').get_attribute("transform")
    page.get_by_role("link", name="Sluiten").click()
    expect(page.locator(".cardhead")).to_have_count(0)
    page.get_by_role("link", name="Alleen wie in de buurt woont").click()
    expect(page.locator('.on-wide [data-person="mam"]')).to_have_count(0)
    assert page.locator('.on-wide [data-person="ineke"] .mark').get_attribute("transform") == before
    assert axe(page) == []

    page.locator("details.menu summary").first.click()
    page.get_by_role("link", name="Netwerkcirkel").click()
    expect(page.locator("details.menu summary").first).to_contain_text("Netwerkcirkel")
    assert where(page, "joke") == ("intimates", "family")


def test_without_javascript_on_a_phone_the_same_by_forms(at_table: Callable[..., Page]) -> None:
    page = at_table(WIJK, java_script_enabled=False, viewport=chromium.PHONE)
    page.locator('[data-tray] [data-person="marieke"]').click()
    page.get_by_role("button", name="verder weg").click()
    expect(page.get_by_text("Marieke staat nu bij verder weg, Hulpverleners en diensten.")).to_be_visible()
    page.locator("#near-no").click()
    expect(page.locator("#near-no")).to_have_attribute("aria-pressed", "true")
