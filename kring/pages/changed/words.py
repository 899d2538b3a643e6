"""What an act changed, in plain words: a line for each thing, with people by their names."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext, gettext_lazy

from kring.core import beside, method, names, network, plan_kinds
from kring.core.changes import Add, Change, Place, Put, Remove, Set, Take
from kring.core.network import (
    SHELVES,
    Action,
    Answer,
    Charge,
    Descent,
    Evaluation,
    Event,
    Fact,
    Goal,
    Group,
    Id,
    Interaction,
    Leg,
    Network,
    Partnership,
    Passage,
    Person,
    Placement,
    Plan,
    Record,
    Request,
    Response,
    Sheet,
    Siblings,
    Success,
    Task,
    Tie,
    Trajectory,
    Wish,
)
from kring.core.questions import Ask
from kring.draw.genogram import vocabulary
from kring.exchange import columns
from kring.methods import library, loader, plans, questions
from kring.pages.changed import answered, fields

FEW: Final = 12  # names in one line; of more it is said how many


class Called:
    """What people and things go by: as they do now, or else as they did when they went."""

    def __init__(self, now: Network, organisation: UUID | None = None) -> None:
        """As in this value; an `organisation` has words for what was asked with its own lists."""
        self._organisation, self._asks = organisation, dict[Id, dict[Id, Ask]]()
        self._owner = names.first_name(network.called(now))
        self._people = {id: one.name for id, one in now.owner.selves.items()}
        self._people |= {id: one.name for id, one in now.people.items()}
        self._records: dict[tuple[str, str], Record] = {
            (shelf, id): record for shelf in SHELVES.values() for id, record in getattr(now, shelf).items()
        }

    def learn(self, changes: Iterable[Change]) -> None:
        """Keep the names of whoever and whatever came or went, for what is older."""
        for one in changes:
            if isinstance(one, Add | Remove):
                record = one.record if isinstance(one, Add) else one.was
                self._records.setdefault((SHELVES[type(record)], record.id), record)
                if isinstance(record, Person):
                    self._people.setdefault(record.id, record.name)

    def person(self, id: str) -> str:
        """The name of somebody, or that it is somebody."""
        return self._people.get(id) or gettext("somebody")

    def people(self, ids: Iterable[str]) -> str:
        """Some people by name, the first of them when they are many."""
        names = [self.person(id) for id in ids]
        more = len(names) - FEW
        if more > 0:
            names = [*names[:FEW], gettext("%(count)s others") % {"count": more}]
        return str(get_text_list(names, gettext("and"))) or gettext("nobody")

    def record(self, shelf: str, id: str) -> str:
        """What a thing goes by in a sentence."""
        if shelf in ("people", "selves"):
            return self.person(id)
        if shelf == "owner":
            return self._owner
        if shelf == "network":
            return gettext("the circle")
        record = self._records.get((shelf, id))
        return self.thing(record) if record else gettext("something")

    def answer(self, record: Record) -> str:
        """What an answer is, for the end of a sentence; nothing for what is no answer."""
        ask = self._asked(record.sheet, record.ask) if isinstance(record, Response) else None
        return answered.said(record, self.people, ask)

    def chosen(self, id: Id, ids: list[Id]) -> str:
        """What was chosen in the answer with this id."""
        record = self._records.get(("responses", id))
        return answered.chosen(ids, self._asked(record.sheet, record.ask) if isinstance(record, Response) else None)

    def _asked(self, sheet: Id, ask: Id) -> Ask | None:
        if sheet not in self._asks:
            self._asks[sheet] = answered.asked(self._organisation, self._records.get(("sheets", sheet)))
        return self._asks[sheet].get(ask)

    def _tied(self, tie: Tie) -> str:
        one, other = self.person(tie.a), self.person(tie.b)
        if tie.is_mutual:
            return gettext("%(one)s and %(other)s help each other") % {"one": one, "other": other}
        return f"{one} {columns.word('TieKind', tie.kind, _language())} {other}"

    def thing(self, record: Record) -> str:
        """A record as a few words."""
        match record:
            case Person(name=name):
                return name
            case Tie():
                return self._tied(record)
            case Descent(child=child, parent=parent):
                words = {"parent": self.person(parent), "child": self.person(child)}
                return gettext("%(parent)s as a parent of %(child)s") % words + _of_kind(record)
            case Siblings(people=people):
                return gettext("brothers and sisters: %(who)s") % {"who": self.people(people)} + _of_kind(record)
            case Partnership(a=a, b=b):
                both = {"one": self.person(a), "other": self.person(b)}
                return gettext("%(one)s and %(other)s as a couple") % both + _of_kind(record)
            case Interaction(a=a, b=b, kind=kind):
                words = {"one": self.person(a), "other": self.person(b), "how": fields.WORDS[type(kind)][kind]}
                return gettext("%(one)s and %(other)s: %(how)s") % words
            case Fact(person=person, kind=kind):
                return f"{self.person(person)}: {fields.WORDS[type(kind)][kind]}"
            case Response(sheet=sheet, ask=id):
                ask = self._asked(sheet, id)
                question = _short(method.said(ask.text, _language())) if ask else gettext("a question")
                return gettext("the answer to “%(question)s”") % {"question": question}
        return _in_words(record)


def _of_kind(record: Descent | Siblings | Partnership) -> str:
    """What kind of tie of family it is, where it is not simply that."""
    return "" if record.kind in vocabulary.PLAIN else f" ({fields.WORDS[type(record.kind)][record.kind]})"


_IN_WORDS: Final = {
    Wish: gettext_lazy("the wish “%(words)s”"),
    Goal: gettext_lazy("the goal “%(words)s”"),
    Action: gettext_lazy("the step “%(words)s”"),
    Request: gettext_lazy("the question “%(words)s”"),
    Task: gettext_lazy("the task “%(words)s”"),
    Success: gettext_lazy("what worked: “%(words)s”"),
}


def _in_words(record: Record) -> str:
    """A record of which what was written is enough."""
    match record:
        case Group(name=name):
            return gettext("the group %(name)s") % {"name": name}
        case Event(title=title):
            return gettext("the event %(name)s") % {"name": title}
        case Answer(id=id):
            return gettext("the answer to “%(question)s”") % {"question": _short(_prompt(beside.base(id)))}
        case Wish(words=said) | Goal(words=said) | Action(words=said) | Request(words=said):
            return str(_IN_WORDS[type(record)]) % {"words": _short(said)}
        case Task(words=said) | Success(words=said):
            return str(_IN_WORDS[type(record)]) % {"words": _short(said)}
    if isinstance(record, Trajectory | Leg | Charge) and record.overrides:
        return gettext("%(what)s, all the same: “%(why)s”") % {"what": _made(record), "why": _short(record.reason)}
    return _made(record)


def _made(record: Record) -> str:
    """A plan, a way that is walked, or a list of questions, and what is in it."""
    match record:
        case Plan(kind=kind):
            return gettext("the plan “%(name)s”") % {"name": _kind(kind)}
        case Passage(ask=ask):
            return gettext("the answer to “%(question)s”") % {"question": _short(_asked(ask))}
        case Evaluation():
            return gettext("a look at the plan")
        case Trajectory(way=way):
            return gettext("the way “%(name)s”") % {"name": _way(way)}
        case Leg(step=step):
            return gettext("the step “%(words)s”") % {"words": _step(step)}
        case Charge(role=role):
            return gettext("who is “%(words)s”") % {"words": _role(role)}
        case Sheet(questions=id, words=words):
            return gettext("the questions “%(name)s”") % {"name": words or _questions(id)}
    raise TypeError(record)


def lines(changes: Sequence[Change], called: Called) -> list[str]:
    """The lines of one act; people who came or went together are one line."""
    return [line for about, some in groupby(changes, _about) for line in _together(about, list(some), called)]


def _about(change: Change) -> tuple[str, str]:
    """What changes are told together: who came, who went, and all edits of one thing."""
    match change:
        case Add(record=Person()):
            return "came", ""
        case Remove(was=Person()):
            return "went", ""
        case Set() | Put() | Take():
            return change.shelf, change.id
        case Place():
            return "place", change.person + change.layout
    return "thing", str(id(change))


def _together(about: tuple[str, str], changes: list[Change], called: Called) -> Iterator[str]:
    kind, thing = about
    if kind == "came":
        people = [one.record.id for one in changes if isinstance(one, Add)]
        yield gettext("On the list: %(who)s") % {"who": called.people(people)}
    elif kind == "went":
        people = [one.was.id for one in changes if isinstance(one, Remove)]
        yield gettext("Off the list: %(who)s") % {"who": called.people(people)}
    elif kind in fields.RECORDS:
        name = _started(called.record(kind, thing))
        yield from (f"{name}: {_edit(one, called)}" for one in changes if isinstance(one, Set | Put | Take))
    else:
        yield from (_started(_one(one, called)) for one in changes)


def _one(change: Change, called: Called) -> str:
    match change:
        case Place():
            return _place(change, called)
        case Add(record=record):
            return gettext("new: %(what)s") % {"what": _whole(record, called)}
        case Remove(was=record):
            return gettext("taken away: %(what)s") % {"what": _whole(record, called)}
    raise TypeError(change)


def _whole(record: Record, called: Called) -> str:
    """A thing, and of an answer what it is."""
    answer = called.answer(record)
    return f"{called.thing(record)}: {answer}" if answer else called.thing(record)


def _place(change: Place, called: Called) -> str:
    words = {"who": called.person(change.person), "was": _where(change, True), "now": _where(change, False)}
    if change.now is None or not words["now"]:
        return gettext("%(who)s: no place in the circle any more") % words
    if change.now.left_out:
        return gettext("%(who)s: left out of the circle") % words
    if change.was is None or change.was.left_out or not words["was"]:
        return gettext("%(who)s: a place at %(now)s") % words
    (ring, sector), (ring_now, sector_now) = _named(change, change.was), _named(change, change.now)
    if ring == ring_now and sector != sector_now:  # how near stays as it was: only the group is told
        words |= {"was": sector, "now": sector_now}
        if not sector:
            return gettext("%(who)s: belongs to the group %(now)s") % words
        if not sector_now:
            return gettext("%(who)s: no longer in the group %(was)s") % words
    elif ring and ring_now and sector == sector_now:
        words |= {"was": ring, "now": ring_now}
    return gettext("%(who)s: from %(was)s to %(now)s") % words


def _where(change: Place, before: bool) -> str:
    at = change.was if before else change.now
    if at is None or at.left_out:
        return ""
    return ", ".join(name for name in _named(change, at) if name) or gettext("another circle")


def _named(change: Place, at: Placement) -> tuple[str, str]:
    """How near, and in which group: nothing for what is not told, or stands in a circle that is not there any more."""
    layout = loader.standing().get(change.layout)
    if layout is None:
        return "", ""
    found = (method.ring(layout, at.ring or ""), method.sector(layout, at.sector or ""))
    ring, sector = (method.said(one.name, _language()) if one else "" for one in found)
    return ring, sector


def _edit(change: Set | Put | Take, called: Called) -> str:
    """One field that became otherwise, with what it was and is where that is short."""
    name = fields.called(change.shelf, change.field)
    if isinstance(change, Put | Take):
        item = _said(change, [change.item], called)
        if not item:
            return gettext("%(field)s: changed") % {"field": name}
        if isinstance(change, Put):
            return gettext("%(field)s: now also %(item)s") % {"field": name, "item": item}
        return gettext("%(field)s: no longer %(item)s") % {"field": name, "item": item}
    if change.value is True and change.field in fields.SAYS and _is_nothing(change.was):
        return name
    words = {"field": name, "was": _said(change, change.was, called)}
    words["now"] = _said(change, change.value, called)
    if _is_reordered(change):
        return gettext("%(field)s: the same in another order") % words
    if words["was"] and words["now"]:
        return gettext("%(field)s: first %(was)s, now %(now)s") % words
    if _is_nothing(change.value):
        return gettext("%(field)s: no longer told") % words
    if words["now"]:
        return gettext("%(field)s: %(now)s") % words
    return gettext("%(field)s: told") % words if _is_nothing(change.was) else gettext("%(field)s: changed") % words


def _is_reordered(change: Set) -> bool:
    was, now = change.was, change.value
    return isinstance(was, list) and isinstance(now, list) and sorted(map(str, was)) == sorted(map(str, now))


def _said(change: Set | Put | Take, plain: Any, called: Called) -> str:
    shelf, field = change.shelf, change.field
    if (shelf, field) == ("responses", "chosen") and plain:
        return called.chosen(change.id, plain)
    if field in fields.NAMED and plain:
        return called.people(plain if isinstance(plain, list) else [plain])
    return "" if _is_nothing(plain) else fields.said(shelf, field, plain)


def _is_nothing(plain: Any) -> bool:
    return plain is None or plain in ("", [], {})


def _prompt(id: str) -> str:
    asked = [one.text for layout in loader.layouts().values() for one in layout.prompt if one.id == id]
    asked += [one.name for one in loader.cards().values() if id.startswith(f"{one.id}:")]
    return method.said(asked[0], _language()) if asked else gettext("a question")


def _way(id: str) -> str:
    way = library.ways().get(id)
    return method.said(way.name, _language()) if way else gettext("something")


def _step(id: str) -> str:
    """A step goes by its way and itself: two ways may have steps of one name."""
    way, _, own = id.partition(":")
    steps = library.ways()[way].step if way in library.ways() else ()
    return next((method.said(one.name, _language()) for one in steps if one.id == own), gettext("something"))


def _role(id: str) -> str:
    way, _, own = id.partition(":")
    roles = library.ways()[way].role if way in library.ways() else ()
    return next((method.said(one.name, _language()) for one in roles if one.id == own), gettext("something"))


def _kind(id: str) -> str:
    kind = plans.kinds().get(id)
    return method.said(kind.name, _language()) if kind else gettext("something")


def _questions(id: str) -> str:
    asked = questions.lists().get(id)
    return method.said(asked.name, _language()) if asked else gettext("something")


def _asked(ask: str) -> str:
    """A question of a plan, that says which kind of plan it is of."""
    kind = plans.kinds().get(ask.partition(":")[0])
    one = plan_kinds.question(kind, ask.partition(":")[2]) if kind else None
    return method.said(one.text, _language()) if one else gettext("a question")


def _short(words: str) -> str:
    return words if len(words) <= fields.SHORT else words[: fields.SHORT - 1].rstrip() + "…"


def _started(line: str) -> str:
    return line[:1].upper() + line[1:]


def _language() -> str:
    return "nl" if (get_language() or "nl").startswith("nl") else "en"
