"""Which ties do somebody no good: marked by the owner, for the owner alone (R025)."""

from collections.abc import Collection

import msgspec

from kring.core.access import Private
from kring.store import log, models, notes

_people = msgspec.json.Decoder(frozenset[str])


def of(row: models.Network, by: log.Actor) -> frozenset[str]:
    """Whom this actor marked. For whoever may keep nothing to themselves there are no marks, whatever is there."""
    return _read(notes.read(row, Private.MARKS, by))


def put(row: models.Network, person: str, is_marked: bool, among: Collection[str], by: log.Actor) -> None:
    """Mark somebody, or take the mark away. Marks of people who are no longer `among` those of the network go.

    Raises `PermissionError` for whoever may keep nothing to themselves.
    """

    def after(was: bytes | None) -> bytes:
        marked = _read(was) - {person}
        marked = (marked | {person} if is_marked else marked) & frozenset(among)
        return msgspec.json.encode(sorted(marked))

    notes.write(row, Private.MARKS, by, after)


def _read(kept: bytes | None) -> frozenset[str]:
    return _people.decode(kept) if kept else frozenset()
