"""Requests that somebody was asked by a link: made by who leads, answered by whoever holds it, taken back in one act.

A link is kept as a hash and shows one request and nothing else. Kring asks nobody more often than they allow: one
request at a time, and between two a week or whatever longer they said. A GET answers nothing: mail is opened by
machines. What is over goes by itself; what somebody allows stays as long as they stand on the map.
"""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

import msgspec
from django.db import transaction

from kring.core import network as networks
from kring.core import yes
from kring.core.access import Part
from kring.core.changes import Act
from kring.core.network import Network, Person, Reply, Request
from kring.store import keys, log, models, walls
from kring.store.networks import change, load

_LOG = logging.getLogger(__name__)

VALID = timedelta(weeks=3)
PAUSE = timedelta(weeks=1)
NEVER = timedelta(days=365 * 50)
_FRESH = timedelta(hours=1)  # made after its circle was read, perhaps, by who looks through them
KEPT = timedelta(weeks=12)  # since it was made: until then a link that is over stands with who asked


class TooSoon(Exception):
    """Kring may not ask this person yet. Without a day they have a question that they did not answer yet."""

    def __init__(self, until: datetime | None) -> None:
        super().__init__(str(until))
        self.until = until


class Otherwise(Exception):
    """What a yes counts for was told otherwise since the page was made: nobody says yes to what they did not see."""


class State(StrEnum):
    """What a link leads to."""

    OPEN = "open"
    ANSWERED = "answered"
    SETTLED = "settled"  # answered, and who asked acted upon it
    LATE = "late"
    BACK = "back"  # taken back, over, or it came to somebody else


class Allows(StrEnum):
    """How soon Kring may ask somebody again, in their own words."""

    WEEK = "week"
    MONTH = "month"
    NEVER = "never"


_PAUSES = {Allows.WEEK: PAUSE, Allows.MONTH: timedelta(days=30), Allows.NEVER: NEVER}


class Answer(msgspec.Struct, frozen=True):
    """What somebody answered, in their own words as well, and which browser it was: only that one changes it."""

    reply: Reply
    words: str = ""
    holder: str = ""


@dataclass(frozen=True)
class Found:
    """What stands behind a link: whose question it is, who is asked, and what they answered."""

    row: models.Asking
    state: State
    owner: str
    person: Person | None
    request: Request | None
    answer: Answer | None
    about: tuple[str, ...] = ()  # what a yes counts for, as it stands now

    @property
    def mark(self) -> str:
        """Letters that become others when what a yes counts for is told otherwise."""
        return sha256(repr(self.about).encode()).hexdigest()[:16]


def check(row: models.Network, request: str, person: str, at: datetime, is_mail: bool = False) -> None:
    """Raises `TooSoon`. A mail waits for every link before it; showing this question's link anew waits for none."""
    with transaction.atomic():
        models.Network.objects.select_for_update().get(pk=row.pk)
        _check_pause(row, request, person, at, is_mail)


def make(row: models.Network, request: str, person: str, by: log.Actor, is_mail: bool = False) -> str:
    """The token of a new link to a request; an older link to it leads nowhere from now on. Raises `TooSoon`."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        check(row, request, person, by.at, is_mail)
        older = models.Asking.objects.filter(network=row, request=request, answered_at=None, closed_at=None)
        older.update(closed_at=by.at)  # and kept: what was sent counts for the pause
        models.Asking.objects.create(
            network=row,
            hash=_hash(token),
            request=request,
            person=person,
            made_at=by.at,
            expires_at=by.at + VALID,
        )
        log.write(by, models.Deed.ASK, row.id, part=Part.PLAN, version=row.version, people=[person])
    return token


def withdraw(row: models.Network, request: str, by: log.Actor) -> None:
    """Take a request back: its links show nothing of it from now on."""
    models.Asking.objects.filter(network=row, request=request, closed_at=None).update(closed_at=by.at)


def refused(token: str, at: datetime) -> None:
    """The mail server would not have it: nobody was asked, and who wanted to ask is told so."""
    models.Asking.objects.filter(hash=_hash(token), answered_at=None).update(refused_at=at, closed_at=at)


def every(row: models.Network) -> list[tuple[models.Asking, Answer | None]]:
    """Every link that is still kept of a circle, the oldest first, with what was answered."""
    key = keys.unwrap(row.key, row.id)
    return [(one, _answer(key, one)) for one in models.Asking.objects.filter(network=row).order_by("pk")]


def prune(at: datetime) -> int:
    """Take away what is over or about somebody who went; how many rows that were.

    Who said not to be asked before a day keeps a row without content until then, so that it holds.
    """
    gone = 0
    asked = models.Asking.objects.order_by().values("network")
    for row in models.Network.objects.filter(pk__in=asked).iterator(200):
        try:
            value = load(row)
        except (keys.Unreadable, msgspec.MsgspecError, ValueError):  # one that cannot be read leaves all others as due
            _LOG.error("The links of circle %s could not be looked through: it cannot be read.", row.pk)
            continue
        gone += _prune(row, value, at)
    return gone


def _prune(row: models.Network, value: Network, at: datetime) -> int:
    over = [one for one in models.Asking.objects.filter(network=row) if not _is_needed(one, value, at)]
    held = [one for one in over if one.allows_at is not None and one.allows_at > at]
    holding = {one.pk for one in held if one.person in value.people}
    models.Asking.objects.filter(pk__in=holding).exclude(data=b"").update(data=b"", closed_at=at)
    return models.Asking.objects.filter(pk__in={one.pk for one in over} - holding).delete()[0]


def _is_needed(one: models.Asking, value: Network, at: datetime) -> bool:
    if one.made_at > at - _FRESH:
        return True
    request = value.requests.get(one.request)
    if request is None or one.person not in value.people:
        return False
    waits = one.answered_at is not None and request.reply is None and not request.is_over
    return waits or one.made_at + KEPT > at


def answers(row: models.Network, requests: Iterable[Request]) -> dict[str, tuple[models.Asking, Answer | None]]:
    """The newest link of each of these requests to who is asked now, with what was answered. One statement."""
    key, asked = keys.unwrap(row.key, row.id), {one.id: one.people for one in requests}
    found = models.Asking.objects.filter(network=row, request__in=list(asked)).order_by("pk")
    return {one.request: (one, _answer(key, one)) for one in found if one.person in asked[one.request]}


@walls.job("asking")
def found(token: str, at: datetime) -> Found | None:
    """What a link leads to, whatever became of it; nothing when there is no such link."""
    row = models.Asking.objects.filter(hash=_hash(token)).select_related("network").first()
    if row is None or row.network.closed_at is not None:
        return None
    value = load(row.network)
    person, request = value.people.get(row.person), value.requests.get(row.request)
    answer = _answer(keys.unwrap(row.network.key, row.network_id), row)
    said = yes.about(value, request, row.person) if request else ()
    return Found(row, _state(row, person, request, at), _owner(value), person, request, answer, said)


@walls.job("asking")
def seen(one: Found, by: log.Actor) -> None:
    """Write that somebody opened the link: they read one question of one circle."""
    log.write(_guest(by), models.Deed.READ, one.row.network_id, part=Part.PLAN, people=[one.row.person])


@walls.job("asking")
def reply(token: str, answer: Answer, allows: Allows | None, mark: str, by: log.Actor) -> bool:
    """Answer a request; whether it is kept. Who answered may say it otherwise as long as nobody acted upon it.

    `mark` is what a yes counted for on the page that they saw. Raises `Otherwise` when it was told otherwise since.
    """
    with transaction.atomic():
        one = _locked(token, by.at)
        if one is None or not _may_answer(one, answer.holder):
            return False
        if one.mark != mark:
            raise Otherwise
        key = keys.unwrap(one.row.network.key, one.row.network_id)
        pause = {"allows_at": by.at + _PAUSES[allows]} if allows else {}
        models.Asking.objects.filter(pk=one.row.pk).update(
            answered_at=by.at,
            data=keys.seal(key, msgspec.json.encode(answer), _about(one.row), one.row.network_id),
            **pause,
        )
        log.write(_guest(by), models.Deed.REPLY, one.row.network_id, part=Part.PLAN, people=[one.row.person])
        _settle(one, answer.reply, by)
    return True


def _locked(token: str, at: datetime) -> Found | None:
    """What a link leads to, while nobody else changes it: the circle first, then the link, as who asks takes them."""
    asked = models.Asking.objects.filter(hash=_hash(token))
    circle = asked.values_list("network", flat=True).first()
    if circle is None:
        return None
    models.Network.objects.select_for_update().get(pk=circle)
    asked.select_for_update().first()
    return found(token, at)


def _settle(one: Found, reply: Reply, by: log.Actor) -> None:
    """A yes to what is somebody's own to say counts at once: it is their word, and nobody's proposal."""
    row = one.row.network
    value = load(row)
    request = value.requests.get(one.row.request)
    changes = yes.settles(value, request, one.row.person, reply) if request else ()
    if changes:
        act = Act(sha256(f"{one.row.hash} {row.version}".encode()).hexdigest()[:16], changes)
        change(row.pk, act, _guest(by), row.version)


def is_by(one: Found, holder: str) -> bool:
    """Whether it was answered in this browser."""
    return bool(holder) and one.answer is not None and one.answer.holder == holder


def _may_answer(one: Found, holder: str) -> bool:
    return one.state is State.OPEN or (one.state is State.ANSWERED and is_by(one, holder))


@walls.job("asking")
def not_me(token: str, by: log.Actor) -> None:
    """The link came to somebody else: it shows nothing from now on, and who asked is told."""
    models.Asking.objects.filter(hash=_hash(token), answered_at=None, closed_at=None).update(
        closed_at=by.at, expires_at=by.at
    )


def _check_pause(row: models.Network, request: str, person: str, at: datetime, is_mail: bool) -> None:
    before = models.Asking.objects.filter(network=row, person=person, refused_at=None)
    said = before.exclude(allows_at=None).order_by("-answered_at").first()
    if said is not None and said.allows_at is not None and said.allows_at > at:
        raise TooSoon(said.allows_at)
    others = before.exclude(request=request, answered_at=None)  # a link that is shown anew asks nobody anew
    if others.filter(answered_at=None, closed_at=None, expires_at__gt=at).exists():
        raise TooSoon(None)
    last = (before if is_mail else others).order_by("-made_at").first()
    if last is not None and last.made_at + PAUSE > at:
        raise TooSoon(last.made_at + PAUSE)


def _state(row: models.Asking, person: Person | None, request: Request | None, at: datetime) -> State:
    if row.closed_at is not None or person is None or request is None or row.person not in request.people:
        return State.BACK
    is_settled = request.is_over or request.reply is not None
    if row.answered_at is not None:
        return State.SETTLED if is_settled else State.ANSWERED
    if is_settled or request.asked_on is None:  # an undo took the asking away
        return State.BACK
    return State.LATE if row.expires_at <= at else State.OPEN


def _owner(value: Network) -> str:
    return networks.called(value)


def _guest(by: log.Actor) -> log.Actor:
    return replace(by, user=None, viewer=None, rule="asked", purpose="circle")


def _answer(key: bytes, one: models.Asking) -> Answer | None:
    if not one.data:
        return None
    return msgspec.json.decode(keys.unseal(key, bytes(one.data), _about(one), one.network_id), type=Answer)


def _about(one: models.Asking) -> str:
    return f"asking {one.hash}"


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
