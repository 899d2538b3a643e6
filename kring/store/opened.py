"""What lies behind an open door: a network as this viewer may see it, somebody's own home, an organisation's office."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from kring.core import access, sight, streets
from kring.core import network as core_network
from kring.core.access import Part, Verb
from kring.store import fieldworks, log, models, networks, proposals, stamps, walks


@dataclass(frozen=True)
class Opened:
    """A network behind an open door: as this viewer may see it."""

    row: models.Network
    viewer: access.Viewer
    by: log.Actor
    part: Part
    verb: Verb  # what was ruled: to see it, to propose, or to change it at once
    may_undo: bool = False  # whether this person did something here that still stands
    has_waiting: bool = True  # whether anything may wait here: where it is known that nothing does, nobody asks
    has_emergency: bool = False  # whether there was one that whoever leads has not read of
    is_draft: bool = False  # whether they work here on what they propose
    is_meeting: bool = False  # whether this is where one meets, and so open to who has not read anything (R094)

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def today(self) -> date:
        """The day on which the door was opened, as it is called here."""
        return timezone.localdate(self.by.at)

    @cached_property
    def _whole(self) -> core_network.Network:
        return networks.load(self.row)

    @cached_property
    def agreed(self) -> core_network.Network:
        """The newest value as who leads has it, with only what this viewer may see."""
        return sight.visible(self._whole, self.viewer)

    @cached_property
    def value(self) -> core_network.Network:
        """The same; to who works here on what they propose, with that in it."""
        return proposals.drafted(self.agreed, self.waiting) if self.is_draft else self.agreed

    @cached_property
    def waiting(self) -> list[proposals.Proposal]:
        """What waits for who leads, as far as this viewer may know of it. One statement, where it is asked for."""
        return proposals.waiting(self.row, self._whole, self.viewer) if self.has_waiting else []

    @cached_property
    def stamp(self) -> str:
        """The version as a form of this viewer says it: sealed, for a number would tell what they may not know of."""
        return stamps.made(self.id, self.viewer.user, self.version)

    def mark(self) -> str:
        """Letters that become others as soon as anything changes here, or waits, that this viewer may know of."""
        said = str(self.version).encode() if self.viewer.sees_confidential else core_network.encode(self.agreed)
        return stamps.mark(said, proposals.mark(self.row, self.viewer))

    def answered(self) -> list[proposals.Proposal]:
        """What waited here and was answered last, as far as this viewer may know of it. One statement."""
        return proposals.answered(self.row, self._whole, self.viewer)

    @cached_property
    def kept(self) -> networks.Kept:
        """The seats kept beside the document, as this viewer may know them."""
        return sight.seats(networks.kept(self.row), self._whole, self._whole, self.viewer)

    def at(self, version: int | None) -> core_network.Network:
        """The value as it was in the version that a form was filled in upon: what its edits start from.

        Raises `networks.Missing` without a version, or with one that never was.
        """
        if version is None:
            raise networks.Missing(self.id, version)
        then = sight.visible(networks.at(self.row, version), self.viewer)
        return proposals.drafted(then, self.waiting) if self.is_draft else then

    def since(self, at: datetime) -> core_network.Network:
        """The value as it was at a moment, as this viewer may know it today. Raises `networks.Missing` before the first
        version, and `keys.Unreadable` as `networks.at`.
        """
        return sight.visible_then(networks.at(self.row, networks.version_at(self.row, at)), self._whole, self.viewer)

    def may(self, part: Part, verb: Verb = Verb.SEE) -> bool:
        """Whether a link or a button to this part makes sense for this viewer."""
        return access.may(self.viewer, part, verb, self.is_meeting).allowed


@dataclass(frozen=True)
class Home:
    """Somebody's own front door: the networks in which they have a role now, and whom they have yet to meet (R094)."""

    user: models.User
    by: log.Actor
    networks: list[Opened]
    to_meet: list[Opened] = field(default_factory=list)


@dataclass(frozen=True)
class Urgent:
    """The way into a network in an emergency: nothing of it is open yet."""

    user: models.User
    by: log.Actor
    row: models.Network
    role: access.Role


@dataclass(frozen=True)
class Administration:
    """The door of who runs the installation, or looks after one organisation; it leads to no network."""

    user: models.User
    by: log.Actor
    organisation: models.Organisation | None = None


@dataclass(frozen=True)
class Outdoors:
    """A fieldwork behind an open door, and what one came to do in it."""

    user: models.User
    by: log.Actor
    work: models.Fieldwork
    task: streets.Task
    may_lead: bool

    @cached_property
    def plan(self) -> streets.Plan:
        """What it is called, where it goes, and what was decided."""
        return fieldworks.plan(self.work)

    @property
    def today(self) -> date:
        """The day on which the door was opened, as it is called here."""
        return timezone.localdate(self.by.at)


@dataclass(frozen=True)
class Walking:
    """A way that is walked without a circle, behind an open door, and as what one leads it."""

    user: models.User
    by: log.Actor
    walk: models.Walk
    role: access.Role

    @cached_property
    def value(self) -> core_network.Network:
        """Who walks, by name, with the trajectory and its legs."""
        return walks.value(self.walk)

    @property
    def today(self) -> date:
        """The day on which the door was opened, as it is called here."""
        return timezone.localdate(self.by.at)


@dataclass(frozen=True)
class Workplaces:
    """Where somebody may lead, read or do fieldwork."""

    user: models.User
    by: log.Actor
    leads: list[models.Organisation]
    fieldworks: list[models.Fieldwork]
