"""`kring what-if`: what would be otherwise without somebody, without a tie, or with somebody or a tie more."""

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
from kring.core.network import Network, Person, Tie
from kring.core.what_if import Effect, Hours, Rests, Sides
from kring.exchange import shape

_LESSON = """\
It counts what is told now as if these people or ties were no longer there, or as if more were; the file is not changed.
It is no prediction: people do what no figure knows. Use it to look after who matters in time.
A name may be shortened as long as it stays clear who is meant.

examples:
  kring what-if anna.kring.json --without Joke
  kring what-if anna.kring.json --without "Tante Riet" Bas --json
  kring what-if anna.kring.json --without-tie Joke Bas
  kring what-if anna.kring.json --with Noor --with-tie Noor Joke
"""
_WIDE: Final = 40


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "what-if",
        help="say what would be otherwise without somebody, or with somebody more",
        description="Say what would be otherwise in the network in a file without some people or ties, or with more.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help=files.HELP)
    own.add_argument("--without", metavar="NAME", nargs="+", default=[], help="whom to leave out of it")
    pair: dict[str, Any] = {"metavar": "NAME", "nargs": 2, "action": "append", "default": []}
    own.add_argument("--without-tie", help="two who would no longer be in touch; may be given more than once", **pair)
    own.add_argument("--with", metavar="NAME", nargs="+", default=[], dest="wished", help="who would come")
    own.add_argument("--with-tie", help="two who would get in touch; may be given more than once", **pair)
    own.add_argument("--json", action="store_true", help="for programs: all of it as JSON")


def run(args: argparse.Namespace) -> int:
    """Work out the difference and print it."""
    shown = files.copy(args.file).network
    if not (args.without or args.without_tie or args.wished or args.with_tie):
        raise Trouble(_("say what would be otherwise: --without, --without-tie, --with or --with-tie."))
    after = _changed(shown, args)
    found = what_if.effect(shown, after)
    if args.json:
        files.put(None, msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    else:
        names = {id: one.name for id, one in after.people.items()}
        print("\n".join([_heading(shown, args), "", *_lines(found, names)]))
    return 0


def _changed(shown: Network, args: argparse.Namespace) -> Network:
    """The network as it would be. Raises `Trouble` for a name of nobody, a tie that is not there, or one that is."""
    people = list(dict.fromkeys(named(shown, name) for name in args.without))
    broken = [id for pair in args.without_tie for id in _between(shown, *pair)]
    after = what_if.without(shown, people, broken)
    for name in args.wished:
        if network.twin(after, name):
            raise Trouble(_("“{name}” is in this network already.").format(name=shape.short(name)))
        after = what_if.wished(after, Person(_free(after), shape.short(name), rank=network.next_rank(after)))
    for pair in args.with_tie:
        after = what_if.wished(after, _tie(after, *pair))
    return after


def _between(shown: Network, one: str, other: str) -> list[str]:
    """The ids of all ties between two people. Raises `Trouble` when they have none."""
    ends = {named(shown, one), named(shown, other)}
    ties = [tie.id for tie in shown.ties.values() if {tie.a, tie.b} == ends]
    if not ties:
        who = {"one": shape.short(one), "other": shape.short(other)}
        raise Trouble(_("it was not told that “{one}” and “{other}” are in touch.").format(**who))
    return ties


def _tie(after: Network, one: str, other: str) -> Tie:
    """A tie between two people who are in touch from now on. Raises `Trouble` for one person twice."""
    a, b = sorted([named(after, one), named(after, other)])
    if a == b:
        raise Trouble(_("“{one}” and “{other}” are the same person.").format(one=one, other=other))
    return Tie(network.tie_id(a, b), a, b)


def _free(shown: Network) -> str:
    """An id that nobody has."""
    return next(id for number in range(len(shown.people) + 1) if (id := f"wished-{number}") not in shown.people)


def _heading(shown: Network, args: argparse.Namespace) -> str:
    """What is asked, with the names as they are in the network."""
    parts = []
    if args.without:
        gone = dict.fromkeys(shown.people[named(shown, name)].name for name in args.without)
        parts.append(_("without {people}").format(people=", ".join(gone)))
    parts += [_("without contact between {one} and {other}").format(one=a, other=b) for a, b in args.without_tie]
    if args.wished:
        parts.append(_("with {people}").format(people=", ".join(args.wished)))
    parts += [_("with contact between {one} and {other}").format(one=a, other=b) for a, b in args.with_tie]
    return _("{name}, as it would be {how}").format(name=network.called(shown), how="; ".join(parts))


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
    if not _differs(found):
        yield _("Nothing would differ: they do not count as members now.")
        return
    yield from (_line(say, sides) for say, sides in _sides(found) if not _is_unknown(sides))
    yield from _part(_("Would lose contact with each other"), (_apart(group, names) for group in found.apart))
    yield from _part(_("Would come in contact with each other"), (_apart(group, names) for group in found.together))
    yield from _part(_("Would know nobody else any more, as far as told"), (names[id] for id in found.alone))
    yield from _part(_("Left to nobody or to one"), _rests(found, names))
    yield from _part(_("Would rest on more people"), _gained(found, names))
    yield from _hours(found.hours, names)


def _differs(found: Effect) -> bool:
    return bool(found.gone or found.added) or any(sides.before != sides.after for _, sides in _sides(found))


def _gained(found: Effect, names: dict[str, str]) -> Iterator[str]:
    for one in found.gained:
        yield f"{WORDS[one.what]()}: {_names(one.after, names)}"


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
