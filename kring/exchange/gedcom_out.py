"""A family as GEDCOM 5.5.1 or 7: who is whose child and who were a couple, for programs of genealogy.

Who may still live goes without a name, a date and a note; who is expected or was not born alive
goes only when who lives does, and who is confidential does not go at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from kring.core import days, family, redaction
from kring.core import network as networks
from kring.core.network import (
    UNBORN,
    Descent,
    Gender,
    Network,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Partnership,
    Person,
    Self,
    SiblingsKind,
    Status,
    When,
)
from kring.exchange import gedcom_dates, losses
from kring.exchange.gedcom import LIVING, OURS
from kring.exchange.incoming import Loss

OLDEST: Final = 110  # years after a birth somebody may still live
_HELD: Final = ("gender", "born", "died", "remark", "status", "category")
_SEXES: Final = {Gender.WOMAN: "F", Gender.MAN: "M", Gender.OTHER: "X"}
_PEDI: Final = {ParentKind.BIRTH: "birth", ParentKind.ADOPTED: "adopted", ParentKind.FOSTER: "foster"}
_EVENTS: Final = {PartnerKind.MARRIED: "MARR", PartnerKind.ENGAGED: "ENGA"}
_LONGEST: Final = 200  # signs of a line; 5.5.1 allows 255

One = Person | Self


def write(network: Network, on: date, seven: bool = False, with_living: bool = False) -> tuple[bytes, list[Loss]]:
    """The family of a network, and what of the network the file does not hold.

    Of who may still live on the day `on` only that there is somebody, and how they belong, unless `with_living`.
    Of who is expected, or was not born alive, nothing: that is private to who does live.
    5.5.1 is written in UTF-8. What GEDCOM has no word for stands in tags of our own, that others pass over.
    """
    hidden = [one.id for one in network.people.values() if one.confidential]
    shown = family.shown(redaction.without(network, hidden))
    unborn = [] if with_living else [one.id for one in shown.people.values() if one.sort in UNBORN]
    shown = family.shown(shown, unborn)
    writing = _Writing(shown, on, seven, with_living)
    lines = [*writing.head(), *writing.people(), *writing.families(), "0 TRLR"]
    held = ("people", "descents", "partnerships", "siblings")
    lost = [one for one in losses.of(shown, _HELD, held) if one.code != "owner"]
    lost += [Loss("confidential", "", len(hidden))] if hidden else []
    lost += [Loss("unborn", "", len(unborn))] if unborn else []
    lost += [Loss("living", "", len(writing.living))] if writing.living else []
    return ("\ufeff" + "\n".join(lines) + "\n").encode(), lost


class _Writing:
    def __init__(self, network: Network, on: date, seven: bool, with_living: bool) -> None:
        self.network, self.seven = network, seven
        everybody: list[One] = [*network.owner.selves.values(), *networks.all_in_order(network)]
        there = family.members(network)
        self.everybody = {one.id: one for one in everybody if one.id in there}
        self.ids = {id: f"@I{number}@" for number, id in enumerate(self.everybody, 1)}
        self.living = set() if with_living else {one.id for one in self.everybody.values() if may_live(one, on)}
        self.units = _units(network)
        self.of_child: dict[str, list[tuple[int, ParentKind]]] = {}
        self.of_parent: dict[str, list[int]] = {}
        for number, unit in enumerate(self.units, 1):
            for parent in unit.parents:
                self.of_parent.setdefault(parent, []).append(number)
            for child, kind in unit.children:
                self.of_child.setdefault(child, []).append((number, kind))

    def head(self) -> Iterator[str]:
        yield from ("0 HEAD", "1 GEDC", f"2 VERS {'7.0' if self.seven else '5.5.1'}")
        if not self.seven:
            yield from ("2 FORM LINEAGE-LINKED", "1 CHAR UTF-8")
        yield from ("1 SOUR KRING", "2 NAME Kring", "1 SUBM @U1@", "0 @U1@ SUBM", "1 NAME Kring")

    def people(self) -> Iterator[str]:
        for id, one in self.everybody.items():
            yield f"0 {self.ids[id]} INDI"
            yield from self._told(one)
            for number, kind in self.of_child.get(id, ()):
                yield f"1 FAMC @F{number}@"
                yield from self._pedi(kind)
            yield from (f"1 FAMS @F{number}@" for number in self.of_parent.get(id, ()))

    def _told(self, one: One) -> Iterator[str]:
        yield f"1 NAME {LIVING if one.id in self.living else _plain(one.name)}"
        if one.gender:
            yield f"1 SEX {_SEXES[one.gender] if self.seven or one.gender is not Gender.OTHER else 'U'}"
        yield f"1 REFN {OURS}{one.id}"
        if one.id in self.living:
            yield "1 RESN PRIVACY" if self.seven else "1 RESN privacy"
            return
        yield from _event("BIRT", one.born)
        if isinstance(one, Person):
            if one.died:
                yield from _event("DEAT", one.died)
            elif one.status is Status.DECEASED:
                yield "1 DEAT Y"
            yield from self._note(one.remark)

    def _note(self, text: str) -> Iterator[str]:
        for number, line in enumerate(text.split("\n") if text else ()):
            pieces = (
                [line] if self.seven else [line[at : at + _LONGEST] for at in range(0, len(line), _LONGEST)] or [""]
            )
            yield f"{'1 NOTE' if not number else '2 CONT'} {_plain(pieces[0])}".rstrip()
            yield from (f"2 CONC {_plain(piece)}" for piece in pieces[1:])

    def _pedi(self, kind: ParentKind) -> Iterator[str]:
        if kind is ParentKind.BIRTH:
            return
        if self.seven:
            yield f"2 PEDI {_PEDI[kind].upper() if kind in _PEDI else 'OTHER'}"
            yield from () if kind in _PEDI else (f"3 PHRASE {kind}",)
        else:
            yield f"2 PEDI {_PEDI[kind]}" if kind in _PEDI else f"2 _PEDI {kind}"

    def families(self) -> Iterator[str]:
        for number, unit in enumerate(self.units, 1):
            yield f"0 @F{number}@ FAM"
            yield from (f"1 {role} {self.ids[id]}" for role, id in self._roles(unit.parents))
            if unit.couple:
                yield from self._couple(unit.couple)
            yield from (f"1 CHIL {self.ids[child]}" for child, _ in unit.children)
        for at, told in enumerate(self.network.siblings.values(), 1):
            yield f"0 @S{at}@ _SIBLINGS"
            yield from (f"1 CHIL {self.ids[id]}" for id in told.people if id in self.ids)
            yield from (f"1 _KIND {told.kind}",) if told.kind is not SiblingsKind.SIBLINGS else ()

    def _roles(self, parents: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Who stands as husband and who as wife: by what is known, and else in the order told. It says nothing more."""
        if len(parents) == 1:
            yield ("WIFE" if self.everybody[parents[0]].gender is Gender.WOMAN else "HUSB", parents[0])
            return
        one, other = parents
        genders = (self.everybody[one].gender, self.everybody[other].gender)
        is_turned = genders[0] is Gender.WOMAN and genders[1] is not Gender.WOMAN
        is_turned = is_turned or (genders[1] is Gender.MAN and genders[0] is not Gender.MAN)
        yield from zip(("HUSB", "WIFE"), (other, one) if is_turned else (one, other), strict=True)

    def _couple(self, couple: Partnership) -> Iterator[str]:
        private = not self.living.isdisjoint((couple.a, couple.b))
        since, until, apart = (None if private else one for one in (couple.since, couple.until, couple.separated))
        if couple.kind in _EVENTS:
            yield from _event(_EVENTS[couple.kind], since)
        else:
            yield from self._typed(str(couple.kind), since)
        if couple.ended is PartnerEnd.DIVORCED:
            yield from _event("DIV", until)
            if couple.separated:
                yield from self._typed("separation", apart)
        elif couple.ended is PartnerEnd.SEPARATED or couple.separated:
            yield from self._typed("separation", until or apart)
        elif couple.ended or couple.until:
            yield from self._typed("widowed" if couple.ended else "end", until)

    def _typed(self, word: str, when: When | None) -> Iterator[str]:
        yield f"1 EVEN {word}" if self.seven else "1 EVEN"
        yield f"2 TYPE {word}"
        yield from (f"2 DATE {gedcom_dates.written(when)}",) if when else ()


class _Unit:
    """A family of the file: one or two parents, what they were to each other, and their children, each in what way."""

    def __init__(self, parents: Sequence[str], couple: Partnership | None = None) -> None:
        self.parents, self.couple = tuple(parents), couple
        self.children: list[tuple[str, ParentKind]] = []


def _units(network: Network) -> list[_Unit]:
    """The families by which everything told of parents and couples is said, and nothing else.

    Two parents of a child in the same way are one family; who is a parent in another way has one of their own.
    """
    units = [_Unit((one.a, one.b), one) for one in network.partnerships.values()]
    known: dict[tuple[str, ...], _Unit] = {}
    for couple in units:
        known.setdefault(tuple(sorted(couple.parents)), couple)
    for (child, kind), parents in _parents(network.descents.values()).items():
        for pair in _pairs(parents, known):
            key = tuple(sorted(pair))
            unit = known.get(key)
            if unit is None or any(id == child for id, _ in unit.children):
                unit = _Unit(pair)
                units.append(unit)
                known.setdefault(key, unit)
            unit.children.append((child, kind))
    return units


def _parents(descents: Iterable[Descent]) -> dict[tuple[str, ParentKind], list[str]]:
    found: dict[tuple[str, ParentKind], list[str]] = {}
    for one in descents:
        found.setdefault((one.child, one.kind), []).append(one.parent)
    return found


def _pairs(parents: list[str], known: dict[tuple[str, ...], Any]) -> Iterator[tuple[str, ...]]:
    """The parents two by two: those who are a couple first."""
    left = list(dict.fromkeys(parents))
    while left:
        one = left.pop(0)
        other = next((two for two in left if tuple(sorted((one, two))) in known), left[0] if left else None)
        if other is None:
            yield (one,)
        else:
            left.remove(other)
            yield (one, other)


def may_live(one: One, on: date) -> bool:
    """Whether somebody may still live: no death is told, and they were not born longer ago than anybody lives."""
    if isinstance(one, Person) and (one.died or one.status is Status.DECEASED):
        return False
    return one.born is None or days.latest(one.born).year + OLDEST >= on.year


def _event(tag: str, when: When | None) -> Iterator[str]:
    if when:
        yield f"1 {tag}"
        yield f"2 DATE {gedcom_dates.written(when)}"
    elif tag != "BIRT":
        yield f"1 {tag} Y"


def _plain(text: str) -> str:
    return text.replace("@", "@@").replace("\r", " ").replace("\n", " ")
