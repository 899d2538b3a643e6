"""The circle by keyboard alone: one tab stop, arrows, and the focus where one expects it after every act."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_ways_to_place import undo, where

FOCUS = """() => {
  const one = document.activeElement;
  return one.dataset?.person ?? (one.id || (one.hasAttribute('data-home') ? 'heading' : one.tagName));
}"""
LISTEN = """() => {
  window.told = [];
  const regions = '[role=status], [role=alert], [aria-live]';
  const live = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(regions);
  new MutationObserver((all) => {
    const spoken = new Set(all.flatMap((one) => [one.target, ...one.addedNodes]).map(live).filter(Boolean));
    for (const one of spoken) if (one.isConnected && one.textContent.trim()) window.told.push(one.textContent.trim());
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def focus(page: Page) -> str:
    return str(page.evaluate(FOCUS))


def comes_to(page: Page, whom: str) -> None:
    for _ in range(50):
        if focus(page) == whom:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the focus is on {focus(page)} and not on {whom}")


def heard(page: Page) -> list[str]:
    """What a screen reader is told, until it has been silent for a while."""
    for _ in range(60):
        page.wait_for_timeout(100)
        if page.evaluate("window.told.length"):
            break
    page.wait_for_timeout(300)
    return [str(one) for one in page.evaluate("window.told.splice(0)")]


def test_the_circle_is_one_stop_and_the_arrows_go_round_in_it(at_table: Callable[..., Page]) -> None:
    page = at_table()
    assert page.locator('.on-wide .person[tabindex="0"]').count() == 1
    expect(page.get_by_text("Spatiebalk: verplaatsen.")).to_be_hidden()
    page.locator('.on-wide .person[tabindex="0"]').focus()
    expect(page.get_by_text("Spatiebalk: verplaatsen.")).to_be_visible()
    begin, met = focus(page), set()
    for key in ["ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"] * 3:
        page.keyboard.press(key)
        met.add(focus(page))
    assert len(met) > 3 and begin
    last = focus(page)
    assert page.locator('.on-wide .person[tabindex="0"]').get_attribute("data-person") == last
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-circle]') === null")
    page.keyboard.press("Shift+Tab")
    assert focus(page) == last


def test_a_card_opens_and_closes_with_the_focus_going_along(at_table: Callable[..., Page]) -> None:
    page = at_table()
    page.locator('.on-wide .person[data-person="truus"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-card=truus]")).to_be_visible()
    comes_to(page, "heading")
    page.get_by_role("link", name="Klaar", exact=True).press("Enter")
    comes_to(page, "truus")


def test_every_act_leaves_the_focus_where_it_was_and_is_told_once(at_table: Callable[..., Page]) -> None:
    page = at_table()
    page.locator('.on-wide .person[data-person="corrie"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-card=corrie]")).to_be_visible()
    page.wait_for_timeout(100)
    page.evaluate(LISTEN)
    for button, told in (
        ("#nearer", "Opgeslagen. Corrie is verplaatst en staat nu bij vrienden, Samenleving."),
        ("#stop-acquaintances", "Opgeslagen. Corrie is verplaatst en staat nu bij bekenden, Samenleving."),
        ("#helper", "Opgeslagen"),
        ("#undo", "Ongedaan gemaakt: Corrie: kan misschien helpen: weer onbekend"),
        ("#undo", "Ongedaan gemaakt: Corrie: van bekenden naar vrienden"),
        ("#undo", "Ongedaan gemaakt: Corrie: van vrienden naar bekenden"),
    ):
        page.locator(button).press("Enter")
        assert heard(page) == [told], button
        assert focus(page) != "BODY" and (button == "#undo" or focus(page) == button[1:])
    assert where(page, "corrie") == ("acquaintances", "society")


def test_who_is_carried_by_the_keys_has_the_focus_afterwards(at_table: Callable[..., Page]) -> None:
    page = at_table()
    page.locator('.on-wide .person[data-person="truus"]').focus()
    for key in ("m", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#said")).to_contain_text("Truus is verplaatst en staat nu bij bekenden")
    comes_to(page, "truus")
    undo(page)


def test_who_was_placed_by_two_people_at_once_is_a_choice_in_the_circle(
    at_table: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page, other = at_table(), at_table()
    for one in (page, other):
        one.goto(one.url.partition("?")[0] + "?who=piet")
    other.locator("#stop-acquaintances").click()
    expect(other.locator("#said")).to_contain_text("bekenden, Samenleving")
    page.locator("#stop-friends").click()
    expect(page.locator("#said")).to_have_text(
        "Iemand anders koos net voor Piet: bekenden, Samenleving. Jij koos: vrienden, Samenleving. Welke klopt?"
    )
    comes_to(page, "heading")
    assert axe(page) == [] and "/place/" not in page.url
    page.get_by_role("button", name="Wat ik koos").click()
    expect(page.locator("#said")).to_contain_text("Piet is verplaatst en staat nu bij vrienden, Samenleving.")
    undo(page)
    undo(page)


@pytest.mark.parametrize("is_there", [True, False])
def test_who_goes_on_to_somebody_else_while_an_answer_comes_stays_with_them(
    at_table: Callable[..., Page], is_there: bool
) -> None:
    page = at_table()
    page.wait_for_load_state("networkidle")
    page.evaluate("window.htmx.config.defaultSettleDelay = 1500")  # the moments between two acts, long enough to act in
    line = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    page.locator('.on-wide .person[data-person="truus"]').focus()
    for key in ("m", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    if is_there:
        expect(page.locator("#saved")).not_to_be_empty()
        assert focus(page) == "truus"  # with the answer, not some moments later
    page.evaluate("document.querySelector('.on-wide .person[data-person=joke]').focus()")  # quicker than any hand
    expect(page.locator(".htmx-request")).to_have_count(0)
    expect(page.locator(".htmx-settling")).to_have_count(0)
    assert focus(page) == "joke"


def test_what_comes_with_an_answer_has_its_scripts_at_once(at_table: Callable[..., Page]) -> None:
    """In a moment between, a form goes as if without a script, and a script may undo what a hand did meanwhile."""
    page = at_table()
    page.evaluate("""addEventListener("htmx:afterSwap", () => setTimeout(() => {
      window.left = document.querySelectorAll(".htmx-settling").length;
    }))""")
    page.locator('.on-wide .person[data-person="truus"]').focus()
    for key in ("m", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#saved")).not_to_be_empty()
    assert page.evaluate("window.left") == 0
