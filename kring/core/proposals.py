"""An act that waits for the owner's yes (R017). It says nothing of who may propose or answer (`access.py`)."""

from enum import StrEnum

import msgspec
from msgspec import Struct

from kring.core.changes import Act, apply_all
from kring.core.network import Id, Network


class State(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Proposal(Struct, frozen=True, forbid_unknown_fields=True):
    """An act that waits for the owner's yes (R017)."""

    act: Act
    by: Id
    state: State = State.WAITING


def as_proposed(network: Network, proposal: Proposal) -> Network:
    """The network as it would become, to show a waiting proposal beside what is; an answered one changes nothing.

    Raises `Misfit` when the network changed so much that the proposal no longer fits.
    """
    if proposal.state is not State.WAITING:
        return network
    return apply_all(network, proposal.act.changes)


def answered(proposal: Proposal, is_accepted: bool) -> tuple[Proposal, Act | None]:
    """The proposal with its answer, and the act to carry out, if any. An answer stands: a second changes nothing."""
    if proposal.state is not State.WAITING:
        return proposal, None
    state = State.ACCEPTED if is_accepted else State.REFUSED
    return msgspec.structs.replace(proposal, state=state), proposal.act if is_accepted else None
