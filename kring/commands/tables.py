"""The contact schema and who does what in a terminal: tables, in the words of the page."""

from collections.abc import Callable
from datetime import date
from typing import Final

from kring.commands import files
from kring.commands.words import _, language, ngettext, pgettext
from kring.core import contacts, dates, days, measures, names, network, tied
from kring.core.network import Frequency, Initiative, Network, Period, Person, Support, Way
from kring.draw import months, pdf, signs
from kring.draw.pdf import Cell, Sheet, Table
from kring.exchange.kring_json import Copy

_WAYS: Final[dict[Way, Callable[[], str]]] = {
    Way.VISIT: lambda: _("At home"),
    Way.OUTING: lambda: _("Going out together"),
    Way.PHONE: lambda: _("By phone"),
    Way.VIDEO: lambda: _("Video call"),
    Way.MESSAGE: lambda: _("Messages"),
    Way.ONLINE: lambda: _("Online"),
    Way.LETTER: lambda: _("By post"),
}
_BEGINS: Final[dict[Initiative, Callable[[], str]]] = {
    Initiative.OWNER: lambda: _("%(owner)s, mostly"),
    Initiative.OTHER: lambda: _("The other, mostly"),
    Initiative.BOTH: lambda: _("Both of them"),
}
_PERIODS: Final[dict[Period, Callable[[], str]]] = {
    Period.DAY: lambda: pgettext("so many times a", "day"),
    Period.WEEK: lambda: pgettext("so many times a", "week"),
    Period.MONTH: lambda: pgettext("so many times a", "month"),
    Period.YEAR: lambda: pgettext("so many times a", "year"),
}
_SUPPORTS: Final[dict[Support, Callable[[], str]]] = {
    Support.PRACTICAL: lambda: _("Helping with things"),
    Support.EMOTIONAL: lambda: _("Listening and comforting"),
    Support.COMPANY: lambda: _("Doing things together"),
    Support.APPRAISAL: lambda: _("Thinking along"),
    Support.INFORMATION: lambda: _("Explaining and advising"),
}


def contact(copy: Copy, colours: str) -> Sheet:
    """With whom, how often, how, who begins and how long ago, as of the day of the file; the latest contact first."""
    value = copy.network
    today = date.fromisoformat(copy.exported_on) if copy.exported_on else days.first(files.today())
    heads = (_("Name"), _("How often"), _("How"), _("Who begins"), _("Last contact"))
    lines = sorted(contacts.schema(value, today), key=contacts.ago)
    rows = tuple(_in_touch(one.person, one.days_ago, value, today) for one in lines)
    return _sheet(copy, _("Contact schema"), Table(heads, rows), colours)


def support(copy: Copy, colours: str) -> Sheet:
    """Everybody who lives by the five supports that they give, as they were named."""
    value, members = copy.network, set(measures.graph_of(copy.network).ids)
    heads = (_("Name"), *(word() for word in _SUPPORTS.values()), _("None of these"))
    rows = tuple(_helps(one, heads, value) for one in network.in_order(value) if one.id in members)
    return _sheet(copy, _("Who does what"), Table(heads, rows), colours)


def _in_touch(person: Person, ago: int | None, value: Network, today: date) -> tuple[Cell, ...]:
    begins = _BEGINS[person.initiative]() if person.initiative else ""
    told = (
        tied.named(value.owner, person),
        _often(person.frequency),
        ", ".join(_WAYS[way]() for way in person.ways or ()),
        begins.replace("%(owner)s", names.first_name(network.called(value))),
    )
    strip = months.paint(months.place(person.last_contact, today))
    return (*(Cell(words or "–") for words in told), Cell(_last(person, ago) or "–", strip, is_both=True))


def _helps(person: Person, heads: tuple[str, ...], value: Network) -> tuple[Cell, ...]:
    told = (*(one in (person.supports or ()) for one in _SUPPORTS), person.supports == ())
    ticks = (Cell(head, signs.tick(19)) if is_told else Cell() for is_told, head in zip(told, heads[1:], strict=True))
    return (Cell(tied.named(value.owner, person)), *ticks)


def _sheet(copy: Copy, title: str, table: Table, colours: str) -> Sheet:
    called = network.called(copy.network)
    told = [", ".join(cell.words for cell in row if cell.words) for row in table.rows]
    day = ", ".join(filter(None, (names.first_name(called), copy.exported_on)))
    return pdf.Sheet(
        drawing="",
        title=title,
        about=". ".join([title, *told]) + ".",
        language=language(),
        day=". ".join(filter(None, (day, tied.key(copy.network)))),
        foot=_("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": called},
        poster=_("Cut along the marks. Glue each sheet on the dotted line of the one before it."),
        colours=colours,
        table=table,
    )


def _often(frequency: Frequency | None) -> str:
    if frequency is None:
        return ""
    times = f"{frequency.times:g}"
    return _("%(times)s × a %(period)s") % {
        "times": times.replace(".", ",") if language() == "nl" else times,
        "period": _PERIODS[frequency.per](),
    }


def _last(person: Person, count: int | None) -> str:
    """How long ago the last contact was; of a month, a year or a guess as it was told."""
    when = person.last_contact
    if when is None or count is None:
        return ""
    if not days.is_known(when):
        return dates.signs(when)
    return ago(count)


def ago(count: int) -> str:
    """How long ago a day is, no more exact than anybody remembers."""
    if count < 2:
        return _("yesterday") if count else _("today")
    if count < 14:
        return ngettext("%(n)s day ago", "%(n)s days ago", count) % {"n": count}
    if count < 61:
        return ngettext("%(n)s week ago", "%(n)s weeks ago", count // 7) % {"n": count // 7}
    if count < 730:
        rounded = round(count / 30.4)
        return ngettext("%(n)s month ago", "%(n)s months ago", rounded) % {"n": rounded}
    return ngettext("%(n)s year ago", "%(n)s years ago", count // 365) % {"n": count // 365}
