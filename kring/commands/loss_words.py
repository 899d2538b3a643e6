"""What a file, or a network, cannot hold: said before somebody relies on it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kring.commands.words import _, language
from kring.exchange import cells, columns, shape
from kring.exchange.incoming import Loss


def lines(losses: Iterable[Loss]) -> Iterator[str]:
    """Each loss as one line, with of how many it is."""
    for loss in losses:
        yield _line(loss)


def _line(loss: Loss) -> str:
    name = shape.short(loss.name)
    match loss.code:
        case "line":
            return _("line {number} of the file, which is nothing that cards have").format(number=name)
        case "nobody":
            return _("line {number} of the file, which names somebody who is not in it").format(number=name)
        case "field" if loss.name in cells.of():
            name = columns.heading("field", loss.name, language())
        case "tie":
            name = _("of ties: {name}").format(name=columns.heading("tie", loss.name, language()).lower())
        case "owner":
            name = _("what {name} says: {field}").format(name=_("the owner"), field=_word(loss.name))
        case "tie_kind":
            name = _("the kind of tie “{name}”").format(name=name)
        case "column" | "property" | "table":
            name = f"“{name}”"
        case _:
            name = _word(loss.name or loss.code)
    return f"{name} ({loss.number})"


def _word(name: str) -> str:
    return _WORDS[name]() if name in _WORDS else name


_WORDS: Final[dict[str, Callable[[], str]]] = {
    "face": lambda: _("drawn faces"),
    "photo": lambda: _("photos"),
    "added_by": lambda: _("who added somebody"),
    "ties": lambda: _("ties between people"),
    "descents": lambda: _("who is whose child"),
    "siblings": lambda: _("brothers and sisters"),
    "partnerships": lambda: _("couples"),
    "interactions": lambda: _("how people are with each other"),
    "facts": lambda: _("illness, addiction and moving to another country"),
    "groups": lambda: _("groups"),
    "events": lambda: _("events"),
    "wishes": lambda: _("wishes"),
    "answers": lambda: _("answers to questions"),
    "goals": lambda: _("goals"),
    "actions": lambda: _("what somebody will do"),
    "requests": lambda: _("requests for help"),
    "plans": lambda: _("plans"),
    "passages": lambda: _("answers in a plan"),
    "tasks": lambda: _("who takes over which task"),
    "evaluations": lambda: _("looks at a plan"),
    "sheets": lambda: _("lists of questions"),
    "responses": lambda: _("answers to questions"),
    "successes": lambda: _("what hangs on the wall"),
    "trajectories": lambda: _("ways that are walked step by step"),
    "legs": lambda: _("steps of a way"),
    "charges": lambda: _("who does what in a way"),
    "placements": lambda: _("places in a circle"),
    "moments": lambda: _("moments that were kept"),
    "story": lambda: _("the story"),
    "view": lambda: _("the owner's own view"),
    "called": lambda: _("the name of the network"),
    "cares_for": lambda: _("whom they care for"),
    "found_via": lambda: _("how who cares was found"),
    "found_on": lambda: _("when who cares was found"),
    "interests": lambda: _("interests"),
    "talents": lambda: _("talents"),
    "dreams": lambda: _("dreams"),
    "matters": lambda: _("what matters"),
    "roles": lambda: _("roles"),
    "tasks_wanted": lambda: _("tasks that are wanted"),
    "wants_to_map": lambda: _("whether they want a map"),
    "ask_again_on": lambda: _("when to ask again"),
    "signs": lambda: _("signs that such a file cannot hold"),
    "date": lambda: _("dates that Kring cannot hold, such as before 1900"),
    "pedigree": lambda: _("ties that are no parent in Kring"),
    "cut": lambda: _("what comes after the last line: the file stops before its end"),
    "own_ancestor": lambda: _("parents by whom somebody would be their own ancestor"),
    "people": lambda: _("people who were not chosen"),
    "living": lambda: _("names and years of people who may still live"),
    "unborn": lambda: _("children who are expected or were lost"),
    "confidential": lambda: _("people who are confidential"),
}
