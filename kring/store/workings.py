"""What a worker notes for themselves at the steps of a trajectory (R044): sealed for them, beside the network.

The client's words are in the network; these are in no version, history, moment or file, and nobody else reads them.
"""

from hashlib import sha256

import msgspec

from kring.core.access import Private
from kring.core.network import Id
from kring.store import log, models, networks, notes

LONGEST = 20_000
_read = msgspec.json.Decoder(dict[str, str])


def of(row: models.Network, by: log.Actor, trajectory: Id, step: str) -> str:
    """What this worker noted at a step. For whoever may keep nothing of the kind there is nothing. One statement."""
    kept = notes.read(row, Private.STEPS, by)
    return _read.decode(kept).get(_key(trajectory, step), "") if kept else ""


class Otherwise(Exception):
    """Something else is noted there than somebody had before them."""

    def __init__(self, now: str) -> None:
        super().__init__()
        self.now = now


def mark(words: str) -> str:
    """What a page sends along of a note that it showed, so that one that was changed since does not give way."""
    return sha256(words.encode()).hexdigest()[:16] if words else ""


def put(
    row: models.Network, by: log.Actor, trajectory: Id, step: str, words: str, among: frozenset[Id], seen: str
) -> None:
    """Keep these words at a step; no words take them away, and those of trajectories that are gone go along.

    What was noted at one that is there, and not `among` those that this worker sees just now, stays. Raises
    `PermissionError` for whoever may keep nothing of the kind, and `Otherwise` where another tab of this worker noted
    something else since the page was made of which `seen` is the mark.
    """
    there = among | networks.load(row).trajectories.keys()

    def after(was: bytes | None) -> bytes:
        kept = {key: one for key, one in (_read.decode(was) if was else {}).items() if key.split("~")[0] in there}
        now = kept.pop(_key(trajectory, step), "")
        if mark(now) != seen and now != words:
            raise Otherwise(now)
        return msgspec.json.encode(kept | ({_key(trajectory, step): words[:LONGEST]} if words.strip() else {}))

    notes.write(row, Private.STEPS, by, after)


def _key(trajectory: Id, step: str) -> str:
    return f"{trajectory}~{step}"
