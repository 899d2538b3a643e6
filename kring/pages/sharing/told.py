"""Who has a key to a circle, as the page tells it: what they see, what they may do, since when, until when, why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from django.utils import timezone

from kring.core import access, names, sharing
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.network import Category, Network, Person, Self
from kring.pages import part_words
from kring.store import identities, invitations, log, models, roles

_KINDS: Final = {
    access.Role.FAMILY: Category.FAMILY,
    access.Role.NEIGHBOUR: Category.NEIGHBOUR,
    access.Role.VOLUNTEER: Category.VOLUNTEER,
    access.Role.PROFESSIONAL: Category.PROFESSIONAL,
    access.Role.CARE_PROVIDER: Category.PROFESSIONAL,
    access.Role.CASE_MANAGER: Category.PROFESSIONAL,
    access.Role.PROCESS_GUIDE: Category.PROFESSIONAL,
    access.Role.COORDINATOR: Category.PROFESSIONAL,
}


@dataclass(frozen=True)
class Guest:
    """Somebody with a role in the circle, or who had one."""

    id: int
    user: UUID
    name: str
    face: Person | Self
    role: str
    is_leading: bool
    sees: list[part_words.Word]
    thinks: bool
    since: datetime
    until: datetime | None
    writes_until: datetime | None
    by: str
    given_by: UUID | None
    reason: str
    ended: bool
    may_return: bool = False
    sees_plan: bool = False
    who: models.Identity | None = None  # who they are on the map, as whose circle it is says
    who_name: str = ""
    is_unread: bool = False  # they meet first, and read nothing yet (R094)
    read_at: datetime | None = None  # when that ended
    read_by: str = ""
    read_because: str = ""
    meetings: int | None = None  # after so many they let go (S23)
    met: int = 0  # so many there were
    met_today: bool = False

    @property
    def lets_go(self) -> bool:
        """Whether there were as many meetings as were agreed."""
        return self.meetings is not None and self.met >= self.meetings

    @property
    def more(self) -> list[part_words.Word]:
        """What they see besides the first six."""
        return self.sees[6:]


@dataclass(frozen=True)
class Asked:
    """Somebody who was asked and has not answered yet."""

    id: int
    name: str
    role: str
    sees: list[part_words.Word]
    expires: datetime


def guests(
    row: models.Network, value: Network, by: log.Actor, decides_who_leads: bool
) -> tuple[list[Guest], list[Guest]]:
    """Everybody with a role now, who leads first; and everybody who had one before, and who of them may return."""
    known = {one.user_id: one for one in identities.every(row)}
    found = [_known(_guest(one, value, by, decides_who_leads), value, known) for one in roles.shared(row)]
    here = [one for one in found if not one.ended]
    back = {one.user for one in here}
    before = [replace(one, may_return=one.may_return and one.user not in back) for one in found if one.ended]
    return sorted(here, key=lambda one: not one.is_leading), before


def asked(row: models.Network, at: datetime) -> list[Asked]:
    """Everybody who was asked and has not answered yet."""
    return [_asked(one) for one in invitations.waiting(row, at)]


def taken_back(row: models.Network, at: datetime, decides: bool) -> list[Asked]:
    """Whom nobody asks any more, and whose link could work again; who would lead, only for the client."""
    return [_asked(one) for one in invitations.withdrawn(row, at, decides)]


def _asked(one: invitations.Waiting) -> Asked:
    sees = worded(one.agreed.parts or ())
    return Asked(one.row.pk, one.agreed.name, one.agreed.role.value, sees, one.row.expires_at)


def by_part(here: Iterable[Guest]) -> list[tuple[part_words.Word, list[str]]]:
    """The other way round: of every part who sees it. Who leads sees all of it."""
    some = list(here)
    return [
        (part_words.WORDS[part], [one.name for one in some if one.is_leading or part_words.WORDS[part] in one.sees])
        for part in Part
    ]


def worded(parts: Iterable[Part]) -> list[part_words.Word]:
    """Parts in words, in the order of the rooms."""
    wanted = set(parts)
    return [part_words.WORDS[part] for part in Part if part in wanted]


def _face(one: models.Role, value: Network) -> Person | Self:
    """Who somebody is on the map, when exactly one there has their name; else their initials in a fitting shape."""
    if one.role == access.Role.OWNER.value:
        selves = list(value.owner.selves.values())
        return next((each for each in selves if each.name == one.user.name), selves[0])
    same = [each for each in value.people.values() if names.folded(each.name) == names.folded(one.user.name)]
    if len(same) == 1:
        return same[0]
    return Person(f"role-{one.pk}", one.user.name, category=_KINDS.get(access.Role(one.role), Category.ACQUAINTANCE))


def _guest(one: models.Role, value: Network, by: log.Actor, decides_who_leads: bool) -> Guest:
    at = by.at
    viewer = roles.viewer(one, at)
    is_over = viewer.ends is not None and viewer.ends <= at
    as_agreed = msgspec.structs.replace(viewer, is_unread=False)  # what they see once they met
    then = access.Viewer(viewer.user, viewer.role, viewer.parts, viewer.looks) if is_over else as_agreed
    allowed = [part for part in Part if access.may(then, part).allowed]
    leads = viewer.role in access.LEADING
    return Guest(
        one.pk,
        one.user_id,
        one.user.name,
        _face(one, value),
        one.role,
        leads,
        [] if leads else worded(allowed),
        any(access.may(then, part, Verb.PROPOSE).allowed for part in allowed),
        one.begins_at,
        viewer.ends,
        one.writes_until if one.writes_until and one.writes_until > at else None,
        one.given_by.name if one.given_by and one.given_by_id != one.user_id else "",
        one.given_by_id,
        roles.reason(one),
        is_over,
        roles.may_return(one, by) and (decides_who_leads or one.role != access.Role.PROXY.value),
        Part.PLAN in allowed and not leads and not is_over,
        is_unread=viewer.is_unread and not leads,
        read_at=one.read_at,
        read_by=one.read_by.name if one.read_by else "",
        read_because=roles.read_because(one),
        meetings=one.meetings,
        met=one.met,
        met_today=bool(one.met_at) and timezone.localdate(one.met_at) == timezone.localdate(at),
    )


def _known(guest: Guest, value: Network, known: dict[UUID, models.Identity]) -> Guest:
    who = known.get(guest.user)
    if who is None or who.person not in value.people:
        return guest
    return replace(guest, who=who, who_name=value.people[who.person].name)


def somebody(value: Network, here: Iterable[Guest]) -> list[Person]:
    """Whom one more account can be on the map: who lives, is known to others, and has no account here yet."""
    taken = {one.who.person for one in here if one.who is not None}
    found = (one for one in networks.in_order(value) if not networks.has_died(one) and not one.confidential)
    return [one for one in found if one.id not in taken]


def initial(one: models.Role, at: datetime) -> dict[str, Any]:
    """What a form begins with that changes somebody's role."""
    viewer = msgspec.structs.replace(roles.viewer(one, one.begins_at), is_unread=False)
    parts = frozenset(part for part in Part if access.may(viewer, part).allowed)
    shared = parts & frozenset(sharing.SHARED)
    same = sharing.ready(shared)
    return {
        "ready": same.value if same else "own",
        "parts": [part.value for part in sharing.SHARED if part in shared],
        "doing": "draws"
        if one.writes_until and one.writes_until > at
        else "looks"
        if shared and shared <= frozenset(Part(part) for part in one.looks)
        else "thinks",
        "long": "meetings" if one.meetings else "day" if one.ends_at else "",
        "meetings": one.meetings,
        "until": one.ends_at.date() if one.ends_at else None,
        "reason": roles.reason(one),
        "meets_first": one.is_unread,
    }
