"""Reads the shelf: every method file becomes a value, or Kring does not start.

A wrong key is refused with the file, the line, the place in it and the likely
spelling. It holds no rule of any method.
"""

import difflib
import functools
import re
import tomllib
from pathlib import Path

import msgspec

from kring.core import method
from kring.core.network import Network

SHELF = Path(__file__).parent / "shelf"


class Unreadable(Exception):
    """A method file that is not understood; the text is for whoever wrote the file."""


def read(path: Path) -> method.Method:
    """The method in a file.

    Raises `Unreadable` naming the file, the place and, for a wrong key, the likely spelling.
    """
    text = path.read_text(encoding="utf-8")
    try:
        return method.converted(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Unreadable(_explained(path, text, str(error))) from error


def methods(shelf: Path = SHELF) -> dict[str, method.Method]:
    """Every method on a shelf by its id, in the order of their ids.

    Raises `Unreadable` for a file that is not understood, that repeats an id,
    whose name is not its id, or that begins with a name list which is not there.
    """
    found: dict[str, method.Method] = {}
    for path in sorted(shelf.rglob("*.toml"), key=lambda path: path.name):
        one = read(path)
        if path.stem != one.id or one.id in found:
            raise Unreadable(f"{path}: the id is {one.id!r}; it must be the name of the file, and be there once")
        found[one.id] = one
    for one in found.values():
        if isinstance(one, method.Layout | method.Cards) and not isinstance(found.get(one.name_list), method.Ask):
            raise Unreadable(f"{shelf}: {one.id} begins with {one.name_list!r}, and no list of questions is called so")
    return found


@functools.cache
def _shelved() -> dict[str, method.Method]:
    return methods()


def layouts() -> dict[str, method.Layout]:
    """The layouts on Kring's own shelf by id; read once, then remembered."""
    return {id: one for id, one in _shelved().items() if isinstance(one, method.Layout)}


def layout(id: str) -> method.Layout:
    """The layout with this id. Raises `KeyError` when the shelf has none."""
    return layouts()[id]


def layout_in_use(network: Network) -> method.Layout:
    """The layout to open a network in: where most of its people stand, or else the first of the shelf."""
    return max(layouts().values(), key=lambda one: len(network.placements.get(one.id, {})))


def cards() -> dict[str, method.Cards]:
    """The cards on Kring's own shelf by id."""
    return {id: one for id, one in _shelved().items() if isinstance(one, method.Cards)}


def cards_in_use(network: Network) -> method.Cards:
    """The cards to open a network in: those on which most of its people are, or else the first of the shelf."""
    return max(cards().values(), key=lambda one: len(network.placements.get(one.id, {})))


def standing() -> dict[str, method.Layout]:
    """Whatever people can have a place in, by id: the layouts, and the cards as circles."""
    return layouts() | {id: method.layout_of(one) for id, one in cards().items()}


def ask(id: str) -> method.Ask:
    """The list of questions with this id. Raises `KeyError` when the shelf has none."""
    one = _shelved()[id]
    if not isinstance(one, method.Ask):
        raise KeyError(id)
    return one


def domains(of: method.DomainsOf = method.DomainsOf.LIFE) -> dict[str, method.Domain]:
    """Every part of life that the lists of a kind on the shelf name, by its id and in the order of the list."""
    lists = (one for one in _shelved().values() if isinstance(one, method.Domains) and one.of is of)
    return {domain.id: domain for one in lists for domain in one.domain}


def _explained(path: Path, text: str, error: str) -> str:
    wrong = re.search(r"unknown field `([^`]*)`", error)
    if not wrong:
        return f"{path}: {error}"
    key, place = wrong[1], error.partition(" at `")[2].rstrip("`") or "$"
    known = {field for part in method.PARTS for field in part.__struct_fields__}
    likely = difflib.get_close_matches(key, sorted(known), 1)
    hint = f"; did you mean {likely[0]!r}?" if likely else ""
    return f"{path}, line {_line(text, key)}: nothing is called {key!r} in {place}{hint}"


def _line(text: str, key: str) -> int:
    spelled = re.compile(rf"^\s*(\[+[^\]]*\b)?{re.escape(key)}\b")
    return next((number for number, line in enumerate(text.splitlines(), 1) if spelled.match(line)), 1)
