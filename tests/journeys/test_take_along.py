"""A circle leaves one Kring in a file and comes back in another, by people with and without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from kring.commands import demo
from kring.exchange import kring_json
from tests.journeys import chromium, served

Visitor = Callable[..., BrowserContext]


def empty(page: Page, kring: served.Served) -> str:
    """The address of the files of a fresh circle, which its owner wants to work on."""
    served.come_in(page, kring, "wouter")
    page.goto(f"{kring.url}/manage/")
    page.locator("form[action$='/own/'] button").click()
    page.locator("button[value=yes]").click()
    page.get_by_role("link", name="Ja, in een bestand").wait_for()
    return page.url.split("/names/")[0] + "/files/"


def sideways(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_a_circle_leaves_in_a_file_and_comes_whole_into_an_empty_one(
    kring: served.Served, visitor: Visitor, tmp_path: Path
) -> None:
    anna = visitor(viewport=chromium.DESKTOP).new_page()
    served.come_in(anna, kring, "anna")
    anna.locator(".menu > summary").last.click()
    anna.get_by_role("link", name="Meenemen").click()
    with anna.expect_download() as download:
        anna.locator("a[download]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name.startswith("kring-") and "anna" not in file.name and file.name.endswith(".kring.json")

    other = visitor(viewport=chromium.TABLET).new_page()
    page = empty(other, kring)
    other.get_by_role("link", name="Ja, in een bestand").click()
    assert other.url == page
    other.locator("input[type=file]").set_input_files(file)
    other.locator("button.next").click()
    expect(other.get_by_text("34 mensen, en wie wie kent")).to_be_visible()
    other.get_by_role("button", name="Neem deze kring over").click()
    expect(other.get_by_text("Oom Henk").first).to_be_visible()
    other.goto(page)
    with other.expect_download() as download:
        other.locator("a[download]").click()
    again = kring_json.read(Path(download.value.path()).read_bytes()).network
    whole = demo.one("anna")
    assert (again.people, again.ties, again.placements, again.owner) == (
        whole.people,
        whole.ties,
        whole.placements,
        whole.owner,
    )


@pytest.mark.parametrize(("size", "scheme"), [(chromium.PHONE, "dark"), (chromium.DESKTOP, "light")])
def test_every_state_of_the_page_is_for_everybody(
    kring: served.Served, visitor: Visitor, axe: Callable[[Page], list[str]], tmp_path: Path, size: dict, scheme: str
) -> None:
    fresh = visitor(viewport=size, color_scheme=scheme).new_page()
    page = empty(fresh, kring)
    fresh.goto(page)
    assert axe(fresh) == []
    (tmp_path / "bad.kring.json").write_text('{"kring": 1, "nework": {}}')
    fresh.locator("input[type=file]").set_input_files(tmp_path / "bad.kring.json")
    fresh.locator("button.next").click()
    expect(fresh.locator(".note.wrong[data-focus]")).to_be_focused()
    assert axe(fresh) == []
    fresh.set_viewport_size({"width": 320, "height": 700})
    assert not sideways(fresh)


def test_a_file_that_is_too_large_is_told_before_it_is_sent_and_after(
    kring: served.Served, visitor: Visitor, tmp_path: Path
) -> None:
    huge = tmp_path / "huge.kring.json"
    with huge.open("wb") as opened:
        opened.truncate(200_000_000)
    page = visitor().new_page()
    address = empty(page, kring)
    page.goto(address)
    page.locator("input[type=file]").set_input_files(huge)
    assert "groter dan 20 MB" in page.evaluate("document.querySelector('input[type=file]').validationMessage")
    plain = visitor(java_script_enabled=False).new_page()
    address = empty(plain, kring)
    plain.goto(address)
    plain.locator("input[type=file]").set_input_files(huge)
    plain.locator("button.next").click()
    expect(plain.locator(".note.wrong[data-focus]")).to_contain_text("groter dan 20 MB", timeout=60_000)


def test_without_scripts_a_circle_comes_in_just_as_well(kring: served.Served, visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False, viewport=chromium.PHONE).new_page()
    page.goto(empty(page, kring))
    page.locator("input[type=file]").set_input_files(Path(demo.__file__).parent / "sixty.kring.json")
    page.locator("button.next").click()
    page.locator("form[action$='/whole/'] button.next").click()
    expect(page.get_by_text("Zainab").first).to_be_visible()
