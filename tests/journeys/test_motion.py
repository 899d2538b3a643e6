"""Who moves in the circle is seen going there; who wants no movement sees a fade and the place that was left."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_first_evening import FREE_SPOT
from tests.journeys.test_ways_to_place import undo, where

WATCH = """() => {
  window.seen = new Map();
  window.left = [];
  const look = () => {
    const left = document.querySelector('.on-wide .left-behind')?.getBoundingClientRect();
    if (left) window.left.push([performance.now(), left.left + left.width / 2, left.top + left.height / 2]);
    for (const one of document.getAnimations()) {
      const target = one.effect.target, { duration, easing } = one.effect.getTiming();
      const box = target.getBoundingClientRect(), said = target.closest('[data-person]')?.dataset.person ?? '';
      const frames = one.effect.getKeyframes().map(({ transform, opacity }) => ({ transform, opacity }));
      const curve = easing === 'linear' ? frames[0].easing ?? easing : easing;
      const at = target.getAttribute('class') ?? target.tagName, place = target.closest('#saved') ? 'saved' : '';
      const was = window.seen.get(one) ?? { who: said, at, duration, easing: curve, frames, path: [], box: place };
      was.path.push([box.left + box.width / 2, box.top + box.height / 2]);
      window.seen.set(one, was);
    }
    requestAnimationFrame(look);
  };
  look();
}"""

UNDER = """(person) => {
  const box = document.querySelector(`.on-wide [data-person=${person}] .touch`).getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const cell = document.elementsFromPoint(x, y).find((one) => one.matches(".cell"));
  return [x, y, [cell.dataset.ring, cell.dataset.sector]];
}"""  # where somebody is drawn now, and the cell that lies there


def watch(page: Page) -> None:
    page.evaluate(WATCH)


def seen(page: Page) -> list[dict[str, Any]]:
    return page.evaluate("() => [...window.seen.values()]")


def people(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in found if one["at"].startswith("person ")]


def move_corrie(page: Page) -> None:
    """Corrie, who is an acquaintance, is tapped and then a place with the friends."""
    page.locator('.on-wide .person[data-person="corrie"]').click()
    expect(page.locator("[data-card=corrie]")).to_be_visible()
    page.wait_for_timeout(300)
    watch(page)
    page.mouse.click(*page.evaluate(FREE_SPOT, ["friends", "society"]))
    expect(page.locator("#said")).to_contain_text("Corrie is verplaatst")


def test_who_moves_goes_along_the_straight_line_and_nobody_else_stirs(at_table: Callable[..., Page]) -> None:
    page = at_table()
    move_corrie(page)
    [moved] = people(seen(page))
    assert (moved["who"], moved["duration"], moved["easing"]) == ("corrie", 240, "cubic-bezier(0.2, 0.8, 0.2, 1)")
    (x0, y0), (x1, y1) = moved["path"][0], moved["path"][-1]
    assert abs(x1 - x0) + abs(y1 - y0) > 5  # seen on the way, name and all
    for x, y in moved["path"]:
        assert abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) < 3 * max(abs(x1 - x0), abs(y1 - y0))
    [tick] = [one for one in seen(page) if one["box"] == "saved"]
    assert tick["duration"] == 120
    page.wait_for_timeout(300)
    watch(page)
    undo(page)
    assert [(one["who"], one["duration"]) for one in people(seen(page))] == [("corrie", 240)]


def test_a_card_slides_in_and_who_is_chosen_lights_up(at_table: Callable[..., Page]) -> None:
    page = at_table()
    watch(page)
    page.locator('.on-wide .person[data-person="truus"]').click()
    expect(page.locator("[data-card=truus]")).to_be_visible()
    page.wait_for_timeout(300)
    found = seen(page)
    assert {one["duration"] for one in found if one["at"].startswith("halo")} == {120}
    [head] = [one for one in found if one["at"] == "cardhead"]
    assert (head["duration"], head["frames"][0]) == (200, {"transform": "translateY(12px)", "opacity": "0"})
    assert people(found) == []


@pytest.mark.parametrize("way", ["drag", "tray"])
def test_who_is_dropped_glides_from_the_finger_and_who_had_no_place_from_the_tray(
    at_table: Callable[..., Page], way: str
) -> None:
    page = at_table()
    chip = page.locator('[data-tray] [data-person="fatima"]')
    chip.hover()
    if way == "tray":
        chip.click()
        expect(page.locator("[data-circle]")).to_have_attribute("data-selected", "fatima")
        page.wait_for_timeout(300)
        watch(page)
        page.mouse.click(*page.evaluate(FREE_SPOT, ["friends", "society"]))
    else:
        watch(page)
        x, y = page.evaluate(FREE_SPOT, ["friends", "society"])
        page.mouse.down()
        page.mouse.move(x - 5, y, steps=3)
        page.mouse.move(x, y)
        expect(page.locator(".drag-ghost")).to_be_visible()
        page.mouse.up()
    expect(page.locator("#said")).to_contain_text("Fatima staat nu bij vrienden")
    expect(page.locator(".drag-ghost")).to_have_count(0)
    [moved] = people(seen(page))
    assert (moved["who"], moved["duration"]) == ("fatima", 240)
    undo(page)


@pytest.mark.parametrize("person", ["corrie", "els"])
def test_who_is_dragged_is_drawn_under_the_finger(at_table: Callable[..., Page], person: str) -> None:
    page = at_table()
    box = page.locator(f'.on-wide .person[data-person="{person}"] .touch').bounding_box()
    assert box
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(40, 300, steps=4)
    shape = page.locator(".drag-ghost .frame, .drag-ghost .body")
    at = shape.bounding_box()
    assert at and 30 < at["width"] < 80 and abs(at["x"] + at["width"] / 2 - 40) < 12
    like = "(one) => [getComputedStyle(one).stroke, getComputedStyle(one).fill].join()"
    own = page.locator(f'.on-wide [data-person="{person}"]').locator(".frame, .body")
    assert shape.evaluate(like) == own.evaluate(like)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".drag-ghost")).to_have_count(0)


def test_with_reduced_motion_nothing_moves_and_the_place_left_stays_drawn_for_two_seconds(
    at_table: Callable[..., Page],
) -> None:
    page = at_table(reduced_motion="reduce")
    box = page.locator('.on-wide .person[data-person="corrie"] .touch').bounding_box()
    move_corrie(page)
    found = seen(page)
    assert [(one["who"], one["duration"]) for one in people(found)] == [("corrie", 120)]
    assert all(frame.get("transform") is None for one in found for frame in one["frames"])
    expect(page.locator(".left-behind")).to_have_count(0)
    (begin, x, y), (end, _, _) = page.evaluate("() => [window.left[0], window.left.at(-1)]")
    assert box and abs(x - box["x"] - box["width"] / 2) < 3 and abs(y - box["y"] - box["height"] / 2) < 3
    assert 1800 < end - begin < 4000
    undo(page)


def test_a_tap_goes_through_somebody_who_is_still_gliding(at_table: Callable[..., Page]) -> None:
    page = at_table()
    page.evaluate("() => document.documentElement.style.setProperty('--move', '6000ms linear')")
    move_corrie(page)
    page.evaluate("id => document.querySelector(`[data-tray] [data-person=${id}]`).click()", "gerrit")
    x, y, cell = page.evaluate(UNDER, "corrie")
    page.mouse.click(x, y)
    expect(page.locator("#said")).to_contain_text("Gerrit staat nu bij")
    assert list(where(page, "gerrit")) == cell
    undo(page)
    page.goto(page.url)
    undo(page)
