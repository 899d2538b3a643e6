"""A court climbs its ladder: answered by link, read, agreed, asked again and looked back on, on a phone (M07, E11)."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.journeys import served
from tests.journeys.test_along_the_doors import look
from tests.journeys.test_streets_walked import PHONE, button

LATER = (date.today() + timedelta(days=180)).isoformat()  # noqa: DTZ011 (what somebody at a desk types)


def answers(visitor, link: str, now: int, wish: int) -> Page:
    """Somebody of the court answers on a phone of their own, without an account."""
    guest = visitor(viewport=PHONE, color_scheme="light", locale="nl-NL").new_page()
    guest.goto(link)
    guest.locator(f"[name=rung-now][value='{now}']").check(force=True)
    guest.locator(f"[name=rung-wish][value='{wish}']").check(force=True)
    guest.get_by_role("button", name="Verstuur").click()
    expect(guest.get_by_text("Je antwoord is binnen.")).to_be_visible()
    return guest


def by_link(page: Page, visitor, rungs: list[tuple[int, int]]) -> None:
    page.get_by_role("button", name="Maak een link voor elke straat").click()
    link = page.locator(".links p.small").first.inner_text()
    for now, wish in rungs:
        answers(visitor, link, now, wish).context.close()


def closes(page: Page) -> None:
    page.get_by_role("button", name="Sluit af en bekijk").click()
    page.get_by_role("button", name="Ja, sluit af").click()
    expect(page.get_by_role("heading", name="Wat eruit kwam")).to_be_visible()


def begins(page: Page, walk: str, step: str) -> None:
    page.goto(f"{walk}step/{step}/")
    button(page, "Begin met deze stap")


def is_done(page: Page, walk: str, step: str) -> None:
    page.goto(f"{walk}step/{step}/")
    button(page, "Deze stap is gedaan")
    expect(page).to_have_url(walk)


def test_a_court_climbs_its_ladder_from_the_first_link_to_the_second_round(kring, visitor) -> None:
    page, wrong = visitor(viewport=PHONE, color_scheme="light").new_page(), {}
    page.set_default_timeout(6000)
    served.come_in(page, kring, "marieke", "/trajectories/begin/m07-street-ladder/")
    page.get_by_label("Hoe noem je het?").fill("Hofje De Banne")
    page.get_by_text("een straat of een buurt").click()
    button(page, "Begin")
    walk = page.url
    page.get_by_role("link", name="Begin in een buurt").click()
    page.get_by_text("De ladder van onze straat").click()
    button(page, "Begin")
    work = page.url
    page.get_by_label("Straat", exact=True).fill("Het hof")
    page.get_by_label("Huisnummers").fill("1-12")
    page.get_by_role("button", name="Voeg deze straat toe").click()
    for step in ("now", "wanted"):
        begins(page, walk, step)
    page.goto(work)
    by_link(page, visitor, [(2, 5), (3, 6), (3, 7), (4, 6), (3, 5), (2, 6), (3, 6), (4, 7), (3, 6)])
    page.goto(f"{walk}step/now/")
    expect(page.get_by_text("Nog geen tien bewoners zeiden waar de straat nu staat.")).to_be_visible()
    page.goto(work)
    answers(visitor, page.locator(".links p.small").first.inner_text(), 3, 6).context.close()
    for step in ("now", "wanted"):
        is_done(page, walk, step)
    begins(page, walk, "follow")
    page.get_by_label("Op welke dag?").fill(LATER)  # the afternoon with the court
    page.locator("#going button").click()
    page.goto(f"{kring.url}/trajectories/")
    expect(page.get_by_role("heading", name="Afgesproken dagen")).to_be_visible()
    look(page, wrong)

    page.goto(work)
    closes(page)
    expect(page.get_by_text("Het hof: het is 3,0, en men wil 6,0.")).to_be_visible()
    look(page, wrong)
    page.get_by_label("Wat ga je doen?").fill("Koffie-uur in het hof")
    page.get_by_label("Waarom dit?").fill("Men wil elkaar leren kennen")
    page.get_by_text("Bewoners beslisten mee").click()
    page.get_by_label("Wie zorgt ervoor?").fill("De mensen van het hof")
    page.get_by_label("Wanneer kijk je er weer naar?").fill(LATER)
    button(page, "Dit gaan we doen")
    is_done(page, walk, "follow")

    begins(page, walk, "again")
    button(page, "Vraag dezelfde straten nog eens")
    by_link(page, visitor, [(4, 6)] * 10)
    closes(page)
    expect(page.get_by_text("en is nu 4,0.")).to_be_visible()
    look(page, wrong)
    page.goto(f"{walk}step/again/")
    expect(page.get_by_text("Ronde 2, begonnen op")).to_be_visible()
    look(page, wrong)
    is_done(page, walk, "again")
    page.get_by_label("Wat ging goed?").fill("Het koffie-uur loopt")
    page.get_by_label("Wanneer kijken we terug?").fill(LATER)
    button(page, "Afsluiten")
    expect(page.get_by_text("Het koffie-uur loopt")).to_be_visible()
    page.goto(f"{kring.url}/trajectories/")
    row = page.get_by_role("listitem").filter(has_text="Hofje De Banne").first
    expect(row.get_by_text("Terugkijken op")).to_be_visible()
    expect(row.get_by_text("Koffie-uur in het hof: kijk er met de straat op terug op")).to_be_visible()
    look(page, wrong)
    assert wrong == {}
