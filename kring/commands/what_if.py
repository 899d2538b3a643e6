"""`kring what-if`: what would be otherwise without somebody."""

import argparse
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from kring.commands import Trouble, files
from kring.commands.measure_words import REASONS, UNITS, WORDS
from kring.commands.words import _, ngettext, pgettext
from kring.core import network, what_if
from kring.core.measures import Count, Groups, NotApplicable, Quantity, Share
from kring.core.names import folded
from kring.core.network import Network
from kring.core.what_if import Effect, Hours, Rests, Sides
from kring.exchange import shape

_LESSON = """\
It counts what is told now as if these people were no longer in touch; the file itself is not changed.
It is no prediction: people do what no figure knows. Use it to look after who matters in time.
A name may be shortened as long as it stays clear who is meant.

examples:
  kring what-if anna.kring.json --without Joke
  kring what-if anna.kring.json --without "Tante Riet" Bas --json
"""
_WIDE: Final = 40


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "what-if",
        help="say what would be otherwise without somebody",
        description="Say what would be otherwise in the network in a file without some people.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help=files.HELP)
    own.add_argument("--without", metavar="NAME", nargs="+", required=True, help="whom to leave out of it")
    own.add_argument("--json", action="store_true", help="for programs: all of it as JSON")


def run(args: argparse.Namespace) -> int:
    """Work out the difference and print it."""
    shown = files.copy(args.file).network
    people = list(dict.fromkeys(named(shown, name) for name in args.without))
    found = what_if.effect(shown, what_if.without(shown, people))
    if args.json:
        files.put(None, msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    else:
        names = {id: one.name for id, one in shown.people.items()}
        gone = _names(people, names)
        heading = _("{name}, as it would be without {people}").format(name=network.called(shown), people=gone)
        print("\n".join([heading, "", *_lines(found, names)]))
    return 0


def named(shown: Network, name: str) -> str:
    """The id of whoever has this name, or alone has one that begins so. Raises `Trouble` for nobody and for several."""
    alike = folded(name)
    same = [one for one in network.in_order(shown) if folded(one.name) == alike]
    meant = same or [one for one in network.in_order(shown) if alike and folded(one.name).startswith(alike)]
    if len(meant) == 1:
        return meant[0].id
    if meant:
        known = ", ".join(f"{one.name} ({one.relation})" if one.relation else one.name for one in meant)
        raise Trouble(_("“{name}” can be several people: {known}.").format(name=shape.short(name), known=known))
    likely = shape.likely(name, [one.name.lower() for one in shown.people.values()])
    called = next((one.name for one in shown.people.values() if one.name.lower() == likely), "")
    hint = _(" Did you mean “{likely}”?").format(likely=called) if called else ""
    raise Trouble(_("nobody in this network is called “{name}”.").format(name=shape.short(name)) + hint)


def _lines(found: Effect, names: dict[str, str]) -> Iterator[str]:
    if not found.gone:
        yield _("Nothing would differ: they do not count as members now.")
        return
    yield from (_line(say, sides) for say, sides in _sides(found) if not _is_unknown(sides))
    yield from _part(_("Would lose contact with each other"), (_apart(group, names) for group in found.apart))
    yield from _part(_("Would know nobody else any more"), (names[id] for id in found.alone))
    yield from _part(_("Left to nobody or to one"), _rests(found, names))
    yield from _hours(found.hours, names)


def _sides(found: Effect) -> list[tuple[str, Sides[Any]]]:
    return [
        (_("people"), found.size),
        (_("ties that exist, of all possible"), found.density),
        (_("groups that hang together"), found.components),
        (_("within 1 km"), found.near),
        (_("within 10 km"), found.within_reach),
        (_("distance, in the middle"), found.median_km),
        (_("time offered"), found.hours_offered),
    ]


def _is_unknown(sides: Sides[Any]) -> bool:
    return isinstance(sides.before, NotApplicable) and isinstance(sides.after, NotApplicable)


def _line(name: str, sides: Sides[Any]) -> str:
    return f"{name:<{_WIDE}} {_said(sides.before)} → {_said(sides.after)}"


def _said(answer: Any) -> str:
    match answer:
        case NotApplicable():
            return _("cannot be determined: {reason}").format(reason=REASONS[answer.reason]()).rstrip(".")
        case Count() | Groups():
            return str(answer.value)
        case Share():
            return _("{value} ({count} of {of})").format(value=f"{answer.value:.5g}", count=answer.count, of=answer.of)
        case Quantity():
            return f"{answer.value:.5g} {UNITS[answer.unit]()}".strip()
    return str(answer)


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"  {line}" for line in lines]
    if found:
        yield from ("", heading, *found)


def _apart(group: what_if.Parts, names: dict[str, str]) -> str:
    return " | ".join(_names(piece, names) for piece in group)


def _rests(found: Effect, names: dict[str, str]) -> Iterator[str]:
    kinds = [(one, WORDS[one.what]()) for one in found.supports] + [(one, _NEEDS[one.what]()) for one in found.needs]
    every: list[tuple[Rests[Any], str]] = [*kinds, *((one, one.what) for one in found.tasks)]
    for one, what in every:
        left = _names(one.after, names) or _("nobody")
        could = _(" (might be asked: {people})").format(people=_names(one.could, names)) if one.could else ""
        yield f"{what}: {left}{could}"


def _hours(hours: Hours, names: dict[str, str]) -> Iterator[str]:
    lines = []
    if hours.gone and hours.each is not None:
        told = ngettext(
            "{hours} hours a week; {people} would have them",
            "{hours} hours a week; shared evenly {each} for each of {people}",
            len(hours.takers),
        )
        people = _names(hours.takers, names)
        lines.append(told.format(hours=f"{hours.gone:.5g}", each=f"{hours.each:.5g}", people=people))
    elif hours.gone:
        lines.append(_("{hours} hours a week, and nobody who does the same").format(hours=f"{hours.gone:.5g}"))
    if hours.unknown:
        lines.append(_("not told of: {people}").format(people=_names(hours.unknown, names)))
    yield from _part(_("Help that would fall away"), lines)


def _names(people: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names[id] for id in people)


_NEEDS: Final = {
    "affection": lambda: pgettext("need", "feeling valued"),
    "belonging": lambda: pgettext("need", "belonging"),
    "material": lambda: pgettext("need", "things and a home"),
    "security": lambda: pgettext("need", "work, papers, certainty"),
}
