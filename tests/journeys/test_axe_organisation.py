"""The pages of an organisation, found from its own first page: axe finds nothing, and nothing scrolls sideways."""

from tests.journeys import served
from tests.journeys.test_axe import NARROWEST, found_wrong

KEPT = "circle/demo-anna/"


def test_the_pages_of_an_organisation_are_without_findings(kring, visitor) -> None:
    page = visitor(viewport=NARROWEST, color_scheme="light").new_page()
    served.come_in(page, kring, "wouter", "/manage/organisations/")
    page.get_by_role("link", name="Welzijn Westerhaven").click()
    page.wait_for_url("**/manage/at/*/")
    base = page.url
    found = page.eval_on_selector_all("main a", "links => links.map(link => link.href.split('#')[0])")
    links = [one for one in dict.fromkeys(found) if one.startswith(base) and one != base]
    people = [one for one in links if "/people/" in one]
    rest = [one for one in links if one not in people] + [f"{base}keeping/{one}" for one in ("term/wmo/", KEPT)]
    wrong = {}
    for address in [base, *people[:1], *rest]:
        page.set_viewport_size(NARROWEST)
        page.emulate_media(color_scheme="light")
        assert page.goto(address).status == 200, address
        if said := found_wrong(page):
            wrong[address] = said
    assert {one.removeprefix(base) for one in rest} >= {"review/", "emergencies/", "keeping/"} and people
    assert wrong == {}
