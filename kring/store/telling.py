"""Who knows that they are on the map (AVG 14), kept by whoever leads, sealed beside the network."""

from collections.abc import Collection, Mapping

import msgspec

from kring.core import thirds
from kring.core.access import Private
from kring.core.thirds import Telling
from kring.store import log, models, notes, withholdings


def of(row: models.Network, by: log.Actor) -> dict[str, Telling]:
    """What was said of telling, by person. For whoever does not lead there is nothing."""
    return thirds.read(notes.read(row, Private.TOLD, by))


def going_out(row: models.Network, by: log.Actor) -> dict[str, Telling]:
    """What goes along in files. Whom it is not safe to tell is itself a secret: whoever comes by a file reads it."""
    return {id: one for id, one in of(row, by).items() if one.state is not thirds.State.UNSAFE}


def put(row: models.Network, person: str, telling: Telling, among: Collection[str], by: log.Actor) -> None:
    """Say how it stands with telling somebody; what was said of who is not here any more goes. Raises
    `PermissionError` for who does not lead."""

    def after(was: bytes | None) -> bytes:
        said = thirds.read(was) | {person: telling}
        return msgspec.json.encode({id: one for id, one in said.items() if id in among})

    notes.write(row, Private.TOLD, by, after)


def bring(row: models.Network, told: Mapping[str, Telling], by: log.Actor) -> None:
    """What a copy says of telling people, where nothing was said here. Raises `PermissionError` as `put` does."""

    def after(was: bytes | None) -> bytes:
        return msgspec.json.encode({**told, **thirds.read(was)})

    notes.write(row, Private.TOLD, by, after)


def lay(row: models.Network, told: Mapping[str, Telling], by: log.Actor) -> None:
    """What the copy says of which a new circle is made: it is there for whoever leads it."""
    notes.lay(row, Private.TOLD, by, msgspec.json.encode(dict(told)))


def withheld(row: models.Network, by: log.Actor) -> dict[str, models.Withholding]:
    """Whom a professional keeps from being told now, for safety."""
    found = withholdings.standing(row, models.Openness.TELLING, by.at).select_related("by")
    return {one.about: one for one in found}
