"""The legend of an ecogram: a piece of drawing for every sign that stands in it, and for no other."""

from collections.abc import Iterable, Mapping, Sequence

from kring.core import inside, lines
from kring.core.lines import Kind
from kring.core.network import Direction, Network, Person, Support
from kring.draw import ecogram_family, ecogram_ink, genogram

Said = Kind | Direction | Support | str  # what a sign says; text is an owner's own line, or the name of a mark
HELPER, ONLINE = "helper", "online"
_ARROWS = {Direction.RECEIVE: (False, True), Direction.GIVE: (True, False), Direction.BOTH: (True, True)}


def used(net: Network, people: Sequence[Person], letters: Mapping[Support, str]) -> list[tuple[str, Said]]:
    """Each sign 64 by 20 pixels, with what it says: lines, arrows, letters of support, and signs that people wear."""
    return [*_lines(net, people), *_arrows(people), *_letters(people, letters), *_marks(people)]


def family(net: Network, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """The signs of the family in the circle, of the same size, with their words; none when nobody stands there."""
    if not inside.people(net):
        return []
    drawn = genogram.place(inside.shown(net), genogram.Words(signs=words))
    return [(ecogram_ink.kin(one.sign), one.words) for one in drawn.signs]


def worn(person: Person) -> tuple[str, ...]:
    """The signs that somebody wears: that they could help, that contact is online only."""
    signs = ((HELPER, bool(person.potential_helper)), (ONLINE, lines.is_only_online(person)))
    return tuple(sign for sign, is_so in signs if is_so)


def _lines(net: Network, people: Sequence[Person]) -> list[tuple[str, Said]]:
    kinds = {ecogram_family.stem(net, one) for one in people}
    kinds = kinds.union(*({aim.kind for aim in ecogram_family.aims(net, one)} for one in people)) - {Kind.OWN}
    known: list[tuple[str, Said]] = [(ecogram_ink.sample(kind), kind) for kind in Kind if kind in kinds]
    own = enumerate(lines.own_lines(people), 1)
    return known + [(ecogram_ink.sample(Kind.OWN, number), said) for number, said in own]


def _arrows(people: Iterable[Person]) -> list[tuple[str, Said]]:
    directions = {one.direction for one in people}
    return [(ecogram_ink.arrows(*points), which) for which, points in _ARROWS.items() if which in directions]


def _letters(people: Iterable[Person], letters: Mapping[Support, str]) -> list[tuple[str, Said]]:
    supports = {support for one in people for support in one.supports or ()}
    return [(ecogram_ink.letter(letters[one]), one) for one in Support if one in supports]


def _marks(people: Iterable[Person]) -> list[tuple[str, Said]]:
    signs = {sign for one in people for sign in worn(one)}
    return [(ecogram_ink.mark(sign), sign) for sign in (HELPER, ONLINE) if sign in signs]
