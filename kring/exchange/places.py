"""Where somebody stands in a layout, as the text of a cell: "friends / family"."""

from collections.abc import Mapping, Sequence
from typing import Final

from kring.core import method
from kring.core.method import Layout, Ring, Sector
from kring.core.network import Placement
from kring.exchange import columns, shape
from kring.exchange.cells import Unfit
from kring.exchange.columns import CODE, Surety

Layouts = Mapping[str, Layout]

_UNKNOWN: Final = "?"


def heading(layout: str, layouts: Layouts, language: str) -> str:
    """What the column is called that holds the places in a layout; one nobody knows goes by its id."""
    word = columns.heading("other", "place", language)
    known = layouts.get(layout)
    name = method.said(known.name, language) if known and language != CODE else ""
    return f"{word}: {name if _layout(name, layouts) == layout else layout}"


def headed(heading: str, layouts: Layouts) -> str:
    """The id of the layout whose places a column holds, or nothing when it holds something else."""
    word, colon, name = heading.partition(":")
    found = columns.recognised(word, "other") if colon else None
    is_place = found is not None and found.field == "place" and found.surety is not Surety.GUESS
    return _layout(name.strip(), layouts) if is_place else ""


def _layout(name: str, layouts: Layouts) -> str:
    if name in layouts:
        return name
    for id, one in layouts.items():
        if columns.folded(name) in (columns.folded(one.name.nl), columns.folded(one.name.en)):
            return id
    return name if is_id(name) else ""


def write(at: Placement, layout: Layout | None, language: str) -> str:
    """A place as `read` reads it back: ring and sector by their names, or by their ids."""
    ring = _named(at.ring, layout.ring if layout else (), language)
    sector = _named(at.sector, layout.sector if layout else (), language)
    left_out = [columns.word("left_out", "left_out", language)] if at.left_out else []
    return " / ".join([ring, sector, *left_out])


def read(text: str, layout: Layout | None) -> Placement:
    """The place in a text: ring and sector, a ring alone, or that somebody is left out. Raises `Unfit`."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) > 3 or (len(parts) == 3 and not _is_left_out(parts[2])):
        raise Unfit("wrong_kind", value=shape.short(text), expected="place")
    if len(parts) == 1 and _is_left_out(parts[0]):
        return Placement(left_out=True)
    ring = _meant("ring", parts[0], layout.ring if layout else None)
    sector = _meant("sector", parts[1], layout.sector if layout else None) if len(parts) > 1 else None
    return Placement(ring, sector, left_out=len(parts) == 3)


def _is_left_out(word: str) -> bool:
    return columns.folded(word) in columns.words("left_out")


def _named(id: str | None, parts: Sequence[Ring | Sector], language: str) -> str:
    if id is None:
        return _UNKNOWN
    name = next((method.said(one.name, language) for one in parts if one.id == id and language != CODE), id)
    return name if "/" not in name and _found(name, parts) == id else id


def _meant(what: str, text: str, parts: Sequence[Ring | Sector] | None) -> str | None:
    if text in ("", _UNKNOWN):
        return None
    if parts is None and is_id(text):
        return text
    found = _found(text, parts or ())
    if found is None:
        raise Unfit(f"no_{what}", value=shape.short(text), known=", ".join(one.id for one in parts or ()))
    return found


def _found(text: str, parts: Sequence[Ring | Sector]) -> str | None:
    """The id of a ring or sector that is called so: by its id first, then by its name in either language."""
    spelled = columns.folded(text)
    ids = [one.id for one in parts if one.id == text]
    named = [one.id for one in parts if spelled in (columns.folded(one.name.nl), columns.folded(one.name.en))]
    return next(iter(ids + named), None)


def is_id(text: str) -> bool:
    """Whether a text can be an id of ours."""
    return len(text) <= 200 and text.isascii() and text != "" and all(one.isalnum() or one in "_~:-" for one in text)
