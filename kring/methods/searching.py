"""Searching the library by words that are nearly right: typing, other names and plain synonyms are forgiven (G20)."""

import functools
import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kring.core.names import folded
from kring.core.way import Way
from kring.methods import library, loader

NEAR: Final = 80  # how alike two words are at least, of 100, to be taken for one
SHORT: Final = 85  # and two short ones, of which one letter makes another word
FEW: Final = 3  # with fewer than so many that have every word, those that have half of them are told too
LEAST: Final = 4  # shorter words are only found as they are
_LONG: Final = 5  # from this length a word is also found inside another, as Dutch writes them together
_LITTLE: Final = frozenset(
    "de het een iemand en of in op te van voor met aan bij om is ik je mijn wil die dat er geen heb heeft hebben kan "
    "hoe the a an and or on for with to i my no of have has how".split()
)


def found(asked: str) -> tuple[Way, ...]:
    """The ways in which every word that was asked occurs or nearly does, those that carry it in their name first.

    Where that are few, those that have half of the words or more come after them; of these a rare word says more than
    one that stands everywhere. Asking nothing finds all ways, in their own order.
    """
    ways = library.ways()
    words = _asked(asked)
    if not words:
        return tuple(ways.values()) if not _words(asked) else ()
    weights = [one for word in words if (one := _weights(word, library.stamp()))]
    count: dict[str, int] = defaultdict(int)
    scored: dict[str, float] = defaultdict(float)
    for one in weights:
        rarity = 1 + math.log(len(ways) / len(one))
        for id, weight in one.items():
            count[id] += 1
            scored[id] += weight * rarity
    whole = [id for id in ways if count[id] == len(words)]
    rest = [id for id in ways if len(words) > count[id] >= len(words) / 2] if len(whole) < FEW else []
    return tuple(ways[id] for some in (whole, rest) for id in sorted(some, key=lambda id: -scored[id]))


def unknown(asked: str) -> tuple[str, ...]:
    """The words that were asked of which the first that is found has none, as they were typed in small letters."""
    first = next(iter(found(asked)), None)
    return tuple(word for word in _asked(asked) if first and first.id not in _weights(word, library.stamp()))


def _asked(text: str) -> list[str]:
    return [word for word in dict.fromkeys(_words(text)) if word not in _LITTLE]


@functools.lru_cache(maxsize=256)
def _weights(asked: str, stamp: tuple[loader.File, ...]) -> dict[str, float]:
    """How firmly each way carries a word or one like it, with the files of the organisation as they are now."""
    best: dict[str, float] = {}
    index = _index(stamp)
    for word, likeness in _alike(asked, index):
        for id, weight in index[word].items():
            best[id] = max(best.get(id, 0.0), weight * likeness)
    return best


def _alike(asked: str, index: Mapping[str, object]) -> Iterator[tuple[str, float]]:
    from rapidfuzz import fuzz, process

    known = list(index)
    for word in {asked, *_same().get(asked, ())}:
        if word in index:
            yield word, 1.0 if word == asked else 0.9
    if len(asked) < LEAST:
        return
    for word in known:
        if word.startswith(asked):
            yield word, 0.8
        elif len(asked) >= _LONG and asked in word:
            yield word, 0.6
    # A word that is there as it was typed was typed well; and hardly anybody mistypes the first letter.
    if asked in index:
        return
    near = [word for word in known if word[0] == asked[0]]
    least = SHORT if len(asked) <= _LONG else NEAR
    for word, likeness, _ in process.extract(asked, near, scorer=fuzz.ratio, score_cutoff=least, limit=20):
        yield word, likeness / 125


@functools.lru_cache(maxsize=2)
def _index(stamp: tuple[loader.File, ...]) -> dict[str, dict[str, float]]:
    """Every word of the library, and how much it weighs in each way."""
    index: dict[str, dict[str, float]] = defaultdict(dict)
    for way in library.ways().values():
        for text, weight in _texts(way):
            for word in _words(text):
                index[word][way.id] = max(index[word].get(way.id, 0.0), weight)
    return dict(index)


def _texts(way: Way) -> Iterator[tuple[str, float]]:
    # A name that is one word is what somebody means; in a longer one it stands among others.
    yield from ((text, 5.0 if " " not in text else 4.0) for text in (way.name.nl, way.name.en, way.code, *way.also))
    work = library.work(way)
    yield from ((text, 4.0) for text in (work.nl, work.en))
    yield from ((str(one), 2.5) for one in (way.theme, *way.goals, *way.groups))
    yield from ((text, 2.0) for text in (way.purpose.nl, way.purpose.en, way.whom.nl, way.whom.en))
    told = (way.about, *((way.by,) if way.by else ()), *(side.about for side in way.side))
    yield from ((text, 1.0) for one in told for text in (one.nl, one.en))
    yield from ((text, 1.0) for side in way.side for text in (side.name.nl, side.name.en))
    yield from ((text, 1.0) for step in way.step for text in (step.name.nl, step.name.en))


@functools.cache
def _same() -> dict[str, frozenset[str]]:
    """Words that mean the same to whoever searches, by each of them."""
    text = (Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8")
    sets = [frozenset(folded(word) for word in some) for some in tomllib.loads(text)["same"]]
    return {word: some for some in sets for word in some}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))
