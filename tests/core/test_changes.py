"""Every change lands, can be taken back, and says clearly why it does not fit."""

from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes, edits
from kring.core import network as networks
from kring.core.changes import Act, Add, Misfit, Place, Put, Remove, Set, Take, Why
from kring.core.network import (
    Category,
    Descent,
    Group,
    Network,
    Partnership,
    Person,
    Placement,
    Self,
    Siblings,
    Tie,
    TieKind,
    Wish,
)
from tests import cast
from tests import networks as any_network

EVA = Person("eva", "Eva")


def bare(network: Network) -> Network:
    """The network without its memory of who was taken off."""
    return msgspec.structs.replace(network, removed=())


def why(network: Network, change: changes.Change) -> Why:
    with pytest.raises(Misfit) as raised:
        changes.apply(network, change)
    return raised.value.why


@given(st.data())
def test_any_sequence_of_acts_taken_back_in_turn_ends_where_it_began(data: st.DataObject) -> None:
    start = now = data.draw(any_network.whole())
    done = []
    for number in range(data.draw(st.integers(1, 6))):
        act = Act(f"act{number}", data.draw(any_network.acts(now)))
        now = changes.apply_all(now, act.changes)
        done.append(act)
    for act in reversed(done):
        now = changes.apply_all(now, changes.undoing(act, f"undo-{act.id}").changes)
    assert bare(now) == bare(start)


@given(st.data())
def test_any_walk_of_undo_and_redo_comes_back_to_every_network_it_passed(data: st.DataObject) -> None:
    @dataclass
    class Step:
        before: Network
        act: Act

    now, undone = data.draw(any_network.whole()), []
    done: list[Step] = []
    for number in range(data.draw(st.integers(1, 12))):
        move = data.draw(st.sampled_from(["act", "undo", "redo"]))
        if move == "undo" and done:
            step = done.pop()
            now = changes.apply_all(now, changes.undoing(step.act, f"u{number}").changes)
            assert bare(now) == bare(step.before)
            undone.append(step)
        elif move == "redo" and undone:
            step = undone.pop()
            now = changes.apply_all(now, step.act.changes)
            done.append(step)
        else:
            act = Act(f"act{number}", data.draw(any_network.acts(now)))
            done.append(Step(now, act))
            now, undone = changes.apply_all(now, act.changes), []


@given(st.data())
def test_a_change_made_twice_is_made_once(data: st.DataObject) -> None:
    now = data.draw(any_network.whole())
    for change in data.draw(any_network.acts(now)):
        now = changes.apply(now, change)
        assert changes.apply(now, change) == now


@given(st.data())
def test_an_inverse_turned_round_is_the_change_itself(data: st.DataObject) -> None:
    for change in data.draw(any_network.acts(data.draw(any_network.whole()))):
        assert changes.inverse(changes.inverse(change)) == change


@given(any_network.whole(), st.data())
def test_whoever_is_taken_off_leaves_nothing_that_speaks_of_them(network: Network, data: st.DataObject) -> None:
    for id in data.draw(st.permutations(sorted(network.people))):
        network = changes.apply_all(network, changes.removal(network, id))
        assert id in network.removed
        assert id not in network.people
        assert danglers(network) == []
    assert not network.placements


def danglers(network: Network) -> list[str]:
    """Whoever is spoken of but not there."""
    there = {*network.people, *network.owner.selves}
    speaking = [record for shelf in networks.SHELVES.values() for record in getattr(network, shelf).values()]
    spoken = [id for record in speaking for id in networks.mentioned(record)]
    return [id for id in [*spoken, *(id for at in network.placements.values() for id in at)] if id not in there]


@given(any_network.whole())
def test_a_network_written_and_read_is_the_same_network(network: Network) -> None:
    assert networks.decode(networks.encode(network)) == network


@given(st.data())
def test_an_act_written_and_read_does_the_same(data: st.DataObject) -> None:
    network = data.draw(any_network.whole())
    act = Act("act", data.draw(any_network.acts(network)))
    read = msgspec.json.decode(msgspec.json.encode(act), type=Act)
    assert changes.apply_all(network, read.changes) == changes.apply_all(network, act.changes)
    back = msgspec.json.decode(msgspec.json.encode(changes.undoing(act, "undo")), type=Act)
    assert bare(changes.apply_all(changes.apply_all(network, read.changes), back.changes)) == bare(network)


@given(any_network.whole(), st.data())
@settings(max_examples=20)
def test_edits_turn_one_into_the_other(network: Network, data: st.DataObject) -> None:
    for before in network.people.values():
        after = data.draw(any_network.people(before.id))
        assert changes.apply_all(network, edits.between(before, after)).people[before.id] == after


def test_a_list_that_differs_much_is_set_as_a_whole() -> None:
    els = cast.rn1().people["els"]
    few, many = (tuple(f"task {number}" for number in range(count)) for count in (edits.MOST, edits.MOST + 1))
    told = msgspec.structs.replace(els, tasks=())
    assert len(edits.between(told, msgspec.structs.replace(els, tasks=few))) == edits.MOST
    assert edits.between(told, msgspec.structs.replace(els, tasks=many)) == (
        Set("people", "els", "tasks", [], list(many)),
    )


def test_who_comes_back_leaves_no_tombstone() -> None:
    rn1 = cast.rn1()
    off = changes.apply_all(rn1, changes.removal(rn1, "hans"))
    assert off.removed == ("hans",)
    assert changes.apply(off, Add(rn1.people["hans"])).removed == ()


def test_a_field_that_changed_in_the_meantime_comes_back_with_both_values() -> None:
    rn1 = changes.apply(cast.rn1(), Set("people", "els", "remark", "", "sings"))
    late = Set("people", "els", "remark", "", "dances")
    with pytest.raises(Misfit) as raised:
        changes.apply(rn1, late)
    assert (raised.value.why, raised.value.now, raised.value.change) == (Why.CHANGED, "sings", late)
    assert raised.value.is_conflict


def test_a_place_that_changed_in_the_meantime_comes_back_with_both_places() -> None:
    rn1 = cast.rn1()
    was = networks.placement(rn1, cast.LENSINK, "els")
    nearer = changes.apply(rn1, Place(cast.LENSINK, "els", was, Placement("intimate", "society")))
    with pytest.raises(Misfit) as raised:
        changes.apply(nearer, Place(cast.LENSINK, "els", was, None))
    assert (raised.value.why, raised.value.now) == (Why.CHANGED, Placement("intimate", "society"))


def test_a_record_that_changed_in_the_meantime_is_not_taken_off() -> None:
    rn1 = changes.apply(cast.rn1(), Add(Wish("w", "to sing")))
    reworded = changes.apply(rn1, Set("wishes", "w", "words", "to sing", "to dance"))
    assert why(reworded, Remove(Wish("w", "to sing"))) is Why.CHANGED


def test_what_is_gone_cannot_be_changed() -> None:
    rn1 = cast.rn1()
    off = changes.apply_all(rn1, changes.removal(rn1, "hans"))
    assert why(off, Set("people", "hans", "remark", "", "kind")) is Why.GONE
    assert why(off, Place(cast.LENSINK, "hans", None, Placement("services", "society"))) is Why.GONE
    assert why(off, Add(Wish("w", "to see him", people=("hans",)))) is Why.GONE


def test_an_id_is_one_persons_only() -> None:
    assert why(cast.rn1(), Add(Person("els", "Another Els"))) is Why.EXISTS
    assert why(cast.rn1(), Add(Person("anna", "The client herself"))) is Why.EXISTS


def test_somebody_who_is_still_spoken_of_stays() -> None:
    rn1 = cast.rn1()
    with pytest.raises(Misfit) as raised:
        changes.apply(rn1, Remove(rn1.people["hans"]))
    assert (raised.value.why, raised.value.now) == (Why.IN_USE, changes.removal(rn1, "hans")[0])


@pytest.mark.parametrize(
    "record",
    [
        Tie(networks.tie_id("els", "zoe"), "els", "zoe"),
        Descent("d", "els", "zoe"),
        Partnership("p", "zoe", "els"),
        Siblings("s", ("els", "zoe")),
        Group("g", "Choir", people=("zoe",)),
        Wish("w", "to call", people=("zoe",)),
        Tie(networks.tie_id("anna", "els"), "anna", "els"),
    ],
)
def test_nobody_is_spoken_of_who_was_never_there(record: networks.Record) -> None:
    assert why(cast.rn1(), Add(record)) is Why.NOBODY


def test_family_may_be_of_the_owner_but_ties_are_between_members() -> None:
    sisters = changes.apply(cast.rn1(), Add(Siblings("s", ("anna", "carla"))))
    assert sisters.siblings["s"].people == ("anna", "carla")


@pytest.mark.parametrize(
    "change",
    [
        Set("people", "els", "name", "Els", "   "),
        Set("people", "els", "name", "Els", "e" * 121),
        Set("people", "els", "strength", "strong", "steel"),
        Set("people", "els", "distance_km", 3, -1),
        Set("people", "els", "id", "els", "other"),
        Set("people", "els", "shoe_size", None, 38),
        Set("pets", "rex", "name", "Rex", "Max"),
        Set("network", "anna", "people", {}, {}),
        Set("network", "anna", "id", "anna", "carla"),
        Set("owner", "anna", "selves", {}, {}),
        Set("ties", networks.tie_id("bert", "els"), "a", "bert", "carla"),
        Add(Tie("wrong", "bert", "els")),
        Add(Tie(networks.tie_id("els", "els"), "els", "els")),
        Add(Partnership("p", "els", "els")),
        Add(Siblings("s", ("els", "bert", "els"))),
        Put("people", "els", "name", "e"),
        Put("people", "els", "shoes", "red"),
        Put("people", "els", "supports", "steel"),
        Take("owner", "", "selves", "anna"),
        Put("network", "anna", "removed", "zoe"),
    ],
)
def test_what_makes_no_sense_is_refused_as_such(change: changes.Change) -> None:
    assert why(cast.rn1(), change) is Why.INVALID


def test_what_makes_no_sense_is_no_conflict() -> None:
    assert not Misfit(Why.INVALID, Remove(EVA)).is_conflict
    assert not Misfit(Why.NOBODY, Remove(EVA)).is_conflict


def test_every_reason_is_either_a_conflict_or_a_fault() -> None:
    assert set(Why) > changes.CONFLICTS


def test_the_owner_and_the_selves_are_edited_like_anybody() -> None:
    rn1 = changes.apply(cast.rn1(), Set("owner", "", "talents", "", "singing"))
    rn1 = changes.apply(rn1, Set("selves", "anna", "name", "Anna", "Anna Smit"))
    rn1 = changes.apply(rn1, Set("network", "", "view", "", "lovely people"))
    assert (rn1.owner.talents, rn1.view) == ("singing", "lovely people")
    assert rn1.owner.selves["anna"] == Self("anna", "Anna Smit")


def test_all_misfits_are_told_at_once_and_what_fits_counts_for_the_rest() -> None:
    found = changes.misfits(
        cast.rn1(),
        (
            Set("people", "els", "remark", "old", "new"),
            Add(EVA),
            Add(Tie(networks.tie_id("els", "eva"), "els", "eva")),
            Set("people", "zoe", "remark", "", "new"),
        ),
    )
    assert [misfit.why for misfit in found] == [Why.CHANGED, Why.GONE]


def test_a_change_tells_whom_it_concerns() -> None:
    tie = Tie(networks.tie_id("bert", "els"), "bert", "els")
    assert changes.concerned(Add(EVA)) == ("eva",)
    assert changes.concerned(Remove(tie)) == ("bert", "els")
    assert changes.concerned(Set("people", "els", "remark", "", "x")) == ("els",)
    assert changes.concerned(Set("network", "n", "story", "", "x")) == ()
    assert changes.concerned(Put("groups", "choir", "people", "els")) == ("els",)
    assert changes.concerned(Take("people", "els", "tasks", "garden")) == ("els",)
    assert changes.concerned(Place(cast.LENSINK, "els", None, None)) == ("els",)


def test_two_people_may_have_more_than_one_tie() -> None:
    rn1 = cast.rn1()
    helps = Tie(networks.tie_id("bert", "els", TieKind.HELPS), "bert", "els", TieKind.HELPS)
    assert len(changes.apply(rn1, Add(helps)).ties) == 9


def test_a_category_is_written_as_a_plain_word() -> None:
    change = Set("people", "els", "category", "friend", "neighbour")
    assert changes.apply(cast.rn1(), change).people["els"].category is Category.NEIGHBOUR
