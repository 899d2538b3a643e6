"""Two to whom one circle belongs step out in the same moment: one stays."""

from datetime import timedelta
from threading import Barrier

import pytest

from kring.core.access import Role
from kring.store import accounts, log, models, roles
from tests.store.conftest import NOON
from tests.store.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOON + timedelta(hours=1)


def couple(world):
    eva = accounts.make("Eva", "eva@example.org")
    roles.give(eva, world.row, Role.OWNER, log.Actor(world.anna, NOON))
    return list(models.Role.objects.filter(network=world.row, role="owner").select_related("user", "network"))


def standing(world):
    return models.Role.objects.filter(roles.holds(LATER), network=world.row, role="owner").count()


def test_of_two_who_step_out_in_one_moment_one_stays(lasting_world):
    both, start = couple(lasting_world), Barrier(2)

    def out(number):
        one = both[number]
        start.wait()
        return roles.step_out(one.user, one.pk, log.Actor(one.user, LATER))

    assert sum(answer is None for answer in at_once(2, out)) == 1
    assert standing(lasting_world) == 1


def test_of_two_who_stop_each_other_in_one_moment_one_stays(lasting_world):
    both, start = couple(lasting_world), Barrier(2)

    def stop(number):
        start.wait()
        roles.end(both[number], log.Actor(both[1 - number].user, LATER))

    at_once(2, stop)
    assert standing(lasting_world) == 1
