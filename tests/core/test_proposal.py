"""Whatever can happen to a network can wait for the owner's yes (R017)."""

import msgspec
import pytest

from kring.core.changes import Act, Add, Misfit, Place, Put, Remove, Set, Take, apply_all
from kring.core.network import Group, Person, Placement, Wish
from kring.core.proposals import Proposal, State, answered, as_proposed
from tests import cast

GREET = Person("greet", "Greet")
BEFORE = cast.network(GREET, cast.person("Bas"), groups={"choir": Group("choir", "Koor", people=("greet",))})
CHANGES = (
    Add(Wish("w", "Vaker met Greet koffie drinken.")),
    Set("people", "greet", "relation", "", "mijn buurvrouw"),
    Place("lensink-circle", "greet", None, Placement("friends", "society")),
    Put("groups", "choir", "people", "bas", "greet"),
    Take("groups", "choir", "people", "greet"),
    Remove(BEFORE.people["bas"]),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_every_kind_of_change_can_be_proposed_and_changes_nothing_while_it_waits(change) -> None:
    proposal = Proposal(Act("a", (change,)), by="bram")
    assert as_proposed(BEFORE, proposal) == apply_all(BEFORE, (change,)) != BEFORE
    assert msgspec.json.decode(msgspec.json.encode(proposal), type=Proposal) == proposal


def test_a_yes_gives_the_act_to_carry_out_once() -> None:
    yes, act = answered(Proposal(Act("a", CHANGES), by="bram"), is_accepted=True)
    assert yes.state is State.ACCEPTED
    assert act is not None and act.changes == CHANGES
    assert answered(yes, is_accepted=True) == (yes, None)
    assert answered(yes, is_accepted=False) == (yes, None)


def test_a_no_changes_nothing() -> None:
    no, act = answered(Proposal(Act("a", CHANGES), by="bram"), is_accepted=False)
    assert (no.state, act) == (State.REFUSED, None)
    assert as_proposed(BEFORE, no) == BEFORE


def test_what_the_owner_changed_meanwhile_is_not_overwritten_by_an_old_proposal() -> None:
    proposal = Proposal(Act("a", (CHANGES[1],)), by="bram")
    meanwhile = apply_all(BEFORE, (Set("people", "greet", "relation", "", "een vriendin"),))
    with pytest.raises(Misfit) as misfit:
        as_proposed(meanwhile, proposal)
    assert misfit.value.now == "een vriendin"


def test_an_act_always_says_which_format_it_is_written_in() -> None:
    assert b'"format":1' in msgspec.json.encode(Act("a", ()))
