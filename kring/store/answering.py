"""Answering proposals: whoever leads says yes or no, to one or to several at once (R017)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import msgspec
from django.db import transaction

from kring.core import changes, proposals, sight
from kring.core.access import Viewer
from kring.core.changes import Act, Misfit
from kring.core.network import Network
from kring.core.proposals import Changes, State
from kring.store import log, models, networks, proposing
from kring.store import proposals as kept


@dataclass(frozen=True)
class Stuck:
    """A proposal that could not be accepted: with what stands in its way, or because it says something else now."""

    proposal: kept.Proposal
    misfits: tuple[Misfit, ...] = ()


@dataclass(frozen=True)
class Answered:
    """What became of an answer: which proposals got it, and which did not fit."""

    done: tuple[kept.Proposal, ...]
    stuck: tuple[Stuck, ...] = ()


def accept(
    network_id: str,
    chosen: Collection[tuple[str, str]],
    by: log.Actor,
    settle: networks.Settle | None = None,
    is_chosen: bool = False,
) -> Answered:
    """Carry out proposals (by id and mark) on the newest value: one act for each who proposed.

    What does not fit stays waiting and comes back with both values; with `is_chosen` the value of the proposal
    was chosen over the one that is there. What was answered already is left alone. Raises `PermissionError`
    for who does not lead.
    """
    with transaction.atomic():
        row, found, stuck = _chosen(network_id, chosen, by)
        value, fitting = networks.load(row), list[tuple[kept.Proposal, Changes]]()
        for one, stored in found:
            wanted = _whole(value, one, stored.viewer)
            wanted = proposals.onto(value, wanted) if is_chosen else wanted
            if in_the_way := changes.misfits(value, wanted):
                stuck.append(Stuck(one, tuple(in_the_way)))
                continue
            value = changes.apply_all(value, wanted)
            fitting.append((one, wanted))
        for proposer in dict.fromkeys(one.by.pk for one, _ in fitting):
            _carry_out(row.id, [(one, wanted) for one, wanted in fitting if one.by.pk == proposer], by, settle)
        kept.close([one for one, _ in fitting], State.ACCEPTED, by)
    return Answered(tuple(one for one, _ in fitting), tuple(stuck))


def refuse(network_id: str, chosen: Collection[tuple[str, str]], why: str, by: log.Actor) -> Answered:
    """Say no, with a word if there is one. Raises `PermissionError` for who does not lead."""
    with transaction.atomic():
        row, found, stuck = _chosen(network_id, chosen, by)
        for one, stored in found if why else ():
            made = models.Proposal.objects.get(pk=one.pk)
            kept.rewrite(row, made, msgspec.structs.replace(stored, why=why[: kept.WORDS]))
        kept.close([one for one, _ in found], State.REFUSED, by)
        kept.note(row, [one for one, _ in found], by)
        proposing.let_go(row, [one for one, _ in found])
    return Answered(tuple(one for one, _ in found), tuple(stuck))


def reconsider(network_id: str, id: str, by: log.Actor) -> bool:
    """Let what was refused wait again as it was: a no may have been a mistake. Of a photo that went nothing is left.

    Answers whether it waits from now on. Raises `PermissionError` for who does not lead.
    """
    viewer = _allow(by)
    with transaction.atomic():
        row = kept.locked(network_id)
        made = kept.found(row, viewer, {id}).filter(state=State.REFUSED).first()
        if made is None:
            return False
        one, stored = kept.opened(row, made)
        if not one.may_wait_again:
            return False
        kept.rewrite(row, made, msgspec.structs.replace(stored, why=""))
        models.Proposal.objects.filter(pk=one.pk).update(state=State.WAITING, answered_by=None, answered_at=None)
        kept.note(row, [one], by)
    return True


def _allow(by: log.Actor) -> Viewer:
    if by.viewer is None or not by.viewer.sees_confidential:
        raise PermissionError
    return by.viewer


def _chosen(
    network_id: str, chosen: Collection[tuple[str, str]], by: log.Actor
) -> tuple[models.Network, list[tuple[kept.Proposal, kept.Stored]], list[Stuck]]:
    """What of the chosen still waits and says what it said; and what of it says something else by now."""
    viewer, row, marks = _allow(by), kept.locked(network_id), dict(chosen)
    rows = kept.found(row, viewer, marks.keys()).filter(state=State.WAITING).order_by("pk")
    found = [kept.opened(row, one) for one in rows]
    same = [(one, stored) for one, stored in found if one.mark == marks[one.id]]
    return row, same, [Stuck(one) for one, _ in found if one.mark != marks[one.id]]


def _whole(value: Network, one: kept.Proposal, viewer: Viewer) -> Changes:
    """A proposal made on what somebody sees, on all there is; on somebody hidden by now it is as it was made."""
    try:
        return sight.whole(value, Act(one.act, one.changes), viewer).changes
    except Misfit:
        return one.changes


def _carry_out(
    network_id: str, some: Sequence[tuple[kept.Proposal, Changes]], by: log.Actor, settle: networks.Settle | None
) -> None:
    """One act with all that one person proposed; the history tells who did."""
    first, version = some[0][0], models.Network.objects.only("version").get(pk=network_id).version
    act = Act(f"{first.act[:150]}:yes", tuple(change for _, wanted in some for change in wanted))
    networks.change(network_id, act, by, version, settle)
    models.Act.objects.filter(network=network_id, act=act.id).update(proposed_by=first.by)
