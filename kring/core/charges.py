"""Who does what in a way that is walked: whether somebody may have a role, and who has it no longer (F.3, F.12.3).

The rules find what speaks against it (`rules.evaluate`); here is what they are told of somebody. Nothing here chooses:
a person is chosen by hand, and who leads the circle sees who it is.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from msgspec import Struct

from kring.core import access, days, rules, setting_out
from kring.core.network import Charge, Id, Network, Trajectory
from kring.core.rule import At, Code, Fact, Finding, Rule
from kring.core.trained import Held
from kring.core.vocabulary import Counted, Firm, Presence, Training, Who
from kring.core.way import Number, Role, Way

ASKED: Final = frozenset({Training.REQUIRED, Training.ADVISED})
_CARE: Final = frozenset({access.Role.PROFESSIONAL, access.Role.CARE_PROVIDER, access.Role.CASE_MANAGER})


class Able(Struct, frozen=True):
    """Somebody who can be chosen: the id of their account, their name, what they are here, and what they learned."""

    user: str
    name: str
    role: access.Role
    held: tuple[Held, ...] = ()


def to_choose(way: Way) -> tuple[Role, ...]:
    """The roles that somebody is chosen for: not whose way it is, and not who stays away from all of it."""
    return tuple(one for one in way.role if one.who is not Who.CLIENT and one.presence is not Presence.NOT)


def role_id(way: Way, role: Role) -> str:
    """A role as a charge names it: with the way that it is of."""
    return f"{way.id}:{role.id}"


def of(network: Network, trajectory: Trajectory, way: Way, role: Role) -> tuple[Charge, ...]:
    """Everybody who was chosen for a role, the first first."""
    id = role_id(way, role)
    found = [one for one in network.charges.values() if one.trajectory == trajectory.id and one.role == id]
    return tuple(sorted(found, key=lambda one: (one.since is not None and days.first(one.since) or date.min, one.id)))


def within(network: Network, trajectory: Trajectory) -> tuple[Charge, ...]:
    """Every charge of a trajectory: what goes with it."""
    return tuple(one for one in network.charges.values() if one.trajectory == trajectory.id)


def holds(one: Charge, day: date) -> bool:
    """Whether somebody has the role on a day or later: it did not end before. Both ends belong to it (G21)."""
    return one.until is None or days.last(one.until) >= day


def numbers(way: Way, role: Role) -> tuple[Number, ...]:
    """What a role asks of somebody as a number that stops or warns, such as how long their training was."""
    limits = [one for one in way.number if one.of == role.id and one.firm in (Firm.STOPS, Firm.WARNS)]
    return tuple(one for one in limits if one.least is not None or one.most is not None)


def is_noted(role: Role, able: Able | None) -> bool:
    """Whether an organisation notes who learned what this role asks: then nobody tells it by hand."""
    return able is not None and role.learned is not None


def findings(
    way: Way,
    role: Role,
    charge: Charge,
    able: Able | None,
    known: Mapping[str, Rule],
    given: Mapping[Counted, float],
    among: Iterable[Charge],
    today: date,
) -> tuple[Finding, ...]:
    """What the rules find when this person has this role from the day to the day of the charge, the firmest first.

    Without `able` it is somebody outside Kring, of whom nobody can tell what they are.
    """
    since = days.first(charge.since) if charge.since else today
    until = days.last(charge.until) if charge.until else None
    lasts = learned_until(role, charge, able, since)
    taken = [one for one in among if one.id != charge.id and holds(one, since)]
    told: dict[Any, Any] = {
        Fact.WAY: way,
        Fact.CHARGE: role.id,
        Fact.PRESENT: (role.id,),
        Fact.TRAINED: frozenset({role.id}) if lasts else frozenset(),
        Fact.LAPSES: lasts is not None and until is not None and lasts < until,
        Fact.TAKEN: len(taken),
        **given,
    }
    if able is not None:
        told[Fact.CARES] = able.role in _CARE
        told[Fact.CAN_BE] = setting_out.WHO.get(able.role, frozenset({Who.CIRCLE, Who.CARER, Who.RESIDENT}))
    return tuple(one for one in rules.evaluate(known, At.BEGIN, told) if _is_of(one, role, given))


def learned_until(role: Role, charge: Charge, able: Able | None, day: date) -> date | None:
    """The last day on which somebody has what a role asks, as far as it holds on a day; nothing when it does not."""
    if able is not None and role.learned:
        ends = [one.until or date.max for one in able.held if one.kind == role.learned and one.holds(day)]
        return max(ends, default=None)
    if not charge.is_trained:
        return None
    last = days.last(charge.trained_until) if charge.trained_until else date.max
    return last if last >= day else None


def begun(id: Id, way: Way, trajectory: Trajectory, role: Role) -> Charge:
    """A charge of nobody yet."""
    return Charge(id, trajectory.id, role_id(way, role))


def _is_of(found: Finding, role: Role, given: Mapping[Counted, float]) -> bool:
    """Whether a finding is about this role, and not about the whole way that is begun or already runs."""
    return role.id in found.reason.named or (
        found.reason.code == Code.OUTSIDE and found.reason.fact in set(map(str, given))
    )
