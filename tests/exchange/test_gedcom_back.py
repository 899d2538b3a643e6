"""A family tree of our own that comes back takes nothing away, and tells nothing that was not to go out."""

import pytest

from kring.commands import demo
from kring.core import network as networks
from kring.core.network import Network, Person, Sort, Status, When
from kring.exchange import gedcom, gedcom_out
from tests.exchange import held, test_gedcom
from tests.exchange.held import EMPTY


@pytest.mark.parametrize("seven", [False, True])
@pytest.mark.parametrize("name", ["anna", "reference"])
def test_a_file_of_our_own_brought_back_changes_nothing(name: str, seven: bool) -> None:
    network = demo.one(name)
    data, _ = gedcom_out.write(network, test_gedcom.DAY, seven)
    assert b"1 NAME Living" in data
    assert test_gedcom.read(data, network).changes == ()


def test_a_friend_whose_contact_faded_stays_so_when_a_tree_tells_of_them() -> None:
    els = Person("els", "Els", rank=1, category=networks.Category.FRIEND, status=Status.FADED)
    network = Network("n", EMPTY.owner, people={"els": els})
    text = "0 HEAD\n0 @A@ INDI\n1 NAME Els Bos\n1 REFN kring:els\n0 TRLR\n"
    (back,) = held.after(test_gedcom.read(text, network), network).people.values()
    assert (back.name, back.category, back.status) == ("Els Bos", els.category, els.status)


def test_who_went_out_without_a_name_is_nobody_called_living_elsewhere() -> None:
    back = test_gedcom.after(gedcom_out.write(test_gedcom.hard(), test_gedcom.DAY)[0])
    assert back.people["els"].name == networks.UNKNOWN and back.people["ada"].name == "Ada @ huis"


def test_of_a_child_that_is_expected_or_was_lost_nothing_goes_out_unless_the_living_do() -> None:
    network = test_gedcom.hard()
    network.people["hans"] = Person("hans", "Bloempje", rank=8, sort=Sort.MISCARRIAGE, born=When(2021), remark="maart")
    data, lost = gedcom_out.write(network, test_gedcom.DAY)
    assert all(secret not in data for secret in (b"kring:hans", b"Bloempje", b"2021", b"maart"))
    assert ("unborn", 1) in {(one.code, one.number) for one in lost}
    data, lost = gedcom_out.write(network, test_gedcom.DAY, with_living=True)
    assert b"Bloempje" in data and "unborn" not in {one.code for one in lost}


def test_a_parent_by_whom_somebody_would_be_their_own_ancestor_stays_behind_and_is_counted() -> None:
    """Jan is a parent of Kees and Kees of Jan, as a program of somebody else once joined two of one name."""
    people = "".join(f"0 @I{n}@ INDI\n1 NAME {name}\n" for n, name in enumerate(("Jan", "Kees", "Els", "Bo"), 1))
    pairs = ((1, 2), (2, 1), (1, 3), (3, 4), (2, 4))
    families = "".join(f"0 @F{n}@ FAM\n1 HUSB @I{up}@\n1 CHIL @I{down}@\n" for n, (up, down) in enumerate(pairs))
    told = gedcom.read(f"0 HEAD\n{people}{families}0 TRLR\n".encode(), "n")
    assert {(one.code, one.number) for one in told.losses} == {("own_ancestor", 1)}
    ties = {(one.record.parent, one.record.child) for one in told.kin}
    assert len(ties) == 4 and {("person-1", "person-3"), ("person-3", "person-4"), ("person-2", "person-4")} <= ties


def test_a_file_that_stops_before_its_end_and_a_line_that_names_nobody_are_said() -> None:
    family = "0 @F1@ FAM\n1 HUSB @A@\n1 CHIL @NOBODY@\n1 WIFE @VOID@\n"
    text = f"0 HEAD\n0 @A@ INDI\n1 NAME Jan /Bos/\n1 FAMC @F9@\n{family}"
    told = gedcom.read(text.encode(), "n")
    assert [one.person.name for one in told.found] == ["Jan Bos"]
    assert {(one.code, one.name) for one in told.losses} == {("cut", ""), ("nobody", "4"), ("nobody", "7")}
    whole = gedcom.read(text.replace("@NOBODY@", "@A@").replace("@F9@", "@F1@").encode() + b"0 TRLR\n", "n")
    assert not whole.losses
