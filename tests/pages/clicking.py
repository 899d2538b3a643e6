"""A family that is told in lines, entered on the pages as somebody would: a form for whoever comes, one for a line."""

from collections.abc import Callable, Iterator
from typing import Any

from kring.core.network import (
    Descent,
    Interaction,
    Network,
    Partnership,
    Person,
    Self,
    Siblings,
    SiblingsKind,
    Sort,
    Status,
    When,
)

Post = Callable[..., None]  # the act, and what its form sends
IN_ORDER = (SiblingsKind.SIBLINGS, SiblingsKind.HALF)


class Clicking:
    """Enters a family: `post` sends a form, `read` answers the network as it is now."""

    def __init__(self, told: Network, post: Post, read: Callable[[], Network]) -> None:
        self.told, self.post, self.read = told, post, read
        self.ids: dict[str, str] = {}
        self.acts = 0

    def enter(self) -> None:
        """Whose family it is first, then whoever can come to somebody who is there, then everybody else."""
        (me,) = self.told.owner.selves.values()
        (self.ids[me.id],) = self.read().owner.selves
        self._act("tell", who=self.ids[me.id], **_about(me))
        ties: list[Any] = [*self.told.descents.values(), *self.told.partnerships.values(), *self._pairs()]
        while ties:
            ready = next((one for one in ties if self._is_near(one)), None)
            if ready is None:
                self._new(next(id for one in ties for id in _ends(one) if id not in self.ids))
                continue
            ties.remove(ready)
            self._tie(ready)
        for id in self.told.people:
            if id not in self.ids:
                self._new(id)
        self._rest()

    def _pairs(self) -> Iterator[Siblings]:
        for one in self.told.siblings.values():
            if one.kind in IN_ORDER:
                for before, after in zip(one.people, one.people[1:], strict=False):
                    yield Siblings(one.id, (before, after), one.kind)

    def _is_near(self, tie: Any) -> bool:
        return any(id in self.ids for id in _ends(tie))

    def _tie(self, tie: Any) -> None:
        match tie:
            case Descent(child=child, parent=parent, kind=kind):
                if child in self.ids:
                    self._come(child, "parent", parent, parent=kind.value)
                else:
                    self._come(parent, "child", child, parent=kind.value)
            case Partnership(a=a, b=b):
                to, who = (a, b) if a in self.ids else (b, a)
                self._come(to, "partner", who, couple=tie.kind.value, since=_year(tie.since))
                made = next(
                    one.id
                    for one in reversed(self.read().partnerships.values())
                    if {one.a, one.b} == {self.ids[a], self.ids[b]}
                )
                if tie.until or tie.ended:
                    sent = {"kind": tie.kind.value, "since": _year(tie.since), "until": _year(tie.until)}
                    self._act("couple", who=self.ids[a], of=made, ended=tie.ended.value if tie.ended else "", **sent)
            case Siblings(people=(before, after), kind=kind):
                order = "younger" if before in self.ids else "older"
                to, who = (before, after) if before in self.ids else (after, before)
                half = {"half": "1"} if kind is SiblingsKind.HALF else {}
                self._come(to, "sibling", who, order=order, **half)

    def _come(self, to: str, kind: str, who: str, **more: Any) -> None:
        there = {*self.read().people}
        about = {"who": self.ids[who]} if who in self.ids else _about(self.told.people[who])
        self._act("come", to=self.ids[to], kind=kind, **about, **more)
        if who not in self.ids:
            (self.ids[who],) = self.read().people.keys() - there

    def _new(self, id: str) -> None:
        """Somebody comes of whom nobody knows how they belong to the family."""
        there, me = {*self.read().people}, next(iter(self.told.owner.selves))
        self._act("come", to=self.ids[me], kind="loose", **_about(self.told.people[id]))
        (self.ids[id],) = self.read().people.keys() - there

    def _rest(self) -> None:
        for one in self.told.siblings.values():
            if one.kind not in IN_ORDER:
                first, *others = (self.ids[id] for id in one.people)
                self._act("twins", who=first, people=others, kind=one.kind.value)
        for line in self.told.interactions.values():
            self._line(line)
        for mark in self.told.facts.values():
            sure = {"is_suspected": "1"} if mark.is_suspected else {"has_recovered": "1"} if mark.has_recovered else {}
            self._act("mark", who=self.ids[mark.person], kind=mark.kind.value, **sure)
        for home in self.told.groups.values():
            selves = [*self.told.owner.selves] if home.owner_belongs else []
            people = [self.ids[id] for id in (*home.people, *selves)]
            self._act("home", who=people[0], people=people, name=home.name)

    def _line(self, line: Interaction) -> None:
        self._act("line", a=self.ids[line.a], b=self.ids[line.b], kind=line.kind.value)

    def _act(self, act: str, **fields: Any) -> None:
        self.acts += 1
        self.post(act, **fields)


def _ends(tie: Any) -> tuple[str, ...]:
    match tie:
        case Descent(child=child, parent=parent):
            return (child, parent)
        case Partnership(a=a, b=b):
            return (a, b)
    return tuple(tie.people)


def _about(one: Person | Self) -> dict[str, str]:
    said = {"name": one.name, "gender": one.gender.value if one.gender else "", "born": _year(one.born)}
    if isinstance(one, Person):
        said |= {"is_dead": "1" if one.status is Status.DECEASED else ""}
        said |= {"died": _year(one.died), "sort": "" if one.sort is Sort.PERSON else one.sort.value}
    return {field: value for field, value in said.items() if value}


def _year(when: When | None) -> str:
    return str(when.year) if when else ""
