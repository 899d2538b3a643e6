import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections

from kring.core.changes import Act, Add, Set
from kring.core.network import Person
from kring.store import backup, models, networks
from tests.store.conftest import NOON

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count, do):
    """What everybody gets who does this at the same time, each with a connection of their own."""

    def alone(number):
        try:
            return do(number)
        except networks.Conflict as conflict:
            return conflict
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(alone, range(count)))


def newest(world):
    return networks.load(models.Network.objects.get(pk=world.row.id))


def test_ten_who_add_somebody_at_once_all_find_them_again(lasting_world):
    world = lasting_world

    def add(number):
        act = Act(f"add-{number}", (Add(Person(f"p{number}", f"Person {number}")),))
        return networks.change(world.row.id, act, world.by(world.anna), 2).version

    assert sorted(at_once(10, add)) == list(range(3, 13))
    assert {f"p{number}" for number in range(10)} <= newest(world).people.keys()


def test_of_ten_who_rename_one_person_at_once_one_lands_and_nine_see_both_values(lasting_world):
    world = lasting_world

    def rename(number):
        act = Act(f"name-{number}", (Set("people", "bert", "name", "Bert", f"Name {number}"),))
        return networks.change(world.row.id, act, world.by(world.anna), 2)

    answers = at_once(10, rename)
    (saved,) = [answer for answer in answers if isinstance(answer, networks.Saved)]
    conflicts = [answer for answer in answers if isinstance(answer, networks.Conflict)]
    name = newest(world).people["bert"].name
    assert saved.network.people["bert"].name == name
    assert [one.misfits[0].now for one in conflicts] == [name] * 9


def test_one_form_sent_ten_times_at_once_is_one_act(lasting_world):
    world = lasting_world
    act = Act("form", (Add(Person("dirk", "Dirk")),))
    answers = at_once(10, lambda _: networks.change(world.row.id, act, world.by(world.anna), 2))
    assert sorted(answer.is_replay for answer in answers) == [False] + [True] * 9
    assert models.Act.objects.filter(network=world.row.id, act="form").count() == 1
    assert {answer.version for answer in answers} == {3}


EDITOR = """
import sys, django
django.setup()
from datetime import UTC, datetime
from django.conf import settings
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from kring.core.changes import Act, Add
from kring.core.network import Person
from kring.store import log, models, networks
user = models.User.objects.get(pk=sys.argv[3])
for number in range(int(sys.argv[5])):
    id = f"w{sys.argv[4]}-{number}"
    by = log.Actor(user, datetime(2026, 11, 23, tzinfo=UTC))
    networks.change(sys.argv[2], Act(id, (Add(Person(id, id)),)), by, 2)
    print(id, flush=True)
"""


def editor(world, number, count):
    """A process of its own that adds people to Anna's network and prints whom it was told are saved."""
    name = str(connections["default"].settings_dict["NAME"])
    return subprocess.Popen(
        [sys.executable, "-c", EDITOR, name, world.row.id, str(world.anna.pk), str(number), str(count)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "kring.site.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_four_processes_that_edit_one_network_lose_nothing(lasting_world):
    editors = [editor(lasting_world, number, 20) for number in range(4)]
    acknowledged = []
    for one in editors:
        out, error = one.communicate(timeout=120)
        assert one.returncode == 0, error
        acknowledged += out.split()
    assert len(acknowledged) == 80
    assert set(acknowledged) <= newest(lasting_world).people.keys()
    assert models.Network.objects.get(pk=lasting_world.row.id).version == 82


def test_who_is_killed_while_saving_loses_nothing_that_was_acknowledged_and_holds_up_nobody(lasting_world):
    editors = [editor(lasting_world, number, 100_000) for number in range(3)]
    acknowledged = []
    for place, one in enumerate(editors):
        acknowledged += [one.stdout.readline().strip() for _ in range(10 + place)]
        one.kill()
        acknowledged += one.communicate()[0].split()
    there = newest(lasting_world).people.keys()
    assert len(acknowledged) >= 33
    assert set(acknowledged) <= there
    row = models.Network.objects.get(pk=lasting_world.row.id)
    assert row.version == models.Act.objects.filter(network=row).count() + 1
    one_more = Act("after", (Add(Person("after", "After")),))
    assert networks.change(row.id, one_more, lasting_world.by(lasting_world.anna), 2).version == row.version + 1


def test_whoever_made_a_copy_still_holds_the_tables_when_another_process_comes_and_goes(
    lasting_world, settings, tmp_path
):
    """A process lets go of SQLite's locks when it closes any handle on the file; the next to leave then tidies up."""
    world, settings.DATA = lasting_world, Path(os.environ["KRING_DATA"])
    backup.write(tmp_path / "copy", bytes(32), NOON)
    _, error = editor(world, 1, 1).communicate(timeout=120)
    networks.change(world.row.id, Act("after", (Add(Person("after", "After")),)), world.by(world.anna), 3)
    (seen,) = at_once(1, lambda _: newest(world).people.keys())
    assert (error, seen) == ("", {"bert", "carla", "w1-0", "after"})
