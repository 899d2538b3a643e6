"""Whoever is on the list is in the circle, in the tray or left out, and every page and paper counts them so."""

import re
from collections import Counter
from random import Random

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.commands import picture as drawings
from kring.commands import words
from kring.core import access, changes, measures, sight
from kring.core import network as networks
from kring.core.measures import Whose
from kring.core.network import Category, Network, Person, Placement, Status, When
from kring.draw import circle
from kring.draw.seats import Kept
from kring.exchange import kring_json
from kring.methods import loader
from kring.pages.circle import on_paper, talk
from kring.pages.easy import walk
from kring.pages.names import listing
from tests import cast

LAYOUT = loader.layout("lensink-circle")
RINGS, SECTORS = ([one.id for one in parts] for parts in (LAYOUT.ring, LAYOUT.sector))
ROLES = (access.Role.OWNER, access.Role.PROFESSIONAL)


def grown(seed: int) -> tuple[Network, Kept]:
    """A network as it grows under many hands: people with every fate and every kind of place, and some taken off."""
    chance, value, kept = Random(seed), cast.network(), Kept()
    for number in range(chance.randint(0, 14)):
        one = somebody(number, chance)
        where = Placement(chance.choice([None, *RINGS, *RINGS]), chance.choice([None, *SECTORS, *SECTORS]))
        where = Placement(where.ring, where.sector, chance.random() < 0.2)
        value = changes.apply_all(value, (changes.Add(one), changes.Place(LAYOUT.id, one.id, None, where)))
        if chance.random() < 0.2:
            value = changes.apply_all(value, changes.removal(value, chance.choice(sorted(value.people))))
        if chance.random() < 0.2:
            kept = circle.settle(value, LAYOUT, kept)
    return value, kept


def somebody(number: int, chance: Random) -> Person:
    return Person(
        f"p{number}",
        f"Name {number}",
        rank=number,
        category=chance.choice([None, *Category]),
        status=chance.choice([Status.ACTIVE, Status.ACTIVE, *Status]),
        died=chance.choice([None, None, None, When(2020)]),
        confidential=chance.random() < 0.2,
        potential_friend=chance.choice([None, None, True]),
        potential_helper=chance.choice([None, None, True]),
    )


def standing(value: Network) -> set[tuple[str, str, str]]:
    """Who stands where, read from the placements alone."""
    placed = value.placements.get(LAYOUT.id, {})
    return {(id, at.ring, at.sector) for id, at in placed.items() if at.ring and at.sector and not at.left_out}


def left_out(value: Network) -> set[str]:
    return {id for id, at in value.placements.get(LAYOUT.id, {}).items() if at.left_out}


def ids(people: list[Person]) -> set[str]:
    return {one.id for one in people}


def seen(seed: int, role: access.Role) -> tuple[Network, Kept]:
    value, kept = grown(seed)
    return sight.visible(value, access.Viewer("viewer", role)), kept


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=20, deadline=None)
@given(st.integers(0, 100_000))
def test_every_drawing_shows_exactly_who_stands_where(role, seed):
    value, kept = seen(seed, role)
    there = standing(value)
    for size in circle.SIZES:
        seats = circle.place(value, LAYOUT, size, kept)
        inked = re.findall('data-person="([^"]*)" data-ring="([^"]*)" data-sector="([^"]*)"', circle.paint(seats))
        assert Counter(inked) == Counter(there)
        assert circle.thumbnail(seats, 104).count('class="dot') == len(there)
        assert {one.id: one.count for one in seats.sectors} == in_sectors(there)
    assert {id: sum(shapes.values()) for id, shapes in circle.counts(value, LAYOUT).items()} == in_sectors(there)


def in_sectors(there: set[tuple[str, str, str]]) -> dict[str, int]:
    return {sector: sum(1 for one in there if one[2] == sector) for sector in SECTORS}


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000))
def test_everybody_is_in_the_circle_or_waits_or_was_left_out(role, seed):
    value, _ = seen(seed, role)
    there = {one[0] for one in standing(value)}
    waiting, aside = ids(networks.unplaced(value, LAYOUT.id)), ids(talk.left_out(value, LAYOUT))
    assert sorted([*there, *waiting, *aside]) == sorted(value.people)
    assert ids(walk.waiting(value, LAYOUT, walk.Way())) == waiting
    listed = listing.bands(value, LAYOUT, networks.in_order(value))
    bands = {one.ring.id if one.ring else None: ids(one.people) for one in listed}
    rings = {ring: {id for id, at, _ in standing(value) if at == ring} for ring in RINGS}
    assert bands == {ring: people for ring, people in {**rings, None: left_out(value)}.items() if people}


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from(Whose))
def test_a_ring_counts_whoever_lives_and_stands_in_it(role, seed, whose):
    value, _ = seen(seed, role)
    graph = measures.graph_of(value, whose)
    found = measures.size_by_ring(graph, LAYOUT.id, rings=RINGS)
    there = {id: ring for id, ring, _ in standing(value)}
    for ring in RINGS:
        assert set(found[ring].people) == {id for id in graph.ids if there.get(id) == ring}
        assert found[ring].value == len(found[ring].people)


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=20, deadline=None)
@given(st.integers(0, 100_000))
def test_a_sign_is_explained_when_somebody_in_the_drawing_wears_it(role, seed):
    value, _ = seen(seed, role)
    there = [value.people[id] for id, *_ in standing(value)]
    with translation.override("en"):
        page = {one.words for one in on_paper.used(value, LAYOUT, circle.place(value, LAYOUT, "paper"))}
    terminal = drawings.sheet(kring_json.Copy(kring=1, network=value), LAYOUT, "grey")
    for sign, is_worn in {
        "may come closer": any(one.potential_friend for one in there),
        "can help": any(one.potential_helper for one in there),
    }.items():
        assert (sign in page) is is_worn
        assert (f">{words._(sign)}<" in terminal) is is_worn
