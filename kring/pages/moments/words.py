"""What differs between two moments, as people with a line beside their name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext, gettext_lazy, pgettext_lazy

from kring.core import compare, method, plan_kinds, plans
from kring.core.compare import Changed, Comparison, Move, Tied, Turn
from kring.core.measures import Share
from kring.core.method import Layout
from kring.core.network import Network, Passage, Person, Placement, Status, Strength, Support
from kring.methods import plans as shelf
from kring.pages import naming, told
from kring.pages.moments import family


@dataclass(frozen=True)
class Line:
    """Somebody, and what is otherwise of them. `is_here`: they are on the list now, so there is a card to go to."""

    person: Person
    words: str
    is_here: bool = True


@dataclass(frozen=True)
class Told:
    """All that differs, in the order in which it is said."""

    stayed: tuple[Person, ...]
    of: int
    new: tuple[Line, ...]
    back: tuple[Line, ...]
    left: tuple[Line, ...]
    moved: tuple[Line, ...]
    changed: tuple[Line, ...]
    supports: tuple[Line, ...]
    met: tuple[tuple[Person, Person], ...]
    parted: tuple[tuple[Person, Person], ...]
    otherwise: tuple[tuple[Person, Person], ...]
    lit: frozenset[str]
    family: tuple[str, ...] = ()
    plan: tuple[plans.Turn, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to say but who stayed."""
        people = self.new or self.back or self.left or self.moved or self.changed or self.supports
        return bool(people or self.met or self.parted or self.otherwise or self.family or self.plan)

    @property
    def percent(self) -> int:
        """The share of the people of then who stayed, in hundredths."""
        return round(100 * len(self.stayed) / self.of) if self.of else 0


def of(old: Network, new: Network, layout: Layout, here: Network) -> Told:
    """What differs between two moments, seen in one layout; `here` is the network of today."""
    found = compare.between(old, new)
    people = {**old.people, **new.people}

    def line(id: str, words: str) -> Line:
        return Line(people[id], words, id in here.people)

    def two(ties: Iterable[Tied], there: Network) -> tuple[tuple[Person, Person], ...]:
        return tuple((people[one.a], people[one.b]) for one in ties if {one.a, one.b} <= set(there.people))

    gone = frozenset(one.person for one in found.left)
    moves = [one for one in found.moved.get(layout.id, ()) if one.person not in gone]
    return Told(
        stayed=tuple(people[id] for id in found.stayed),
        of=found.stability.of if isinstance(found.stability, Share) else 0,
        new=tuple(line(one.person, "") for one in found.came if one.was is None),
        back=tuple(line(one.person, str(_BACK[one.was])) for one in found.came if one.was is not None),
        left=tuple(line(one.person, str(_LEFT[one.now])) for one in found.left),
        moved=tuple(line(one.person, _moved(one, layout)) for one in moves),
        changed=tuple(line(id, words) for id, words in _changed(found, _parts)),
        supports=tuple(line(id, words) for id, words in _changed(found, _supports)),
        met=two(found.ties_came, old),
        parted=two(found.ties_left, new),
        otherwise=two(found.ties_changed, old),
        lit=frozenset([one.person for one in moves] + [one.person for one in found.came]) | gone,
        family=family.lines(old, new),
        plan=plans.turns(old, new, _asked),
    )


def _asked(answer: Passage) -> str:
    """Which question of a plan an answer is to, and whether it is arranged, in words."""
    kind, _, id = answer.ask.partition(":")
    asked = plan_kinds.question(shelf.kinds()[kind], id) if kind in shelf.kinds() else None
    state = {True: gettext("Arranged"), False: gettext("Not arranged yet"), None: ""}[answer.is_arranged]
    state = {True: gettext("Said yes"), False: gettext("Said no"), None: state}[answer.is_agreed]
    state = gettext("I would rather not say") if answer.is_unsaid else state
    question = method.said(asked.text, get_language() or "nl") if asked else ""
    return " ".join(part for part in (question, state) if part)


def _moved(move: Move, layout: Layout) -> str:
    was, now = move.was, move.now
    if was is None or was.left_out:
        return gettext("stands with %(now)s now") % {"now": _place(now, layout)} if _stands(now) else _nowhere(now)
    if not _stands(now):
        return _nowhere(now)
    places = {"was": _place(was, layout, now), "now": _place(now, layout, was)}
    return gettext("from %(was)s to %(now)s") % places


def _stands(at: Placement | None) -> bool:
    return at is not None and not at.left_out


def _nowhere(at: Placement | None) -> str:
    return gettext("is left out of the circle now") if at else gettext("has no place yet")


def _place(at: Placement | None, layout: Layout, other: Placement | None = None) -> str:
    """A place in words; of ring and group only what differs from another place."""
    if at is None:
        return ""
    language = get_language() or "nl"
    ring = [method.said(one.name, language) for one in layout.ring if one.id == at.ring]
    sector = [method.said(one.name, language) for one in layout.sector if one.id == at.sector]
    if other is not None and other.sector == at.sector:
        return ", ".join(ring or sector)
    return ", ".join(sector if other is not None and other.ring == at.ring else ring + sector)


def _changed(found: Comparison, told_of: Callable[[Changed], Iterator[str]]) -> Iterator[tuple[str, str]]:
    """What is told otherwise of whoever was there both times, as one sentence for each of them."""
    stayed = frozenset(found.stayed)
    for one in found.changed:
        parts = list(told_of(one)) if one.person in stayed else []
        if parts:
            yield one.person, "; ".join(parts)


def _parts(one: Changed) -> Iterator[str]:
    if one.category:
        yield _turned(one.category, naming.KINDS)
    if one.strength:
        yield _turned(one.strength, _STRENGTHS)
    if one.status:
        yield (
            gettext("the contact is restored") if one.status.now is Status.RESTORED else gettext("the contact goes on")
        )


def _turned(turn: Turn[Any], names: dict[Any, Any]) -> str:
    """What something was and is; what was not told before is only told now."""
    if turn.was is None:
        return gettext("told now: %(now)s") % {"now": names[turn.now]}
    if turn.now is None:
        return gettext("no longer told: %(was)s") % {"was": names[turn.was]}
    return gettext("was %(was)s, is %(now)s now") % {"was": names[turn.was], "now": names[turn.now]}


def _supports(one: Changed) -> Iterator[str]:
    turn: Turn[tuple[Support, ...]] = one.supports or Turn((), ())
    was, now = turn.was or (), turn.now or ()
    more = [str(told.DOES[one]) for one in now if one not in was]
    less = [str(told.DOES[one]) for one in was if one not in now]
    if more:
        yield gettext("now named for: %(what)s") % {"what": ", ".join(more)}
    if less:
        yield gettext("no longer named for: %(what)s") % {"what": ", ".join(less)}


_BACK = {
    Status.FADED: gettext_lazy("is back; the contact had faded"),
    Status.BROKEN: gettext_lazy("is back; the contact had stopped"),
    Status.DECEASED: gettext_lazy("is counted again"),
    Status.ACTIVE: gettext_lazy("is counted again"),
    Status.RESTORED: gettext_lazy("is counted again"),
}
_LEFT = {
    None: gettext_lazy("is no longer on the list"),
    Status.FADED: gettext_lazy("the contact has faded"),
    Status.BROKEN: gettext_lazy("the contact has stopped"),
    Status.DECEASED: gettext_lazy("has died"),
    Status.ACTIVE: gettext_lazy("is not counted now"),
    Status.RESTORED: gettext_lazy("is not counted now"),
}
_STRENGTHS = {
    Strength.STRONG: pgettext_lazy("the tie was … and is … now", "close"),
    Strength.WEAK: pgettext_lazy("the tie was … and is … now", "loose"),
    Strength.TENSE: pgettext_lazy("the tie was … and is … now", "tense"),
}
