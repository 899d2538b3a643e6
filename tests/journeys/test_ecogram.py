"""The ecogram at the table: M03's path by taps, keys and forms, a contact that is online only (S10), and the text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import chromium, served

ECOGRAM = "/n/demo-anna/ecogram/"
Sit = Callable[..., Page]
Axe = Callable[[Page], list[str]]
FREE = """domain => {
  const parts = [...document.querySelectorAll(`[data-ecogram] .part[data-domain="${domain}"]`)];
  const part = parts.find((one) => one.getClientRects().length);
  const box = part.getBoundingClientRect();
  for (let x = box.left + 8; x < box.right; x += 9)
    for (let y = box.top + 8; y < box.bottom; y += 9) if (document.elementFromPoint(x, y) === part) return [x, y];
}"""


def shown(page: Page, person: str) -> str:
    return f'.drawings > div:visible .person[data-person="{person}"]'


def undo(page: Page) -> None:
    act = page.locator("form:has(#undo) [name=act]").get_attribute("value")
    page.locator("#undo").click()
    expect(page.locator(f'[name=act][value="{act}"]')).to_have_count(0)


def test_tap_somebody_tap_a_part_of_life_and_say_what_the_contact_is_like(at_table: Sit, axe: Axe) -> None:
    page = at_table(ECOGRAM)
    stood = page.locator(shown(page, "joke") + " .mark").get_attribute("transform")
    page.locator('.tray [data-person="lia"]').click()
    expect(page.locator("[data-ecogram]")).to_have_attribute("data-selected", "lia")
    expect(page.locator('.drawings > div:visible [data-domain="friends"] text').first).to_be_in_viewport()
    page.mouse.click(*page.evaluate(FREE, "friends"))
    expect(page.locator("#said")).to_contain_text("Lia staat nu bij Vrienden.")
    expect(page.locator(shown(page, "lia"))).to_have_attribute("data-domain", "friends")

    form = page.locator("form.lineform")
    form.locator("label.chip", has_text="Over en weer").click()
    form.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#wrong")).to_contain_text("Kies hoe het contact is.")
    expect(form.get_by_label("Over en weer")).to_be_checked()
    assert axe(page) == []
    form.locator("label.chip", has_text="Verbroken").click()
    form.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#said")).to_contain_text("De lijn staat erin.")
    expect(page.locator(".on-wide .broken-spoke")).to_have_count(1)
    page.get_by_role("button", name="Lia zou kunnen helpen").click()
    expect(page.locator(shown(page, "lia") + " .badge.helper")).to_be_visible()
    assert page.locator(shown(page, "joke") + " .mark").get_attribute("transform") == stood
    for _ in range(3):
        undo(page)
    expect(page.locator('.tray [data-person="lia"]')).to_be_visible()


TAPS = """([chosen, part]) => {
  const tap = (one) => one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  tap(document.querySelector(chosen));
  tap([...document.querySelectorAll(`.part[data-domain="${part}"]`)].find((one) => one.getClientRects().length));
}"""


@pytest.mark.parametrize("chosen", ['.tray [data-person="lia"]', '.on-wide .person[data-person="mo"]'])
def test_a_part_of_life_that_is_tapped_before_the_answer_is_for_who_was_tapped_last(at_table: Sit, chosen: str) -> None:
    page = at_table(f"{ECOGRAM}?who=joke")
    line = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    stood = page.locator(shown(page, "joke")).get_attribute("data-domain")
    page.evaluate(TAPS, [chosen, "neighbourhood"])  # quicker than any answer
    name = "Lia" if "lia" in chosen else "Mo"
    expect(page.locator("#said")).to_contain_text(f"{name} staat nu bij")
    assert page.locator(shown(page, name.lower())).get_attribute("data-domain") == "neighbourhood"
    assert page.locator(shown(page, "joke")).get_attribute("data-domain") == stood
    undo(page)


def test_dragging_somebody_to_a_part_of_life_is_the_same_act_as_two_taps(at_table: Sit) -> None:
    page = at_table(ECOGRAM)
    name = page.locator('.tray [data-person="lia"]')
    name.evaluate("one => one.scrollIntoView({block: 'end'})")
    box, to = name.bounding_box(), page.evaluate(FREE, "friends")
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(to[0], to[1] + 4, steps=5)
    page.mouse.move(*to)
    page.mouse.up()
    expect(page.locator("#said")).to_contain_text("Lia staat nu bij Vrienden.")
    undo(page)
    expect(page.locator('.tray [data-person="lia"]')).to_be_visible()


def test_on_a_phone_a_contact_that_is_online_only_is_marked_and_told_and_a_lost_line_is_said(at_table: Sit) -> None:
    page = at_table(ECOGRAM, viewport=chromium.PHONE)
    page.locator('.tray [data-person="sofie"]').click()
    page.get_by_role("button", name="Online").click()
    expect(page.locator("#said")).to_contain_text("Sofie staat nu bij Online.")
    form = page.locator("form.lineform")
    for choice in ("Los", "Berichtjes", "Online"):
        form.locator("label.chip", has_text=choice).click()
    form.get_by_role("button", name="Bewaren").click()
    expect(page.locator(shown(page, "sofie") + " .badge.online")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_role("button", name="Familie").click()
    expect(page.locator("#offline")).to_be_visible()
    page.context.set_offline(False)
    page.goto(page.url.partition("?")[0])
    undo(page)
    undo(page)
    page.get_by_role("link", name="Als tekst voor een zorgplan").first.click()
    expect(page.locator("#plan")).to_contain_text("Anna zegt: “Ik heb lieve mensen om me heen.")
    expect(page.locator("#plan")).to_contain_text("Alleen online is er contact met Fatima.")


def test_arrow_keys_go_from_one_to_another_and_enter_opens_their_card(at_table: Sit) -> None:
    page = at_table(ECOGRAM)
    page.locator(shown(page, "joke")).focus()
    assert page.locator('.on-wide .person[tabindex="0"]').count() == 1
    page.keyboard.press("ArrowUp")
    focused = page.evaluate("document.activeElement.dataset.person")
    assert focused and focused != "joke"
    page.keyboard.press("Enter")
    expect(page.locator("[data-card]")).to_have_attribute("data-card", focused)
    expect(page.locator(f'[data-person="{focused}"]:focus')).to_have_count(1)


def test_a_moment_is_kept_and_the_ecogram_of_then_lies_beside_that_of_now(at_table: Sit) -> None:
    page = at_table(ECOGRAM)
    page.get_by_role("link", name="Dit moment bewaren").click()
    page.get_by_label("Een naam, als je wilt").fill("Na het gesprek")
    page.get_by_role("button", name="Bewaar hoe het nu is").click()
    expect(page.locator(".knot", has_text="Na het gesprek")).to_be_visible()
    page.get_by_role("button", name="Kijk wat er veranderde").click()
    page.get_by_role("link", name="Ecogram", exact=True).click()
    expect(page.locator(".both svg.ecogram")).to_have_count(2)
    expect(page.locator("main")).to_contain_text(served.days_before_the_demo(255))


def test_without_a_script_the_same_by_forms(at_table: Sit) -> None:
    page = at_table(ECOGRAM + "?who=amir", java_script_enabled=False, viewport=chromium.TABLET)
    page.get_by_text("Een ander deel van het leven").click()
    page.get_by_label("Of in je eigen woorden").fill("Voetbal")
    page.locator("form", has=page.locator("#own")).get_by_role("button", name="Bewaren").click()
    expect(page.locator(shown(page, "amir"))).to_have_attribute("data-domain", "Voetbal")
    page.locator("#undo").click()
    expect(page.locator('.tray [data-person="amir"]')).to_be_visible()
