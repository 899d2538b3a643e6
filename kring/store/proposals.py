"""Proposals: what others would like to change, beside the network, until who leads says yes (R017).

They lie under the key of the network, each sealed for itself, and go with it when it is erased. One is made
once, whatever arrives twice. Whoever proposed sees their own, whoever leads sees all; nobody else sees any,
and what became hidden to whoever proposed it is for them not there any more.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

import msgspec
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum

from kring.core import changes, pencils, proposals
from kring.core.access import Viewer
from kring.core.network import Network
from kring.core.proposals import Changes, State
from kring.core.retelling import Retelling
from kring.store import keys, log, models

WORDS: Final = 500  # letters of one remark


class Remark(msgspec.Struct, frozen=True):
    """Something that one of both said about a proposal."""

    by: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Proposal:
    """A proposal as its viewer may know it. `mark` tells whether it still says what somebody had before them.

    `id` is what pages call it: letters that count nothing, for a number would tell how much is proposed elsewhere.
    """

    id: str
    pk: int
    act: str
    by: models.User
    for_whom: models.User | None
    version: int
    at: datetime
    state: State
    changes: Changes
    talk: tuple[Remark, ...]
    why: str
    answered_by: models.User | None
    answered_at: datetime | None

    @property
    def mark(self) -> str:
        return marked(self.changes)[:12]

    @property
    def waits(self) -> bool:
        return self.state is State.WAITING

    @property
    def may_wait_again(self) -> bool:
        """Whether it was refused and all that it said is still there: a photo goes with the no."""
        return self.state is State.REFUSED and not pencils.photos(self.changes)


class Stored(msgspec.Struct, frozen=True):
    """What is sealed of a proposal; `viewer` is as whom it was made, `asked` marks what first arrived."""

    act: msgspec.Raw
    asked: str
    viewer: Viewer
    talk: tuple[Remark, ...] = ()
    why: str = ""


_stored = msgspec.json.Decoder(Stored)


def waiting(row: models.Network, whole: Network, viewer: Viewer) -> list[Proposal]:
    """What waits in a network, as far as this viewer may know of it, oldest first. One statement."""
    return _told(row, whole, viewer, rows(row, viewer).filter(state=State.WAITING).order_by("pk"))


def answered(row: models.Network, whole: Network, viewer: Viewer, limit: int = 20) -> list[Proposal]:
    """What was accepted, refused or withdrawn last, newest first."""
    done = (State.ACCEPTED, State.REFUSED, State.WITHDRAWN)
    return _told(row, whole, viewer, rows(row, viewer).filter(state__in=done).order_by("-answered_at", "-pk")[:limit])


_WAITING: Final = Q(network=OuterRef("network"), state=State.WAITING)


def standing() -> Exists:
    """Whether anything waits, asked along with the network of a role."""
    return Exists(models.Proposal.objects.filter(_WAITING))


def mark(row: models.Network, viewer: Viewer) -> str:
    """A few letters that become others as soon as something is proposed, said or answered here."""
    told = rows(row, viewer).aggregate(Count("pk"), Sum("revision"), Max("answered_at"))
    return sha256(repr(sorted(told.items())).encode()).hexdigest()[:12]


def counts(networks: Iterable[models.Network]) -> dict[str, int]:
    """How many wait in each of these networks: for who leads in them."""
    found = models.Proposal.objects.filter(network__in=list(networks), state=State.WAITING)
    return dict(found.values_list("network").annotate(Count("pk")))


def drafted(seen: Network, own: Iterable[Proposal]) -> Network:
    """The network as whoever proposed sees it: with what they would like, as far as it fits."""
    return proposals.drafted(seen, (one.changes for one in own))


def rows(row: models.Network, viewer: Viewer) -> QuerySet[models.Proposal]:
    """The rows of which this viewer may know: of those who do not lead, their own."""
    found = models.Proposal.objects.filter(network=row).select_related("by", "for_whom", "answered_by")
    return found if viewer.sees_confidential else found.filter(by=UUID(viewer.user))


def _told(row: models.Network, whole: Network, viewer: Viewer, made: Iterable[models.Proposal]) -> list[Proposal]:
    found = [opened(row, one)[0] for one in made]
    if viewer.sees_confidential:
        return found
    seen = [replace(one, changes=_cut(whole, one.changes, viewer)) for one in found]
    return [one for one in seen if one.changes]


def _cut(whole: Network, wanted: Changes, viewer: Viewer) -> Changes:
    """What this viewer may be told of their own proposal today, with the records that it brings itself."""
    return Retelling(proposals.drafted(whole, [wanted]), viewer).of(wanted)


def opened(row: models.Network, one: models.Proposal) -> tuple[Proposal, Stored]:
    """A row as it is told, and what was sealed of it. Raises `keys.Unreadable` when it was tampered with."""
    key = keys.unwrap(row.key, row.id)
    stored = _stored.decode(keys.unseal(key, one.data, f"proposal {one.act}", row.id, one.revision))
    told = Proposal(
        id=id_of(row.id, one.act),
        pk=one.pk,
        act=one.act,
        by=one.by,
        for_whom=one.for_whom,
        version=one.version,
        at=one.at,
        state=State(one.state),
        changes=changes.READER.decode(bytes(stored.act)).changes,
        talk=stored.talk,
        why=stored.why,
        answered_by=one.answered_by,
        answered_at=one.answered_at,
    )
    return told, stored


def id_of(network_id: str, act: str) -> str:
    """What a proposal is called on pages: the same for the same one, and no number."""
    return sha256(f"proposal {network_id} {act}".encode()).hexdigest()[:16]


def found(row: models.Network, viewer: Viewer, ids: Collection[str]) -> QuerySet[models.Proposal]:
    """The rows that pages call so, as far as this viewer may know of them. Two statements."""
    here = rows(row, viewer).exclude(state=State.JOINED)
    called = {pk: id_of(row.id, act) for pk, act in here.values_list("pk", "act")}
    return here.filter(pk__in=[pk for pk, id in called.items() if id in ids])


def locked(network_id: str) -> models.Network:
    """The network, which nobody else can change or answer for just now."""
    return models.Network.objects.select_for_update().get(pk=network_id)


def close(some: Iterable[Proposal], state: State, by: log.Actor) -> None:
    """Proposals that wait no more, and by whose answer."""
    ids = [one.pk for one in some]
    models.Proposal.objects.filter(pk__in=ids).update(state=state, answered_by=by.user, answered_at=by.at)


def note(row: models.Network, some: Iterable[Proposal], by: log.Actor) -> None:
    """A line in the log for each that was spoken of or answered."""
    for one in some:
        people = [person for change in one.changes for person in changes.concerned(change)]
        log.write(by, models.Deed.ANSWER, row.id, version=row.version, people=people, act=one.act)


def rewrite(row: models.Network, one: models.Proposal, stored: Stored, at: datetime | None = None) -> None:
    """Keep something else of a proposal."""
    one.revision += 1
    one.at = at or one.at
    one.data = sealed(row, one, stored)
    one.save(update_fields=["revision", "data", "at"])


def sealed(row: models.Network, one: models.Proposal, stored: Stored) -> bytes:
    """What is kept of a proposal, bound to its place and revision."""
    key = keys.unwrap(row.key, row.id)
    return keys.seal(key, msgspec.json.encode(stored), f"proposal {one.act}", row.id, one.revision)


def marked(some: Changes) -> str:
    """A mark of changes, the same for the same ones."""
    return sha256(msgspec.json.encode(some)).hexdigest()
