"""In which parts of life somebody matters: where they stand first, and where they matter too (M03, S09).

A domain is the id of one on a list, or the owner's own words. Somebody stands in the first
of their domains; in the others they matter too and are drawn no second time.
"""

from collections.abc import Iterable, Mapping

import msgspec

from kring.core import inside, names
from kring.core.method import Words
from kring.core.network import UNBORN, Network, Person, all_in_order, has_died

MOST = 40  # domains around one person: more cannot be told apart
LONGEST = 60  # letters of a domain in the owner's own words: more do not fit beside a drawing


def first(person: Person) -> str | None:
    """The domain in which somebody stands; nothing while nobody said one."""
    return person.domains[0] if person.domains else None


def moved(person: Person, domain: str) -> Person:
    """Somebody who now stands in a domain instead of where they stood; where they matter too stays as it was."""
    others = [one for one in (person.domains or ())[1:] if one != domain]
    return msgspec.structs.replace(person, domains=(domain, *others))


def also(person: Person, wanted: Iterable[str]) -> Person:
    """Somebody who matters in these domains too; those they had already keep their order.

    Nothing changes for who stands nowhere yet: first one place, then more.
    """
    here = first(person)
    if here is None:
        return person
    asked = [one for one in dict.fromkeys(wanted) if one != here]
    had = [one for one in (person.domains or ())[1:] if one in asked]
    return msgspec.structs.replace(person, domains=(here, *had, *(one for one in asked if one not in had)))


def taken_out(person: Person) -> Person:
    """Somebody who stands in no domain any more."""
    return msgspec.structs.replace(person, domains=None)


def meant(words: str, listed: Mapping[str, Words], network: Network) -> str:
    """The domain that words mean: one of a list by its name, one the owner has already, or else a new own one.

    Letters and accents do not matter. Words without a sign give the empty text.
    """
    tidy = names.cleaned(words)
    alike = names.folded(tidy)
    for id, said in listed.items():
        if alike in (names.folded(said.nl), names.folded(said.en)):
            return id
    return next((one for one in own(network, listed) if names.folded(one) == alike), tidy)


def own(network: Network, listed: Mapping[str, Words]) -> tuple[str, ...]:
    """The domains in the owner's own words, in the order in which they were first used."""
    return tuple(one for one in used(network) if one not in listed)


def stood_in(network: Network) -> tuple[str, ...]:
    """Every domain in which somebody stands, in the order of naming; see `outside`."""
    return tuple(dict.fromkeys(one.domains[0] for one in outside(network) if one.domains))


def shown(network: Network, listed: Iterable[str]) -> tuple[str, ...]:
    """The domains in an ecogram: those of a list, and any other in which somebody stands.

    At most `MOST` of them: what a file with hundreds holds beyond those stays in the list beside the drawing.
    """
    return tuple(dict.fromkeys((*listed, *stood_in(network))))[:MOST]


def used(network: Network) -> tuple[str, ...]:
    """Every domain in which somebody who lives stands or matters too, in the order of naming."""
    return tuple(dict.fromkeys(one for person in alive(network) for one in person.domains or ()))


def alive(network: Network) -> list[Person]:
    """People, services and places who can stand in a picture of today, as they were named: whoever died is not."""
    return [one for one in all_in_order(network) if one.sort not in UNBORN and not has_died(one)]


def outside(network: Network) -> list[Person]:
    """Of these who can stand in a domain: not who stands in the circle, with whose ecogram it is."""
    within = inside.people(network)
    return [one for one in alive(network) if one.id not in within]


def waiting(network: Network) -> list[Person]:
    """Who has no domain yet, and does not stand in the circle either."""
    return [one for one in outside(network) if first(one) is None]
