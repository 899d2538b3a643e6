"""The report as a book to print: the same words, tables and picture as on the page, and nothing more."""

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring.core.streets import Intervention
from kring.draw import book
from kring.pages.fieldwork.told import Line, Report
from kring.store.doors import Outdoors


def made(opened: Outdoors, found: Report) -> bytes:
    """The report as PDF."""
    closed = opened.work.closed_at
    return book.made(
        book.Book(
            title=opened.plan.name,
            day=date_format(closed, "j F Y") if closed else "",
            chapters=tuple(_chapters(opened, found)),
            language=get_language() or "nl",
            foot=gettext("Of fewer than ten households nothing is shown, also not by subtraction."),
        )
    )


def _chapters(opened: Outdoors, found: Report) -> list[book.Chapter]:
    told = tuple(filter(None, opened.plan.described.splitlines()))
    chapters = [book.Chapter(gettext("What stands out"), words=told)] if told else []
    chapters.append(book.Chapter(gettext("What was found"), words=tuple(found.sentences)))
    if found.is_shown:
        words = " ".join(found.sentences)
        chapters += [
            book.Chapter(gettext("How it is, and how it is wished for"), drawing=found.drawn, about=words),
            book.Chapter(gettext("Question by question"), table=_items(found)),
            book.Chapter(
                gettext("Street by street"), words=_told(found.street_lines), table=_lines(found.street_lines)
            ),
        ]
        if found.group_lines:
            told = _told(found.group_lines)
            chapters.append(book.Chapter(gettext("Group by group"), words=told, table=_lines(found.group_lines)))
    if found.ideas:
        chapters.append(book.Chapter(gettext("In people’s own words"), words=tuple(found.ideas)))
    if opened.plan.interventions:
        facts = tuple((one.words, _about(one)) for one in opened.plan.interventions)
        chapters.append(book.Chapter(gettext("What will be done"), facts=facts))
    return chapters


def _items(found: Report) -> tuple[tuple[str, ...], ...]:
    head = (gettext("Question"), gettext("Now"), gettext("Wished"), gettext("Gap"), gettext("Content"))
    return (head, *((one.name, one.now, one.wish, one.gap, one.content) for one in found.item_lines))


def _told(lines: list[Line]) -> tuple[str, ...]:
    return tuple(one.told for one in lines if one.told)


def _lines(lines: list[Line]) -> tuple[tuple[str, ...], ...]:
    head = ("", gettext("Answered"), gettext("Gap of all"), gettext("Most wished for"))
    rows = [(one.name, "" if one.answered is None else str(one.answered), one.score or "–", one.most) for one in lines]
    return (head, *rows)


def _about(one: Intervention) -> str:
    with_whom = gettext("Decided with residents.") if one.with_residents else one.otherwise
    sees = gettext("Who sees to it: %(who)s.") % {"who": one.who} if one.who else ""
    return " ".join(part for part in (one.reason, with_whom, sees, one.came) if part)
