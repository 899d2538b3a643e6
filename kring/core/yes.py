"""What a yes settles by itself: somebody answers for themselves to an agreement, a task, or a photo they are in (R092).

Only what they were asked about and what is theirs to say: an agreement that they do, a task that they take over, a
photo in which they stand. Anything else waits for whoever asked.
"""

from kring.core import days
from kring.core.changes import Change, Put, Set, Take, before
from kring.core.network import Id, Network, Reply, Request


def about(network: Network, request: Request, person: Id) -> tuple[str, ...]:
    """What somebody is asked to say yes to, in the words that stand there now; nothing where it is not theirs to say.

    The same words are said back with the answer, so that nobody says yes to something that was changed meanwhile.
    """
    action = network.actions.get(request.action or "")
    if action is not None and action.by == person and action.outcome is None:
        day = days.first(action.on).isoformat() if action.on else ""
        return tuple(one for one in (action.words, day, action.moment, action.where) if one)
    task = network.tasks.get(request.task or "")
    if task is not None and task.next == person:
        return tuple(one for one in (task.words, task.often) if one)
    success = network.successes.get(request.success or "")
    if success is not None and person in success.people:
        return (success.words, success.photo or "")
    return ()


def settles(network: Network, request: Request, person: Id, reply: Reply) -> tuple[Change, ...]:
    """The changes that an answer makes: a yes ticks, and any other answer takes the tick away again."""
    if not about(network, request, person):
        return ()
    says = reply is Reply.YES
    if (action := network.actions.get(request.action or "")) is not None:
        return _ticked("actions", action.id, "is_confirmed", action.is_confirmed, says)
    if (task := network.tasks.get(request.task or "")) is not None:
        return _ticked("tasks", task.id, "is_agreed", task.is_agreed, says)
    success = network.successes[request.success or ""]
    if (person in success.consents) == says:
        return ()
    last = success.consents[-1] if success.consents else None
    if says:
        return (Put("successes", success.id, "consents", person, last),)
    return (Take("successes", success.id, "consents", person, before(success.consents, person)),)


def _ticked(shelf: str, id: Id, field: str, was: bool, now: bool) -> tuple[Change, ...]:
    return () if was == now else (Set(shelf, id, field, was, now),)
