"""What the circle's being the client's own comes down to, in three browsers on one Kring: a letter, an invitation, a
proposal that is met and accepted on a phone, a key taken back while the other looks, everything, forgotten."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served

ANNA = "/n/demo-anna/"
MOBILE = {"viewport": chromium.PHONE, "user_agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}


def asked_in(anna: Page, called: str, what: str) -> str:
    """The address of a link that Anna makes for somebody, on her phone."""
    anna.get_by_role("link", name="Van mij").first.click()
    anna.get_by_role("link", name="Wie mag wat zien?").click()
    anna.get_by_role("link", name="Vraag iemand erbij").click()
    anna.get_by_label("Wie is het?").fill(called)
    anna.get_by_label(what, exact=True).check()
    anna.get_by_role("button", name="Maak de link").click()
    return anna.locator("#address").inner_text().strip()


def test_a_sister_comes_in_proposes_is_answered_on_a_phone_and_stopped_while_she_looks(
    visitor: Callable[..., BrowserContext],
    at_table: Callable[..., Page],
    kring: served.Served,
    axe: Callable[[Page], list[str]],
) -> None:
    anna = at_table("/", **MOBILE)
    address = asked_in(anna, "Carla", "familie")
    assert axe(anna) == []

    carla = visitor().new_page()
    carla.goto(address)
    expect(carla.get_by_role("heading", name="Anna Verbeek vraagt je erbij")).to_be_visible()
    assert axe(carla) == []
    carla.get_by_label("Hoe heet je?").fill("Carla")
    carla.get_by_role("button", name="Ja, ik doe mee").click()
    expect(carla.locator("[data-circle] svg.drawing").first).to_be_visible()
    expect(carla.locator(".nameplate")).to_have_text("Anna Verbeeks kring")

    carla.goto(f"{kring.url}{ANNA}circle/?who=riet")
    carla.locator("#friend").click()
    expect(carla.locator("#waiting-strip")).to_contain_text("Je voorstel wacht op Anna.")
    expect(carla.locator("svg.drawing.wide [data-person=riet] circle.pencil")).to_have_count(1)

    anna.goto(kring.url)
    expect(anna.locator("#waiting-strip")).to_contain_text("Carla stelt iets voor.")
    assert anna.locator("#waiting-strip").bounding_box()["y"] < 300
    assert axe(anna) == []
    anna.locator(".pencil-lines a").first.click()
    anna.get_by_role("button", name="Ja, dat klopt").first.click()
    expect(anna.locator("#waiting-strip")).to_have_count(0)
    carla.reload()
    expect(carla.locator("#friend")).to_have_attribute("aria-pressed", "true")
    expect(carla.locator("#waiting-strip")).to_have_count(0)

    anna.get_by_role("link", name="Van mij").first.click()
    anna.get_by_role("link", name="Wie mag wat zien?").click()
    anna.get_by_role("button", name="Carla").click()
    expect(anna.locator("#stopped")).to_contain_text("Carla kan niets meer zien.")
    assert axe(anna) == []
    expect(carla.get_by_role("heading", name="Dit wordt niet meer met jou gedeeld")).to_be_visible(timeout=12_000)
    expect(carla.locator("body")).not_to_contain_text("Anna")
    assert axe(carla) == []
    anna.get_by_role("button", name="Laat Carla toch weer kijken").click()
    expect(anna.get_by_role("heading", name="Carla", exact=True)).to_be_visible()
    carla.goto(f"{kring.url}{ANNA}circle/")
    expect(carla.locator("[data-circle] svg.drawing").first).to_be_visible()

    anna.goto(f"{kring.url}{ANNA}looked/")
    expect(anna.locator("main")).to_contain_text("Carla")
    expect(anna.locator("main")).to_contain_text("Zei ja op de uitnodiging.")


def test_somebody_without_mail_comes_in_with_a_letter_takes_everything_along_and_is_forgotten(
    visitor: Callable[..., BrowserContext], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    wouter = visitor().new_page()
    served.come_in(wouter, kring, "wouter", "/manage/")
    wouter.locator("form.whose input[name=name]").fill("Greet Kuipers")
    wouter.get_by_role("button", name="Maak deze kring").click()
    wouter.goto(f"{kring.url}/manage/")
    wouter.get_by_role("button", name="Brief met een code voor Greet Kuipers").click()
    code = wouter.locator("#code").inner_text().strip()

    greet = visitor(**MOBILE).new_page()
    greet.goto(f"{kring.url}/code/")
    greet.locator("input[name=code]").fill(code)
    greet.get_by_role("button", name="Kom binnen").click()
    greet.get_by_role("link", name="Van mij").first.click()
    greet.get_by_role("link", name="Meenemen").first.click()
    greet.goto(greet.url.replace("/files/", "/mine/everything/"))
    with greet.expect_download() as waiting:
        greet.locator("main a[download]").click()
    inside = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())).namelist()
    assert set(inside) == {"lees-dit.pdf", "kring.kring.json", "mensen.csv"}, inside

    greet.goto(greet.url.replace("/everything/", "/forget/"))
    greet.locator("#id_sure").check()
    greet.get_by_role("button", name="Wis alles over een week").click()
    expect(greet.locator("main .note")).to_contain_text("gewist")
    assert axe(greet) == []
    greet.get_by_role("button", name="Toch niet, bewaar alles").click()
    expect(greet.locator("#id_sure")).to_be_visible()
