"""How it changed, as a film and beside each other; and how it would be without somebody."""

import functools

from playwright.sync_api import Page, expect

from kring.commands import demo
from tests.journeys import served

ANNA = "/n/demo-anna/"
SPRING, SUMMER = (functools.partial(served.days_before_the_demo, days) for _, days, _ in demo._KEPT)


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
    expect(page.get_by_role("heading", level=1)).to_have_text(SPRING())
    first = seats(page)
    page.locator("#step").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text(SUMMER())
    assert page.evaluate("document.activeElement.id") == "step", "the keys go on where they were"
    second = seats(page)
    assert second["joke"] == first["joke"] and second["corrie"] != first["corrie"]
    expect(page.locator("#said")).to_have_text(SUMMER())
    page.locator("#play").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vandaag")
    expect(page.get_by_role("button", name="Afspelen")).to_be_visible()
    assert page.url.endswith("step=3&picture=lensink-circle") and axe(page) == []
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(SUMMER())


def test_a_slider_that_was_moved_before_the_page_was_ready_goes_where_it_was_moved_to(at_table) -> None:
    page: Page = at_table(f"{ANNA}moments/")
    early = """document.addEventListener("readystatechange", () => {
        const slider = document.querySelector("#step");
        if (document.readyState === "interactive" && slider?.max === "3" && slider.value === "1") slider.value = 2;
    })"""
    page.add_init_script(early)
    page.get_by_role("link", name="Bekijk ze na elkaar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SUMMER())


def test_the_drawings_of_two_moments_are_a_stop_each_and_the_arrow_keys_go_about_in_them(at_table, axe) -> None:
    page: Page = at_table(f"{ANNA}moments/beside/?old=spring&new=&picture=ecogram")
    expect(page.locator("svg.drawing [tabindex='0']")).to_have_count(2)
    page.locator("svg.drawing").first.locator("[tabindex='0']").focus()
    spoken = set[str]()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
        spoken.add(str(page.evaluate("document.activeElement.getAttribute('aria-label')")))
    assert len(spoken) > 1 and all(", " in one for one in spoken), "each says who and where"
    assert axe(page) == []
    page.goto(page.url.replace("beside/", "film/"))
    expect(page.locator("svg.drawing:visible [tabindex='0']")).to_have_count(1)


def test_without_a_script_the_film_goes_on_by_its_links_and_its_form(at_table) -> None:
    page: Page = at_table(f"{ANNA}moments/film/", java_script_enabled=False)
    page.get_by_role("link", name="En toen?").click()
    assert "step=2" in page.url
    page.get_by_role("link", name="Het vorige moment").click()
    page.get_by_role("button", name="Laat zien").click()
    assert page.locator("h1").inner_text() == SPRING()


def test_two_moments_stand_beside_each_other_with_who_came_and_went(at_table) -> None:
    page: Page = at_table(f"{ANNA}moments/")
    page.get_by_label("Het eerste").select_option(index=0)
    page.get_by_role("button", name="Kijk wat er veranderde").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is er veranderd?")
    expect(page.locator(".both svg:visible")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("Bijna iedereen bleef.")


def test_without_somebody_the_client_looks_marks_for_themselves_and_keeps_nothing_else(at_table, axe, kring) -> None:
    page: Page = at_table(f"{ANNA}people/joke/")
    page.get_by_role("link", name="Helpt dit contact je niet?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe zou het zijn zonder Joke?")
    page.get_by_text("Doet het contact met Joke geen goed?").click()
    page.get_by_role("link", name="Meer afstand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe zou het zijn met meer afstand tot Joke?")
    page.get_by_role("button", name="Helpt mij niet").click()
    expect(page.get_by_role("heading", name="Door jou gemerkt")).to_be_visible()
    page.get_by_text("Wat als er iemand bij komt?").click()
    page.get_by_label("Samen dingen doen").check()
    page.get_by_role("button", name="Kijk").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe zou het dan zijn?")
    assert axe(page) == []
    served.come_in(page, kring, "marieke", f"{ANNA}what-if/?without=joke")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe zou het zijn zonder Joke?")
    assert "gemerkt" not in page.content() and "Helpt mij niet" not in page.content()


def test_who_changed_what_is_read_and_taken_back(at_table, axe) -> None:
    page: Page = at_table(f"{ANNA}names/?add=1")
    page.locator("input[name=name]").first.fill("Tante Toos")
    page.keyboard.press("Enter")
    page.get_by_text("Tante Toos").first.wait_for()
    page.goto(page.url.partition("/n/")[0] + f"{ANNA}moments/")
    page.get_by_role("link", name="Wie veranderde wat").click()
    expect(page.locator("main")).to_contain_text("Op de lijst: Tante Toos")
    assert axe(page) == []
    page.get_by_role("button", name="Neem terug").first.click()
    expect(page.locator("main")).to_contain_text("Van de lijst: Tante Toos")
    expect(page.locator("main")).to_contain_text("Dit is teruggenomen.")
