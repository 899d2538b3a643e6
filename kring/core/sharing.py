"""What a client shares with whom in one act: ready-made circles of parts, and the roles that they can give (R018).

What a role can be given at most is decided in `access`; nothing here opens a door.
"""

from enum import StrEnum
from typing import Final

from kring.core import access
from kring.core.access import Part, Role
from kring.core.network import OwnerKind

GIVEN: Final = (
    Role.FAMILY,
    Role.FRIEND,
    Role.NEIGHBOUR,
    Role.CARER,
    Role.SUPPORT_FIGURE,
    Role.VOLUNTEER,
    Role.PROFESSIONAL,
    Role.CARE_PROVIDER,
    Role.PROCESS_GUIDE,
    Role.COORDINATOR,
    Role.PROXY,
)

_TOGETHER: Final = frozenset({OwnerKind.COUPLE, OwnerKind.FAMILY})


def given(kind: OwnerKind, giver: Role = Role.OWNER) -> tuple[Role, ...]:
    """The roles that can be given in a circle: in that of a couple or a family also that it is theirs as well.

    Whoever stands in makes nobody lead: else standing in would go on, under another name, beyond its end.
    """
    every = (Role.OWNER, *GIVEN) if kind in _TOGETHER else GIVEN
    return every if giver is Role.OWNER else tuple(role for role in every if role not in access.LEADING)


SHARED: Final = tuple(part for part in Part if part in access.WORK)


class Ready(StrEnum):
    """A ready-made circle of parts."""

    FAMILY = "family"
    HELPERS = "helpers"
    ATLAS = "atlas"
    WORKERS = "workers"


READY: Final[dict[Ready, frozenset[Part]]] = {
    Ready.FAMILY: frozenset({Part.NAMES, Part.PHOTOS, Part.CIRCLE, Part.RELATIONS, Part.LIFE, Part.MOMENTS}),
    Ready.HELPERS: frozenset({Part.NAMES, Part.PHOTOS, Part.CIRCLE, Part.CONTACT, Part.WISHES}),
    Ready.ATLAS: frozenset(  # what a support figure helps to make (S05, S07)
        {Part.NAMES, Part.PHOTOS, Part.CIRCLE, Part.ECOGRAM, Part.GENOGRAM, Part.FAMILY_MAP, Part.RELATIONS}
        | {Part.CONTACT, Part.LIFE, Part.STORY, Part.PLAN}
    ),
    Ready.WORKERS: frozenset(SHARED),
}

_FITTING: Final = {
    Role.CARER: Ready.HELPERS,
    Role.SUPPORT_FIGURE: Ready.ATLAS,
    Role.VOLUNTEER: Ready.HELPERS,
    Role.NEIGHBOUR: Ready.HELPERS,
    Role.PROFESSIONAL: Ready.WORKERS,
    Role.CARE_PROVIDER: Ready.WORKERS,
    Role.PROCESS_GUIDE: Ready.WORKERS,
    Role.COORDINATOR: Ready.WORKERS,
    Role.CASE_MANAGER: Ready.WORKERS,
}


def fitting(role: Role) -> Ready:
    """The ready-made circle that is offered for a role; it is only a beginning."""
    return _FITTING.get(role, Ready.FAMILY)


def within(role: Role, parts: frozenset[Part]) -> frozenset[Part]:
    """Of these parts those that can be shared with somebody in this role; a part needs the names to be read."""
    wanted = parts | {Part.NAMES} if parts else parts
    return wanted & access.POLICY[role].shared.sees & frozenset(SHARED)


def ready(parts: frozenset[Part]) -> Ready | None:
    """Which ready-made circle this is, if it is one."""
    return next((one for one, its in READY.items() if its == parts), None)
