"""A finding never says "nobody" of what nobody told yet."""

from kring.core.findings import Code, findings
from kring.core.network import Category, Placement
from kring.methods import loader
from tests import cast

CIRCLE = loader.layout("lensink-circle")
FRIENDS = cast.people(6, Category.FRIEND)


def codes(network) -> set[Code]:
    return {finding.code for finding in findings(network, CIRCLE)}


def test_nobody_from_the_neighbourhood_only_when_everybody_is_told_of() -> None:
    assert Code.NO_NEIGHBOURS in codes(cast.network(*FRIENDS))
    assert Code.NO_NEIGHBOURS not in codes(cast.network(*FRIENDS, cast.person("Bo")))


def test_nobody_very_near_only_when_nobody_waits_for_a_place() -> None:
    far = {one.id: Placement("services", "society") for one in FRIENDS}
    assert Code.NOBODY_NEAR in codes(cast.network(*FRIENDS, placements={CIRCLE.id: far}))
    left = {**far, FRIENDS[0].id: Placement(left_out=True)}
    assert Code.NOBODY_NEAR in codes(cast.network(*FRIENDS, placements={CIRCLE.id: left}))
    del far[FRIENDS[0].id]
    assert Code.NOBODY_NEAR not in codes(cast.network(*FRIENDS, placements={CIRCLE.id: far}))
