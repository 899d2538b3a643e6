"""How others see a tie, as a page tells it beside what the client says (R124)."""

from dataclasses import dataclass

from django.utils.translation import get_language

from kring.core import regards as core
from kring.core.regards import Regard
from kring.exchange import columns
from kring.store import regards
from kring.store.doors import Opened


@dataclass(frozen=True)
class Seen:
    """What one person says of one tie, in words; `differs` when that is otherwise than the client says, or more."""

    who: str
    is_mine: bool
    differs: bool
    strength: str
    kind: str
    words: str
    regard: Regard


def of(opened: Opened, shelf: str, id: str) -> list[Seen]:
    """What others say of a tie, for who leads; for somebody else what they said themselves. One statement."""
    key = core.about(shelf, id)
    views = regards.of(opened.row, opened.agreed, opened.viewer)
    return [_seen(opened, key, view) for view in views if key in view.said]


def _seen(opened: Opened, key: str, view: regards.View) -> Seen:
    regard = view.said[key]
    language = "nl" if (get_language() or "nl").startswith("nl") else "en"
    return Seen(
        view.by.name,
        view.by == opened.by.user,
        core.differs(opened.agreed, key, regard),
        columns.word("Strength", regard.strength.value, language) if regard.strength else "",
        columns.word("TieKind", regard.kind.value, language) if regard.kind else "",
        regard.words,
        regard,
    )
