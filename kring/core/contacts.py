"""Contact as a schema: with whom, how long ago, and who has gone quiet (S11, R008). Nobody is blamed for it."""

from datetime import date
from typing import Final

from msgspec import Struct

from kring.core import days
from kring.core import network as networks
from kring.core.measures.contact import A_WEEK
from kring.core.network import Id, Network, Person, Status

QUIET_DAYS: Final = 92  # three months


class Contact(Struct, frozen=True):
    """One line of the schema: who, how many days ago at least, and whether it has gone quiet.

    `days_ago` is unknown when no last contact was told, or one that lies in the future.
    """

    person: Person
    days_ago: int | None
    is_quiet: bool


def schema(network: Network, today: date) -> list[Contact]:
    """Everybody with whom there is or was contact, as they were named. Who died, or with whom it is broken, is
    in `beside`: to see them in a list of whom to call would only hurt.
    """
    return [line(one, today) for one in networks.in_order(network) if not _is_beside(one)]


def beside(network: Network) -> list[Person]:
    """Who died, and with whom the contact is broken."""
    return [one for one in networks.in_order(network) if _is_beside(one)]


def line(person: Person, today: date) -> Contact:
    """One person in the schema.

    It has gone quiet when the owner said that it faded, or when the last contact was three months ago or more
    and longer ago than is usual between the two: who meets once a year is not missed after four months.
    """
    ago = _days_ago(person, today)
    is_long = ago is not None and ago >= max(QUIET_DAYS, _usual(person))
    return Contact(person, ago, person.status is Status.FADED or is_long)


def a_week(person: Person) -> float | None:
    """How often there is contact, in times a week; nothing when it was not told."""
    return person.frequency.times * A_WEEK[person.frequency.per] if person.frequency else None


def ago(one: Contact) -> tuple[bool, int, Id]:
    """To sort by: the most recent contact first, and who it is not known of last."""
    return (one.days_ago is None, one.days_ago or 0, one.person.id)


def seldom(one: Contact) -> tuple[float, Id]:
    """To sort by: the most frequent contact first, and who it is not known of last."""
    often = a_week(one.person)
    return (-often if often is not None else 1.0, one.person.id)


def _usual(person: Person) -> float:
    """How many days usually lie between two contacts; none when it was not told or there is no contact."""
    often = a_week(person)
    return 7 / often if often else 0.0


def _days_ago(person: Person, today: date) -> int | None:
    when = person.last_contact
    if when is None or days.first(when) > today:
        return None
    return max(0, (today - days.last(when)).days)


def _is_beside(person: Person) -> bool:
    return person.died is not None or person.status in (Status.DECEASED, Status.BROKEN)
