"""What pinches, as it was said in the talk (M09): in the client's own words, as answers of the cards."""

from kring.core.cards import TIGHT
from kring.core.method import Cards
from kring.core.network import Answer, Network


def of(value: Network, cards: Cards) -> list[Answer]:
    """Everything that pinches, as it was told."""
    return [one for id, one in sorted(value.answers.items()) if id.startswith(begin(cards))]


def begin(cards: Cards) -> str:
    """How the ids of these answers begin."""
    return f"{cards.id}:{TIGHT}"
