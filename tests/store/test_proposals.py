"""A change by who does not lead waits; it is answered once, in one act, and nobody sees more of it than they may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kring.core import access
from kring.core.changes import Act, Add, Misfit, Place, Remove, Set, Take, removal
from kring.core.network import Group, Person, Placement
from kring.core.proposals import State
from kring.store import answering, history, keys, log, models, networks, proposals, proposing
from tests.store.conftest import NOON

RING = Placement("friends", "society")
FRIEND = Set("people", "bert", "relation", "", "een vriend")


@pytest.fixture
def anna(world):
    return world.by(world.anna)


@pytest.fixture
def bram(world):
    return world.by(world.bram, "professional")


def row(world):
    return models.Network.objects.get(pk=world.row.pk)


def value(world):
    return networks.load(row(world))


def propose(world, by, act, *changes):
    return proposing.propose(world.row.pk, Act(act, changes), by, row(world).version)


def waiting(world, by):
    return proposals.waiting(row(world), value(world), by.viewer)


def chosen(*some):
    return [(one.id, one.mark) for one in some]


def do(world, by, act, *changes):
    networks.change(world.row.pk, Act(act, changes), by, row(world).version)


def test_a_proposal_changes_nothing_and_waits_for_who_leads(world, anna, bram) -> None:
    before = value(world)
    made = propose(world, bram, "one", FRIEND)
    assert value(world) == before
    assert row(world).version == 2
    (seen,) = waiting(world, anna)
    assert (seen.by, seen.changes, seen.version, seen.at) == (world.bram, (FRIEND,), 2, NOON)
    assert waiting(world, bram) == [seen] == [made]
    assert waiting(world, world.by(world.carla, "member")) == []


def test_what_a_proposal_says_lies_sealed_and_the_log_tells_who_and_about_whom(world, bram) -> None:
    propose(world, bram, "one", Set("people", "bert", "relation", "", "geheimzinnige vriend"))
    kept = models.Proposal.objects.get()
    assert b"geheimzinnige" not in bytes(kept.data)
    line = models.Line.objects.order_by("pk").last()
    assert (line.deed, line.people, line.act, line.version) == (models.Deed.PROPOSE, ["bert"], "one", 2)
    models.Proposal.objects.update(revision=2)
    with pytest.raises(keys.Unreadable):
        waiting(world, bram)


def test_the_same_proposal_sent_twice_is_one_and_another_under_the_same_id_is_another(world, anna, bram) -> None:
    first = propose(world, bram, "one", FRIEND)
    again = propose(world, bram, "one", FRIEND)
    assert again.id == first.id
    propose(world, bram, "one", Set("people", "carla", "relation", "", "haar zus"))
    assert len(waiting(world, anna)) == 2
    answering.refuse(world.row.pk, chosen(first), "", anna)
    assert propose(world, bram, "one", FRIEND).state is State.REFUSED
    assert len(waiting(world, anna)) == 1


def test_what_builds_upon_an_earlier_proposal_becomes_one_with_it(world, anna, bram) -> None:
    noor = Person("noor", "Noor", rank=3)
    propose(world, bram, "one", Add(noor))
    propose(world, bram, "two", FRIEND)
    propose(world, bram, "three", Place("lensink-circle", "noor", None, RING))
    assert [one.changes for one in waiting(world, anna)] == [
        (Add(noor), Place("lensink-circle", "noor", None, RING)),
        (FRIEND,),
    ]
    assert propose(world, bram, "three", Place("lensink-circle", "noor", None, RING)).act == "one"
    propose(world, bram, "four", *removal(proposals.drafted(value(world), waiting(world, bram)), "noor"))
    assert [one.act for one in waiting(world, anna)] == ["two"]


def test_a_yes_is_one_act_of_who_leads_that_tells_who_proposed_it(world, anna, bram) -> None:
    both = [
        propose(world, bram, "one", FRIEND),
        propose(world, bram, "two", Place("lensink-circle", "bert", None, RING)),
    ]
    answered = answering.accept(world.row.pk, chosen(*both), anna)
    assert [one.act for one in answered.done] == ["one", "two"]
    assert value(world).people["bert"].relation == "een vriend"
    assert value(world).placements["lensink-circle"]["bert"] == RING
    newest = history.steps(row(world))[0]
    assert (newest.by, newest.proposed_by, newest.version) == (world.anna, world.bram, 3)
    assert answering.accept(world.row.pk, chosen(*both), anna) == answering.Answered(())
    assert row(world).version == 3
    networks.undo(world.row.pk, "back", anna)
    assert value(world).people["bert"].relation == ""


def test_what_two_proposed_are_two_acts(world, anna, bram) -> None:
    carla = world.by(world.carla, "case_manager")
    both = [
        propose(world, bram, "one", FRIEND),
        propose(world, carla, "two", Set("people", "carla", "work", "", "kok")),
    ]
    answering.accept(world.row.pk, chosen(*both), anna)
    assert {one.proposed_by for one in history.steps(row(world))[:2]} == {world.bram, world.carla}


def test_a_no_changes_nothing_and_may_come_with_a_word(world, anna, bram) -> None:
    before = value(world)
    made = propose(world, bram, "one", FRIEND)
    assert answering.refuse(world.row.pk, chosen(made), "Dat is hij niet meer.", anna).done
    assert value(world) == before
    assert waiting(world, bram) == []
    (told,) = proposals.answered(row(world), value(world), bram.viewer)
    assert (told.state, told.why, told.answered_by) == (State.REFUSED, "Dat is hij niet meer.", world.anna)


def test_a_true_conflict_stays_waiting_with_both_values_and_the_others_are_carried_out(world, anna, bram) -> None:
    first = propose(world, bram, "one", FRIEND)
    second = propose(world, bram, "two", Set("people", "carla", "work", "", "kok"))
    do(world, anna, "meanwhile", Set("people", "bert", "relation", "", "mijn broer"))
    answered = answering.accept(world.row.pk, chosen(first, second), anna)
    assert [one.act for one in answered.done] == ["two"]
    (stuck,) = answered.stuck
    assert [(one.now, one.change.value) for one in stuck.misfits] == [("mijn broer", "een vriend")]
    assert [one.act for one in waiting(world, anna)] == ["one"]
    answering.accept(world.row.pk, chosen(first), anna, is_chosen=True)
    assert value(world).people["bert"].relation == "een vriend"


def test_what_says_something_else_by_now_is_not_accepted_unseen(world, anna, bram) -> None:
    before = propose(world, bram, "one", FRIEND)
    propose(world, bram, "two", Set("people", "bert", "relation", "een vriend", "een vijand"))
    answered = answering.accept(world.row.pk, chosen(before), anna)
    assert (answered.done, [one.misfits for one in answered.stuck]) == ((), [()])
    assert value(world).people["bert"].relation == ""


def test_a_proposal_is_taken_back_by_its_maker_only(world, anna, bram) -> None:
    made = propose(world, bram, "one", FRIEND)
    assert not proposing.withdraw(world.row.pk, made.id, world.by(world.carla, "case_manager"))
    assert proposing.withdraw(world.row.pk, made.id, bram)
    assert not proposing.withdraw(world.row.pk, made.id, bram)
    assert waiting(world, anna) == []


def test_both_talk_about_it_and_nobody_else_does(world, anna, bram) -> None:
    made = propose(world, bram, "one", FRIEND)
    assert proposing.say(world.row.pk, made.id, "Zei hij dat?", anna)
    assert proposing.say(world.row.pk, made.id, "Zei hij dat?", anna)
    assert proposing.say(world.row.pk, made.id, "Ja, gisteren.", bram)
    assert not proposing.say(world.row.pk, made.id, "En ik?", world.by(world.carla, "case_manager"))
    (told,) = waiting(world, anna)
    assert [(one.by, one.words) for one in told.talk] == [
        (str(world.anna.pk), "Zei hij dat?"),
        (str(world.bram.pk), "Ja, gisteren."),
    ]
    assert answering.accept(world.row.pk, chosen(made), anna).done  # words change nothing of what was proposed


def test_who_does_not_lead_cannot_answer_and_who_only_looks_cannot_propose(world, anna, bram) -> None:
    made = propose(world, bram, "one", FRIEND)
    for answer in (lambda: answering.accept(world.row.pk, chosen(made), bram), lambda: refuse(world, made, bram)):
        with pytest.raises(PermissionError):
            answer()
    with pytest.raises(networks.Refused):
        propose(world, world.by(world.chris, "process_guide"), "two", FRIEND)
    assert models.Line.objects.filter(deed=models.Deed.PROPOSE, outcome=models.Outcome.REFUSED).count() == 1


def refuse(world, made, by):
    return answering.refuse(world.row.pk, chosen(made), "", by)


def test_who_proposes_upon_what_changed_meanwhile_gets_both_values(world, anna, bram) -> None:
    do(world, anna, "meanwhile", Set("people", "bert", "relation", "", "mijn broer"))
    with pytest.raises(networks.Conflict) as conflict:
        proposing.propose(world.row.pk, Act("one", (FRIEND,)), bram, 2)
    assert [one.now for one in conflict.value.misfits] == ["mijn broer"]
    with pytest.raises(networks.Missing):
        proposing.propose(world.row.pk, Act("two", (FRIEND,)), bram, 9)
    with pytest.raises(Misfit):
        propose(world, bram, "three", Set("people", "bert", "no_field", "", "x"))


def test_there_is_an_end_to_what_can_wait(world, bram, monkeypatch) -> None:
    monkeypatch.setattr(proposing, "MOST", 1)
    propose(world, bram, "one", FRIEND)
    with pytest.raises(proposing.Full):
        propose(world, bram, "two", Set("people", "carla", "work", "", "kok"))
    assert propose(world, bram, "three", Set("people", "bert", "relation", "een vriend", "een maat"))


def test_about_who_became_hidden_nothing_is_told_to_who_proposed_it_and_all_to_who_leads(world, anna, bram) -> None:
    made = propose(world, bram, "one", FRIEND)
    group = Add(Group("choir", "Koor", people=("bert", "carla")))
    propose(world, bram, "two", group)
    do(world, anna, "hide", Set("people", "bert", "confidential", False, True))
    (left,) = waiting(world, bram)
    assert "bert" not in str(left.changes)
    assert [one.changes for one in waiting(world, anna)] == [(FRIEND,), (group,)]
    assert proposals.drafted(value(world), waiting(world, bram)).groups["choir"].people != ("bert", "carla")
    assert answering.accept(world.row.pk, chosen(made), anna).done
    assert value(world).people["bert"].relation == "een vriend"
    assert [one.act for one in proposals.answered(row(world), value(world), bram.viewer)] == []


def test_a_yes_to_what_somebody_took_off_keeps_whom_they_could_not_see(world, anna, bram) -> None:
    hidden = Person("dirk", "Dirk", rank=4, confidential=True)
    do(world, anna, "hide", Add(hidden), Add(Group("choir", "Koor", people=("bert", "dirk"))))
    made = propose(world, bram, "one", Take("groups", "choir", "people", "bert"))
    answering.accept(world.row.pk, chosen(made), anna)
    assert sorted(one.people for one in value(world).groups.values()) == [(), ("dirk",)]


def test_whose_access_ended_left_their_proposals_to_be_answered(world, anna, bram) -> None:
    made = propose(world, bram, "one", Remove(value(world).people["bert"]))
    models.Role.objects.filter(user=world.bram).update(ends_at=NOON)
    assert answering.accept(world.row.pk, chosen(made), anna).done
    assert "bert" not in value(world).people


def test_how_many_wait_costs_one_statement_for_all_networks_and_reading_them_one(world, anna, bram) -> None:
    for number in range(4):
        propose(world, bram, f"a{number}", Add(Person(f"p{number}", f"P{number}")))
    newest, seen = row(world), value(world)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert proposals.counts([newest]) == {newest.pk: 4}
        assert len(proposals.waiting(newest, seen, anna.viewer)) == 4
    assert len(asked) == 2


def test_a_command_of_the_installation_proposes_nothing(world) -> None:
    with pytest.raises(PermissionError):
        propose(world, log.Actor(world.bram, NOON), "one", FRIEND)
    assert access.Role.PROFESSIONAL in access.POLICY
