"""The finder explains and never decides: every reason names its fact or its rule."""

import time

import pytest
from msgspec.structs import replace

from kring.core import finder
from kring.core.finder import Asked, Why
from kring.core.network import Category, Network, Owner, Person, Placement, Status, Support
from kring.core.vocabulary import Counted, Goal, Group, Loneliness, Sign, Who
from kring.methods import library, loader, register

WAYS = tuple(library.ways().values())
LAYOUT = next(iter(loader.layouts().values()))


def codes(**told):
    return [one.way.code for one in finder.found(WAYS, Asked(**told))]


def reasons(code, **told):
    (one,) = finder.found([library.by_code()[code]], Asked(**told))
    return {one.why: one for one in one.speaks_for}, {one.why: one for one in one.against}


def network(*people, **places):
    placed = {LAYOUT.id: places} if places else {}
    return Network("n", Owner({}), people={one.id: one for one in people}, placements=placed)


def test_somebody_whose_partner_died_four_months_ago_and_misses_one_close_person_is_shown_the_visits_first():
    told = {"lonely": {Loneliness.EMOTIONAL}, "facts": {Counted.AGE: 72, Counted.MONTHS_SINCE_LOSS: 4}}
    found = codes(**told)
    assert found[0] == "M23" and not {"M17", "M20", "M22"} & set(found), "no course to meet more people"
    good, bad = reasons("M23", **told)
    assert good[Why.LONELY].rule == "R023" and good[Why.WITHIN].rule == "R058" and set(bad) == {Why.LEARNS}


def test_who_misses_one_person_hears_why_meeting_more_people_is_not_the_first_choice():
    good, bad = reasons("M20", wishes={Goal.WIDER}, lonely={Loneliness.EMOTIONAL})
    assert Why.WISH in good and bad[Why.NOT_LONELY].rule == "R023"
    assert Why.NOT_LONELY not in reasons("M20", wishes={Goal.WIDER}, lonely={Loneliness.SOCIAL})[1]
    both = {Loneliness.SOCIAL, Loneliness.EMOTIONAL}
    assert Why.NOT_LONELY not in reasons("M20", wishes={Goal.WIDER}, lonely=both)[1]
    assert Why.NOT_LONELY not in reasons("M20", wishes={Goal.WIDER})[1]


def test_an_age_alone_proposes_nothing():
    assert codes(facts={Counted.AGE: 85}) == [] and codes() == []  # R107
    assert codes(there={Who.VOLUNTEER}) == [] and codes(group=Group.OLDER) == []


@pytest.mark.parametrize(("months", "fits"), [(2, False), (3, True), (6, True), (8, False)])
def test_a_window_speaks_for_or_against_with_its_number_and_its_rule(months, fits):
    good, bad = reasons("M23", wishes={Goal.COPE}, facts={Counted.MONTHS_SINCE_LOSS: months})
    told = (good if fits else bad)[Why.WITHIN if fits else Why.OUTSIDE]
    assert (told.rule, told.number.least, told.number.most, told.given) == ("R058", 3, 6, months)
    assert bad[Why.DEPENDS].number.counts is Counted.AGE, "what was not told is asked first"


def test_a_number_that_stops_is_told_as_one_that_somebody_may_decide_otherwise_about():
    told = {"wishes": {Goal.WIDER}, "facts": {Counted.AGE: 48}}
    (online,) = finder.found([library.by_code()["M39"]], Asked(**told))
    (circle,) = finder.found([library.by_code()["M20"]], Asked(**told))
    assert finder.stops(online) and not finder.stops(circle)


def test_who_is_not_there_is_named_and_whoever_can_stand_in_counts():
    lacks = reasons("M13", wishes={Goal.RELIEF}, there={Who.CIRCLE})[1][Why.LACKS]
    assert lacks.about == (Who.VOLUNTEER, Who.COORDINATOR)
    assert Why.LACKS not in reasons("M13", wishes={Goal.RELIEF})[1], "nobody told who is there"
    assert Why.LACKS not in reasons("M34", wishes={Goal.PLAN}, there={Who.CIRCLE, Who.PROFESSIONAL})[1]


def test_what_was_made_for_others_comes_after_what_was_made_for_these():
    found = codes(wishes={Goal.LEARN}, group=Group.INTELLECTUAL)
    assert found[0] == "M30"
    assert reasons("M21", wishes={Goal.LEARN}, group=Group.INTELLECTUAL)[1][Why.OTHER_GROUP].about == (Group.OLDER,)


def test_that_it_is_about_everybody_speaks_against_no_way():
    for one in WAYS:
        for found in finder.found([one], Asked({*Goal}, group=Group.EVERYBODY)):
            assert Why.OTHER_GROUP not in {reason.why for reason in found.against}, one.code


@pytest.mark.parametrize("goal", Goal)
def test_every_wish_leads_to_a_few_ways_and_never_to_many(goal):
    assert 1 <= len(codes(wishes={goal})) <= finder.FEW


@pytest.mark.parametrize("goal", Goal)
def test_of_two_ways_for_which_as_much_speaks_the_one_that_can_be_walked_here_goes_first(goal):
    shown = finder.found(WAYS, Asked({goal}, there={Who.CLIENT, Who.PROFESSIONAL}))
    told = [
        (finder._weight(one), sum(not step.is_outside for step in one.way.step) / len(one.way.step)) for one in shown
    ]
    assert told == sorted(told, reverse=True) and told


def test_every_reason_that_names_a_rule_names_one_of_the_register():
    asked = Asked({*Goal}, {Loneliness.EMOTIONAL}, Group.CARERS, {Who.CIRCLE}, {Counted.AGE: 54}, {*Sign})
    told = [one for way in WAYS for found in finder.found([way], asked) for one in (*found.speaks_for, *found.against)]
    rules = {one.rule for one in told if one.rule}
    assert {one.why for one in told} == set(Why) and len(rules) > 5 and rules <= register.rules().keys()


def test_a_map_speaks_for_ways_with_the_people_behind_it():
    helper = Person("h", "H", category=Category.FAMILY, supports=(Support.PRACTICAL, Support.EMOTIONAL))
    near = Person("n", "N", category=Category.NEIGHBOUR)
    gone = Person("g", "G", category=Category.FRIEND, status=Status.FADED)
    seen = {one.sign: one.people for one in finder.shown(network(helper, near, gone, h=Placement()), LAYOUT)}
    assert seen == {Sign.FADED: ("g",), Sign.ONE_PAIR: ("h",), Sign.NEIGHBOURS: ("n",)}
    good, _ = reasons("M10", signs={Sign.FADED})
    assert good[Why.MAP].rule == "R008" and good[Why.MAP].about == (Sign.FADED,)


def test_no_network_is_a_beginning_and_no_error():
    seen = {one.sign for one in finder.shown(network(), LAYOUT)}
    assert seen == {Sign.NOBODY, Sign.UNMAPPED}
    assert "M01" in codes(signs=seen) and reasons("M17", signs=seen)[0][Why.MAP].rule == "R024"


def test_a_hundred_and_fifty_ways_are_weighed_within_fifty_milliseconds():
    many = [replace(WAYS[number % len(WAYS)], id=f"w{number}") for number in range(150)]
    asked = Asked({*Goal}, {*Loneliness}, Group.OLDER, {*Who}, {Counted.AGE: 72}, {*Sign})
    begun = time.process_time()
    assert len(finder.found(many, asked)) == finder.FEW
    assert time.process_time() - begun < 0.05
