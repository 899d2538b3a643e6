"""The people of every story: Anna the client, Bram her coach, Carla her sister, Chris the stranger.

`rn1()` is Anna's reference network (E20): eight people, eight ties, and every
figure of it printed in the handbook of measures.
"""

from typing import Final

from kring.core.network import (
    Category,
    Direction,
    Frequency,
    Network,
    Owner,
    Period,
    Person,
    Placement,
    Self,
    Strength,
    Support,
    Tie,
    tie_id,
)

ANNA: Final = "Anna"
BRAM: Final = "Bram"
CARLA: Final = "Carla"
CHRIS: Final = "Chris"

LENSINK: Final = "lensink"
RINGS: Final = ("intimate", "friends", "acquaintances", "services")

_PRACTICAL, _EMOTIONAL, _COMPANY, _APPRAISAL, _INFORMATION = Support
_BOTH, _RECEIVE, _NONE = Direction.BOTH, Direction.RECEIVE, Direction.NONE
_WEEKLY = Frequency(1, Period.WEEK)
_MONTHLY = Frequency(1, Period.MONTH)


def owner(name: str = ANNA) -> Owner:
    """Whose network it is: one person."""
    return Owner({name.lower(): Self(name.lower(), name)})


def network(*people: Person, ties: tuple[tuple[str, str], ...] = (), **more: object) -> Network:
    """Anna's network with these people, tied as told."""
    drawn = {tie_id(a, b): Tie(tie_id(a, b), min(a, b), max(a, b)) for a, b in ties}
    return Network("anna", owner(), people={one.id: one for one in people}, ties=drawn, **more)  # type: ignore[arg-type]


def person(name: str, category: Category | None = None, **more: object) -> Person:
    """Somebody, with an id from the name."""
    return Person(name.lower(), name, category=category, **more)  # type: ignore[arg-type]


def people(count: int, category: Category | None = None) -> tuple[Person, ...]:
    """So many people of whom only the name is known, and perhaps the category."""
    return tuple(Person(f"p{number}", f"Person {number}", rank=number, category=category) for number in range(count))


def rn1() -> Network:
    """The reference network RN1 of case E20."""
    members = {one.id: one for one in _members()}
    rings = {"bert": 1, "carla": 1, "dirk": 2, "els": 2, "fatima": 3, "gerrit": 3, "hans": 4, "ingrid": 4}
    placed = {id: Placement(RINGS[ring - 1], _sector(members[id])) for id, ring in rings.items()}
    ties = (
        ("bert", "carla"),
        ("bert", "dirk"),
        ("carla", "dirk"),
        ("bert", "els"),
        ("carla", "els"),
        ("bert", "ingrid"),
        ("bert", "fatima"),
        ("els", "gerrit"),
    )
    return network(*members.values(), ties=ties, placements={LENSINK: placed})


def _members() -> tuple[Person, ...]:
    strong, weak = Strength.STRONG, Strength.WEAK
    daily, thrice = Frequency(1, Period.DAY), Frequency(3, Period.WEEK)
    family, friend, near = Category.FAMILY, Category.FRIEND, Category.NEIGHBOUR
    vague, helper, paid = Category.ACQUAINTANCE, Category.VOLUNTEER, Category.PROFESSIONAL
    return (
        _member(1, "Bert", family, strong, 0, daily, 40, (_PRACTICAL, _EMOTIONAL, _COMPANY), _BOTH),
        _member(2, "Carla", family, strong, 85, _WEEKLY, 35, (_PRACTICAL, _INFORMATION), _BOTH),
        _member(3, "Dirk", family, weak, 120, _MONTHLY, 32, (), _NONE),
        _member(4, "Els", friend, strong, 3, _WEEKLY, 12, (_EMOTIONAL, _COMPANY), _BOTH),
        _member(5, "Fatima", near, weak, 0.05, _WEEKLY, 2, (_PRACTICAL,), _RECEIVE),
        _member(6, "Gerrit", vague, weak, 4, _WEEKLY, 0.5, (_COMPANY,), _BOTH),
        _member(7, "Hans", helper, weak, 6, _MONTHLY, 1, (_PRACTICAL,), _RECEIVE),
        _member(8, "Ingrid", paid, weak, 10, thrice, 1, (_PRACTICAL, _INFORMATION, _APPRAISAL), _RECEIVE),
    )


def _member(
    rank: float,
    name: str,
    category: Category,
    strength: Strength,
    km: float,
    often: Frequency,
    years: float,
    supports: tuple[Support, ...],
    direction: Direction,
) -> Person:
    return Person(
        name.lower(),
        name,
        rank=rank,
        category=category,
        strength=strength,
        distance_km=km,
        frequency=often,
        years_known=years,
        supports=supports,
        direction=direction,
    )


def _sector(one: Person) -> str:
    if one.category is Category.FAMILY:
        return "family"
    return "professionals" if one.category is Category.PROFESSIONAL else "society"
