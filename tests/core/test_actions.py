from datetime import date

import msgspec
import pytest

from kring.core import actions, changes, network, permits, redaction, sight
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Add, Misfit, Put, Remove, Set
from kring.core.network import Action, Goal, Outcome, Person, Request, When, Wish
from tests import cast

TODAY = date(2026, 11, 22)
ANNA = cast.network(*cast.people(3))
ONE, TWO, THREE = list(ANNA.people)


def with_(*records, value=ANNA):
    return changes.apply_all(value, tuple(Add(one) for one in records))


def chosen(id, words="Bel Joke", rank=0.0, **more):
    return Action(id, words, rank=rank, is_chosen=True, **more)


def ids(actions):
    return [one.id for one in actions]


def test_three_actions_run_and_the_fourth_waits_in_the_row():
    value = with_(*(chosen(f"a{n}", rank=float(n)) for n in range(5)))
    here = actions.table(value)
    assert (ids(here.running), ids(here.waiting)) == (["a0", "a1", "a2"], ["a3", "a4"])


def test_whoever_is_first_in_the_row_moves_up_when_one_ends():
    value = with_(*(chosen(f"a{n}", rank=float(n)) for n in range(4)))
    value = changes.apply(value, Set("actions", "a1", "outcome", None, "not_worked"))
    assert ids(actions.table(value).running) == ["a0", "a2", "a3"]


def test_two_who_choose_a_third_at_the_same_time_do_not_make_four():
    value = with_(*(chosen(f"a{n}", rank=float(n)) for n in range(2)))
    for one in (chosen("x", rank=actions.next_rank(value)), chosen("y", rank=actions.next_rank(value))):
        value = changes.apply(value, Add(one))
    assert len(actions.table(value).running) == actions.MOST


def test_what_somebody_else_does_is_an_agreement_and_takes_no_place():
    value = with_(*(chosen(f"a{n}", rank=float(n)) for n in range(3)), chosen("b", by=ONE), chosen("c", by="anna"))
    here = actions.table(value)
    assert ids(here.agreed) == ["b"] and "c" in ids((*here.running, *here.waiting))


def test_what_is_not_chosen_is_for_later_and_what_worked_comes_newest_first():
    done = {"outcome": Outcome.DONE}
    value = with_(
        Action("idea", "Naar het koor"),
        chosen("old", ended_on=When(2026, 6, 1), **done),
        chosen("new", ended_on=When(2026, 11, 1), **done),
        chosen("not", outcome=Outcome.NOT_WORKED),
    )
    here = actions.table(value)
    assert (ids(here.later), ids(here.worked), ids(here.past)) == (["idea"], ["new", "old"], ["not"])


def test_a_wish_of_which_a_goal_came_is_not_loose_any_more():
    value = with_(Wish("w1", "Vaker zingen"), Wish("w2", "Een hond"), Goal("g", "Zingen", wish="w1"))
    assert ids(actions.table(value).loose) == ["w2"]


def test_when_somebody_goes_what_they_would_do_is_the_owners_and_with_them_is_with_nobody():
    value = with_(chosen("a", by=ONE, people=(TWO,)), chosen("b", people=(ONE,)))
    value = changes.apply_all(value, changes.removal(value, ONE))
    assert value.actions["a"].by is None and value.actions["a"].people == (TWO,)
    assert value.actions["b"].people == ()


def test_nobody_is_spoken_of_who_is_not_there_and_nobody_twice():
    for action in (chosen("a", by="nobody"), chosen("a", people=("nobody",)), chosen("a", by=ONE, people=(ONE,))):
        with pytest.raises(Misfit):
            changes.apply(ANNA, Add(action))


@pytest.mark.parametrize(
    "change",
    [
        Add(Goal("g", "Vaker zingen", people=(ONE,), wanted=7)),
        Add(chosen("a", by=ONE, on=When(2026, 11, 24))),
        Add(Request("r", "Een lamp", people=(TWO,))),
    ],
)
def test_everything_on_a_plan_is_taken_back_by_its_inverse(change):
    after = changes.apply(ANNA, change)
    assert after != ANNA and changes.apply(after, changes.inverse(change)) == ANNA
    assert network.decode(network.encode(after)) == after


def test_two_who_fill_in_other_fields_of_one_goal_both_have_their_way():
    value = with_(Goal("g", "Vaker zingen"))
    value = changes.apply(value, Set("goals", "g", "works", "", "Ik zing onder de douche"))
    value = changes.apply(value, Put("goals", "g", "people", ONE))
    assert value.goals["g"].works and value.goals["g"].people == (ONE,)


def test_whoever_may_not_see_the_plan_gets_none_of_it():
    value = with_(Goal("g", "Zingen"), chosen("a"), Request("r", "Een lamp"))
    some = Viewer("x", Role.FRIEND, parts=frozenset({Part.NAMES, Part.CIRCLE, Part.WISHES}))
    seen = sight.visible(value, some)
    assert not (seen.goals or seen.actions or seen.requests)
    every = Viewer("x", Role.FRIEND, parts=frozenset({Part.NAMES, Part.PLAN}))
    assert sight.visible(value, every).actions == value.actions


def test_somebody_confidential_is_in_no_action_and_what_they_would_do_is_not_there():
    value = with_(chosen("by", by=ONE), chosen("with", people=(ONE, TWO)), chosen("only", people=(ONE,)))
    seen = redaction.without(value, [ONE])
    assert list(seen.actions) == ["with"] and seen.actions["with"].people == (TWO,)
    assert redaction.without(value, [ONE], keeps_words=True).actions["by"].by is None


def test_who_may_only_look_or_see_the_wishes_changes_no_plan():
    change = Add(chosen("a"))
    for role, parts in ((Role.FRIEND, {Part.NAMES, Part.WISHES}), (Role.PROCESS_GUIDE, {Part.NAMES, Part.PLAN})):
        assert not permits.permits(Viewer("x", role, parts=frozenset(parts)), change).allowed
    assert permits.permits(Viewer("x", Role.OWNER), change).allowed


def test_an_action_whose_day_is_over_is_asked_about_and_not_when_its_goal_rests():
    value = with_(
        Goal("rests", "Later", not_before=When(2027, 1, 1)),
        chosen("over", on=When(2026, 11, 20)),
        chosen("today", on=When(2026, 11, 22)),
        chosen("month", on=When(2026, 11)),
        chosen("rested", on=When(2026, 11, 1), goal="rests"),
        chosen("told", on=When(2026, 11, 1), outcome=Outcome.DONE),
    )
    assert ids(actions.to_tell(value, TODAY)) == ["over"]


def test_not_now_holds_until_its_day_and_no_longer():
    goal = Goal("g", "Zingen", not_before=When(2026, 11, 23))
    assert actions.is_resting(goal, TODAY) and not actions.is_resting(goal, date(2026, 11, 23))


def test_one_looks_back_on_what_was_reached_from_its_day_on_and_on_nothing_else():
    back = When(2026, 11, 22)
    reached, early = (
        Goal(id, "Zingen", ended_on=When(2026, 8), look_back_on=on)
        for id, on in (("g", back), ("h", When(2026, 11, 23)))
    )
    value = with_(reached, early, Goal("i", "Eten", look_back_on=back))
    assert ids(actions.to_look_back(value, TODAY)) == ["g"]


def test_the_week_tells_what_worked_what_comes_and_who_answered():
    value = with_(
        chosen("worked", outcome=Outcome.DONE, ended_on=When(2026, 11, 16)),
        chosen("long-ago", outcome=Outcome.DONE, ended_on=When(2026, 11, 15)),
        chosen("coming", on=When(2026, 11, 28)),
        chosen("next-week", on=When(2026, 11, 29)),
        chosen("sooner", rank=9, on=When(2026, 11, 23)),
        Request("r", "Een lamp", replied_on=When(2026, 11, 22)),
    )
    week = actions.week(value, TODAY)
    assert (ids(week.worked), ids(week.coming), ids(week.answered)) == (["worked"], ["sooner", "coming"], ["r"])
    assert not week.is_quiet and actions.week(ANNA, TODAY).is_quiet


def test_an_older_document_without_a_plan_is_read():
    plain = msgspec.json.decode(network.encode(ANNA))
    assert not {"goals", "actions", "requests"} & plain.keys()
    assert network.decode(msgspec.json.encode(plain)) == ANNA


def test_an_action_that_was_taken_away_can_be_put_back():
    value = with_(chosen("a"))
    gone = Remove(value.actions["a"])
    assert changes.apply(changes.apply(value, gone), changes.inverse(gone)) == value


def test_what_is_told_of_a_confidential_person_alone_goes_with_them_and_comes_back_with_them():
    hidden = Person("x", "Xandra", confidential=True)
    asked = (Request("r", "Lieve Xandra", people=("x",)), Goal("g", "Met Xandra", people=("x",)))
    value = with_(hidden, *asked, Goal("h", "Met z’n allen", people=("x", ONE)))
    act = changes.Act("gone", changes.removal(value, "x"))
    after = changes.apply_all(value, act.changes)
    assert set(after.requests) == set() and after.goals["h"].people == (ONE,) and "g" not in after.goals
    assert changes.apply_all(after, changes.undoing(act, "back").changes) == value
