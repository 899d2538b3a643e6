"""The ecogram as a visitor sees it: drawn for a wide screen, a smaller one and paper, with its words and signs."""

from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from kring.core import domains, names, tied
from kring.core import network as networks
from kring.core.network import Direction, Network, Person, Support
from kring.draw import ecogram, ecogram_seats, ecogram_signs
from kring.draw.ecogram_ink import Words
from kring.draw.ecogram_seats import Ecogram, Named
from kring.draw.genogram import Pencils
from kring.pages import ink, naming, penciled, seats
from kring.pages.ecogram import within, words
from kring.pages.then import Then


@dataclass(frozen=True)
class Sign:
    """A line of the legend: the drawn sign and what it says."""

    sign: str
    said: str

    @property
    def shown(self) -> SafeString:
        """The sign for a template."""
        return ink.safe(self.sign)


@dataclass(frozen=True)
class Drawn:
    """The same ecogram for a wide screen and a smaller one, and the signs that stand in it."""

    wide: SafeString
    tablet: SafeString
    signs: list[Sign]


def named(value: Network) -> list[Named]:
    """The domains to draw: the places where contacts are, and any other in which somebody stands."""
    return [Named(id, words.domain(id), _also(value, id)) for id in seats.domains_of(value)]


def _also(value: Network, id: str) -> str:
    people = [tied.named(value.owner, one) for one in domains.outside(value) if id in (one.domains or ())[1:]]
    return gettext("also: %(names)s") % {"names": ", ".join(people)} if people else ""


def drawn(
    value: Network,
    kept: dict[str, Any],
    address: str,
    chosen: str | None,
    owner: str,
    asked: frozenset[str],
    pencils: Pencils | None,
) -> Drawn:
    """The ecogram with who was chosen lit up; every person leads to their card. `owner` is empty to the owner.

    Around those of whom something else is `asked` goes a ring in pencil; `pencils` are of the family in the middle.
    """
    before, told = seats.ecogram(kept), words_of(value, owner)
    wide, tablet = (ecogram.place(value, named(value), size, before) for size in ("wide", "tablet"))
    photo = ink.photos(value)

    def painted(placed: Ecogram) -> SafeString:
        link = f"{address}?who={{}}".format
        return ink.safe(
            ecogram.paint(placed, told, link=link, photo=photo, selected=chosen, asked=asked, pencils=pencils)
        )

    signs = legend(value) + ([Sign(penciled.sign(), str(penciled.SIGN))] if asked or pencils else [])
    return Drawn(painted(wide), painted(tablet), signs)


def then(one: Then) -> SafeString:
    """The ecogram at a moment, to look at."""
    placed = ecogram.place(one.value, named(one.value), "tablet", seats.ecogram(one.kept))
    told = words_of(one.value, one.owner)
    if one.only:
        placed = ecogram_seats.of_self(placed, one.only, {each.id for each in tied.of(one.value, one.only.id)})
        told = msgspec.structs.replace(told, title=one.only.name, about=_counted(len(placed.seats)))
    return ink.safe(ecogram.paint(placed, told, photo=ink.photos(one.value), lit=one.lit))


def title(value: Network) -> str:
    """What the drawing is called."""
    return gettext("%(name)s ecogram") % {"name": naming.whose(names.first_name(networks.called(value)))}


def words_of(value: Network, owner: str) -> Words:
    """The words that stand in the drawing, and what is read aloud of everybody. `owner` is empty to the owner."""
    people = [one for one in domains.outside(value) if domains.first(one)]
    return Words(
        title=title(value),
        about=_counted(len(people)),
        letters={support: str(letter) for support, letter in words.LETTERS.items()},
        spoken={one.id: spoken(value, one, owner) for one in people} | within.spoken(value),
        kinds={one.id: one.category for one in people},
    )


def _counted(count: int) -> str:
    return ngettext("%(count)s person on a line.", "%(count)s people, each on a line.", count) % {"count": count}


def spoken(value: Network, person: Person, owner: str) -> str:
    """All that the drawing says of somebody, to be read aloud."""
    told = [
        f"{tied.spoken(value.owner, person)}, {words.domain(domains.first(person) or '')}",
        words.line(person) if within.is_of_owner(value, person) else "",
        *within.with_inside(value, person),
        words.direction(person.direction, owner),
        *words.supports(person.supports),
        *marks(person),
    ]
    return ". ".join(one for one in told if one)


def marks(person: Person) -> list[str]:
    """What the signs say that somebody wears."""
    return [str(_told()[sign]) for sign in ecogram_signs.worn(person)]


def legend(value: Network) -> list[Sign]:
    """The signs that stand in the drawing, and no others: also those of the family in the circle."""
    people = [one for one in domains.outside(value) if domains.first(one)]
    letters, told = {support: str(letter) for support, letter in words.LETTERS.items()}, _told()
    lines = [Sign(sign, str(told.get(said, said))) for sign, said in ecogram_signs.used(value, people, letters)]
    return lines + [Sign(*one) for one in ecogram_signs.family(value, within.signs())]


def _told() -> dict[Any, Any]:
    return {
        **words.LINES,
        Direction.RECEIVE: gettext("help to the middle"),
        Direction.GIVE: gettext("help from the middle"),
        Direction.BOTH: gettext("help both ways"),
        **{support: words.supports([support])[0] for support in Support},
        ecogram_signs.HELPER: gettext("could help"),
        ecogram_signs.ONLINE: gettext("online only"),
    }
