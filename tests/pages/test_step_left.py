"""A step is left with what was typed at it: nothing of it is lost because it was not kept first."""

import pytest

from kring.core.changes import Add
from kring.core.network import Person
from tests.pages.conftest import do
from tests.pages.test_trajectories import COACH, begun, leaves, legs, page, runs


@pytest.fixture
def anna(table):
    do(table, Add(Person("joke", "Joke", rank=1.0)))
    return table.client(table.anna)


@pytest.mark.parametrize(("how", "more"), [("done", {}), ("back", {"to": "map"}), ("skipped", {})])
def test_what_was_typed_and_not_kept_goes_along_with_leaving_the_step(anna, table, how, more):
    one = begun(table, anna, COACH, people=["joke"])
    leg = runs(table, anna, one, "meet")
    shown = page(table, anna, f"{one}/meet/")
    assert shown.count('form="going" formaction=') == 3 and shown.count("<form") == shown.count("</form")
    typed = {"words": "Ze is aardig.", "people": ["joke"], "others": "Mia", "why": "Dat was afgesproken"} | more
    assert leaves(table, anna, one, leg, how, **typed).status_code == 302
    (leg,) = legs(table, "meet")
    reason = "" if how == "done" else "Dat was afgesproken"
    assert (leg.state.value, leg.words, leg.others, leg.reason) == (how, "Ze is aardig.", "Mia", reason)


def test_a_step_that_cannot_be_left_so_loses_nothing_that_was_typed_at_it(anna, table):
    one = begun(table, anna, COACH, people=["joke"])
    leg = runs(table, anna, one, "meet")
    wrong = leaves(table, anna, one, leg, "back", words="Ze is aardig.", others="Mia", why="Te vroeg", to="")
    told = wrong.content.decode()
    assert wrong.status_code == 422 and "Ze is aardig.</textarea>" in told and "Te vroeg</textarea>" in told
    assert 'value="Mia"' in told and legs(table, "meet") == [leg]


def test_what_is_wrong_with_going_back_is_told_where_one_goes_back_and_not_where_a_step_is_done(anna, table):
    """Also where the step asks something before it is done: nothing was said at it yet."""
    one = begun(table, anna, COACH, people=["joke"])
    leg = runs(table, anna, one, "meet")
    told = leaves(table, anna, one, leg, "back", words="", reason="Later meer", why="", to="").content.decode()
    assert "Er staat nog niet wat de cliënt vertelde." in told
    assert '<details class="more" id="otherwise" open>' in told and "Naar welke stap ga je terug?</span>" in told
    done = told[told.index('id="done"') : told.index('id="otherwise"')]
    assert "wrong-word" not in done and "Later meer</textarea>" in done
    asked = leaves(table, anna, one, leg, "done", words="", why="Was al gezegd").content.decode()
    assert asked.count("Zeg in een paar woorden waarom je het toch doet.") == 1 and "Was al gezegd</textarea>" in asked
    done = asked[asked.index('id="done"') : asked.index('id="otherwise"')]
    assert "wrong-word" in done and '<details class="more" id="otherwise">' in asked
    assert leaves(table, anna, one, leg, "done", words="Ze zingt graag.").status_code == 302
