"""Who there is, and who works with whom: names and days, and nothing of any circle."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from kring.core import access
from kring.store import models

OWN = (access.Role.OWNER.value, access.Role.PROXY.value)


@dataclass
class Circle:
    """A circle by whose it is, with those who work with it now."""

    network_id: str
    owners: list[models.User] = field(default_factory=list)
    helpers: list[models.Role] = field(default_factory=list)

    @property
    def name(self) -> str:
        return " & ".join(one.name for one in self.owners)


@dataclass
class Register:
    """Everybody who may come in."""

    circles: list[Circle]
    workers: list[models.User]


def read(at: datetime) -> Register:
    """The register at a moment: two queries, however many there are."""
    now = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    roles = models.Role.objects.filter(now, begins_at__lte=at).select_related("user").order_by("begins_at")
    circles: dict[str, Circle] = {}
    for role in roles:
        circle = circles.setdefault(role.network_id, Circle(role.network_id))
        if role.role in OWN:
            circle.owners.append(role.user)
        else:
            circle.helpers.append(role)
    owners = {one.pk for circle in circles.values() for one in circle.owners}
    users = models.User.objects.filter(is_active=True)
    workers = [one for one in users if one.pk not in owners or one.is_installation_admin]
    return Register(
        sorted(circles.values(), key=lambda one: one.name.casefold()),
        sorted(workers, key=lambda one: one.name.casefold()),
    )
