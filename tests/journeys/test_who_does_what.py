"""Who does what in a way: who lacks the training is refused, a coordinator decides otherwise, a colleague leaves."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import served
from tests.journeys.test_who_may_see import MOBILE

CYCLE, WHY = "m15-community-support", "Zij volgt de opleiding in het voorjaar."


def test_a_role_is_refused_decided_otherwise_by_a_coordinator_and_of_a_colleague_who_left(
    visitor: Callable[..., BrowserContext],
    at_table: Callable[..., Page],
    kring: served.Served,
    axe: Callable[[Page], list[str]],
) -> None:
    anna = at_table(f"/n/demo-anna/trajectories/begin/{CYCLE}/", **MOBILE)
    anna.get_by_label("Hoe noem je het?").fill("Weer zelf op pad")
    anna.locator("#choosing summary").first.click()
    anna.locator("#choosing").get_by_label("Marieke").first.check()
    assert axe(anna) == []
    anna.locator("#begin button.next").click()
    refused = anna.locator("#choosing [role=alert]").filter(has_text="Deze persoon kan dit hier nu niet doen.")
    expect(refused).to_contain_text("Eerst een cursus")
    expect(refused).to_contain_text("Kies iemand anders, of vraag het aan wie anders mag beslissen.")
    expect(anna.get_by_label("Hoe noem je het?")).to_have_value("Weer zelf op pad")
    expect(anna.locator("#choosing").get_by_label("Marieke").first).to_be_checked()
    assert axe(anna) == []
    anna.locator("#choosing").get_by_label("Iemand buiten Kring").first.check()
    anna.locator("#begin button.next").click()
    expect(anna.locator("#doing")).to_be_visible()
    way = anna.url.partition("#")[0]

    anna.goto(f"{kring.url}/n/demo-anna/sharing/")
    anna.get_by_role("link", name="Vraag iemand erbij").click()
    anna.get_by_label("Wie is het?").fill("Carla")
    anna.locator("[name=role][value=coordinator]").check()
    anna.locator("[name=ready][value=workers]").check()
    anna.get_by_role("button", name="Maak de link").click()
    address = anna.locator("#address").inner_text().strip()

    carla = visitor().new_page()
    carla.goto(address)
    carla.get_by_label("Hoe heet je?").fill("Carla")
    carla.get_by_role("button", name="Ja, ik doe mee").click()
    expect(carla.locator(".nameplate")).to_have_text("Anna Verbeeks kring")
    carla.goto(f"{way}role/worker/")
    carla.get_by_label("Marieke").check()
    carla.get_by_role("button", name="Kies", exact=True).click()
    expect(carla.locator("#found")).to_contain_text("Eerst een cursus")
    expect(carla.get_by_label("Marieke")).to_be_checked()
    carla.get_by_label("Waarom toch?").fill(WHY)
    assert axe(carla) == []
    carla.get_by_role("button", name="Kies", exact=True).click()
    expect(carla.locator("#waiting-strip")).to_contain_text("Je voorstel wacht op Anna.")

    anna.goto(f"{kring.url}/n/demo-anna/proposals/")
    expect(anna.locator("main")).to_contain_text(WHY)
    anna.get_by_role("button", name="Ja, dat klopt").first.click()
    anna.goto(way)
    expect(anna.locator("#doing + ul")).to_contain_text("Marieke")
    expect(anna.locator("#doing + ul")).to_contain_text(WHY)
    assert axe(anna) == []

    anna.goto(f"{kring.url}/n/demo-anna/sharing/")
    anna.get_by_role("button", name="Marieke").click()
    expect(anna.locator("#stopped")).to_contain_text("Marieke kan niets meer zien.")
    anna.goto(way)
    expect(anna.locator("#doing + ul")).to_contain_text("Niet meer hier. Kies iemand anders.")
    anna.locator("#doing + ul a.button").first.click()
    expect(anna.get_by_label("Marieke")).to_have_count(0)
    anna.get_by_label("Of iemand buiten Kring: hoe heet die?").fill("Kees")
    anna.get_by_label("Ik heb gezien dat deze persoon dit heeft geleerd").check()
    anna.get_by_role("button", name="Kies", exact=True).click()
    expect(anna.locator("#doing + ul")).to_contain_text("Kees")
