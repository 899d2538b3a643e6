"""The acts of a history as one viewer may be told them, newest first, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext

from kring.core import permits
from kring.core.access import Part, Verb
from kring.core.changes import Change, Edit, Remove, concerned, inverse
from kring.core.network import Success
from kring.pages import answers
from kring.pages.changed import words
from kring.store import accounts, doors, moments, retold
from kring.store.history import Step
from kring.store.retold import Told

PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What a visitor wants to see: the acts of one user, or about one person, before another act."""

    by: str = ""
    about: str = ""
    before: str = ""


@dataclass(frozen=True)
class Deed:
    """One act: when, who in which role, and what in words. One that cannot be read has no lines."""

    at: datetime
    who: str
    role: str
    for_whom: str
    lines: list[str]
    is_back: bool
    is_undone: bool
    act: str
    may_undo: bool
    undo: str = field(default_factory=answers.new_act)  # the id of the act that would take it back
    moment: str = ""  # what was taken away and can be put back
    proposed_by: str = ""  # who proposed what this person accepted


@dataclass(frozen=True)
class Page:
    """Some acts, the act before which the older ones are, and everybody whose acts there may be."""

    deeds: list[Deed]
    older: str
    parties: dict[str, tuple[str, str]]


def page(opened: doors.Opened, asked: Asked) -> Page:
    """One page of the history, with who did it by name."""
    parties = accounts.parties(opened.row)
    found = list(islice(_told(opened, asked, parties), PAGE + 1))
    older = found[PAGE - 1].act if len(found) > PAGE else ""
    since = found[PAGE].at if older else None
    until = found[0].at if asked.before and found else None
    deeds = [*found[:PAGE], *_moments(opened, asked, parties, since, until)]
    return Page(sorted(deeds, key=lambda one: one.at, reverse=True), older, parties)


def _moments(
    opened: doors.Opened,
    asked: Asked,
    parties: dict[str, tuple[str, str]],
    since: datetime | None,
    until: datetime | None,
) -> Iterator[Deed]:
    """The moments that were kept and taken away between the acts of one page; they are about nobody in particular."""
    if asked.about or not opened.may(Part.MOMENTS):
        return
    for one in moments.told(opened.row, opened.by):
        is_here = (since is None or one.at > since) and (until is None or one.at <= until)
        if is_here and asked.by in ("", str(one.by.pk)):
            name, role = parties.get(str(one.by.pk), (one.by.name, ""))
            may = opened.may(Part.MOMENTS, Verb.CHANGE) and one.is_gone and one.is_own
            yield Deed(one.at, name, role, "", [_kept(one)], False, False, "", False, moment=one.id if may else "")


def _kept(one: moments.Told) -> str:
    if one.is_gone:
        if one.name:
            return gettext("Took the moment “%(name)s” away") % {"name": one.name}
        return gettext("Took a moment away")
    if one.name:
        return gettext("Kept the moment “%(name)s”") % {"name": one.name}
    return gettext("Kept a moment")


def _told(opened: doors.Opened, asked: Asked, parties: dict[str, tuple[str, str]]) -> Iterator[Deed]:
    called, is_before = words.Called(opened.value, opened.row.organisation_id), not asked.before
    for told in retold.steps(opened.row, opened.viewer):
        called.learn(told.changes or ())
        if is_before and _is_asked(told, asked):
            yield _deed(opened, told, called, parties)
        is_before = is_before or told.step.name == asked.before


def _is_asked(told: Told, asked: Asked) -> bool:
    if asked.by and (told.step.by is None or str(told.step.by.pk) != asked.by):
        return False
    return not asked.about or any(asked.about in concerned(one) for one in told.changes or ())


def _deed(opened: doors.Opened, told: Told, called: words.Called, parties: dict[str, tuple[str, str]]) -> Deed:
    step = told.step
    name, role = who(step, parties)
    return Deed(
        at=step.at,
        who=name,
        role=role,
        for_whom=step.for_whom.name if step.for_whom and step.for_whom != step.by else "",
        lines=words.lines(told.changes or (), called),
        is_back=step.is_back,
        is_undone=step.is_undone,
        act=step.name,
        may_undo=told.is_whole and step.stands and _may_undo(opened, told),
        proposed_by=step.proposed_by.name if step.proposed_by else "",
    )


def who(step: Step, parties: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """The name and the role of who did a step; without an account it was somebody who was asked."""
    if step.by is None:
        return gettext("Who was asked"), ""
    return parties.get(str(step.by.pk), (step.by.name, ""))


def _may_undo(opened: doors.Opened, told: Told) -> bool:
    """Whether this viewer may do the opposite of all of it."""
    changes, viewer = told.changes or (), opened.viewer
    if (
        not viewer.sees_confidential
        and (told.step.by is None or str(told.step.by.pk) != viewer.user)
        and any(_is_of_a_photo(one) for one in changes)
    ):
        return False
    may = opened.may(Part.NAMES, Verb.CHANGE)
    return may and permits.permits_all(viewer, map(inverse, changes)).allowed


def _is_of_a_photo(change: Change) -> bool:
    """Whether a change can have closed a photo or the team's wall, which only those who lead open again (R106)."""
    if isinstance(change, Remove):
        return isinstance(change.was, Success) and (change.was.photo is not None or change.was.is_let_go)
    return isinstance(change, Edit) and change.shelf == "successes" and change.field not in ("words", "on", "action")
