"""What a step along the doors needs is found in what came of the streets, and nowhere else (M05, M07)."""

from datetime import date

import pytest
from msgspec.structs import replace

from kring.core import needs, street_needs
from kring.core.needs import Along
from kring.core.network import Network, Owner
from kring.core.questions import Aspect
from kring.core.shelf import Words
from kring.core.street_needs import NOWHERE, Streets
from kring.core.streets import Intervention
from kring.core.vocabulary import Has
from kring.core.way import Need

WHY = Words("Nog niet.", "Not yet.")
AGREED = Intervention("i", "Koffie in de hof", "De straat koos het", who="Mies", until="2026-12-01", on="2026-06-01")
MET = [
    (Has.VISITED, None, Streets(doors=5, left=0, answered=2)),
    (Has.VISITED, None, Streets(answered=12)),  # asked by the link alone
    (Has.HEARD, "now", Streets(heard={Aspect.NOW: True})),
    (Has.HEARD, "wish", Streets(heard={Aspect.WISH: True})),
    (Has.CLOSED, None, Streets(is_closed=True)),
    (Has.DESCRIBED, None, Streets(is_described=True)),
    (Has.DECIDED, None, Streets(decided=(replace(AGREED, with_residents=False, who="", until=""),))),
    (Has.AGREED, None, Streets(decided=(AGREED,))),
    (Has.REPEATED, None, Streets(rounds=(date(2026, 6, 1),))),
]
NOT_MET = [
    (Has.VISITED, None, Streets(doors=5, left=1, answered=4)),
    (Has.VISITED, None, Streets(doors=5, left=0)),  # nobody opened
    (Has.HEARD, "now", Streets(heard={Aspect.NOW: False, Aspect.WISH: True})),
    (Has.AGREED, None, Streets(decided=(replace(AGREED, with_residents=False),))),
    (Has.AGREED, None, Streets(decided=(replace(AGREED, who=""),))),
    (Has.AGREED, None, Streets(decided=(replace(AGREED, until=""),))),
]


@pytest.mark.parametrize(("what", "of", "there"), MET)
def test_each_word_is_met_by_its_own_content_and_by_nothing_else(what, of, there):
    need = Need(what, WHY, of=of, to_end=True)
    assert street_needs.has(there, need) and not street_needs.has(NOWHERE, need)
    assert needs.has(Network("n", Owner({})), need, Along(streets=there))
    assert not needs.has(Network("n", Owner({})), need)


@pytest.mark.parametrize(("what", "of", "there"), NOT_MET)
def test_half_of_it_is_not_enough(what, of, there):
    assert not street_needs.has(there, Need(what, WHY, of=of, to_end=True))


@pytest.mark.parametrize("what", [Has.DECIDED, Has.AGREED, Has.REPEATED])
def test_a_step_that_was_done_before_asks_for_what_came_since(what):
    there = Streets(decided=(AGREED,), rounds=(date(2026, 6, 1),))
    need = Need(what, WHY, to_end=True)
    assert street_needs.has(replace(there, since=date(2026, 5, 1)), need)
    assert not street_needs.has(replace(there, since=date(2026, 6, 1)), need)
    undated = Streets(decided=(replace(AGREED, on=""),), since=date(2026, 5, 1))
    assert what is Has.REPEATED or not street_needs.has(undated, need)
