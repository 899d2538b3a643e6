"""What differs in the family between two moments, a sentence for each thing."""

from django.utils.translation import gettext

from kring.core import family_then, relatives
from kring.core.family_then import Told, Turn
from kring.core.network import UNKNOWN, Descent, Id, Network, ParentKind, Partnership, Siblings
from kring.pages.family_words import AS_CHILD, WORDS


def lines(old: Network, new: Network) -> tuple[str, ...]:
    """What is otherwise in the family, in words."""
    found = family_then.between(old, new)
    called = {id: one.name for there in (old, new) for id, one in there.people.items()}
    called |= {id: one.name for there in (old, new) for id, one in there.owner.selves.items()}
    called = {id: gettext("name not known") if name == UNKNOWN else name for id, name in called.items()}
    died = [gettext("%(name)s died") % {"name": called[id]} for id in found.died]
    return tuple(dict.fromkeys([*died, *(_said(one, called, new if one.now else old) for one in found.turns)]))


def _said(turn: Turn, called: dict[Id, str], there: Network) -> str:
    told = turn.now or turn.was
    assert told is not None
    about = _about(told, called, there)
    if turn.was is None:
        return gettext("%(about)s: %(now)s") % {"about": about, "now": _what(told)}
    if turn.now is None:
        return gettext("%(about)s: no longer told (%(was)s)") % {"about": about, "was": _what(told)}
    was, now = _what(turn.was), _what(turn.now)
    if was == now:
        return gettext("%(about)s: told more precisely") % {"about": about}
    return gettext("%(about)s: was %(was)s, is %(now)s now") % {"about": about, "was": was, "now": now}


def _about(told: Told, called: dict[Id, str], there: Network) -> str:
    match told:
        case Descent():
            same = [one.parent for one in relatives.parents(there, told.child) if one.kind is told.kind]
            parents = _and([called[id] for id in same or [told.parent]])
            return gettext("%(child)s, of %(parents)s") % {"child": called[told.child], "parents": parents}
        case Siblings():
            return _and([called[id] for id in told.people])
    return _and([called[told.a], called[told.b]])


def _and(names: list[str]) -> str:
    return ", ".join(names[:-1]) + (f" {gettext('and')} " if len(names) > 1 else "") + names[-1]


def _what(told: Told) -> str:
    match told:
        case Descent(kind=kind):
            return gettext("child") if kind is ParentKind.BIRTH else str(AS_CHILD[kind])
        case Partnership(kind=kind, ended=ended):
            said = [str(WORDS[type(kind)][kind])]
            return ", ".join([*said, str(WORDS[type(ended)][ended])] if ended else said)
    return str(WORDS[type(told.kind)][told.kind])
