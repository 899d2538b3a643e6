"""However two people do, undo and redo across each other: every version can be read back as it was."""

from random import Random

import msgspec
import pytest

from kring.core import changes, network
from kring.core.changes import Act, Add, Place, Remove, Set
from kring.core.network import Network, Placement, Tie, tie_id
from kring.store import models, networks

LAYOUT = "lensink"


def alive(value: Network) -> Network:
    """The network without the ids of who was in it once: going back over an addition leaves such a trace."""
    return msgspec.structs.replace(value, removed=())


def newest(world) -> tuple[int, Network]:
    row = models.Network.objects.get(pk=world.row.id)
    return row.version, networks.load(row)


def read_back(world, versions: dict[int, Network]) -> list[int]:
    """The versions that are read back otherwise than they were."""
    row = models.Network.objects.get(pk=world.row.id)
    return [version for version, was in versions.items() if alive(networks.at(row, version)) != alive(was)]


def test_what_somebody_else_had_taken_away_already_is_not_there_in_between(world):
    anna, bram = world.by(world.anna), world.by(world.bram)
    tie = Tie(tie_id("bert", "carla"), "bert", "carla")
    networks.change(world.row.id, Act("tie", (Add(tie),)), anna, 2)
    networks.change(world.row.id, Act("untie", (Remove(tie),)), bram, 3)
    assert networks.undo(world.row.id, "back", anna).version == 5
    carla = changes.removal(newest(world)[1], "carla")
    networks.change(world.row.id, Act("carla", carla), bram, 5)
    row = models.Network.objects.get(pk=world.row.id)
    assert [len(networks.at(row, version).ties) for version in range(2, 7)] == [0, 1, 0, 0, 0]


def test_a_group_that_two_people_thin_out_at_once_is_whole_again_in_the_version_before(world):
    anna, bram = world.by(world.anna), world.by(world.bram)
    choir = network.Group("choir", "Choir", people=("bert", "carla", "dirk"))
    networks.change(world.row.id, Act("three", (Add(network.Person("dirk", "Dirk")), Add(choir))), anna, 2)
    versions = dict([newest(world)])
    networks.change(world.row.id, Act("bert", (changes.Take("groups", "choir", "people", "bert", None),)), bram, 3)
    networks.change(world.row.id, Act("carla", (changes.Take("groups", "choir", "people", "carla", "bert"),)), anna, 3)
    assert read_back(world, versions) == []
    row = models.Network.objects.get(pk=world.row.id)
    assert networks.at(row, 2).groups == {}


@pytest.mark.parametrize("seed", range(12))
def test_every_version_is_read_back_as_it_was(world, seed):
    chance, versions = Random(seed), dict([newest(world)])
    for number in range(40):
        by = world.by(chance.choice([world.anna, world.bram]))
        seen = chance.choice(sorted(versions)[-4:])
        try:
            match chance.choice(["do", "do", "do", "undo", "undo", "redo"]):
                case "do":
                    networks.change(world.row.id, Act(f"a{number}", deed(versions[seen], chance, number)), by, seen)
                case "undo":
                    networks.undo(world.row.id, f"a{number}", by)
                case "redo":
                    networks.redo(world.row.id, f"a{number}", by)
        except (networks.Conflict, changes.Misfit):
            pass
        version, value = newest(world)
        versions[version] = value
    assert len(versions) > 15
    assert read_back(world, versions) == []


def deed(seen: Network, chance: Random, number: int) -> tuple[changes.Change, ...]:
    """What somebody may do to the network as they saw it."""
    ids = sorted(seen.people)
    if len(ids) < 3 or chance.random() < 0.2:
        return (Add(network.Person(f"p{number}", f"Name {number}", tasks=("cook", "drive", "mow"))),)
    one, other = sorted(chance.sample(ids, 2))
    tie = Tie(tie_id(one, other), one, other)
    match chance.choice(["tie", "tie", "list", "list", "list", "place", "say", "remove"]):
        case "tie":
            return (Remove(seen.ties[tie.id]),) if tie.id in seen.ties else (Add(tie),)
        case "list":
            return listed(seen.people[one], chance)
        case "place":
            now = chance.choice([None, Placement("friends", "family"), Placement("intimates", "family")])
            return (Place(LAYOUT, one, network.placement(seen, LAYOUT, one), now),)
        case "say":
            return (Set("people", one, "remark", seen.people[one].remark, chance.choice(["a", "b", "c"])),)
    return changes.removal(seen, one)


def listed(one: network.Person, chance: Random) -> tuple[changes.Change, ...]:
    """A task put upon somebody, or taken from them, by the list as it was seen."""
    tasks = list(one.tasks or ())
    item = chance.choice(["cook", "drive", "mow", "shop"])
    if one.tasks is None:
        return ()
    if item in tasks:
        return (changes.Take("people", one.id, "tasks", item, changes.before(tasks, item)),)
    return (changes.Put("people", one.id, "tasks", item, chance.choice([None, *tasks])),)
