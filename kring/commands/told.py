"""Measures as lines of text: under each characteristic what it is called, and the number."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, Final

from kring.commands.measure_words import CHARACTERISTICS, REASONS, UNITS, WORDS
from kring.commands.words import _
from kring.core import method
from kring.core.measures import (
    Bottlenecks,
    Bridging,
    Count,
    Groups,
    Measures,
    NotApplicable,
    Quantity,
    Reason,
    Share,
    Variety,
)
from kring.core.network import Network
from kring.methods import loader

Say = Callable[[], str]
_WIDE: Final = 48
_NOBODY: Final = Count(0)


def lines(answers: Measures, network: Network, language: str) -> Iterator[str]:
    """Every measure in the order of the handbook, and last what nobody told yet."""
    words = _Words(network, language)
    waiting: list[str] = []
    for heading, measures in CHARACTERISTICS:
        told = [
            line for field, name in measures for line in _told("  " + name(), getattr(answers, field), words, waiting)
        ]
        if told:
            yield from (heading(), *told)
    if waiting:
        yield _("Cannot be determined yet, for nobody told:")
        yield "  " + "; ".join(waiting)


class _Words:
    """What ids are called: people by their names, kinds in the language of the terminal."""

    def __init__(self, network: Network, language: str) -> None:
        self._people = {id: person.name for id, person in network.people.items()}
        layouts = loader.standing().values()
        self._layouts = {layout.id: method.said(layout.name, language) for layout in layouts}
        self._layouts |= {ring.id: method.said(ring.name, language) for layout in layouts for ring in layout.ring}

    def of(self, key: Any) -> str:
        word = key.value if isinstance(key, Enum) else str(key)
        if word in WORDS and not (key in self._people and not isinstance(key, Enum)):
            return WORDS[word]()
        return self._people.get(word) or self._layouts.get(word) or word


def _told(name: str, answer: Any, words: _Words, waiting: list[str]) -> Iterator[str]:
    if answer is None:
        return
    if isinstance(answer, NotApplicable) and answer.reason is Reason.UNKNOWN:
        waiting.append(name.strip())
    elif isinstance(answer, dict):
        known = {
            key: inner for key, inner in answer.items() if not isinstance(inner, NotApplicable) and inner != _NOBODY
        }
        yield from [name] if known else []
        for key, inner in known.items():
            yield from _told(f"{' ' * (len(name) - len(name.lstrip()))}  {words.of(key)}", inner, words, waiting)
    else:
        yield _line(name, _said(answer, words))


def _line(name: str, said: str) -> str:
    return f"{name:<{_WIDE}} {said}".rstrip()


def _said(answer: Any, words: _Words) -> str:
    match answer:
        case NotApplicable():
            return _("cannot be determined: {reason}").format(reason=REASONS[answer.reason]())
        case Count() | Groups() | Bridging():
            return str(answer.value)
        case Share():
            return _("{value} ({count} of {of})").format(value=_number(answer.value), count=answer.count, of=answer.of)
        case Quantity():
            return f"{_number(answer.value)} {UNITS[answer.unit]()}".strip()
        case Variety():
            kinds = ", ".join(f"{words.of(kind)} {len(people)}" for kind, people in answer.kinds.items())
            return f"{_number(answer.blau)} ({kinds})"
        case Bottlenecks():
            alone = [f"{words.of(support)} ({words.of(person)})" for support, person in answer.one.items()]
            nobody = [f"{words.of(support)} ({_('nobody')})" for support in answer.nobody]
            return ", ".join(nobody + alone) or _("none")
    return _number(answer)


def _number(value: float) -> str:
    return f"{value:.5g}"
