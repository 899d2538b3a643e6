"""From picture to plan: a wish, a small step, a setback made smaller, and help asked of somebody (C4, PC7)."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium

PLAN = "/n/demo-anna/plan/"
Sit = Callable[..., Page]
Axe = Callable[[Page], list[str]]


def test_a_wish_becomes_a_step_a_setback_a_smaller_one_and_what_worked_hangs_on_the_line(
    at_table: Sit, axe: Axe
) -> None:
    page = at_table(PLAN, viewport=chromium.PHONE)
    page.get_by_role("link", name="Ik wil vaker met Corrie praten.").click()
    page.get_by_label("Wat gaat al goed?").fill("We zien elkaar bij het koor.")
    page.locator("label.chip", has_text="Mensen zien").click()
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Bedenk een kleine stap").click()
    page.get_by_label("Wat precies?").fill("Ik vraag Corrie voor de koffie, en dan gaan we naar de markt.")
    page.get_by_role("button", name="Dit ga ik doen").click()

    page.goto(page.url.split("/plan/")[0] + "/plan/")
    coffee = page.locator(".todo", has_text="Corrie voor de koffie")
    expect(page.locator(".todo")).to_have_count(3)
    assert axe(page) == []
    coffee.get_by_role("button", name="Nog niet").click()
    expect(page.get_by_text("Dat is niet erg.")).to_be_visible()
    page.get_by_role("link", name="Maak het kleiner").click()
    expect(page.get_by_label("Wat precies?")).to_have_value("Ik vraag Corrie voor de koffie")
    page.get_by_role("button", name="Dit ga ik doen").click()
    page.wait_for_url("**/plan/")
    coffee.get_by_role("button", name="Gelukt").click()
    page.get_by_label("Wat ging goed?").fill("We hebben gelachen.")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator(".wall")).to_contain_text("Ik vraag Corrie voor de koffie")
    page.get_by_role("button", name="Ik heb Corrie bedankt").click()
    expect(page.get_by_role("button", name="Ik heb Corrie bedankt")).to_have_count(0)


def test_somebody_is_asked_for_help_and_answers_on_a_phone_without_an_account(
    at_table: Sit, axe: Axe, visitor: Callable[..., BrowserContext]
) -> None:
    page = at_table("/n/demo-anna/asking/new/")
    page.get_by_label("Waarvoor?").fill("Een lamp ophangen")
    page.locator(".whom label", has_text="Truus").click()
    page.get_by_label("Wat zou je terug kunnen doen?").fill("Ik geef je planten water.")
    page.get_by_label("Hoe zeg je het?").fill("Truus, wil jij mij helpen met een lamp?")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("button", name="Met een link")).to_be_visible()  # the page after it, not the one that goes
    assert axe(page) == []
    page.get_by_role("button", name="Met een link").click()
    address = page.locator(".copy").inner_text()

    phone = visitor(viewport=chromium.PHONE).new_page()
    phone.goto(address)
    expect(phone.get_by_text("Truus, wil jij mij helpen met een lamp?")).to_be_visible()
    expect(phone.get_by_text("Joke")).to_have_count(0)
    assert axe(phone) == []
    phone.get_by_role("button", name="Ja", exact=True).click()
    expect(phone.get_by_text("Je antwoord is er.")).to_be_visible()

    page.goto(address.split("/asked/")[0] + PLAN)
    page.get_by_role("link", name="Een lamp ophangen").click()
    expect(page.get_by_text("Ja", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Ik heb Truus bedankt").click()
    expect(page.get_by_role("button", name="Ik heb Truus bedankt")).to_have_count(0)


def test_a_plan_for_later_says_which_task_nobody_takes_over_until_somebody_does(at_table: Sit, axe: Axe) -> None:
    page = at_table(f"{PLAN.removesuffix('plan/')}plans/", viewport=chromium.PHONE)
    page.get_by_role("link", name="Plan voor later").click()
    falls = page.locator("#falls", has_text="De rekeningen betalen")
    expect(falls).to_contain_text("dit doet dan niemand")
    expect(page.locator("[data-finding=no_successor]")).to_contain_text("dit neemt nog niemand over")
    page.locator(".section", has_text="Wie doet wat").get_by_role("link", name="Aanpassen").click()
    page.locator(".handed li", has_text="De rekeningen betalen").get_by_role("link", name="Aanpassen").click()
    page.get_by_label("Wie neemt het later over?").select_option(label="Joke")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Kies iemand die dit nu niet doet.")).to_be_visible()
    page.get_by_label("Wie neemt het later over?").select_option(label="Bas")
    page.get_by_label("Die heeft hier zelf ja op gezegd").check()
    page.get_by_role("button", name="Bewaren").click()
    assert axe(page) == []
    page.get_by_role("link", name="Plan voor later").click()
    expect(page.locator("[data-finding=no_successor]")).to_have_count(0)
    with page.expect_download() as printed:
        page.get_by_role("link", name="Op papier").click()
    assert printed.value.path().read_bytes().startswith(b"%PDF")


def test_what_worked_hangs_with_a_photo_that_only_its_owner_sees_until_all_in_it_said_yes(
    at_table: Sit, axe: Axe, tmp_path: Path
) -> None:
    Image.new("RGB", (40, 30), "red").save(tmp_path / "cake.png")
    page = at_table("/n/demo-anna/wall/new/")
    page.get_by_label("In een paar woorden").fill("Taart gebakken met Joke")
    page.locator("#photo").set_input_files(tmp_path / "cake.png")
    page.locator("label.chip", has_text="Joke").click()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("img", name="Foto: Taart gebakken met Joke")).to_be_visible()
    expect(page.get_by_text("Alleen jij ziet de foto.")).to_be_visible()
    page.locator("#consent label.chip", has_text="Joke").click()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Iedereen op de foto zei ja.")).to_be_visible()
    assert axe(page) == []


def test_a_tie_that_faded_is_revived_with_a_small_step_that_stands_on_their_card(at_table: Sit, axe: Axe) -> None:
    page = at_table("/n/demo-anna/plan/ideas/", viewport=chromium.PHONE)
    faded = page.locator("[data-radio=revive]")
    expect(faded).to_be_visible()
    assert axe(page) == []
    who = parse_qs(urlsplit(faded.locator(".chip").first.get_attribute("href") or "").query)["person"][0]
    faded.locator(".chip").first.click()
    expect(page.get_by_label("Wat precies?")).to_have_value("Ik stuur een kaartje.")
    page.get_by_role("button", name="Voor later").click()
    page.wait_for_url("**/plan/")
    page.goto(page.url.split("/plan/")[0] + f"/people/{who}/")
    expect(page.get_by_text("Ik stuur een kaartje.")).to_be_visible()


def test_what_the_picture_shows_becomes_a_goal_others_think_along_and_one_idea_becomes_a_step(
    at_table: Sit, axe: Axe, visitor: Callable[..., BrowserContext]
) -> None:
    page = at_table("/n/demo-anna/says/")
    page.locator("details:has(a[href*='gap=']) > summary").first.click()
    page.locator("a[href*='gap=']:visible").first.click()
    page.locator("textarea[name=words]").fill("Dat ook een ander dit kan doen.")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("link", name="Laat anderen meedenken").click()
    page.get_by_label("Wat vraag je hun?").fill("Wie zou dit kunnen doen?")
    page.get_by_role("button", name="Laat ze erbij komen").click()
    address = page.locator(".copy").inner_text()
    assert axe(page) == []

    for words in ("Vraag de buurvrouw", "Hang een briefje op bij het koor"):
        phone = visitor(viewport=chromium.PHONE).new_page()
        phone.goto(address)
        expect(phone.get_by_text("Wie zou dit kunnen doen?")).to_be_visible()
        phone.get_by_label("Jouw idee").fill(words)
        phone.get_by_label("Je voornaam, als je wilt").fill("Zonnebloem")
        phone.get_by_role("button", name="Versturen").click()
        expect(phone.get_by_text("Dit stuurde je")).to_be_visible()
    assert axe(phone) == []

    expect(page.locator(".thoughts")).to_contain_text("Vraag de buurvrouw")  # it came by itself
    expect(page.get_by_text("van 2 telefoons")).to_be_visible()
    expect(page.get_by_text("Zonnebloem")).to_have_count(0)
    page.get_by_role("button", name="Laat zien van wie de ideeën zijn").click()
    expect(page.get_by_text("Zonnebloem").first).to_be_visible()
    page.locator(".thoughts li", has_text="Vraag de buurvrouw").get_by_role("button", name="Dit wordt een stap").click()
    page.get_by_role("link", name="Dit is nu een stap.").click()
    expect(page.get_by_label("Wat precies?")).to_have_value("Vraag de buurvrouw")
    page.get_by_role("button", name="Dit ga ik doen").click()
    page.goto(address.split("/think/")[0] + PLAN)
    expect(page.get_by_text("Vraag de buurvrouw").first).to_be_visible()
