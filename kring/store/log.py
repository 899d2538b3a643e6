"""The access log: one line for whatever was read, changed or refused, and never a word of what it said."""

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final, TypedDict, Unpack
from uuid import UUID

from kring.core import access, oddity
from kring.store import chains, models, ready

_A_LOOK: Final = timedelta(hours=1)
_ADD: Final = ready.Addition(models.Line)


@dataclass(frozen=True)
class Actor:
    """Who acts, when, for whom, from where and by which rule. A command of the installation has no `viewer`."""

    user: models.User | None
    at: datetime
    viewer: access.Viewer | None = None
    rule: str = ""
    role_row: int | None = None
    for_whom: models.User | None = None
    purpose: str = ""
    reason: str = ""
    organisation: UUID | None = None  # for which they act here; without it, where they work
    device: str = ""
    address: str = ""
    step: str = "shown"  # how far they are with a second factor; a door asks, and the log does not tell


class More(TypedDict, total=False):
    """What a line may tell beside who, what and whose."""

    part: str
    version: int | None
    people: Iterable[str] | None
    act: str
    outcome: models.Outcome


def write(by: Actor, deed: models.Deed, network: str | None = None, **more: Unpack[More]) -> None:
    """Add a line. Whoever reads or changes calls this in the same transaction: no line, no data."""
    one = line(by, deed, network, **more)
    chains.link([one])
    _ADD(one)
    chains.land([one])


def write_all(lines: Iterable[models.Line]) -> None:
    """Add many lines at once."""
    added = list(lines)
    chains.link(added)
    models.Line.objects.bulk_create(added)
    chains.land(added)


def has_read(by: Actor, network: str, version: int) -> bool:
    """Whether this person opened something of a network in this version in the last hour."""
    read = models.Line.objects.filter(network_id=network, user=by.user, version=version, at__gt=by.at - _A_LOOK)
    return read.filter(deed=models.Deed.READ, outcome=models.Outcome.DONE).exists()


def line(by: Actor, deed: models.Deed, network: str | None = None, **more: Unpack[More]) -> models.Line:
    """A line, to be added."""
    role, people = (by.viewer.role if by.viewer else None), more.get("people")
    return models.Line(
        at=by.at,
        deed=deed,
        outcome=more.get("outcome", models.Outcome.DONE),
        user_id=by.user.pk if by.user else None,
        for_whom_id=by.for_whom.pk if by.for_whom else None,
        role=role.value if role else "",
        role_row=by.role_row,
        rule=by.rule,
        purpose=by.purpose or _purpose(by, role),
        reason=by.reason,
        device=by.device,
        address=by.address,
        network_id=network,
        part=more.get("part", ""),
        version=more.get("version"),
        people=None if people is None else sorted(set(people)),
        sees_confidential=bool(by.viewer and by.viewer.sees_confidential),
        act=more.get("act", ""),
        organisation=by.organisation or (by.user.organisation_id if by.user else None),
        server=_server(),
    )


def _purpose(by: Actor, role: access.Role | None) -> str:
    """What for, when nobody says it: one's own circle, one's work, being near to somebody, or looking after Kring."""
    if role in access.LEADING:
        return "own"
    if role in oddity.WORKING:
        return "support"
    if role is not None:
        return "circle"
    return "access" if by.user else "administration"


@cache
def _server() -> str:
    return socket.gethostname()[:60]
