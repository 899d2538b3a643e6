"""What of a history somebody may be told: the second wall of `sight.visible`, for what once happened.

Whoever is confidential now is in no change of any day. Whoever was taken off while confidential,
or was so for a while, is in none from then back. Parts that were not shared are left out.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from kring.core import access, consents, permits, redaction, sight
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Add, Change, Edit, Place, Put, Remove, Set, Take, about
from kring.core.network import (
    LISTS,
    SHELVES,
    SINGLE,
    Evaluation,
    Fact,
    Interaction,
    Network,
    Passage,
    Person,
    Plan,
    Record,
    Response,
    Sheet,
    Task,
)

_OF_SHELF: Final[dict[str, Part]] = {
    "people": Part.CARD,
    "ties": Part.CARD,
    "descents": Part.CARD,
    "siblings": Part.CARD,
    "partnerships": Part.CARD,
    "interactions": Part.GENOGRAM,
    "facts": Part.GENOGRAM,
    "groups": Part.CARD,
    "events": Part.STORY,
    "wishes": Part.WISHES,
    "answers": Part.CIRCLE,
    "goals": Part.PLAN,
    "actions": Part.PLAN,
    "requests": Part.PLAN,
    "plans": Part.PLAN,
    "passages": Part.PLAN,
    "tasks": Part.PLAN,
    "evaluations": Part.PLAN,
    "sheets": Part.STORY,
    "responses": Part.STORY,
    "successes": Part.PLAN,
    "trajectories": Part.PLAN,
    "legs": Part.PLAN,
    "charges": Part.PLAN,
    "owner": Part.NAMES,
    "selves": Part.NAMES,
    "network": Part.STORY,
}
_ONE: Final = frozenset(field for fields in SINGLE.values() for field in fields)
_SEVERAL: Final = frozenset({"people"}.union(*LISTS.values()))
_OF_FIELD: Final[dict[tuple[str, str], Part]] = {
    **{("owner", field): Part.WISHES for field in sight.SAID},
    ("selves", "photo"): Part.PHOTOS,
    ("network", "view"): Part.SAYS,
}


def parts(change: Change) -> frozenset[Part]:
    """The parts that a change speaks of: one must see any of them to be told of it."""
    match change:
        case Place():
            return frozenset({Part.CIRCLE})
        case Add(record) | Remove(record):
            return frozenset({Part.NAMES if isinstance(record, Person) else _OF_SHELF[SHELVES[type(record)]]})
        case Set() | Put() | Take() if change.shelf == "people":
            return sight.showing(change.field)
        case Set() | Put() | Take():
            return frozenset({_OF_FIELD.get((change.shelf, change.field), _OF_SHELF.get(change.shelf, Part.HISTORY))})


class Retelling:
    """A history told to one viewer, from its newest act back; who is to stay unknown is found on the way."""

    def __init__(self, now: Network, viewer: Viewer) -> None:
        self._viewer = viewer
        self._gone = sight.hidden(now, viewer)
        seen = sight.visible(now, viewer)
        self._agreed = None if viewer.reads_theirs else consents.given(now)
        self._hers = {id for id, one in now.sheets.items() if one.is_hers}
        self._known = {(shelf, id) for shelf in SHELVES.values() for id in getattr(seen, shelf)}
        records = {} if viewer.sees_confidential else {shelf: getattr(now, shelf) for shelf in SHELVES.values()}
        self._then = {(shelf, id): one for shelf, some in records.items() for id, one in some.items()}

    def of(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """What may be told of the changes of one act, older than those asked for before."""
        self._hers |= {one.was.id for one in changes if isinstance(one, Remove) and _is_hers(one.was)}
        if not self._viewer.sees_confidential:
            self._gone |= frozenset(_kept_unknown(changes))
            self._learn(changes)
        crossing = {} if self._viewer.sees_confidential else self._crossing(changes)
        found = changes if not crossing else self._with_crossing(changes, crossing)
        told = tuple([told for one in found if (told := self._told(one)) is not None])
        for key, one in crossing.items():  # older acts are told of it as it was known before this one
            if isinstance(one, Add):
                self._known.discard(key)
            elif self._rest(one.was) is not None:
                self._known.add(key)
        return told

    def _crossing(self, changes: Sequence[Change]) -> dict[tuple[str, str], Add | Remove]:
        """What came into sight or went out of it because of whom it names: to this viewer it came, or was taken off.

        A goal from which the last whom they know was taken would otherwise be gone without a line.
        """
        edited = {about(one) for one in changes if isinstance(one, Set | Put | Take)} & self._then.keys()
        after = {key: self._then[key] for key in edited}
        for one in reversed(changes):
            match one:
                case Add():
                    self._then.pop(about(one), None)
                case Remove(was):
                    self._then[about(one)] = was
                case Set() | Put() | Take() if about(one) in self._then:
                    self._then[about(one)] = _before(self._then[about(one)], one)
        found: dict[tuple[str, str], Add | Remove] = {}
        for key, now in after.items():
            before = self._then.get(key)
            if before is not None and self._is_there(now) is not self._is_there(before):
                found[key] = Add(now) if self._is_there(now) else Remove(before)
        return found

    def _is_there(self, record: Record) -> bool:
        return redaction.rest(record, self._gone) is not None

    @staticmethod
    def _with_crossing(changes: Sequence[Change], crossing: dict[tuple[str, str], Add | Remove]) -> list[Change]:
        """The same changes, with one that came or was taken off in place of all that was done to it."""
        left, found = dict(crossing), list[Change]()
        for one in changes:
            if isinstance(one, Set | Put | Take) and about(one) in crossing:
                found += [left.pop(about(one))] if about(one) in left else []
            else:
                found.append(one)
        return found

    def _told(self, change: Change) -> Change | None:
        is_meeting = not isinstance(change, Place) and about(change)[0] in permits.MEETING
        if not any(access.may(self._viewer, part, is_meeting=is_meeting).allowed for part in parts(change)):
            return None
        if self._viewer.role is not Role.OWNER and self._is_of_hers(change):
            return None
        if self._viewer.sees_confidential:
            return change
        match change:
            case Place():
                return None if change.person in self._gone else change
            case Add(record):
                rest = self._rest(record)
                return None if rest is None else Add(rest)
            case Remove(record):
                rest = self._rest(record)
                return None if rest is None else Remove(rest)
            case Set() | Put() | Take():
                return self._edit(change)

    def _is_of_hers(self, change: Change) -> bool:
        """Whether it is of a list that only whose circle it is may know of: nobody stands in for that (R109)."""
        match change:
            case Add(Response() as told) | Remove(Response() as told):
                return told.sheet in self._hers
            case Add(Sheet() as sheet) | Remove(Sheet() as sheet):
                return sheet.is_hers
            case Set(shelf="sheets" | "responses") | Put(shelf="responses") | Take(shelf="responses"):
                return change.id.partition("~")[0] in self._hers  # as an answer is called after its sheet
        return False

    def _learn(self, changes: Iterable[Change]) -> None:
        """Whatever these changes take off was known before them: plans first, for what is in them."""
        gone = [one.was for one in changes if isinstance(one, Remove)]
        for record in sorted(gone, key=lambda one: not isinstance(one, Plan | Sheet)):
            if self._rest(record) is not None:
                self._known.add((SHELVES[type(record)], record.id))

    def _rest(self, record: Record) -> Record | None:
        """What may be told of a record: nothing of what is in a plan that is unknown, no id of what is unknown."""
        if isinstance(record, (Passage, Task, Evaluation)) and ("plans", record.plan) not in self._known:
            return None
        if isinstance(record, Passage) and self._agreed is not None and not consents.is_open(record, self._agreed):
            return None
        if isinstance(record, Response) and ("sheets", record.sheet) not in self._known:
            return None
        left = redaction.rest(record, self._gone)
        fields = redaction.REFERS.get(SHELVES[type(record)], {})
        unknown = {field: None for field, shelf in fields.items() if self._is_unknown(shelf, getattr(record, field))}
        return msgspec.structs.replace(left, **unknown) if left is not None and unknown else left

    def _is_unknown(self, shelf: str, id: Any) -> bool:
        """Whether this is the id of a record that went with somebody who may not be known."""
        is_told = access.may(self._viewer, _OF_SHELF[shelf]).allowed
        return id is not None and is_told and (shelf, id) not in self._known

    def _edit(self, change: Edit) -> Change | None:
        """An edit of what this viewer knows; a tie with somebody unknown is not among that."""
        if change.id in self._gone or change.field == "confidential":
            return None
        if change.shelf in SHELVES.values() and (change.shelf, change.id) not in self._known:
            return None
        if change.field in _ONE and isinstance(change, Set) and not self._gone.isdisjoint((change.was, change.value)):
            return None
        if (shelf := redaction.REFERS.get(change.shelf, {}).get(change.field)) and isinstance(change, Set):
            was, value = (None if self._is_unknown(shelf, one) else one for one in (change.was, change.value))
            return None if was == value else msgspec.structs.replace(change, was=was, value=value)
        if change.field not in _SEVERAL:
            return change
        if not isinstance(change, Set):
            return None if change.item in self._gone else change
        was, value = self._people(change.was), self._people(change.value)
        return None if was == value else msgspec.structs.replace(change, was=was, value=value)

    def _people(self, ids: Any) -> Any:
        return [one for one in ids if one not in self._gone] if isinstance(ids, list) else ids


def _before(record: Record, change: Edit) -> Record:
    """A record as it was before an edit; as it is, where what the edit says of it cannot have been."""
    plains = msgspec.to_builtins(record, str_keys=True)
    now = plains.get(change.field)
    if isinstance(change, Set):
        plains[change.field] = change.was
    elif isinstance(change, Put) and isinstance(now, list | tuple):
        plains[change.field] = [one for one in now if one != change.item]
    elif isinstance(now, list | tuple):
        plains[change.field] = [*now, change.item]
    try:
        return msgspec.convert(plains, type(record), str_keys=True)
    except msgspec.ValidationError:
        return record


def _is_hers(record: Record) -> bool:
    return isinstance(record, Sheet) and record.is_hers


def _kept_unknown(changes: Iterable[Change]) -> Iterable[str]:
    """Who and what these changes show to have been confidential."""
    for one in changes:
        match one:
            case Set(field="confidential"):
                yield one.id
            case Add(record=Person(confidential=True) | Interaction(confidential=True) | Fact(confidential=True)):
                yield one.record.id
            case Remove(was=Person(confidential=True) | Interaction(confidential=True) | Fact(confidential=True)):
                yield one.was.id
