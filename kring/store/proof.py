"""Whether the log is as it was written; lines taken away when they are old enough, and with a checkpoint only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db.models import Max, Min, Q

from kring.store import chains, checkpoints, guards, log, models
from kring.store.chains import Head
from kring.store.checkpoints import Broken, Checkpoint, Kind

Row = tuple[Any, ...]
_PLACE = ("pk", "position", "seal")


class What(StrEnum):
    """What is wrong with the log."""

    ALTERED = "altered"  # a line is not as it was sealed, or stands elsewhere
    MISSING = "missing"  # there are lines before and after it
    CUT = "cut"  # the newest lines of a chain are gone
    UNKNOWN = "unknown"  # lines in a chain that nobody began
    HEAD = "head"  # what is kept outside the tables was altered
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True)
class Fault:
    """The first bad line of a chain: its position, and its number where the line is there."""

    what: What
    chain: int
    position: int
    line: int | None = None
    lost: int = 0  # how many are not there


@dataclass
class Checked:
    """What was looked at and found, the first bad line first. `beyond` counts sealed lines after a head."""

    lines: int = 0
    chains: int = 0
    beyond: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def first(self) -> Fault | None:
        return self.faults[0] if self.faults else None


def check() -> Checked:
    """Look at every line of every chain, and at what is kept outside. It writes nothing. Raises `chains.NoKey`."""
    heads, found = dict(chains.heads()), Checked()
    try:
        known = _Known(chains.key(), heads, checkpoints.every())
    except Broken:
        return Checked(faults=[Fault(What.CHECKPOINT, 0, 0)])
    seen = set()
    for chain, rows in groupby(_rows(), key=_chain):
        seen.add(chain)
        if chain not in heads:
            known.heads = heads = dict(chains.heads())  # it may have begun just now
        _count(found, known, chain, rows)
    for chain in heads.keys() - seen:
        _count(found, known, chain, iter(()))
    found.chains = len(seen)
    found.faults.sort(key=lambda one: (one.line is None, one.line or 0, one.chain))
    return found


def prune(before: datetime, at: datetime) -> int:
    """Take away every line older than this that no younger one stands before; answers how many those were.

    A chain with a fault keeps all its lines: they are evidence.
    """
    bad = {one.chain for one in check().faults}
    if 0 in bad:
        return 0
    gone = 0
    for chain, last, lines in _old(before):
        if chain in bad:
            continue
        there = models.Line.objects.filter(chain=chain, position__lte=last)
        seal = bytes(there.values_list("seal", flat=True).get(position=last)).hex()
        checkpoints.add([Checkpoint(Kind.PRUNED, at, chain, last, seal, lines, f"before {before.isoformat()}")])
        with guards.pruning():
            gone += there.delete()[0]
    log.write(log.Actor(None, at, rule="retention", purpose="administration"), models.Deed.PRUNE_LOG, act=str(gone))
    return gone


def accept(why: str, at: datetime) -> int:
    """Say that chains which were cut end where they end now, as after a restore; answers how many lines that are."""
    cut = [one for one in check().faults if one.what is What.CUT]
    for one in cut:
        head = _end(one.chain, one.position - 1)
        checkpoints.add([Checkpoint(Kind.ACCEPTED, at, one.chain, head.position, head.seal.hex(), one.lost, why)])
    lost = sum(one.lost for one in cut)
    if cut:
        log.write(log.Actor(None, at, rule="restore", purpose="administration"), models.Deed.ACCEPT_LOG, act=str(lost))
    return lost


@dataclass
class _Known:
    """What is known of the log without its lines."""

    secret: bytes
    heads: dict[int, Head | None]
    checkpoints: list[Checkpoint]

    def pruned(self, chain: int) -> list[Head]:
        return [one.head for one in self.checkpoints if one.chain == chain and one.kind is Kind.PRUNED]

    def ends(self, chain: int) -> set[int]:
        return {one.position for one in self.checkpoints if one.chain == chain and one.kind is Kind.ACCEPTED}


def _rows() -> Iterable[Row]:
    lines = models.Line.objects.order_by("chain", "position")
    return lines.values_list(*_PLACE, *chains.FIELDS).iterator(chunk_size=5000)


def _chain(row: Row) -> int:
    return int(row[len(_PLACE) + chains.FIELDS.index("chain")])


def _count(found: Checked, known: _Known, chain: int, rows: Iterator[Row]) -> None:
    """Look at one chain, and add what was found."""
    head = known.heads.get(chain)
    if head is None:
        first = next(rows, None)
        fault = Fault(What.UNKNOWN if chain not in known.heads else What.HEAD, chain, 1, first[0] if first else None)
        found.faults.append(fault)
        found.lines += sum(1 for _ in rows) + (first is not None)
        return
    walked = _walked(known, chain, head, rows)
    found.lines += walked.lines + sum(1 for _ in rows)
    if walked.fault is not None:
        found.faults.append(walked.fault)
    else:
        found.beyond += max(0, walked.end - head.position)


@dataclass
class _Walked:
    lines: int = 0
    end: int = 0
    fault: Fault | None = None


def _walked(known: _Known, chain: int, head: Head, rows: Iterator[Row]) -> _Walked:
    """Go along a chain until its end or its first bad line."""
    done, before = _Walked(), Head()
    for id, position, seal, *values in rows:
        if done.lines == 0:
            before = _start(known, chain, position) or before
        done.lines += 1
        done.fault = _fault(known, chain, before, (id, position, bytes(seal), *values), head)
        if done.fault is not None:
            return done
        before = Head(position, bytes(seal))
    if done.lines == 0:
        before = max([Head(), *known.pruned(chain)], key=lambda one: one.position)
    done.end = before.position
    if head.position > done.end and done.end not in known.ends(chain):
        done.fault = Fault(What.CUT, chain, done.end + 1, lost=head.position - done.end)
    return done


def _start(known: _Known, chain: int, position: int) -> Head | None:
    """The checkpoint right before the first line that is there."""
    return next((one for one in known.pruned(chain) if one.position == position - 1), None)


def _fault(known: _Known, chain: int, before: Head, row: Row, head: Head) -> Fault | None:
    id, position, seal, *values = row
    if position != before.position + 1:
        return Fault(What.MISSING, chain, before.position + 1, id, position - before.position - 1)
    if chains.seal(known.secret, before, dict(zip(chains.FIELDS, values, strict=True))) != seal:
        return Fault(What.ALTERED, chain, position, id)
    if position == head.position and seal != head.seal:
        return Fault(What.HEAD, chain, position, id)
    return None


def _old(before: datetime) -> list[tuple[int, int, int]]:
    """Of each chain that has lines to take away: the last of them, and how many they are."""
    ends = (
        models.Line.objects.filter(chain__gt=0)
        .values("chain")
        .annotate(young=Min("position", filter=Q(at__gte=before)), first=Min("position"), newest=Max("position"))
    )
    told = ((one["chain"], (one["young"] or one["newest"] + 1) - 1, one["first"]) for one in ends.order_by("chain"))
    return [(chain, last, last - first + 1) for chain, last, first in told if last >= first]


def _end(chain: int, position: int) -> Head:
    if position == 0:
        return Head()
    line = models.Line.objects.filter(chain=chain, position=position).values_list("seal", flat=True).first()
    if line is not None:
        return Head(position, bytes(line))
    return next(one.head for one in checkpoints.every() if (one.chain, one.position) == (chain, position))
