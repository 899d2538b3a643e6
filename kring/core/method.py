"""A method as a value: what one file on the shelf says, in a closed vocabulary.

The vocabulary grows word by word; this module holds `layout` (rings and sectors
in which people are placed), `ask` (questions that bring people to mind), `domains`
(parts of life) and `cards` (groups filled in one by one, in zones). It knows no
method by name and holds no sentence of its own.
"""

import functools
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from kring.core import questions
from kring.core.network import Category, Gender, Person, Placement, Strength
from kring.core.plan_kinds import Asked, Part, PlanKind, Question
from kring.core.shelf import Key as Key
from kring.core.shelf import Said as Said
from kring.core.shelf import Words as Words
from kring.core.shelf import _Method as _Method
from kring.core.shelf import _only_once as _only_once
from kring.core.shelf import _Part as _Part
from kring.core.shelf import said as said


class Hue(StrEnum):
    """The four group colours of the look; each is a checked set with its tints."""

    FAM = "fam"
    ZORG = "zorg"
    PROF = "prof"
    SAM = "sam"


class Stitch(StrEnum):
    """The stitch on the rim that names a group without colour."""

    LINE = "line"
    DOTS = "dots"
    BARS = "bars"
    WAVE = "wave"


class Closeness(StrEnum):
    """The drawn scene that shows what a ring means to two people."""

    INTIMATE = "intimate"
    FRIEND = "friend"
    ACQUAINTANCE = "acquaintance"
    SERVICE = "service"
    LATER = "later"


class Asks(StrEnum):
    """What a circle asks besides a place: a field of the card that can be yes, no or unknown."""

    IN_NEIGHBOURHOOD = "in_neighbourhood"


class Easy(_Part, frozen=True):
    """What easy mode says of a ring: a name, and one sentence by the owner."""

    name: Words
    sentence: Words


class Ring(_Part, frozen=True):
    """A distance from the owner; `meaning` says it in plain words, to the owner and to who helps.

    `picture` and `easy` are for easy mode, that only walks where every ring has them.
    `tie` is how firm the tie is with whoever stands here, where a method says so. `counts` says
    whether who stands here is of the network, or of those who could still come (R037).
    """

    id: Key
    name: Words
    meaning: Words
    picture: Closeness | None = None
    easy: Easy | None = None
    easy_woman: Easy | None = None
    easy_man: Easy | None = None
    tie: Strength | None = None
    counts: bool = True


class Sector(_Part, frozen=True):
    """A group of people, with the categories that it is proposed for."""

    id: Key
    name: Words
    about: Words
    hue: Hue
    stitch: Stitch
    categories: tuple[Category, ...] = ()


class Prompt(_Part, frozen=True):
    """One question that brings people to mind."""

    id: Key
    text: Words


class Example(_Part, frozen=True):
    """A case that must hold: the sector proposed for someone of a category."""

    sector: Key
    category: Category | None = None


class Layout(_Method, frozen=True, tag="layout", tag_field="word"):
    """Rings from the inside out, and sectors clockwise from the top left.

    `name_list` is the list of questions that brings names to it first (R002); `asks` is what
    the circle also asks of whoever has a place, and by which it can be looked at.
    """

    ring: Annotated[tuple[Ring, ...], Meta(min_length=1, max_length=8)]
    sector: Annotated[tuple[Sector, ...], Meta(min_length=1, max_length=8)]
    name_list: Key
    asks: tuple[Asks, ...] = ()
    prompt: tuple[Prompt, ...] = ()
    example: tuple[Example, ...] = ()

    @property
    def is_easy(self) -> bool:
        """Whether every ring has the picture and the words that easy mode shows."""
        return all(ring.picture and ring.easy for ring in self.ring)

    def __post_init__(self) -> None:
        for what, parts in (("ring", self.ring), ("sector", self.sector), ("prompt", self.prompt)):
            _only_once(what, [part.id for part in parts])
        _only_once("category", [category for sector in self.sector for category in sector.categories])
        _short("ring", self.ring, 24)
        _short("sector", self.sector, 60)
        for example in self.example:
            meant = sector(self, example.sector)
            if meant is None:
                raise ValueError(f"an example names a sector that is not there: {example.sector}")
            if example.category and example.category not in meant.categories:
                raise ValueError(f"an example puts {example.category} in {meant.id}, whose categories lack it")


class Card(Sector, frozen=True):
    """A card: a group of people around the owner, and the questions that bring them to mind."""

    ask: tuple[Prompt, ...] = ()

    def __post_init__(self) -> None:
        _only_once("ask", [prompt.id for prompt in self.ask])


class Cards(_Method, frozen=True, tag="cards", tag_field="word"):
    """Cards that are filled in one after the other, and the zones in which who is on them stands (M09).

    `name_list` is as in a layout. At least one zone counts as the network.
    """

    card: Annotated[tuple[Card, ...], Meta(min_length=1, max_length=8)]
    zone: Annotated[tuple[Ring, ...], Meta(min_length=1, max_length=8)]
    name_list: Key

    def __post_init__(self) -> None:
        for what, parts in (("card", self.card), ("zone", self.zone)):
            _only_once(what, [part.id for part in parts])
        _only_once("category", [category for card in self.card for category in card.categories])
        if not any(zone.counts for zone in self.zone):
            raise ValueError("no zone counts as the network")


class Ask(_Method, frozen=True, tag="ask", tag_field="word"):
    """Questions, asked one at a time."""

    prompt: Annotated[tuple[Prompt, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        _only_once("prompt", [prompt.id for prompt in self.prompt])


class DomainsOf(StrEnum):
    """What a list of domains divides: what is good in a life (T04), or the places where contacts are (M03)."""

    LIFE = "life"
    CONTACTS = "contacts"


class Domain(_Part, frozen=True):
    """A part of life, in which a tie may matter; `icon` is its picture in the sprite.

    It is proposed for people of its `categories`.
    """

    id: Key
    name: Words
    about: Words
    icon: Key
    categories: tuple[Category, ...] = ()


class Domains(_Method, frozen=True, tag="domains", tag_field="word"):
    """The parts of life, in the order in which they are asked: `of` what is good in a life, or where contacts are."""

    domain: Annotated[tuple[Domain, ...], Meta(min_length=1, max_length=16)]
    of: DomainsOf = DomainsOf.LIFE

    def __post_init__(self) -> None:
        _only_once("domain", [domain.id for domain in self.domain])
        _only_once("category", [category for domain in self.domain for category in domain.categories])


class RadioType(StrEnum):
    """What can be done with a tie: revive, activate, unblock, deepen, maintain (T23, RADIO)."""

    REVIVE = "revive"
    UNBLOCK = "unblock"
    ACTIVATE = "activate"
    DEEPEN = "deepen"
    MAINTAIN = "maintain"


class DeckOf(StrEnum):
    """What is on the cards of a deck: ideas, how others did it, tips with their place, roles to be somebody in, or a
    guide of what there is for somebody.
    """

    IDEAS = "ideas"
    EXAMPLES = "examples"
    TIPS = "tips"
    ROLES = "roles"
    GUIDE = "guide"


class Leaf(_Part, frozen=True):
    """One card of a deck, and the small step that it can begin with.

    `helps` are the ties it is for; without any it is for meeting others. A special place comes after ordinary ones.
    A tip stands `at` one place of Kring. A role comes to mind when somebody `hears` one of these pieces of a word. Of
    what is in a guide a `way` of the library may tell more.
    """

    id: Key
    name: Words
    about: Words
    first: Words | None = None
    helps: tuple[RadioType, ...] = ()
    is_special: bool = False
    at: Key | None = None
    hears: tuple[Said, ...] = ()
    way: Key | None = None


class Deck(_Method, frozen=True, tag="card", tag_field="word"):
    """Small cards, in the order in which to think of them."""

    leaf: Annotated[tuple[Leaf, ...], Meta(min_length=1, max_length=40)]
    of: DeckOf = DeckOf.IDEAS

    def __post_init__(self) -> None:
        _only_once("leaf", [leaf.id for leaf in self.leaf])
        for leaf in self.leaf:
            if (leaf.at is not None) is not (self.of is DeckOf.TIPS):
                raise ValueError(f"leaf {leaf.id!r}: a tip says where it stands (at), and nothing else does")
            if leaf.way is not None and self.of is not DeckOf.GUIDE:
                raise ValueError(f"leaf {leaf.id!r}: only what is in a guide points at a way of the library")
            if leaf.first is None and self.of in (DeckOf.IDEAS, DeckOf.ROLES, DeckOf.GUIDE):
                raise ValueError(f"leaf {leaf.id!r}: it needs a first small step (first)")


Method = Layout | Ask | Domains | Cards | Deck | PlanKind | questions.Questions
PARTS: Final[tuple[type[Struct], ...]] = (
    Words,
    Easy,
    Ring,
    Sector,
    Prompt,
    Example,
    Layout,
    Ask,
    Domain,
    Domains,
    Card,
    Cards,
    Leaf,
    Deck,
    Asked,
    Question,
    Part,
    PlanKind,
    *questions.PARTS,
)


@functools.lru_cache(maxsize=64)
def layout_of(cards: Cards) -> Layout:
    """Cards as a circle under the same id, to be drawn and read in: zones are its rings, cards its sectors."""
    return Layout(
        id=cards.id,
        version=cards.version,
        name=cards.name,
        purpose=cards.purpose,
        source=cards.source,
        licence=cards.licence,
        ring=cards.zone,
        sector=cards.card,
        name_list=cards.name_list,
    )


def ring(layout: Layout, id: str) -> Ring | None:
    """The ring with this id, or nothing when the layout lacks it."""
    return next((ring for ring in layout.ring if ring.id == id), None)


def sector(layout: Layout, id: str) -> Sector | None:
    """The sector with this id, or nothing when the layout lacks it."""
    return next((sector for sector in layout.sector if sector.id == id), None)


def easy(ring: Ring, gender: Gender | None) -> Easy:
    """What easy mode says of a ring for somebody of this gender.

    Unknown or other, or a ring without such a variant: the words that fit everyone. A ring
    without words for easy mode answers with its name and its meaning.
    """
    variant = {Gender.WOMAN: ring.easy_woman, Gender.MAN: ring.easy_man}.get(gender) if gender else None
    return variant or ring.easy or Easy(ring.name, ring.meaning)


def fits(layout: Layout, placement: Placement) -> bool:
    """Whether the ring and sector of a placement exist in a layout.

    A part that is not said yet, and being left out on purpose (R036), fit everywhere.
    """
    ring_fits = placement.ring is None or ring(layout, placement.ring) is not None
    return ring_fits and (placement.sector is None or sector(layout, placement.sector) is not None)


def proposed_sector(layout: Layout, person: Person) -> Sector | None:
    """The sector that lists the person's category, to be proposed and never imposed.

    Nothing when the category is unknown or no sector lists it.
    """
    if person.category is None:
        return None
    return next((sector for sector in layout.sector if person.category in sector.categories), None)


def proposed_domain(domains: Iterable[Domain], person: Person) -> Domain | None:
    """The domain that lists the person's category, to be proposed and never imposed; nothing when none does."""
    return next((domain for domain in domains if person.category in domain.categories), None)


def implied_category(layout: Layout, placement: Placement) -> Category | None:
    """What a place says about who somebody is: the category of a sector that lists one only, else nothing.

    Whoever is put among the family is family; in a sector of several kinds one still has to ask (C8, C9).
    """
    found = sector(layout, placement.sector) if placement.sector else None
    return found.categories[0] if found and len(found.categories) == 1 else None


def _short(what: str, parts: tuple[Ring, ...] | tuple[Sector, ...], most: int) -> None:
    """The name of a ring or a sector has to fit in the drawing."""
    for part in parts:
        if max(len(part.name.nl), len(part.name.en)) > most:
            raise ValueError(f"the name of {what} {part.id} is longer than {most} letters")


def converted(data: object) -> Method:
    """A method from the plain data of its file.

    Raises `msgspec.ValidationError` with the place, also when ids occur twice.
    """
    method: Method = msgspec.convert(data, Method)
    return method
