"""Three parties and one list: who is which, when it may be opened, and that what differs stands first."""

import pytest

from kring.core import threes
from kring.core.access import Role
from kring.core.network import Kept, Response
from kring.core.questions import Ask, Mode, Questions, Takes
from kring.core.shelf import Words
from kring.core.threes import Party, Side

W = Words("woord", "word")


def asks(*more, mode=(Mode.THREE,)):
    return Questions("q", 1, W, W, ("T27",), "own", "scale", mode, more)


def yes(ask, *chosen, **more):
    return Response("r", "s", ask, chosen, **more)


def side(party, ready=True, **said):
    return Side(party, party.value, said, ready)


A, B, C = (Ask(id, W, Takes.YES_NO) for id in "abc")
S = Ask("s", W, Takes.SCALE, least=1, most=5)


@pytest.mark.parametrize(
    ("role", "party"),
    [
        (Role.OWNER, Party.CLIENT),
        (Role.PROXY, Party.CLIENT),
        (Role.FAMILY, Party.CLOSE),
        (Role.CARER, Party.CLOSE),
        (Role.PROFESSIONAL, Party.WORKER),
    ],
)
def test_everybody_fills_it_in_as_what_they_are_to_the_client(role, party):
    assert threes.party(role) is party


def test_the_client_may_always_open_it_and_the_others_when_all_three_are_ready():
    two = [side(Party.CLIENT), side(Party.CLOSE), side(Party.WORKER, ready=False)]
    assert threes.may_open(two, Party.CLIENT) and not threes.may_open(two, Party.WORKER)
    assert not threes.may_open([side(Party.CLOSE)] * 3, Party.CLOSE), "three of one kind are not three parties"
    assert threes.may_open([*two[:2], side(Party.WORKER)], Party.CLOSE)


def test_where_they_differ_stands_first_and_who_said_nothing_differs_from_nobody():
    sides = [
        side(Party.CLIENT, a=yes("a", "yes"), b=yes("b", "yes"), s=Response("r", "s", "s", now=1.0)),
        side(Party.CLOSE, a=yes("a", "yes"), b=yes("b", "no"), s=Response("r", "s", "s", now=5.0)),
        side(Party.WORKER, a=yes("a", kept=Kept.UNSAID), b=yes("b", "yes")),
    ]
    rows = threes.beside(asks(A, B, S, C), sides)
    assert [(row.ask.id, row.differs) for row in rows] == [("s", True), ("b", True), ("a", False), ("c", False)]
    assert [one and one.chosen for one in rows[1].said] == [("yes",), ("no",), ("yes",)]


def test_a_talk_begins_with_what_all_three_said_yes_to_and_never_with_two():
    sides = [side(party, a=yes("a", "yes"), b=yes("b", "no")) for party in Party]
    assert [one.id for one in threes.shared(asks(A, B), sides)] == ["a"]
    assert threes.shared(asks(A, B), sides[:2]) == []


def test_only_a_list_for_three_is_one():
    assert threes.is_one(asks(A)) and not threes.is_one(asks(A, mode=(Mode.THREE, Mode.ALONE)))
