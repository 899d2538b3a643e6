"""What hangs on a wall, month by month, with who is in the photo and who did not say yes yet."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from kring.core import days, names, sight
from kring.core import network as networks
from kring.core.network import Action, Network, Outcome, Person, Success
from kring.store.doors import Opened


@dataclass(frozen=True)
class Hung:
    """Something that worked, with people by name; whom one still has to ask is in `asks`."""

    success: Success
    day: date | None
    people: list[Person]
    asks: list[Person]

    @property
    def is_hidden(self) -> bool:
        """Whether there is a photo that nobody but the owner sees yet."""
        return self.success.photo is not None and not sight.is_agreed(self.success)

    @property
    def face(self) -> Person | None:
        """Whose symbol stands there when there is no photo."""
        return self.people[0] if self.people else None


@dataclass(frozen=True)
class Month:
    """A month with what worked in it, the newest first; `day` is its first, or nothing when nobody said when."""

    day: date | None
    hung: list[Hung]


def hung(value: Network, success: Success) -> Hung:
    """One thing that hangs there."""
    people = networks.known(value, success.people)
    asks = [one for one in people if one.id not in success.consents]
    return Hung(success, days.first(success.on) if success.on else None, people, asks)


def months(value: Network, today: date) -> list[Month]:
    """Everything on the wall by month, this month first; this month is there also when nothing hangs in it yet."""
    every = sorted((hung(value, one) for one in value.successes.values()), key=_at, reverse=True)
    found = [Month(day, list(some)) for day, some in groupby(every, key=lambda one: one.day and one.day.replace(day=1))]
    this = today.replace(day=1)
    return found if not every or any(one.day == this for one in found) else [Month(this, []), *found]


def let_go(value: Network) -> list[Hung]:
    """What the owner lets go for the wall of who works with them: none whose photo may not be shown yet."""
    found = (hung(value, one) for one in value.successes.values() if one.is_let_go)
    return [one for one in found if not one.is_hidden]


def months_of(every: list[tuple[Opened, Hung]], today: date) -> list[tuple[date | None, list[dict[str, Any]]]]:
    """What hangs on a wall of several circles, by month; this month is there also when nothing came yet (R106)."""
    by: dict[date | None, list[dict[str, Any]]] = {today.replace(day=1): []}
    for opened, one in sorted(every, key=lambda pair: _at(pair[1]), reverse=True):
        whose = names.first_name(networks.called(opened.value))
        by.setdefault(one.day and one.day.replace(day=1), []).append({"id": opened.id, "one": one, "whose": whose})
    return list(by.items())


def unhung(value: Network) -> list[Action]:
    """What worked lately and does not hang there yet: it may (R015)."""
    there = {one.action for one in value.successes.values()}
    done = [one for one in value.actions.values() if one.outcome is Outcome.DONE and one.id not in there]
    return sorted(done, key=lambda one: days.first(one.ended_on) if one.ended_on else date.min, reverse=True)[:6]


def _at(one: Hung) -> tuple[date, str]:
    return one.day or date.min, one.success.id
