"""How a way is walked to its end in a browser: what hands put in at a step, and what the step asks before and after."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.journeys import served

Act = Callable[[Page], None]
NEW = count(1)
LATER = (datetime.now(UTC) + timedelta(weeks=12)).date().isoformat()
ANY = "*"  # of a way that a journey of its own fills: here one only sees that it may be left
OPEN = "#done textarea"  # a step that misses something asks why it is called done all the same
CAME = "#came + ul"


@dataclass(frozen=True)
class There:
    """An act in a room that a step opens: its `door` is a piece of the address or the name of a button.

    What came of it stands at the step afterwards, unless it lies beside the circle.
    """

    door: str
    act: Act
    is_beside: bool = False


Acts = Mapping[str, tuple[There | Act, ...]]


def fresh(page: Page, kring: served.Served) -> str:
    """A circle of one's own in which nothing stands yet; the address before its rooms."""
    served.come_in(page, kring, "wouter", "/manage/")
    send(page, page.locator("form[action$='/own/'] button"))
    send(page, page.locator("button[value=yes]"))
    expect(page).to_have_url(re.compile(r"/n/[^/]+/names/"))
    return page.url.partition("/names/")[0]


def send(page: Page, button: Locator) -> None:
    """A form is sent, and its answer is there: who taps on before that takes it back."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        button.click()
    page.wait_for_load_state()


def begin(page: Page) -> str:
    page.locator("#begin button.next").click()
    expect(page.locator(".walk")).to_be_visible()
    return page.url


def set_out(page: Page, reason: str = "", is_any: bool = False) -> None:
    """The step that could be next begins; where something comes first, with a reason."""
    page.locator(".leg[data-next] a").click()
    expect(page.locator("#set-out button")).to_be_visible()
    asks = page.locator("#set-out textarea")
    assert is_any or asks.count() == bool(reason), said(page)
    if asks.count():
        asks.fill(reason or "Zo komt het nu uit.")
    page.locator("#set-out button").click()
    expect(page.locator("#done button")).to_be_visible()


def done(page: Page, reason: str = "", anyhow: str = "") -> None:
    """The step is done; with a `reason` where something is left open, and nowhere else but where `anyhow` is why."""
    expect(page.locator("#done button")).to_be_visible()
    asks = page.locator(OPEN)
    assert anyhow or asks.count() == bool(reason), f"{page.url} misses: {said(page)}"
    if asks.count():
        asks.fill(reason or anyhow)
    page.locator("#done button").click()
    expect(page.locator(".walk")).to_be_visible()


def walk(page: Page, acts: Acts, left: Mapping[str, str], early: Mapping[str, str]) -> list[str]:
    """Every step that is left, in its order: what it misses, what is put in, and that it misses nothing more.

    What is `left` open stands there with the reason for it, as does what begins too `early`; where `ANY` is left,
    nothing is asked of the walk but that it may go on. Answers the ids of all.
    """
    walked, one = [], urlsplit(page.url).path
    while page.locator(".leg[data-next] a").count():
        step, is_any = _next(page), ANY in left
        set_out(page, early.get(step, ""), is_any)
        here = page.url
        expect(page.locator(OPEN), f"{here} asks nothing: it could close empty").to_have_count(
            page.locator(OPEN).count() if is_any else 1
        )
        for each in acts.get(step, ()):
            if not isinstance(each, There):
                each(page)
                continue
            through(page, each.door)
            each.act(page)
            page.locator(f".waits-strip a[href$='{one}{step}/']").click()
            expect(page).to_have_url(here)
            expect(page.locator(CAME)).to_have_count(int(not each.is_beside) or page.locator(CAME).count())
        done(page, left.get(step, ""), left.get(ANY, ""))
        walked.append(step)
    assert {*acts, *left, *early} - {ANY} <= set(walked)
    return walked


def through(page: Page, door: str) -> None:
    """Where a step opens: the button or link with this piece of an address, or this word on it."""
    doors = page.locator(".opens a.button, .opens form .button")
    by_word, by_address = doors.filter(has_text=door), page.locator(f".opens a.button[href*='{door}']")
    (by_address if by_address.count() else by_word).first.click()
    page.wait_for_load_state()


def end(page: Page) -> None:
    """A day to look back on is asked for, and chosen."""
    page.get_by_label("Wat ging goed?").fill("We leerden elkaar kennen.")
    page.get_by_role("button", name="Afsluiten").click()
    expect(page.get_by_text("Wanneer kijken we terug? Kies een dag, of zeg waarom niet.")).to_be_visible()
    page.get_by_label("Wanneer kijken we terug?").fill(LATER)
    page.get_by_role("button", name="Afsluiten").click()
    expect(page.get_by_text("Terugkijken op")).to_be_visible()


def said(page: Page) -> str:
    """What a step says that is missing."""
    return " / ".join(page.locator(".sheet .hints b").all_inner_texts())


def _next(page: Page) -> str:
    return (page.locator(".leg[data-next] a").get_attribute("href") or "").rstrip("/").rpartition("/")[2]


# What hands do in the rooms.


def keeps(words: str = "", others: str = "", on: str = "") -> Act:
    """At the step itself: what was said, who else was there, and a day."""

    def act(page: Page) -> None:
        going = page.locator("#going")
        for name, typed in (("words", words), ("others", others), ("on", on)):
            if typed:
                going.locator(f"[name={name}]").fill(typed)
        send(page, going.get_by_role("button", name="Bewaren"))

    return act


def tells(page: Page) -> None:
    """What one likes to do."""
    page.get_by_label("Wat doe je graag?").fill(f"Zingen, koken, {next(NEW)} keer koffie op de markt.")
    send(page, page.get_by_role("button", name="Bewaren").first)


def tells_the_story(page: Page) -> None:
    page.get_by_label("Jouw verhaal").fill(f"Ik woon hier al {next(NEW) + 30} jaar.")
    send(page, page.get_by_role("button", name="Bewaren").first)


def names(page: Page) -> None:
    page.goto(_room(page, "names/?add=1"))
    name = f"Buurman {next(NEW)}"
    page.locator("#name").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_text(name).first).to_be_visible()


def wishes(page: Page) -> None:
    page.locator("#wishes textarea").fill(f"Een keer mee naar de markt, of {next(NEW)} keer.")
    send(page, page.locator("#wishes form:has(textarea) button"))


def aims(page: Page) -> None:
    page.get_by_label("In je eigen woorden", exact=True).fill("Weer mensen zien.")
    send(page, page.get_by_role("button", name="Bewaren").first)


def aims_in_the_plan(page: Page) -> None:
    """In the whole plan that a step opens."""
    page.locator("a.button[href*='/plan/goal/new/']").click()
    aims(page)


def thinks_up(page: Page) -> None:
    page.get_by_label(re.compile("^(Een|Nog een) idee")).fill(f"Mee naar het koor, de {next(NEW)}e keer.")
    send(page, page.get_by_role("button", name="Bewaar dit idee"))


def chooses(page: Page) -> None:
    """A small step in one's own words that one is going to do; without a day yet."""
    page.goto(_room(page, "plan/action/new/"))
    page.get_by_label("Wat precies?").fill(f"Ik bel het koor ({next(NEW)}).")
    send(page, page.get_by_role("button", name="Dit ga ik doen"))


def prepares(page: Page) -> None:
    """The step that was chosen gets a day, a place, and what to do if it does not work."""
    page.goto(_room(page, "plan/"))
    page.locator(".todo a.into").first.click()
    page.locator("#change > summary").click()
    page.get_by_label("Op welke dag?").fill(LATER)
    page.get_by_label("Waar?").fill("Aan de keukentafel")
    page.get_by_label("En als het niet lukt?").fill("Dan stuur ik een kaartje.")
    send(page, page.locator("#step").get_by_role("button", name="Bewaren"))


def went(page: Page) -> None:
    """It was done, and how it went is told."""
    page.goto(_room(page, "plan/"))
    send(page, page.locator(".todo").first.get_by_role("button", name="Gelukt"))
    page.get_by_label("Wat ging goed?").fill("We hebben gelachen.")
    send(page, page.locator("#went").get_by_role("button", name="Bewaren"))


def keeps_the_moment(page: Page) -> None:
    page.goto(_room(page, "moments/"))
    page.get_by_label("Een naam, als je wilt").fill(f"De {next(NEW)}e keer")
    send(page, page.get_by_role("button", name="Bewaar hoe het nu is"))


def agrees(page: Page) -> None:
    """Who does what, how often and until when, in the whole plan that a step opens."""
    page.get_by_role("link", name="Een afspraak of een stap erbij").click()
    page.get_by_label("Wat precies?").fill(f"Rijdt mij naar de dagopvang ({next(NEW)}).")
    page.get_by_label("Wie doet het?").select_option(index=1)
    page.get_by_label("Die heeft hier zelf ja op gezegd").check()
    page.get_by_label("Hoeveel keer").fill("1")
    page.get_by_label("Tot en met welke dag?").fill(LATER)
    send(page, page.get_by_role("button", name="Dit ga ik doen"))


def agrees_loosely(page: Page) -> None:
    """Somebody of the circle does something, without a whole plan around it."""
    page.goto(_room(page, "plan/action/new/"))
    page.get_by_label("Wat precies?").fill(f"Belt op zondag ({next(NEW)}).")
    page.get_by_text("Doet iemand anders het?").click()
    page.get_by_label("Wie doet het?").select_option(index=1)
    send(page, page.get_by_role("button", name="Dit ga ik doen"))


def draws_a_line(page: Page) -> None:
    """Somebody without a place gets one in the ecogram, and it is told what the contact is like."""
    names(page)
    page.goto(_room(page, "ecogram/"))
    page.locator(".tray [data-person]").last.click()
    page.get_by_role("button", name="Vrienden").click()
    form = page.locator("form.lineform")
    form.locator("label.chip", has_text="Los").click()
    send(page, form.get_by_role("button", name="Bewaren"))


def places(page: Page) -> None:
    """Who waits beside the circle gets a place in it, by the buttons below it."""
    page.locator("[data-tray] [data-person]").first.click()
    send(page, page.locator("button[name=ring]:visible").first)


def looks(page: Page) -> None:
    """What one thinks of the circle, before Kring says anything of it."""
    page.get_by_label("In je eigen woorden").fill("Ik heb lieve buren.")
    send(page, page.get_by_role("button", name="Bewaren en kijken"))


def tells_the_plan(question: str, words: str = "") -> Act:
    """A question of the whole plan that a step opens, in words, or else with whoever is the first to choose."""

    def act(page: Page) -> None:
        if words:
            page.get_by_label(question).fill(words)
        else:
            page.get_by_role("group", name=question).locator("label.chip").first.click()
        send(page, page.locator("#answers button").last)

    return act


def spoke_today(page: Page) -> None:
    """Somebody was spoken to today, in one tap."""
    send(page, page.locator("button[form=met]:visible").first)


def told_of_life(title: str, *, is_hoped: bool = False, with_somebody: bool = False) -> Act:
    """Something on the life line: what was, or what one hopes for; with whom."""

    def act(page: Page) -> None:
        page.get_by_label("Waar gaat het over?").fill(title)
        if is_hoped:
            page.get_by_text("Dat zou ik willen").click()
        else:
            page.get_by_label("Jaar").first.fill("2012")
        if with_somebody:
            page.get_by_text("Wie was erbij, of om wie gaat het?").first.click()
            page.locator("label.chip", has_text="Buurman").first.click()
        send(page, page.get_by_role("button", name="Bewaren"))

    return act


def looks_on(rung: str) -> Act:
    """What was looked for and found on one rung of the ladder."""

    def act(page: Page) -> None:
        page.locator(f"[name=rung_{rung}]").fill("Bellen kan ik zelf, en mijn zus rijdt.")
        send(page, page.locator("#goal").get_by_role("button", name="Bewaren").first)

    return act


def answers(page: Page) -> None:
    """One question of a list."""
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


def fills_the_card(page: Page) -> None:
    """Somebody on the card of the step, in the zone that counts, asked on about, and the card is done."""
    page.get_by_placeholder("Iemand anders").fill(f"Wil {next(NEW)}")
    send(page, page.get_by_role("button", name="Toevoegen"))
    send(page, page.locator(".zoned button[name=ring]").first)
    page.get_by_role("link", name="Vraag door over").click()
    page.locator("#about").get_by_text("Liever meer").click()
    page.locator("#about").get_by_label("Hoe vaak hebben jullie contact?").fill("2")
    send(page, page.locator("#about").get_by_role("button", name="Bewaar"))
    send(page, page.get_by_role("button", name="Deze kaart is klaar"))


def puts_in_sight(page: Page) -> None:
    """Somebody known by sight, in the second zone."""
    form = page.locator(".sheet form:has([name=ring][value=in-sight]):has([name=card])")
    form.locator("[name=name]").fill(f"De bakker {next(NEW)}")
    send(page, form.locator("button"))


def pinches(page: Page) -> None:
    page.locator("#pinches").fill("Alleen Wil kan rijden")
    send(page, page.locator("#tight button"))


def beforehand(act: Act) -> Act:
    """In a room that the step does not open, and back at the step."""

    def done_before(page: Page) -> None:
        here = page.url
        act(page)
        page.goto(here)

    return done_before


def draws_a_parent(page: Page) -> None:
    """Whose family it is gets a parent."""
    page.goto(_room(page, "family/?who=self"))
    page.locator(".adds a", has_text="ouder").first.click()
    page.locator("#sheet").get_by_label("Naam").first.fill(f"Moeder {next(NEW)}")
    page.locator("label.chip", has_text="Vrouw").first.click()
    send(page, page.get_by_role("button", name="Bewaren"))


def invites_a_figure(long: str) -> Act:
    """Somebody is asked to help make the drawings, and to draw along where it has an end."""

    def act(page: Page) -> None:
        page.goto(_room(page, "sharing/invite/"))
        page.get_by_label("Wie is het?").fill(f"Tante {next(NEW)}")
        page.get_by_text("iemand die mij steunt").click()
        page.locator(f"[name=long][value='{long}']").check()
        if long:
            page.locator("[name=doing][value=draws]").check()
        send(page, page.locator("form.sharing button.next"))
        expect(page.get_by_text("/invitation/")).to_be_visible()

    return act


def asks_the_figure_anew(page: Page) -> None:
    """Whoever was asked without an end is asked again, with one."""
    send(page, page.locator(".keyacts form button").first)
    invites_a_figure("season")(page)


def _room(page: Page, room: str) -> str:
    found = re.match(r".*/n/[^/]+/", page.url)
    assert found, page.url
    return found[0] + room
