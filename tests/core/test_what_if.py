"""What would be otherwise is what the measures say of the changed network, and what a picture of it would show."""

from random import Random

import msgspec
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes, measures, what_if
from kring.core.measures import Groups, NotApplicable, Reason, Whose
from kring.core.network import Need, Network, Person, Status, Support, Tie, Willing, tie_id
from kring.core.what_if import Effect, Hours, Onward, Rests
from tests import cast, networks

hundreds = settings(max_examples=300, deadline=None)
SIDES = ("size", "density", "components", "near", "within_reach", "median_km", "hours_offered")


def random_network(seed: int) -> Network:
    """Up to fourteen people of whom anything may be known, with any ties among them."""
    chance = Random(seed)
    ids = [f"p{number}" for number in range(chance.randint(0, 14))]
    people = {id: networks._person(id, id.upper(), rank, chance.randint(0, 10_000)) for rank, id in enumerate(ids)}
    pairs = [(a, b) for a in ids for b in ids if a < b and chance.random() < 2 / len(ids)]
    return cast.network(*people.values(), ties=tuple(pairs))


def taken(value: Network, chance: Random) -> list[str]:
    return chance.sample(sorted(value.people), min(len(value.people), chance.randint(1, 3)))


def off_the_list(value: Network, people: list[str]) -> Network:
    for id in people:
        value = changes.apply_all(value, changes.removal(value, id))
    return value


@hundreds
@given(st.integers(0, 100_000), st.sampled_from(Whose))
def test_every_side_is_what_the_measures_say_from_scratch(seed, whose):
    value = random_network(seed)
    gone = taken(value, Random(seed))
    found = what_if.effect(value, what_if.without(value, gone), whose)
    after = off_the_list(value, gone)
    for name in SIDES:
        sides = getattr(found, name)
        assert sides.before == getattr(measures, name)(value, whose)
        if after.ties or name not in ("density", "components"):
            assert sides.after == getattr(measures, name)(after, whose)
    assert set(found.gone) == set(measures.size(value, whose).people) & set(gone)
    assert found.added == found.together == found.gained == ()


@hundreds
@given(st.integers(0, 100_000))
def test_who_loses_contact_with_whom_is_what_networkx_says(seed):
    value = random_network(seed)
    gone = taken(value, Random(seed))
    found = what_if.effect(value, what_if.without(value, gone))
    graph = networkx.Graph()
    graph.add_nodes_from(measures.size(value).people)
    graph.add_edges_from((one.a, one.b) for one in value.ties.values() if one.a in graph and one.b in graph)
    left = graph.subgraph(set(graph) - set(gone))
    apart = set()
    for group in networkx.connected_components(graph) if value.ties else ():
        pieces = [frozenset(one) for one in networkx.connected_components(left) if one <= group]
        apart |= {frozenset(pieces)} if len(pieces) > 1 else set()
    assert {frozenset(frozenset(piece) for piece in group) for group in found.apart} == apart
    alone = {id for id in left if value.ties and graph.degree(id) and not left.degree(id)}
    assert set(found.alone) == alone


@hundreds
@given(st.integers(0, 100_000))
def test_what_is_left_to_nobody_or_to_one_is_what_counting_says(seed):
    value = random_network(seed)
    gone = taken(value, Random(seed))
    after = what_if.without(value, gone)
    found = what_if.effect(value, after)
    for name, kinds in (("supports", Support), ("needs", Need)):
        told = {one.what: one for one in getattr(found, name)}
        for kind in kinds:
            before, now = doers(value, name, kind), doers(after, name, kind)
            if before - now and len(now) <= 1:
                assert (set(told[kind].before), set(told[kind].after)) == (before, now)
                assert not before & set(told[kind].could)
            else:
                assert kind not in told
    for task in ("shopping", "garden"):
        before, now = doers(value, "tasks", task), doers(after, "tasks", task)
        told_of = [one for one in found.tasks if one.what == task]
        assert bool(told_of) is bool(before - now and len(now) <= 1)


def doers(value: Network, field: str, kind: object) -> set[str]:
    return {id for id in measures.size(value).people if kind in (getattr(value.people[id], field) or ())}


@hundreds
@given(st.integers(0, 100_000))
def test_the_hours_that_go_are_the_hours_that_are_no_longer_offered(seed):
    value = random_network(seed)
    gone = taken(value, Random(seed))
    found = what_if.effect(value, what_if.without(value, gone))
    before, after = (0 if isinstance(one, NotApplicable) else one.value for one in sides(found))
    assert found.hours.gone == pytest.approx(before - after)
    assert not set(found.hours.takers) & set(gone)
    if found.hours.each is not None:
        assert found.hours.each * len(found.hours.takers) == pytest.approx(found.hours.gone)


def sides(found: Effect) -> tuple[object, object]:
    return found.hours_offered.before, found.hours_offered.after


@hundreds
@given(st.integers(0, 100_000))
def test_a_tie_taken_away_is_a_tie_that_was_never_there(seed):
    value = random_network(seed)
    if not value.ties:
        return
    tie = Random(seed).choice(sorted(value.ties))
    found = what_if.effect(value, what_if.without(value, ties=[tie]))
    after = changes.apply(value, changes.Remove(value.ties[tie]))
    for name in SIDES:
        assert getattr(found, name).after == getattr(measures, name)(after)
    assert found.gone == found.supports == found.tasks == () and found.hours == Hours(0.0)


@hundreds
@given(st.integers(0, 100_000))
def test_what_is_added_and_taken_away_again_are_each_others_mirror(seed):
    value = random_network(seed)
    new = networks._person("new", "New", 99, seed)
    friends = Random(seed).sample(sorted(value.people), min(1, len(value.people)))
    ties = [Tie(tie_id("new", id), *sorted(("new", id))) for id in friends]
    more = what_if.wished(value, new, *ties)
    there, back = what_if.effect(value, more), what_if.effect(more, value)
    assert there.added == back.gone and there.together == back.apart
    for name in SIDES:
        assert getattr(there, name).after == getattr(back, name).before == getattr(measures, name)(more)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from(Whose))
def test_each_single_person_is_what_asking_one_by_one_says(seed, whose):
    value = random_network(seed)
    found = what_if.each(value, whose)
    assert list(found) == list(measures.size(value, whose).people)
    for id, effect in found.items():
        assert effect == what_if.effect(value, what_if.without(value, [id]), whose)


@pytest.mark.parametrize("seed", range(20))
def test_without_anything_otherwise_nothing_differs(seed):
    value = random_network(seed)
    found = what_if.effect(value, value)
    for name in SIDES:
        assert getattr(found, name).before == getattr(found, name).after
    rest = [getattr(found, one) for one in Effect.__struct_fields__ if one not in (*SIDES, "hours")]
    assert rest == [()] * len(rest) and found.hours == Hours(0.0)


def test_without_els_gerrit_knows_nobody_of_the_reference_network_any_more():
    value = cast.rn1()
    found = what_if.effect(value, what_if.without(value, ["els"]))
    assert (found.size.before.value, found.size.after.value) == (8, 7)
    assert found.apart == ((("bert", "carla", "dirk", "fatima", "ingrid"), ("gerrit",)),)
    assert found.alone == ("gerrit",)
    (emotional,) = found.supports
    assert (emotional.what, emotional.before, emotional.after) == (Support.EMOTIONAL, ("bert", "els"), ("bert",))


def test_without_the_only_driver_nobody_is_left_for_transport_and_who_could_is_named():
    value = cast.network(
        cast.person("Piet", tasks=("Transport",), hours_a_week=3.0),
        cast.person("Noor", tasks_possible=("transport ",)),
        cast.person("Wim", tasks_possible=("transport",), willing=Willing.RATHER_NOT),
    )
    found = what_if.effect(value, what_if.without(value, ["piet"]))
    assert found.tasks == (Rests("Transport", ("piet",), (), ("noor",)),)
    assert found.hours == Hours(3.0, takers=("noor",), each=3.0)


def test_hours_that_were_never_told_are_named_and_not_counted():
    value = cast.network(cast.person("Piet", tasks=("cook",)), cast.person("Noor", tasks=("cook",)))
    found = what_if.effect(value, what_if.without(value, ["piet"]))
    assert found.hours == Hours(0.0, unknown=("piet",), takers=("noor",))


def test_without_the_only_two_who_know_each_other_it_is_still_known_who_knows_whom():
    value = cast.network(*cast.people(4), ties=(("p0", "p1"),))
    found = what_if.effect(value, what_if.without(value, ["p0"]))
    assert not isinstance(found.density.after, NotApplicable) and found.density.after.count == 0
    assert isinstance(found.components.after, Groups) and found.components.after.value == 3
    without_tie = what_if.effect(value, what_if.without(value, ties=["p0~p1~knows"]))
    assert without_tie.density.after == NotApplicable(Reason.NO_TIES) and without_tie.apart == ()


def test_where_nobody_told_who_knows_whom_nobody_loses_sight_of_anybody():
    value = cast.network(*cast.people(4))
    found = what_if.effect(value, what_if.without(value, ["p0"]))
    assert found.apart == found.alone == () and found.density.after == NotApplicable(Reason.NO_TIES)


def test_a_wished_tie_brings_two_groups_together():
    value = cast.network(*cast.people(4), ties=(("p0", "p1"), ("p2", "p3")))
    found = what_if.effect(value, what_if.wished(value, Tie("p1~p2~knows", "p1", "p2")))
    assert found.together == ((("p0", "p1"), ("p2", "p3")),)


def test_a_wished_person_takes_a_weight_off_one_pair_of_shoulders():
    value = cast.network(cast.person("Bert", supports=(Support.PRACTICAL,)))
    found = what_if.effect(value, what_if.wished(value, cast.person("Noor", supports=(Support.PRACTICAL,))))
    assert found.added == ("noor",)
    assert found.gained == (Rests(Support.PRACTICAL, ("bert",), ("bert", "noor")),)


def test_a_break_takes_away_distance_counts_on_nothing_and_a_change_is_for_the_two_of_them():
    value = cast.network(
        cast.person("Bert", supports=(Support.COMPANY,), potential_helper=True, hours_a_week=2.0), cast.person("Els")
    )
    broken, distant, changed = (what_if.onward(value, "bert", how) for how in Onward)
    assert broken.people["bert"].status is Status.BROKEN
    effects = [what_if.effect(value, one) for one in (broken, distant, changed)]
    assert [one.size.after.value for one in effects] == [1, 2, 2]
    assert [len(one.supports) for one in effects] == [1, 1, 0]
    assert [one.hours.gone for one in effects] == [2.0, 2.0, 0.0]
    assert effects[1].supports[0].could == ()


def test_who_is_no_member_makes_no_difference():
    value = cast.network(cast.person("Bert", status=Status.FADED, supports=(Support.COMPANY,)), cast.person("Els"))
    found = what_if.effect(value, what_if.without(value, ["bert"]))
    assert found == what_if.effect(value, value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda value: what_if.without(value, ["nobody"]),
        lambda value: what_if.without(value, ties=["no~tie~knows"]),
        *(lambda value, how=how: what_if.onward(value, "nobody", how) for how in Onward),
    ],
)
def test_an_id_of_nobody_is_refused(ask):
    with pytest.raises(LookupError):
        ask(cast.rn1())


def test_nothing_is_said_of_the_network_itself():
    value = cast.rn1()
    before = msgspec.json.encode(value)
    what_if.each(value)
    assert msgspec.json.encode(value) == before


def test_somebody_wished_who_is_there_already_is_refused():
    with pytest.raises(changes.Misfit):
        what_if.wished(cast.rn1(), Person("bert", "Another Bert"))
