"""The smaller network that somebody may see, and what they do to it as done to the whole.

What is allowed is in `access`; here is what follows from it. Whoever or whatever is confidential is gone with
every mention, and a part that was not shared is empty.
"""

from collections.abc import Iterable
from typing import Any, Final, TypeVar

import msgspec

from kring.core import access, beside, consents, family, inside, plans, redaction, trajectory
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Act, Add, Change, Misfit, Put, Remove, Set, Take, Why, about, concerned, removal
from kring.core.method import Asks
from kring.core.network import SHELVES, Action, Network, Person, Plan, Record, Sheet, Success, Trajectory

ON_A_LIST: Final = ("id", "name", "rank", "spontaneous", "added_by", "sort", "category", "status", "confidential")
_PLANNED: Final = (
    "goals",
    "actions",
    "requests",
    "plans",
    "passages",
    "tasks",
    "evaluations",
    "successes",
    "trajectories",
    "legs",
    "charges",
)
SEEN: Final = "seen"  # in the kept seats: those of whoever may not know of everybody
CARES: Final = ("cares_for", "found_via", "found_on")
SAID: Final = ("interests", "talents", "dreams", "matters", "roles", "tasks_wanted", *CARES)

Ranked = TypeVar("Ranked", Person, Action)

_OF_A_PERSON: Final[dict[Part, tuple[str, ...]]] = {
    Part.NAMES: (*ON_A_LIST, "face"),
    Part.PHOTOS: ("photo",),
    Part.CARD: tuple(field for field in Person.__struct_fields__ if field != "photo"),
    Part.CIRCLE: ("potential_friend", "potential_helper", "tied_to", *Asks),
    Part.ECOGRAM: ("domains", "strength", "direction", "supports", "own_line", "potential_helper", "died", "is_inside"),
    Part.GENOGRAM: ("gender", "born", "died", "age", "off_family", "family_shift"),
    Part.FAMILY_MAP: ("born", "died", "off_map", "map_words"),
    Part.WEB: ("domains", "relation", "died"),
    Part.CONTACT: ("frequency", "ways", "initiative", "last_contact", "supports", "supported", "died"),
    Part.LIFE: ("born", "died"),
}
_OF_A_SYMBOL: Final = ("gender", "born", "died", "age")
_FAMILY: Final = ("descents", "siblings", "partnerships", "groups")
_OF_A_GENOGRAM: Final = ("interactions", "facts")


def showing(field: str) -> frozenset[Part]:
    """The parts in which a field of a person is shown: whoever sees one of them may know of it."""
    return frozenset(part for part, fields in _OF_A_PERSON.items() if field in fields)


def hidden(network: Network, viewer: Viewer) -> frozenset[str]:
    """The ids of what this viewer may not know of: confidential people, and what is confidential between or about some.

    To those who lead nothing is hidden.
    """
    if viewer.sees_confidential:
        return frozenset()
    shelves = (network.people, network.interactions, network.facts)
    return frozenset(one.id for shelf in shelves for one in shelf.values() if one.confidential)


def visible(network: Network, viewer: Viewer) -> Network:
    """The network as this viewer may know it; only this is measured, drawn, searched or exported.

    Confidential people vanish with their ties, places and every mention. Parts
    that were not shared are empty. Free text is shown or not as a whole: a name
    inside a story cannot be cut out of it.

    Raises `PermissionError` for someone without a role that holds now: to them there is no network.
    """
    seen = {part: access.may(viewer, part) for part in access.WORK}
    if not seen[Part.NAMES].exists:
        raise PermissionError(viewer.user)
    network = _without_hers(redaction.without(network, hidden(network, viewer)), viewer)
    if not viewer.reads_theirs:
        network = consents.without(network, consents.given(network))
    if not viewer.sees_confidential:
        network = _consented(network)
    parts = frozenset(part for part, ruling in seen.items() if ruling.allowed)
    if access.may_meet(viewer).allowed:
        return _to_meet(network, viewer)
    return network if parts == access.WORK else _of_parts(network, parts)


def visible_then(then: Network, now: Network, viewer: Viewer) -> Network:
    """An earlier value of a network as this viewer may know it today.

    Whoever is confidential now was so then, and whoever was so then still is: a
    moment that was kept tells nobody more than both values would. Raises as `visible`.
    """
    seen = visible(redaction.without(then, hidden(now, viewer)), viewer)
    if viewer.sees_confidential:
        return seen
    if not viewer.reads_theirs:
        seen = consents.without(seen, consents.given(now))
    agreed = {id for id, one in now.successes.items() if is_agreed(one)}
    withdrawn = {id: one for id, one in seen.successes.items() if one.photo and id not in agreed}
    bare = {id: msgspec.structs.replace(one, photo=None) for id, one in withdrawn.items()}
    return msgspec.structs.replace(seen, successes=seen.successes | bare) if bare else seen


def leaving(network: Network, viewer: Viewer) -> Network:
    """What this viewer sees of a network, as it goes out in a file.

    For whoever may not know of everybody, people and actions are numbered from one, and who was once there is
    forgotten: a number that is missing would tell of somebody.
    """
    if viewer.sees_confidential:
        return network
    people, actions = _numbered(network.people), _numbered(network.actions)
    return msgspec.structs.replace(network, people=people, actions=actions, removed=())


def _numbered(records: dict[str, Ranked]) -> dict[str, Ranked]:
    """The same records in the same order, numbered from one without a gap."""
    places = {rank: float(at) for at, rank in enumerate(sorted({one.rank for one in records.values()}), start=1)}
    return {id: msgspec.structs.replace(one, rank=places[one.rank]) for id, one in records.items()}


def seats(kept: dict[str, Any], then: Network, now: Network, viewer: Viewer) -> dict[str, Any]:
    """The seats that were kept with a value of a network, as this viewer may know them today.

    Whoever may not know of everybody has seats of their own, in which those never were. Where there are none, or where
    somebody became confidential since, there are no seats: a gap would tell of them.
    """
    if viewer.sees_confidential:
        return {name: one for name, one in kept.items() if name != SEEN}
    then_hidden = hidden(then, viewer)
    gone = (then_hidden | hidden(now, viewer)) & then.people.keys()
    if SEEN in kept:
        return kept[SEEN] if gone <= then_hidden else {}
    return {} if gone else kept


def _of_parts(network: Network, parts: frozenset[Part]) -> Network:
    """The network with these parts filled, and the others as if nobody had ever told of them."""
    if Part.NAMES not in parts:
        network = redaction.without(network, network.people, keeps_words=True)
    changed: dict[str, Any] = {"people": _narrowed(network, parts)}
    if Part.STORY not in parts:
        changed |= {"story": "", "sheets": {}, "responses": {}}
    if parts.isdisjoint({Part.STORY, Part.LIFE}):
        changed["events"] = {}
    if Part.WISHES not in parts:
        changed |= {"wishes": {}, "owner": _reset(network.owner, SAID)}
    if Part.PLAN not in parts:
        changed |= {shelf: {} for shelf in _PLANNED}
    if Part.SAYS not in parts:
        changed["view"] = ""
    if Part.CIRCLE not in parts:
        changed |= {"placements": {}, "answers": {}}
    if parts.isdisjoint({Part.CARD, Part.RELATIONS}):
        changed["ties"] = _of_the_circle(network, parts)
    if parts.isdisjoint({Part.CARD, Part.RELATIONS, Part.GENOGRAM}):
        changed |= _of_a_part(network, parts)
    if Part.GENOGRAM not in parts:
        changed |= {shelf: {} for shelf in _OF_A_GENOGRAM}
    network = msgspec.structs.replace(network, **changed)
    return network if Part.PHOTOS in parts else _without_photos(network)


def _to_meet(network: Network, viewer: Viewer) -> Network:
    """Whose circle it is, and the way in which one meets them; nothing that was told before (R094)."""
    bare = _of_parts(network, frozenset())
    if not access.may(viewer, Part.PLAN, is_meeting=True).allowed:
        return bare
    shown = {id: _begun(one) for id, one in network.trajectories.items() if one.is_unread and one.ended_on is None}
    met = {id: one for id, one in network.legs.items() if one.is_unread and one.trajectory in shown}
    legs = {id: msgspec.structs.replace(one, people=()) for id, one in met.items()}
    return msgspec.structs.replace(bare, trajectories=shown, legs=legs)


def _begun(one: Trajectory) -> Trajectory:
    """That a way was begun, without who takes part and why."""
    return Trajectory(one.id, one.way, one.version, began_on=one.began_on, is_unread=True)


def _without_hers(network: Network, viewer: Viewer) -> Network:
    """The network without what whose circle it is answered for themselves alone: nobody stands in for that (R109)."""
    gone = {id for id, one in network.sheets.items() if one.is_hers and viewer.role is not Role.OWNER}
    if not gone:
        return network
    sheets = {id: one for id, one in network.sheets.items() if id not in gone}
    responses = {id: one for id, one in network.responses.items() if one.sheet not in gone}
    return msgspec.structs.replace(network, sheets=sheets, responses=responses)


def _fields(viewer: Viewer) -> frozenset[str]:
    """What this viewer sees of a person."""
    return _shown(part for part in access.WORK if access.may(viewer, part).allowed)


def _shown(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset(field for part in parts for field in _OF_A_PERSON.get(part, ()))


def _narrowed(network: Network, parts: frozenset[Part]) -> dict[str, Person]:
    kept, drawn = _shown(parts), inside.people(network) if Part.ECOGRAM in parts else frozenset()
    dropped = [field for field in Person.__struct_fields__ if field not in kept]
    of_family = [field for field in dropped if field not in _OF_A_SYMBOL]
    return {id: _reset(one, of_family if id in drawn else dropped) for id, one in network.people.items()}


def _of_a_part(network: Network, parts: frozenset[Part]) -> dict[str, Any]:
    """What ties a family to each other as far as it is drawn: on the family map, or in the circle of the ecogram.

    Who drew somebody there shows that with the drawing; of who is hidden on it there is nothing.
    """
    drawn = [family.on_map(network)] if Part.FAMILY_MAP in parts else []
    there = inside.people(network) if Part.ECOGRAM in parts else frozenset()
    drawn += [family.shown(network, network.people.keys() - there)] if there else []
    found: dict[str, dict[str, Any]] = {shelf: {} for shelf in _FAMILY}
    for one in reversed(drawn):
        for shelf in _FAMILY:
            found[shelf] |= getattr(one, shelf)
    return found | {"groups": {id: one for id, one in found["groups"].items() if one.is_household}}


def _of_the_circle(network: Network, parts: frozenset[Part]) -> dict[str, Any]:
    """The ties of who stands outside to who stands in the circle of the ecogram, for whoever sees that."""
    there = inside.people(network) if Part.ECOGRAM in parts else frozenset()
    return {id: one for id, one in network.ties.items() if (one.a in there) != (one.b in there)}


def _consented(network: Network) -> Network:
    """The network without photos of what worked that may not be shown yet (R106)."""
    kept = {
        id: one if not one.photo or is_agreed(one) else msgspec.structs.replace(one, photo=None)
        for id, one in network.successes.items()
    }
    return network if kept == network.successes else msgspec.structs.replace(network, successes=kept)


def is_agreed(success: Success) -> bool:
    """Whether everybody who is named in a photo said that it may be shown (R106), or it is said that nobody is in it.

    Of a photo in which nobody is named, and nothing is said, nobody can know who would have to say yes.
    """
    if not success.people:
        return success.is_of_nobody
    return set(success.people) <= set(success.consents)


def opens(before: Network, after: Network, gives_back: bool = False) -> bool:
    """Whether a photo or the team's wall is open that was closed: only those who lead say so (R106).

    Who takes back what they did themselves (`gives_back`) may hang up again what they had taken away.
    """
    return any(
        _is_opened(before.successes.get(id), one, gives_back)
        for id, one in after.successes.items()
        if before.successes.get(id) != one
    )


def _is_opened(was: Success | None, now: Success, gives_back: bool) -> bool:
    is_shown = now.photo is not None and is_agreed(now)
    if was is None:
        return not gives_back and (is_shown or now.is_let_go)
    if was.photo == now.photo:
        is_shown = is_shown and not is_agreed(was)
    elif gives_back:
        is_shown = False
    return is_shown or (now.is_let_go and not was.is_let_go)


def _without_photos(network: Network) -> Network:
    successes = {id: msgspec.structs.replace(one, photo=None) for id, one in network.successes.items()}
    selves = {id: msgspec.structs.replace(one, photo=None) for id, one in network.owner.selves.items()}
    owner = msgspec.structs.replace(network.owner, selves=selves)
    return msgspec.structs.replace(network, owner=owner, successes=successes)


def _reset(value: Any, fields: Iterable[str]) -> Any:
    """The value with these fields as if nobody had ever filled them in."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(value)}
    return msgspec.structs.replace(value, **{field: defaults[field] for field in fields})


def whole(network: Network, act: Act, viewer: Viewer, gives_back: bool = False) -> Act:
    """An act made on what somebody sees, as the same act on the whole network.

    A list of people keeps those whom the maker cannot see, a record is taken off
    with what the maker cannot see of it, and a person with whatever only others
    know of them. An answer that the maker cannot see makes way, and stands beside (`beside`).
    Raises `Misfit` (gone, without the value) for a change to somebody who is hidden: to this viewer nobody is there.

    Who takes back what they did themselves (`gives_back`) gives back unseen what went along.
    """
    seen = visible(network, viewer)
    if seen is network:
        return act
    gone = hidden(network, viewer)
    back = frozenset(one.record.id for one in act.changes if isinstance(one, Add) and isinstance(one.record, Person))
    changes: list[Change] = []
    undone = beside.given_back(network, act) if gives_back else ((one, False) for one in act.changes)
    for change, is_beside in undone:
        if is_beside or (gives_back and _went_along(change, back)):
            changes.append(change)
            continue
        made = beside.making_way(network, seen, change, gone) if gone.isdisjoint(concerned(change)) else None
        if made is not None:
            changes += made
            continue
        if not gone.isdisjoint(concerned(change)) or is_beyond(network, seen, change, viewer):
            raise Misfit(Why.GONE, change)
        changes += _whole(network, seen, change)
        if isinstance(change, Remove):
            changes += beside.kept(act, getattr(network, about(change)[0]).get(change.was.id, change.was), gone)
    parted = beside.parted(network, seen, changes, gone) if gone else changes
    return msgspec.structs.replace(act, changes=tuple(parted))


def _went_along(change: Change, back: frozenset[str]) -> bool:
    """Whether a change gives back a record, or what one of those who come `back` was part of."""
    match change:
        case Add():
            return True
        case Set(shelf="successes", field="photo"):
            return bool(back)
        case Set(value=item) | Put(item=item):
            return isinstance(item, str) and item in back
    return False


def _whole(network: Network, seen: Network, change: Change) -> list[Change]:
    match change:
        case Set(field="people"):
            return [_with_unseen(network, seen, change)]
        case Set(shelf=shelf, field=field) if field in redaction.REFERS.get(shelf, {}):
            return [_from_unseen(network, seen, change)]
        case Remove(was=was):
            shelf = SHELVES[type(was)]
            full = Remove(getattr(network, shelf)[was.id]) if getattr(seen, shelf).get(was.id) == was else change
            return [*_unseen_of(network, seen, was), full]
    return [change]


def _with_unseen(network: Network, seen: Network, change: Set) -> Set:
    now = getattr(getattr(network, change.shelf, {}).get(change.id), "people", None)
    known = getattr(getattr(seen, change.shelf, {}).get(change.id), "people", None)
    if now is None or known is None or change.was != list(known) or not isinstance(change.value, list):
        return change
    unseen = [one for one in now if one not in known]
    return msgspec.structs.replace(change, was=list(now), value=[*change.value, *unseen])


def _from_unseen(network: Network, seen: Network, change: Set) -> Set:
    """A step that belongs to a plan somebody cannot see belongs to none for them: they put it from there elsewhere."""
    now, known = (getattr(getattr(one, change.shelf).get(change.id), change.field, None) for one in (network, seen))
    is_moved = change.was == known and change.value != known
    return msgspec.structs.replace(change, was=now) if is_moved else change


def is_beyond(network: Network, seen: Network, change: Change, viewer: Viewer) -> bool:
    """Whether a change is to what this viewer does not see: a record, or what is kept of somebody.

    Whether it would fit is then not theirs to find out by trying. `seen` is `visible(network, viewer)`.
    """
    shelf, id = about(change)
    if shelf == "people" and isinstance(change, (Set, Put, Take)) and change.field not in _fields(viewer):
        return True
    return shelf in SHELVES.values() and id in getattr(network, shelf) and id not in getattr(seen, shelf)


def _unseen_of(network: Network, seen: Network, was: Record) -> list[Change]:
    """What must go along with a person, a plan or a sheet although the maker of the change cannot see it."""
    if isinstance(was, Plan | Trajectory):
        told = {(type(one), one.id) for one in _within(seen, was)}
        return [Remove(one) for one in _within(network, was) if (type(one), one.id) not in told]
    if isinstance(was, Sheet):
        gone = (one for one in network.responses.values() if one.sheet == was.id and one.id not in seen.responses)
        return [Remove(one) for one in gone]
    if not isinstance(was, Person):
        return []
    known = {_cell(change) for change in removal(seen, was.id)}
    return [change for change in removal(network, was.id)[:-1] if _cell(change) not in known]


def _within(network: Network, whole: Plan | Trajectory) -> tuple[Record, ...]:
    return plans.within(network, whole) if isinstance(whole, Plan) else trajectory.within(network, whole)


def _cell(change: Change) -> tuple[str, ...]:
    """What a change is about, to the field and the item: of one record a viewer may see a field and not another."""
    return (*about(change), getattr(change, "field", ""), str(getattr(change, "item", "")))
