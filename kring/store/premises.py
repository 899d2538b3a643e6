"""The doors of an organisation, behind which is no client: its administration, its fieldwork and its walks.

To everybody without a post or a task there they do not exist; each is entered through `doors`.
"""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest

from kring.core import access, streets
from kring.store import factors, fieldworks, log, models, positions, threshold, walls
from kring.store import walks as walking
from kring.store.opened import Administration, Outdoors, Walking, Workplaces


def administration(request: HttpRequest, organisation_id: UUID | None = None) -> Administration:
    """Open the administration of an organisation, or without one of the installation. To everybody else it does not
    exist, and neither does an organisation that somebody else looks after.
    """
    actor = threshold.actor(request)
    organisation = models.Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
    posts = positions.posts(actor.user) if actor.user and organisation else []
    keeps = actor.user is not None and actor.user.is_installation_admin
    id = str(organisation_id) if organisation_id else None
    ruling = access.may_look_after(id, posts, keeps, actor.at)
    actor = replace(actor, rule=ruling.rule.value)
    if actor.user is None or not ruling.allowed:
        log.write(actor, models.Deed.ADMINISTER, outcome=models.Outcome.REFUSED)
        raise Http404
    if factors.is_lacking(actor.step, access.Role.ADMINISTRATOR if organisation else access.Role.INSTALLATION):
        threshold.ask_second(actor, models.Deed.ADMINISTER)
    walls.becomes(walls.Acting(str(actor.user.pk), "administration"))
    log.write(actor, models.Deed.ADMINISTER)
    return Administration(actor.user, actor, organisation)


def fieldwork(request: HttpRequest, fieldwork: UUID, task: streets.Task) -> Outdoors:
    """Open a fieldwork to lead it, to read what it found, or to go along its doors; to all others it is not there."""
    actor = threshold.actor(request)
    row = models.Fieldwork.objects.filter(pk=fieldwork).first() if actor.user else None
    if row is None or actor.user is None:
        raise Http404
    is_interviewer = task is streets.Task.RING and row.interviewers.filter(user=actor.user).exists()
    by, _ruling = _of_organisation(actor, row, task, task.value, is_interviewer)
    leads = streets.may(str(row.organisation_id), positions.posts(actor.user), streets.Task.LEAD, False, actor.at)
    return Outdoors(actor.user, by, row, task, leads.allowed)


def walk(request: HttpRequest, walk: UUID) -> Walking:
    """Open a way that a group, a street or an organisation walks, for who leads fieldwork there; to no others."""
    actor = threshold.actor(request)
    row = models.Walk.objects.select_related("organisation", "fieldwork").filter(pk=walk).first()
    if row is None or actor.user is None:
        raise Http404
    by, ruling = _of_organisation(actor, row, streets.Task.LEAD, "walk")
    return Walking(actor.user, by, row, access.Role(ruling.params["role"]))


def _of_organisation(
    actor: log.Actor, row: models.Fieldwork | models.Walk, task: streets.Task, act: str, is_interviewer: bool = False
) -> tuple[log.Actor, access.Ruling]:
    """Who opens something of an organisation that is of no client, with a line; to who may not it is not there."""
    assert actor.user is not None
    ruling = streets.may(str(row.organisation_id), positions.posts(actor.user), task, is_interviewer, actor.at)
    actor = replace(actor, rule=ruling.rule.value, organisation=row.organisation_id)
    if not ruling.allowed:
        log.write(actor, models.Deed.FIELDWORK, outcome=models.Outcome.REFUSED)
        raise Http404
    if factors.is_lacking(actor.step, ruling.params["role"]):
        threshold.ask_second(actor, models.Deed.FIELDWORK)
    log.write(actor, models.Deed.FIELDWORK, act=act)
    return actor, ruling


def workplaces(request: HttpRequest) -> Workplaces:
    """Where somebody leads, reads or does fieldwork; to who does none of it this does not exist."""
    actor = threshold.actor(request)
    found = fieldworks.workplaces(actor.user, actor) if actor.user else None
    if found is None or actor.user is None:
        raise Http404
    if any(factors.is_lacking(actor.step, role) for role in found.roles):
        threshold.ask_second(actor, models.Deed.FIELDWORK)
    log.write(actor, models.Deed.FIELDWORK, act="list")
    return Workplaces(actor.user, actor, found.leads, found.fieldworks)


def walks(request: HttpRequest) -> list[Walking]:
    """What groups, streets and organisations walk where this visitor leads; for all others there is nothing."""
    actor = threshold.actor(request)
    found = walking.of(actor.user, actor.at) if actor.user else []
    if any(factors.is_lacking(actor.step, role) for role, _row in found):
        threshold.ask_second(actor, models.Deed.FIELDWORK)
    if found:
        log.write(actor, models.Deed.FIELDWORK, act="list")
    return [Walking(actor.user, actor, row, role) for role, row in found if actor.user]
