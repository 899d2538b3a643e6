"""Tables for research say what was found and never of whom."""

import csv
import io
from datetime import date

import msgspec
from hypothesis import given, settings

from kring.core.network import (
    Category,
    Frequency,
    Gender,
    Network,
    Period,
    Person,
    Placement,
    Self,
    Support,
    TieKind,
    When,
)
from kring.exchange import archive, research
from kring.exchange.incoming import Loss
from tests.exchange import held
from tests.exchange.held import EMPTY

DAY = date(2026, 11, 22)
SECRET = "zq7secret"


def tables(*cases: Network) -> dict[str, list[dict[str, str]]]:
    data, _ = research.write(cases, DAY)
    texts = {name: archive.file(data, name).decode() for name in archive.opened(data)}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def of(*people: Person) -> Network:
    return msgspec.structs.replace(EMPTY, people={one.id: one for one in people})


def alter(one: Person) -> dict[str, str]:
    return tables(of(one))["alters.csv"][0]


def test_people_and_ties_have_numbers_that_fit_together() -> None:
    network = msgspec.structs.replace(
        of(Person("b", "Bert", rank=2), Person("c", "Carla", rank=1), Person("d", "Dirk", rank=3)),
        ties={tie.id: tie for tie in (held.tie("b", "c"), held.tie("d", "b"))},
    )
    found = tables(network, of(Person("x", "Zoe")))
    assert picked(found["egos.csv"], "egoID", "alters", "ties") == ["1 3 2", "2 1 0"]
    assert picked(found["alters.csv"], "egoID", "alterID") == ["1 1", "1 2", "1 3", "2 1"]
    assert picked(found["ties.csv"], "egoID", "Source", "Target") == ["1 2 1", "1 3 2"]


def picked(rows: list[dict[str, str]], *names: str) -> list[str]:
    return [" ".join(row[name] for name in names) for row in rows]


def test_what_was_chosen_is_told_and_what_was_not_told_is_blank() -> None:
    told = alter(
        Person(
            "b", "Bert", category=Category.FRIEND, gender=Gender.MAN, abroad=False, supports=(Support.COMPANY,),
            tasks=("shopping", "garden"), domains=("home",), frequency=Frequency(1, Period.MONTH), distance_km=2.6,
        )
    )  # fmt: skip
    expected = {
        "category": "friend", "gender": "man", "abroad": "0", "can_travel": "", "supports_company": "1", "strength": "",
        "supports_practical": "0", "needs_security": "", "tasks_number": "2", "roles_number": "", "distance_km": "3",
        "contacts_a_week": "0.23", "domains_number": "1",
    }  # fmt: skip
    assert {name: told[name] for name in expected} == expected


def test_births_become_ages_and_the_very_old_are_not_told_apart() -> None:
    assert alter(Person("b", "B", born=When(1954, 11, 22)))["age"] == "72"
    assert alter(Person("b", "B", born=When(1954, 11, 23)))["age"] == "71"
    assert alter(Person("b", "B", born=When(1920)))["age"] == "90"
    assert alter(Person("b", "B", age=104.0))["age"] == "90"
    assert alter(Person("b", "B", born=When(2030)))["age"] == "0"
    assert alter(Person("b", "B", born=When(1920), died=When(1980)))["age"] == ""


def test_who_is_confidential_is_left_out_with_every_tie_and_counted() -> None:
    hidden = msgspec.structs.replace(
        of(Person("b", "Bert", confidential=True), Person("c", "Carla")), ties={"b~c~knows": held.tie("b", "c")}
    )
    found = tables(hidden)
    assert len(found["alters.csv"]) == 1 and found["ties.csv"] == []
    assert research.write([hidden], DAY)[1] == [Loss("confidential", "", 1)]


@settings(max_examples=40, deadline=None, phases=held.PHASES)
@given(held.crowds())
def test_no_text_id_or_day_of_anybody_is_in_them(network: Network) -> None:
    marked = marks(network)
    data, _ = research.write([marked], DAY)
    for name in archive.opened(data):
        assert SECRET not in archive.file(data, name).decode()


def marks(network: Network) -> Network:
    """The same people and ties, with a mark in every text and id that somebody wrote or was given."""
    ids = {id: f"{SECRET}-{id}"[:200] for id in network.people}
    ties = [held.tie(ids[one.a], ids[one.b], one.kind) for one in network.ties.values()]
    return msgspec.structs.replace(
        network,
        id=SECRET,
        owner=msgspec.structs.replace(EMPTY.owner, selves={SECRET: Self(SECRET, SECRET)}, called=SECRET, dreams=SECRET),
        people={ids[id]: _marked(one, ids[id]) for id, one in network.people.items()},
        ties={one.id: msgspec.structs.replace(one, remark=SECRET) for one in ties},
        placements={
            layout: {ids[id]: at for id, at in placed.items()} for layout, placed in network.placements.items()
        },
        story=SECRET,
    )


def _marked(one: Person, id: str) -> Person:
    told = {field: SECRET for field, value in msgspec.structs.asdict(one).items() if type(value) is str}
    lines = {field: (SECRET,) for field in ("roles", "domains", "tasks", "tasks_possible")}
    return msgspec.structs.replace(one, **told | lines | {"id": id, "photo": SECRET, "added_by": SECRET})


def test_rings_and_sectors_are_told_by_their_ids() -> None:
    network = msgspec.structs.replace(of(Person("b", "B")), placements={"lensink-circle": {"b": Placement("friends")}})
    (told,) = tables(network)["alters.csv"]
    assert (told["ring_lensink-circle"], told["sector_lensink-circle"]) == ("friends", "")


def test_help_both_ways_is_a_row_each_way() -> None:
    people = {"a": Person("a", "Alex"), "b": Person("b", "Sam")}
    tie = msgspec.structs.replace(held.tie("a", "b", TieKind.HELPS), is_mutual=True)
    rows = tables(msgspec.structs.replace(EMPTY, people=people, ties={tie.id: tie}))["ties.csv"]
    assert {(one["Source"], one["Target"]) for one in rows} == {("1", "2"), ("2", "1")}
