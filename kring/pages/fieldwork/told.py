"""What a fieldwork says, for a page and for paper: how far it is, and what was found, in words, numbers and a picture.

No street, group or household is shown of which too few answered, and nothing is ranked but the gaps that people
themselves wish to close.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import Http404
from django.utils.formats import date_format, localize
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext

from kring.core import fieldwork, method, streets
from kring.core.fieldwork import Gap, Hidden, Response, View
from kring.core.questions import Ask, Questions
from kring.core.shelf import Words
from kring.core.streets import Plan, Said
from kring.draw import gaps
from kring.pages import ink
from kring.pages.fieldwork import forms
from kring.store import editions, fieldworks, models, street_rounds


def asked(row: models.Fieldwork) -> Questions:
    """The list that is asked here: it was kept when this began. One that cannot be read is as one that is not there."""
    found = editions.of(row.organisation_id, row.questions, row.version)
    if found is None:
        raise Http404
    return found


def progress(row: models.Fieldwork, plan: Plan) -> list[tuple[streets.Street, Response]]:
    """What came of the visits, street by street."""
    found = fieldworks.response(row)
    return [(one, found.get(one.id, Response(0, 0, 0, 0))) for one in plan.streets]


def questions(form: forms.Hear) -> list[tuple[Ask, Any, list[tuple[str, Any]], list[tuple[int, Words | None]]]]:
    """Every question of a door with its fields, one of words or one for each aspect of a scale, and its steps."""
    found = []
    for ask in form.questions.ask:
        scales = [(one.value, form[f"{ask.id}-{one}"]) for one in ask.aspect if f"{ask.id}-{one}" in form.fields]
        numbers = range(ask.least, ask.most + 1) if scales else range(0)
        steps = list(zip(numbers, ask.rung or [None] * len(numbers), strict=True))
        found.append((ask, form[ask.id] if ask.id in form.fields else None, scales, steps))
    return found


def typed(form: forms.Hear) -> dict[str, Any]:
    """For a page: what was filled in at a door, question by question, to read when it could not be kept.

    Each line is an aspect (`now`, `wish`, `weight`; "" for words) with what was typed, right or not.
    """
    found = []
    for ask, words, scales, _steps in questions(form):
        every = [("", words), *scales] if words else scales
        said = [(aspect, str(field.value())) for aspect, field in every if field.value()]
        if said:
            found.append((ask.text, said))
    return {"typed": found, "typed_group": form["group"].value() or ""}


@dataclass(frozen=True)
class Cell:
    """One gap in the table: its number, and in words how it is to be read."""

    gap: Gap | Hidden

    @property
    def number(self) -> str:
        return written(self.gap.gap) if isinstance(self.gap, Gap) else ""

    @property
    def view(self) -> str:
        return self.gap.view.value if isinstance(self.gap, Gap) else "hidden"

    @property
    def words(self) -> str:
        return _VIEWS[self.gap.view]() if isinstance(self.gap, Gap) else why_hidden(self.gap)


@dataclass(frozen=True)
class Line:
    """A row of the table: a street, a group or all together, with how many answered, and what stands out in words.

    `street` and `item` are where and about what most is wished for, so that something can be chosen for it.
    """

    name: str
    answered: int | None
    score: str
    most: str
    cells: tuple[Cell, ...]
    told: str = ""
    street: str = ""
    item: str = ""

    @property
    def hidden(self) -> str:
        """Why nothing of it is shown; "" where something is."""
        return "" if any(one.number for one in self.cells) or not self.cells else self.cells[0].words


@dataclass(frozen=True)
class Item:
    """What all together said to one question, as people write it; where too few did, only that.

    `half` and `half_wish` are between which numbers the middle half is.
    """

    name: str
    now: str
    wish: str
    gap: str
    content: str
    words: str
    half: str = ""
    half_wish: str = ""


_VIEWS: Mapping[View, Callable[[], str]] = {
    View.WISHED: lambda: pgettext("gap", "more is wished for"),
    View.ENOUGH: lambda: pgettext("gap", "fits as it is"),
    View.LITTLE: lambda: pgettext("gap", "little, and most are content"),
    View.SOME: lambda: pgettext("gap", "some wish for more"),
    View.LESS: lambda: pgettext("gap", "less is wished for"),
}


@dataclass(frozen=True)
class Report:
    """All that a fieldwork found."""

    row: models.Fieldwork
    plan: Plan
    asks: Questions
    said: Sequence[Said]
    doors: Sequence[tuple[streets.Street, Response]]

    @cached_property
    def items(self) -> list[Ask]:
        return streets.items(self.asks)

    @property
    def columns(self) -> int:
        """How many columns of figures a table of streets or groups has."""
        return len(self.items) + 1

    @property
    def middle(self) -> float:
        """The middle of the scale: below it there is little."""
        return sum((one.least + one.most) / 2 for one in self.items) / len(self.items)

    @cached_property
    def by_street(self) -> dict[str, dict[str, Gap | Hidden]]:
        return self._gaps(streets.by_street(self.said))

    @cached_property
    def by_group(self) -> dict[str, dict[str, Gap | Hidden]]:
        return self._gaps(streets.by_group(self.said)) if self.plan.groups else {}

    def _gaps(self, households: Sequence[fieldwork.Household]) -> dict[str, dict[str, Gap | Hidden]]:
        return fieldwork.gaps(households, [one.id for one in self.items], self.middle)

    @property
    def all(self) -> dict[str, Gap | Hidden]:
        return self.by_street[""]

    @property
    def total(self) -> Response:
        """All doors together."""
        found = [one for _, one in self.doors]
        return Response(*(sum(getattr(one, name) for one in found) for name in Response.__struct_fields__))

    @property
    def is_shown(self) -> bool:
        """Whether enough answered for any figure."""
        return any(isinstance(one, Gap) for one in self.all.values())

    @cached_property
    def widest(self) -> list[Gap]:
        return fieldwork.widest(self.all)

    @cached_property
    def at_ease(self) -> list[Gap]:
        """Where there is little, and most wish no more: named as no problem (R041)."""
        return [one for one in self.all.values() if isinstance(one, Gap) and one.view is View.LITTLE]

    def name(self, item: str) -> str:
        """What a question is called."""
        return in_language(next(one.text for one in self.items if one.id == item))

    @cached_property
    def street_lines(self) -> list[Line]:
        answered = {one.id: doors.answered for one, doors in self.doors}
        rows = [(one.name, one.id, answered.get(one.id)) for one in self.plan.streets]
        lines = [(id, self._line(name, self.by_street.get(id, {}), count)) for name, id, count in rows]
        return [replace(line, street=id) for id, line in lines] + [self._together]

    @cached_property
    def group_lines(self) -> list[Line]:
        rows = [(one, one, True) for one in self.plan.groups] + [(gettext("told no group"), streets.UNSAID, False)]
        return [self._line(name, self.by_group[id], None, one) for name, id, one in rows if id in self.by_group]

    @property
    def _together(self) -> Line:
        return self._line(gettext("All together"), self.all, len(self.said), is_told=False)

    def _line(self, name: str, found: Mapping[str, Gap | Hidden], answered: int | None, is_told: bool = True) -> Line:
        each = [found.get(one.id, Hidden()) for one in self.items]
        score = fieldwork.score(found)
        cells = tuple(map(Cell, each))
        wide = fieldwork.widest(found)
        most = self.name(wide[0].item) if wide else "–" if score is not None else cells[0].words
        told = self._told(name, found) if is_told else ""
        item = wide[0].item if wide else ""
        return Line(name, answered, "" if score is None else written(score), most, cells, told, item=item)

    def _told(self, name: str, found: Mapping[str, Gap | Hidden]) -> str:
        """What stands out in a street or a group: streets and groups differ, and so does what suits them (000:481)."""
        shown = [one for one in found.values() if isinstance(one, Gap)]
        wide = fieldwork.widest(found)
        if wide:
            most = {"where": name, "now": written(wide[0].now), "wish": written(wide[0].wish)}
            if len(self.items) == 1:
                return gettext("%(where)s: it is %(now)s, and %(wish)s is wished for.") % most
            said = gettext("%(where)s: most wished for is “%(what)s”. It is %(now)s, and %(wish)s is wished for.")
            return said % {**most, "what": self.name(wide[0].item)}
        if shown and all(one.view is View.LITTLE for one in shown):
            return gettext("%(where)s: there is little contact, and most people are content. That is no problem.") % {
                "where": name
            }
        return gettext("%(where)s: nowhere much more is wished for than there is.") % {"where": name} if shown else ""

    @cached_property
    def item_lines(self) -> list[Item]:
        """Every question, of all together."""
        return [self._item(one) for one in self.items]

    def _item(self, ask: Ask) -> Item:
        name, one = in_language(ask.text), self.all[ask.id]
        if isinstance(one, Hidden):
            return Item(name, "–", "–", "–", "–", why_hidden(one))
        content = f"{round(one.content * 100)} %"
        row = self._row(name, one, ask.id)
        halves = (_between(row.spread), _between(row.spread_wish))
        return Item(name, written(one.now), written(one.wish), written(one.gap), content, _VIEWS[one.view](), *halves)

    @cached_property
    def ideas(self) -> list[str]:
        """What people said in their own words, by letter and without a street; where few spoke nothing."""
        found = [words for one in self.said for words in one.words.values()]
        return sorted(found, key=str.casefold) if len(self.said) >= fieldwork.LEAST else []

    @property
    def sentences(self) -> list[str]:
        """What was found, in words."""
        doors, by_link = self.total, max(0, len(self.said) - self.total.answered)
        told = [
            gettext("Doors: %(all)d. Answered: %(yes)d. Out: %(away)d. Did not want to: %(no)d.")
            % {"all": doors.doors, "yes": doors.answered, "away": doors.not_home, "no": doors.refused}
        ]
        if by_link:
            told.append(
                ngettext("%(n)d answered by the link.", "%(n)d answered by the link.", by_link) % {"n": by_link}
            )
        if not self.is_shown:
            return [*told, gettext("Too few answered to show more.")]
        for one in self.widest[:3]:
            told.append(
                gettext("“%(what)s”: it is %(now)s, and %(wish)s is wished for.")
                % {"what": self.name(one.item), "now": written(one.now), "wish": written(one.wish)}
            )
        if not self.widest:
            told.append(gettext("Nowhere much more is wished for than there is."))
        told += [
            gettext("“%(what)s”: there is little of it, and most people are content. That is no problem.")
            % {"what": self.name(one.item)}
            for one in self.at_ease
        ]
        return told + self.since

    @cached_property
    def since(self) -> list[str]:
        """How it was when the same was asked of the same streets before, and how it is now (M07)."""
        row = street_rounds.before(self.row) if self.row.closed_at else None
        was = report(row, fieldworks.plan(row)) if row else None
        if was is None or was.row.closed_at is None:
            return []
        both = [(one, was.all.get(one.id), self.all[one.id]) for one in self.items]
        day = date_format(was.row.closed_at, "j F Y")
        return [
            gettext("“%(what)s”: it was %(then)s on %(day)s, and is %(now)s now.")
            % {"what": in_language(ask.text), "then": written(then.now), "day": day, "now": written(now.now)}
            for ask, then, now in both
            if isinstance(then, Gap) and isinstance(now, Gap)
        ]

    @cached_property
    def picture(self) -> SafeString:
        """How it is and how it is wished for: question by question, or street by street where one thing is asked."""
        return ink.safe(self.drawn)

    @cached_property
    def drawn(self) -> str:
        first = self.items[0]
        if len(self.items) > 1:
            rows = [self._row(in_language(one.text), self.all[one.id], one.id) for one in self.items]
        else:
            every = [(one.name, one.id) for one in self.plan.streets] + [(gettext("All together"), "")]
            rows = [
                self._row(name, self.by_street.get(id, {}).get(first.id, Hidden()), first.id, id) for name, id in every
            ]
        return gaps.paint(gaps.place(rows, first.least, first.most), " ".join(self.sentences))

    def _row(self, words: str, one: Gap | Hidden, item: str, street: str = "") -> gaps.Row:
        """A row of the picture, of one street or of all, with between which numbers the middle half is."""
        if isinstance(one, Hidden):
            return gaps.Row(words, hidden=why_hidden(one))
        said = [each.items[item] for each in self.said if item in each.items and street in ("", each.street)]
        both = [each for each in said if each.now is not None and each.wish is not None]
        return gaps.Row(
            words,
            one.now,
            one.wish,
            fieldwork.spread(each.now for each in both if each.now is not None),
            fieldwork.spread(each.wish for each in both if each.wish is not None),
        )


def report(row: models.Fieldwork, plan: Plan) -> Report:
    """What a closed fieldwork found."""
    return Report(row, plan, asked(row), fieldworks.said(row), progress(row, plan))


def why_hidden(one: Hidden) -> str:
    """What stands where fewer answered than may be shown, or where what they said could be found by subtraction."""
    return gettext("hidden, for a smaller one could be worked out") if one.along else gettext("too few answers to show")


def written(number: float) -> str:
    """A number with one decimal, as people write it."""
    return str(localize(round(number, 1) + 0.0))


def in_language(words: Words) -> str:
    """Words of the shelf in the language of the page."""
    return method.said(words, get_language() or "nl")


def _between(ends: tuple[float, float] | None) -> str:
    return "–".join(str(localize(round(one, 1) if one % 1 else int(one))) for one in ends) if ends else ""
