"""Somebody else's view of a tie stands beside the client's, never instead (R124)."""

import pytest

from kring.core import regards
from kring.core.network import Person, Strength, TieKind, tie_id
from kring.core.regards import Regard
from tests import cast

TIE = tie_id("bert", "els")
SEEN = cast.network(Person("bert", "Bert", strength=Strength.WEAK), Person("els", "Els"), ties=[("bert", "els")])
BERT, BETWEEN = regards.about("people", "bert"), regards.about("ties", TIE)


@pytest.mark.parametrize(
    ("key", "regard", "differs"),
    [
        (BERT, Regard(Strength.STRONG), True),
        (BERT, Regard(Strength.WEAK), False),
        (BERT, Regard(words="Hij komt elke week."), True),
        (BERT, Regard(words="  "), False),
        (BETWEEN, Regard(kind=TieKind.TENSE), True),
        (BETWEEN, Regard(kind=TieKind.KNOWS), False),
        (BETWEEN, Regard(Strength.STRONG), True),
        (regards.about("people", "nobody"), Regard(Strength.STRONG), False),
    ],
)
def test_it_differs_when_it_says_otherwise_or_more_than_the_client_does(key, regard, differs) -> None:
    assert regards.differs(SEEN, key, regard) is differs


def test_only_what_is_about_somebody_who_is_seen_is_known() -> None:
    said = {BERT: Regard(Strength.STRONG), regards.about("people", "hidden"): Regard(Strength.WEAK)}
    assert regards.known(SEEN, said) == {BERT: Regard(Strength.STRONG)}


def test_what_says_nothing_is_taken_away_and_there_is_an_end_to_it() -> None:
    assert regards.said({BERT: Regard(Strength.STRONG)}, BERT, Regard()) == {}
    many = {f"people:{number}": Regard(Strength.WEAK) for number in range(regards.MOST)}
    with pytest.raises(ValueError, match=str(regards.MOST + 1)):
        regards.said(many, BERT, Regard(Strength.WEAK))
