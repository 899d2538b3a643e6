"""The words of a couple are never lost, also where their line goes under many others, and names of homes keep apart."""

import pytest

from kring.core import family as families
from kring.core.network import Dating, Edge, PartnerKind, Partnership, When
from kring.draw import genogram
from kring.draw.genogram import family, members, vocabulary
from tests.draw import genogram_judge, grown_families


@pytest.mark.parametrize("seed", [10, 18, 20])
def test_whoever_stands_far_from_a_partner_keeps_the_years_of_it_clear_of_everything(seed: int) -> None:
    net = families.shown(grown_families.wild(24, seed))
    placed = genogram.place(net)
    told = [one for one in family.of(net, members.of(net)).couples if any(u.since or u.until for u in one.unions)]
    assert any(len(one.strokes) > 1 for one in placed.nets if one.kind == "couple")
    assert len(placed.captions) == len(told)
    faults = [said for some in genogram_judge.faults(net, placed).values() for said in some]
    assert not [said for said in faults if any(one.words in said for one in placed.captions)]


@pytest.mark.parametrize("seed", [80, 90, 118])
def test_the_name_of_one_household_never_lies_over_that_of_another(seed: int) -> None:
    net = families.shown(grown_families.wild(24, seed))
    faults = [said for some in genogram_judge.faults(net, genogram.place(net)).values() for said in some]
    assert not [said for said in faults if " lies over " in said]


def test_a_couple_of_before_after_or_between_is_told_without_a_year_in_which() -> None:
    def said(since: When | None, until: When | None = None) -> str:
        couple = Partnership("x", "a", "b", PartnerKind.MARRIED, since, until)
        return vocabulary.union(couple, lambda word: word[1])

    assert said(When(1950, how=Dating.BEFORE)) == "married <1950"
    assert said(When(1950, to=Edge(1955))) == "married 1950–1955"
    assert said(When(1950, 3, to=Edge(1950, 5))) == "married in 1950"
    assert said(None, When(1950, how=Dating.AFTER)) == "apart >1950"
