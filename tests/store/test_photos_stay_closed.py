"""A photo of what worked, or the team's wall, opens by nobody but those who lead, along whatever way (R106)."""

import pytest

from kring.core import access, sight
from kring.core.changes import Act, Add, Put, Remove, Set, Take, removal
from kring.core.network import Person, Success
from kring.store import answering, models, networks, proposals, proposing

TWO = ("bert", "carla")
CAKE = Success("s", "Cake", photo="p", people=TWO, consents=("carla",))
AGREED = Success("s", "Cake", photo="p", people=TWO, consents=TWO)


@pytest.fixture
def anna(world):
    return world.by(world.anna)


@pytest.fixture
def bram(world):
    return world.by(world.bram, "professional")


def row(world):
    return models.Network.objects.get(pk=world.row.pk)


def cake(world):
    return networks.load(row(world)).successes.get("s")


def seen(world, by):
    return sight.visible(networks.load(row(world)), by.viewer)


def do(world, by, act, *changes):
    networks.change(world.row.pk, Act(act, changes), by, row(world).version)


def refused(call, *args, **more):
    with pytest.raises(networks.Refused) as told:
        call(*args, **more)
    return told.value.ruling.rule is access.Rule.OWNER_DECIDES


OPENING = {
    "who did not agree is not in it after all": (Take("successes", "s", "people", "bert"),),
    "a yes": (Put("successes", "s", "consents", "bert"),),
    "the wall of the team": (Set("successes", "s", "is_let_go", False, True),),
    "one that is new and open": (Add(Success("t", "Pie", photo="q", people=("bert",), consents=("bert",))),),
    "one that is new and let go": (Add(Success("t", "Pie", is_let_go=True)),),
}


@pytest.mark.parametrize("some", OPENING.values(), ids=OPENING)
def test_who_writes_along_opens_nothing_at_once_nor_by_a_proposal_and_who_leads_does(world, anna, bram, some) -> None:
    do(world, anna, "hung", Add(CAKE))
    assert refused(do, world, bram, "open", *some)
    assert refused(proposing.propose, world.row.pk, Act("wish", some), bram, row(world).version)
    assert cake(world) == CAKE and not models.Proposal.objects.exists()
    do(world, anna, "yes", *some)


def test_another_photo_does_not_hang_by_a_yes_to_the_first(world, anna, bram) -> None:
    do(world, anna, "hung", Add(AGREED))
    assert refused(do, world, bram, "other", Set("successes", "s", "photo", "p", "q"))


CLOSING = {
    "a yes taken back": (Take("successes", "s", "consents", "bert", None),),
    "not for the team": (Set("successes", "s", "is_let_go", True, False),),
    "taken down": (Remove(Success("s", "Cake", photo="p", people=TWO, consents=TWO, is_let_go=True)),),
    "no photo": (Set("successes", "s", "photo", "p", None),),
}


@pytest.mark.parametrize("some", CLOSING.values(), ids=CLOSING)
def test_what_who_leads_closed_nobody_else_opens_by_undo(world, anna, bram, some) -> None:
    do(world, anna, "hung", Add(Success("s", "Cake", photo="p", people=TWO, consents=TWO, is_let_go=True)))
    do(world, anna, "closed", *some)
    closed = cake(world)
    assert refused(networks.undo, world.row.pk, "back", bram, which="closed")
    assert cake(world) == closed
    networks.undo(world.row.pk, "hers", anna, which="closed")
    assert cake(world).photo == "p"


def test_who_took_something_down_by_mistake_hangs_it_back(world, anna, bram) -> None:
    do(world, anna, "hung", Add(AGREED))
    do(world, bram, "down", Remove(AGREED))
    networks.undo(world.row.pk, "back", bram)
    assert cake(world) == AGREED
    do(world, bram, "bare", Set("successes", "s", "photo", "p", None))
    networks.undo(world.row.pk, "back2", bram)
    assert cake(world) == AGREED


@pytest.mark.parametrize("hung", [CAKE, AGREED], ids=["closed", "open"])
@pytest.mark.parametrize("who", ["the owner", "a writer", "a proposal"])
def test_who_leaves_the_map_takes_the_photo_along_in_which_they_stand(world, anna, bram, who, hung) -> None:
    do(world, anna, "hung", Add(hung))
    by = anna if who == "the owner" else bram
    gone = removal(seen(world, by), "bert")
    if who == "a proposal":
        proposing.propose(world.row.pk, Act("wish", gone), by, row(world).version)
        (one,) = proposals.waiting(row(world), networks.load(row(world)), anna.viewer)
        assert answering.accept(world.row.pk, [(one.id, one.mark)], anna).stuck == ()
    else:
        do(world, by, "off", *gone)
    assert (cake(world).photo, cake(world).people) == (None, ("carla",))
    if who != "a proposal":
        networks.undo(world.row.pk, "back", by)
        assert cake(world) == hung


def test_a_photo_with_somebody_whom_others_may_not_know_goes_too(world, anna, bram) -> None:
    do(world, anna, "zus", Add(Person("zus", "Zus", confidential=True)))
    do(world, anna, "hung", Add(Success("s", "Cake", photo="p", people=("bert", "zus"), consents=("bert",))))
    do(world, bram, "off", *removal(seen(world, bram), "bert"))
    assert (cake(world).photo, cake(world).people) == (None, ("zus",))
    networks.undo(world.row.pk, "back", anna, which="off")
    do(world, anna, "off2", *removal(seen(world, anna), "zus"))
    assert (cake(world).photo, seen(world, bram).successes["s"].photo) == (None, None)
