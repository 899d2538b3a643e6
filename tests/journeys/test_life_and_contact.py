"""A life told along its years, and who is in touch with whom: by mouse, by keyboard and on a telephone (S11, S12)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import chromium

LIFE, CONTACT = "/n/demo-anna/life/", "/n/demo-anna/contact/"
Sit = Callable[..., Page]
Axe = Callable[[Page], list[str]]


def test_moved_in_about_2012_comes_on_the_line_is_corrected_and_taken_back(at_table: Sit, axe: Axe) -> None:
    page = at_table(LIFE)
    page.get_by_label("Waar gaat het over?").fill("Verhuisd naar de Vlierhof")
    page.get_by_label("Jaar").first.fill("2012")
    page.get_by_label("Hoe zeker is dat?").first.select_option("about")
    page.get_by_text("Wie was erbij, of om wie gaat het?").first.click()
    page.locator("label.chip", has_text="Greet").click()
    page.get_by_role("button", name="Bewaren").click()
    moved = page.get_by_role("link", name="Verhuisd naar de Vlierhof, ongeveer 2012, Greet")
    expect(moved).to_be_visible()

    moved.click()
    expect(page.get_by_label("Waar gaat het over?")).to_have_value("Verhuisd naar de Vlierhof")
    page.get_by_text("Het duurde een tijd: tot wanneer?").click()
    page.locator("input[name=until_year]").fill("2009")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Het einde ligt voor het begin.")).to_be_visible()
    expect(page.locator("input[name=until_year]")).to_have_value("2009")
    assert axe(page) == []
    page.locator("input[name=until_year]").fill("2016")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("link", name="ongeveer 2012 tot 2016")).to_be_visible()

    page.locator("#undo").click()
    page.locator("#undo").click()
    expect(page.locator(".stop", has_text="Vlierhof")).to_have_count(0)


def test_a_wish_stands_beyond_today_and_arrow_keys_go_from_event_to_event(at_table: Sit) -> None:
    page = at_table(LIFE)
    page.get_by_label("Waar gaat het over?").fill("Een hond")
    page.get_by_text("Dat zou ik willen").click()
    page.get_by_role("button", name="Bewaren").click()
    wish = page.locator(".on-wide a.stop.hoped", has_text="Een hond")
    today = page.locator(".on-wide text", has_text="vandaag").bounding_box()
    mark = wish.locator(".reach").bounding_box()
    assert today and mark and mark["x"] > today["x"]
    stops = page.locator(".on-wide a.stop")
    assert page.locator(".on-wide a.stop[tabindex='0']").count() == 1
    stops.first.focus()
    page.keyboard.press("ArrowRight")
    expect(stops.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(wish).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/life/?event=*")
    expect(page.get_by_label("Waar gaat het over?")).to_have_value("Een hond")
    page.get_by_role("button", name="Weghalen").click()
    expect(page.locator(".stop", has_text="Een hond")).to_have_count(0)


def test_on_a_telephone_one_press_says_in_touch_today_and_a_row_is_told_in_place(at_table: Sit, axe: Axe) -> None:
    page = at_table(CONTACT, viewport=chromium.PHONE, java_script_enabled=False)
    row = page.locator("tr", has_text="Oom Henk")
    row.get_by_role("button", name="Vandaag contact").click()
    expect(row.get_by_text("Vandaag", exact=True)).to_be_visible()
    row.get_by_role("link", name="Aanpassen: Oom Henk").click()
    page.get_by_label("Hoe vaak hebben jullie contact?").fill("abc")
    page.locator("label.chip", has=page.get_by_text("Bellen", exact=True)).click()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Typ een getal, zoals 3 of 1,5.")).to_be_visible()
    expect(page.locator("input[value=phone]")).to_be_checked()
    page.get_by_label("Hoe vaak hebben jullie contact?").fill("2")
    page.locator("select[name=per]").select_option("month")
    page.get_by_role("button", name="Bewaren").click()
    expect(row.get_by_text("2 × per maand")).to_be_visible()
    page.get_by_role("link", name="Alleen wie al een tijd niet gezien is").click()
    expect(page.locator(".schema tbody tr")).to_have_count(2)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_square_tells_who_does_what_and_what_rests_on_nobody_is_said(at_table: Sit, axe: Axe) -> None:
    page = at_table("/n/demo-anna/contact/support/")
    square = page.get_by_role("button", name="Lia: Meedenken")
    expect(square).to_have_attribute("aria-pressed", "false")
    square.click()
    expect(page.get_by_role("button", name="Lia: Meedenken")).to_have_attribute("aria-pressed", "true")
    assert axe(page) == []
    page.locator("#undo").click()
    expect(page.get_by_role("button", name="Lia: Meedenken")).to_have_attribute("aria-pressed", "false")


def test_a_table_to_press_in_is_one_stop_and_the_arrow_keys_go_from_square_to_square(at_table: Sit, axe: Axe) -> None:
    page = at_table("/n/demo-anna/contact/support/")
    table = page.locator("table[data-grid]")
    assert table.locator("[tabindex='0']").count() == 1
    square = page.get_by_role("button", name="Joke: Luisteren en troosten")
    square.focus()
    for key, name in (("ArrowRight", "Joke: Samen dingen doen"), ("ArrowDown", "Mam: Samen dingen doen")):
        page.keyboard.press(key)
        expect(page.get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Enter")
    pressed = page.get_by_role("button", name="Mam: Samen dingen doen")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_be_focused()
    assert table.locator("[tabindex='0']").count() == 1 and axe(page) == []
    page.locator("#undo").click()
    page.goto(page.url.partition("/n/")[0] + CONTACT)
    first = page.locator("table[data-grid] tbody button").first
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("table[data-grid] tbody button").nth(1)).to_be_focused()
