"""The kinds of plan on the shelf."""

from kring.core.plan_kinds import PlanKind
from kring.methods import loader


def kinds() -> dict[str, PlanKind]:
    """Every kind of plan by its id, in the order of their ids."""
    return {id: one for id, one in loader.methods_of_kring().items() if isinstance(one, PlanKind)}
