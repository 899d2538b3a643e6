"""A step asks what came of it since it began, and not only whether it was there: in a full circle nothing is called
done by itself.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from kring.core import trajectory
from kring.core.changes import Add, Set
from kring.core.kinds import Category, Period
from kring.core.needs import Along
from kring.core.network import Action, Network, Outcome, Owner, Person, When, Wish
from kring.core.network.values import Frequency
from kring.core.vocabulary import Has
from kring.methods import library
from kring.store import models
from tests.pages.test_sharing import invited
from tests.pages.test_trajectories import COACH, Client, Table, anna, begun, do, leaves, legs, page, runs

__all__ = ["anna"]
EARLIER = "Dit stond er al toen de stap begon."


@pytest.fixture
def wished(table: Table) -> Table:
    do(table, Add(Wish("w", "Weer zingen")))
    return table


def test_what_was_there_before_a_step_began_is_asked_about_and_passes_with_a_word(wished: Table, anna: Client) -> None:
    one = begun(wished, anna, COACH)
    leg = runs(wished, anna, one, "wish")
    assert EARLIER in page(wished, anna, f"{one}/wish/")
    silent = leaves(wished, anna, one, leg)
    assert silent.status_code == 422 and EARLIER in silent.content.decode()
    assert leaves(wished, anna, one, leg, words="Ja, nog steeds zingen").status_code == 302


def test_it_passes_with_a_reason_too_and_nobody_decided_otherwise_of_a_rule(wished: Table, anna: Client) -> None:
    one = begun(wished, anna, COACH)
    leg = runs(wished, anna, one, "wish")
    assert leaves(wished, anna, one, leg, reason="Daar hadden we het al over").status_code == 302
    (left,) = legs(wished, "wish")
    assert left.reason == "Daar hadden we het al over" and left.overrides == ()
    assert 'id="decided"' not in page(wished, anna, f"{one}/wish/")


def test_something_new_of_what_it_asks_is_enough_and_something_else_is_not(wished: Table, anna: Client) -> None:
    one = begun(wished, anna, COACH)
    leg = runs(wished, anna, one, "wish")
    do(wished, Add(Person("p", "Piet", rank=4.0)))
    assert leaves(wished, anna, one, leg).status_code == 422
    do(wished, Add(Wish("v", "Vaker naar buiten")))
    assert EARLIER not in page(wished, anna, f"{one}/wish/")
    assert leaves(wished, anna, one, leg).status_code == 302


def test_a_step_that_was_tried_before_does_not_look_back_by_itself(wished: Table, anna: Client) -> None:
    """Doing and looking back ask the same of the plan: the one no longer meets the other."""
    do(wished, Add(Action("a", "Bel het koor", is_chosen=True)))
    one = begun(wished, anna, COACH)
    leaves(wished, anna, one, runs(wished, anna, one, "wish"), words="Nog steeds")
    leg = runs(wished, anna, one, "try")
    do(wished, Set("actions", "a", "outcome", None, Outcome.DONE))
    assert leaves(wished, anna, one, leg).status_code == 302
    leg = runs(wished, anna, one, "look")
    assert leaves(wished, anna, one, leg).status_code == 422
    assert leaves(wished, anna, one, leg, words="Het was fijn").status_code == 302


def test_choosing_support_figures_is_done_when_one_was_asked_and_its_end_when_each_has_a_day(
    table: Table, anna: Client
) -> None:
    one = begun(table, anna, "s07-support-figures")
    leg = runs(table, anna, one, "choose")
    refused = leaves(table, anna, one, leg, words="Toos mag het horen")
    assert refused.status_code == 422 and "nog niet wie je kiest" in refused.content.decode()
    leaves(table, anna, one, leg, words="Zij mag het horen", others="Toos")
    leg = runs(table, anna, one, "ask")
    refused = leaves(table, anna, one, leg)
    assert refused.status_code == 422 and "nog niemand gevraagd als steunfiguur" in refused.content.decode()
    invited(table, role="support_figure")
    models.Invitation.objects.update(ends_at=None)
    assert leaves(table, anna, one, leg).status_code == 302
    leg = runs(table, anna, one, "end")
    refused = leaves(table, anna, one, leg)
    assert refused.status_code == 422 and "tot welke dag" in refused.content.decode()
    models.Invitation.objects.update(ends_at=timezone.now() + timedelta(days=30))
    assert leaves(table, anna, one, leg).status_code == 302


def test_that_the_meeting_is_ready_takes_a_day_and_who_come(table: Table, anna: Client) -> None:
    poster = next(one for one in library.ways()["s05-network-atlas"].step if one.id == "meeting")
    assert [one.need.has for one in trajectory.after(Network("n", Owner({})), poster)] == [Has.DAY, Has.PRESENT]
    assert not trajectory.after(Network("n", Owner({})), poster, Along(present=True, has_day=True))


def test_what_somebody_does_for_you_is_recorded_when_it_says_how_often_and_until_when(
    table: Table, anna: Client
) -> None:
    """M15: who, what, how often and until when; once, on a day, is told as well. What a professional does is no such
    support.
    """
    do(table, Add(Person("p", "Piet", rank=4.0)), Add(Person("z", "Zorg", rank=5.0, category=Category.PROFESSIONAL)))
    one = begun(table, anna, "m15-community-support")
    leg = runs(table, anna, one, "support")
    lasts = {"frequency": Frequency(1.0, Period.WEEK), "until": When(2027, 6, 1)}
    do(table, Add(Action("z", "Komt langs", by="z", is_chosen=True, **lasts)))
    refused = leaves(table, anna, one, leg).content.decode()
    assert "geen afspraak met iemand uit de kring" in refused and "hoe vaak en tot wanneer" in refused
    do(table, Add(Action("a", "Rijdt op dinsdag", by="p", is_chosen=True)))
    refused = leaves(table, anna, one, leg)
    assert refused.status_code == 422 and "hoe vaak en tot wanneer" in refused.content.decode()
    assert "geen afspraak met iemand uit de kring" not in refused.content.decode()
    do(table, Set("actions", "a", "frequency", None, lasts["frequency"]))
    assert leaves(table, anna, one, leg).status_code == 422
    do(table, Set("actions", "a", "until", None, lasts["until"]))
    assert leaves(table, anna, one, leg).status_code == 302
