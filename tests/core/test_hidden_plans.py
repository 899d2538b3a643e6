"""A plan with somebody of whom only the owner may know: nothing left tells of it, and nothing is left behind."""

from kring.core import changes, redaction, sight
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Add
from kring.core.network import Action, Goal, Network, Owner, Passage, Person, Plan, Request, Self, Success, Task
from kring.core.retelling import Retelling

PLAN = Plan("p", "k")
HELPER = Viewer("v", Role.PROFESSIONAL, parts=frozenset({Part.NAMES, Part.PLAN}))


def network(*records) -> Network:
    people = {"joke": Person("joke", "Joke"), "bas": Person("bas", "Bas")}
    value = Network("n", Owner({"anna": Self("anna", "Anna")}), people=people)
    return changes.apply_all(value, tuple(Add(one) for one in records))


def test_no_id_tells_of_a_plan_a_goal_or_an_action_that_went_with_somebody():
    steps = (Action("b", "y", by="joke", plan="q", goal="g", after="a"), Action("a", "x", by="bas"))
    hung = (Goal("g", "z", people=("bas",)), Request("r", "ask", goal="g"), Success("s", "Cake", action="a"))
    value = network(Plan("q", "k", people=("bas",)), *steps, *hung, Action("c", "gone", plan="long ago"))
    seen = redaction.without(value, ["bas"])
    assert seen.actions == {"b": Action("b", "y", by="joke"), "c": value.actions["c"]}
    assert seen.successes["s"].action is seen.requests["r"].goal is None


def secretly(*records) -> Network:
    """Bas is somebody of whom only the owner may know."""
    return changes.apply(network(*records), changes.Set("people", "bas", "confidential", False, True))


def test_a_step_of_a_plan_that_somebody_cannot_see_is_put_into_another_without_a_conflict():
    value = secretly(PLAN, Plan("q", "k", people=("bas",)), Action("a", "x", by="joke", plan="q"))
    act = changes.Act("a", (changes.Set("actions", "a", "plan", None, "p"),))
    after = changes.apply_all(value, sight.whole(value, act, HELPER).changes)
    assert after.actions["a"].plan == "p"


def test_a_whole_plan_that_goes_takes_along_what_its_remover_cannot_see_of_it():
    value = secretly(PLAN, Task("t", "p", "tasks", "cook", "joke"), Task("h", "p", "tasks", "drive", "bas"))
    act = changes.Act("a", (changes.Remove(value.tasks["t"]), changes.Remove(PLAN)))
    done = sight.whole(value, act, HELPER).changes
    after = changes.apply_all(value, done)
    assert after.tasks == after.plans == {}
    assert changes.apply_all(after, changes.undoing(changes.Act("u", done), "v").changes) == value


def test_a_history_tells_nothing_of_what_is_in_a_plan_that_went_with_somebody():
    secret = Plan("q", "k", people=("bas",))
    acts = [
        (Add(PLAN), Add(secret)),
        (Add(Task("t", "p", "tasks", "cook")), Add(Task("h", "q", "tasks", "with Bas")), Add(Passage("w", "q", "k:a"))),
        (Add(Action("a", "x", by="joke", plan="q")), Add(Action("b", "y", by="joke", after="gone"))),
        (changes.Set("actions", "a", "plan", "q", "p"), changes.Set("actions", "a", "plan", "p", "q")),
    ]
    value = secretly(*[one.record for act in acts[:3] for one in act])
    told = Retelling(value, HELPER)
    assert told.of(acts[3]) == (
        changes.Set("actions", "a", "plan", None, "p"),
        changes.Set("actions", "a", "plan", "p", None),
    )
    assert told.of(acts[2]) == (Add(Action("a", "x", by="joke")), Add(Action("b", "y", by="joke")))
    assert told.of(acts[1]) == (acts[1][0],)
    assert told.of(acts[0]) == (Add(PLAN),)


def test_a_history_tells_all_of_a_plan_that_was_taken_off_and_nothing_of_one_that_nobody_may_know():
    task, other = Task("t", "p", "tasks", "cook"), Task("h", "q", "tasks", "with Bas")
    secret = Plan("q", "k", people=("bas",))
    told = Retelling(secretly(), HELPER)
    assert told.of((changes.Remove(task), changes.Remove(PLAN))) == (changes.Remove(task), changes.Remove(PLAN))
    assert told.of((changes.Remove(other), changes.Remove(secret))) == ()
    assert told.of((Add(task), Add(other))) == (Add(task),)
    goal, off = Goal("g", "z"), changes.Set("actions", "a", "goal", "g", None)
    told = Retelling(secretly(Action("a", "x", by="joke")), HELPER)
    assert told.of((off, changes.Remove(goal))) == (off, changes.Remove(goal))


def told_of(value: Network, *acts: tuple[changes.Change, ...]) -> list[tuple[changes.Change, ...]]:
    """What a helper is told of acts, the oldest first, that were done to this value."""
    for act in acts:
        value = changes.apply_all(value, act)
    retelling = Retelling(value, HELPER)
    return [retelling.of(act) for act in reversed(acts)][::-1]


def test_a_goal_from_which_the_last_whom_somebody_knows_is_taken_was_taken_off_to_them():
    value = secretly(Goal("g", "Outside", people=("joke", "bas")))
    off = changes.Set("goals", "g", "people", ["joke", "bas"], ["bas"])
    renamed = changes.Set("goals", "g", "words", "Outside", "With Bas outside")
    assert told_of(value, (off,), (renamed,)) == [(changes.Remove(Goal("g", "Outside", people=("joke",))),), ()]
    assert told_of(value, (off, renamed)) == [(changes.Remove(Goal("g", "Outside", people=("joke",))),)]
    taken = changes.Take("goals", "g", "people", "joke")
    assert told_of(value, (taken,)) == [(changes.Remove(Goal("g", "Outside", people=("joke",))),)]


def test_a_goal_to_which_somebody_known_comes_is_new_to_them_and_was_never_told_of():
    value = secretly(Goal("g", "With Bas outside", people=("bas",)))
    renamed = changes.Set("goals", "g", "words", "With Bas outside", "Outside")
    on = changes.Set("goals", "g", "people", ["bas"], ["bas", "joke"])
    assert told_of(value, (renamed,), (on,)) == [(), (Add(Goal("g", "Outside", people=("joke",))),)]
    by = changes.Set("actions", "a", "by", "bas", "joke")
    assert told_of(secretly(Action("a", "x", by="bas")), (by,)) == [(Add(Action("a", "x", by="joke")),)]


def test_what_stays_in_sight_is_told_as_it_was_done_and_all_of_it_to_who_leads():
    value = secretly(Goal("g", "Outside", people=("joke", "bas")))
    act = changes.Act("a", (changes.Set("goals", "g", "people", ["joke"], []),))
    done = sight.whole(value, act, HELPER).changes
    assert told_of(value, done) == [act.changes]
    off = changes.Set("goals", "g", "people", ["joke", "bas"], ["bas"])
    assert Retelling(changes.apply(value, off), Viewer("o", Role.OWNER)).of((off,)) == (off,)
