from time import process_time

import msgspec
import pytest

from kring.core import ideas
from kring.core.method import DeckOf, RadioType
from kring.core.network import Category, Status, Strength, Support, When, Willing
from kring.methods import loader
from tests import cast

LEAVES = loader.leaves()


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ({"status": Status.FADED}, RadioType.REVIVE),
        ({"status": Status.FADED, "strength": Strength.TENSE}, RadioType.UNBLOCK),
        ({"status": Status.BROKEN}, RadioType.UNBLOCK),
        ({"willing": Willing.WILLING_AND_ABLE}, RadioType.ACTIVATE),
        (
            {"willing": Willing.WILLING_AND_ABLE, "supports": (Support.COMPANY,), "strength": Strength.WEAK},
            RadioType.DEEPEN,
        ),
        ({"strength": Strength.STRONG}, RadioType.MAINTAIN),
        ({}, None),
        ({"status": Status.FADED, "died": When(2020)}, None),
    ],
)
def test_each_tie_has_one_thing_that_can_be_done_with_it(told, kind):
    assert ideas.radio_type(cast.person("Henk", **told)) is kind


def test_what_faded_comes_before_anything_new_and_ordinary_before_special():
    found = ideas.from_map(cast.network(cast.person("Henk", status=Status.FADED)), LEAVES)
    assert found.known[0].kind is RadioType.REVIVE and found.known[0].people == ("henk",)
    assert found.ordinary and found.special and not set(found.ordinary) & set(found.special)


def test_every_idea_of_the_seven_and_the_twelve_is_told_once():
    people = [cast.person(kind.name, strength=kind) for kind in (Strength.WEAK, Strength.STRONG, Strength.TENSE)]
    people += [cast.person("Henk", status=Status.FADED), cast.person("Ali", willing=Willing.WILLING_AND_ABLE)]
    found = ideas.from_map(cast.network(*people), LEAVES)
    told = [leaf.id for group in found.known for leaf in group.leaves] + [
        one.id for one in found.ordinary + found.special
    ]
    assert sorted(told) == sorted(leaf.id for leaf in LEAVES) and len(told) == 19


def test_neighbours_are_in_every_round_and_professionals_are_no_tie_to_work_on():
    near = cast.person("Truus", Category.NEIGHBOUR)
    paid = cast.person("Sanne", Category.PROFESSIONAL, strength=Strength.STRONG)
    found = ideas.from_map(cast.network(near, paid), LEAVES)
    assert found.neighbours == ("truus",) and found.known == ()


def test_of_one_person_only_their_own_tie_is_told():
    value = cast.network(cast.person("Henk", status=Status.FADED), cast.person("Joke", strength=Strength.STRONG))
    assert [group.people for group in ideas.from_map(value, LEAVES, "henk").known] == [("henk",)]
    assert ideas.from_map(value, LEAVES, "henk").ordinary == ()


def test_what_rests_on_nobody_is_named():
    found = ideas.from_map(cast.rn1(), LEAVES)
    assert found.one == (Support.APPRAISAL,) and found.nobody == ()


def test_sixty_people_take_no_time():
    people = [msgspec.structs.replace(one, strength=Strength.WEAK) for one in cast.people(60)]
    value = cast.network(*people)
    ideas.from_map(value, LEAVES)
    began = process_time()
    ideas.from_map(value, LEAVES)
    assert process_time() - began < 0.02


ROLES = loader.leaves(DeckOf.ROLES)


def liking(words):
    value = cast.network()
    return msgspec.structs.replace(value, owner=msgspec.structs.replace(value.owner, interests=words))


def test_from_watching_football_comes_supporter_groundskeeper_and_assistant():
    found = ideas.roles(liking("Voetbal kijken, thuis"), ROLES)
    assert [leaf.id for leaf in found] == ["football-supporter", "groundskeeper", "team-assistant"]


@pytest.mark.parametrize("words", ["", "Ik weet het niet"])
def test_of_whom_nothing_is_told_there_are_roles_for_everybody(words):
    assert [leaf.id for leaf in ideas.roles(liking(words), ROLES)] == ["good-neighbour", "volunteer"]
