"""Everything that can happen to a network, as small values that can be taken back.

A form, a drag, an import, an undo and a proposal are all an `Act`: a list of
changes made together. Every change carries what its maker saw (`was`), so it
inverts without the network, lands beside changes to other things, and comes
back as a conflict when somebody else changed the same thing in the meantime.
All names are here: what can happen is in `act`, the network after it in `applying`,
and what goes along when somebody goes in `leaving`.
"""

from kring.core.changes.act import (
    CONFLICTS,
    READER,
    Act,
    Add,
    Change,
    Edit,
    Misfit,
    Place,
    Put,
    Remove,
    Set,
    Take,
    Why,
    about,
    concerned,
    inverse,
    plain,
    undoing,
)
from kring.core.changes.applying import apply, apply_all, misfits
from kring.core.changes.leaving import before, removal

__all__ = [
    "Act",
    "Add",
    "CONFLICTS",
    "Change",
    "Edit",
    "Misfit",
    "Place",
    "Put",
    "READER",
    "Remove",
    "Set",
    "Take",
    "Why",
    "about",
    "apply",
    "apply_all",
    "before",
    "concerned",
    "inverse",
    "misfits",
    "plain",
    "removal",
    "undoing",
]
