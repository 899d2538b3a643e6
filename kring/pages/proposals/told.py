"""Proposals as a page tells them: each in words, with what was said about it and what stands in its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from kring.core import changes, method, pencils, proposals
from kring.core.access import Part
from kring.core.changes import Misfit, Place, Set, Why
from kring.core.network import Network, Placement
from kring.methods import loader
from kring.pages.answers import Both
from kring.pages.changed import fields, words, written
from kring.store.answering import Stuck
from kring.store.doors import Opened
from kring.store.proposals import Proposal


@dataclass(frozen=True)
class Said:
    """One remark: by whom, when, and the words."""

    who: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Told:
    """A proposal in words. `chosen` is what a form sends for it: which one, and what it said."""

    proposal: Proposal
    who: str
    lines: list[str]
    texts: list[tuple[str, str]]  # what the lines leave out of it: what it is called, and all that was written
    talk: list[Said]
    is_mine: bool
    photos: list[str]  # the addresses of what it would hang up or put on a card

    @property
    def id(self) -> str:
        return self.proposal.id

    @property
    def chosen(self) -> str:
        return f"{self.proposal.id}:{self.proposal.mark}"


@dataclass(frozen=True)
class Asker:
    """Somebody with all that they propose."""

    who: str
    asked: list[Told]


def told(opened: Opened, some: Iterable[Proposal], parties: dict[str, tuple[str, str]]) -> list[Told]:
    """Proposals as this viewer may know them, in words."""
    found = []
    for one in some:
        called = words.Called(proposals.drafted(opened.agreed, [one.changes]), opened.row.organisation_id)
        called.learn(one.changes)
        lines = words.lines(one.changes, called)
        found.append(
            Told(
                one,
                one.by.name,
                lines,
                _texts(one, " ".join(lines)),
                [Said(_name(parties, said.by), said.at, said.words) for said in one.talk],
                one.by == opened.by.user,
                _photos(opened, one),
            )
        )
    return found


def _texts(proposal: Proposal, told: str) -> list[tuple[str, str]]:
    return [one for change in proposal.changes for one in written.texts(change) if one[1] not in told]


def _photos(opened: Opened, proposal: Proposal) -> list[str]:
    found = []
    for change in proposal.changes if opened.may(Part.PHOTOS) else ():
        for photo in sorted(pencils.photos((change,))):
            shelf, about = changes.about(change)
            if shelf == "successes":
                found.append(reverse("wall:picture", args=[opened.id, photo]))
            else:
                found.append(reverse("card:picture", args=[opened.id, about, photo]))
    return found


def askers(waiting: Sequence[Told]) -> list[Asker]:
    """The same, by who asked, in the order in which they first did."""
    found: dict[Any, list[Told]] = {}
    for one in waiting:
        found.setdefault(one.proposal.by.pk, []).append(one)
    return [Asker(some[0].who, some) for some in found.values()]


def both(value: Network, stuck: Stuck) -> list[Both]:
    """What is there now and what was proposed, for each change that stands in the way."""
    called = words.Called(value)
    called.learn(stuck.proposal.changes)
    return [_both(misfit, called) for misfit in stuck.misfits]


def can_choose(stuck: Stuck) -> bool:
    """Whether the value of the proposal can be taken instead: there are two values to choose between."""
    found = stuck.misfits
    return bool(found) and all(one.why is Why.CHANGED and isinstance(one.change, Set | Place) for one in found)


def _name(parties: dict[str, tuple[str, str]], user: str) -> str:
    return parties.get(user, (gettext("somebody"), ""))[0]


def _both(misfit: Misfit, called: words.Called) -> Both:
    change = misfit.change
    if isinstance(change, Place):
        return Both(called.person(change.person), _where(change, misfit.now), _where(change, change.now))
    if isinstance(change, Set) and misfit.why is Why.CHANGED:
        about = f"{called.record(change.shelf, change.id)}: {fields.called(change.shelf, change.field)}"
        return Both(about, _value(change, misfit.now, called), _value(change, change.value, called))
    line = " ".join(words.lines([change], called))
    return Both("", str(_IN_THE_WAY.get(misfit.why, _("something changed meanwhile"))), line)


_IN_THE_WAY: dict[Why, Any] = {
    Why.GONE: _("this is no longer there"),
    Why.EXISTS: _("this is there already"),
    Why.IN_USE: _("something else speaks of it"),
}


def _value(change: Set, plain: Any, called: words.Called) -> str:
    if change.field in fields.NAMED and plain:
        return called.people(plain if isinstance(plain, list) else [plain])
    if plain in (None, "", [], {}):
        return ""
    return fields.said(change.shelf, change.field, plain) or (plain if isinstance(plain, str) else "")


def _where(change: Place, at: Placement | None) -> str:
    if at is None:
        return gettext("no place yet")
    if at.left_out:
        return gettext("left out of this circle")
    layout = loader.standing().get(change.layout)
    found = (method.ring(layout, at.ring or ""), method.sector(layout, at.sector or "")) if layout else ()
    language = "nl" if (get_language() or "nl").startswith("nl") else "en"
    return ", ".join(method.said(one.name, language) for one in found if one) or gettext("another circle")
