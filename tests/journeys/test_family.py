"""M02 in a browser: three generations of a usual family by mouse, by keyboard and by one finger, and undone again."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import chromium, served

FAMILY = "/n/demo-carer/family/"
COMES = [
    ("Ouder", "Mam", "vrouw"),
    ("Ouder", "Pap", "man"),
    ("Broer of zus", "Bas", "man"),
    ("Broer of zus", "Sander", "man"),
    ("Partner", "Peter", "man"),
    ("Kind", "Sofie", "vrouw"),
    ("Kind", "Amir", "man"),
]
ACTS_A_PERSON = 4  # who comes, the name, woman or man, keep
TABLET = {"width": 820, "height": 1180}


class Hand:
    """A way of acting, that counts what it did."""

    def __init__(self, page: Page, press: Callable[[Locator], None]) -> None:
        self.page, self._press, self.acts = page, press, 0

    def press(self, what: Locator) -> None:
        self.acts += 1
        self._press(what)

    def type(self, label: str, words: str) -> None:
        self.acts += 1
        self.page.locator("#sheet").get_by_label(label).first.fill(words)

    def keep(self) -> None:
        self.press(self.page.get_by_role("button", name="Bewaren"))
        expect(self.page.get_by_role("button", name="Bewaren")).to_have_count(0)

    def comes(self, as_: str, name: str, gender: str) -> None:
        self.press(self.page.locator(".adds a", has_text=as_))
        self.type("Naam", name)
        chip = self.page.locator("label.chip", has_text=gender).first
        self.press(chip)
        self.keep()
        expect(self.who(name)).to_have_count(1)

    def who(self, name: str) -> Locator:
        return self.page.locator(f'.familydrawing .person:is([aria-label="{name}"], [aria-label^="{name},"])')


def by_key(what: Locator) -> None:
    """As somebody without a mouse: the thing gets the focus, and a key does it."""
    is_choice = what.evaluate("one => one.matches('label')")
    target = what.locator("input") if is_choice else what
    target.focus()
    target.press("Space" if is_choice else "Enter")


WAYS: dict[str, tuple[dict[str, Any], Callable[[Locator], None]]] = {
    "mouse": ({"viewport": chromium.DESKTOP}, lambda what: what.click()),
    "keyboard": ({"viewport": chromium.TABLET}, by_key),
    "finger": ({"viewport": TABLET, "has_touch": True}, lambda what: what.tap()),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_family_of_three_generations_is_told_and_undone(
    visitor: Callable[..., Any], kring: served.Served, axe: Callable[[Page], list[str]], way: str
) -> None:
    options, press = WAYS[way]
    page = visitor(**options).new_page()
    served.come_in(page, kring, "ria", FAMILY)
    before = page.locator(".familydrawing .person").count()
    hand = Hand(page, press)
    for one in COMES:
        hand.comes(*one)
    assert hand.acts == ACTS_A_PERSON * len(COMES)

    tall = {name: hand.who(name).bounding_box() for name in ("Mam", "Bas", "Sofie")}
    tops = [box["y"] for box in tall.values() if box]
    assert tops == sorted(tops) and len({round(top) for top in tops}) == 3
    died(hand)
    broken(hand)
    assert axe(page) == []
    moved(hand, way)
    undone(page, before)


def undone(page: Page, before: int) -> None:
    """Everything is taken back, one act after the other, until there are as many people as before."""
    while page.locator(".familydrawing .person").count() > before:
        drawn = page.locator("#main").element_handle()
        page.locator("#undo").click()
        page.wait_for_function("drawn => !drawn.isConnected && !document.querySelector('.htmx-request')", arg=drawn)


def died(hand: Hand) -> None:
    """The year in which the father died is asked again when it cannot be, and a cross stands over him then."""
    hand.press(hand.who("Pap"))
    hand.press(hand.page.locator(".end a", has_text="Jaren en meer van Pap"))
    hand.type("Geboren in", "1945")
    hand.press(hand.page.locator("summary", has_text="Is overleden"))
    hand.type("Overleden in", "1940")
    hand.press(hand.page.get_by_role("button", name="Bewaren"))
    expect(hand.page.get_by_text("Iemand kan niet overlijden vóór de geboorte.")).to_be_visible()
    expect(hand.page.get_by_label("Geboren in")).to_have_value("1945")
    hand.type("Overleden in", "2014")
    hand.keep()
    expect(hand.who("Pap").locator(".dead")).to_have_count(1)


def broken(hand: Hand) -> None:
    """Contact broken in 2009 with a brother is a line in the drawing, with its sign in the legend."""
    hand.press(hand.who("Bas"))
    hand.press(hand.page.locator(".end a", has_text="Hoe het gaat met iemand anders"))
    hand.page.get_by_label("Met wie?").select_option(label="Sander")
    hand.page.get_by_label("Hoe zijn ze met elkaar?").select_option(label="contact verbroken")
    hand.type("Sinds wanneer?", "2009")
    hand.keep()
    expect(hand.page.locator(".familydrawing .felt")).to_have_count(1)
    expect(hand.page.locator(".legend-signs")).to_contain_text("contact verbroken")


def moved(hand: Hand, way: str) -> None:
    """Somebody goes further along their row: dragged, by shift and an arrow, or by a button; and stays there."""
    person = hand.who("Sofie")
    start = person.bounding_box()
    assert start
    if way == "mouse":
        mark = person.locator(".touch").bounding_box()
        assert mark
        x, y = mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2
        hand.page.mouse.move(x, y)
        hand.page.mouse.down()
        hand.page.mouse.move(x - 60, y, steps=4)
        hand.page.mouse.up()
    elif way == "keyboard":
        person.focus()
        person.press("Shift+ArrowLeft")
    else:
        hand.press(person)
        hand.press(hand.page.locator("#nudge summary"))
        hand.press(hand.page.get_by_role("button", name="Naar links"))
    expect(hand.page.get_by_role("button", name="Iedereen terug naar de eigen plek")).to_be_visible()


@pytest.mark.parametrize("way", WAYS)
def test_what_cannot_be_is_said_in_friendly_words_with_a_way_on_and_unknown_is_always_fine(
    visitor: Callable[..., Any], kring: served.Served, axe: Callable[[Page], list[str]], way: str
) -> None:
    options, press = WAYS[way]
    page = visitor(**options).new_page()
    served.come_in(page, kring, "ria", FAMILY)
    before = page.locator(".familydrawing .person").count()
    hand = Hand(page, press)
    hint = page.get_by_text("De meeste familietekeningen hebben drie of vier generaties.")
    expect(hint).to_be_visible()  # a hint and no more: everything goes on
    hand.press(page.locator(".adds a", has_text="Ouder"))
    hand.keep()  # nothing is known of this parent, and that is fine
    expect(hand.who("naam niet bekend")).to_have_count(1)
    hand.comes("Ouder", "Mam", "vrouw")

    def refused(said: str, field: str, typed: str) -> None:
        hand.press(page.get_by_role("button", name="Bewaren"))
        expect(page.get_by_text(said)).to_be_visible()
        expect(page.locator("#sheet").get_by_label(field).first).to_have_value(typed)

    hand.press(page.locator(".adds a", has_text="Ouder"))  # a third by birth
    hand.type("Naam", "Els")
    refused("heeft al twee ouders door geboorte", "Naam", "Els")
    page.get_by_label("Wat voor ouder?").select_option(label="door adoptie")  # it stands open: the way on
    hand.keep()
    expect(hand.who("Els")).to_have_count(1)

    hand.press(hand.who("Mam"))
    hand.press(page.locator(".adds a", has_text="Ouder"))  # her own child as her parent
    hand.press(page.locator("summary", has_text="Iemand die al op de lijst staat"))
    listed = page.locator("#id_who option", has_text="Els").get_attribute("value")
    page.locator("#id_who").select_option(listed)
    hand.keep()
    hand.press(hand.who("Els"))
    hand.press(page.locator(".adds a", has_text="Ouder"))
    hand.press(page.locator("summary", has_text="Iemand die al op de lijst staat"))
    page.locator("#id_who").select_option(label="Mam")
    hand.press(page.get_by_role("button", name="Bewaren"))
    expect(page.get_by_text("van zichzelf")).to_be_visible()
    hand.press(page.locator(".steps a", has_text="Sluiten"))

    hand.press(hand.who("Mam"))
    hand.press(page.locator(".end a", has_text="Jaren en meer van Mam"))
    hand.type("Geboren in", "na 1950")
    hand.keep()
    hand.press(page.locator(".adds a", has_text="Kind"))  # older than the mother
    hand.type("Naam", "Bas")
    hand.type("Geboren in", "1940")
    refused("Een kind kan niet vóór de ouder geboren", "Geboren in", "1940")
    assert axe(page) == []
    hand.type("Geboren in", "")
    hand.keep()  # or leave it empty
    expect(hand.who("Bas")).to_have_count(1)
    undone(page, before)


def test_a_family_wider_than_the_screen_says_where_more_lies_and_is_seen_whole(
    visitor: Callable[..., Any], kring: served.Served
) -> None:
    page = visitor(viewport={"width": 720, "height": 900}).new_page()
    served.come_in(page, kring, "ria", FAMILY)
    page.set_viewport_size({"width": 705, "height": 900})
    area, whole = page.locator(".familydrawing"), page.locator(".wholefamily input")
    area.evaluate("one => { one.querySelector('svg').style.minWidth = '900px'; one.scrollLeft = 0; }")
    frame = page.locator("#drawing")
    expect(frame).to_have_class("glance more-right")
    area.evaluate("one => { one.scrollLeft = 5000; }")
    expect(frame).to_have_class("glance more-left")
    area.evaluate("one => { one.querySelector('svg').style.minWidth = ''; }")
    whole.check()
    expect(frame).to_have_class("glance")
    assert area.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_on_a_phone_the_chosen_person_comes_before_the_table_and_the_way_back_lies_over_no_name(
    visitor: Callable[..., Any], kring: served.Served
) -> None:
    page = visitor(viewport=chromium.PHONE).new_page()
    served.come_in(page, kring, "ria", FAMILY)
    tops = [box["y"] for what in ("#drawing", "#sheet", ".under") if (box := page.locator(what).bounding_box())]
    assert len(tops) == 3 and tops == sorted(tops)
    bar = page.locator(".todrawing").bounding_box()
    assert bar and bar["x"] == 0 and bar["width"] == 390 and round(bar["y"] + bar["height"]) == 844


def test_on_a_phone_what_was_kept_from_a_long_form_is_in_sight(
    visitor: Callable[..., Any], kring: served.Served
) -> None:
    page = visitor(viewport=chromium.PHONE, has_touch=True).new_page()
    served.come_in(page, kring, "ria", f"{FAMILY}?who=ria&do=child#sheet")
    page.locator("#sheet").get_by_label("Naam").first.fill("Sterre")
    page.locator("#sheet details").evaluate_all("all => { for (const one of all) one.open = true; }")
    keep = page.get_by_role("button", name="Bewaren")
    keep.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 300)")
    keep.tap()
    expect(keep).to_have_count(0)
    expect(page.locator("#sheet :is(h1, h2)").first).to_be_in_viewport()


def test_whoever_is_in_a_field_before_the_form_has_settled_types_on_in_that_field(
    visitor: Callable[..., Any], kring: served.Served
) -> None:
    page = visitor(viewport=chromium.DESKTOP).new_page()
    served.come_in(page, kring, "ria", FAMILY)
    page.evaluate("""() => {
        addEventListener("htmx:afterSwap", () => document.querySelector("#id_born")?.focus());
        addEventListener("htmx:afterSettle", () => { document.body.dataset.settled = ''; });
    }""")
    page.locator(".adds a", has_text="Kind").click()
    expect(page.locator("body[data-settled]")).to_have_count(1)
    expect(page.locator("#id_born")).to_be_focused()
    other = visitor(viewport=chromium.DESKTOP).new_page()
    served.come_in(other, kring, "ria", FAMILY)
    other.locator(".adds a", has_text="Kind").click()
    expect(other.locator("#id_name")).to_be_focused()  # and who does nothing is in the first field
