"""In the map of a couple or a family it is told whose each tie is."""

import msgspec
import pytest

from kring.core import tied
from kring.core.network import Network, Owner, Person, Self
from tests import cast


def owner(*names: str) -> Owner:
    return Owner({name.casefold(): Self(name.casefold(), name) for name in names})


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("Ans",), []),
        (("Ans", "Piet"), ["A", "P"]),
        (("Anna", "Anke", "Piet"), ["Ann", "Ank", "Pie"]),
        (("An", "Anna"), ["An", "Ann"]),
    ],
)
def test_selves_are_told_apart_by_as_few_letters_as_it_takes(names, letters) -> None:
    assert list(tied.letters(owner(*names)).values()) == letters


def test_two_selves_of_one_name_are_told_apart_by_their_number() -> None:
    both = Owner({"a": Self("a", "Kim"), "b": Self("b", "kim")})
    assert tied.letters(both) == {"a": "K1", "b": "k2"}


def test_a_tie_is_of_one_of_both_or_not_said() -> None:
    couple = owner("Ans", "Piet")
    told = {None: "", (): "", ("ans",): "A", ("piet", "ans"): "A+P", ("gone",): "", ("gone", "piet"): "P"}
    for of, label in told.items():
        assert tied.label(couple, Person("j", "Joke", tied_to=of)) == label
    assert tied.label(owner("Ans"), Person("j", "Joke", tied_to=("ans",))) == ""


def test_the_letters_are_explained_where_there_are_any() -> None:
    people = [Person("a", "A", tied_to=("ans",)), Person("b", "B")]
    network: Network = msgspec.structs.replace(cast.network(*people), owner=owner("Ans", "Piet"))
    assert tied.key(network) == "A: Ans, P: Piet"
    assert tied.key(msgspec.structs.replace(network, owner=owner("Ans"))) == ""
    assert tied.key(msgspec.structs.replace(network, people={"b": people[1]})) == ""


def test_people_of_one_self_are_of_no_other() -> None:
    people = [Person("a", "A", tied_to=("ans",)), Person("b", "B", tied_to=("ans", "piet")), Person("c", "C")]
    network: Network = msgspec.structs.replace(cast.network(*people), owner=owner("Ans", "Piet"))
    found = {asked: [one.id for one in tied.only(network, asked)] for asked in ("ans", "piet", tied.SHARED)}
    assert found == {"ans": ["a"], "piet": [], tied.SHARED: ["b"]}
