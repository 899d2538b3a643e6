"""The only way from a request to data; a view opens a door in its first line.

A door answers whether the thing exists, whether this person may do this here,
and writes the line in the log, in the same transaction: no line, no data. To
someone without any relation to a network it does not exist.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, NoReturn
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from kring.core import access, emergency
from kring.core.access import Part, Private, Verb
from kring.store import (
    emergencies,
    factors,
    log,
    models,
    networks,
    positions,
    proposals,
    ready,
    roles,
    threshold,
    walls,
)
from kring.store.opened import Administration as Administration
from kring.store.opened import Home as Home
from kring.store.opened import Opened as Opened
from kring.store.opened import Outdoors as Outdoors
from kring.store.opened import Urgent as Urgent
from kring.store.opened import Walking as Walking
from kring.store.opened import Workplaces as Workplaces
from kring.store.premises import administration as administration
from kring.store.premises import fieldwork as fieldwork
from kring.store.premises import walk as walk
from kring.store.premises import walks as walks
from kring.store.premises import workplaces as workplaces
from kring.store.threshold import actor as actor

Refused = networks.Refused

DRAFTED: Final = frozenset(  # where pencil is shown as pencil
    {Part.NAMES, Part.CARD, Part.CIRCLE, Part.RELATIONS, Part.GENOGRAM, Part.PLAN}
)

_RANKS: Final = {role: rank for rank, role in enumerate(access.Role)}
_KNOWN: Final = (("may_undo", False), ("has_waiting", True), ("has_emergency", False))  # asked along with a role

_PARTS: Final = {part.value for part in Part}
_ID = re.compile(r"[A-Za-z0-9_~:-]{1,200}")


def network(
    request: HttpRequest,
    network_id: Any,
    part: Part,
    write: bool = False,
    is_taken_along: bool = False,
    may_wait: bool = False,
    is_meeting: bool = False,
) -> Opened:
    """Open one part of a network, to see it, to change it (`write`), or to take it along on paper or as a file.

    A view that can keep a change as a proposal says so with `may_wait`: then the door also opens for who may only
    propose, and `Opened.verb` says which it is. So does a view that shows what waits as what waits, in pencil: then
    whoever proposes finds it in `Opened.value`, and goes on from there. Where one walks the step in which one meets
    (`is_meeting`), who comes without the file finds that step and no more (R094).
    """
    actor, id = threshold.actor(request), _id(network_id)
    deed = models.Deed.COPY if part is Part.COPY or is_taken_along else models.Deed.READ
    verbs = _asked(write, may_wait)
    with transaction.atomic():
        given = _GIVEN(actor.user.pk, id, actor.at) if actor.user else []
        opened = _opened(actor, given, part, *verbs, is_meeting=is_meeting)
        if isinstance(opened, Opened):
            log.write(opened.by, deed, id, part=part, version=opened.version)
            is_draft = may_wait and part in DRAFTED and _only_proposes(opened)
            return replace(opened, is_draft=is_draft)
    _refuse(opened, actor, id, part)


def meeting(request: HttpRequest, network_id: Any) -> Opened:
    """Open whose circle it is, and no more, for who comes without the file (R094); all others do not meet here."""
    actor, id = threshold.actor(request), _id(network_id)
    with transaction.atomic():
        given = _GIVEN(actor.user.pk, id, actor.at) if actor.user else []
        opened = _opened(actor, given, Part.NAMES, Verb.SEE, is_first=True)
        if isinstance(opened, Opened):
            log.write(opened.by, models.Deed.LIST, id, part=Part.NAMES, version=opened.version)
            return opened
    _refuse(opened, actor, id, Part.NAMES)


def private(request: HttpRequest, network_id: Any, kind: Private = Private.MARKS) -> Opened:
    """Open what somebody keeps to themselves alone, to see or change it. The line of the owner is like that of any
    figure; that of who works here tells whose circle it is that they keep notes of their own.
    """
    actor, id = threshold.actor(request), _id(network_id)
    given = _roles(actor).filter(network_id=id)
    with transaction.atomic():
        is_own = kind not in access.OF_WORKERS
        opened = _opened(actor, list(given), *((Part.SAYS, Verb.CHANGE) if is_own else (Part.NAMES, Verb.SEE)))
        ruling = access.may_keep_private(opened.viewer, kind) if isinstance(opened, Opened) else opened
        if isinstance(opened, Opened) and ruling.allowed:
            if is_own:
                log.write(opened.by, models.Deed.READ, id, part=Part.SAYS, version=opened.version)
            else:
                log.write(opened.by, models.Deed.NOTE, id, people=())
            proposes = kind is Private.STEPS and access.utmost(opened.viewer, Part.PLAN) is Verb.PROPOSE
            return replace(opened, is_draft=proposes)  # at a step that only waits one notes as well
    _refuse(ruling, actor, id, Part.SAYS)


def urgent(request: HttpRequest, network_id: Any) -> Urgent:
    """The door of a professional who must see what was not shared with them, and of nobody else."""
    actor, id = threshold.actor(request), _id(network_id)
    walls.becomes(walls.Acting(_user(actor), "emergency"))
    row = models.Network.objects.filter(pk=id, closed_at=None).select_related("organisation").first()
    held = [roles.viewer(one, actor.at) for one in _roles(actor).filter(network_id=id)]
    posts = positions.posts(actor.user) if actor.user and row and row.organisation_id else []
    ruling = emergency.may_open(held, posts, str(row.organisation_id or "") if row else "", actor.at)
    if row is None or actor.user is None or not ruling.allowed:
        _refuse(ruling, actor, id, Part.NAMES)
    role = access.Role(ruling.params["role"])
    if factors.is_lacking(actor.step, role):
        threshold.ask_second(actor, models.Deed.EMERGENCY)
    viewer = access.Viewer(str(actor.user.pk), role, at=actor.at)
    return Urgent(actor.user, replace(actor, viewer=viewer, rule=ruling.rule.value), row, role)


def withholder(request: HttpRequest, network_id: Any) -> Opened:
    """The door of a professional who may keep something untold here, by name and for a while."""
    opened = network(request, network_id, Part.NAMES)
    ruling = emergency.may_withhold(opened.viewer)
    if not ruling.allowed:
        _refuse(ruling, opened.by, opened.id, Part.NAMES)
    return opened


def colleague(request: HttpRequest) -> tuple[log.Actor, list[UUID]]:
    """The door of who works somewhere as a professional, with where that is; to all others it does not exist."""
    actor = threshold.actor(request)
    where = positions.where(actor.user, emergency.ROLES, actor.at) if actor.user else []
    if not where:
        raise Http404
    if factors.is_lacking(actor.step, access.Role.PROFESSIONAL):
        threshold.ask_second(actor, models.Deed.SEARCH)
    walls.becomes(walls.Acting(_user(actor), "emergency"))
    return actor, where


def photo(request: HttpRequest, network_id: Any, of: Part = Part.NAMES) -> Opened:
    """Open one photo of a part. The line of the page that it stands on, in the same version, covers it."""
    actor, id = threshold.actor(request), _id(network_id)
    given = _roles(actor).filter(network_id=id)
    with transaction.atomic():
        opened = _opened(actor, list(given), Part.PHOTOS, Verb.SEE)
        if isinstance(opened, Opened) and not (ruling := access.may(opened.viewer, of)).allowed:
            opened = ruling
        if isinstance(opened, Opened):
            if not log.has_read(opened.by, id, opened.version):
                log.write(opened.by, models.Deed.READ, id, part=Part.PHOTOS, version=opened.version)
            return opened
    _refuse(opened, actor, id, Part.PHOTOS)


def taken_along(opened: Opened, part: Part, people: Iterable[str] | None = None) -> None:
    """Write that what was opened now leaves as a file; with only these people in it, where it is not everybody."""
    log.write(opened.by, models.Deed.COPY, opened.id, part=part, version=opened.version, people=people)


def mark(request: HttpRequest, network_id: Any, part: str) -> str:
    """For a page that is open: letters that say nothing, and become others when anything changes here, or waits.

    Once its part may not be seen any more they are not there. Looking again is no read and no knock: it needs no line.
    """
    if part not in _PARTS:
        raise Http404
    actor, id = threshold.actor(request), _id(network_id)
    given = _roles(actor).filter(network_id=id).defer("network__document", "network__kept")
    opened = _opened(actor, list(given), Part(part), Verb.SEE)
    if isinstance(opened, Opened):
        return opened.mark()
    if opened.exists:
        raise Refused(opened, id)
    raise Http404


def home(request: HttpRequest, is_search: bool = False, part: Part = Part.NAMES) -> Home:
    """Open somebody's own list of networks, with a line for each: their names, or another part, are read here."""
    actor = threshold.actor(request)
    if actor.user is None:
        raise Http404
    deed = models.Deed.SEARCH if is_search else models.Deed.LIST
    given = list(_roles(actor).order_by("begins_at"))
    if any(factors.is_lacking(actor.step, row.role) for row in given if row.ends_at is None or row.ends_at > actor.at):
        threshold.ask_second(actor, deed)
    with transaction.atomic():
        held = _by_network(given)
        seen = [_opened(actor, same, part, Verb.SEE, is_meeting=True) for same in held]
        opened = [one for one in seen if isinstance(one, Opened)]
        closed = [same for same, one in zip(held, seen, strict=True) if not isinstance(one, Opened)]
        first = [_opened(actor, same, Part.NAMES, Verb.SEE, is_first=True) for same in closed]
        to_meet = [one for one in first if isinstance(one, Opened)]
        log.write_all(log.line(one.by, deed, one.id, part=part, version=one.version) for one in (*opened, *to_meet))
    return Home(actor.user, actor, opened, to_meet)


def _id(given: Any) -> str:
    """What may be an id as it is; anything else is the id of nothing."""
    return str(given) if _ID.fullmatch(str(given)) else ""


def _roles(actor: log.Actor) -> QuerySet[models.Role]:
    return models.Role.objects.filter(user=actor.user).select_related("network")


def _given(user: UUID, network: str, at: datetime) -> QuerySet[models.Role]:
    """What somebody is and was in a network, and what every page of it knows besides."""
    asked = {
        "has_waiting": proposals.standing(),
        "has_emergency": emergencies.fresh(at),
        "may_undo": networks.standing(user),
    }
    held = models.Role.objects.filter(user=user, network=network).select_related("network")
    return held.annotate(**asked)


_GIVEN: Final = ready.Question(_given, ready.USER, ready.NETWORK, ready.MOMENT)


def _user(actor: log.Actor) -> str:
    return str(actor.user.pk) if actor.user else ""


def _asked(write: bool, may_wait: bool) -> tuple[Verb, ...]:
    if not write:
        return (Verb.SEE,)
    return (Verb.CHANGE, Verb.PROPOSE) if may_wait else (Verb.CHANGE,)


def _opened(
    actor: log.Actor,
    given: list[models.Role],
    part: Part,
    *verbs: Verb,
    is_meeting: bool = False,
    is_first: bool = False,
) -> Opened | access.Ruling:
    """What the best of these roles opens, for the first of these verbs that any of them allows, or why none does."""
    rulings = []
    viewers = sorted(
        ((roles.viewer(row, actor.at), row) for row in given), key=lambda one: (_rank(one[0]), one[0].is_emergency)
    )
    for verb in verbs:
        for viewer, row in viewers:
            ruling = access.may_meet(viewer) if is_first else access.may(viewer, part, verb, is_meeting)
            if ruling.allowed and factors.is_lacking(actor.step, row.role):
                return access.Ruling(False, access.Rule.SECOND_FACTOR)
            if ruling.allowed:
                by = replace(
                    actor, viewer=viewer, rule=ruling.rule.value, role_row=row.pk, organisation=row.organisation_id
                )
                by = replace(by, for_whom=roles.for_whom(row))
                known = [getattr(row, name, default) for name, default in _KNOWN]
                return replace(Opened(row.network, viewer, by, part, verb, *known), is_meeting=is_meeting)
            rulings.append(ruling)
    return access.nearest(rulings)


def _rank(viewer: access.Viewer) -> int:
    return _RANKS[viewer.role] if viewer.role else len(_RANKS)


def _only_proposes(opened: Opened) -> bool:
    return opened.may(opened.part, Verb.PROPOSE) and not opened.may(opened.part, Verb.CHANGE)


def _by_network(given: list[models.Role]) -> list[list[models.Role]]:
    found: dict[str, list[models.Role]] = {}
    for role in given:
        found.setdefault(role.network_id, []).append(role)
    return list(found.values())


def _refuse(ruling: access.Ruling, actor: log.Actor, id: str, part: Part) -> NoReturn:
    """Log the refusal, on its own, and close the door."""
    role, user = ruling.params.get("role"), actor.user
    viewer = access.Viewer(str(user.pk), access.Role(role)) if role and user else None
    line = replace(actor, rule=ruling.rule.value, viewer=viewer)
    log.write(line, models.Deed.READ, id, part=part, outcome=models.Outcome.REFUSED)
    if not ruling.exists:
        raise Http404
    raise Refused(ruling, id)
