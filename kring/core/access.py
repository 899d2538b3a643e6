"""Who may see and do what with a network, and the smaller network that somebody may see.

Closed is the default: what no rule allows is refused. Answers are a rule's id
and its parameters; the sentence belongs to a template. Existence is no matter
of this module: to someone without a role nothing exists.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core import redaction
from kring.core.changes import Act, Add, Change, Misfit, Place, Put, Remove, Set, Take, Why, concerned, removal
from kring.core.network import SHELVES, Network, Person, Record


class Role(StrEnum):
    """What somebody is to a network (PC4, PC5)."""

    OWNER = "owner"
    PROXY = "proxy"
    PROFESSIONAL = "professional"
    VOLUNTEER = "volunteer"
    MEMBER = "member"


class Part(StrEnum):
    """A part of a network that can be shared, opened and logged on its own (R018)."""

    NAMES = "names"
    CARD = "card"
    CIRCLE = "circle"
    SAYS = "says"
    STORY = "story"
    WISHES = "wishes"
    PHOTOS = "photos"
    HISTORY = "history"
    COPY = "copy"
    LOG = "log"
    SHARES = "shares"


class Verb(StrEnum):
    """What somebody wants with a part."""

    SEE = "see"
    CHANGE = "change"


class Rule(StrEnum):
    """Why something is allowed or refused; each has its sentence in the room that shows it."""

    OWNER = "owner"
    PROXY = "proxy"
    ROLE = "role"
    SHARED = "shared"
    NO_ROLE = "no_role"
    NOT_SHARED = "not_shared"
    NOT_FOR_ROLE = "not_for_role"
    ONLY_LOOKING = "only_looking"
    OWNER_DECIDES = "owner_decides"


class Viewer(Struct, frozen=True):
    """Somebody with a role in one network. `parts` narrows the role; `None` means all that the role allows."""

    user: str
    role: Role | None = None
    parts: frozenset[Part] | None = None

    @property
    def sees_confidential(self) -> bool:
        """Whether this is the owner, or whoever stands in for them: confidential people are theirs to see."""
        return self.role in _LEADING


class Ruling(Struct, frozen=True):
    """An answer and the rule that gave it."""

    allowed: bool
    rule: Rule
    params: dict[str, str] = {}


_LEADING: Final = frozenset({Role.OWNER, Role.PROXY})
_ALL: Final = frozenset(Part)
_WORK: Final = frozenset({Part.NAMES, Part.CARD, Part.CIRCLE, Part.SAYS, Part.STORY, Part.WISHES, Part.PHOTOS})
_LOOK: Final = frozenset({Part.NAMES, Part.CIRCLE, Part.PHOTOS})

POLICY: Final[dict[Role, dict[Verb, frozenset[Part]]]] = {
    Role.OWNER: {Verb.SEE: _ALL, Verb.CHANGE: _ALL},
    Role.PROXY: {Verb.SEE: _ALL, Verb.CHANGE: _ALL},
    Role.PROFESSIONAL: {Verb.SEE: _WORK | {Part.HISTORY, Part.COPY}, Verb.CHANGE: _WORK},
    Role.VOLUNTEER: {Verb.SEE: _LOOK, Verb.CHANGE: frozenset()},
    Role.MEMBER: {Verb.SEE: _WORK, Verb.CHANGE: frozenset()},
}


def may(viewer: Viewer, part: Part, verb: Verb = Verb.SEE) -> Ruling:
    """Whether somebody may do this with a part, and by which rule.

    The owner leads (PC5) and a proxy stands in; the others may what their role
    allows within the parts that were shared (R018). A member of the circle sees
    only parts shared by name. Without a role nothing is allowed.
    """
    params = {"part": part.value, "verb": verb.value, "role": viewer.role.value if viewer.role else ""}
    if viewer.role is None:
        return Ruling(False, Rule.NO_ROLE, params)
    if part not in POLICY[viewer.role][verb]:
        looks = verb is Verb.CHANGE and part in POLICY[viewer.role][Verb.SEE]
        return Ruling(False, Rule.ONLY_LOOKING if looks else Rule.NOT_FOR_ROLE, params)
    if viewer.parts is None and viewer.role is not Role.MEMBER:
        return Ruling(True, Rule(viewer.role.value) if viewer.role in _LEADING else Rule.ROLE, params)
    if part in (viewer.parts or ()):
        return Ruling(True, Rule.SHARED, params)
    return Ruling(False, Rule.NOT_SHARED, params)


def may_keep_private(viewer: Viewer) -> Ruling:
    """Whether somebody may mark people for themselves alone (R025): the owner, and nobody in their stead.

    Whoever stands in may be the very person who does no good.
    """
    is_owner = viewer.role is Role.OWNER
    return Ruling(is_owner, Rule.OWNER if is_owner else Rule.NO_ROLE if viewer.role is None else Rule.NOT_FOR_ROLE)


_PARTS: Final[dict[str, frozenset[Part]]] = {
    "people": frozenset({Part.NAMES, Part.CARD, Part.CIRCLE, Part.PHOTOS}),
    "ties": frozenset({Part.CARD, Part.NAMES}),
    "descents": frozenset({Part.CARD, Part.NAMES}),
    "siblings": frozenset({Part.CARD, Part.NAMES}),
    "partnerships": frozenset({Part.CARD, Part.NAMES}),
    "groups": frozenset({Part.CARD, Part.NAMES}),
    "events": frozenset({Part.STORY, Part.NAMES}),
    "wishes": frozenset({Part.WISHES, Part.NAMES}),
    "answers": frozenset({Part.CIRCLE, Part.NAMES}),
    "owner": frozenset({Part.NAMES, Part.CARD, Part.STORY, Part.WISHES}),
    "selves": frozenset({Part.NAMES, Part.CARD, Part.PHOTOS}),
    "network": frozenset({Part.STORY, Part.SAYS}),
}


def permits(viewer: Viewer, change: Change) -> Ruling:
    """Whether somebody may do this change: the second wall, behind the door.

    A change belongs to the parts on whose pages it can be made; whoever may
    change one of them may do it. Who is confidential only those who lead decide:
    whoever else did it would hide somebody from themselves.
    """
    if isinstance(change, Place):
        return may(viewer, Part.CIRCLE, Verb.CHANGE)
    if not viewer.sees_confidential and _is_about_confidence(change):
        return Ruling(False, Rule.OWNER_DECIDES, {"role": viewer.role.value if viewer.role else ""})
    shelf, _ = _about(change)
    rulings = [may(viewer, part, Verb.CHANGE) for part in sorted(_PARTS.get(shelf, frozenset({Part.SHARES})))]
    return next((ruling for ruling in rulings if ruling.allowed), rulings[0])


def _is_about_confidence(change: Change) -> bool:
    match change:
        case Set(shelf="people", field="confidential"):
            return True
        case Add(record=Person(confidential=True)):
            return True
    return False


def hidden(network: Network, viewer: Viewer) -> frozenset[str]:
    """The ids of the people whom this viewer may not know of: the confidential ones, to all but those who lead."""
    if viewer.sees_confidential:
        return frozenset()
    return frozenset(person.id for person in network.people.values() if person.confidential)


def visible(network: Network, viewer: Viewer) -> Network:
    """The network as this viewer may know it; only this is measured, drawn, searched or exported.

    Confidential people vanish with their ties, places and every mention. Parts
    that were not shared are empty. Free text is shown or not as a whole: a name
    inside a story cannot be cut out of it.

    Raises `PermissionError` for someone without a role: to them there is no network.
    """
    if viewer.role is None:
        raise PermissionError(viewer.user)
    network = redaction.without(network, hidden(network, viewer))
    if _sees(viewer, *Part):
        return network
    return _without_parts(network, viewer)


def visible_then(then: Network, now: Network, viewer: Viewer) -> Network:
    """An earlier value of a network as this viewer may know it today.

    Whoever is confidential now was so then, and whoever was so then still is: a
    moment that was kept tells nobody more than both values would. Raises as `visible`.
    """
    return visible(redaction.without(then, hidden(now, viewer)), viewer)


def _sees(viewer: Viewer, *parts: Part) -> bool:
    return all(may(viewer, part).allowed for part in parts)


ON_A_LIST: Final = ("id", "name", "rank", "spontaneous", "added_by", "sort", "category", "status", "confidential")
SAID: Final = ("interests", "talents", "dreams", "matters", "roles", "tasks_wanted")


def _without_parts(network: Network, viewer: Viewer) -> Network:
    changed: dict[str, Any] = {}
    if not _sees(viewer, Part.STORY):
        changed |= {"story": "", "events": {}}
    if not _sees(viewer, Part.WISHES):
        changed |= {"wishes": {}, "owner": _reset(network.owner, SAID)}
    if not _sees(viewer, Part.SAYS):
        changed["view"] = ""
    if not _sees(viewer, Part.CIRCLE):
        changed |= {"placements": {}, "answers": {}}
    if not _sees(viewer, Part.CARD):
        changed |= {shelf: {} for shelf in ("ties", "descents", "siblings", "partnerships", "groups")}
    changed["people"] = _narrowed(network.people, viewer)
    network = msgspec.structs.replace(network, **changed)
    return network if _sees(viewer, Part.PHOTOS) else _without_selves_photos(network)


def _narrowed(people: dict[str, Person], viewer: Viewer) -> dict[str, Person]:
    if not _sees(viewer, Part.NAMES):
        return {}
    dropped = [] if _sees(viewer, Part.PHOTOS) else ["photo"]
    if not _sees(viewer, Part.CARD):
        kept = {*ON_A_LIST, "face", "photo"}
        dropped += [field for field in Person.__struct_fields__ if field not in kept]
    return {id: _reset(person, dropped) for id, person in people.items()}


def _without_selves_photos(network: Network) -> Network:
    selves = {id: msgspec.structs.replace(one, photo=None) for id, one in network.owner.selves.items()}
    return msgspec.structs.replace(network, owner=msgspec.structs.replace(network.owner, selves=selves))


def _reset(value: Any, fields: Iterable[str]) -> Any:
    """The value with these fields as if nobody had ever filled them in."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(value)}
    return msgspec.structs.replace(value, **{field: defaults[field] for field in fields})


def whole(network: Network, act: Act, viewer: Viewer) -> Act:
    """An act made on what somebody sees, as the same act on the whole network.

    A list of people keeps those whom the maker cannot see, a record is taken off
    with what the maker cannot see of it, and a person with whatever only others
    know of them. Raises `Misfit` (gone, without the value) for a change to
    somebody who is hidden: to this viewer nobody is there.
    """
    seen = visible(network, viewer)
    if seen is network:
        return act
    gone = hidden(network, viewer)
    changes: list[Change] = []
    for change in act.changes:
        if not gone.isdisjoint(concerned(change)) or _is_unseen(network, seen, change):
            raise Misfit(Why.GONE, change)
        changes += _whole(network, seen, change)
    return msgspec.structs.replace(act, changes=tuple(changes))


def _whole(network: Network, seen: Network, change: Change) -> list[Change]:
    match change:
        case Set(field="people"):
            return [_with_unseen(network, seen, change)]
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


def _is_unseen(network: Network, seen: Network, change: Change) -> bool:
    shelf, id = _about(change)
    return shelf in SHELVES.values() and id in getattr(network, shelf) and id not in getattr(seen, shelf)


def _unseen_of(network: Network, seen: Network, was: Record) -> list[Change]:
    """What must go along with a person although the maker of the change cannot see it."""
    if not isinstance(was, Person):
        return []
    known = {_about(change) for change in removal(seen, was.id)}
    return [change for change in removal(network, was.id)[:-1] if _about(change) not in known]


def _about(change: Change) -> tuple[str, str]:
    match change:
        case Add(record) | Remove(record):
            return SHELVES[type(record)], record.id
        case Set() | Put() | Take():
            return change.shelf, change.id
        case Place():
            return change.layout, change.person
