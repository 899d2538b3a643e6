import msgspec
import pytest

from kring.core import kinship
from kring.core.network import (
    Descent,
    Gender,
    Network,
    Owner,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Partnership,
    Person,
    Self,
    Siblings,
    SiblingsKind,
)

NAMES = (
    "oma opa overoma mam pap hennie bas joke sander peter lotte amir tante neef kleinkind els achter oudtante"
    " tweede pleeg draag zwager schoonmoeder stiefbroer alleen oom nicht half donor"
)
PARENTS = (
    "mam-oma mam-opa oma-overoma self-mam self-pap bas-mam bas-pap joke-mam joke-pap sander-pap sander-hennie"
    " lotte-bas tante-oma tante-opa neef-tante kind-self kleinkind-kind oudtante-overoma tweede-oudtante"
    " achter-tweede peter-schoonmoeder zwager-schoonmoeder stiefbroer-hennie"
)
COUPLES = "mam-pap hennie-pap self-peter bas-els oom-tante"
OTHERS = {
    ("amir", "joke"): ParentKind.FOSTER,
    ("self", "pleeg"): ParentKind.FOSTER,
    ("self", "draag"): ParentKind.SURROGATE,
    ("self", "donor"): ParentKind.DONOR,
    ("stiefkind", "peter"): ParentKind.BIRTH,
    ("stiefkleinkind", "stiefkind"): ParentKind.BIRTH,
    ("gevonden", "joke"): ParentKind.ADOPTED,
    ("kind", "mam"): ParentKind.RAISES,
}


def family() -> Network:
    pairs = [tuple(pair.split("-")) for pair in PARENTS.split()]
    descents = [Descent(f"d{at}", child, parent) for at, (child, parent) in enumerate(pairs)]
    descents += [Descent(f"o{at}", *two, kind) for at, (two, kind) in enumerate(OTHERS.items())]
    couples = [Partnership(f"p{at}", *pair.split("-")) for at, pair in enumerate(COUPLES.split())]
    couples.append(Partnership("ex", "self", "nicht", ended=PartnerEnd.DIVORCED))
    told = [Siblings("s", ("self", "half"), SiblingsKind.HALF)]
    people = {id: Person(id, id.title()) for id in (*NAMES.split(), "gevonden", "kind", "stiefkind", "stiefkleinkind")}
    people["mam"] = Person("mam", "Mam", gender=Gender.WOMAN)
    return Network(
        "n",
        Owner({"self": Self("self", "Anna")}),
        people=people,
        descents={one.id: one for one in descents},
        partnerships={one.id: one for one in couples},
        siblings={one.id: one for one in told},
    )


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("mam", "parent"),
        ("oma", "grandparent"),
        ("overoma", "great_grandparent"),
        ("bas", "sibling"),
        ("sander", "half sibling"),
        ("half", "half sibling"),
        ("hennie", "step parent"),
        ("stiefbroer", "step sibling"),
        ("tante", "aunt"),
        ("oom", "married_in aunt"),
        ("neef", "cousin"),
        ("oudtante", "great_aunt"),
        ("achter", "second_cousin"),
        ("lotte", "nephew"),
        ("kind", "child"),
        ("kleinkind", "grandchild"),
        ("stiefkind", "step child"),
        ("stiefkleinkind", "step grandchild"),
        ("peter", "partner"),
        ("nicht", "ex_partner"),
        ("schoonmoeder", "in_law parent"),
        ("zwager", "in_law sibling"),
        ("els", "in_law sibling"),
        ("pleeg", "foster parent"),
        ("draag", "surrogate parent"),
        ("donor", "donor parent"),
        ("amir", "far"),
    ],
)
def test_how_somebody_is_related_to_anna(second: str, code: str) -> None:
    found = kinship.between(family(), "self", second)
    assert found is not None and found.code == code
    assert found.people[0] == "self" and found.people[-1] == second


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("mam", "self", "child"),
        ("lotte", "self", "aunt"),
        ("amir", "joke", "foster parent"),
        ("els", "mam", "in_law parent"),
        ("mam", "peter", "in_law child"),
        ("hennie", "self", "step child"),
        ("peter", "sander", "in_law sibling"),
        ("overoma", "self", "great_grandchild"),
        ("gevonden", "mam", "grandparent"),
        ("gevonden", "self", "aunt"),
        ("self", "gevonden", "nephew"),
        ("mam", "kind", "grandchild"),
    ],
)
def test_how_any_two_are_related(first: str, second: str, code: str) -> None:
    found = kinship.between(family(), first, second)
    assert found is not None and found.code == code


def test_who_shares_the_only_parent_that_is_known_is_no_half_sibling() -> None:
    network = Network(
        "n",
        Owner({"me": Self("me", "A")}),
        people={one: Person(one, one) for one in ("m", "b", "f")},
        descents={"1": Descent("1", "me", "m"), "2": Descent("2", "b", "m")},
    )
    assert kinship.between(network, "me", "b").code == "sibling"
    network.descents["3"] = Descent("3", "b", "f")
    assert kinship.between(network, "me", "b").code == "sibling"


def test_nobody_is_related_to_themselves_to_a_stranger_or_to_who_is_not_there() -> None:
    for second in ("self", "alleen", "nobody"):
        assert kinship.between(family(), "self", second) is None


def test_the_gender_goes_along_for_the_word() -> None:
    assert kinship.between(family(), "self", "mam").gender is Gender.WOMAN


def test_what_is_by_birth_goes_before_what_is_not_and_blood_before_a_couple() -> None:
    both = family()
    both.descents["x"] = Descent("x", "self", "mam", ParentKind.ADOPTED)
    assert kinship.between(both, "self", "mam").code == "parent"
    both.partnerships["cousins"] = Partnership("cousins", "neef", "self")
    assert kinship.between(both, "self", "neef").code == "cousin"


def test_an_affair_makes_nobody_a_step_parent_or_a_relation_by_marriage():
    """Mam had an affair with Ray, who has a child and a mother; that is all that was told."""
    net = Network(
        "n",
        Owner({"self": Self("self", "Anna")}),
        people={id: Person(id, id.title()) for id in ("mam", "ray", "kid", "gran")},
        descents={
            "a": Descent("a", "self", "mam"),
            "b": Descent("b", "kid", "ray"),
            "c": Descent("c", "ray", "gran"),
        },
        partnerships={"p": Partnership("p", "mam", "ray", PartnerKind.AFFAIR)},
    )

    def code(first, second):
        found = kinship.between(net, first, second)
        return found.code if found else None

    assert [code(*two) for two in (("self", "ray"), ("ray", "self"), ("self", "kid"), ("mam", "gran"))] == [None] * 4
    assert code("mam", "ray") == "partner"
    over = {"p": Partnership("p", "mam", "ray", PartnerKind.AFFAIR, ended=PartnerEnd.SEPARATED)}
    net = msgspec.structs.replace(net, partnerships=over)
    assert code("mam", "ray") == "ex_partner" and code("self", "ray") is None
    net = msgspec.structs.replace(net, partnerships={"p": Partnership("p", "mam", "ray")})
    assert code("self", "ray") == "step parent" and code("self", "kid") == "step sibling"
