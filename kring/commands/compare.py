"""`kring compare`: two moments of a network beside each other."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import msgspec

from kring.commands import files
from kring.commands.measure_words import REASONS, WORDS
from kring.commands.words import _, language, pgettext
from kring.core import compare, method, network
from kring.core.compare import Changed, Comparison, Tied, Turn
from kring.core.measures import NotApplicable
from kring.core.method import Ring, Sector
from kring.core.network import Network, Placement, Status
from kring.methods import loader

_LESSON = """\
People are matched by the ids in the files, so both have to be of one network: an older copy and a newer one.
Nothing here is a verdict: that somebody left can be a relief, and a place further away a better one.
--json prints everything with the ids of the people.

examples:
  kring compare anna-2026-03-12.kring.json anna-2026-06-03.kring.json
  kring compare march.kring.json june.kring.json --json
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "compare",
        help="say who stayed, came, left and moved between two moments",
        description="Say what differs between two moments of one network.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("old", metavar="OLD", help=files.HELP)
    own.add_argument("new", metavar="NEW", help="the same network, later")
    own.add_argument("--json", action="store_true", help="for programs: all of it as JSON")


def run(args: argparse.Namespace) -> int:
    """Compare the two and print what differs."""
    old, new = files.copy(args.old).network, files.copy(args.new).network
    found = compare.between(old, new)
    if args.json:
        files.put(None, msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    else:
        print("\n".join([_heading(found, new), "", *_lines(found, old, new)]))
    return 0


def _heading(found: Comparison, new: Network) -> str:
    then, now = len(found.stayed) + len(found.left), len(found.stayed) + len(found.came)
    return _("{name}: {then} people then, {now} now").format(name=network.called(new), then=then, now=now)


def _lines(found: Comparison, old: Network, new: Network) -> Iterator[str]:
    """What differs, under headings; a heading with nothing under it is not there."""
    names = {id: one.name for id, one in {**old.people, **new.people}.items()}
    yield _stayed(found)
    if found.says_nothing:
        yield _("Nothing differs.")
    yield from _part(_("Came"), (_with(names[one.person], one.was) for one in found.came))
    yield from _part(_("Left"), (_with(names[one.person], one.now or _("off the list")) for one in found.left))
    yield from _part(_("On the list without counting as members"), (names[id] for id in found.listed))
    yield from _part(_("Off the list without having counted as members"), (names[id] for id in found.unlisted))
    for layout, moves in found.moved.items():
        heading = _("Moved in {layout}").format(layout=_layout(layout))
        yield from _part(heading, (f"{names[move.person]}: {_turn(move, _Place(layout))}" for move in moves))
    yield from _part(_("Told otherwise"), _otherwise(found, names))
    yield from _part(_("Now know each other"), (_pair(one, names) for one in found.ties_came))
    yield from _part(_("No longer told that they know each other"), (_pair(one, names) for one in found.ties_left))
    yield from _part(_("Know each other in another way"), (_pair(one, names) for one in found.ties_changed))


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = [f"  {line}" for line in lines]
    if found:
        yield from (heading, *found)


def _stayed(found: Comparison) -> str:
    if isinstance(found.stability, NotApplicable):
        reason = REASONS[found.stability.reason]()
        return _("Stayed: cannot be determined: {reason}").format(reason=reason)
    share = found.stability
    return _("Stayed: {count} of {of} ({value})").format(count=share.count, of=share.of, value=f"{share.value:.5g}")


def _with(name: str, more: object) -> str:
    return name if more is None else f"{name} ({_word(more)})"


def _otherwise(found: Comparison, names: dict[str, str]) -> Iterator[str]:
    said = {one.person for one in found.came} | {one.person for one in found.left}
    for one in found.changed:
        if told := _changed(one, one.person in said):
            yield f"{names[one.person]}: {told}"


def _changed(one: Changed, status_is_said: bool) -> str:
    """What is told otherwise of one person; what became of the tie only when it is not said already."""
    turns: list[tuple[str, Turn[Any] | None]] = [
        (_("kind"), one.category),
        (_("tie"), None if status_is_said else one.status),
        (_("strength"), one.strength),
        (_("supports"), one.supports),
    ]
    return "; ".join(f"{name} {_turn(turn, _word)}" for name, turn in turns if turn is not None)


def _turn(turn: Any, say: Callable[[Any], str]) -> str:
    return f"{say(turn.was)} → {say(turn.now)}"


def _word(value: Any) -> str:
    if value is None:
        return _("not told")
    if isinstance(value, tuple):
        return ", ".join(_word(one) for one in value) or _("none")
    return (_STATUS.get(value) or _STRENGTH.get(value) or WORDS.get(value) or (lambda: str(value)))()


def _pair(one: Tied, names: dict[str, str]) -> str:
    return f"{names[one.a]} – {names[one.b]}"


def _layout(id: str) -> str:
    layout = loader.standing().get(id)
    return method.said(layout.name, language()) if layout else id


class _Place:
    """Places in one layout, in words."""

    def __init__(self, layout: str) -> None:
        known = loader.standing().get(layout)
        parts: list[Ring | Sector] = [*known.ring, *known.sector] if known else []
        self.called = {part.id: method.said(part.name, language()) for part in parts}

    def __call__(self, at: Placement | None) -> str:
        if at is None:
            return _("no place yet")
        if at.left_out:
            return _("left out of this circle")
        return ", ".join(self.called.get(part, part) for part in (at.ring, at.sector) if part)


_STATUS: Final[dict[str, Callable[[], str]]] = {
    Status.ACTIVE: lambda: pgettext("tie", "active"),
    Status.FADED: lambda: pgettext("tie", "faded"),
    Status.BROKEN: lambda: pgettext("tie", "broken"),
    Status.RESTORED: lambda: pgettext("tie", "restored"),
    Status.DECEASED: lambda: pgettext("tie", "deceased"),
}
_STRENGTH: Final[dict[str, Callable[[], str]]] = {
    "strong": lambda: pgettext("tie", "strong"),
    "weak": lambda: pgettext("tie", "weak"),
    "tense": lambda: pgettext("tie", "tense"),
}
