"""People come in from the address book of a phone and from a list in Excel, and go again with one tap."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
from playwright.sync_api import BrowserContext, Page, expect

from tests.exchange import phones
from tests.journeys import chromium, served

Visitor = Callable[..., BrowserContext]
BRING = "/n/demo-few/files/bring/"


def card(at: int) -> str:
    """Somebody in an address book, by turns as an iPhone and as an Android telephone writes them."""
    dialect = phones.of_an_android if at % 2 else phones.of_an_iphone
    return dialect(f"Özlem van der Straaten-Vermeulen {at}", at)


def sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_two_people_of_a_whole_address_book_come_in_and_go_with_one_tap(
    kring: served.Served, visitor: Visitor, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    book = tmp_path / "contacts.vcf"
    book.write_text("".join(card(at) for at in range(400)), encoding="utf-8", newline="")
    page = visitor(viewport=chromium.PHONE).new_page()
    served.come_in(page, kring, "marieke", BRING)
    page.locator("input[type=file]").set_input_files(book)
    slow = page.context.new_cdp_session(page)
    line = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 500_000}
    slow.send("Network.emulateNetworkConditions", line)
    page.locator("main button.next").click()
    page.wait_for_function("""() => {
      const told = document.querySelector('.waiting:not([hidden])');
      return told?.querySelector('progress[value]')?.value > 0.2 && told.innerText.includes('Je bestand is onderweg.');
    }""")
    expect(page.get_by_text("400 mensen zijn nieuw.")).to_be_visible()
    expect(page.get_by_role("heading", name="Wat erbij zou komen")).to_be_focused()
    expect(page.get_by_text("Gekozen: 0")).to_be_visible()
    assert axe(page) == [] and not sideways(page)
    page.get_by_label("Zoek een naam").fill("vermeulen 39")
    page.keyboard.press("Enter")
    for number in (39, 398):
        page.get_by_text(f"Özlem van der Straaten-Vermeulen {number}", exact=True).click()
    expect(page.get_by_text("Gekozen: 2")).to_be_visible()
    page.get_by_role("button", name="Neem over wie ik koos").click()
    expect(page.get_by_text("Özlem van der Straaten-Vermeulen 39", exact=True)).to_be_visible()
    expect(page.get_by_text("Özlem van der Straaten-Vermeulen 398", exact=True)).to_be_visible()
    page.locator("#undo").click()
    expect(page.locator("main").get_by_text("Straaten-Vermeulen")).to_have_count(0)


def test_a_list_in_excel_made_from_our_own_comes_in_without_a_script(
    kring: served.Served, visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport=chromium.DESKTOP, java_script_enabled=False).new_page()
    served.come_in(page, kring, "marieke", BRING)
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel, in het Nederlands").click()
    assert download.value.suggested_filename == "kring-lijst.xlsx"
    list_ = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    people, ties = list_["Mensen"], list_["Banden"]
    heads = [cell.value for cell in people[1]]
    wilma = {"Naam": "Wilma", "Soort": "buur", "Hoe vaak": "2 per week"}
    for row in (wilma, {"Naam": "Youssef"}, {"Naam": "Xaf", "Soort": "baas"}):
        people.append([row.get(head) for head in heads])
    ties.append(["Wilma", "Youssef", "kent", None])
    list_.save(tmp_path / "mensen.xlsx")
    page.locator("input[type=file]").set_input_files(tmp_path / "mensen.xlsx")
    page.locator("main button.next").click()
    expect(page.get_by_text("Soort: buur · Hoe vaak: 2 per week")).to_be_visible()
    expect(page.get_by_text("Mensen, rij 4, Soort:")).to_be_visible()
    page.get_by_role("button", name="Neem over wie ik koos").click()
    expect(page.get_by_text("Wilma").first).to_be_visible()
    expect(page.get_by_text("Youssef").first).to_be_visible()
    page.locator("#undo").click()
    expect(page.locator("main").get_by_text("Wilma")).to_have_count(0)


def test_without_a_script_a_long_list_says_how_far_the_reading_is(
    kring: served.Served, visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport=chromium.PHONE, java_script_enabled=False).new_page()
    served.come_in(page, kring, "marieke", BRING)
    line = ";buur;" + "Een zin van een paar woorden. " * 4
    rows = "".join(f"Mens {at}{line}\n" for at in range(9_000))
    (tmp_path / "mensen.csv").write_text(f"Naam;Soort;Opmerking\n{rows}")
    page.locator("input[type=file]").set_input_files(tmp_path / "mensen.csv")
    page.locator("main button.next").click()
    expect(page.get_by_role("heading", name="Wat erbij zou komen")).to_be_visible()
    said = page.locator("[data-far]").all_text_contents()  # each took the place of the one before it
    assert any(re.search(r"Lezen: \d+ van de 9001 regels zijn klaar.", one) for one in said)
    expect(page.get_by_text(re.compile(r"4\d{3} mensen zijn nieuw."))).to_be_visible()
    expect(page.get_by_role("heading", name="Kring leest je bestand")).to_have_count(0)
    assert not sideways(page)
