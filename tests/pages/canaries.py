"""A circle in which every field that holds words holds a word of its own, made from the types of the network itself.

A field that comes tomorrow is filled too, without anybody thinking of it. `heard` finds the words back in an
answer, whatever it travels in: a page, a drawing, a PDF, a parcel, a spreadsheet.
"""

import io
import re
import types
import typing
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from itertools import count
from typing import Any

import msgspec
from msgspec import Struct
from pypdf import PdfReader

from kring.core import network
from kring.methods import plans, questions

OPENED = {
    "sheets": "sheet",
    "goals": "goal",
    "plans": "plan",
    "actions": "step",
    "successes": "cake",
    "requests": "ask",
    "trajectories": "walk",
}
KNOWN = {"id": "", "photo": "photo-of-{}", "added_by": None, "tied_to": None}
KIND = next(id for id, one in plans.kinds().items() if any(part.holds == part.id == "tasks" for part in one.part))
BEGAN = datetime(2026, 2, 1, 12, tzinfo=UTC)
ASKED = next(id for id, one in questions.lists().items() if any(ask.id == "first" for ask in one.ask))
PLANNED: dict[Any, dict[str, Any]] = {
    network.Plan: {"kind": KIND},
    network.Passage: {"plan": "plan", "ask": f"{KIND}:home"},
    network.Task: {"plan": "plan", "part": "tasks"},
    network.Sheet: {"questions": ASKED},
    network.Response: {"sheet": "sheet", "ask": "first"},
    network.Evaluation: {"plan": "plan", "on": network.When(2026, 2, 1)},
    network.Trajectory: {"way": "m17-network-coach"},
    network.Leg: {"trajectory": "walk", "step": "m17-network-coach:map", "began_at": BEGAN},
    network.Charge: {"trajectory": "walk", "role": "m17-network-coach:coach", "user": ""},
}
WORD = re.compile(r"(?:Kan|Vreemd)\d{4}x")


class Cage:
    """Canaries by number, and where each of them sits."""

    def __init__(self, kind: str) -> None:
        self.kind, self.numbers, self.where = kind, count(1), dict[str, str]()

    def word(self, where: str) -> str:
        made = f"{self.kind}{next(self.numbers):04}x"
        self.where[made] = where
        return made

    def filled(self, kind: type[Struct], id: str, people: dict[str, str], **more: Any) -> Any:
        """A value of this kind with a canary in every field that holds words."""
        hints = typing.get_type_hints(kind, include_extras=True)
        given: dict[str, Any] = {}
        for field in msgspec.structs.fields(kind):
            if field.name in KNOWN or field.name in people:
                continue
            words = self.words(hints[field.name], f"{kind.__name__}.{field.name}")
            if words is not None:
                given[field.name] = words
            elif field.required and isinstance(hints[field.name], type) and issubclass(hints[field.name], Enum):
                given[field.name] = next(iter(hints[field.name]))
        if "photo" in kind.__struct_fields__:
            given["photo"] = f"photo-of-{id}"
        referring = {name: one for name, one in people.items() if name in kind.__struct_fields__}
        fixed = {"id": id} if "id" in kind.__struct_fields__ else {}
        return kind(**given | referring | fixed | more)

    def words(self, hint: Any, where: str) -> Any:
        """A canary in the form of this hint, or nothing where it holds no words."""
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            return next((one for one in (self.words(each, where) for each in inner) if one is not None), None)
        if origin is tuple:
            found = self.words(inner[0], where)
            return None if found is None else (found,)
        is_id = hint == network.Id
        is_words = origin is typing.Annotated and inner[0] is str and not is_id
        return self.word(where) if is_words else None


def caged(cage: Cage, id: str) -> network.Network:
    """The network: Bert and Els, who stand in the circle, and Dirk, of whom only who leads may know; some lines too."""
    people = {
        "bert": cage.filled(network.Person, "bert", {}, rank=1.0),
        "els": cage.filled(network.Person, "els", {}, rank=2.0),
        "dirk": cage.filled(network.Person, "dirk", {}, rank=3.0, confidential=True),
    }
    shelves: dict[str, Any] = {}
    for shelf, hint in typing.get_type_hints(network.Network).items():
        kind = (typing.get_args(hint) or ("", ""))[1] if typing.get_origin(hint) is dict else None
        if shelf == "people" or not (isinstance(kind, type) and issubclass(kind, Struct)):
            continue
        shelves[shelf] = {}
        for a, b in (("bert", "els"), ("bert", "dirk")):
            near = {"a": a, "b": b, "child": a, "parent": b, "person": b, "people": (a, b)} | PLANNED.get(kind, {})
            if kind is network.Task:
                near |= {"by": a, "next": b}
            if kind is network.Success:
                near |= {"consents": (a, b)} | ({"photo": "photo-of-bert"} if b == "els" else {})
            named = OPENED.get(shelf, "") if b == "els" else ""  # an address leads to it
            key = network.tie_id(a, b) if shelf == "ties" else named or f"{shelf}-{b}"
            shelves[shelf][key] = cage.filled(kind, key, near)
        if "confidential" in kind.__struct_fields__:  # of somebody who may be known, and still told to nobody
            near = {"a": "els", "b": "bert", "person": "els"}
            shelves[shelf]["told-to-nobody"] = cage.filled(kind, "told-to-nobody", near, confidential=True)
    owner = cage.filled(network.Owner, "", {}, selves={"self": cage.filled(network.Self, "self", {})})
    at = network.Placement("friends", "family")
    circle = {"lensink": {"bert": at, "els": at, "dirk": at}}
    told = {one: cage.word(f"Network.{one}") for one in ("story", "view")}
    return network.Network(id, owner, people=people, placements=circle, **shelves, **told)


def unfilled(value: network.Network) -> set[str]:
    """The fields of the network itself that no canary sits in, though they hold something."""
    return {name for name in value.__struct_fields__ if not getattr(value, name)} - {"removed"}


def heard(body: bytes, kind: str = "") -> set[str]:
    """Every canary in an answer."""
    found = set[str]()
    for text in _texts(body, kind):
        found |= set(WORD.findall(text))
    return found


def _texts(body: bytes, kind: str) -> Iterator[str]:
    yield body.decode(errors="replace")
    if body[:4] == b"%PDF":
        yield re.sub(r"(?<=\d)-?\s*(?=\d)", "", _pdf(body))
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as parcel:
            for name in parcel.namelist():
                yield name
                yield from _texts(parcel.read(name), "")


def _pdf(body: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
