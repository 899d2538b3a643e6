"""The family as a table: everybody with their years, parents, partners, children, brothers and sisters."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from kring.core import check, family, relatives
from kring.core import network as networks
from kring.core.network import InteractionKind, Network, Person, Self, SiblingsKind
from kring.pages import dates, family_words, kin_told


@dataclass(frozen=True)
class Kin:
    """One who belongs to somebody, with in what way when that is not the usual one; `record` is what says so."""

    who: Person | Self
    name: str
    how: Any = ""
    shelf: str = ""
    record: str = ""
    waits: Any = None
    remark: str = ""


@dataclass(frozen=True)
class Row:
    """Somebody with everybody who belongs to them."""

    who: Person | Self
    name: str
    years: str
    parents: tuple[Kin, ...]
    partners: tuple[Kin, ...]
    children: tuple[Kin, ...]
    siblings: tuple[Kin, ...]
    lines: tuple[Kin, ...]
    facts: tuple[tuple[str, str], ...]
    waits: Any = None

    def named(self) -> list[tuple[str, list[str]]]:
        """Each kind of kin with its names, to be read aloud."""
        kinds = (
            (gettext("parents"), self.parents),
            (gettext("partners"), self.partners),
            (gettext("children"), self.children),
            (gettext("brothers and sisters"), self.siblings),
            (gettext("how they are with each other"), self.lines),
        )
        return [(said, [f"{one.name} ({one.how})" if one.how else one.name for one in some]) for said, some in kinds]


def told_apart(value: Network, some: Mapping[str, Person | Self]) -> dict[str, str]:
    """What each is called where one of them is chosen: who have one name have their kin and years behind it."""
    named = {id: kin_told.called(one) for id, one in some.items()}
    often = Counter(named.values())
    twice = [id for id in some if often[named[id]] > 1]
    behind = {id: ", ".join(filter(None, (_belongs(value, id), years(some[id])))) for id in twice}
    return {id: f"{name} ({behind[id]})" if behind.get(id) else name for id, name in named.items()}


def _belongs(value: Network, id: str) -> str:
    """Whose child, parent or partner somebody is, or whose brother or sister: the first of these that is told."""
    kinds = (
        (gettext("child of %(names)s"), [one.parent for one in relatives.parents(value, id)]),
        (gettext("parent of %(names)s"), [one.child for one in relatives.children(value, id)]),
        (gettext("partner of %(names)s"), [relatives.partner(one, id) for one in relatives.couples(value, id)]),
        (gettext("brother or sister of %(names)s"), relatives.siblings(value, id)),
    )
    for said, kin in kinds:
        people = [one for one in (relatives.one(value, other) for other in kin) if one and one.name != networks.UNKNOWN]
        if people:
            return said % {"names": ", ".join(kin_told.called(one) for one in people[:2])}
    return ""


def rings(value: Network) -> list[dict[str, str]]:
    """The ties that are told and not drawn, for by them somebody would be their own ancestor; see `family.ring`."""
    found = []
    for one in family.ring(value):
        child, parent = relatives.one(value, one.child), relatives.one(value, one.parent)
        if child and parent:
            both = {"child": kin_told.called(child), "parent": kin_told.called(parent)}
            found.append({"record": one.id, "who": child.id, **both})
    return found


def odd(value: Network, id: str) -> dict[str, Any]:
    """A parent and child of whom it hardly can be what is told, and what they are called; nothing of any other."""
    if not any(one.is_warning and one.place == f"descents.{id}" for one in check.generations(value)):
        return {}
    parent, child = (relatives.one(value, who) for who in (value.descents[id].parent, value.descents[id].child))
    assert parent is not None and child is not None  # check.faults sees to it that nothing speaks of nobody
    both = {"parent_called": kin_told.called(parent), "child_called": kin_told.called(child)}
    return {"record": id, "parent": parent.id, "child": child.id, **both}


def years(who: Person | Self) -> str:
    """From when until when somebody lived, as far as it is known."""
    born = _year(who.born)
    died = _year(who.died) if isinstance(who, Person) else ""
    is_dead = isinstance(who, Person) and networks.has_died(who)
    return f"{born or '?'} – {died or '?'}" if is_dead else born


def _year(when: networks.When | None) -> str:
    return "" if when is None else dates.year(when)


def rows(value: Network, marks: Mapping[str, Any] | None = None) -> list[Row]:
    """Everybody of the family; whose it is first, then in the order of naming. `marks` say what is in pencil."""
    there = family.members(value)
    people: list[Person | Self] = [
        *value.owner.selves.values(),
        *(one for one in networks.all_in_order(value) if one.id in there),
    ]
    found = [row(value, one) for one in people]
    return [_marked(one, marks) for one in found] if marks else found


def _marked(row: Row, marks: Mapping[str, Any]) -> Row:
    def each(some: tuple[Kin, ...]) -> tuple[Kin, ...]:
        return tuple(replace(one, waits=marks.get(one.record)) for one in some)

    return replace(
        row,
        waits=marks.get(row.who.id),
        parents=each(row.parents),
        partners=each(row.partners),
        children=each(row.children),
    )


def row(value: Network, who: Person | Self) -> Row:
    """Somebody with everybody who belongs to them."""
    parents, children = relatives.parents(value, who.id), relatives.children(value, who.id)
    couples = [
        _kin(value, relatives.partner(one, who.id), _couple(one), "partnerships", one.id)
        for one in relatives.couples(value, who.id)
    ]
    above = [(one.parent, _since(kin_told.as_parent(one.kind), one), one.id) for one in parents]
    below = [(one.child, _since(kin_told.as_child(one.kind), one), one.id) for one in children]
    return Row(
        who,
        kin_told.called(who),
        years(who),
        tuple(_kin(value, id, how, "descents", record) for id, how, record in above),
        tuple(couples),
        tuple(_kin(value, id, how, "descents", record) for id, how, record in below),
        tuple(_kin(value, id, _born_with(value, who.id, id)) for id in relatives.siblings(value, who.id)),
        tuple(_lines(value, who.id)),
        tuple((one.id, _fact(one)) for one in value.facts.values() if one.person == who.id),
    )


def _born_with(value: Network, id: str, other: str) -> str:
    """That two were born together, and in which way where that is known; or that they are half brothers or sisters."""
    both = [one.kind for one in value.siblings.values() if {id, other} <= set(one.people)]
    kinds = (SiblingsKind.IDENTICAL, SiblingsKind.FRATERNAL, SiblingsKind.TWINS, SiblingsKind.HALF)
    kind = next((one for one in kinds if one in both), None)
    return str(family_words.WORDS[SiblingsKind][kind]) if kind else ""


def _lines(value: Network, id: str) -> list[Kin]:
    some = [one for one in value.interactions.values() if id in (one.a, one.b)]
    said = family_words.WORDS[InteractionKind]
    return [
        replace(
            _kin(value, one.b if one.a == id else one.a, _since(str(said[one.kind]), one), "interactions", one.id),
            remark=one.remark,
        )
        for one in some
    ]


def _since(said: str, tie: networks.Interaction | networks.Descent) -> str:
    """What two are of each other, with from when until when that is so, as far as it is told."""
    when = " – ".join((_year(tie.since), _year(tie.until))) if tie.until else _year(tie.since)
    return ", ".join(filter(None, (said, when.strip())))


def _couple(one: networks.Partnership) -> str:
    said = [str(family_words.WORDS[type(one.kind)][one.kind])]
    if one.ended:
        said.append(str(family_words.WORDS[type(one.ended)][one.ended]))
    over = one.until or one.separated
    if one.since or over:
        said.append(" – ".join(filter(None, (_year(one.since), _year(over)))))
    if one.until and one.separated:
        said.append(gettext("apart since %(year)s") % {"year": _year(one.separated)})
    return ", ".join(said)


def _fact(fact: networks.Fact) -> str:
    """What is marked at somebody, in words."""
    about = [one for one in (_year(fact.since), gettext("not sure") if fact.is_suspected else "") if one]
    about += [gettext("better again")] if fact.has_recovered else []
    said = ": ".join(filter(None, (str(family_words.WORDS[type(fact.kind)][fact.kind]), fact.words)))
    return f"{said} ({', '.join(about)})" if about else said


def _kin(value: Network, id: str, how: Any = "", shelf: str = "", record: str = "") -> Kin:
    who = relatives.one(value, id)
    assert who is not None  # check.faults sees to it that nothing speaks of nobody
    return Kin(who, kin_told.called(who), how, shelf, record)
