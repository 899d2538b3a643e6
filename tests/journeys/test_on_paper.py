"""What is printed can be read alone, files are chosen in the words of the page, and no page is too wide."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.journeys import chromium, served

Visitor = Callable[..., BrowserContext]
JOKE = "/n/demo-anna/people/joke/"


def test_from_the_circle_one_prints_it_as_it_is_on_the_screen(kring: served.Served, page: Page) -> None:
    served.come_in(page, kring, "anna", "/n/demo-anna/circle/")
    page.get_by_role("link", name="Print").click()
    look = page.locator("figure img")
    assert look.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 1000
    page.get_by_text("staand").click()
    page.get_by_text("in grijs").click()
    page.get_by_role("button", name="Laat zien hoe het wordt").click()
    page.wait_for_url("**way=standing**")
    assert look.evaluate("(image) => image.decode().then(() => image.naturalHeight > image.naturalWidth)")
    with page.expect_download() as asked:
        page.get_by_role("button", name="Om te printen (PDF)").click()
    assert asked.value.suggested_filename.startswith("anna-circle-")
    (sheet,) = PdfReader(asked.value.path()).pages
    said = " ".join(sheet.extract_text().split())
    names = page.request.get(f"{kring.url}/n/demo-anna/circle/").text()
    drawn = set(re.findall(r'data-person="[^"]*"[^>]*aria-label="([^",]*),', names))
    assert len(drawn) > 20 and [name for name in drawn if name not in said] == []
    assert "Anna’s kring" in said and "Dit is van Anna Verbeek." in said
    assert sheet.mediabox.height > sheet.mediabox.width


def test_a_file_is_chosen_in_the_language_of_the_page(kring: served.Served, page: Page, tmp_path: Path) -> None:
    served.come_in(page, kring, "anna", JOKE)
    picture = tmp_path / "joke-op-de-fiets.png"
    picture.write_bytes(b"no picture")
    chooser = page.locator("label", has_text="Kies een foto")
    with page.expect_file_chooser() as asked:
        chooser.click()
    expect(page.locator(".pick output")).to_have_text("Nog niets gekozen")
    asked.value.set_files(picture)
    expect(page.locator(".pick output")).to_have_text("joke-op-de-fiets.png")
    page.locator(".acquainted > summary").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Kies een foto")).to_be_focused()
    assert chooser.evaluate("(label) => getComputedStyle(label).outlineStyle") == "solid"


def test_without_a_script_a_file_can_still_be_chosen(kring: served.Served, visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False).new_page()
    served.come_in(page, kring, "anna", JOKE)
    box = page.locator("#photo").bounding_box()
    assert box and box["width"] > 100 and box["height"] >= 44


def test_a_name_of_one_endless_word_stays_on_a_narrow_phone(kring: served.Served, visitor: Visitor) -> None:
    page = visitor(viewport=chromium.DESKTOP).new_page()
    served.come_in(page, kring, "ria", "/")
    home = page.url.partition("/circle/")[0]
    page.goto(f"{home}/names/")
    page.locator("main input[name=name]").first.fill("Wolfeschlegelsteinhausenbergerdorff" * 3)
    page.keyboard.press("Enter")
    page.get_by_text("Wolfeschlegelsteinhausenbergerdorff").first.wait_for()
    card = page.locator("a[href*='/people/']", has_text="Wolfeschlegel").first.get_attribute("href") or ""
    page.set_viewport_size({"width": 320, "height": 640})
    for room in (f"{home}/circle/", f"{home}/names/", f"{home}/says/?show=1", f"{home}/circle/done/", kring.url + card):
        page.goto(room)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), room
