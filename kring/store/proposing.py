"""Proposing: an act of somebody who does not lead is kept until who leads answers it (R017)."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

import msgspec
from django.db import transaction

from kring.core import access, changes, pencils, permits, proposals, sight
from kring.core.access import Verb, Viewer
from kring.core.changes import Act, Misfit
from kring.core.network import Network, encode
from kring.core.proposals import Changes, State
from kring.store import log, models, networks
from kring.store import proposals as kept

MOST: Final = 100  # proposals that can wait in one network
TALK: Final = 50  # remarks about one proposal


class Full(Exception):
    """So much waits already that nothing can be added before something is answered."""


def propose(network_id: str, act: Act, by: log.Actor, seen_version: int | None) -> kept.Proposal | None:
    """Keep an act until who leads answers it; with what it builds upon it is one proposal.

    Nothing comes back when it takes back what this person proposed before. Raises `networks.Missing`, `Refused`
    and `Conflict`, `changes.Misfit` for what could never fit, and `Full`.
    """
    try:
        with transaction.atomic():
            return _proposed(kept.locked(network_id), act, by, seen_version)
    except networks.Conflict as conflict:
        outcome = models.Outcome.CONFLICT
        log.write(by, models.Deed.PROPOSE, network_id, version=conflict.version, act=act.id, outcome=outcome)
        raise
    except networks.Refused as refused:
        line = replace(by, rule=refused.ruling.rule.value)
        log.write(line, models.Deed.PROPOSE, network_id, act=act.id, outcome=models.Outcome.REFUSED)
        raise


def withdraw(network_id: str, id: str, by: log.Actor) -> bool:
    """Take one's own proposal back, as long as it waits. Answers whether it did."""
    with transaction.atomic():
        row = kept.locked(network_id)
        mine = kept.found(row, by.viewer, {id}).filter(by=by.user, state=State.WAITING) if by.viewer else ()
        found = [kept.opened(row, one)[0] for one in mine]
        kept.close(found, State.WITHDRAWN, by)
        kept.note(row, found, by)
        let_go(row, found)
    return bool(found)


def let_go(row: models.Network, closed: Sequence[kept.Proposal]) -> None:
    """The photos go that came with proposals that are no more, unless they are anywhere else."""
    gone = frozenset(id for one in closed for id in pencils.photos(one.changes))
    if not gone:
        return
    waiting = models.Proposal.objects.filter(network=row, state=State.WAITING).select_related("by", "answered_by")
    still = frozenset(id for one in waiting for id in pencils.photos(kept.opened(row, one)[0].changes))
    said = encode(networks.load(row)).decode()
    models.Photo.objects.filter(network=row, photo__in=[id for id in gone - still if id not in said]).delete()


def say(network_id: str, id: str, words: str, by: log.Actor) -> bool:
    """Say something about a proposal: whoever made it and whoever leads do. Sent twice it is said once.

    Answers whether there is such a proposal for this actor, with room for more words.
    """
    if by.viewer is None or by.user is None:
        return False
    with transaction.atomic():
        row = kept.locked(network_id)
        one = kept.found(row, by.viewer, {id}).first()
        if one is None:
            return False
        told, stored = kept.opened(row, one)
        said = kept.Remark(str(by.user.pk), by.at, words[: kept.WORDS])
        if any((said.by, said.words) == (last.by, last.words) for last in told.talk[-1:]):
            return True
        if len(told.talk) >= TALK:
            return False
        kept.rewrite(row, one, msgspec.structs.replace(stored, talk=(*told.talk, said)))
        kept.note(row, [told], by)
    return True


def _proposed(row: models.Network, act: Act, by: log.Actor, seen_version: int | None) -> kept.Proposal | None:
    if seen_version is None or not 1 <= seen_version <= row.version:
        raise networks.Missing(row.id, seen_version)
    if by.viewer is None or by.user is None:
        raise PermissionError
    _allow(row, act, by.viewer)
    id, known, is_replay = _once(row, act, by)
    if is_replay:
        return known
    whole = networks.load(row)
    seen, own = sight.visible(whole, by.viewer), _own(row, whole, by)
    joined = _joined(row, seen, own, act.changes)
    _allow_opening(row, whole, joined.changes, by.viewer)
    upon = [own[number] for number in joined.upon]
    if not upon and models.Proposal.objects.filter(network=row, by=by.user, state=State.WAITING).count() >= MOST:
        raise Full
    people = [person for one in act.changes for person in changes.concerned(one)]
    log.write(by, models.Deed.PROPOSE, row.id, version=row.version, people=people, act=id)
    if upon:
        part = _made(row, msgspec.structs.replace(act, id=id), by)
        return _grown(row, part, upon, joined.changes, by)
    if not joined.changes:
        return None
    made = _made(row, msgspec.structs.replace(act, id=id), by, joined.changes)
    return kept.opened(row, made)[0]


def _own(row: models.Network, whole: Network, by: log.Actor) -> list[kept.Proposal]:
    """What this actor still proposes, as they may know it, whatever else they may see."""
    assert by.viewer is not None
    return [one for one in kept.waiting(row, whole, by.viewer) if one.by == by.user]


def _allow(row: models.Network, act: Act, viewer: Viewer) -> None:
    for one in act.changes:
        ruling = permits.permits(viewer, one, Verb.PROPOSE)
        if not ruling.allowed:
            raise networks.Refused(ruling, row.id)


def _allow_opening(row: models.Network, whole: Network, wanted: Changes, viewer: Viewer) -> None:
    """Nobody is asked for a yes that would open, unsaid, a photo whose people have not all said theirs."""
    with suppress(Misfit):  # of somebody who became hidden it stays as it was made, as far as it fits
        wanted = sight.whole(whole, Act("wanted", wanted), viewer).changes
    if not viewer.sees_confidential and sight.opens(whole, proposals.drafted(whole, [wanted])):
        raise networks.Refused(access.Ruling(False, access.Rule.OWNER_DECIDES), row.id)


def _once(row: models.Network, act: Act, by: log.Actor) -> tuple[str, kept.Proposal | None, bool]:
    """The id to propose under, and what this person made of it when it arrived before.

    The same id with other changes comes from a page that the back button brought back: that gets its own, and
    so does the id of somebody else.
    """
    asked = kept.marked(act.changes)
    if models.Proposal.objects.filter(network=row, act=act.id).exclude(by=by.user).exists():
        act = msgspec.structs.replace(act, id=f"{act.id[:100]}:{by.user.pk if by.user else ''}")
    other = f"{act.id[:150]}:{asked[:32]}"
    made = models.Proposal.objects.filter(network=row, act__in=(act.id, other), by=by.user)
    made = made.select_related("by", "into__by")
    known = {one.act: one for one in made}
    for id in (other, act.id):
        if id in known and (id == other or kept.opened(row, known[id])[1].asked == asked):
            return id, kept.opened(row, known[id].into or known[id])[0], True
    return (other if act.id in known else act.id), None, False


def _joined(row: models.Network, seen: Network, own: Sequence[kept.Proposal], new: Changes) -> proposals.Joined:
    try:
        return proposals.joining(seen, [one.changes for one in own], new)
    except Misfit as misfit:
        if not misfit.is_conflict:
            raise
        found = changes.misfits(kept.drafted(seen, own), new)
        raise networks.Conflict(row.version, [one for one in found if one.is_conflict]) from None


def _made(row: models.Network, act: Act, by: log.Actor, wanted: Changes | None = None) -> models.Proposal:
    assert by.viewer is not None
    viewer = Viewer(by.viewer.user, by.viewer.role, by.viewer.parts)
    whole = msgspec.structs.replace(act, changes=act.changes if wanted is None else wanted)
    stored = kept.Stored(msgspec.Raw(msgspec.json.encode(whole)), kept.marked(act.changes), viewer)
    one = models.Proposal(network=row, act=act.id, by=by.user, for_whom=by.for_whom, version=row.version, at=by.at)
    one.data = kept.sealed(row, one, stored)
    one.save(force_insert=True)
    return one


def _grown(
    row: models.Network, part: models.Proposal, upon: Sequence[kept.Proposal], whole: Changes, by: log.Actor
) -> kept.Proposal | None:
    """The first of the proposals that a new one builds upon, with all of it; nothing when nothing is asked any more."""
    first = models.Proposal.objects.select_related("by").get(pk=upon[0].pk)
    parts = [part.pk, *(one.pk for one in upon[1:])]
    models.Proposal.objects.filter(pk__in=parts).update(state=State.JOINED.value, into=first)
    told, stored = kept.opened(row, first)
    talk = tuple(said for one in upon for said in one.talk)
    act = msgspec.Raw(msgspec.json.encode(Act(first.act, whole)))
    kept.rewrite(row, first, msgspec.structs.replace(stored, act=act, talk=talk), at=by.at)
    if not whole:
        kept.close([told], State.WITHDRAWN, by)
        return None
    return replace(told, changes=whole, talk=talk, at=by.at)
