"""A list of questions as its pages tell it: what was answered, what is open, what it adds up to, and how that went."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from kring.core import days, method, responses, scores, threes
from kring.core import network as networks
from kring.core.access import Part
from kring.core.network import Id, Kept, Network, Person, Response, Sheet
from kring.core.questions import Ask, Questions, Score, Takes, Topic
from kring.draw import wheel
from kring.methods import questions as shelf
from kring.pages import answers, beside, ink
from kring.pages.questions import forms
from kring.store import doors, editions


@dataclass(frozen=True)
class Answered:
    """A question with what was answered to it, if it was."""

    ask: Ask
    response: Response | None
    chosen: list[Any]
    people: list[Person]
    was: float | None = None  # the number of the time before
    others: tuple[beside.Told, ...] = ()  # what stands beside it

    @property
    def is_kept(self) -> bool:
        """Whether what was said stands here."""
        return self.response is not None and self.response.kept is Kept.ALL


@dataclass(frozen=True)
class Outcome:
    """What one score adds up to, and the numbers of the times before."""

    score: Score
    found: scores.Scored | scores.NotYet
    before: list[tuple[date | None, float]]
    grows: bool
    parts: list[tuple[Any, float | None, bool]]  # each question with what it counts for, and if that is turned round

    @property
    def is_known(self) -> bool:
        """Whether there is a number."""
        return isinstance(self.found, scores.Scored)


def offered(opened: doors.Opened) -> list[Questions]:
    """The lists that can be asked here, by this visitor."""
    every = editions.lists(opened.row.organisation_id)
    return [one for one in every.values() if shelf.fits(one, opened.value, opened.viewer.role)]


def list_of(opened: doors.Opened, sheet: Sheet) -> Questions | None:
    """The list that a sheet asks, as it was when it was begun; nothing when nobody here knows it."""
    return editions.of(opened.row.organisation_id, sheet.questions, sheet.version, sheet.edition)


def begun(opened: doors.Opened) -> list[dict[str, Any]]:
    """Every list that was begun, the last first, with how far it is and when it could be asked once more."""
    found = []
    known: dict[tuple[Id, int, str], Questions | None] = {}
    sheets = opened.value.sheets.values()
    for sheet in sorted(sheets, key=lambda one: days.first(one.began_on) if one.began_on else date.min, reverse=True):
        key = (sheet.questions, sheet.version, sheet.edition)
        known[key] = asked = known[key] if key in known else list_of(opened, sheet)
        told = responses.on(opened.value, sheet)
        asked = asked or responses.bare(sheet, told)
        count = 0 if threes.is_one(asked) else len(responses.asked(asked, told))
        done = max(0, count - len(responses.left(asked, told)))
        is_due = again(opened, sheet, asked)
        told_of = {"done": done, "count": count, "is_three": threes.is_one(asked), "again": is_due}
        found.append({"sheet": sheet, "list": asked} | told_of)
    return found


def again(opened: doors.Opened, sheet: Sheet, asked: Questions) -> bool:
    """Whether it is time to ask this list once more, after the months that its file names, and nobody did yet."""
    if not asked.again or sheet.ended_on is None:
        return False
    last = responses.in_time(opened.value, sheet.questions)[-1].id == sheet.id
    since = days.first(sheet.ended_on)
    months = (opened.today.year - since.year) * 12 + opened.today.month - since.month
    return last and months >= asked.again[0]


def address(opened: doors.Opened, sheet: Sheet) -> str:
    """The page of a list that was begun."""
    return reverse("questions:one", args=[opened.id, sheet.id])


def page(opened: doors.Opened, sheet: Sheet, asked: Questions) -> dict[str, Any]:
    """Everything that stands on the page of a list that was begun."""
    value = opened.value
    told = responses.on(value, sheet)
    left = responses.left(asked, told)
    newest = editions.lists(opened.row.organisation_id).get(sheet.questions)
    return answers.frame(opened, "story", Part.STORY) | {
        "sheet": sheet,
        "list": asked,
        "topics": _topics(value, sheet, asked, told),
        "left": left,
        "next": left[0] if left else None,
        "outcomes": outcomes(value, sheet, asked),
        "wheel": _wheel(value, sheet, asked),
        "again": again(opened, sheet, asked),
        "newest": newest.version if newest and newest.version > sheet.version else None,
        "is_gone": newest is None,
    }


def outcomes(value: Network, sheet: Sheet, asked: Questions) -> list[Outcome]:
    """What a list adds up to now, and what it added up to before."""
    told, earlier = responses.on(value, sheet), responses.before(value, sheet)
    found = []
    for score in asked.score:
        here = scores.of(asked, score, told)
        before = [
            (days.first(one.ended_on) if one.ended_on else None, then.value)
            for one in earlier
            if isinstance(then := scores.of(asked, score, responses.on(value, one)), scores.Scored)
        ]
        numbers = [number for _, number in before] + ([here.value] if isinstance(here, scores.Scored) else [])
        parts = [
            (ask.text, scores.points(ask, told.get(ask.id), ask.id in score.turned), ask.id in score.turned)
            for ask in asked.ask
            if ask.id in score.adds
        ]
        found.append(Outcome(score, here, before, bool(before) and scores.grows(numbers), parts))
    return found


@dataclass(frozen=True)
class Round:
    """A list as a wheel: the picture, and each part with its number, how it is, how it is wanted and how it was."""

    drawing: Any
    signs: dict[str, Any]
    parts: list[tuple[int, Ask, wheel.Part]]
    has_before: bool


def _wheel(value: Network, sheet: Sheet, asked: Questions) -> Round | None:
    told, earlier = responses.on(value, sheet), responses.before(value, sheet)
    last = responses.on(value, earlier[-1]) if earlier else {}
    asks = [one for one in asked.ask if one.takes is Takes.SCALE]
    if not asked.wheel or not any(_number(told.get(one.id)) is not None for one in asks):
        return None
    parts = [
        wheel.Part(_number(told.get(one.id)), _number(told.get(one.id), "wish"), _number(last.get(one.id)))
        for one in asks
    ]
    title = method.said(asked.name, get_language() or "nl")
    drawing = ink.safe(wheel.paint(wheel.place(parts, asks[0].least, asks[0].most), title))
    rows = [(at, ask, part) for at, (ask, part) in enumerate(zip(asks, parts, strict=True), 1)]
    signs = {name: ink.safe(one) for name, one in wheel.signs().items()}
    return Round(drawing, signs, rows, any(one.before is not None for one in parts))


def _number(response: Response | None, aspect: str = "now") -> float | None:
    return getattr(response, aspect) if response is not None and response.kept is Kept.ALL else None


def _topics(
    value: Network, sheet: Sheet, asked: Questions, told: responses.Responses
) -> list[tuple[Topic | None, list[Answered]]]:
    earlier = responses.before(value, sheet)
    last = responses.on(value, earlier[-1]) if earlier else {}
    rows = [_answered(value, sheet, one, told.get(one.id), last.get(one.id)) for one in responses.asked(asked, told)]
    topics: list[Topic | None] = [*asked.topic, None]
    found = [(topic, [row for row in rows if row.ask.topic == (topic.id if topic else None)]) for topic in topics]
    return [(topic, own) for topic, own in found if own]


def _answered(value: Network, sheet: Sheet, ask: Ask, told: Response | None, last: Response | None) -> Answered:
    chosen = [text for id, text in forms.options(ask) if told and id in told.chosen]
    people = networks.known(value, told.people) if told else []
    others = beside.told(value, responses.beside(value, sheet, ask.id))
    return Answered(ask, told, chosen, people, last.now if last else None, tuple(others))


def question(opened: doors.Opened, sheet: Sheet, asked: Questions, ask: Ask) -> dict[str, Any]:
    """Everything that stands on the page of one question."""
    told = responses.on(opened.value, sheet)
    order = [one.id for one in responses.asked(asked, told)]
    place = order.index(ask.id) if ask.id in order else 0
    form = forms.Answer(initial=forms.of_response(ask, told.get(ask.id)), value=opened.value, ask=ask)
    return (
        answers.frame(opened, "story", Part.STORY)
        | {
            "sheet": sheet,
            "list": asked,
            "ask": ask,
            "place": place + 1,
            "count": len(order),
            "before": order[place - 1] if place else None,
            "beside": beside.told(opened.value, responses.beside(opened.value, sheet, ask.id)),
        }
        | asks(form)
    )


def asks(form: forms.Answer) -> dict[str, Any]:
    """What the page of a question asks, from its form."""
    ask = form.ask
    aspects = [(one, form[one]) for one in ask.aspect if one in form.fields]
    return {"form": form, "options": forms.options(ask), "aspects": aspects, "steps": _steps(ask)}


def _steps(ask: Ask) -> list[tuple[int, Any]]:
    numbers = range(ask.least, ask.most + 1)
    return list(zip(numbers, ask.rung or [None] * len(numbers), strict=True))


def follows(value: Network, sheet: Sheet, asked: Questions, after: str) -> Id | None:
    """The question to go on with."""
    found = responses.next_of(asked, responses.on(value, sheet), after)
    return found.id if found else None
