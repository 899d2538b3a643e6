"""Ways of working walked to their end: each step begun, done where it opens, and back; one thing filled in wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.journeys import chromium, served

Visitor = Callable[..., BrowserContext]
Act = Callable[[Page], None]
MARIEKE, ANNA, RIA = ("marieke", "demo-few"), ("anna", "demo-anna"), ("ria", "demo-carer")
CAME = "#came + ul"
NEW = count(1)


@pytest.fixture
def sits(visitor: Visitor, kring: served.Served) -> Callable[..., Page]:
    """Somebody with a phone, in front of the page on which a way begins."""

    def sit(who: tuple[str, str], way: str) -> Page:
        page = visitor(viewport=chromium.PHONE).new_page()
        page.set_default_timeout(9000)
        served.come_in(page, kring, who[0], f"/n/{who[1]}/trajectories/begin/{way}/")
        return page

    return sit


def begin(page: Page) -> str:
    page.locator("#begin button.next").click()
    expect(page.locator(".walk")).to_be_visible()
    return page.url


def set_out(page: Page) -> None:
    """The step that could be next begins; where something comes first, with a reason."""
    page.locator(".leg[data-next] a").click()
    expect(page.locator("#set-out button")).to_be_visible()
    if page.locator("#set-out textarea").count():
        page.locator("#set-out textarea").fill("Zo komt het nu uit.")
    page.locator("#set-out button").click()
    expect(page.locator("#done")).to_be_visible()


def done(page: Page) -> None:
    """The step is done; where something is still open, with a reason. Whether it is, the step itself shows."""
    expect(page.locator("#done button")).to_be_visible()
    if page.locator("#done textarea").count():
        page.locator("#done textarea").fill("De rest komt later.")
    page.locator("#done button").click()
    expect(page.locator(".walk")).to_be_visible()


def walk(page: Page, acts: Mapping[str, Act]) -> list[str]:
    """Every step that is left, in its order: what it opens, what happens there, and back. Answers their ids."""
    walked, one = [], urlsplit(page.url).path
    while page.locator(".leg[data-next] a").count():
        set_out(page)
        step = page.url.rstrip("/").rpartition("/")[2]
        opens = page.locator(".opens a.button, .opens form .button").first
        if opens.count():
            opens.click()
            acts.get(step, lambda page: None)(page)
            page.locator(f".waits-strip a[href$='{one}{step}/']").click()
            if step in acts:
                expect(page.locator(CAME)).to_be_visible()
        done(page)
        walked.append(step)
    assert set(acts) <= set(walked)
    return walked


def end(page: Page) -> None:
    """A day to look back on is asked for, and chosen."""
    page.get_by_label("Wat ging goed?").fill("We leerden elkaar kennen.")
    page.get_by_role("button", name="Afsluiten").click()
    expect(page.get_by_text("Wanneer kijken we terug? Kies een dag, of zeg waarom niet.")).to_be_visible()
    page.get_by_label("Wanneer kijken we terug?").fill((datetime.now(UTC) + timedelta(weeks=12)).date().isoformat())
    page.get_by_role("button", name="Afsluiten").click()
    expect(page.get_by_text("Terugkijken op")).to_be_visible()


def send(page: Page, button: Locator) -> None:
    """A form is sent, and its answer is there: who taps on before that takes it back."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        button.click()
    page.wait_for_load_state()


def tells(page: Page) -> None:
    page.locator("form.stack textarea").first.fill(f"Zingen, en {next(NEW)} keer koffie op de markt.")
    send(page, page.get_by_role("button", name="Bewaren").first)


def names(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?add=1")
    name = f"Buurman {next(NEW)}"
    page.locator("#name").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_text(name).first).to_be_visible()


def wishes(page: Page) -> None:
    page.locator("#wishes textarea").fill("Een keer mee naar de markt.")
    send(page, page.locator("#wishes form:has(textarea) button"))


def aims(page: Page) -> None:
    page.get_by_label("In je eigen woorden", exact=True).fill("Weer mensen zien.")
    send(page, page.get_by_role("button", name="Bewaren").first)


def answers(page: Page) -> None:
    page.locator("a.button.next").click()
    page.locator("textarea[name=words]").fill("Dat kies ik zelf.")
    page.locator(".chip").first.click()
    send(page, page.get_by_role("button", name="Bewaren en stoppen"))


def asks(page: Page) -> None:
    """The step has begun the poster itself, and it has its questions."""
    expect(page).to_have_url(re.compile(r"/plans/[^/?#]+/"))
    plan = re.findall(r".*/plans/[^/?#]+/", page.url)[0]
    page.goto(f"{plan}questions/")
    page.locator("form textarea.said").first.fill(f"Wie gaat er {next(NEW)} keer mee naar de markt?")
    send(page, page.locator("form button[name=stop]"))


def unexplained(step: str) -> Act:
    """Passed over without a word, on its own page."""

    def wrong(page: Page) -> None:
        page.goto(f"{page.url}{step}/")
        page.get_by_text("Sla deze stap over").click()
        page.get_by_role("button", name="Sla over").click()
        expect(page.get_by_text("Zeg in een paar woorden waarom deze stap niet hoeft.")).to_be_visible()

    return wrong


def too_early(step: str) -> Act:
    """Begun while something comes first, without saying why."""

    def wrong(page: Page) -> None:
        page.goto(f"{page.url}{step}/")
        page.locator("#set-out button").click()
        expect(page.get_by_text("Zeg in een paar woorden waarom je het toch doet.")).to_be_visible()

    return wrong


def shut(step: str, why: str) -> Act:
    """Not to be begun as long as something is missing, and the page says what."""

    def wrong(page: Page) -> None:
        page.goto(f"{page.url}{step}/")
        expect(page.get_by_text(why)).to_be_visible()
        expect(page.locator("#set-out")).to_have_count(0)

    return wrong


def nowhere(page: Page) -> None:
    """Back, without saying whither."""
    url = page.url
    set_out(page)
    page.get_by_text("Ga terug, of sla over").click()
    page.get_by_role("button", name="Ga terug").click()
    expect(page.get_by_text("Naar welke stap ga je terug?").last).to_be_visible()
    page.goto(url)
    page.locator(".leg a", has_text="Loopt nu").click()
    done(page)


WALKED: list[tuple[str, tuple[str, str], Act, dict[str, Act]]] = [
    ("m08-quez", ANNA, unexplained("cards"), {"cards": answers, "wish": wishes}),
    ("m09-msna", ANNA, too_early("zones"), {"wishes": wishes}),
    ("m10-scheffers", ANNA, unexplained("plan"), {"map": names}),
    ("m11-mantelscan", ANNA, too_early("advice"), {"family": names}),
    ("m14-pom", RIA, too_early("talk"), {"trace": names}),
    ("m15-community-support", ANNA, unexplained("goals"), {"goals": aims}),
    ("m17-network-coach", ANNA, nowhere, {"strengths": tells, "wish": wishes, "map": names}),
    ("c4-starting", ANNA, unexplained("prepare"), {"prepare": tells}),
    ("t20-to-a-stronger-network", ANNA, unexplained("doing"), {"map": names, "own": tells}),
    ("t02-ladder", ANNA, too_early("individual"), {"question": aims}),
    (
        "s05-network-atlas",
        ANNA,
        shut("meeting", "Schrijf eerst je vragen op de basisposter."),
        {"people": names, "poster": asks},
    ),
    ("s06-what-to-ask", ANNA, unexplained("help"), {"me": asks}),
    ("s07-support-figures", ANNA, unexplained("ask"), {"choose": names}),
    ("s08-family-map", ANNA, unexplained("tell"), {"tell": tells}),
    ("s09-relationship-map", ANNA, unexplained("lines"), {}),
    ("s10-digital-map", ANNA, unexplained("keep"), {"draw": names}),
    ("s11-contact-schema", ANNA, unexplained("look"), {"list": names}),
    ("s12-event-map", ANNA, unexplained("past"), {}),
]


@pytest.mark.parametrize(("way", "who", "wrong", "acts"), WALKED, ids=[one[0] for one in WALKED])
def test_a_way_is_walked_to_its_end_by_whose_circle_it_is(sits, way, who, wrong, acts) -> None:
    page = sits(who, way)
    one = begin(page)
    wrong(page)
    page.goto(one)
    assert walk(page, acts)
    end(page)
