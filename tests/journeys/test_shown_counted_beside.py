"""Shown from its own page, counted card by card, woven together, laid beside another circle (M03, M09, M27, K20)."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import served

ANNA = "/n/demo-anna/"
Sit = Callable[..., Page]
Axe = Callable[[Page], list[str]]
CARDS = {
    "relatives": ("joke", "mam", "lotte", "bas"),
    "friends": ("truus", "corrie", "noor", "mo", "greet", "dewi"),
    "services": ("sanne",),
}
IN_SIGHT = ("ineke", "karel")


def link_for(anna: Page, called: str, what: str) -> str:
    """The address that Anna gets when she asks somebody in on the page where she is."""
    anna.get_by_label("Wie is het?").fill(called)
    anna.get_by_label(what, exact=True).check()
    anna.get_by_role("button", name="Maak de link").click()
    return anna.locator("#address").inner_text().strip()


def test_the_ecogram_is_shown_to_one_colleague_who_can_only_read(
    at_table: Sit, visitor: Callable[..., BrowserContext], axe: Axe
) -> None:
    anna = at_table(f"{ANNA}ecogram/")
    anna.get_by_role("link", name="Laat iemand deze tekening zien").click()
    expect(anna.get_by_label("Ik kies zelf")).to_be_checked()
    expect(anna.get_by_label("alleen kijken")).to_be_checked()
    assert axe(anna) == []
    address = link_for(anna, "Yara", "een professional")

    yara = visitor().new_page()
    yara.goto(address)
    expect(yara.get_by_text("ecogram").first).to_be_visible()
    yara.get_by_label("Hoe heet je?").fill("Yara")
    yara.get_by_role("button", name="Ja, ik doe mee").click()
    expect(yara.locator("svg.ecogram:visible")).to_have_count(1)
    expect(yara.locator("#place, #shift, .lineform, #undo")).to_have_count(0)
    yara.locator(".drawings > div:visible .person").first.click()
    expect(yara.locator("form.lineform")).to_have_count(0)
    assert axe(yara) == []
    told = yara.goto(yara.url.partition("/ecogram")[0] + "/circle/")
    assert told and told.status == 403, "the circle was not shown to her"


def test_eleven_people_count_and_two_further_away_do_not_over_two_talks(at_table: Sit, axe: Axe) -> None:
    page = at_table(f"{ANNA}msna/")
    expect(page.locator("#sheet")).to_contain_text("Er is al een kaart")
    put(page, "relatives", CARDS["relatives"], "personal")
    page.goto(page.url.partition("?")[0])  # here the first talk stops
    expect(page.locator("#sheet")).to_contain_text("4 mensen")
    page.get_by_role("button", name="Verder met: Familie").click()  # the next one goes on where it stopped
    page.get_by_role("button", name="Deze kaart is klaar").click()
    put(page, "friends", CARDS["friends"], "personal")
    put(page, "friends", IN_SIGHT, "in-sight")
    put(page, "services", CARDS["services"], "personal")
    page.goto(page.url.partition("?")[0])
    expect(page.locator("#sheet")).to_contain_text("11 mensen. 2 mensen staan verder weg en tellen niet mee.")
    assert axe(page) == []


def put(page: Page, card: str, people: tuple[str, ...], zone: str) -> None:
    page.goto(f"{page.url.partition('?')[0]}?card={card}")
    for one in people:
        name = page.locator(f"#fit-{one}")
        if name.count():
            name.click()
        else:
            page.get_by_label("Naam").fill(one.capitalize())
            page.get_by_role("button", name="Toevoegen").click()
        page.locator(f"#z-{one}-{zone}").click()
        expect(page.locator(f'.drawings > div:visible .person[data-person="{one}"]')).to_be_visible()


def test_a_service_and_a_place_come_in_the_web_of_people(at_table: Sit, axe: Axe) -> None:
    page = at_table(f"{ANNA}web/")
    expect(page.locator(".fact")).to_have_text("31 mensen, 2 diensten, 2 plekken.")
    for name, sort in (("Tafeltje dekje", "Een dienst"), ("De bieb", "Een plek")):
        page.get_by_label("Hoe heet het?").fill(name)
        page.locator("label", has_text=sort).first.click()
        page.get_by_role("button", name="In het web zetten").click()
        expect(page.locator("#said, #saved").first).to_be_attached()
        page.goto(page.url.partition("?")[0])
    expect(page.locator(".fact")).to_have_text("31 mensen, 3 diensten, 3 plekken.")
    assert axe(page) == []


def test_who_cares_lays_their_own_circle_beside_that_of_the_client(
    at_table: Sit, visitor: Callable[..., BrowserContext], kring: served.Served, axe: Axe
) -> None:
    anna = at_table(f"{ANNA}sharing/invite/")
    address = link_for(anna, "Ria", "iemand die voor mij zorgt")
    ria = visitor().new_page()
    served.come_in(ria, kring, "ria", address.removeprefix(kring.url))
    ria.get_by_role("button", name="Ja, ik doe mee").click()
    ria.goto(f"{kring.url}/n/demo-carer/drawings/beside/")
    ria.get_by_role("link", name="Anna").click()
    expect(ria.locator(".twocircles svg.drawing:visible")).to_have_count(2)
    expect(ria.locator("main")).to_contain_text("Allebei hebben eigen mensen.")
    expect(ria.locator("svg.drawing [tabindex='0']:visible")).to_have_count(2)
    assert axe(ria) == []
