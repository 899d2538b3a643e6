"""A long list of people in stretches: so many on a page, with a search and the letters that names begin with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kring.core import names
from kring.core.network import Id, Person

MOST: Final = 200  # people on one page; a list that is shorter has no search and no stretches
_LONGEST: Final = 80  # letters of what is searched
_OTHER: Final = "#"  # where names stand that begin with no letter
_OWN: Final = ("find", "letter", "part", "at")


@dataclass(frozen=True)
class Stretch:
    """Who stands on this page of a list, and what the way to the others asks for.

    `whole` is how many there are on the list, `found` how many after a search or a letter. `kept` is what else the
    address asks for, such as an order: a search leaves it as it is.
    """

    ids: frozenset[Id]
    whole: int
    found: int
    number: int
    last: int
    first_one: int
    last_one: int
    letters: tuple[str, ...]
    find: str
    letter: str
    kept: tuple[tuple[str, str], ...]

    @property
    def is_needed(self) -> bool:
        """Whether the list is so long that it comes in stretches."""
        return self.whole > MOST


def of(people: Sequence[Person], asked: Mapping[str, str], at: Id = "") -> Stretch:
    """The stretch of a list that an address asks for; without a number the one in which somebody (`at`) stands.

    An address that asks for what is not there gives the nearest: a number too large the last stretch.
    """
    is_long = len(people) > MOST
    find = names.cleaned(asked.get("find", "")[:_LONGEST]) if is_long else ""
    letter = asked.get("letter", "")[:2] if is_long else ""
    found = [one for one in people if _fits(one, find, letter)] if find or letter else list(people)
    last = max(-(-len(found) // MOST), 1)
    number = min(max(_number(asked.get("part", ""), found, at or asked.get("at", "")), 1), last)
    begins = (number - 1) * MOST
    here = found[begins : begins + MOST]
    letters = tuple(sorted({initial(one) for one in people})) if is_long else ()
    kept = tuple((name, value) for name, value in asked.items() if name not in _OWN)
    ids = frozenset(one.id for one in here)
    first_one = begins + 1 if here else 0
    return Stretch(
        ids, len(people), len(found), number, last, first_one, begins + len(here), letters, find, letter, kept
    )


def initial(person: Person) -> str:
    """The letter under which somebody is found, without its accent; `#` for a name that begins with none."""
    begins = names.folded(person.name)[:1].upper()
    return begins if begins.isalpha() else _OTHER


def _fits(person: Person, find: str, letter: str) -> bool:
    return names.folded(find) in names.folded(person.name) and (not letter or initial(person) == letter)


def _number(said: str, found: Sequence[Person], at: Id) -> int:
    if said.isascii() and said.isdigit() and len(said) < 6:
        return int(said)
    where = next((place for place, one in enumerate(found) if one.id == at), 0) if at else 0
    return where // MOST + 1
