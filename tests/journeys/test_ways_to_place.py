"""Tap-tap, drag, arrow keys and buttons are one act with one result; a lost line and the back button lose nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import chromium
from tests.journeys.test_first_evening import FREE_SPOT


def where(page: Page, person: str) -> tuple[str, str]:
    """The ring and group in which somebody stands."""
    symbol = page.locator(f'.drawings > div:visible .person[data-person="{person}"]')
    return symbol.get_attribute("data-ring") or "", symbol.get_attribute("data-sector") or ""


def undo(page: Page) -> None:
    act = page.locator("form:has(#undo) [name=act]").get_attribute("value")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(f'[name=act][value="{act}"]')).to_have_count(0)  # the page that answers has acts of its own
    expect(page.locator("#saved")).to_contain_text("Ongedaan gemaakt")


def by_tapping(page: Page) -> None:
    page.locator('[data-tray] [data-person="fatima"]').click()
    expect(page.locator("[data-circle]")).to_have_attribute("data-selected", "fatima")
    page.mouse.click(*page.evaluate(FREE_SPOT, ["friends", "society"]))


def by_dragging(page: Page) -> None:
    page.wait_for_load_state()
    page.evaluate("async () => { await document.fonts.ready }")  # where the names are wide as they stay
    box = page.locator('[data-tray] [data-person="fatima"]').bounding_box()
    assert box
    x, y = page.evaluate(FREE_SPOT, ["friends", "society"])
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(x - 9, y - 9, steps=4)
    page.mouse.move(x, y)
    page.mouse.up()


def by_keys(page: Page) -> None:
    page.locator('[data-tray] [data-person="fatima"]').focus()
    page.keyboard.press("m")
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft"):  # from services, family: two nearer, one group back
        page.keyboard.press(key)
    page.keyboard.press("Enter")


def by_buttons(page: Page) -> None:
    page.locator('[data-tray] [data-person="fatima"]').click()
    page.get_by_role("button", name=re.compile("^vrienden")).click()


@pytest.mark.parametrize("way", [by_tapping, by_dragging, by_keys, by_buttons])
def test_every_way_ends_in_the_same_place(at_table: Callable[..., Page], way: Callable[[Page], None]) -> None:
    page = at_table()
    way(page)
    expect(page.locator("#said")).to_contain_text("Fatima staat nu bij vrienden, Samenleving.")
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    assert where(page, "fatima") == ("friends", "society")
    undo(page)
    expect(page.locator('[data-tray] [data-person="fatima"]')).to_be_visible()


def test_without_javascript_the_same_by_forms(at_table: Callable[..., Page]) -> None:
    page = at_table(java_script_enabled=False, viewport=chromium.TABLET)
    page.locator('[data-tray] [data-person="fatima"]').click()
    page.get_by_role("button", name=re.compile("^vrienden")).click()
    assert where(page, "fatima") == ("friends", "society")
    undo(page)


def test_taps_may_come_faster_than_the_answers(at_table: Callable[..., Page]) -> None:
    page = at_table()
    cells = {
        "fatima": ("friends", "society"),
        "gerrit": ("acquaintances", "society"),
        "lia": ("acquaintances", "fellow-clients"),
    }
    spots = {person: page.evaluate(FREE_SPOT, list(cell)) for person, cell in cells.items()}
    for person, spot in spots.items():
        page.evaluate("id => document.querySelector(`[data-tray] [data-person=${id}]`).click()", person)
        page.mouse.click(*spot)
    expect(page.get_by_text("Iedereen heeft een plek")).to_be_visible(timeout=15_000)
    assert {person: where(page, person) for person in cells} == cells
    page.goto(page.url)
    for _ in range(3):
        undo(page)


def test_escape_and_a_finger_that_lets_go_elsewhere_move_nobody(at_table: Callable[..., Page]) -> None:
    page = at_table()
    symbol = page.locator('.on-wide .person[data-person="corrie"]')
    symbol.focus()
    page.keyboard.press("m")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator("#said")).to_contain_text("Er is niets verplaatst.")
    box = symbol.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(1200, 600, steps=4)
    page.mouse.up()
    assert where(page, "corrie") == ("acquaintances", "society")
    expect(page.locator(".drag-ghost")).to_have_count(0)


def test_a_line_lost_in_mid_drag_moves_nobody_and_says_so(at_table: Callable[..., Page]) -> None:
    page = at_table()
    page.context.set_offline(True)
    by_dragging(page)
    expect(page.locator("#offline")).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.locator('[data-tray] [data-person="fatima"]')).to_be_visible()
    by_dragging(page)
    expect(page.locator("#said")).to_contain_text("Fatima staat nu bij vrienden")
    undo(page)


def test_the_back_button_shows_what_is_so_and_can_go_on(at_table: Callable[..., Page]) -> None:
    page = at_table()
    by_tapping(page)
    expect(page.locator("#said")).to_contain_text("Fatima staat nu bij vrienden")
    page.go_back()
    page.wait_for_load_state()
    page.goto(page.url)
    assert where(page, "fatima") == ("friends", "society")
    undo(page)


BESIDE = """() => {
  const person = document.querySelector('#drawing .on-tablet [data-person="mam"]');
  const around = person.getBoundingClientRect(), sides = [[1, 0], [-1, 0], [0, 1], [0, -1]];
  const is = (x, y, what) => document.elementFromPoint(x, y)?.closest(what);
  const found = [];
  for (let x = around.left - 14; x <= around.right + 14; x++)
    for (let y = around.top - 14; y <= around.bottom + 14; y++) {
      const cell = is(x, y, ".cell[data-ring=intimates][data-sector=family]");
      if (cell && sides.some(([a, b]) => is(x + a, y + b, '[data-person="mam"]'))) found.push([x, y]);
    }
  return found[Math.floor(found.length / 2)];
}"""


def test_a_finger_beside_somebody_gives_the_place_and_does_not_choose_them(at_table: Callable[..., Page]) -> None:
    """A browser gives a tap beside a link to that link; in a full part of the circle there is hardly another place."""
    page = at_table(viewport=chromium.TABLET, has_touch=True, is_mobile=True)
    page.locator('[data-tray] [data-person="fatima"]').tap()
    expect(page.locator("[data-card=fatima]")).to_be_visible()
    page.touchscreen.tap(*page.evaluate(BESIDE))
    expect(page.locator("#said")).to_contain_text("Fatima staat nu bij intimi, Familie")
    page.locator("#undo").tap()
    expect(page.locator("#saved")).to_contain_text("Ongedaan gemaakt")
