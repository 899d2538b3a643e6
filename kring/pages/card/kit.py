"""The kit of faces as a choice: every part shown on the face that is being made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.safestring import SafeString

from kring.core.network import Face, Person
from kring.draw import faces, svg
from kring.pages import ink
from kring.pages.card import choices, forms


@dataclass(frozen=True)
class Tile:
    """One choice: its value, its name, and the face as it would be with it."""

    value: str
    name: str
    drawing: SafeString
    is_chosen: bool


def offered(person: Person, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The face as it is chosen so far, and the tiles to go on choosing."""
    face = chosen(person, asked)
    parts = [(part, choices.PART[part], _tiles(face, part)) for part in forms.PARTS]
    return {"face": face, "drawing": _drawn(face), "parts": parts}


def chosen(person: Person, asked: Mapping[str, Any]) -> Face:
    """The parts that were picked; else the face as it is; else somebody plain."""
    face = person.face or msgspec.structs.replace(faces.SOMEBODY, hair="short")
    picked = {part: asked[part] for part, names in forms.PARTS.items() if asked.get(part) in names}
    ticks = {tick: tick in asked for tick in ("glasses", "beard")} if picked else {}
    return msgspec.structs.replace(face, **picked, **ticks)


def _tiles(face: Face, part: str) -> list[Tile]:
    return [
        Tile(
            name,
            str(choices.KIT.get(name, name)),
            _drawn(msgspec.structs.replace(face, **{part: name})),
            getattr(face, part) == name,
        )
        for name in forms.PARTS[part]
    ]


def _drawn(face: Face) -> SafeString:
    inside = faces.fragment(face)
    drawing = svg.element("svg", inside, class_="face", viewBox="0 0 100 100", aria_hidden="true")
    return ink.safe(drawing)
