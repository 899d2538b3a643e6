"""When something cannot wait: who may open what was not shared with them, and for how long.

Only a professional who works with this client, or for the organisation that keeps the network; only to look; for a few
hours; and it is told, unless a professional withholds that for somebody's safety, by name and until a day.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kring.core import access
from kring.core.access import Part, Post, Role, Rule, Ruling, Viewer

LASTS: Final = timedelta(hours=4)
LONGEST: Final = timedelta(hours=24)
WITHHELD: Final = timedelta(days=92)  # three months at most; then it is told, or withheld anew
ROLES: Final = (Role.CASE_MANAGER, Role.CARE_PROVIDER, Role.PROFESSIONAL)


class Why(StrEnum):
    """Reasons for which something cannot wait."""

    DANGER = "danger"
    HEALTH = "health"
    CHILD = "child"
    MISSING = "missing"
    OTHER = "other"


def may_open(viewers: Iterable[Viewer], posts: Iterable[Post], organisation: str, at: datetime) -> Ruling:
    """Whether somebody may open a network in an emergency: they work there, or where the network is kept.

    `params` say in which role. Of who does neither, there is nothing to refuse but to those with another role.
    """
    here = list(viewers)
    kept = [one for one in posts if organisation and one.organisation == organisation]
    held = [*here, *(Viewer("", one.role, begins=one.begins, ends=one.ends, at=at) for one in kept)]
    found = [one.role for one in held if one.role in ROLES and not one.is_emergency and access.is_standing(one)]
    if found:
        return Ruling(True, Rule.BREAK_GLASS, {"role": min(found, key=ROLES.index)})
    no = Ruling(False, Rule.NOT_FOR_ROLE)
    return access.nearest(no if access.is_standing(one) else access.may(one, Part.NAMES) for one in here)


def may_withhold(viewer: Viewer) -> Ruling:
    """Whether somebody may keep something untold for safety: a professional who works here, also in an emergency."""
    ruling = access.may(viewer, Part.NAMES)
    if ruling.allowed and viewer.role not in ROLES:
        return Ruling(False, Rule.NOT_FOR_ROLE)
    return ruling


def opens(role: Role) -> frozenset[Part]:
    """What is opened: what the role sees where the client agreed to all of it, without files and without history."""
    return access.POLICY[role].alone.sees & access.WORK


def may_withhold_until(until: datetime, at: datetime) -> bool:
    """Whether something may be kept from whom it should be told until then: from now on, three months at most."""
    return at < until <= at + WITHHELD
