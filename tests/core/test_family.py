from datetime import UTC, datetime

import msgspec
import pytest

from kring.core import changes, check, domains, family, measures, network, permits, redaction, sight
from kring.core.access import Part, Role, Rule, Viewer
from kring.core.changes import Act, Add, Set
from kring.core.network import (
    UNBORN,
    Category,
    Descent,
    Fact,
    FactKind,
    Group,
    Interaction,
    InteractionKind,
    Network,
    Owner,
    ParentKind,
    Partnership,
    Person,
    Self,
    Siblings,
    Sort,
    Tie,
    When,
    tie_id,
)
from kring.core.retelling import Retelling

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = Interaction("secret", "pap", "self", InteractionKind.PHYSICAL_ABUSE, remark="the cellar", confidential=True)
DRANK = Fact("drank", "pap", FactKind.ADDICTION, words="gin", confidential=True)


def of_anna(**shelves) -> Network:
    people = {
        "mam": Person("mam", "Mam", category=Category.FAMILY),
        "pap": Person("pap", "Pap"),
        "bas": Person("bas", "Bas"),
        "joke": Person("joke", "Joke"),
        "expected": Person("expected", "?", sort=Sort.PREGNANCY),
        "neighbour": Person("neighbour", "Corrie", category=Category.NEIGHBOUR),
        "desk": Person("desk", "The desk", sort=Sort.SERVICE, category=Category.FAMILY),
    }
    told = {
        "descents": [Descent("d1", "self", "pap"), Descent("d2", "expected", "bas")],
        "siblings": [Siblings("s1", ("bas", "self", "joke"))],
        "partnerships": [Partnership("p1", "mam", "pap")],
        "interactions": [SECRET, Interaction("open", "mam", "self", InteractionKind.CLOSE)],
        "facts": [DRANK, Fact("moved", "mam", FactKind.MIGRATION, words="Suriname")],
        "ties": [Tie(tie_id("mam", "neighbour"), "mam", "neighbour")],
    } | shelves
    filled = {shelf: {one.id: one for one in records} for shelf, records in told.items()}
    return Network("n", Owner({"self": Self("self", "Anna")}), people=people, **filled)


def worker(*parts: Part) -> Viewer:
    return Viewer("w", Role.PROFESSIONAL, frozenset(parts) or None, writes_until=NOON.replace(year=2027), at=NOON)


def test_the_family_is_whoever_stands_in_a_record_of_one_or_is_called_family():
    assert family.members(of_anna()) == {"self", "mam", "pap", "bas", "joke", "expected"}
    household = Group("h", "At home", people=("neighbour", "desk"), is_household=True)
    assert "neighbour" in family.members(of_anna(groups=[household]))
    assert "desk" not in family.members(of_anna(groups=[household]))
    assert "neighbour" not in family.members(of_anna(groups=[Group("g", "Choir", people=("neighbour",))]))


def test_who_is_left_out_of_the_drawing_is_in_no_part_of_it_and_the_others_stay_brothers_and_sisters():
    whole = changes.apply(of_anna(), Set("people", "bas", "off_family", False, True))
    shown = family.shown(whole)
    assert b'"bas"' not in network.encode(shown) and b'"neighbour"' not in network.encode(shown)
    assert shown.siblings["s1"].people == ("self", "joke")
    two = of_anna(siblings=[Siblings("s1", ("bas", "self"))])
    assert family.shown(changes.apply(two, Set("people", "bas", "off_family", False, True))).siblings == {}


@pytest.mark.parametrize("sort", sorted(UNBORN))
def test_a_child_that_is_expected_or_never_lived_is_no_member_and_on_no_list(sort):
    value = changes.apply(of_anna(), Set("people", "expected", "sort", "pregnancy", sort.value))
    for found in (network.in_order(value), network.helping(value), domains.alive(value)):
        assert "expected" not in [one.id for one in found]
    assert "expected" not in measures.size(value).people
    assert network.somebody(value, "expected") is None


def test_several_people_whose_name_is_unknown_are_nobodys_twin_and_no_fault():
    value = changes.apply(of_anna(), Add(Person("father", "?")))
    assert [fault.code for fault in check.faults(value, {})] == []
    assert network.twin(value, "?") is None


def test_what_is_confidential_between_people_is_in_no_byte_for_who_does_not_lead():
    assert b"cellar" in network.encode(sight.visible(of_anna(), Viewer("o", Role.OWNER, at=NOON)))
    seen = network.encode(sight.visible(of_anna(), worker()))
    assert b"secret" not in seen and b"cellar" not in seen and b"gin" not in seen
    assert b'"open"' in seen and b"Suriname" in seen


def test_without_the_family_drawing_nobody_sees_lines_and_marks():
    seen = sight.visible(of_anna(), worker(*set(Part) - {Part.GENOGRAM}))
    assert (seen.interactions, seen.facts) == ({}, {})
    only = sight.visible(of_anna(), worker(Part.NAMES, Part.GENOGRAM))
    assert only.descents and only.partnerships and only.interactions and only.ties == {}


def test_only_who_leads_makes_a_line_confidential_or_touches_one_that_is():
    for change in (Add(SECRET), Add(DRANK), Set("interactions", "open", "confidential", False, True)):
        assert permits.permits(worker(), change).rule is Rule.OWNER_DECIDES
    assert permits.permits(worker(), Add(msgspec.structs.replace(SECRET, confidential=False))).allowed
    with pytest.raises(changes.Misfit):
        sight.whole(of_anna(), Act("a", (changes.Remove(SECRET),)), worker())


def test_the_history_of_a_confidential_line_is_told_to_nobody_else():
    acts = (Add(SECRET), Set("interactions", "secret", "remark", "", "the cellar"), changes.Remove(SECRET), Add(DRANK))
    assert Retelling(of_anna(), worker()).of(acts) == ()
    gone = of_anna(interactions=[], facts=[])
    assert Retelling(gone, worker()).of(tuple(reversed(acts))) == ()
    assert Retelling(of_anna(), Viewer("o", Role.OWNER, at=NOON)).of(acts) == acts


def test_a_third_parent_by_birth_is_a_fault_and_a_donor_is_none():
    two = [Descent("d1", "self", "pap"), Descent("d2", "self", "mam")]
    assert check.faults(of_anna(descents=[*two, Descent("d3", "self", "bas", ParentKind.DONOR)]), {}) == []
    (fault,) = check.faults(of_anna(descents=[*two, Descent("d3", "self", "bas")]), {})
    assert (fault.code, fault.place, fault.params, fault.rule) == (
        "third_by_birth",
        "descents.d3",
        {"child": "Anna"},
        "R034",
    )


def test_what_ends_before_it_began_is_a_fault_wherever_it_stands():
    late = {"since": When(2001), "until": When(1999)}
    value = of_anna(
        descents=[Descent("d", "self", "pap", **late)],
        interactions=[Interaction("i", "mam", "self", InteractionKind.CLOSE, **late)],
        facts=[Fact("f", "mam", FactKind.ILLNESS, **late)],
    )
    assert [one.place for one in check.faults(value, {})] == [
        "descents.d.until",
        "interactions.i.until",
        "facts.f.until",
    ]


def test_a_home_in_which_one_is_left_tells_who_may_not_know_the_other_of_no_home():
    hidden = Person("secret", "Secret", confidential=True)
    two, three = Group("h", "Here", people=("mam", "secret")), Group("i", "There", people=("mam", "pap", "secret"))
    homes = [msgspec.structs.replace(one, is_household=True) for one in (two, three)]
    whole = of_anna(groups=[*homes, Group("c", "Choir", people=("mam", "secret"))])
    whole = msgspec.structs.replace(whole, people=whole.people | {"secret": hidden})
    seen = redaction.without(whole, {"secret"})
    assert {id: one.people for id, one in seen.groups.items()} == {"i": ("mam", "pap"), "c": ("mam",)}
    assert set(redaction.without(whole, {"secret"}, keeps_words=True).groups) == {"h", "i", "c"}


def test_a_parent_who_closes_a_ring_is_told_and_not_drawn():
    ring = [Descent("d1", "mam", "bas"), Descent("d2", "bas", "mam"), Descent("d3", "joke", "mam")]
    whole = of_anna(descents=ring)
    (closing,) = family.ring(whole)
    assert set(family.shown(whole).descents) == {"d1", "d2", "d3"} - {closing.id} and closing.id != "d3"
    assert family.ring(of_anna(descents=ring[1:])) == []
