"""Who does what in a way that is walked, as its pages tell it: who has a role, who had it, who is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kring.core import access, charges, days
from kring.core.charges import Able
from kring.core.network import Charge, Network, Trajectory
from kring.core.way import Role, Way
from kring.store import accounts, doors
from kring.store import charges as stored

ENDLESS: Final = date.max  # what was learned and holds on


@dataclass(frozen=True)
class Has:
    """Somebody who has a role: their name, the days, whether they are gone, and until when what they learned holds."""

    charge: Charge
    name: str
    since: date | None
    until: date | None
    is_outside: bool
    is_gone: bool
    lasts: date | None
    lacks: bool


@dataclass(frozen=True)
class Doing:
    """A role of a way with who has it now, who had it, and whether it asks for a training."""

    role: Role
    now: list[Has]
    earlier: list[Has]

    @property
    def asks(self) -> str:
        return str(self.role.training) if self.role.training in charges.ASKED else ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has it who is still here, or too few."""
        here = sum(not one.is_gone for one in self.now)
        return here < (self.role.least or 1)


def doing(
    value: Network, one: Trajectory, way: Way, able: list[Able], known: Mapping[str, str], today: date
) -> list[Doing]:
    """Who does what in a way, and of one that ended who did. `able` are here now, `known` are all who ever were."""
    here = {each.user: each for each in able}

    def has(role: Role, charge: Charge) -> Has:
        person = here.get(charge.user)
        lasts = charges.learned_until(role, charge, person, today)
        name = charge.words or (person.name if person else known.get(charge.user, ""))
        since, until = days.shown(charge.since), days.shown(charge.until)
        lacks = role.training in charges.ASKED and lasts is None
        shown = None if lasts == ENDLESS else lasts
        return Has(charge, name, since, until, not charge.user, bool(charge.user) and person is None, shown, lacks)

    found = []
    for role in charges.to_choose(way):
        those = [(charges.holds(each, today), has(role, each)) for each in charges.of(value, one, way, role)]
        found.append(Doing(role, [each for is_now, each in those if is_now], [each for is_, each in those if not is_]))
    return [each for each in found if each.now or each.earlier] if one.ended_on else found


def around(opened: doors.Opened, one: Trajectory, way: Way) -> dict[str, Any]:
    """Who does what on the page of a way that somebody walks."""
    if access.may_meet(opened.viewer).allowed or not charges.to_choose(way):
        return {}
    able = stored.able(opened.row, opened.by.at)
    known = {user: name for user, (name, _role) in accounts.parties(opened.row).items()}
    return {"doing": doing(opened.value, one, way, able, known, opened.today)}


def around_walk(opened: doors.Walking, one: Trajectory, way: Way) -> dict[str, Any]:
    """The same where a group, a street or an organisation walks."""
    organisation = opened.walk.organisation
    able, known = stored.at_work(organisation, opened.by.at), stored.worked(organisation)
    return {"doing": doing(opened.value, one, way, able, known, opened.today)}


def short(value: Network, one: Trajectory, way: Way, there: Mapping[str, str], today: date) -> list[tuple[Role, str]]:
    """Who has a role of a way now, as one line in the overview: no name is somebody who is here no longer."""
    return [
        (role, charge.words or there.get(charge.user, ""))
        for role in charges.to_choose(way)
        for charge in charges.of(value, one, way, role)
        if charges.holds(charge, today)
    ]
