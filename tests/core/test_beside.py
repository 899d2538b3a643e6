"""Who may not know of somebody gets the same as if nobody was there; and what they may not know of is not lost."""

import pytest

from kring.core import beside, cards, changes, edits, responses, sight
from kring.core import plans as planned
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Act, Add, Change, Put, Remove, Set, Take
from kring.core.network import (
    Answer,
    Goal,
    Group,
    Network,
    Owner,
    Passage,
    Person,
    Plan,
    Record,
    Response,
    Self,
    Sheet,
    Tie,
    tie_id,
)
from kring.core.retelling import Retelling
from tests.core.test_cards import CARDS

ALL = frozenset(Part)
HELPER = Viewer("v", Role.PROFESSIONAL, parts=ALL)
PLAN, SHEET = Plan("p", "k"), Sheet("s", "list")
ANSWERS: list[tuple[Record, Record]] = [
    (Passage("p~can", "p", "k:can", "with Bas", ("bas",)), Passage("p~can", "p", "k:can", "", ("joke",))),
    (
        Response("s~who", "s", "who", people=("bas",)),
        Response("s~who", "s", "who", people=("joke",), words="of course"),
    ),
    (Answer("prompt", ("bas",)), Answer("prompt", ("joke",))),
]
LISTS = [Goal("g", "Buiten", people=("joke", "bas")), Group("g", "Koor", people=("joke", "bas"))]


def network(*records: Record, has_bas: bool = True) -> Network:
    """Bas is somebody of whom only the owner may know."""
    people = {"joke": Person("joke", "Joke"), "bas": Person("bas", "Bas", confidential=True)}
    if not has_bas:
        del people["bas"]
    value = Network("n", Owner({"anna": Self("anna", "Anna")}), people=people, plans={"p": PLAN}, sheets={"s": SHEET})
    return changes.apply_all(value, tuple(Add(one) for one in records))


def done(value: Network, *made: Change, gives_back: bool = False) -> tuple[Network, Act]:
    whole = sight.whole(value, Act("act", made), HELPER, gives_back)
    after, effective = edits.effective(value, whole.changes)
    return after, Act("act", effective)


def shelf(record: Record) -> str:
    return changes.about(Add(record))[0]


@pytest.mark.parametrize(("hidden", "new"), ANSWERS, ids=["plan", "questions", "circle"])
def test_an_answer_that_somebody_may_not_know_makes_way_and_is_lost_to_nobody(hidden, new):
    value = network(hidden)
    after, act = done(value, Add(new))
    never, _ = done(network(has_bas=False), Add(new))
    assert sight.visible(after, HELPER) == never
    found = getattr(after, shelf(new))
    assert found[new.id] == new
    (other,) = beside.of(found, new.id)
    assert changes.plain(other) == changes.plain(hidden) | {"id": other.id}
    assert Retelling(after, HELPER).of(act.changes) == (Add(new),)


@pytest.mark.parametrize(("hidden", "new"), ANSWERS, ids=["plan", "questions", "circle"])
def test_who_answered_takes_it_back_and_all_is_as_it_was(hidden, new):
    value = network(hidden)
    after, act = done(value, Add(new))
    back, _ = done(after, *changes.undoing(act, "u").changes, gives_back=True)
    assert back == value


@pytest.mark.parametrize(("hidden", "new"), ANSWERS, ids=["plan", "questions", "circle"])
def test_taken_back_after_the_owner_said_more_of_theirs_that_stays_beside(hidden, new):
    after, act = done(network(hidden), Add(new))
    (other,) = beside.of(getattr(after, shelf(new)), new.id)
    more = changes.apply(after, Set(shelf(new), other.id, "words", other.words, "meer"))
    back, _ = done(more, *changes.undoing(act, "u").changes, gives_back=True)
    assert new.id not in getattr(back, shelf(new))
    assert getattr(back, shelf(new))[other.id].words == "meer"
    again, _ = done(back, Add(new))
    assert getattr(again, shelf(new))[new.id] == new


@pytest.mark.parametrize("record", LISTS, ids=["goal", "group"])
@pytest.mark.parametrize("how", ["set", "take", "person"])
def test_what_somebody_takes_all_they_know_from_does_not_go_and_neither_do_those_they_do_not_know(record, how):
    of = shelf(record)
    takes: dict[str, tuple[Change, ...]] = {
        "set": (Set(of, "g", "people", ["joke"], []),),
        "take": (Take(of, "g", "people", "joke"),),
    }
    value = network(record)
    made = changes.removal(sight.visible(value, HELPER), "joke") if how == "person" else takes[how]
    after, act = done(value, *made)
    assert getattr(sight.visible(after, HELPER), of)["g"].people == ()
    assert [one.people for id, one in getattr(after, of).items() if id != "g"] == [("bas",)]
    back, _ = done(after, *changes.undoing(act, "u").changes, gives_back=True)
    assert sight.visible(back, HELPER) == sight.visible(value, HELPER)
    assert set(getattr(back, of)["g"].people) == {"joke", "bas"}


@pytest.mark.parametrize(("hidden", "new"), ANSWERS, ids=["plan", "questions", "circle"])
def test_an_answer_that_is_taken_off_leaves_whom_its_remover_does_not_know(hidden, new):
    both = changes.apply(network(new), Put(shelf(new), new.id, "people", "bas", "joke"))
    known = getattr(sight.visible(both, HELPER), shelf(new))[new.id]
    after, _ = done(both, Remove(known))
    assert getattr(sight.visible(after, HELPER), shelf(new)) == {}
    assert [one.people for one in beside.of(getattr(after, shelf(new)), new.id)] == [("bas",)]


def test_a_plan_and_a_list_that_go_leave_nothing_beside():
    value = network(ANSWERS[0][0], ANSWERS[1][0])
    value, _ = done(value, Add(ANSWERS[0][1]), Add(ANSWERS[1][1]))
    seen = sight.visible(value, HELPER)
    made = [Remove(one) for one in (*planned.within(seen, PLAN), PLAN, *responses.all_on(seen, SHEET), SHEET)]
    after, _ = done(value, *made)
    assert after.passages == after.responses == after.plans == after.sheets == {}


def test_a_tie_that_is_there_is_no_news_to_whom_ties_are_not_told():
    tie = Tie(tie_id("els", "joke"), "els", "joke", remark="quarrel")
    value = network(Person("els", "Els"), tie)
    viewer = Viewer("v", Role.FAMILY, parts=frozenset({Part.NAMES}))
    bare = Tie(tie.id, "els", "joke")
    assert sight.whole(value, Act("act", (Add(bare),)), viewer).changes == ()


def test_a_day_of_which_nobody_else_may_know_is_still_a_day_of_talking():
    day = Answer("cards:2026-11-22", ("bas",))
    after, _ = done(network(day), Add(Answer("cards:2026-11-22", ("joke",))))
    assert [one.people for one in cards.talks(after, CARDS)] == [("joke", "bas")]
    assert [one.people for one in cards.talks(sight.visible(after, HELPER), CARDS)] == [("joke",)]
