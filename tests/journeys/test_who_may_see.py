"""Anna asks her sister in, sees what she would like to change, and stops it while her sister is looking."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium


def test_a_sister_is_asked_in_and_the_key_is_taken_back_while_she_looks(
    visitor: Callable[..., BrowserContext], at_table: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    anna = at_table("/n/demo-anna/mine/", viewport=chromium.PHONE)
    anna.get_by_role("link", name="Wie mag wat zien?").click()
    anna.get_by_role("link", name="Vraag iemand erbij").click()
    anna.get_by_label("Wie is het?").fill("Carla")
    anna.get_by_label("familie", exact=True).check()
    anna.get_by_role("button", name="Maak de link").click()
    address = anna.locator("#address").inner_text().strip()
    assert axe(anna) == []

    carla = visitor().new_page()
    carla.goto(address)
    expect(carla.get_by_role("heading", name="Anna Verbeek vraagt je erbij")).to_be_visible()
    assert axe(carla) == []
    carla.get_by_label("Hoe heet je?").fill("Carla")
    carla.get_by_role("button", name="Ja, ik doe mee").click()
    expect(carla.locator("[data-circle] svg.drawing").first).to_be_visible()
    carla.goto(address.split("/invitation/")[0] + "/n/demo-anna/story/")
    expect(carla.locator("main")).not_to_contain_text("Middelburg")

    anna.get_by_role("link", name="Wie mag wat zien?").click()
    expect(anna.get_by_role("heading", name="Carla")).to_be_visible()
    carla.goto(address.split("/invitation/")[0] + "/n/demo-anna/circle/")
    anna.get_by_role("button", name="Carla").click()
    expect(anna.get_by_role("heading", name="Zij hadden eerder een sleutel")).to_have_count(0)
    expect(anna.get_by_text("Zij hadden eerder een sleutel")).to_be_visible()
    carla.locator("[data-circle] .person").first.click()
    expect(carla.locator("main")).not_to_contain_text("Anna")
    assert not carla.locator("[data-circle]").count()
