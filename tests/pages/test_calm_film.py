"""In a film of moments nobody jumps, in whatever drawing."""

import re

import pytest

from kring.core import changes
from kring.core.changes import Add, Set
from kring.core.network import Person, Tie, tie_id
from kring.pages import seats as kept_seats
from kring.store import networks
from tests.pages.conftest import version
from tests.pages.test_moments import anna, by, keep, room, text

__all__ = ["anna"]


@pytest.mark.parametrize(
    ("picture", "here", "there"),
    [("ecogram", "family", "friends"), ("relations", "family", "friends"), ("web", "relationships", "feeling-well")],
)
def test_between_the_frames_of_another_drawing_nobody_jumps_for_who_came_later(anna, table, picture, here, there):
    def stand(step):
        page = text(anna.get(room(table, f"film/?step={step}&picture={picture}")))
        return dict(re.findall(r'data-person="(\w+)".*?<g class="mark" transform="([^"]+)"', page, re.DOTALL))

    def settled(id, *made):
        networks.change(table.row.pk, changes.Act(id, made), by(table), version(table), kept_seats.settle)

    first = [Set("people", id, "domains", None, [here]) for id in ("bert", "els", "piet")]
    settled("one", *first, *(Add(Tie(tie_id(*two), *two)) for two in (("bert", "els"), ("els", "piet"))))
    keep(table, anna)
    many = [Person(f"p{number}", f"P {number}", domains=(there,)) for number in range(9)]
    settled("two", *map(Add, many), *(Add(Tie(tie_id("els", one.id), "els", one.id)) for one in many))
    before, now = stand(1), stand(2)
    assert len(before) == 3 and len(now) == 12 and before.items() <= now.items()
