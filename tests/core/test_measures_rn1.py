"""The reference network of case E20 answers to the printed digits, in all three views."""

from typing import Any

import pytest

from kring.core import measures
from kring.core.measures import NotApplicable, Reason, Whose
from kring.core.network import Category, Support
from tests import cast

RN1 = cast.rn1()
ALL, WITHOUT, FAMILY = Whose

# What the handbook prints: for everybody, and without the professionals.
PRINTED: list[tuple[str, float, float]] = [
    ("size", 8, 7),
    ("density", 0.2857, 0.3333),
    ("blau", 0.78125, 0.73469),
    ("iqv", 0.89286, 0.83965),
    ("strong", 0.375, 0.4286),
    ("median_years", 7.0, 12),
    ("mean_roles", 1.625, 1.4286),
    ("within_reach", 0.75, 0.7143),
    ("median_km", 5, 4),
    ("contacts_a_week", 14.46, 11.46),
    ("mutual", 0.5, 0.5714),
    ("density_family_informal", 0.3333, 0.3333),
    ("components", 2, 2),
    ("isolates", 1, 1),
]

COUNTED: list[tuple[str, int, int]] = [
    ("density", 8, 7),
    ("newly_known", 3, 2),
    ("long_known", 4, 4),
    ("near", 2, 2),
    ("within_reach", 6, 5),
    ("mutual", 4, 4),
    ("density_family_informal", 3, 3),
]


def digits(value: float) -> int:
    """With how many digits a figure was printed."""
    return len(str(value).partition(".")[2])


@pytest.mark.parametrize(("name", "everybody", "without"), PRINTED)
def test_a_figure_is_the_printed_one(name: str, everybody: float, without: float) -> None:
    measure = getattr(measures, name)
    assert round(measure(RN1, ALL).value, digits(everybody)) == everybody
    assert round(measure(RN1, WITHOUT).value, digits(without)) == without


@pytest.mark.parametrize(("name", "everybody", "without"), COUNTED)
def test_a_share_tells_how_many_of_how_many(name: str, everybody: int, without: int) -> None:
    measure = getattr(measures, name)
    assert (measure(RN1, ALL).count, measure(RN1, WITHOUT).count) == (everybody, without)


@pytest.mark.parametrize(("whose", "pairs"), [(ALL, 28), (WITHOUT, 21)])
def test_the_pairs_are_counted_without_the_client(whose: Whose, pairs: int) -> None:
    density = measures.density(RN1, whose)
    assert not isinstance(density, NotApplicable)
    assert density.of == pairs


@pytest.mark.parametrize(("whose", "share"), [(ALL, (3, 8, 0.375)), (WITHOUT, (3, 7, 0.4286))])
def test_the_family_has_its_share(whose: Whose, share: tuple[int, int, float]) -> None:
    shares = measures.composition(RN1, whose)
    assert not isinstance(shares, NotApplicable)
    family = shares[Category.FAMILY]
    assert (family.count, family.of, round(family.value, 4)) == share
    assert family.people == ("bert", "carla", "dirk")


@pytest.mark.parametrize(
    ("whose", "available"),
    [
        (ALL, {"practical": 5, "emotional": 2, "company": 3, "information": 2, "appraisal": 1}),
        (WITHOUT, {"practical": 4, "emotional": 2, "company": 3, "information": 1, "appraisal": 0}),
    ],
)
def test_each_support_has_its_givers(whose: Whose, available: dict[str, int]) -> None:
    counts = measures.availability(RN1, whose)
    assert not isinstance(counts, NotApplicable)
    assert {support.value: count.value for support, count in counts.items()} == available


def test_without_the_professional_there_is_a_gap() -> None:
    everybody, without = measures.bottlenecks(RN1), measures.bottlenecks(RN1, WITHOUT)
    assert not isinstance(everybody, NotApplicable)
    assert not isinstance(without, NotApplicable)
    assert (everybody.nobody, everybody.one) == ((), {Support.APPRAISAL: "ingrid"})
    assert (without.nobody, without.one) == ((Support.APPRAISAL,), {Support.INFORMATION: "carla"})


@pytest.mark.parametrize("whose", [ALL, WITHOUT])
def test_hans_is_tied_to_nobody_and_the_family_knows_each_other(whose: Whose) -> None:
    assert measures.isolates(RN1, whose).people == ("hans",)
    family: Any = measures.density_within(RN1, whose)[Category.FAMILY]
    assert family.value == 1.0
    assert measures.components(RN1, whose).groups[1] == ("hans",)


def test_of_the_family_only_some_things_cannot_be_asked() -> None:
    seen: Any = measures.all(RN1, FAMILY)
    assert (seen.size.value, seen.density.value, seen.iqv.value) == (3, 1.0, 0.0)
    assert seen.density_family_friends.reason is Reason.NO_GROUP
    assert seen.density_family_informal.reason is Reason.NO_GROUP


def test_the_rings_are_counted() -> None:
    rings = measures.size_by_ring(RN1, cast.LENSINK)
    assert {ring: count.people for ring, count in rings.items()} == {
        "intimate": ("bert", "carla"),
        "friends": ("dirk", "els"),
        "acquaintances": ("fatima", "gerrit"),
        "services": ("hans", "ingrid"),
    }


def test_bert_and_els_hold_others_together() -> None:
    assert measures.articulation_points(RN1).people == ("bert", "els")


def test_all_measures_are_those_asked_one_by_one() -> None:
    for whose in Whose:
        together = measures.all(RN1, whose, with_betweenness=True)
        for name in together.__struct_fields__:
            single = getattr(measures, name, None)
            if single is not None and name not in {"size_by_ring", "variety"} and "days_since" not in name:
                assert getattr(together, name) == single(RN1, whose), name


def test_the_support_matrix_has_a_row_for_everybody() -> None:
    matrix = measures.support_matrix(RN1)
    assert [row.name for row in matrix.rows] == ["Bert", "Carla", "Dirk", "Els", "Fatima", "Gerrit", "Hans", "Ingrid"]
    assert matrix.rows[2].gives == ()
    assert matrix.rows[2].gets is None
    assert matrix.givers[Support.EMOTIONAL] == ("bert", "els")
    assert matrix.one == {Support.APPRAISAL: "ingrid"}
