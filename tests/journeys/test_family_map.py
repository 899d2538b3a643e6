"""The family map by mouse, keys, taps and buttons; and the family in the middle of the ecogram (S08, M03)."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys import served
from tests.journeys.chromium import TABLET

MAP, ECOGRAM = "/n/demo-anna/family-map/", "/n/demo-anna/ecogram/"


def at(page: Page, name: str) -> tuple[float, float]:
    box = page.locator(".ownmap .person", has_text=name).first.locator(".mark").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def placed(page: Page, name: str) -> str:
    return page.locator(".ownmap .person", has_text=name).first.locator(".mark").get_attribute("transform") or ""


def test_everybody_goes_where_the_client_puts_them_in_four_ways_and_an_uncle_is_hidden(
    visitor: Callable[..., Any], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    page = visitor(viewport=TABLET).new_page()
    served.come_in(page, kring, "anna", MAP)
    was = placed(page, "Lotte")
    x, y = at(page, "Lotte")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y + 60, steps=6)
    page.mouse.up()
    expect(page.locator("#sheet .said-name")).to_have_text("Lotte")
    dragged = placed(page, "Lotte")
    assert dragged != was
    page.locator("#way-down").click()  # a button
    expect(page.locator(".ownmap .person", has_text="Lotte").first.locator(".mark")).not_to_have_attribute(
        "transform", dragged
    )
    mam = page.locator(".ownmap .person", has_text="Mam").first
    before = placed(page, "Mam")
    mam.focus()
    page.keyboard.press("Shift+ArrowLeft")  # a key
    expect(mam.locator(".mark")).not_to_have_attribute("transform", before)
    expect(mam).to_be_focused()
    frame = page.locator(".ownmap").bounding_box()
    assert frame
    page.mouse.click(frame["x"] + frame["width"] - 40, frame["y"] + frame["height"] - 60)  # a tap on a free place
    expect(page.locator("#sheet .said-name")).to_have_text("Mam")
    assert axe(page) == []
    page.get_by_label("Jouw eigen woorden onder Mam").fill("van de appeltaart")
    page.keyboard.press("Enter")
    expect(mam).to_contain_text("van de appeltaart")
    page.get_by_role("button", name="Laat Mam weg van deze kaart").click()
    expect(page.get_by_role("button", name="Laat Mam weer zien")).to_be_visible()
    assert page.locator('.ownmap [data-person="mam"]').count() == 0
    page.get_by_role("button", name="Laat Mam weer zien").click()
    expect(page.locator('.ownmap [data-person="mam"]')).to_have_count(1)


def test_the_client_ticks_who_stands_in_the_middle_of_the_ecogram(
    visitor: Callable[..., Any], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    page = visitor().new_page()
    served.come_in(page, kring, "anna", ECOGRAM)
    page.get_by_text("Zet een deel van de familie in het midden").click()
    page.get_by_label("De mensen die ik aankruis").check()
    for name in ("Mam", "Bas", "Lotte"):
        page.locator(".named-inside").get_by_label(name, exact=True).check()
    page.locator("#inside").get_by_role("button", name="Bewaren").click()
    expect(page.locator(".on-wide .within .person")).to_have_count(4)
    expect(page.locator("#inside")).to_contain_text(re.compile("Anna.*Mam.*Lotte.*Bas"))
    assert page.locator('.on-wide .people [data-domain] [data-person="mam"]').count() == 0
    assert axe(page) == []
    page.locator(".on-wide .within .person", has_text="Bas").click()
    expect(page.locator("#sheet")).to_contain_text("Bas staat in het midden, bij jou.")
    assert axe(page) == []
