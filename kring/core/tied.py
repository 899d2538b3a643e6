"""Whose a tie is, in the network of a couple or a family: of one of them, of several, or not said yet (M10).

Somebody's `tied_to` may still name a self that is no longer there: that says nothing.
"""

from kring.core import network
from kring.core.network import Id, Network, Owner, Person


def letters(owner: Owner) -> dict[Id, str]:
    """A few first letters for each self by which they are told apart; nothing when there is only one self."""
    names = {id: " ".join(one.name.split()) for id, one in owner.selves.items()}
    if len(names) < 2:
        return {}
    longest = max(len(name) for name in names.values())
    for length in range(1, longest + 1):
        short = {id: name[:length] for id, name in names.items()}
        if len({one.casefold() for one in short.values()}) == len(short):
            return short
    return {id: f"{name[:1]}{number}" for number, (id, name) in enumerate(names.items(), 1)}


def said(owner: Owner, person: Person) -> tuple[Id, ...]:
    """Whose tie this is, in the order of the selves; empty when nobody said so."""
    return tuple(id for id in owner.selves if id in (person.tied_to or ()))


def label(owner: Owner, person: Person) -> str:
    """What to write behind a name: "A" for a tie of Ans, "A+P" for one of both; nothing when it is not said."""
    short = letters(owner)
    return "+".join(short[id] for id in said(owner, person) if id in short)


def named(owner: Owner, person: Person) -> str:
    """The name as it stands in a drawing or a table: "Joke · A" when it was said whose tie it is, of several selves."""
    of = label(owner, person) if person.tied_to else ""
    return f"{person.name} · {of}" if of else person.name


def spoken(owner: Owner, person: Person) -> str:
    """The same to be read aloud: "Joke (Ans & Piet)"."""
    of = selves(owner, person)
    return f"{person.name} ({of})" if of else person.name


def selves(owner: Owner, person: Person) -> str:
    """Whose tie it is by name: "Ans & Piet"; nothing when it was not said, or when there is only one self."""
    if len(owner.selves) < 2 or not person.tied_to:
        return ""
    return " & ".join(owner.selves[id].name for id in said(owner, person))


def key(value: Network) -> str:
    """What the letters behind the names mean: "A: Ans, P: Piet"; nothing when no name has any."""
    if not any(label(value.owner, one) for one in value.people.values()):
        return ""
    return ", ".join(f"{letter}: {value.owner.selves[id].name}" for id, letter in letters(value.owner).items())


def only(value: Network, asked: str) -> list[Person]:
    """The people whose tie is of one self and no other, by its id, or of several (`shared`)."""
    found = [(one, said(value.owner, one)) for one in network.in_order(value)]
    return [one for one, ids in found if (len(ids) > 1 if asked == SHARED else ids == (asked,))]


def of(value: Network, self: Id) -> list[Person]:
    """The people whose tie is of one self, also when it is of others as well."""
    return [one for one in network.in_order(value) if self in said(value.owner, one)]


SHARED = "shared"
