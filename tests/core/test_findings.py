"""What the picture says: every statement with the people it is about, and never one about a number to reach."""

import msgspec
import pytest
from hypothesis import given

from kring.core import findings
from kring.core.findings import Code, Finding
from kring.core.measures import Whose
from kring.core.network import Category, Direction, Group, Initiative, Network, Person, Placement, Status, Support
from kring.methods import loader
from tests import cast
from tests import networks as any_network

CIRCLE = loader.layout("lensink-circle")
INNER, OUTER = CIRCLE.ring[0].id, CIRCLE.ring[-1].id


def said(network: Network, whose: Whose = Whose.ALL) -> dict[Code, Finding]:
    return {one.code: one for one in findings.findings(network, CIRCLE, whose)}


def four(**told: object) -> Network:
    """Four neighbours of whom the same is told."""
    people = [cast.person(f"P{n}", Category.NEIGHBOUR, rank=n, **told) for n in range(4)]
    return cast.network(*people)


def placed(network: Network, **rings: str) -> Network:
    at = {id: Placement(ring, "family") for id, ring in rings.items()}
    return msgspec.structs.replace(network, placements={CIRCLE.id: at})


def tied(network: Network, *pairs: tuple[str, str]) -> Network:
    ties = cast.network(ties=pairs).ties
    return msgspec.structs.replace(network, ties=ties)


def test_the_reference_network_says_what_one_can_see() -> None:
    rn1 = placed(cast.rn1(), bert=INNER, carla=INNER, els=INNER, ingrid=OUTER)
    spoken = said(rn1)
    assert spoken[Code.VERY_NEAR] == Finding(Code.VERY_NEAR, ("bert", "carla", "els"), 3, 2)
    assert spoken[Code.RESTS_ON_ONE].people == ("ingrid",)
    assert spoken[Code.RESTS_ON_ONE].supports == (Support.APPRAISAL,)
    assert spoken[Code.ON_THEIR_OWN].people == ("hans",)
    assert spoken[Code.CONNECTS].people == ("bert", "els")
    assert spoken[Code.BOTH_WAYS].people == ("bert", "carla", "els", "gerrit")
    assert spoken[Code.RECEIVING].people == ("fatima", "hans", "ingrid")
    assert spoken[Code.MANY_KINDS].count == 6
    assert said(rn1, Whose.WITHOUT_PROFESSIONALS)[Code.RESTS_ON_NOBODY].supports == (Support.APPRAISAL,)


@pytest.mark.parametrize(
    ("near", "further", "said"),
    [(5, 3, Code.MOSTLY_STRONG), (3, 5, Code.MOSTLY_WEAK), (2, 2, Code.AS_MANY_STRONG_AS_WEAK), (0, 0, None)],
)
def test_rings_that_say_how_firm_a_tie_is_tell_whether_most_are_close_or_loose(near, further, said) -> None:
    layout = next(one for one in loader.layouts().values() if any(ring.tie for ring in one.ring))
    people = [cast.person(f"P{n}", rank=n) for n in range(near + further + 1)]
    at = {f"p{n}": Placement(layout.ring[0 if n < near else 1].id, "family") for n in range(near + further)}
    network = msgspec.structs.replace(cast.network(*people), placements={layout.id: at})
    spoken = {one.code: one for one in findings.findings(network, layout)}
    told = set(spoken) & {Code.MOSTLY_STRONG, Code.MOSTLY_WEAK, Code.AS_MANY_STRONG_AS_WEAK}
    assert told == ({said} if said else set())
    if said:
        assert (spoken[said].count, spoken[said].of) == (max(near, further), near + further)
        assert Code.VERY_NEAR not in spoken and Code.NOBODY_NEAR not in spoken


def test_no_network_is_no_error_and_who_faded_comes_first() -> None:
    assert [one.code for one in findings.findings(cast.network(), CIRCLE)] == [Code.NOBODY]
    faded = cast.network(cast.person("Uncle", status=Status.FADED))
    spoken = findings.findings(faded, CIRCLE)
    assert [(one.code, one.people) for one in spoken] == [(Code.NOBODY, ()), (Code.FADED, ("uncle",))]


def test_nobody_very_near_is_only_said_when_everybody_was_placed() -> None:
    assert Code.NOBODY_NEAR not in said(four())
    assert Code.NOBODY_NEAR not in said(placed(four(), p0=OUTER))
    assert Code.NOBODY_NEAR in said(placed(four(), p0=OUTER, p1=OUTER, p2=OUTER, p3=OUTER))


def test_family_and_professionals_only_are_mentioned() -> None:
    kinds = [Category.FAMILY, Category.FAMILY, Category.PROFESSIONAL, Category.FRIEND]
    people = [cast.person(f"P{n}", kind, rank=n) for n, kind in enumerate(kinds)]
    spoken = said(cast.network(*people))
    assert spoken[Code.FAMILY_AND_PROFESSIONALS].people == ("p0", "p1", "p2")
    assert Code.FAMILY_AND_PROFESSIONALS not in said(cast.network(*people), Whose.FAMILY_ONLY)


def test_no_neighbours_are_mentioned_only_when_it_is_told_what_people_are() -> None:
    assert Code.NO_NEIGHBOURS in said(cast.network(*cast.people(4, Category.FRIEND)))
    assert Code.NO_NEIGHBOURS not in said(cast.network(*cast.people(4)))
    assert Code.NO_NEIGHBOURS not in said(four())


def test_all_or_few_of_the_ties_are_mentioned() -> None:
    all_pairs = [(f"p{a}", f"p{b}") for a in range(4) for b in range(a)]
    assert Code.KNOW_EACH_OTHER in said(tied(four(), *all_pairs))
    many = cast.network(*cast.people(8), ties=(("p0", "p1"), ("p2", "p3")))
    spoken = said(many)
    assert spoken[Code.LOOSE].count == 2
    assert spoken[Code.SEPARATE].count == 2
    assert spoken[Code.ON_THEIR_OWN].people == ("p4", "p5", "p6", "p7")


def test_ties_that_nobody_told_of_are_no_finding() -> None:
    assert {Code.LOOSE, Code.ON_THEIR_OWN, Code.KNOW_EACH_OTHER}.isdisjoint(said(four()))


@pytest.mark.parametrize(
    ("who", "code"), [(Initiative.OWNER, Code.OWNER_BEGINS), (Initiative.OTHER, Code.OTHERS_BEGIN)]
)
def test_who_mostly_begins_is_mentioned_with_those_concerned(who: Initiative, code: Code) -> None:
    assert said(four(initiative=who))[code].people == ("p0", "p1", "p2", "p3")
    assert code not in said(four(initiative=Initiative.BOTH))
    assert code not in said(four())


@pytest.mark.parametrize(("way", "code"), [(Direction.RECEIVE, Code.RECEIVING), (Direction.GIVE, Code.GIVING)])
def test_help_that_goes_one_way_is_mentioned(way: Direction, code: Code) -> None:
    assert said(four(direction=way))[code].count == 4
    assert code not in said(four(direction=Direction.BOTH))


def test_near_and_far_are_mentioned() -> None:
    assert Code.NEAR_BY in said(four(distance_km=10))
    assert said(four(distance_km=11))[Code.FAR_AWAY].people == ("p0", "p1", "p2", "p3")
    assert {Code.NEAR_BY, Code.FAR_AWAY}.isdisjoint(said(four()))


def test_not_everybody_is_near_as_long_as_it_is_not_known_of_all() -> None:
    near = four(distance_km=1)
    unknown = msgspec.structs.replace(near, people=near.people | {"x": Person("x", "X")})
    assert Code.NEAR_BY not in said(unknown)


def test_old_and_new_ties_are_mentioned() -> None:
    assert Code.LONG_KNOWN in said(four(years_known=10))
    assert Code.NEWLY_KNOWN in said(four(years_known=1))


def test_clubs_that_lead_outward_are_mentioned() -> None:
    choir = Group("choir", "Choir", people=("p1",), owner_belongs=False)
    spoken = said(msgspec.structs.replace(four(), groups={"choir": choir}))
    assert (spoken[Code.BRIDGING].people, spoken[Code.BRIDGING].count) == (("p1",), 1)


@pytest.mark.parametrize("belongs", [True, None])
def test_a_household_of_ones_own_leads_nowhere_and_what_was_not_told_is_no_claim(belongs: bool | None) -> None:
    home = Group("home", "Home", people=("p1",), owner_belongs=belongs)
    assert Code.BRIDGING not in said(msgspec.structs.replace(four(), groups={"home": home}))


def test_most_people_are_family_only_when_it_is_known_of_most() -> None:
    family = cast.people(3, Category.FAMILY)
    strangers = tuple(cast.person(f"Q{n}") for n in range(3))
    assert Code.FAMILY_AND_PROFESSIONALS in said(cast.network(*family, strangers[0]))
    assert Code.FAMILY_AND_PROFESSIONALS not in said(cast.network(*family, *strangers))


def test_behind_every_number_of_groups_stands_who_is_in_each() -> None:
    kinds = [Category.FAMILY, Category.FRIEND, Category.NEIGHBOUR, Category.COLLEAGUE]
    people = [cast.person(f"P{n}", kind) for n, kind in enumerate(kinds)]
    spoken = said(cast.network(*people, ties=(("p0", "p1"), ("p2", "p3"))))
    assert spoken[Code.MANY_KINDS].groups == (("p0",), ("p1",), ("p2",), ("p3",))
    assert spoken[Code.SEPARATE].groups == (("p0", "p1"), ("p2", "p3"))


@given(any_network.whole())
def test_whatever_the_network_everyone_mentioned_is_in_it_and_nobody_is_mentioned_twice(network: Network) -> None:
    for whose in Whose:
        spoken = findings.findings(network, CIRCLE, whose)
        for one in spoken:
            assert set(one.people) <= set(network.people)
            assert len(set(one.people)) == len(one.people)
            assert one.count >= 0
        once = [one.code for one in spoken if one.code is not Code.RESTS_ON_ONE]
        assert len(once) == len(set(once))
