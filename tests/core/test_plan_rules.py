from datetime import date

import msgspec
import pytest

from kring.core import changes, plan_rules
from kring.core.changes import Add
from kring.core.network import Action, Category, Goal, Outcome, Perspective, Request, When, Willing
from kring.methods import rulebook
from tests import cast

TODAY = date(2026, 11, 22)
ANNA = cast.network(*cast.people(3))
ONE, TWO, THREE = list(ANNA.people)


def person(id, value=ANNA, **more):
    return msgspec.structs.replace(
        value, people={**value.people, id: msgspec.structs.replace(value.people[id], **more)}
    )


def with_(*records, value=ANNA):
    return changes.apply_all(value, tuple(Add(one) for one in records))


def chosen(id="a", words="Bel Joke", **more):
    return Action(id, words, is_chosen=True, **more)


def test_r007_the_fourth_is_told_that_it_waits():
    value = with_(*(chosen(f"a{n}", rank=float(n)) for n in range(4)))
    hints = [plan_rules.waits(value, one) for one in value.actions.values()]
    assert [one and (one.rule, one.stops) for one in hints] == [None, None, None, ("R007", True)]


@pytest.mark.parametrize(
    ("words", "on", "code", "instead"),
    [
        ("Bel Joke", None, None, ()),
        ("Bel Joke en vraag Bas", None, None, ()),
        ("Bel Joke, koop taart, dek de tafel, nodig Bas uit", None, "parts", ("Bel Joke",)),
        ("Bel Joke; koop taart; dek de tafel; nodig uit", None, "parts", ("Bel Joke",)),
        ("x" * 141, None, "long", ()),
        ("Bel Joke", When(2026, 12, 6), None, ()),
        ("Bel Joke", When(2026, 12, 7), "far", ()),
    ],
)
def test_r011_what_is_large_is_cut(words, on, code, instead):
    hint = plan_rules.small(chosen(words=words, on=on), TODAY)
    assert (hint and hint.code, hint.instead if hint else ()) == (code, instead)


def test_r010_who_does_what_is_said_once():
    value = with_(chosen("first", "Bel de fietsenmaker!", by=ONE))
    hint = plan_rules.once(value, chosen("second", "bel de Fietsenmaker"))
    assert hint and hint.people == (ONE,)
    assert plan_rules.once(value, value.actions["first"]) is None
    doing = person(TWO, tasks=("boodschappen",))
    assert plan_rules.once(doing, chosen(words="Boodschappen doen")).people == (TWO,)
    assert plan_rules.once(doing, chosen(words="Boodschappen doen", by=TWO)) is None


def test_r112_who_would_rather_not_is_not_asked_and_others_are_named():
    value = person(ONE, willing=Willing.RATHER_NOT)
    value = person(TWO, value, willing=Willing.WILLING_AND_ABLE)
    hint = plan_rules.wants(value, chosen(by=ONE))
    assert hint and hint.instead == (value.people[TWO].name,)
    assert plan_rules.wants(value, chosen(by=TWO)) is None and plan_rules.wants(value, chosen()) is None


def test_r014_and_r126_a_professional_supports_and_does_not_take_over():
    value = person(ONE, category=Category.PROFESSIONAL)
    assert plan_rules.supports(value, chosen(by=ONE)).code == "takes_over"
    assert plan_rules.supports(value, chosen(by=ONE, people=(TWO,))) is None
    assert plan_rules.needed(value, chosen(by=ONE)).rule == "R126"
    assert plan_rules.needed(value, chosen(by=ONE, reason="De bank vraagt dat.")) is None
    assert plan_rules.supports(value, chosen()) is None and plan_rules.needed(value, chosen(by=TWO)) is None


def test_r092_an_agreement_has_a_moment_and_a_yes():
    assert plan_rules.has_all(ANNA, chosen(by=ONE)).code == "no_moment"
    assert plan_rules.has_all(ANNA, chosen(by=ONE, moment="elke dinsdag")).code == "not_confirmed"
    assert plan_rules.has_all(ANNA, chosen(by=ONE, where="thuis", is_confirmed=True)) is None
    assert plan_rules.has_all(ANNA, chosen()) is None


def test_r029_the_day_is_of_who_leads():
    day = When(2026, 11, 24)
    assert plan_rules.pace(day, is_leading=False, is_said=False).stops
    assert plan_rules.pace(day, is_leading=False, is_said=True) is None
    assert plan_rules.pace(day, is_leading=True, is_said=False) is None
    assert plan_rules.pace(None, is_leading=False, is_said=False) is None


def test_r012_what_did_not_work_is_followed_by_a_smaller_step():
    hint = plan_rules.smaller(chosen(words="Bel Joke en dan naar het koor", outcome=Outcome.NOT_WORKED))
    assert hint and hint.instead == ("Bel Joke",) and not hint.stops
    assert plan_rules.smaller(chosen(outcome=Outcome.DONE)) is None


def test_r013_one_looks_back_before_the_next_round():
    value = with_(chosen("a", outcome=Outcome.DONE), chosen("b", "Zing", outcome=Outcome.DONE, well="Fijn"))
    assert plan_rules.looked_back(value).instead == ("Bel Joke",)
    assert plan_rules.looked_back(with_(chosen("a", outcome=Outcome.OTHERWISE))) is None


def test_r015_what_worked_with_somebody_asks_for_a_thank_you():
    assert plan_rules.celebrate(chosen(outcome=Outcome.DONE, people=(ONE,))).people == (ONE,)
    assert plan_rules.celebrate(chosen(outcome=Outcome.DONE, people=(ONE,), is_thanked=True)) is None
    assert plan_rules.celebrate(chosen(outcome=Outcome.DONE)) is None


@pytest.mark.parametrize(
    ("words", "is_number"),
    [
        ("Vijf nieuwe vrienden maken", True),
        ("10 contacten", True),
        ("I want three good friends", True),
        ("Meer mensen zien", False),
        ("Twee keer in de week wandelen", False),
        ("Een vriend om mee te praten", False),
        ("Met oma van 80 koffie drinken", False),
    ],
)
def test_r016_there_is_never_a_number_of_people_to_reach(words, is_number):
    hint = plan_rules.uncounted(words)
    assert bool(hint) is is_number and (hint is None or hint.stops)


def test_r019_and_r020_the_ladder_is_climbed_from_below_or_with_a_reason():
    assert plan_rules.ladder(Goal("g", "Koken", rung_individual="Maaltijden")).code == "own"
    low = Goal("g", "Koken", rung_own="Ontbijt", rung_general="Eetgroep")
    assert plan_rules.ladder(low).code == "network"
    assert plan_rules.ladder(msgspec.structs.replace(low, skipped="Niemand woont dichtbij")) is None
    assert plan_rules.ladder(Goal("g", "Koken", rung_own="Ontbijt", rung_network="Buurvrouw")) is None
    assert plan_rules.ladder(Goal("g", "Koken")) is None
    assert plan_rules.before_service(Goal("g", "Koken", rung_individual="x", rung_network="y")).rule == "R020"
    assert plan_rules.before_service(low) is None


def test_r026_r027_and_r129_a_goal_has_a_kind_a_day_to_look_back_and_what_works():
    goal = Goal("g", "Zingen")
    assert plan_rules.has_kind(goal) and plan_rules.works_first(goal) and plan_rules.looks_back(goal) is None
    full = Goal("g", "Zingen", perspective=Perspective.CONTACTS, works="Ik zing al", ended_on=When(2026, 11, 1))
    assert plan_rules.has_kind(full) is None and plan_rules.works_first(full) is None
    assert plan_rules.looks_back(full).rule == "R027"
    assert plan_rules.looks_back(msgspec.structs.replace(full, look_back_on=When(2027, 2, 1))) is None


def test_r004_who_hardly_wants_it_is_left_in_peace():
    assert plan_rules.motive(Goal("g", "Zingen", wanted=2), TODAY).code == "hardly"
    assert plan_rules.motive(Goal("g", "Zingen", wanted=4), TODAY) is None
    assert plan_rules.motive(Goal("g", "Zingen"), TODAY) is None
    assert plan_rules.motive(Goal("g", "Zingen", wanted=9, not_before=When(2027, 1, 1)), TODAY).code == "resting"


@pytest.mark.parametrize(
    ("words", "is_no_role"), [("Cliënt", True), ("cliënt ", True), ("supporter", False), ("", False)]
)
def test_r030_client_is_no_role(words, is_no_role):
    assert bool(plan_rules.role(words)) is is_no_role


def test_r021_r022_r113_and_r128_asking_for_help():
    bare = Request("r", "Een lamp ophangen")
    assert plan_rules.back(bare) and plan_rules.behind(bare) and plan_rules.practised(bare)
    full = Request("r", "Een lamp", back="Planten water geven", behind="Ik ben alleen", sentence="Wil je mij helpen?")
    assert not (plan_rules.back(full) or plan_rules.behind(full) or plan_rules.practised(full))
    assert plan_rules.clear(full) is None
    assert plan_rules.clear(Request("r", "x", sentence="Sorry dat ik het vraag")).rule == "R113"


def test_whatever_stops_is_told_first():
    hints = rulebook.of_goal(Goal("g", "Vijf vrienden"), TODAY)
    assert hints[0].rule == "R016" and {one.rule for one in hints} == {"R016", "R026", "R129"}
    value = person(ONE, category=Category.PROFESSIONAL)
    found = rulebook.of_action(value, chosen(by=ONE), TODAY)
    assert {one.rule for one in found} == {"R014", "R126", "R092"}
