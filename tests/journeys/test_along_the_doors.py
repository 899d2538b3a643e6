"""Along the doors on a phone: a street, a door without a connection, the report, what residents choose (M05, M07)."""

import re

from playwright.sync_api import expect

from tests.journeys import served
from tests.journeys.test_axe import found_wrong

PHONE = {"width": 390, "height": 844}


def test_a_street_is_asked_on_a_phone_and_nothing_is_lost_without_a_connection(kring, visitor) -> None:
    context = visitor(viewport=PHONE, color_scheme="light")
    page, wrong = context.new_page(), {}
    served.come_in(page, kring, "marieke", "/fieldwork/")
    look(page, wrong)
    page.get_by_label("Hoe noem je het?").fill("Leiden Zuidwest")
    page.get_by_text("Contact in de buurt").click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Straat", exact=True).fill("Lepelaarstraat")
    page.get_by_label("Huisnummers").fill("1-11")
    page.get_by_label("Welke daarvan").select_option(label="alleen de oneven nummers")
    page.get_by_role("button", name="Voeg deze straat toe").click()
    page.get_by_text("Marieke", exact=True).last.click()
    page.get_by_text("Is voorbereid").click()
    page.get_by_role("button", name="Laat deze persoon meegaan").click()
    look(page, wrong)
    page.get_by_role("link", name="Naar de deuren").click()
    look(page, wrong)
    page.get_by_role("link", name="3", exact=True).click()
    look(page, wrong)
    group = page.get_by_role("group", name="Bij elkaar op de koffie")
    for aspect, number in (("Hoe is het nu?", "2"), ("Hoe heb je het graag?", "4")):
        group.get_by_role("radiogroup", name=aspect).get_by_role("radio", name=number, exact=True).check()
    for is_known in (False, True):  # a telephone may say that there is a network when nothing comes through
        context.set_offline(is_known)
        page.route("**/health/", lambda route: route.abort())
        page.get_by_role("button", name="Bewaar").click()
        expect(page.get_by_text("Er is geen verbinding.")).to_be_in_viewport()
        expect(page.locator("[name=visit-wish][value='4']")).to_be_checked()
        context.set_offline(False)
        page.unroute("**/health/")
        page.evaluate("document.getElementById('offline').hidden = true")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("nog 5 deuren")).to_be_visible()
    page.get_by_role("link", name="5", exact=True).click()
    page.route("**/health/", lambda route: route.abort())
    page.get_by_role("button", name="Niet thuis").click()
    expect(page.get_by_text("Er is geen verbinding.")).to_be_in_viewport()
    page.unroute("**/health/")
    page.get_by_role("button", name="Niet thuis").click()
    expect(page.get_by_role("link", name=re.compile("^5"))).to_contain_text("niet thuis")
    page.goto(page.url.partition("doors/")[0])
    page.get_by_role("button", name="Sluit af en bekijk").click()
    page.get_by_role("button", name="Ja, sluit af").click()
    expect(page.get_by_text("Deuren: 6. Antwoord: 1.")).to_be_visible()
    expect(page.get_by_text("Er antwoordden er te weinig om meer te laten zien.")).to_be_visible()
    look(page, wrong)
    page.get_by_label("Een idee van bewoners").fill("Koffie-uur in de hof")
    page.get_by_role("button", name="Voeg dit idee toe").click()
    page.get_by_role("button", name="Laat bewoners kiezen").click()
    look(page, wrong)
    guest = visitor(viewport=PHONE, color_scheme="light", locale="nl-NL").new_page()
    guest.goto(page.locator(".code + p").inner_text())
    guest.get_by_role("button", name="Verstuur").click()
    expect(guest.get_by_text("Kies een idee, of typ er zelf een.")).to_be_visible()
    guest.get_by_label("Koffie-uur in de hof").check()
    guest.get_by_role("button", name="Verstuur").click()
    expect(guest.get_by_text("Je keuze is binnen.")).to_be_visible()
    look(guest, wrong)
    page.get_by_role("button", name="Sluit deze link").click()
    page.get_by_role("link", name="Spreek dit af").click()
    expect(page.get_by_label("Wat ga je doen?")).to_have_value("Koffie-uur in de hof")
    page.get_by_label("Waarom dit?").fill("De straat koos het")
    page.get_by_label("Wie zorgt ervoor?").fill("De mensen van de hof")
    page.get_by_role("button", name="Dit gaan we doen").click()
    expect(page.get_by_text("Wie ervoor zorgt: De mensen van de hof")).to_be_visible()
    assert wrong == {}


def look(page, wrong) -> None:
    page.wait_for_load_state("networkidle")  # what was sent a moment ago is answered: axe reads one page, and not two
    if said := found_wrong(page):
        wrong[page.url] = said
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
