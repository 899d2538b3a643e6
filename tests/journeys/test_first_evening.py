"""The main job, from nothing: an empty Kring, twenty names, a circle, and what it says."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served

PEOPLE = [
    ("Joke", "family", "intimates"),
    ("Mam", "family", "intimates"),
    ("Bas", "family", "friends"),
    ("Lotte", "family", "friends"),
    ("Oom Henk", "family", "acquaintances"),
    ("Peter", "family", "services"),
    ("Greet", "fellow-clients", "intimates"),
    ("Mo", "fellow-clients", "friends"),
    ("Dewi", "fellow-clients", "friends"),
    ("Karel", "fellow-clients", "acquaintances"),
    ("Sanne", "professionals", "friends"),
    ("Marieke", "professionals", "acquaintances"),
    ("Tom", "professionals", "services"),
    ("Dokter Bakker", "professionals", "services"),
    ("Truus", "society", "friends"),
    ("Ali", "society", "acquaintances"),
    ("Corrie", "society", "acquaintances"),
    ("Noor", "society", "acquaintances"),
    ("Piet", "society", "services"),
    ("Rosa", "society", "services"),
]


@pytest.fixture(scope="module")
def kring() -> Iterator[served.Served]:
    with served.running() as running:
        yield running


class Hand:
    """Somebody at the table, who counts what they do beside typing."""

    def __init__(self, page: Page) -> None:
        self.page, self.acts = page, 0

    def tap(self, what: str) -> None:
        self.acts += 1
        self.page.locator(what).first.click()

    def enter(self, name: str) -> None:
        self.acts += 1
        self.page.locator("#name").fill(name)
        self.page.keyboard.press("Enter")

    def tap_cell(self, ring: str, sector: str) -> None:
        self.acts += 1
        x, y = self.page.evaluate(FREE_SPOT, [ring, sector])
        self.page.mouse.click(x, y)


# Whoever looks for room in a cell waits until nobody glides there any more: `finished` comes a moment before the page
# hears of it, and until then a tap would still go through whoever glided.
FREE_SPOT = """async ([ring, sector]) => {
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  while (document.querySelector(".is-gliding")) await new Promise(requestAnimationFrame);
  const cell = [...document.querySelectorAll("[data-circle] .cell")].find(
    (one) => one.dataset.ring === ring && one.dataset.sector === sector && one.getClientRects().length);
  const box = cell.getBoundingClientRect();
  for (let i = 0; i < 2000; i++) {
    const x = box.left + (box.width * ((i * 37) % 101)) / 101, y = box.top + (box.height * ((i * 61) % 97)) / 97;
    if (document.elementFromPoint(x, y) === cell) return [x, y];
  }
  throw new Error("the cell is full");
}"""


def begun(page: Page, kring: served.Served) -> str:
    """The administrator comes in by the printed link and makes a circle for somebody; the address of their link."""
    page.goto(kring.link())
    page.get_by_label("naam", exact=False).first.fill("Wouter")
    page.get_by_label("mail", exact=False).first.fill("wouter@example.org")
    page.get_by_label("wachtwoord", exact=False).first.fill("vier stoelen om de tafel")
    page.locator("main form button").first.click()
    page.goto(f"{kring.url}/manage/")
    page.locator("#client").get_by_label("naam", exact=False).first.fill("Anna Verbeek")
    page.locator("#client button").first.click()
    return page.locator(".copy").first.inner_text().strip()


def test_from_an_empty_kring_to_a_circle_of_twenty_that_speaks(
    visitor: Callable[..., BrowserContext], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    link = begun(visitor().new_page(), kring)
    page = visitor(viewport=chromium.TABLET, has_touch=True).new_page()
    page.goto(link)
    page.locator("main form button").first.click()
    hand = Hand(page)
    page.goto(kring.url)
    expect(page.get_by_role("heading", name="Eerst de namen, dan de kring")).to_be_visible()
    page.get_by_role("link", name="Maak de lijst").click()
    page.get_by_role("button", name="Ja, dat wil ik").click()
    page.get_by_text("Nee, nog niet").click()

    for name, _, _ in PEOPLE:
        hand.enter(name)
        expect(page.get_by_role("status").filter(has_text=name).first).to_be_attached()
        expect(page.locator("#name")).to_be_focused()
    assert axe(page) == []

    page.get_by_role("link", name="Maak de kring").click()
    for name, sector, ring in PEOPLE:
        hand.tap(f'[data-tray] [data-name="{name}"]')
        expect(page.locator("[data-circle]")).to_have_attribute(
            "data-selected", page.locator(f'[data-tray] [data-name="{name}"]').first.get_attribute("data-person") or ""
        )
        hand.tap_cell(ring, sector)
        expect(page.locator("#said")).to_contain_text(f"{name} staat nu bij")
    assert hand.acts <= 3 * len(PEOPLE)
    expect(page.get_by_text("Iedereen heeft een plek")).to_be_visible()
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    assert axe(page) == []
    _measured(page, axe)
    _found_again_tomorrow(visitor, page)


def _measured(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.get_by_role("link", name="Wat je ziet").click()
    page.locator("textarea").first.fill("Ik heb lieve mensen om me heen.")
    page.locator("main form button").first.click()
    expect(page.get_by_text("Aan de ene kant").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("20 mensen")
    assert axe(page) == []


def _found_again_tomorrow(visitor: Callable[..., BrowserContext], page: Page) -> None:
    cookies = page.context.cookies()
    tomorrow = visitor(viewport=chromium.PHONE)
    tomorrow.add_cookies(cookies)  # type: ignore[arg-type]
    later = tomorrow.new_page()
    later.goto(page.url.replace("/says/", "/names/"))
    for name, _, _ in PEOPLE:
        expect(later.get_by_text(name, exact=True).first).to_be_visible()
