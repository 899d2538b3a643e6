"""Anna's network with Bert and Carla in it; Bram coaches her, her sister Carla drew it up, Chris is a stranger."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from kring.core import access, changes, network
from kring.store import accounts, log, networks

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class World:
    """What the tests of the store begin with."""

    anna: object
    bram: object
    carla: object
    chris: object
    row: object

    def by(self, user, role="owner"):
        """Somebody who does something now, and who may do it at once as far as their role reaches."""
        until = NOON + timedelta(days=1)
        return log.Actor(user, NOON, access.Viewer(str(user.pk), access.Role(role), writes_until=until, at=NOON))


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def lasting_world(transactional_db) -> World:
    """The same, committed, so that other threads and processes meet it."""
    return make_world()


def make_world() -> World:
    bram = accounts.make("Bram", "bram@example.org")
    anna, row = accounts.new_client("Anna", log.Actor(bram, NOON), "anna@example.org", professional=bram)
    carla, chris = accounts.make("Carla"), accounts.make("Chris", "chris@example.org")
    there = World(anna, bram, carla, chris, row)
    people = (network.Person("bert", "Bert", rank=1), network.Person("carla", "Carla", rank=2))
    act = changes.Act("start", tuple(changes.Add(one) for one in people))
    networks.change(row.id, act, log.Actor(carla, NOON), 1)
    row.refresh_from_db()
    return there


@pytest.fixture
def ask(rf) -> Callable:
    """A request as somebody makes it."""

    def make(user, address="/", **more):
        request = rf.get(address, **more)
        request.user, request.at = user, NOON
        return request

    return make
