"""Reads the shelf: every method file becomes a value, or Kring does not start.

A wrong key is refused with the file, the line, the place in it and the likely
spelling. It holds no rule of any method. Circles that an organisation wrote itself
lie in a folder of their own: there a file that is not understood is left out alone.
"""

import difflib
import functools
import os
import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from kring.core import method, network, vocabulary, way
from kring.core.network import Network

SHELF = Path(__file__).parent / "shelf"
WAYS = "ways"  # the folder of the ways of working, read apart: most of what Kring does needs none of them
DEEPEST: Final = 20  # parts of one key; the shelf itself needs 1, and the time to read n of them grows as n times n

Shelved = method.Method | way.Way


class Unreadable(Exception):
    """A method file that is not understood; the text is for whoever wrote the file."""


def read(path: Path) -> Shelved:
    """The method in a file.

    Raises `Unreadable` naming the file, the place and, for a wrong key, the likely spelling.
    """
    return understood(_text(path), path)


def understood(text: str, path: Path) -> Shelved:
    """The method in a text that came under this name. Raises `Unreadable` as `read` does."""
    if _DEEP_KEY.search(text):
        raise Unreadable(f"{path}: this is nested deeper than any method is")
    try:
        data = tomllib.loads(text)
        return way.converted(data) if data.get("word") == "way" else method.converted(data)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Unreadable(_explained(path, text, str(error))) from error
    except RecursionError as error:
        raise Unreadable(f"{path}: this is nested deeper than any method is") from error
    except ValueError as error:  # a whole number of thousands of digits
        raise Unreadable(f"{path}: Number out of range") from error


def methods(shelf: Path = SHELF) -> dict[str, method.Method]:
    """Every method on a shelf by its id, in the order of their ids; ways of working are in `library`.

    Raises `Unreadable` for a file that is not understood, that repeats an id,
    whose name is not its id, or that begins with a name list which is not there.
    """
    found: dict[str, method.Method] = {}
    paths = (path for path in shelf.rglob("*.toml") if WAYS not in path.relative_to(shelf).parts)
    for path in sorted(paths, key=lambda path: path.name):
        one = read(path)
        if path.stem != one.id or one.id in found:
            raise Unreadable(f"{path}: the id is {one.id!r}; it must be the name of the file, and be there once")
        if isinstance(one, way.Way):
            raise Unreadable(f"{path}: a way of working lies in the folder {WAYS!r}")
        found[one.id] = one
    for one in found.values():
        if isinstance(one, method.Layout | method.Cards) and not isinstance(found.get(one.name_list), method.Ask):
            raise Unreadable(f"{shelf}: {one.id} begins with {one.name_list!r}, and no list of questions is called so")
    return found


@functools.cache
def _shelved() -> dict[str, method.Method]:
    return methods()


def methods_of_kring() -> dict[str, method.Method]:
    """What lies on Kring's own shelf by id, read once."""
    return _shelved()


def layouts() -> dict[str, method.Layout]:
    """The layouts by id: those of Kring's own shelf, read once, and after them those of the organisation."""
    return _shelved_layouts() | own().layouts


@functools.cache
def _shelved_layouts() -> dict[str, method.Layout]:
    return {id: one for id, one in _shelved().items() if isinstance(one, method.Layout)}


class Refused(Struct, frozen=True):
    """A file of the organisation that was left out, and why: for whoever looks after Kring."""

    file: str
    why: str


class Own(Struct, frozen=True):
    """What lies in the organisation's folder: the layouts in it, and the files that are no layout."""

    layouts: dict[str, method.Layout] = {}
    refused: tuple[Refused, ...] = ()


LARGEST: Final = 100_000  # bytes; no circle needs more words
MOST: Final = 50  # files
_folders: list[Path] = []


def look_in(*folders: Path) -> None:
    """Where an organisation keeps the layouts it wrote itself; said once, when Kring starts."""
    _folders[:] = folders


def own() -> Own:
    """What lies in the organisation's folder now: a file that is added, mended or taken away counts at once."""
    files = [file for folder in _folders for file in listed(folder)]
    return _own(tuple(files)) if files else Own()


def own_layout(path: Path) -> method.Layout:
    """The layout in a file of an organisation. Raises `Unreadable` for whatever else the file is."""
    one = read(path)
    if not isinstance(one, method.Layout):
        raise Unreadable(f'{path}: only circles are read here (word = "layout")')
    if path.stem != one.id:
        raise Unreadable(f"{path}: the id is {one.id!r}; it must be the name of the file")
    if one.id in _shelved():
        raise Unreadable(f"{path}: Kring has {one.id!r} itself; give yours a name of its own")
    if not isinstance(_shelved().get(one.name_list), method.Ask):
        asks = ", ".join(id for id, other in _shelved().items() if isinstance(other, method.Ask))
        raise Unreadable(f"{path}: it begins with {one.name_list!r}, and no list of questions is called so ({asks})")
    return one


File = tuple[str, int, int]  # the path, when it was written, and how large it is


def listed(folder: Path) -> list[File]:
    """The files in a folder of an organisation, with when each was written; of no folder, none."""
    try:
        with os.scandir(folder) as found:
            return sorted(_about(one) for one in found if one.name.endswith(".toml"))
    except OSError:
        return []


def _about(one: "os.DirEntry[str]") -> File:
    try:
        about = one.stat()
    except OSError:
        return (one.path, 0, 0)  # what is wrong with it is said when it is read
    return (one.path, about.st_mtime_ns, about.st_size)


@functools.lru_cache(maxsize=2)
def _own(files: tuple[File, ...]) -> Own:
    layouts: dict[str, method.Layout] = {}
    refused = [Refused(Path(path).name, f"at most {MOST} files are read") for path, _, _ in files[MOST:]]
    for path in [Path(path) for path, _, _ in files[:MOST]]:
        try:
            layouts[path.stem] = own_layout(path)
        except Unreadable as error:
            refused.append(Refused(path.name, str(error).replace(f"{path.parent}{os.sep}", "")))
    return Own(layouts, tuple(refused))


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


def leaves(of: method.DeckOf = method.DeckOf.IDEAS) -> tuple[method.Leaf, ...]:
    """Every card of the decks of a kind on the shelf, deck by deck."""
    decks = (one for one in _shelved().values() if isinstance(one, method.Deck) and one.of is of)
    return tuple(leaf for one in decks for leaf in one.leaf)


def guides() -> dict[str, method.Deck]:
    """What there is for somebody, by id: each card a thing to ask for."""
    found = {id: one for id, one in _shelved().items() if isinstance(one, method.Deck)}
    return {id: one for id, one in found.items() if one.of is method.DeckOf.GUIDE}


def tip(at: str) -> method.Leaf | None:
    """The tip that stands at a place, or nothing."""
    return next((leaf for leaf in leaves(method.DeckOf.TIPS) if leaf.at == at), None)


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


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise Unreadable(f"{path}: this is larger than {LARGEST // 1000} kB")
        return data.decode("utf-8")
    except OSError as error:
        raise Unreadable(f"{path}: {str(error.strerror or error).lower()}") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path}: this is no text in UTF-8 (byte {error.start})") from error


def _explained(path: Path, text: str, error: str) -> str:
    place = error.partition(" at `")[2].rstrip("`") or "$"
    if value := re.match(r"Invalid enum value '([^']*)'", error):
        return f"{path}, line {_line(text, value[1], spelled=_VALUE)}: {place} cannot be {value[1]!r}" + _likely(
            value[1], {str(one) for kind in _kinds() for one in kind}
        )
    wrong = re.search(r"unknown field `([^`]*)`", error)
    if not wrong:
        return f"{path}: {error}"
    known = {field for part in (*method.PARTS, *way.PARTS) for field in part.__struct_fields__}
    told = f"{path}, line {_line(text, wrong[1])}: nothing is called {wrong[1]!r} in {place}"
    return told + _likely(wrong[1], known)


def _likely(written: str, known: set[str]) -> str:
    if likely := difflib.get_close_matches(written, sorted(known - {written}), 1, cutoff=0.7):
        return f"; did you mean {likely[0]!r}?"
    return "; it belongs elsewhere" if written in known else ""


def _kinds() -> list[type[StrEnum]]:
    """Every list of words that a file can choose from."""
    kinds = [one for module in (method, vocabulary, network) for one in vars(module).values() if isinstance(one, type)]
    return [one for one in kinds if issubclass(one, StrEnum) and one is not StrEnum]


_PART: Final = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+"""
_DEEP_KEY: Final = re.compile(rf"(?<![\w\\-])(?:{_PART}\.[ \t]*+){{{DEEPEST}}}")
_KEY: Final = r"^\s*(\[{{1,2}}[^\]\[]*\b)?{}\b"
_VALUE: Final = r".*\"{}\""


def _line(text: str, written: str, spelled: str = _KEY) -> int:
    line_of = re.compile(spelled.format(re.escape(written)))
    return next((number for number, line in enumerate(text.splitlines(), 1) if line_of.match(line)), 1)
