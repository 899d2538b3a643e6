"""What waits for the client's yes, in pencil on the pictures: the same words and the same way on in every room."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kring.core import pencils, proposals
from kring.core.method import Layout
from kring.core.network import Network, Person
from kring.core.pencils import Kind
from kring.core.proposals import Changes
from kring.draw import pencils as drawing
from kring.draw.life_parts import Waits
from kring.draw.pencils import Pencil
from kring.draw.relations_seats import Map
from kring.draw.seats import Seats
from kring.pages import ink
from kring.pages.changed import words
from kring.store.doors import Opened
from kring.store.proposals import Proposal

SIGN: Any = _("in pencil: waits for a yes")
_SAID: dict[Kind, Any] = {
    Kind.NEW: _("%(name)s: proposed to come here"),
    Kind.MOVED: _("%(name)s: proposed to stand here"),
    Kind.GONE: _("%(name)s: proposed to be taken off"),
    Kind.TIED: _("%(name)s: a line is proposed"),
    Kind.UNTIED: _("%(name)s: proposed without this line"),
}
_HAPPENED: dict[Kind, Any] = {
    Kind.NEW: _("%(name)s: proposed for the line"),
    Kind.MOVED: _("%(name)s: proposed to be told like this"),
    Kind.GONE: _("%(name)s: proposed to be taken off"),
}


def wanted(opened: Opened) -> dict[str, Changes]:
    """What waits here as far as this viewer may know, by the id of its proposal."""
    return {one.id: one.changes for one in opened.waiting}


def on_circle(
    opened: Opened, layout: Layout, *placed: Seats, some: Iterable[Proposal] | None = None
) -> list[SafeString]:
    """What waits (or `some` of it), to lay over a circle in each of these sizes; nothing when it changes nothing."""
    changes = wanted(opened) if some is None else {one.id: one.changes for one in some}
    moves = pencils.moves(opened.agreed, changes, layout.id) if changes else []
    link = _link(opened)
    return [ink.safe(drawing.paint(drawing.in_circle(one, layout, moves), _spoken, link)) for one in placed]


def on_map(opened: Opened, where: Map) -> tuple[Map, SafeString]:
    """The relation map with room for who would come, and what waits to lay over it."""
    changes = wanted(opened)
    if not changes:
        return where, ink.safe("")
    people = opened.agreed.people
    gone = [(id, people[one], Kind.GONE) for one, id in pencils.leaving(opened.agreed, changes).items()]
    grown, found = drawing.in_map(where, newcomers(opened), pencils.bonds(opened.agreed, changes), gone)
    return grown, ink.safe(drawing.paint(found, _spoken, _link(opened)))


def on_line(opened: Opened) -> tuple[Network, dict[str, Waits]]:
    """The network with what would be told on the life line, and how each event stands in pencil."""
    value, changes, waits = opened.agreed, wanted(opened), dict[str, Waits]()
    events, people = dict(value.events), dict(value.people)
    for one in pencils.happenings(value, changes) if changes else []:
        id = f"{one.event.id}~{one.proposal}" if one.kind is Kind.MOVED else one.event.id
        events[id] = msgspec.structs.replace(one.event, id=id)
        drafted = proposals.drafted(value, [changes[one.proposal]]).people
        people |= {who: drafted[who] for who in one.event.people if who in drafted and who not in people}
        waits[id] = Waits(
            str(_HAPPENED[one.kind] % {"name": one.event.title}), to(opened, one.proposal), one.kind is Kind.GONE
        )
    return (msgspec.structs.replace(value, events=events, people=people) if waits else value), waits


def has_photo(opened: Opened, photo: str) -> bool:
    """Whether a photo came with a proposal that this viewer may know of."""
    return any(photo in pencils.photos(changes) for changes in wanted(opened).values())


def newcomers(opened: Opened) -> list[tuple[str, Person]]:
    """Who would come onto the list, each with the id of the proposal."""
    found = pencils.newcomers(opened.agreed, wanted(opened))
    return [(id, person) for id, people in found.items() for person in people]


def changed(opened: Opened) -> frozenset[str]:
    """Of whom something else is proposed, to go round in pencil in any drawing."""
    found = wanted(opened)
    return pencils.changed(opened.agreed, found) if found else frozenset()


def lines(opened: Opened) -> list[tuple[str, str]]:
    """What waits, a line of words for each proposal with its id: where it is all met first."""
    found = []
    for one in opened.waiting:
        called = words.Called(proposals.drafted(opened.agreed, [one.changes]), opened.row.organisation_id)
        called.learn(one.changes)
        found.append((one.id, " ".join(words.lines(one.changes, called))))
    return found


def leaving(opened: Opened) -> dict[str, str]:
    """Who would be taken off the list, with the id of the proposal."""
    return pencils.leaving(opened.agreed, wanted(opened))


def sign() -> SafeString:
    """The sign of it in a legend beside a drawing."""
    return ink.safe(drawing.sign())


def _spoken(one: Pencil) -> str:
    return str(_SAID[one.kind] % {"name": one.name})


def _link(opened: Opened) -> drawing.Link:
    return lambda one: to(opened, one.proposal)


def to(opened: Opened, proposal: str) -> str:
    """Where one proposal is looked at and answered."""
    return f"{reverse('proposals:show', args=[opened.id])}?which={proposal}"
