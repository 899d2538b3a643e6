"""Rounds of thinking along: opened by who may change the plan, filled by whoever holds the link, ended by itself.

An idea comes without a name to the screen until whoever leads the round wants names; a phone sees its own ideas and
nobody else's. Nothing that a guest sends touches the plan: who opened the round chooses what becomes a step.
"""

import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet

from kring.core import network as networks
from kring.core.access import Part
from kring.core.network import Id, Network
from kring.store import keys, log, models, walls
from kring.store.networks import load

MOST_OPEN: Final = 5  # rounds at once, in one circle
MOST_EACH: Final = 20  # ideas of one phone
MOST: Final = 120  # ideas in one round
_LONG: Final = 20  # signs of an id in an address
_ID: Final = re.compile(rf"[0-9a-f]{{{_LONG}}}")
_SENT: Final = re.compile(r"[0-9a-f]{16}")  # as a page makes them; what comes otherwise never reaches a table
KEPT: Final = timedelta(weeks=12)  # since it was opened
REGRET: Final = timedelta(weeks=1)  # in which one that was taken away can be put back


class Full(Exception):
    """There are as many ideas, or open rounds, as there may be."""


class Lasts(StrEnum):
    """How long a link works, as whoever opens a round says it."""

    TODAY = "today"
    WEEK = "week"


_LASTS: Final = {Lasts.TODAY: timedelta(hours=12), Lasts.WEEK: timedelta(days=7)}


class State(StrEnum):
    """Whether ideas can come."""

    OPEN = "open"
    SHUT = "shut"  # who is in goes on; nobody new comes in
    OVER = "over"


class Asked(msgspec.Struct, frozen=True):
    """What a round is about, in words, and where its link leads."""

    words: str
    token: str


class Said(msgspec.Struct, frozen=True):
    """An idea, with the name that somebody gave."""

    words: str
    name: str = ""


@dataclass(frozen=True)
class Thought:
    """An idea as it was sent."""

    id: str
    words: str
    name: str
    holder: str
    said_at: datetime
    is_aside: bool

    def step(self, round: "Round") -> Id:
        """The id of the step that it becomes: the same, however often it is chosen."""
        return sha256(f"{round.row.hash} {self.id}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Round:
    """A round with what it is about and its ideas, the newest first."""

    row: models.Round
    asked: Asked
    thoughts: tuple[Thought, ...] = ()

    @property
    def id(self) -> str:
        """What it is called in addresses: it says nothing of the link."""
        return self.row.hash[:_LONG]

    def state(self, at: datetime) -> State:
        """Whether ideas can come at a moment."""
        if self.row.closed_at is not None or self.row.expires_at <= at:
            return State.OVER
        return State.SHUT if self.row.shut_at is not None else State.OPEN

    @property
    def phones(self) -> int:
        """From how many phones ideas came."""
        return len({one.holder for one in self.thoughts})


@dataclass(frozen=True)
class Found:
    """What stands behind a link, for who holds it: the question and whose it is."""

    round: Round
    state: State
    owner: str


def id_of(token: str) -> str:
    """What the round behind a link is called in addresses."""
    return _hash(token)[:_LONG]


def new_token() -> str:
    """What nobody can guess."""
    return secrets.token_urlsafe(24)


def begin(row: models.Network, of: Id, asked: Asked, lasts: Lasts, by: log.Actor) -> Round:
    """A new round; where one on the same wish is open it is that one. Raises `Full`."""
    with transaction.atomic():
        models.Network.objects.select_for_update().get(pk=row.pk)
        going = _standing(network=row, closed_at=None, expires_at__gt=by.at)
        same = going.filter(of=of).first()
        if same is not None:
            return _round(row, same)
        if going.count() >= MOST_OPEN:
            raise Full
        made = models.Round(network=row, hash=_hash(asked.token), of=of, made_at=by.at)
        made.expires_at = by.at + _LASTS[lasts]
        made.data = keys.seal(_key(row), msgspec.json.encode(asked), f"round {made.hash}", row.id)
        made.save(force_insert=True)
        log.write(by, models.Deed.ASK, row.id, part=Part.PLAN, version=row.version, people=())
    return Round(made, asked)


def every(row: models.Network, value: Network, is_leading: bool) -> list[Round]:
    """The rounds of a circle, the newest first, without their ideas. One statement.

    One on a wish that this viewer does not see is not there for them.
    """
    rows = _standing(network=row).order_by("-made_at", "-pk")
    return [_round(row, one) for one in rows if _is_theirs(one, value, is_leading)]


def removed(row: models.Network, value: Network, is_leading: bool) -> list[Round]:
    """Those that were taken away and can still be put back, the last one first. One statement."""
    rows = models.Round.objects.filter(network=row).exclude(removed_at=None).order_by("-removed_at", "-pk")
    return [_round(row, one) for one in rows if _is_theirs(one, value, is_leading)]


def whole(row: models.Network) -> list[Round]:
    """Every round with its ideas, for whoever leads and takes everything along."""
    return [_filled(row, one) for one in _standing(network=row).order_by("made_at", "pk")]


def one(row: models.Network, id: str, value: Network, is_leading: bool) -> Round | None:
    """One round with its ideas, as far as this viewer may know of it."""
    found = _standing(network=row, hash__startswith=id).first() if _ID.fullmatch(id) else None
    if found is None or not _is_theirs(found, value, is_leading):
        return None
    return _filled(row, found)


def _standing(**those: Any) -> QuerySet[models.Round]:
    """Those that were not taken away."""
    return models.Round.objects.filter(removed_at=None, **those)


def _is_theirs(one: models.Round, value: Network, is_leading: bool) -> bool:
    return is_leading or one.of in value.wishes or one.of in value.goals


def mark(network: str, id: str) -> str:
    """Letters that become others when an idea comes or something of the round changes; they say nothing."""
    found = _standing(network_id=network, hash__startswith=id).first() if _ID.fullmatch(id) else None
    return _mark(found, list(found.thoughts.order_by("-pk").values_list("sent", "is_aside"))) if found else ""


def mark_of(one: Round) -> str:
    """The same of a round that was read."""
    return _mark(one.row, [(it.id, it.is_aside) for it in one.thoughts])


def _mark(row: models.Round, said: list[tuple[str, bool]]) -> str:
    state = (row.shut_at, row.closed_at, row.shows_names)
    return sha256(repr((said, state)).encode()).hexdigest()[:16]


def shut(one: Round, at: datetime) -> None:
    """Nobody new comes in; who is there goes on."""
    models.Round.objects.filter(pk=one.row.pk, shut_at=None).update(shut_at=at)


def end(one: Round, at: datetime) -> None:
    """No idea comes any more."""
    models.Round.objects.filter(pk=one.row.pk, closed_at=None).update(closed_at=at)


def name(one: Round, shows: bool) -> None:
    """Show the names that people gave, or no longer."""
    models.Round.objects.filter(pk=one.row.pk).update(shows_names=shows)


def put_aside(one: Round, thought: str, is_aside: bool) -> None:
    """Lay an idea aside, or back."""
    if _SENT.fullmatch(thought):
        one.row.thoughts.filter(sent=thought).update(is_aside=is_aside)


def remove(one: Round, at: datetime) -> None:
    """Take a round away with all its ideas; for a week it can be put back. What became a step stays."""
    models.Round.objects.filter(pk=one.row.pk).update(removed_at=at)


def put_back(one: Round, at: datetime) -> None:
    """A round that was taken away stands again as it was; ended, where another began on the same or too many are open.

    Its ideas are all there then, and new ones come in the round that is open.
    """
    with transaction.atomic():
        models.Network.objects.select_for_update().only("pk").get(pk=one.row.network_id)
        going = _standing(network=one.row.network_id, closed_at=None, expires_at__gt=at).exclude(pk=one.row.pk)
        back = models.Round.objects.filter(pk=one.row.pk).exclude(removed_at=None)
        if going.filter(of=one.row.of).exists() or going.count() >= MOST_OPEN:
            back.filter(closed_at=None).update(closed_at=at)
        back.update(removed_at=None)


def prune(at: datetime) -> int:
    """What was opened long ago goes for good, and what was taken away a week ago; how many rounds."""
    old = models.Round.objects.filter(Q(made_at__lte=at - KEPT) | Q(removed_at__lte=at - REGRET))
    gone = old.count()
    old.delete()
    return gone


@walls.job("asking")
def found(token: str, at: datetime) -> Found | None:
    """What a link leads to, with the ideas in it; nothing when there is no such link."""
    row = _standing(hash=_hash(token)).select_related("network").first()
    if row is None or row.network.closed_at is not None:
        return None
    value, here = load(row.network), _filled(row.network, row)
    is_there = row.of in value.wishes or row.of in value.goals
    return Found(here, here.state(at) if is_there else State.OVER, networks.called(value))


@walls.job("asking")
def seen(one: Found, by: log.Actor) -> None:
    """Write that somebody opened the link: they read one question of one circle."""
    log.write(_guest(by), models.Deed.READ, one.round.row.network_id, part=Part.PLAN, people=())


@walls.job("asking")
def say(one: Found, said: Said, sent: str, holder: str, by: log.Actor) -> bool:
    """Send an idea; whether it is there now. The same form twice is one idea. Raises `Full`."""
    row = one.round.row
    with transaction.atomic():
        now = models.Round.objects.select_for_update().get(pk=row.pk)
        if now.closed_at is not None or now.removed_at is not None or now.expires_at <= by.at:
            return False
        if now.thoughts.filter(sent=sent).exists():
            return True
        if now.thoughts.count() >= MOST or now.thoughts.filter(holder=holder).count() >= MOST_EACH:
            raise Full
        sealed = keys.seal(_key(row.network), msgspec.json.encode(said), _about(row, sent), row.network_id)
        kept = {"sent": sent, "holder": holder, "said_at": by.at, "data": sealed}
        models.Thought.objects.create(network=row.network, round=now, **kept)
        log.write(_guest(by), models.Deed.REPLY, row.network_id, part=Part.PLAN, people=())
    return True


@walls.job("asking")
def take_back(one: Found, sent: str, holder: str) -> None:
    """Take back an idea of one's own, as long as the round goes on."""
    if _SENT.fullmatch(sent):
        models.Thought.objects.filter(round=one.round.row, sent=sent, holder=holder).delete()


def _round(row: models.Network, one: models.Round) -> Round:
    plain = keys.unseal(_key(row), bytes(one.data), f"round {one.hash}", row.id)
    return Round(one, msgspec.json.decode(plain, type=Asked))


def _filled(row: models.Network, one: models.Round) -> Round:
    key = _key(row)
    return replace(_round(row, one), thoughts=tuple(_thought(key, one, it) for it in one.thoughts.order_by("-pk")))


def _thought(key: bytes, round: models.Round, one: models.Thought) -> Thought:
    plain = keys.unseal(key, bytes(one.data), _about(round, one.sent), round.network_id)
    said = msgspec.json.decode(plain, type=Said)
    return Thought(one.sent, said.words, said.name, one.holder, one.said_at, one.is_aside)


def _guest(by: log.Actor) -> log.Actor:
    return replace(by, user=None, viewer=None, rule="asked", purpose="circle")


def _about(round: models.Round, sent: str) -> str:
    return f"thought {round.hash} {sent}"


def _key(row: models.Network) -> bytes:
    return keys.unwrap(row.key, row.id)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
