"""What a yes settles by itself: somebody answers for themselves to an agreement, a task, or a photo they are in (R092).

Only what they were asked about and what is theirs to say: an agreement that they do, a task that they take over, a
photo in which they stand. Anything else waits for whoever asked.
"""

from kring.core import days
from kring.core.changes import Change, Put, Set, Take, before
from kring.core.network import Action, Id, Network, Reply, Request, Success, Task


def about(network: Network, request: Request, person: Id) -> tuple[str, ...]:
    """What somebody is asked to say yes to, in the words that stand there now; nothing where it is not theirs to say.

    The same words are said back with the answer, so that nobody says yes to something that was changed meanwhile.
    """
    action = network.actions.get(request.action or "")
    if action is not None and _is_theirs(action, person):
        return agreement(action)
    task = network.tasks.get(request.task or "")
    if task is not None and task.next == person:
        return handed(task)
    success = network.successes.get(request.success or "")
    if success is not None and person in success.people:
        return (success.words, success.photo or "")
    return ()


def agreement(action: Action) -> tuple[str, ...]:
    """An agreement in the words that somebody says yes to: what, on which day, when and where."""
    day = days.first(action.on).isoformat() if action.on else ""
    return tuple(one for one in (action.words, day, action.moment, action.where) if one)


def handed(task: Task) -> tuple[str, ...]:
    """A task in the words that somebody says yes to: what, and how often."""
    return tuple(one for one in (task.words, task.often) if one)


def agreements(network: Network, person: Id) -> tuple[Action, ...]:
    """What was agreed that somebody does, as far as it is chosen and not over, in the order of the row."""
    found = (one for one in network.actions.values() if one.is_chosen and _is_theirs(one, person))
    return tuple(sorted(found, key=lambda one: (one.rank, one.id)))


def tasks(network: Network, person: Id) -> tuple[Task, ...]:
    """What somebody would take over, in plans that run."""
    running = {one.id for one in network.plans.values() if one.ended_on is None}
    return tuple(one for one in network.tasks.values() if one.next == person and one.plan in running)


def photos(network: Network, person: Id) -> tuple[Success, ...]:
    """What hangs on the wall with a photo in which somebody stands: that others see it waits for their yes (R106)."""
    return tuple(one for one in network.successes.values() if one.photo and person in one.people)


def of_photo(success: Success, person: Id, says: bool) -> tuple[Change, ...]:
    """The change that a yes or a no of somebody in a photo makes."""
    if (person in success.consents) == says:
        return ()
    last = success.consents[-1] if success.consents else None
    if says:
        return (Put("successes", success.id, "consents", person, last),)
    return (Take("successes", success.id, "consents", person, before(success.consents, person)),)


def said(shelf: str, id: Id, was: bool, now: bool) -> tuple[Change, ...]:
    """The change that a yes or a no of whoever it is about makes to an agreement or a task."""
    return _ticked(shelf, id, {"actions": "is_confirmed", "tasks": "is_agreed"}[shelf], was, now)


def settles(network: Network, request: Request, person: Id, reply: Reply) -> tuple[Change, ...]:
    """The changes that an answer makes: a yes ticks, and any other answer takes the tick away again."""
    if not about(network, request, person):
        return ()
    says = reply is Reply.YES
    if (action := network.actions.get(request.action or "")) is not None:
        return _ticked("actions", action.id, "is_confirmed", action.is_confirmed, says)
    if (task := network.tasks.get(request.task or "")) is not None:
        return _ticked("tasks", task.id, "is_agreed", task.is_agreed, says)
    return of_photo(network.successes[request.success or ""], person, says)


def _is_theirs(action: Action, person: Id) -> bool:
    return action.by == person and action.outcome is None


def _ticked(shelf: str, id: Id, field: str, was: bool, now: bool) -> tuple[Change, ...]:
    return () if was == now else (Set(shelf, id, field, was, now),)
