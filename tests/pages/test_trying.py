"""Whoever sees only a part finds nothing out of the rest by trying: every answer is the same, whatever is there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.core.access import Part, Role
from kring.core.changes import Act, Add, Set, Why
from kring.core.network import Person, Tie, tie_id
from kring.store import log, models, networks, roles
from tests.pages.conftest import do, value, version


def writer(table, parts) -> models.Role:
    """Chris, who sees these parts and for a day changes them at once."""
    by = log.Actor(table.anna, timezone.now())
    return roles.give(table.chris, table.row, Role.FAMILY, by, parts, writes_until=by.at + timedelta(days=1))


def tried(table, role, changes):
    """What comes of a change that no page offers."""
    at = timezone.now()
    by = log.Actor(table.chris, at, viewer=roles.viewer(role, at))
    try:
        return networks.change(table.row.pk, Act("tried", changes), by, version(table))
    except networks.Conflict as conflict:
        return conflict.misfits


@pytest.mark.parametrize("there", ["", "Zij drinkt weer."])
def test_a_field_that_is_not_seen_is_not_there_to_be_changed(table, there):
    do(table, Add(Person("bert", "Bert", remark=there)))
    role = writer(table, [Part.NAMES])
    assert tried(table, role, [Set("people", "bert", "remark", "", "Ik raad maar wat")]) == []
    assert value(table).people["bert"].remark == there


@pytest.mark.parametrize("is_there", [True, False])
def test_a_tie_that_is_not_seen_is_not_there_either(table, is_there):
    do(table, Add(Person("bert", "Bert")), Add(Person("els", "Els")))
    tie = Tie(tie_id("bert", "els"), "bert", "els")
    if is_there:
        do(table, Add(tie))
    role = writer(table, [Part.NAMES])
    (told,) = tried(table, role, [Set("ties", tie.id, "remark", "", "Ik raad maar wat")])
    assert (told.why, told.now) == (Why.GONE, None)


def test_what_somebody_did_before_less_was_shared_they_take_back_no_more(table):
    """Else a taking back that fails would tell that another went on with it."""
    do(table, Add(Person("bert", "Bert")))
    role = writer(table, [Part.NAMES, Part.CARD])
    assert tried(table, role, [Set("people", "bert", "remark", "", "Belde gisteren")]).stands
    roles.narrow(role, [Part.NAMES], log.Actor(table.anna, timezone.now()))
    back = reverse("history:undo", args=[table.row.pk])
    answers = [table.client(table.chris).post(back, {"act": "back"}).status_code]
    do(table, Set("people", "bert", "remark", "Belde gisteren", "Anders"))
    answers.append(table.client(table.chris).post(back, {"act": "back"}).status_code)
    assert answers == [409, 409]


def test_who_sees_the_circle_sees_and_changes_the_marks_on_it(table):
    do(table, Add(Person("bert", "Bert")))
    role = writer(table, [Part.NAMES, Part.CIRCLE])
    assert tried(table, role, [Set("people", "bert", "potential_helper", None, True)]).stands
    assert value(table).people["bert"].potential_helper is True


def test_who_sees_only_names_is_asked_for_no_remark(table):
    do(table, Add(Person("bert", "Bert")))
    writer(table, [Part.NAMES])
    browser, room = table.client(table.chris), reverse("names:show", args=[table.row.pk])
    assert 'id="remark"' not in browser.get(f"{room}?add=1&about=bert").text
    said = {"person": "bert", "remark": "Nee", "version": version(table)}
    assert browser.post(f"{room}remark/", said).status_code == 403
    assert 'id="remark"' in table.client(table.anna).get(f"{room}?add=1&about=bert").text
