"""How it changed, as a film and beside each other; and how it would be without somebody."""

from playwright.sync_api import Page, expect

ANNA = "/n/demo-anna/"


def seats(page: Page) -> dict[str, str]:
    """Where everybody stands in the drawing that is seen."""
    script = """() => Object.fromEntries([...document.querySelectorAll("#film svg.drawing")]
        .filter((svg) => svg.getClientRects().length)
        .flatMap((svg) => [...svg.querySelectorAll(".person")])
        .map((one) => [one.dataset.person, one.querySelector(".mark").getAttribute("transform")]))"""
    found: dict[str, str] = page.evaluate(script)
    return found


def test_the_moments_pass_one_after_the_other_with_a_key_and_by_themselves(at_table, axe) -> None:
    page: Page = at_table(f"{ANNA}moments/", reduced_motion="reduce")
    page.get_by_role("link", name="Bekijk ze na elkaar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("12 maart 2026")
    first = seats(page)
    page.locator("#step").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("3 juni 2026")
    assert page.evaluate("document.activeElement.id") == "step", "the keys go on where they were"
    second = seats(page)
    assert second["joke"] == first["joke"] and second["corrie"] != first["corrie"]
    expect(page.locator("#said")).to_have_text("3 juni 2026")
    page.locator("#play").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag")
    expect(page.get_by_role("button", name="Afspelen")).to_be_visible()
    assert page.url.endswith("step=3&picture=lensink-circle") and axe(page) == []
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 juni 2026")


def test_without_a_script_the_film_goes_on_by_its_links_and_its_form(at_table) -> None:
    page: Page = at_table(f"{ANNA}moments/film/", java_script_enabled=False)
    page.get_by_role("link", name="En toen?").click()
    assert "step=2" in page.url
    page.get_by_role("link", name="Het vorige moment").click()
    page.get_by_role("button", name="Laat zien").click()
    assert page.locator("h1").inner_text() == "12 maart 2026"


def test_two_moments_stand_beside_each_other_with_who_came_and_went(at_table) -> None:
    page: Page = at_table(f"{ANNA}moments/")
    page.get_by_label("Het eerste").select_option(index=0)
    page.get_by_role("button", name="Kijk wat er veranderde").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is er veranderd?")
    expect(page.locator(".both svg:visible")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("Dat is 88 van de honderd.")
