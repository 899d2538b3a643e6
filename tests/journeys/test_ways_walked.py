"""Ways of working walked to their end: every step asks something, and what hands put in answers it; one thing wrong.

Where a step is left open all the same, its way says which and why.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served, walking
from tests.journeys.walking import Act, Acts, There

Visitor = Callable[..., BrowserContext]


@dataclass(frozen=True)
class Walked:
    """A way with what is done at each step, what goes wrong first, and what is left open or begun early, with why."""

    way: str
    wrong: Act
    acts: Acts
    may_be_left: dict[str, str] = field(default_factory=dict)
    early: dict[str, str] = field(default_factory=dict)
    who: tuple[str, str] | None = None  # of the demo; nobody is somebody with an empty circle


@pytest.fixture
def sits(visitor: Visitor, kring: served.Served) -> Callable[[Walked], Page]:
    """Somebody with a phone, in front of the page on which a way begins."""

    def sit(walked: Walked) -> Page:
        page, begins = visitor(viewport=chromium.PHONE).new_page(), f"trajectories/begin/{walked.way}/"
        page.set_default_timeout(9000)
        if walked.who:
            served.come_in(page, kring, walked.who[0], f"/n/{walked.who[1]}/{begins}")
        else:
            page.goto(f"{walking.fresh(page, kring)}/{begins}")
        return page

    return sit


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


ANNA, RIA = ("anna", "demo-anna"), ("ria", "demo-carer")
OWN: Final = {walking.ANY: "De rest komt later."}  # filled by a journey of its own


def opens(way: str, wrong: Act, whose: tuple[str, str] = ANNA, **acts: There) -> Walked:
    """A way of which only is seen here that its steps open, and that one may leave each with a reason."""
    return Walked(way, wrong, {step: (act,) for step, act in acts.items()}, OWN, who=whose)


PLAN: Final = "Samenwerkingsplan"
PRACTISES: Final = walking.tells_the_plan("Wat wil je oefenen?", "Hulp vragen zonder sorry te zeggen.")
SEES: Final = walking.tells_the_plan("Wat zie je in je kring?", "Er zijn meer mensen dan ik dacht.")
POSTER: Final = "Basisposter"
FIVE, SEVEN, CIRCLE = "Actieplan in vijf stappen", "Zeven stappen", "/circle/"
WAYS: Final = (
    Walked(
        "m17-network-coach",
        shut("try", "Schrijf eerst een wens op."),
        {
            "meet": (There("/story/", walking.tells_the_story), walking.keeps(words="Het gaat goed met de tuin.")),
            "wish": (There("/says/", walking.wishes),),
            "map": (There("/names/", walking.names), There("/moments/", walking.keeps_the_moment, is_beside=True)),
            "strengths": (There("/story/", walking.tells),),
            "ideas": (There("/ideas/", walking.thinks_up),),
            "choose": (There("/plan/", walking.chooses),),
            "prepare": (There("/plan/", walking.prepares),),
            "try": (There("/plan/", walking.went),),
            "look": (walking.keeps(words="Bellen is minder eng dan ik dacht."),),
            "goodbye": (There("/moments/", walking.keeps_the_moment, is_beside=True),),
        },
    ),
    Walked(
        "m15-community-support",
        unexplained("goals"),
        {
            "goals": (There(PLAN, walking.aims_in_the_plan),),
            "coaching": (There("/story/", walking.tells), There(PLAN, PRACTISES)),
            "analysis": (
                There("/ecogram/", walking.draws_a_line),
                There(PLAN, SEES),
                There("/ideas/", walking.thinks_up),
            ),
            "support": (There(PLAN, walking.agrees),),
        },
    ),
    Walked(
        "t02-ladder",
        too_early("individual"),
        {
            "question": (There("/goal/", walking.aims),),
            "own": (There("/goal/", walking.looks_on("own")),),
            "network": (There("/goal/", walking.looks_on("network")),),
            "general": (There("/goal/", walking.looks_on("general")),),
            "individual": (There("/goal/", walking.looks_on("individual")),),
        },
    ),
    Walked(
        "s09-relationship-map",
        unexplained("lines"),
        {
            "draw": (There("/ecogram/", walking.draws_a_line),),
            "lines": (There("/ecogram/", walking.draws_a_line),),
        },
    ),
    Walked(
        "s10-digital-map",
        unexplained("keep"),
        {
            "draw": (There("/ecogram/", walking.draws_a_line), There("/contact/", walking.spoke_today)),
            "keep": (
                There("/moments/", walking.keeps_the_moment, is_beside=True),
                walking.keeps(on=walking.LATER),
            ),
        },
    ),
    Walked(
        "s11-contact-schema",
        unexplained("look"),
        {
            "list": (There("/names/", walking.names),),
            "often": (There("/contact/", walking.spoke_today),),
            "look": (There("/ideas/", walking.thinks_up), walking.keeps(words="Ik zie vooral mijn buren.")),
        },
    ),
    Walked(
        "s12-event-map",
        unexplained("past"),
        {
            "past": (There("/life/", walking.told_of_life("Verhuisd")),),
            "people": (
                There("/names/", walking.names),
                There("/life/", walking.told_of_life("Ons feest", with_somebody=True)),
            ),
            "hope": (There("/life/", walking.told_of_life("Een hond", is_hoped=True)),),
        },
    ),
    Walked(
        "c4-starting",
        unexplained("prepare"),
        {
            "prepare": (
                There("/story/", walking.tells),
                There(FIVE, walking.tells_the_plan("Wil je werken aan je kring? Wat precies?", "Weer bezoek krijgen.")),
            ),
            "map": (There("/names/", walking.names), There(CIRCLE, walking.places)),
            "read": (There("/contact/", walking.spoke_today), There("/says/", walking.looks)),
            "ideas": (There("/ideas/", walking.thinks_up), walking.keeps(others="Joke en Bas")),
            "do": (
                There("/goal/", walking.aims),
                There("/plan/", walking.chooses),
                There("/plan/", walking.prepares),
                There("/plan/", walking.went),
            ),
        },
    ),
    Walked(
        "t20-to-a-stronger-network",
        unexplained("doing"),
        {
            "map": (There("/names/", walking.names), There(CIRCLE, walking.places)),
            "quality": (There("/ecogram/", walking.draws_a_line), There("/contact/", walking.spoke_today)),
            "own": (
                There("/story/", walking.tells),
                There(SEVEN, walking.tells_the_plan("Wat geef jij aan anderen?", "Soep voor de buren.")),
            ),
            "better": (There("/ideas/", walking.thinks_up),),
            "actions": (
                There("/goal/", walking.aims),
                There("/plan/", walking.chooses),
                There("/plan/", walking.prepares),
            ),
            "doing": (There("/plan/", walking.went),),
            "aftercare": (
                There(SEVEN, walking.tells_the_plan("Wie vraagt later hoe het gaat?")),
                There("/moments/", walking.keeps_the_moment, is_beside=True),
            ),
        },
    ),
    Walked(
        "m10-scheffers",
        shut("results", "Er is nog niets om te bespreken."),
        {
            "map": (
                There("/ecogram/", walking.draws_a_line),
                There("/neighbourhood-ecogram/", walking.places),
                There("/moments/", walking.keeps_the_moment, is_beside=True),
                walking.keeps(words="De kerk gaf mij rust."),
            ),
            "analyse": (There("/says/", walking.looks), There("/ideas/", walking.thinks_up)),
            "plan": (There("/goal/", walking.aims), There("/plan/", walking.chooses)),
            "council": (
                There("/plan/", walking.agrees_loosely),
                There("/plan/", walking.went),
                walking.keeps(others="Joke en Bas"),
            ),
            "results": (walking.keeps(words="Bellen lukte, en dat scheelt."),),
            "keep": (There("/plan/", walking.chooses), There("/moments/", walking.keeps_the_moment, is_beside=True)),
        },
    ),
    opens("m08-quez", unexplained("cards"), cards=There("", walking.answers), wish=There("", walking.wishes)),
    Walked(
        "m09-msna",
        too_early("zones"),
        {
            "prepare": (There("/names/", walking.names),),
            "family": (There("/family/", walking.draws_a_parent),),
            "ecogram": (There("/ecogram/", walking.draws_a_line),),
            "relatives": (There("card=relatives", walking.fills_the_card),),
            "friends": (There("card=friends", walking.fills_the_card),),
            "services": (There("card=services", walking.fills_the_card),),
            "zones": (There("zones=1", walking.puts_in_sight),),
            "analysis": (There("/msna/", walking.pinches),),
            "wishes": (There("/says/", walking.wishes),),
        },
    ),
    opens("m11-mantelscan", too_early("advice"), family=There("", walking.names)),
    opens("m14-pom", too_early("talk"), RIA, trace=There("", walking.names)),
    Walked(
        "s04-social-capital",
        unexplained("add"),
        {
            "who": (There("/names/", walking.names),),
            "ask": (
                There("/sharing/", walking.invites_a_figure("season"), is_beside=True),
                walking.keeps(others="Tante"),
            ),
            "add": (There("/story/", walking.tells_the_story),),
        },
    ),
    Walked(
        "s05-network-atlas",
        shut("meeting", "Schrijf eerst je vragen op de basisposter."),
        {
            "meet": (There("/story/", walking.tells_the_story),),
            "strengths": (There("/story/", walking.tells),),
            "values": (walking.keeps(words="Ik wist alles wat er stond."),),
            "people": (There("/names/", walking.names),),
            "figures": (There("/sharing/", walking.invites_a_figure("season"), is_beside=True),),
            "poster": (There(POSTER, walking.asks),),
            "family": (There("/family/", walking.draws_a_parent),),
            "relations": (There("/ecogram/", walking.draws_a_line),),
            "contact": (There("/contact/", walking.spoke_today),),
            "events": (There("/life/", walking.told_of_life("Verhuisd")),),
            "meeting": (walking.keeps(others="Joke en Bas", on=walking.LATER),),
        },
    ),
    Walked(
        "s06-what-to-ask",
        unexplained("help"),
        {
            "me": (There(POSTER, walking.tells_the_plan("Wie ben je?", "Ik ben Wouter.")),),
            "well": (There(POSTER, walking.tells_the_plan("Wat gaat er goed?", "Koken.")),),
            "want": (There(POSTER, walking.tells_the_plan("Wat wil je graag?", "Vaker bezoek.")),),
            "questions": (There(POSTER, walking.asks),),
            "help": (
                walking.beforehand(walking.names),
                There(POSTER, walking.tells_the_plan("Wie helpen je hierbij?")),
            ),
        },
    ),
    Walked(
        "s07-support-figures",
        unexplained("ask"),
        {
            "choose": (walking.keeps(others="Tante Toos"),),
            "ask": (There("/sharing/", walking.invites_a_figure(""), is_beside=True),),
            "end": (There("/sharing/", walking.asks_the_figure_anew, is_beside=True),),
        },
    ),
    Walked(
        "s08-family-map",
        unexplained("tell"),
        {
            "draw": (There("/family/", walking.draws_a_parent),),
            "tell": (There("/story/", walking.tells_the_story),),
        },
    ),
)


@pytest.mark.parametrize("walked", WAYS, ids=[one.way for one in WAYS])
def test_a_way_is_walked_to_its_end_and_what_hands_put_in_is_what_its_steps_ask(sits, walked: Walked) -> None:
    page = sits(walked)
    one = walking.begin(page)
    walked.wrong(page)
    page.goto(one)
    assert walking.walk(page, walked.acts, walked.may_be_left, walked.early)
    walking.end(page)
