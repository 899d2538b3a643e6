"""The history of a network as one viewer may be told it: the only way from the sealed acts to a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from kring.core.access import Viewer
from kring.core.changes import Change
from kring.core.retelling import Retelling
from kring.store import history, models, networks
from kring.store.history import Step


@dataclass(frozen=True)
class Told:
    """A step, with what of its changes this viewer may be told; `None` when nobody can read them any more."""

    step: Step
    changes: tuple[Change, ...] | None

    @property
    def is_whole(self) -> bool:
        return self.step.act is not None and self.changes == self.step.act.changes


def steps(row: models.Network, viewer: Viewer) -> Iterator[Told]:
    """Every step of which there is something to tell, newest first.

    Before a step that cannot be read, nobody knows who was to stay unknown: there it ends for all but those who lead.
    """
    retelling = Retelling(networks.load(row), viewer)
    for step in history.walk(row):
        if step.act is None:
            if not viewer.sees_confidential:
                return
            yield Told(step, None)
        elif changes := retelling.of(step.act.changes):
            yield Told(step, changes)
