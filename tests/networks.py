"""Networks of every shape, whole and consistent, for tests that must hold for all of them."""

from collections.abc import Mapping
from random import Random
from typing import Any

import msgspec
from hypothesis import strategies as st

from kring.core import changes, edits
from kring.core import network as networks
from kring.core.network import (
    SHELVES,
    Answer,
    Category,
    Descent,
    Direction,
    Event,
    Fact,
    FactKind,
    Frequency,
    Gender,
    Group,
    Initiative,
    Interaction,
    InteractionKind,
    Need,
    Network,
    Owner,
    Partnership,
    Period,
    Person,
    Placement,
    Self,
    Siblings,
    SiblingsKind,
    Status,
    Strength,
    Support,
    Tie,
    TieKind,
    When,
    Wish,
)

IDS = tuple(f"p{number}" for number in range(12))
LAYOUTS = ("lensink", "lensink", "neighbourhood")
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
names = words.map(lambda text: "N" + text)
days = st.builds(When, st.integers(1900, 2030), st.integers(1, 12) | st.none())
placements = st.builds(
    Placement, st.sampled_from(["r1", "r2"]) | st.none(), st.sampled_from(["s1", "s2"]) | st.none(), st.booleans()
)


def people(id: str) -> st.SearchStrategy[Person]:
    """Somebody with this id, of whom anything may be known or unknown.

    Most of it follows from one drawn seed: twenty draws a person would make every test slow.
    """
    return st.builds(_person, st.just(id), names, st.integers(-5, 5), st.integers(0, 10_000))


def _person(id: str, name: str, rank: float, seed: int) -> Person:
    chance = Random(seed)

    def one(*values: Any) -> Any:
        return chance.choice([None, *values])

    def some(*values: Any) -> Any:
        return one(tuple(chance.sample(values, chance.randint(0, len(values)))))

    return Person(
        id,
        name,
        rank=rank,
        category=one(*Category),
        gender=one(*Gender),
        born=one(When(1950), When(1980, 2), When(2029, 12, 31), When(2004, 2, 29)),
        died=chance.choice([None, None, None, When(2020)]),
        age=one(0.0, 17.5, 64.0, 110.0),
        work=chance.choice(["", "Baker", "baker ", "nurse"]),
        abroad=one(True, False),
        distance_km=one(0.0, 1.0, 10.0, chance.uniform(0, 500)),
        travel_minutes=one(0.0, chance.uniform(0, 500)),
        can_travel=one(True, False),
        strength=one(*Strength),
        status=chance.choice([Status.ACTIVE, Status.ACTIVE, *Status]),
        direction=one(*Direction),
        frequency=one(Frequency(0, Period.DAY), Frequency(chance.uniform(0, 30), chance.choice(list(Period)))),
        initiative=one(*Initiative),
        last_contact=one(When(2026), When(2026, 11), When(2026, 11, 22), When(2030)),
        years_known=one(0.0, 1.0, 10.0, chance.uniform(0, 90)),
        supports=some(*Support),
        needs=some(*Need),
        roles=some("driver", "cook", "Cook "),
        hours_a_week=one(0.0, chance.uniform(0, 40)),
        tasks=some("shopping", "garden"),
        tasks_possible=some("shopping", "garden"),
    )


@st.composite
def whole(draw: st.DrawFn, most: int = 6, least: int = 0) -> Network:
    """A network with something on every shelf, in which nothing refers to anybody who is not there."""
    found = [
        draw(people(id)) for id in draw(st.lists(st.sampled_from(IDS), unique=True, min_size=least, max_size=most))
    ]
    made = Network(
        "n",
        Owner({"me": Self("me", "Anna")}, tasks_wanted=draw(st.sampled_from([None, (), ("shopping", "Garden")]))),
        people={one.id: one for one in found},
        story=draw(words),
        view=draw(words),
    )
    for record in draw(st.lists(records(made), max_size=8)):
        made = _fitting(made, changes.Add(record))
    for change in draw(st.lists(placings(made), max_size=6)) if made.people else ():
        made = _fitting(made, change)
    return made


def _fitting(made: Network, change: changes.Change) -> Network:
    try:
        return changes.apply(made, change)
    except changes.Misfit:
        return made


def records(made: Network) -> st.SearchStrategy[networks.Record]:
    """A record that could be added: it speaks of people who are there, or of nobody."""
    ids = sorted(made.people)
    several = st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple) if ids else st.just(())
    some = [
        st.builds(Group, _new(made.groups), names, people=several, owner_belongs=st.booleans() | st.none()),
        st.builds(Event, _new(made.events), names, since=days | st.none(), people=several),
        st.builds(Wish, _new(made.wishes), names, people=several),
        st.builds(Answer, _new(made.answers), people=several, words=words),
        st.builds(Siblings, _new(made.siblings), people=several, kind=st.sampled_from(SiblingsKind)),
    ]
    if len(ids) > 1:
        two = st.lists(st.sampled_from(ids), unique=True, min_size=2, max_size=2)
        untied = [
            (a, b, kind) for a in ids for b in ids if a < b for kind in TieKind if _tie(a, b, kind).id not in made.ties
        ]
        some += [
            st.builds(lambda pair, id: Descent(id, *pair), two, _new(made.descents)),
            st.builds(lambda pair, id: Partnership(id, *pair), two, _new(made.partnerships)),
            st.builds(_interaction, two, _new(made.interactions), st.sampled_from(InteractionKind), st.booleans()),
            st.builds(_fact, two, _new(made.facts), st.sampled_from(FactKind), st.booleans()),
        ]
        if untied:
            some.append(st.builds(lambda ends, remark: _tie(*ends, remark), st.sampled_from(untied), words))
    return st.one_of(some)


def _interaction(pair: list[str], id: str, kind: InteractionKind, confidential: bool) -> Interaction:
    return Interaction(id, *pair, kind, confidential=confidential)


def _fact(pair: list[str], id: str, kind: FactKind, confidential: bool) -> Fact:
    return Fact(id, pair[0], kind, words="since long", confidential=confidential)


def _new(shelf: Mapping[str, object]) -> st.SearchStrategy[str]:
    """An id that this shelf does not have yet; two editors may well take the same."""
    return st.sampled_from([f"x{number}" for number in range(len(shelf) + 2) if f"x{number}" not in shelf])


def _tie(a: str, b: str, kind: TieKind = TieKind.KNOWS, remark: str = "") -> Tie:
    return Tie(networks.tie_id(a, b, kind), min(a, b), max(a, b), kind, remark=remark)


def placings(made: Network) -> st.SearchStrategy[changes.Change]:
    """A change of place of somebody who is there; there must be somebody."""

    def move(layout: str, id: str, now: Placement | None) -> changes.Change:
        return changes.Place(layout, id, networks.placement(made, layout, id), now)

    return st.builds(move, st.sampled_from(LAYOUTS), st.sampled_from(sorted(made.people)), placements | st.none())


@st.composite
def acts(draw: st.DrawFn, made: Network) -> tuple[changes.Change, ...]:
    """What one person may do at one moment to this network as they see it: often to somebody who is there."""
    there = [record for shelf in SHELVES.values() for record in getattr(made, shelf).values()]
    others = [record for record in there if not isinstance(record, Person)]
    kinds = ["edit", "edit", "place", "place", "take off"] if made.people else []
    kinds += ["remove", "gather"] if others else []
    match draw(st.sampled_from([*kinds, "tell", "add", "somebody"])):
        case "edit":
            return draw(st.sampled_from(sorted(made.people)).flatmap(lambda id: _edit(made.people[id])))
        case "place":
            return (draw(placings(made)),)
        case "take off":
            return changes.removal(made, draw(st.sampled_from(sorted(made.people))))
        case "remove":
            return (changes.Remove(draw(st.sampled_from(others))),)
        case "gather":
            return draw(_gathered(made, draw(st.sampled_from(others))))
        case "tell":
            return draw(tellings(made))
        case "somebody" if len(made.people) < len(IDS):
            return (changes.Add(draw(people(next(id for id in IDS if id not in made.people)))),)
    return (changes.Add(draw(records(made))),)


EDITS: dict[str, tuple[Any, ...]] = {
    "remark": ("", "a", "b"),
    "category": (None, "family", "friend"),
    "abroad": (None, True, False),
    "distance_km": (None, 0.5, 12.0),
    "supports": (None, [], ["practical"], ["practical", "company"]),
    "tasks": (["garden"], ["shopping", "cook"], ["shopping", "garden", "cook"], ["cook", "garden"]),
}


OWNER: dict[str, tuple[Any, ...]] = {
    "dreams": ("", "a", "b"),
    "wants_to_map": (None, True, False),
    "tasks_wanted": (None, []),  # a list item by item is what `acts` and the choir below are about
}


def _edit(before: Person) -> st.SearchStrategy[tuple[changes.Change, ...]]:
    """One field of somebody gets another value: few fields and few values, so that two editors meet."""

    def edit(field: str, place: int) -> tuple[changes.Change, ...]:
        others = EDITS[field]
        plain = {**msgspec.to_builtins(before), field: others[place % len(others)]}
        return edits.between(before, msgspec.convert(plain, Person))

    return st.builds(edit, st.sampled_from(sorted(EDITS)), st.integers(0, 3))


def _gathered(made: Network, before: networks.Record) -> st.SearchStrategy[tuple[changes.Change, ...]]:
    """Other people belong together, in the order in which they stood."""
    if not isinstance(before, Group | Event | Wish | Answer | Siblings):
        return st.just(())
    offered = list(dict.fromkeys((*before.people, *sorted(made.people))))
    some = st.lists(st.sampled_from(offered), unique=True) if offered else st.just([])
    people = some.map(lambda chosen: tuple(one for one in offered if one in chosen))
    return people.map(lambda now: edits.between(before, msgspec.structs.replace(before, people=now)))


def tellings(made: Network) -> st.SearchStrategy[tuple[changes.Change, ...]]:
    """What somebody may say of the whole network or of its owner."""
    return _remarks(made) | _about_the_owner(made)


def _remarks(made: Network) -> st.SearchStrategy[tuple[changes.Change, ...]]:
    def tell(field: str, words: str) -> tuple[changes.Change, ...]:
        return (changes.Set("network", made.id, field, getattr(made, field), words),)

    return st.builds(tell, st.sampled_from(["story", "view"]), st.sampled_from(["", "a", "b"]))


def _about_the_owner(made: Network) -> st.SearchStrategy[tuple[changes.Change, ...]]:
    """What the owner says of themselves: words, yes or no, and a list of which there may be none."""

    def tell(field: str, place: int) -> tuple[changes.Change, ...]:
        was, said = changes.plain(getattr(made.owner, field)), OWNER[field]
        return (changes.Set("owner", "", field, was, said[place % len(said)]),)

    return st.builds(tell, st.sampled_from(sorted(OWNER)), st.integers(0, 2))


@st.composite
def knit(draw: st.DrawFn, most: int = 14) -> Network:
    """People with nothing known but a category, and any ties among them: for measures of structure."""
    size = draw(st.integers(0, most))
    kinds = draw(st.lists(st.sampled_from(Category), min_size=size, max_size=size))
    pairs = [(a, b) for b in range(size) for a in range(b)]
    tied = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    found = [Person(f"p{n}", f"P{n}", rank=n, category=kind) for n, kind in enumerate(kinds)]
    ties = [_tie(f"p{a}", f"p{b}") for a, b in tied]
    return Network(
        "n",
        Owner({"me": Self("me", "Anna")}),
        people={one.id: one for one in found},
        ties={tie.id: tie for tie in ties},
    )
