"""Her coach proposes on a desktop; Anna says yes on her phone; the coach sees it at once, without asking."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served

ANNA = "/n/demo-anna/"


def test_a_proposal_on_a_desktop_is_accepted_on_a_phone_and_seen_at_once(
    visitor: Callable[..., BrowserContext], kring: served.Served, axe
) -> None:
    anna: Page = visitor(viewport=chromium.PHONE).new_page()
    served.come_in(anna, kring, "anna", f"{ANNA}proposals/")
    for stop in anna.get_by_role("button", name="Laat het weer op mij wachten").all():
        stop.click()
    expect(anna.get_by_role("heading", name="Er wacht niets op jou")).to_be_visible()

    marieke: Page = visitor().new_page()
    served.come_in(marieke, kring, "marieke", f"{ANNA}circle/?who=corrie")
    marieke.locator("#nearer").click()
    expect(marieke.locator("#saved")).to_contain_text("Dit wacht op Anna")
    pencil = marieke.locator("svg.drawing.wide a.pencilled.moved")
    expect(pencil).to_have_accessible_name("Corrie: voorgesteld om hier te staan")
    before = marieke.locator("svg.drawing.wide [data-person=corrie]").get_attribute("data-ring")
    pencil.click()
    expect(marieke.get_by_role("heading", name="Dit wacht op Anna")).to_be_visible()
    assert axe(marieke) == []

    expect(anna.get_by_role("heading", name="Marieke stelt iets voor. Klopt het?")).to_be_visible(timeout=10_000)
    assert axe(anna) == []
    anna.get_by_role("button", name="Ja, dat klopt").first.click()
    expect(anna.locator("#saved")).to_contain_text("het staat nu in de kring")

    expect(marieke.get_by_role("heading", name="Er wacht niets op Anna")).to_be_visible(timeout=10_000)
    marieke.goto(f"{kring.url}{ANNA}circle/")
    assert marieke.locator("svg.drawing.wide [data-person=corrie]").get_attribute("data-ring") != before
    expect(marieke.locator("svg.drawing .pencilled")).to_have_count(0)

    marieke.set_viewport_size(chromium.PHONE)
    marieke.goto(f"{kring.url}{ANNA}circle/?who=truus")
    marieke.locator("#helper").click()
    expect(marieke.locator("#saved")).to_contain_text("Dit wacht op Anna")
    said, strip = marieke.locator("#saved").bounding_box(), marieke.locator("#waiting-strip").bounding_box()
    assert said["y"] + said["height"] <= strip["y"], (said, strip)
