"""What an answer to a question is, in a few words: who was named, what was chosen, how much, and what was written.

Nobody says yes to an answer that they cannot read.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final
from uuid import UUID

from django.utils.translation import get_language, gettext, gettext_lazy

from kring.core import method, questions
from kring.core.network import Answer, Id, Kept, Passage, Record, Response, Sheet
from kring.core.questions import Ask, Aspect, Takes
from kring.pages.changed import fields
from kring.store import editions

People = Callable[[Iterable[Id]], str]
_SCALES: Final = {
    Aspect.NOW: gettext_lazy("now %(number)s"),
    Aspect.WISH: gettext_lazy("wished for %(number)s"),
    Aspect.WEIGHT: gettext_lazy("matters %(number)s"),
}


def asked(organisation: UUID | None, sheet: Record | None) -> dict[Id, Ask]:
    """The questions of a sheet by their ids, as they were asked; none when nobody here knows them."""
    if not isinstance(sheet, Sheet):
        return {}
    known = editions.of(organisation, sheet.questions, sheet.version, sheet.edition)
    return {one.id: one for one in known.ask} if known else {}


def said(record: Record, people: People, ask: Ask | None) -> str:
    """What the answer is, in one line; nothing for what is no answer or says nothing."""
    match record:
        case Answer():
            found = []
        case Passage(is_arranged=arranged):
            found = {True: [gettext("Said yes")], False: [gettext("Said no")], None: []}[record.is_agreed]
            found += [str(fields.WORDS[Kept][Kept.UNSAID])] if record.is_unsaid else []
            found += [] if arranged is None else [gettext("Arranged") if arranged else gettext("Not arranged yet")]
        case Response(kept=kept) if kept is not Kept.ALL:
            return str(fields.WORDS[Kept][kept])
        case Response():
            found = [*([chosen(record.chosen, ask)] if record.chosen else ()), *_numbers(record, ask)]
        case _:
            return ""
    found += [people(record.people)] if record.people else []
    return "; ".join([one for one in [*found, *_written(record.words)] if one])


def chosen(ids: Iterable[Id], ask: Ask | None) -> str:
    """What was chosen, in the words of the question; nothing for what nobody here has words for."""
    known = {questions.YES: gettext("Yes"), questions.NO: gettext("No")}
    if ask is not None and ask.takes is not Takes.YES_NO:
        known = {one.id: method.said(one.text, _language()) for one in ask.option}
    return ", ".join(known[id] for id in ids if id in known)


def _numbers(record: Response, ask: Ask | None) -> Iterator[str]:
    told = [(one, number) for one in Aspect if (number := getattr(record, one)) is not None]
    for aspect, number in told:
        words = _number(number, ask)
        yield words if aspect is Aspect.NOW and len(told) == 1 else str(_SCALES[aspect]) % {"number": words}


def _number(number: float, ask: Ask | None) -> str:
    words = f"{number:g}"
    if ask is None:
        return words
    at = number - ask.least
    if ask.rung and at == int(at) and 0 <= at < len(ask.rung):
        return f"{words} ({method.said(ask.rung[int(at)], _language())})"
    return gettext("%(number)s of %(most)s") % {"number": words, "most": ask.most}


def _written(words: str) -> list[str]:
    line = " ".join(words.split())
    return [f"“{line if len(line) <= fields.SHORT else line[: fields.SHORT - 1].rstrip() + '…'}”"] if line else []


def _language() -> str:
    return "nl" if (get_language() or "nl").startswith("nl") else "en"
