"""A page left open overnight, a back button and a double click, in a real browser, with a script and without."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import served

MAIL, PASSWORD = "anna@demo.kring", "anna-aan-de-tafel"
NAMES = "/n/demo-anna/names/"


def come_in(page: Page, kring: served.Served, to: str) -> None:
    page.goto(kring.url + to)
    fill_in(page)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(f"**{to}")


def fill_in(page: Page) -> None:
    page.locator("[name=login]").fill(MAIL)
    page.locator("[name=password]").fill(PASSWORD)


def end_session(page: Page) -> None:
    """What happens overnight: the session is over, the page is still there."""
    page.context.clear_cookies(name="sessionid")


def test_a_name_typed_after_the_session_ended_lands_on_the_list(visitor, kring, axe) -> None:
    page = visitor().new_page()
    come_in(page, kring, NAMES)
    end_session(page)
    page.locator("#name").fill("Nachtuil")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Log nog een keer in")
    assert axe(page) == []
    dialog.locator("[name=login]").fill(MAIL)
    dialog.locator("[name=password]").fill("niet dit")
    dialog.get_by_role("button", name="Inloggen").click()
    expect(dialog).to_contain_text("horen niet bij elkaar")
    dialog.locator("[name=password]").fill(PASSWORD)
    dialog.get_by_role("button", name="Inloggen").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("main")).to_contain_text("Nachtuil")
    page.reload()
    expect(page.get_by_text("Nachtuil", exact=True).first).to_be_visible()


def test_without_a_script_what_was_typed_is_shown_and_sent_again(visitor, kring) -> None:
    page = visitor(java_script_enabled=False).new_page()
    come_in(page, kring, NAMES)
    end_session(page)
    page.locator("#name").fill("Vroege vogel")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Vroege vogel")
    fill_in(page)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="Je bent weer binnen")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Vroege vogel")
    page.get_by_role("button", name="Verstuur het opnieuw").click()
    page.goto(kring.url + NAMES)
    expect(page.get_by_text("Vroege vogel", exact=True).first).to_be_visible()


def test_the_settings_survive_a_double_click_and_the_back_button(visitor: Callable[..., BrowserContext], kring) -> None:
    page = visitor().new_page()
    come_in(page, kring, "/accounts/")
    page.locator("[name=text]").select_option("larger")
    page.get_by_role("button", name="Opslaan").dblclick()
    expect(page.locator("html")).to_have_attribute("data-text", "larger")
    expect(page.locator("#saved")).to_contain_text("Opgeslagen")
    page.goto(kring.url + NAMES)
    page.go_back()
    expect(page.locator("html")).to_have_attribute("data-text", "larger")


# Waits in the page itself: a polled string would be an eval, which our own policy forbids.
FONTS_ARE_IN = """async () => {
  const deadline = performance.now() + 20000;
  while (!(document.fonts.size >= 5 && document.fonts.check('17px "Atkinson Hyperlegible"'))) {
    if (performance.now() > deadline) throw new Error("the letters never came");
    await new Promise((go) => setTimeout(go, 50));
  }
}"""


def test_the_letters_come_after_the_first_paint_and_from_here(visitor, kring) -> None:
    page = visitor().new_page()
    page.goto(kring.url + "/accounts/sign-in/")
    page.evaluate(FONTS_ARE_IN)
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    asked = page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.name.includes('woff2'))"
        ".map((one) => one.startTime)"
    )
    assert asked and min(asked) >= painted - 1
    weight = page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.name.includes('woff2'))"
        ".reduce((sum, one) => sum + one.encodedBodySize, 0)"
    )
    assert weight <= 70_000


def test_at_320_pixels_and_with_large_letters_nothing_scrolls_sideways(visitor, kring) -> None:
    page = visitor(viewport={"width": 320, "height": 640}).new_page()
    come_in(page, kring, "/accounts/")
    for address in ("/accounts/", "/accounts/sign-in/", NAMES, "/nothing/here/"):
        page.goto(kring.url + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
