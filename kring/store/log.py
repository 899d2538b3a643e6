"""The access log: one line for whatever was read, changed or refused, and never a word of what it said."""

import socket
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from kring.core import access
from kring.store import models


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
    device: str = ""
    address: str = ""


def write(
    by: Actor,
    deed: models.Deed,
    network: str | None = None,
    *,
    part: str = "",
    version: int | None = None,
    people: Iterable[str] | None = None,
    act: str = "",
    outcome: models.Outcome = models.Outcome.DONE,
) -> None:
    """Add a line. Whoever reads or changes calls this in the same transaction: no line, no data."""
    role = by.viewer.role if by.viewer else None
    models.Line(
        at=by.at,
        deed=deed,
        outcome=outcome,
        user_id=by.user.pk if by.user else None,
        for_whom_id=by.for_whom.pk if by.for_whom else None,
        role=role.value if role else "",
        role_row=by.role_row,
        rule=by.rule,
        purpose=by.purpose,
        reason=by.reason,
        device=by.device,
        address=by.address,
        network_id=network,
        part=part,
        version=version,
        people=None if people is None else sorted(set(people)),
        sees_confidential=bool(by.viewer and by.viewer.sees_confidential),
        act=act,
        organisation=by.user.organisation_id if by.user else None,
        server=_server(),
    ).save(force_insert=True)


@cache
def _server() -> str:
    return socket.gethostname()[:60]
