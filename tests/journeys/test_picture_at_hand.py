"""The picture is in sight from the first moment, on a phone and a tablet, and no act moves what a finger is after."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys import chromium, served

SMALLEST = {"width": 320, "height": 640}


def box(page: Page, what: str) -> dict[str, float]:
    found = page.locator(what).bounding_box()
    assert found, what
    return found


@pytest.mark.parametrize("viewport", [chromium.PHONE, SMALLEST], ids=["phone", "smallest"])
def test_the_picture_is_in_sight_and_one_tap_away(at_table: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = at_table(viewport=viewport, has_touch=True)
    mini = box(page, ".todrawing .mini")
    assert mini["y"] + mini["height"] <= viewport["height"] and mini["width"] >= 72
    page.get_by_role("link", name="Naar de tekening").tap()
    expect(page.locator("#drawing .on-phone svg")).to_be_in_viewport(ratio=0.95)


@pytest.mark.parametrize("viewport", [chromium.PHONE, SMALLEST], ids=["phone", "smallest"])
def test_after_something_was_taken_back_the_bar_on_top_stands_as_it_stood(
    at_table: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = at_table("/n/demo-anna/circle/?who=corrie", viewport=viewport, has_touch=True)
    page.locator("#helper").tap()
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    menu = ".top .menu:has(a[href='/accounts/']) > summary"
    page.evaluate("scrollTo(0, 0)")
    before = box(page, menu)["y"]
    page.locator("#undo").tap()
    expect(page.locator("#saved")).to_contain_text("Ongedaan gemaakt")
    page.evaluate("scrollTo(0, 0)")
    assert box(page, menu)["y"] == pytest.approx(before, abs=2) == pytest.approx(box(page, "#undo")["y"], abs=2)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_on_a_phone_a_name_of_two_words_stays_on_one_line_above_the_circle(at_table: Callable[..., Page]) -> None:
    page = at_table(viewport=chromium.PHONE)
    assert box(page, ".nameplate")["height"] < 40


def test_no_line_of_the_table_begins_with_a_comma(at_table: Callable[..., Page]) -> None:
    page = at_table(viewport=chromium.PHONE)
    links = page.locator(".where td a")
    assert links.count() > 10
    links.evaluate_all(
        """all => { for (const one of all) one.textContent = "Wilhelmina Petronella van den Broek-Oosterhuis"; }"""
    )
    assert (
        links.evaluate_all("""all => all.filter(one => {
        const next = one.nextSibling;
        if (!next?.data?.startsWith(",")) return false;
        const comma = document.createRange();
        comma.setStart(next, 0); comma.setEnd(next, 1);
        const last = [...one.getClientRects()].at(-1), at = comma.getBoundingClientRect();
        return Math.abs((last.top + last.bottom) / 2 - (at.top + at.bottom) / 2) > 12;
    }).map(one => one.textContent)""")
        == []
    )


HIGH, WIDE_AND_HIGH, UPRIGHT = ({"width": w, "height": h} for w, h in ((1024, 900), (1024, 960), (768, 1024)))


@pytest.mark.parametrize("viewport", [chromium.TABLET, HIGH, WIDE_AND_HIGH, UPRIGHT], ids=lambda one: f"{one}")
@pytest.mark.parametrize("who", ["anna", "marieke"])
def test_on_a_tablet_the_whole_circle_stands_above_who_waits(
    visitor: Callable[..., BrowserContext], kring: served.Served, viewport: dict[str, int], who: str
) -> None:
    page = visitor(viewport=viewport, has_touch=True).new_page()
    served.come_in(page, kring, who, "/n/demo-anna/circle/")
    page.locator(".tray .chip > span").first.evaluate(
        "one => { one.textContent = 'Wilhelmina Petronella van den Broek-Oosterhuis'; }"
    )
    drawing, tray = box(page, "#drawing .on-tablet svg"), box(page, ".tray")
    assert drawing["y"] + drawing["height"] <= tray["y"] + 1
    assert tray["y"] + tray["height"] <= viewport["height"] + 1
    chips = page.locator(".tray .chip[data-person]")
    assert {one["height"] for one in map(Locator.bounding_box, chips.all()) if one} == {48}


def test_what_is_said_below_the_circle_never_stands_against_the_edge(at_table: Callable[..., Page]) -> None:
    page = at_table(viewport=chromium.TABLET)
    page.locator(".tray [data-person]").evaluate_all("all => { for (const one of all) one.remove(); }")
    for what in (".tray > .head", ".tray .chips", ".where > summary"):
        assert box(page, what)["x"] >= 16, what


def test_on_a_desktop_more_than_three_who_wait_are_a_row_of_their_own(at_table: Callable[..., Page]) -> None:
    page = at_table(viewport=chromium.DESKTOP)
    assert box(page, ".tray")["width"] < 500  # three stand beside the moments
    page.locator(".tray [data-person]").last.evaluate(
        "one => { for (const name of ['Sjaak', 'Riet', 'Kees']) one.before(one.cloneNode(true)); }"
    )
    chips = [found for one in page.locator(".tray [data-person]").all() if (found := one.bounding_box())]
    assert len({one["y"] for one in chips}) == 1 and chips[-1]["y"] + chips[-1]["height"] <= 900
    assert box(page, ".kept")["y"] >= chips[-1]["y"] + chips[-1]["height"]
