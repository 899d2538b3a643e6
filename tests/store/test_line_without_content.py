"""A line of the log never holds content: whatever words a network has, none of them is in the bytes of any line."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.core import access, network
from kring.core.access import Part
from kring.core.changes import Act, Add, Place, Set
from kring.store import chains, doors, models, moments, networks, roles
from tests.store.conftest import NOON, make_world

WORDS = st.text(
    st.characters(categories=("Lu", "Ll", "Nd"), exclude_characters="0123456789abcdef"), min_size=6, max_size=30
)
PARTS = [Part.NAMES, Part.CARD, Part.CIRCLE, Part.STORY, Part.WISHES, Part.SAYS, Part.COPY, Part.LOG]


@pytest.mark.django_db
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(WORDS, min_size=9, max_size=9, unique=True))
def test_no_word_of_a_network_is_in_any_line(ask, said):
    world = make_world_again()
    words = [f"Zeg{one}" for one in said]
    live(world, ask, words)
    lines = models.Line.objects.filter(pk__gt=world.newest)
    assert lines.count() > len(PARTS)
    written = "\n".join(json.dumps(row, default=str, ensure_ascii=False) for row in lines.values(*chains.FIELDS))
    assert [word for word in words if word in written or word.casefold() in written.casefold()] == []


def make_world_again():
    """The world of the store's tests; its people sign in, so they are made once."""
    models.Role.objects.all().delete()
    models.Act.objects.all().delete()
    models.Moment.objects.all().delete()
    models.Network.objects.all().delete()
    models.User.objects.all().delete()
    world = make_world()
    newest = models.Line.objects.order_by("pk").last()
    world.newest = newest.pk if newest else 0
    return world


def live(world, ask, words):
    """A person comes with all they say, is changed, fought over, read, refused, kept and taken along."""
    name, remark, work, wish, group, story, view, moment, later = words
    anna, row = world.by(world.anna), world.row
    said = (
        Add(network.Person("p", name, remark=remark, work=work)),
        Add(network.Wish("w", wish)),
        Add(network.Group("g", group, people=("p",))),
        Set("network", "n", "story", "", story),
        Set("network", "n", "view", "", view),
        Place("lensink", "p", None, network.Placement("friends", "family")),
    )
    networks.change(row.id, Act("say", said), anna, 2)
    networks.change(row.id, Act("again", (Set("people", "p", "work", work, later),)), anna, 3)
    with pytest.raises(networks.Conflict):
        networks.change(row.id, Act("late", (Set("people", "p", "work", work, "x" + later),)), world.by(world.bram), 3)
    networks.undo(row.id, "back", anna)
    row.refresh_from_db()
    moments.keep(row, "m", moment, row.version, anna)
    roles.give(world.carla, row, access.Role.VOLUNTEER, anna)
    for user in (world.anna, world.carla, world.chris):
        for part in PARTS:
            try:
                assert doors.network(ask(user), row.id, part).value
            except (doors.Refused, doors.Http404):
                continue
        doors.home(ask(user), is_search=True)
    assert NOON
