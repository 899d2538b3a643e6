"""What is proposed of a family is drawn in pencil in a browser, and one tap leads from there to yes."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served

FAMILY = "/n/demo-anna/family/"


def test_a_child_proposed_on_a_desktop_is_in_pencil_and_is_accepted_from_the_drawing(
    visitor: Callable[..., BrowserContext], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    anna: Page = visitor(viewport=chromium.TABLET, has_touch=True).new_page()
    served.come_in(anna, kring, "anna", "/n/demo-anna/proposals/")
    for stop in anna.get_by_role("button", name="Laat het weer op mij wachten").all():
        stop.click()
    expect(anna.get_by_role("heading", name="Er wacht niets op jou")).to_be_visible()

    marieke: Page = visitor().new_page()
    served.come_in(marieke, kring, "marieke", FAMILY)
    marieke.locator(".adds a", has_text="Kind").click()
    marieke.locator("#sheet").get_by_label("Naam").first.fill("Noor")
    marieke.get_by_role("button", name="Bewaren").click()
    expect(marieke.locator(".familydrawing .pencilled.new[data-person]")).to_have_accessible_name("Noor, voorgesteld")
    assert axe(marieke) == []

    anna.goto(kring.url + FAMILY)
    anna.locator("details.list summary").first.click()
    expect(anna.locator("details.list .penciled", has_text="voorgesteld").first).to_be_visible()
    assert axe(anna) == []
    anna.locator(".familydrawing .pencilled.new[data-person] .touch").tap()
    anna.wait_for_url("**/proposals/**")
    with anna.expect_navigation():
        anna.get_by_role("button", name="Ja").first.tap()
    expect(anna.get_by_role("heading", name="Er wacht niets op jou")).to_be_visible()
    anna.goto(kring.url + FAMILY)
    expect(anna.locator(".familydrawing .pencilled")).to_have_count(0)
    expect(anna.locator('.familydrawing .person[aria-label="Noor"]')).to_have_count(1)
