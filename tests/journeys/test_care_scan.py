"""A scan of care: two carers each say how it is for them, one says yes, and only she stands on the front page."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.test_who_may_see import MOBILE


def test_only_the_carer_who_said_yes_stands_on_the_front_page_and_a_yes_is_taken_back_in_one_tap(
    at_table: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    anna = at_table("/n/demo-anna/plans/", **MOBILE)
    anna.locator("form:has([value=care-scan]) button").click()
    expect(anna.get_by_role("heading", name="Scan van zorg en draagkracht")).to_be_visible()
    scan = anna.url
    anna.goto(f"{scan}carer/")
    for one in ("Joke", "Mam"):
        anna.get_by_role("checkbox", name=one, exact=True).check()
    anna.get_by_role("button", name="Bewaren en stoppen").click()
    anna.goto(f"{scan}carer/")
    anna.get_by_label("Hoeveel uur in een week?: Joke").fill("200")
    anna.get_by_label("Wat is er zwaar, en wat is er mooi?: Joke").fill("Ik slaap slecht.")
    anna.get_by_label("Wat is er zwaar, en wat is er mooi?: Mam").fill("Het gaat wel.")
    anna.get_by_role("button", name="Bewaren en stoppen").click()
    expect(anna.get_by_text("Een week heeft 168 uur.")).to_be_visible()
    expect(anna.get_by_label("Wat is er zwaar, en wat is er mooi?: Mam")).to_have_value("Het gaat wel.")
    assert axe(anna) == []
    anna.get_by_label("Hoeveel uur in een week?: Joke").fill("25")
    anna.get_by_role("button", name="Bewaren en stoppen").click()
    front = anna.locator(".section.big")
    expect(front).not_to_contain_text("Ik slaap slecht.")
    anna.get_by_role("button", name=re.compile("Zegt ja.*Joke")).click()
    expect(front).to_contain_text("Ik slaap slecht.")
    expect(front).not_to_contain_text("Het gaat wel.")
    anna.get_by_role("button", name=re.compile("Zegt nee.*Mam")).click()
    expect(anna.locator("#theirs")).to_contain_text("Zei nee: anderen lezen dit niet.")
    assert axe(anna) == []
    anna.get_by_role("button", name=re.compile("Ja terugnemen.*Joke")).click()
    expect(front).not_to_contain_text("Ik slaap slecht.")
