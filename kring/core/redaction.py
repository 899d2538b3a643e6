"""Taking people out of a network together with every mention of them, as if they had never been named.

For who may not be known to a viewer, for who was erased, and for asking what would be without them.
"""

from collections.abc import Collection
from typing import Any, Final

import msgspec

from kring.core.network import (
    SHELVES,
    SINGLE,
    Fact,
    Group,
    Interaction,
    Network,
    Person,
    Record,
    Success,
    mentioned,
    named,
)

REFERS: Final = {
    "goals": {"wish": "wishes"},
    "actions": {"goal": "goals", "plan": "plans", "after": "actions"},
    "requests": {"goal": "goals", "action": "actions", "task": "tasks", "success": "successes"},
    "successes": {"action": "actions"},
}
"""Fields that hold the id of another record, with the shelf that it is on."""

_TOGETHER: Final = 2  # who live together


def without(network: Network, people: Collection[str], keeps_words: bool = False) -> Network:
    """The network without these people, their ties, places and mentions; ids that are nobody's make no difference.

    An id among them can also be that of one interaction or fact: only that goes.

    Whatever is only about them goes too (with `keeps_words` a wish, an event or a group stays, as about nobody); a list
    keeps the others. Brothers and sisters in their order go as a whole, for one less would tell another story; a home
    in which one is left goes too, for a line around one alone asks who else lives there. Free text stays: a
    name inside a story cannot be cut out of it.
    """
    gone = frozenset(people)
    if not gone:
        return network
    shelves: dict[str, Any] = {
        shelf: {
            id: left
            for id, record in getattr(network, shelf).items()
            if (left := rest(record, gone, keeps_words)) is not None
        }
        for shelf in SHELVES.values()
    }
    _go_with_plans(network, shelves)
    placements = {
        layout: {person: at for person, at in placed.items() if person not in gone}
        for layout, placed in network.placements.items()
    }
    shelves["placements"] = {layout: placed for layout, placed in placements.items() if placed}
    return msgspec.structs.replace(network, **shelves)


def rest(record: Record, gone: frozenset[str], keeps_words: bool = False) -> Record | None:
    """What is left of a record when some people are not to be known: nothing of what was only about them."""
    if isinstance(record, (Person, Interaction, Fact)) and record.id in gone:
        return None
    if gone.isdisjoint(mentioned(record)):
        return record
    if type(record) in SINGLE or isinstance(record, Success):
        return _without_own(record, gone) if keeps_words else _of_others(record, gone)
    people = getattr(record, "people", None)
    if people is None or SHELVES[type(record)] == "siblings":
        return None
    left = tuple(one for one in people if one not in gone)
    is_alone = isinstance(record, Group) and record.is_household and len(left) + bool(record.owner_belongs) < _TOGETHER
    return msgspec.structs.replace(record, people=left) if keeps_words or (left and not is_alone) else None


def _of_others(record: Record, gone: frozenset[str]) -> Record | None:
    """A photo in which somebody unknown stands goes, and so does what they do; with whom it is done is left out."""
    if isinstance(record, Success) or not gone.isdisjoint(named(record)):
        return None
    left = tuple(one for one in getattr(record, "people", ()) if one not in gone)
    return msgspec.structs.replace(record, people=left) if left else None


def _without_own(record: Record, gone: frozenset[str]) -> Record:
    """What is left of the words when nobody in it may be known."""
    fields: dict[str, Any] = {field: None for field in SINGLE.get(type(record), ()) if getattr(record, field) in gone}
    if hasattr(record, "people"):
        fields["people"] = tuple(one for one in record.people if one not in gone)
    if isinstance(record, Success):
        fields |= {"consents": (), "photo": None}
    return msgspec.structs.replace(record, **fields)


def _go_with_plans(network: Network, shelves: dict[str, Any]) -> None:
    """What was told in a plan goes with it, and nothing speaks of what went: an id that leads nowhere would tell.

    So do the steps of a trajectory, and who does what in it.
    """
    gone = network.plans.keys() - shelves["plans"].keys()
    for shelf in ("passages", "tasks", "evaluations") if gone else ():
        shelves[shelf] = {id: one for id, one in shelves[shelf].items() if one.plan not in gone}
    if left := network.trajectories.keys() - shelves["trajectories"].keys():
        for shelf in ("legs", "charges"):
            shelves[shelf] = {id: one for id, one in shelves[shelf].items() if one.trajectory not in left}
    went = {shelf: getattr(network, shelf).keys() - left.keys() for shelf, left in shelves.items()}
    for shelf, fields in REFERS.items():
        shelves[shelf] = {id: _unbound(one, fields, went) for id, one in shelves[shelf].items()}


def _unbound(record: Any, fields: dict[str, str], went: dict[str, set[str]]) -> Any:
    bare = {field: None for field, shelf in fields.items() if getattr(record, field) in went[shelf]}
    return msgspec.structs.replace(record, **bare) if bare else record
