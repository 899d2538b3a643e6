"""No step of the ways that work to their end is called done with nothing done in it, and every need can be met."""

import pytest

from kring.core import needs, trajectory
from kring.core.needs import Along
from kring.core.network import (
    Action,
    Answer,
    Descent,
    Event,
    Frequency,
    Network,
    Owner,
    Person,
    Placement,
    Tie,
    TieKind,
)
from kring.core.network.values import Period
from kring.core.shelf import Words
from kring.core.vocabulary import Firm, Has, Tool
from kring.core.way import Need
from kring.methods import library, loader

TO_THE_END = "M08 M09 M10 M11 M14 M15 M17 C4 T20 T02 S02 S03 S04 S05 S06 S07 S08 S09 S10 S11 S12".split()
STEPS = [
    (way.code, one)
    for code in TO_THE_END
    for way in [library.by_code()[code]]
    for one in way.step
    if one.works_in or one.opens
]
EMPTY = Network("n", Owner({}))


@pytest.mark.parametrize(("code", "step"), STEPS, ids=[f"{code}-{step.id}" for code, step in STEPS])
def test_a_step_in_which_nothing_was_done_asks_why_it_is_done(code, step):
    stops = trajectory.after(EMPTY, step, Along(reflects=False, has_figure=False))
    assert stops, f"{code} {step.id} is called done with nothing in it"
    assert all(one.need and one.need.why.nl and one.need.why.en for one in stops)
    assert all(one.rule for one in stops if one.stops)  # else it is passed with a reason: the client sets the pace


MET = [
    (Has.FAMILY, None, Network("n", Owner({}), descents={"d": Descent("d", "a", "b")})),
    (Has.LINES, None, Network("n", Owner({}), ties={"t": Tie("t", "a", "b", TieKind.KNOWS)})),
    (Has.LINES, None, Network("n", Owner({}), people={"a": Person("a", "An", own_line="rood")})),
    (Has.DOMAINS, None, Network("n", Owner({}), people={"a": Person("a", "An", domains=("work",))})),
    (Has.CONTACT, None, Network("n", Owner({}), people={"a": Person("a", "An", frequency=Frequency(1, Period.WEEK))})),
    (
        Has.PREPARED,
        None,
        Network("n", Owner({}), actions={"a": Action("a", "Bel", is_chosen=True, moment="nu")}),
    ),
    (Has.EVENTS, None, Network("n", Owner({}), events={"e": Event("e", "Verhuisd")})),
    (Has.INVOLVED, None, Network("n", Owner({}), events={"e": Event("e", "Verhuisd", people=("a",))})),
    (Has.WISH, None, Network("n", Owner({}), events={"e": Event("e", "Een hond", is_wished=True)})),
    (Has.VIEW, None, Network("n", Owner({}), view="Veel familie")),
    (Has.CARD, "friends", Network("n", Owner({}), answers={"network-cards:friends": Answer("network-cards:friends")})),
    (Has.PLACES, "network-cards", Network("n", Owner({}), placements={"network-cards": {"a": Placement("personal")}})),
]


@pytest.mark.parametrize(("what", "of", "there"), MET, ids=[f"{one[0]}-{n}" for n, one in enumerate(MET)])
def test_what_a_step_needs_is_found_in_the_circle_and_not_where_it_is_not(what, of, there):
    need = Need(what, Words("Nog niet.", "Not yet."), Firm.WARNS, of, True)
    assert needs.has(there, need) and not needs.has(EMPTY, need)


def test_the_quality_of_a_network_is_how_contact_feels_and_not_only_how_often_it_is():
    step = next(one for one in library.by_code()["T20"].step if one.id == "quality")
    often = Network("n", Owner({}), people={"a": Person("a", "An", frequency=Frequency(1, Period.WEEK))})
    assert [one.need.has for one in trajectory.after(often, step)] == [Has.LINES]


def test_another_card_and_another_layout_are_not_the_one_that_is_asked():
    words = Words("Nog niet.", "Not yet.")
    done = Network("n", Owner({}), answers={"network-cards:friends": Answer("network-cards:friends")})
    assert not needs.has(done, Need(Has.CARD, words, of="relatives"))
    here = Network("n", Owner({}), placements={"lensink-circle": {"a": Placement("intimates", "family")}})
    assert not needs.has(here, Need(Has.PLACES, words, of="network-cards")) and needs.has(here, Need(Has.PLACES, words))


def test_a_step_is_prepared_when_it_is_chosen_and_it_stands_when_or_where():
    """Choosing is not preparing yet (001:190: what, who does what, when), nor is a day of an idea that waits."""
    need = Need(Has.PREPARED, Words("Nog niet.", "Not yet."), to_end=True)
    for one in (Action("a", "Bel Joke", is_chosen=True), Action("a", "Bel Joke", where="thuis")):
        assert not needs.has(Network("n", Owner({}), actions={"a": one}), need)


def test_every_card_and_layout_that_a_need_names_is_on_the_shelf():
    cards = loader.methods_of_kring()["network-cards"]
    for way in library.ways().values():
        for need in (need for step in way.step for need in step.need):
            if need.has is Has.CARD:
                assert need.of in {one.id for one in cards.card}
            if need.has is Has.PLACES and need.of:
                assert need.of in loader.methods_of_kring()


ALONG_THE_DOORS = [(code, step) for code in ("M05", "M07") for step in library.by_code()[code].step]


@pytest.mark.parametrize(("code", "step"), ALONG_THE_DOORS, ids=[f"{one[0]}-{one[1].id}" for one in ALONG_THE_DOORS])
def test_each_step_along_the_doors_asks_for_its_own_content(code, step):
    """One door that answered is none of them but the first: each asks what the source names for it (000:472-477)."""
    (stop,) = trajectory.after(EMPTY, step)
    assert stop.need.why.nl and stop.need.why.en and not stop.stops
    others = {(one.has, one.of) for each, at in ALONG_THE_DOORS if each == code and at is not step for one in at.need}
    assert (stop.need.has, stop.need.of) not in others


def test_no_other_way_asks_for_the_streets():
    assert all(Tool.FIELDWORK not in step.works_in for _, step in STEPS)


def test_a_council_is_more_than_words_who_thought_along_and_what_one_of_them_does():
    """M10: the network is involved, and what is promised there stands in the plan."""
    step = next(one for one in library.by_code()["M10"].step if one.id == "council")
    asked = [one.need.has for one in trajectory.after(EMPTY, step, Along("We spraken erover"))]
    assert asked == [Has.PRESENT, Has.SUPPORT]
    joke = Person("joke", "Joke")
    does = Network(
        "n", Owner({}), people={"joke": joke}, actions={"a": Action("a", "Rijdt", by="joke", is_chosen=True)}
    )
    assert [one.need.has for one in trajectory.after(does, step)] == [Has.PRESENT]
    assert not trajectory.after(does, step, Along(present=True))
