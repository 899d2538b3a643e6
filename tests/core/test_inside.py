"""Who stands in the circle of an ecogram goes with the ecogram, and nothing more of the family does."""

from kring.core import changes, inside, sight
from kring.core.access import Part, Role, Viewer
from kring.core.changes import Add, Set
from kring.core.network import (
    Descent,
    Fact,
    FactKind,
    Gender,
    Inside,
    Network,
    Owner,
    Partnership,
    Person,
    Self,
    Tie,
    TieKind,
    When,
    tie_id,
)


def family(which: Inside = Inside.CHILDREN) -> Network:
    people = [
        Person("bert", "Bert", 1, gender=Gender.MAN, born=When(1970), residence="Zwolle"),
        Person("sanne", "Sanne", 2, born=When(2008)),
        Person("mam", "Mam", 3, born=When(1944)),
        Person("juf", "Juf Els", 4, domains=("care",)),
    ]
    net = Network("n", Owner({"anna": Self("anna", "Anna")}, inside=which), people={one.id: one for one in people})
    told = [
        Partnership("c", "anna", "bert"),
        Descent("d", "sanne", "anna"),
        Descent("e", "anna", "mam"),
        Fact("f", "bert", FactKind.ADDICTION),
        Tie(tie_id("juf", "sanne", TieKind.CLOSE), "juf", "sanne", TieKind.CLOSE),
        Tie(tie_id("juf", "mam", TieKind.KNOWS), "juf", "mam", TieKind.KNOWS),
    ]
    return changes.apply_all(net, tuple(Add(one) for one in told))


def seen(net: Network, *parts: Part) -> Network:
    return sight.visible(net, Viewer("v", Role.FRIEND, frozenset({Part.NAMES, *parts})))


def test_who_is_shown_the_ecogram_sees_the_family_that_the_client_drew_in_it_and_no_more():
    net = seen(family(), Part.ECOGRAM)
    assert inside.people(net) == {"bert", "sanne"}
    assert [*net.descents] == ["d"] and [*net.partnerships] == ["c"] and net.facts == {}
    assert [(one.a, one.b) for one in net.ties.values()] == [("juf", "sanne")]
    assert net.people["bert"].born == When(1970) and net.people["bert"].gender is Gender.MAN
    assert net.people["bert"].residence == "" and net.people["mam"].born is None


def test_without_a_family_in_the_middle_or_without_the_ecogram_nothing_of_it_is_seen():
    for net in (seen(family(Inside.NOBODY), Part.ECOGRAM), seen(family(), Part.CIRCLE)):
        assert (net.descents, net.partnerships, net.ties, net.facts) == ({}, {}, {}, {})
        assert net.people["sanne"].born is None


def test_a_confidential_child_is_in_no_part_of_it():
    net = seen(changes.apply(family(), Set("people", "sanne", "confidential", False, True)), Part.ECOGRAM)
    assert inside.people(net) == {"bert"} and net.descents == {} and net.ties == {}


def test_who_is_raised_by_others_and_who_was_a_partner_is_not_among_partner_and_children():
    net = family()
    over = Set("partnerships", "c", "ended", None, "divorced")
    donor = Set("descents", "d", "kind", "birth", "donor")
    assert inside.people(changes.apply_all(net, (over, donor))) == frozenset()
