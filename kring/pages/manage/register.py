"""Who there is, and who works with whom: names and days, and nothing of any circle."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from kring.core import access
from kring.store import coming, doors, models, positions, roles

OWN = tuple(role.value for role in access.LEADING)
WORKING = tuple(role.value for role in access.AT_AN_ORGANISATION & access.IN_A_NETWORK)


@dataclass
class Circle:
    """A circle by whose it is, with those who work with it now for the organisation whose register this is."""

    network_id: str
    is_own: bool = True  # whether the circle itself is the organisation's
    owners: list[models.User] = field(default_factory=list)
    helpers: list[models.Role] = field(default_factory=list)

    @property
    def name(self) -> str:
        return " & ".join(one.name for one in self.owners)


@dataclass
class Register:
    """Everybody who may come in and whom this organisation, or the installation, looks after."""

    circles: list[Circle]
    workers: list[models.User]
    comers: list[coming.Comer]  # the workers whom something of what they are brings to clients
    organisation: UUID | None = None

    def knows(self, user: models.User) -> bool:
        """Whether somebody may get a link or a letter from who keeps this register: it lets them in everywhere.

        Who belongs to another organisation as well gets it there, and so does a client whom another one looks after.
        """
        is_here = user in self.workers and user.organisation_id == self.organisation
        return is_here or any(circle.is_own and user in circle.owners for circle in self.circles)

    def helping(self, role: models.Role) -> bool:
        """Whether this is somebody's working along in a circle of this register."""
        return any(role in circle.helpers for circle in self.circles)


def read(at: datetime, organisation: models.Organisation | None = None) -> Register:
    """The register of an organisation, or of what belongs to none, at a moment: a few queries, however many there are.

    A circle is here when it is the organisation's, or when somebody works with it for the organisation.
    """
    id = organisation.pk if organisation else None
    circles: dict[str, Circle] = {}
    for role in _roles(at, organisation):
        is_own = role.network.organisation_id == id
        circle = circles.setdefault(role.network_id, Circle(role.network_id, is_own))
        if role.role in OWN:
            circle.owners.append(role.user)
        elif role.organisation_id == id and role.role in WORKING:
            circle.helpers.append(role)
    found = [one for one in circles.values() if one.owners]
    workers = sorted(_workers(at, organisation), key=lambda one: one.name.casefold())
    comers = [one for one in coming.comers(workers, organisation, at) if one.role]
    return Register(sorted(found, key=lambda one: one.name.casefold()), workers, comers, id)


def _roles(at: datetime, organisation: models.Organisation | None) -> QuerySet[models.Role]:
    guests = Q(role__in=WORKING, pk__in=_accepted().values("given"))
    held = models.Role.objects.filter(~guests, roles.holds(at), begins_at__lte=at)
    here = Q(network__organisation=organisation)
    if organisation:
        here |= Q(network__in=held.filter(organisation=organisation).values("network"))
    found = held.filter(here).select_related("user", "network").order_by("begins_at")
    return found.defer("network__document", "network__kept", "network__key")


def _workers(at: datetime, organisation: models.Organisation | None) -> list[models.User]:
    """Who has a position at the organisation; or of who belongs to none, everybody who is at nobody's table.

    Whom a client asked in is that client's guest: looking after Kring is no reason to let them in anew.
    """
    if organisation:
        return list({one.user_id: one.user for one in positions.standing(organisation, at)}.values())
    users = models.User.objects.filter(is_active=True, organisation=None)
    at_a_table = models.Role.objects.filter(roles.holds(at)).exclude(role__in=WORKING).values("user")
    accepted = _accepted()
    works = models.Role.objects.filter(role__in=WORKING).exclude(pk__in=accepted.values("given")).values("user")
    is_guest = Q(pk__in=accepted.values("given__user")) & ~Q(pk__in=works)
    return list(users.filter(~Q(pk__in=at_a_table) & ~is_guest | Q(is_installation_admin=True)))


def _accepted() -> QuerySet[models.Invitation]:
    return models.Invitation.objects.exclude(given=None)


def base(opened: doors.Administration) -> str:
    """The address of this room: that of the installation, or that of one organisation."""
    return reverse("manage", args=[opened.organisation.pk] if opened.organisation else [])
