"""What happened to the circle of the demo in the days before: acts of the client and of who sits with her.

It is told backwards from how the circle is now, so that the last act ends at the very network of the file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec

from kring.core import changes, days, network, plans, trajectory
from kring.core.changes import Act, Add, Change, Place, Remove, Set
from kring.core.network import (
    Action,
    Goal,
    Leg,
    Network,
    Outcome,
    Passage,
    Perspective,
    Placement,
    Plan,
    Stage,
    Success,
    Task,
    Trajectory,
    When,
)
from kring.core.plan_kinds import Holds
from kring.methods import library, loader
from kring.methods import plans as shelf

_TALKED: Final = 2  # cards that were filled in: the other waits for the next talk

THINKING: Final = "the-round-of-the-demo"  # where a link led to a round that is over
WISH: Final = "w2"
QUESTION: Final = "Hoe komt er weer een keer iemand bij mij eten?"
IDEAS: Final = (
    ("Joke", "Samen koken op zondag, elke maand bij een ander."),
    ("Bas", "De eettafel in het buurthuis, ik ga de eerste keer mee."),
    ("Joke", "Vraag het koor voor soep na de repetitie."),
    ("", "Gewoon een pan soep maken en bij Truus aanbellen."),
)


@dataclass(frozen=True)
class Step:
    """One act: how long ago it was, and whether the client did it herself."""

    ago: timedelta
    is_client: bool
    act: Act


def told(now: Network) -> tuple[Network, list[Step]]:
    """How the circle was before these days, and what was done since, the oldest first."""
    value, steps = now, list[Step]()
    for number, (ago, is_client, back) in enumerate(_BACK):
        act = Act(f"demo-{number}", back(value))
        value = changes.apply_all(value, act.changes)
        forth = Act(f"demo-{number}-done", changes.undoing(act, act.id).changes)
        steps.insert(0, Step(timedelta(days=ago, minutes=17 * number), is_client, forth))
    return value, steps


def cards(now: Network) -> Step:
    """A first talk with the cards: who is on the first two has a zone, the last waits for the next."""
    cards, people = loader.cards_in_use(now), network.in_order(now)
    placed = []
    for card in cards.card[:_TALKED]:
        named = [one.id for one in people if one.category in card.categories][: 3 * len(cards.zone)]
        zones = [cards.zone[at // 3].id for at, _ in enumerate(named)]
        placed += [Place(cards.id, id, None, Placement(at, card.id)) for id, at in zip(named, zones, strict=True)]
    return Step(timedelta(days=2), False, Act("demo-cards", tuple(placed)))


def plan(today: date) -> Step:
    """What the client of the demo does these weeks, what was agreed with others, and what worked before."""

    def on(ahead: int) -> When:
        return days.on(today + timedelta(days=ahead))

    goal = Goal(
        "g1",
        "Een keer samen eten, in de avond.",
        wish="w2",
        perspective=Perspective.DOING_THINGS,
        works="Joke en ik eten soms samen op zondag.",
    )
    ahead = (
        Action("a1", "Ik bel Joke: wanneer kan zij?", "g1", people=("joke",), on=on(2), rank=1, is_chosen=True),
        Action("a2", "Ik geef Truus’ planten water.", people=("truus",), on=on(4), rank=2, is_chosen=True),
        Action(
            "a3",
            "haalt mij op",
            by="truus",
            on=on(3),
            moment="19.00 uur",
            rank=3,
            is_chosen=True,
            is_confirmed=True,
        ),
        Action("a4", "helpt met de fiets", by="bas", where="bij mij thuis", on=on(6), rank=4, is_chosen=True),
        Action("a5", "Noor vragen voor de bieb.", people=("noor",), rank=5),
    )
    behind = (
        _worked("a6", "Ik zing mee.", today - timedelta(days=150), "corrie", "Na drie keer kende ik de liedjes."),
        _worked("a7", "Een kaart aan oom Henk.", today - timedelta(days=110), "henk", "Hij belde terug."),
        _worked("a8", "Zelf met de bus.", today - timedelta(days=12), "sanne", "De tweede keer ging ik alleen."),
    )
    told = (goal, *ahead, *behind, *_later(today), *_walked(today), *_hung(today))
    return Step(timedelta(hours=20), True, Act("demo-plan", tuple(Add(one) for one in told)))


def _later(today: date) -> tuple[Plan | Passage | Task, ...]:
    """The beginning of a plan for who takes over later: one task has nobody yet."""
    kind = next(one for one in shelf.kinds().values() if one.people and one.people.care_now)
    part = next(one for one in kind.part if one.holds is Holds.TASKS)
    asked = next(one for one in kind.part if one.ask)
    plan = msgspec.structs.replace(plans.begun("later", kind, today), people=("joke",))
    first = asked.ask[0]
    return (
        plan,
        Passage(plans.passage_id(plan, first), plan.id, plans.ask_id(kind, first), "Hier, bij het water en het koor."),
        Task("t1", plan.id, part.id, "Mee naar de dokter", "joke", "bas", is_agreed=True),
        Task("t2", plan.id, part.id, "De rekeningen betalen", "joke"),
    )


def _walked(today: date) -> tuple[Trajectory | Leg, ...]:
    """A way that is walked: what was done first, and the step in which the talk is now."""
    way = next(one for one in library.ways().values() if one.phase and any(step.is_repeatable for step in one.step))
    first, now = (trajectory.step_id(way, one) for one in way.step[:2])
    begun = datetime.combine(today - timedelta(days=20), time(10), UTC)
    done = Leg("walk-1", "walk", first, Stage.DONE, begun, ended_on=days.on(begun.date()), words="Fijn om te praten.")
    return (
        msgspec.structs.replace(trajectory.begun("walk", way, begun.date()), people=("sanne",)),
        done,
        Leg("walk-2", "walk", now, began_at=begun + timedelta(days=13)),
    )


def _hung(today: date) -> tuple[Success, ...]:
    """What hangs on the wall: the newest may hang on that of who works with the client too."""
    return (
        Success("s1", "Zelf met de bus!", "a8", on=days.on(today - timedelta(days=12)), is_let_go=True),
        Success("s2", "Ik zong mee met het koor.", "a6", people=("corrie",), on=days.on(today - timedelta(days=150))),
    )


def _worked(id: str, words: str, day: date, person: str, well: str) -> Action:
    rank = float(id[1:]) - 10
    ended = days.on(day)
    return Action(
        id,
        words,
        people=(person,),
        rank=rank,
        is_chosen=True,
        outcome=Outcome.DONE,
        ended_on=ended,
        well=well,
        is_thanked=True,
    )


def _field(person: str, field: str) -> Callable[[Network], tuple[Change, ...]]:
    def back(value: Network) -> tuple[Change, ...]:
        was = changes.plain(getattr(value.people[person], field))
        return (Set("people", person, field, was, "" if isinstance(was, str) and field == "remark" else None),)

    return back


def _nearer(person: str, from_ring: str) -> Callable[[Network], tuple[Change, ...]]:
    def back(value: Network) -> tuple[Change, ...]:
        circle = loader.layout_in_use(value).id
        at = value.placements[circle][person]
        return (Place(circle, person, at, Placement(from_ring, at.sector)),)

    return back


def _wish(id: str) -> Callable[[Network], tuple[Change, ...]]:
    return lambda value: (Remove(value.wishes[id]),)


def _named(person: str) -> Callable[[Network], tuple[Change, ...]]:
    return lambda value: changes.removal(value, person)


# The newest first: how many days ago, whether the client did it, and what it was like before.
_BACK: Final[tuple[tuple[int, bool, Callable[[Network], tuple[Change, ...]]], ...]] = (
    (1, True, _wish("w1")),
    (1, False, _field("corrie", "frequency")),
    (3, True, _nearer("corrie", "services")),
    (6, False, _field("joke", "supports")),
    (6, True, _named("rosa")),
    (9, False, _wish("w2")),
)
