"""The report as a book to print: the same words, tables and picture as on the page, and nothing more."""

from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring.core.streets import Intervention
from kring.draw import book
from kring.pages.fieldwork.told import Line, Report
from kring.store.doors import Outdoors

BESIDE: Final = 4  # streets or groups beside each other on a sheet


def made(opened: Outdoors, found: Report) -> bytes:
    """The report as PDF."""
    closed = opened.work.closed_at
    return book.made(
        book.Book(
            title=opened.plan.name,
            day=date_format(closed, "j F Y") if closed else "",
            chapters=tuple(chapters(opened, found)),
            language=get_language() or "nl",
            foot=gettext("Of fewer than ten households nothing is shown, also not by subtraction."),
        )
    )


def chapters(opened: Outdoors, found: Report) -> list[book.Chapter]:
    """What stands in the report, in the order of the page; every gap of every street and group stands in it too."""
    told = tuple(filter(None, opened.plan.described.splitlines()))
    every = [book.Chapter(gettext("What stands out"), words=told)] if told else []
    every.append(book.Chapter(gettext("What was found"), words=tuple(found.sentences)))
    if found.is_shown:
        about, title = " ".join(found.sentences), gettext("How it is, and how it is wished for")
        every += [
            book.Chapter(title, drawing=found.drawn, about=about, words=(_legend(),)),
            book.Chapter(gettext("Question by question"), table=_items(found)),
            *_by(gettext("Street by street"), found, found.street_lines),
            *_by(gettext("Group by group"), found, found.group_lines),
        ]
    if found.ideas:
        every.append(book.Chapter(gettext("In people’s own words"), words=tuple(found.ideas)))
    if opened.plan.interventions:
        facts = tuple((one.words, _about(opened, found, one)) for one in opened.plan.interventions)
        every.append(book.Chapter(gettext("What will be done"), facts=facts))
    return every


def _legend() -> str:
    return gettext(
        "A dot says how it is, a ring how it is wished for. The lines say where the middle half is: "
        "below how it is, above how it is wished for."
    )


def _items(found: Report) -> tuple[tuple[str, ...], ...]:
    head = (gettext("Question"), gettext("Now"), gettext("Wished"), gettext("Gap"), gettext("Content"), "")
    return (head, *((one.name, one.now, one.wish, one.gap, one.content, one.words) for one in found.item_lines))


def _by(title: str, found: Report, lines: list[Line]) -> list[book.Chapter]:
    """What stands out in each street or group, and all gaps: the questions as rows, a few of them beside each other."""
    if not lines:
        return []
    told = tuple(one.told or f"{one.name}: {one.hidden}" for one in lines if one.told or one.hidden)
    first = book.Chapter(title, words=told, table=_lines(lines))
    asked = [one.name for one in found.item_lines]
    if len(asked) == 1:
        return [first]
    some = [lines[at : at + BESIDE] for at in range(0, len(lines), BESIDE)]
    return [first, *(book.Chapter(_between(title, each), table=_gaps(asked, each)) for each in some)]


def _between(title: str, lines: list[Line]) -> str:
    return f"{title}: {lines[0].name} – {lines[-1].name}" if len(lines) > 1 else f"{title}: {lines[0].name}"


def _gaps(asked: list[str], lines: list[Line]) -> tuple[tuple[str, ...], ...]:
    head = (gettext("Gap"), *(one.name for one in lines))
    return (head, *((name, *(one.cells[at].number or "–" for one in lines)) for at, name in enumerate(asked)))


def _lines(lines: list[Line]) -> tuple[tuple[str, ...], ...]:
    """How many answered, where that is known, the gap of all, and what is wished for most."""
    rows = [("", gettext("Answered"), gettext("Gap of all"), gettext("Most wished for"))]
    rows += [(one.name, "" if one.answered is None else str(one.answered), one.score or "–", one.most) for one in lines]
    is_counted = any(one.answered is not None for one in lines)
    return tuple(row if is_counted else (row[0], *row[2:]) for row in rows)


def _about(opened: Outdoors, found: Report, one: Intervention) -> str:
    street = next((each.name for each in opened.plan.streets if each.id == one.street), gettext("everywhere"))
    where = f"{street}, {found.name(one.item)}" if one.item else street
    with_whom = gettext("Decided with residents.") if one.with_residents else one.otherwise
    sees = gettext("Who sees to it: %(who)s.") % {"who": one.who} if one.who else ""
    day = date_format(date.fromisoformat(one.until), "j F Y") if one.until else ""
    again = gettext("Look at it again on %(day)s.") % {"day": day} if day else ""
    parts = (one.reason, where[:1].upper() + where[1:], with_whom, sees, again, one.came)
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in map(str.strip, parts) if part)
