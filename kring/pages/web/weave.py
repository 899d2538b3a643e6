"""The web of a network with its words: the parts of life of the shelf, and who and what is in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, pgettext

from kring.core import method, names, web
from kring.core import network as networks
from kring.core.kinds import Sort
from kring.core.method import Domain, DomainsOf
from kring.core.network import Network, Person
from kring.core.web import Strand
from kring.draw import web as drawing
from kring.draw.circle_ink import Link
from kring.draw.seats import Entry
from kring.draw.shapes import Shape
from kring.draw.web_ink import Words
from kring.draw.web_seats import Web
from kring.methods import loader
from kring.pages import ink, naming
from kring.pages.then import Then


@dataclass(frozen=True)
class Part:
    """A part of life: the one of the shelf, or nothing for one in own words, and what is in it."""

    strand: Strand
    listed: Domain | None

    @property
    def id(self) -> str:
        return self.strand.domain

    @property
    def name(self) -> str:
        return said(self.listed.name) if self.listed else self.strand.domain

    @property
    def about(self) -> str:
        return said(self.listed.about) if self.listed else ""

    @property
    def people(self) -> tuple[Person, ...]:
        return self.strand.of(Sort.PERSON)

    @property
    def services(self) -> tuple[Person, ...]:
        return self.strand.of(Sort.SERVICE)

    @property
    def places(self) -> tuple[Person, ...]:
        return self.strand.of(Sort.FACILITY)


def parts(value: Network) -> list[Part]:
    """Every part of life in the order of the shelf, and then those in own words."""
    listed = loader.domains()
    strands = web.strands(value, listed, loader.domains(DomainsOf.CONTACTS))
    return [Part(strand, listed.get(strand.domain)) for strand in strands]


def said(words: method.Words) -> str:
    return method.said(words, get_language() or "nl")


def title(value: Network) -> str:
    """Whose web it is."""
    return gettext("%(name)s support web") % {"name": naming.whose(names.first_name(networks.called(value)))}


def placed(value: Network, woven: list[Part], size: str, together: Sequence[Network] = ()) -> Web:
    """Where every part stands in a size; nobody jumps between moments that are looked at `together`."""
    return drawing.place(value, _inked(woven), size, _every(together))


def _inked(woven: list[Part]) -> list[drawing.Part]:
    return [drawing.Part(one.id, one.name, one.strand.holds) for one in woven]


def _every(together: Sequence[Network]) -> list[drawing.Part]:
    """The parts of several moments as one: of each everybody who was ever in it, as they were last."""
    found: dict[str, tuple[str, dict[str, Person]]] = {}
    for value in together:
        for part in parts(value):
            found.setdefault(part.id, (part.name, {}))[1].update({one.id: one for one in part.strand.holds})
    return [drawing.Part(id, name, tuple(holds.values())) for id, (name, holds) in found.items()]


def drawn(
    value: Network,
    woven: list[Part],
    size: str,
    words: Words,
    link: Link,
    part: Link,
    chosen: str,
    asked: frozenset[str],
) -> SafeString:
    """The web in a size, in which everybody and everything leads to where more can be said of it."""
    where, photo = placed(value, woven, size), ink.photos(value)
    return ink.safe(drawing.paint(where, words, link=link, part=part, photo=photo, selected=chosen, asked=asked))


def then(one: Then) -> SafeString:
    """The web at a moment, to look at."""
    woven = parts(one.value)
    told = words(woven, title(one.value))
    where = placed(one.value, woven, "tablet", one.together)
    return ink.safe(drawing.paint(where, told, photo=ink.photos(one.value), lit=one.lit))


def words(woven: list[Part], title: str, day: str = "", foot: str = "") -> Words:
    """The words of the drawing, with a sign for each outline that is used."""
    holds = [one for part in woven for one in part.strand.holds]
    sorts = {one.sort for one in holds}
    spoken = {Shape.TICKET: pgettext("sort", "service"), Shape.PIN: pgettext("sort", "place")}
    signs = [(Sort.PERSON, Shape.CIRCLE, pgettext("sort", "person"))]
    signs += [(sort, shape, spoken[shape]) for sort, shape in drawing.OUTLINES.items()]
    return Words(
        title=title,
        bare=gettext("nothing yet"),
        signs=tuple(Entry(shape, word) for sort, shape, word in signs if sort in sorts),
        spoken=spoken,
        kinds={one.id: one.category for one in holds},
        day=day,
        foot=foot,
    )
