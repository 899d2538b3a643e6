"""Who is asked in for the first meetings lets go after the last: counted by whose circle it is, read by both (S23)."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import served
from tests.journeys.test_who_may_see import MOBILE


def test_a_guide_for_one_meeting_is_counted_on_a_phone_and_lets_go(
    visitor: Callable[..., BrowserContext],
    at_table: Callable[..., Page],
    kring: served.Served,
    axe: Callable[[Page], list[str]],
) -> None:
    anna = at_table("/n/demo-anna/sharing/", **MOBILE)
    anna.get_by_role("link", name="Vraag iemand erbij").click()
    anna.get_by_label("Wie is het?").fill("Carla")
    anna.locator("[name=role][value=process_guide]").check()
    anna.locator("[name=ready][value=workers]").check()
    anna.locator("[name=long][value=meetings]").check()
    anna.locator("[name=meetings]").fill("1")
    assert axe(anna) == []
    anna.get_by_role("button", name="Maak de link").click()
    address = anna.locator("#address").inner_text().strip()

    carla = visitor().new_page()
    carla.goto(address)
    carla.get_by_label("Hoe heet je?").fill("Carla")
    carla.get_by_role("button", name="Ja, ik doe mee").click()
    expect(carla.locator(".nameplate")).to_have_text("Anna Verbeeks kring")

    anna.goto(f"{kring.url}/n/demo-anna/sharing/")
    expect(anna.locator("main")).to_contain_text("Carla is er de eerste keren bij: nu 0 van 1.")
    anna.get_by_role("button", name="We zagen elkaar vandaag").click()
    expect(anna.locator("main")).to_contain_text("Nu laat Carla los")
    assert axe(anna) == []

    carla.goto(f"{kring.url}/accounts/circles/")
    expect(carla.locator("main")).to_contain_text("Je was er zo vaak als afgesproken.")
    assert axe(carla) == []
    carla.locator("summary", has_text="Loslaten").click()
    carla.locator("details[open] form button").click()
    expect(carla.locator("main")).not_to_contain_text("Anna Verbeek")
    carla.goto(f"{kring.url}/n/demo-anna/circle/")
    expect(carla.locator("svg.drawing")).to_have_count(0)

    anna.reload()
    expect(anna.locator("main")).to_contain_text("zoals afgesproken, en liet los.")
    expect(anna.get_by_role("button", name="We zagen elkaar vandaag")).to_have_count(0)
