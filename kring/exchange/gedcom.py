"""GEDCOM 5.5.1 and 7: the people of a family tree, who is whose child and who were a couple.

Whose family is taken, and how many steps of kinship, is chosen; what Kring has no place for is counted and told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from kring.core import check, names
from kring.core import network as networks
from kring.core.network import (
    Descent,
    Gender,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Partnership,
    Person,
    Siblings,
    SiblingsKind,
    Status,
    When,
)
from kring.exchange import family, far, gedcom_dates, gedcom_lines, shape
from kring.exchange.gedcom_lines import Record
from kring.exchange.incoming import MOST, Content, Found, Kin, Loss, Spot, Unit, made_id
from kring.exchange.refusal import refuse

OURS: Final = "kring:"
LIVING: Final = "Living"  # what stands for a name that does not go out
_ASKED: Final = re.compile(r"(.*?\S)[\s,/]+(\d{1,2})")
_FIRST: Final = re.compile(rb"^\s*0\s+(?:HEAD|@[^@\n]+@\s+(?:INDI|FAM))\b", re.MULTILINE)
_NAME: Final = re.compile(r"\s*/\s*")
_GENDERS: Final = {"F": Gender.WOMAN, "M": Gender.MAN, "X": Gender.OTHER}
_PARENTS: Final = {
    "BIRTH": ParentKind.BIRTH,
    "NATURAL": ParentKind.BIRTH,
    "ADOPTED": ParentKind.ADOPTED,
    "FOSTER": ParentKind.FOSTER,
    "STEP": ParentKind.STEP,
    "DONOR": ParentKind.DONOR,
    "SURROGATE": ParentKind.SURROGATE,
    "RAISES": ParentKind.RAISES,
    "GUARDIAN": ParentKind.RAISES,
}
_VOID: Final = "@VOID@"  # in GEDCOM 7: somebody of whom nothing is told
_UNREAD: Final = ("SEALING",)  # a rite, and no way of being a parent
_COUPLES: Final = {"MARR": PartnerKind.MARRIED, "ENGA": PartnerKind.ENGAGED}
_OTHER_COUPLES: Final = {
    "together": PartnerKind.TOGETHER,
    "cohabiting": PartnerKind.COHABITING,
    "affair": PartnerKind.AFFAIR,
}
MOST_PARENTS: Final = 2  # in one family of a file: who has more is a child of several
_HELD: Final = frozenset(  # of somebody; what else is told of them is counted as left behind
    "NAME SEX BIRT CHR DEAT FAMC FAMS ADOP NOTE SNOTE REFN EXID RESN CHAN CREA UID _UID RIN RFN AFN SUBM".split()
)
_EVENTS: Final = ("BIRT", "CHR", "DEAT")
_OF_AN_EVENT: Final = ("DATE", "FAMC")
_OF_A_FAMILY: Final = frozenset("HUSB WIFE CHIL MARR ENGA DIV DIVF ANUL EVEN RESN CHAN CREA UID RIN REFN SUBM".split())


def read(data: bytes, into: str, of: str = "", steps: int | None = None, tell: far.Tell = far.nobody) -> Content:
    """The family in a file: everybody, or whoever is at most so many steps of kinship from one person.

    `of` is that person's name or id in the file; a step is to a parent, a child or a partner. Raises `Refusal`:
    as `gedcom_lines.read`, `no_rows`, `too_many_cards`, `nobody_called`, or `several_called` with their ids.
    """
    tree = _Tree(gedcom_lines.read(data, tell), into)
    if not tree.people:
        raise refuse("no_rows")
    there = tree.near(of, steps) if of else set(tree.people)
    if len(there) > MOST:
        raise refuse("too_many_cards", most=MOST)
    return tree.content(there)


def asked(case: str) -> tuple[str, int | None]:
    """Whose family somebody asked for, and how many steps of it: "Beatrix", or "Beatrix 3"."""
    found = _ASKED.fullmatch(case.strip())
    return (found[1], int(found[2])) if found else (case.strip(), None)


class _Tree:
    """A file as it is understood: people and families by their ids, and what nothing was found for."""

    def __init__(self, lines: gedcom_lines.Lines, into: str) -> None:
        self.into = into
        self.people = {one.id: one for one in lines.records if one.tag == "INDI" and one.id}
        self.called = {id: f"person-{number}" for number, id in enumerate(self.people, 1)}
        self.families = {one.id: one for one in lines.records if one.tag == "FAM" and one.id}
        self.notes = {one.id: one.value for one in lines.records if one.tag in ("NOTE", "SNOTE") and one.id}
        self.told = [one for one in lines.records if one.tag == "_SIBLINGS"]
        self.lost: Counter[tuple[str, str]] = Counter(
            {("line", str(number)): 1 for number in lines.strange[: shape.MOST]}
        )
        self.apart = [one.tag for one in lines.records if one.tag in ("SOUR", "REPO", "OBJE")]
        if not any(one.tag == "TRLR" for one in lines.records):
            self.lost["cut", ""] = 1
        self.lost.update(("nobody", str(line)) for line in self._of_nobody()[: shape.MOST])
        self.kin = list[Kin]()
        self._family()
        self._without_loops()

    def content(self, there: set[str]) -> Content:
        """All of it as far as these people are concerned, in the order of the file."""
        found = [self._person(one) for id, one in self.people.items() if id in there]
        kin = [self._told(one) for one in self.kin if there.issuperset(networks.mentioned(one.record))]
        lost = Counter(self.lost)
        for id in there:
            self._passed_over(self.people[id], lost)
        lost.update(("property", tag) for tag in self._beside(there))
        if len(there) < len(self.people):
            lost["people", ""] = len(self.people) - len(there)
        losses = [Loss(code, name, number) for (code, name), number in lost.most_common(shape.MOST)]
        return Content(found, (), (), losses, (), kin)

    def _of_nobody(self) -> list[int]:
        """The lines that name somebody, or a family, who is not in the file; one that says so itself names nobody."""
        ends: list[tuple[dict[str, Record], tuple[str, ...], Record]] = [
            (self.people, ("HUSB", "WIFE", "CHIL"), one) for one in self.families.values()
        ]
        ends += [(self.families, ("FAMC", "FAMS"), one) for one in self.people.values()]
        named = ((below, there) for there, tags, one in ends for below in one.all(*tags))
        return [one.line for one, there in named if (id := one.value.strip()) and id != _VOID and id not in there]

    def _told(self, one: Kin) -> Kin:
        """A tie of which the people are called as the file's people are: an id of a file may be no id of Kring."""
        people = [self.called[id] for id in networks.mentioned(one.record)]
        return Kin(one.spot, family.about(one.record, people))

    def _beside(self, there: set[str]) -> Iterator[str]:
        """What families of these people hold that Kring does not, and sources and pictures that stand by themselves."""
        for one in self.families.values():
            if not there.isdisjoint(below.value.strip() for below in one.all("HUSB", "WIFE", "CHIL")):
                yield from (below.tag for below in one.below if below.tag not in _OF_A_FAMILY)
        yield from self.apart

    def near(self, of: str, steps: int | None) -> set[str]:
        """Whoever is at most so many steps from somebody; everybody who can be reached when no number is said."""
        beside: dict[str, set[str]] = {}
        for one in self.kin:
            ids = networks.mentioned(one.record)
            for id in ids:
                beside.setdefault(id, set()).update(ids)
        reached = {self._called(of)}
        edge, taken = set(reached), 0
        while edge and (steps is None or taken < steps):
            edge = {other for id in edge for other in beside.get(id, ())} - reached
            reached |= edge
            taken += 1
        return reached & self.people.keys()

    def _called(self, of: str) -> str:
        asked = of if of.startswith("@") else f"@{of}@"
        if asked in self.people:
            return asked
        folded = names.folded(of)
        found = [id for id, one in self.people.items() if names.folded(_name(one)) == folded]
        found = found or [id for id, one in self.people.items() if folded in names.folded(_name(one))]
        if not found:
            raise refuse("nobody_called", name=shape.short(of))
        if len(found) > 1:
            said = ", ".join(f"{_name(self.people[id])} ({id.strip('@')})" for id in found[:10])
            raise refuse("several_called", name=shape.short(of), number=len(found), known=said)
        return found[0]

    def _person(self, one: Record) -> Found:
        """Somebody as the file tells of them: what it does not say is not said to have changed.

        Who stands in a family tree is family, but who is known already stays what they were called before.
        """
        refn = next((ref.value.strip() for ref in one.all("REFN", "EXID") if ref.value.strip().startswith(OURS)), "")
        name = _name(one)
        id = refn.removeprefix(OURS) if refn else made_id(self.into, one.id, name)
        is_named = not refn or name not in (LIVING, networks.UNKNOWN)
        death = one.first("DEAT")
        plain: dict[str, Any] = {
            "gender": _GENDERS.get(one.text("SEX").upper()[:1]),
            "born": self._date(one.first("BIRT", "CHR")),
            "died": self._date(death),
            "status": Status.DECEASED if _happened(death) else None,
            "remark": self._notes(one),
            "confidential": "CONFIDENTIAL" in one.text("RESN").upper(),
        }
        known = {field: value for field, value in plain.items() if value not in (None, "", False)}
        person = Person(id, name if is_named else networks.UNKNOWN, category=networks.Category.FAMILY, **known)
        spot = Spot(Unit.LINE, one.line)
        return Found(spot, person, frozenset(known), self.called[one.id], bool(refn), is_apart=True, is_named=is_named)

    def _notes(self, one: Record) -> str:
        said = [self.notes.get(note.value.strip(), note.value).strip() for note in one.all("NOTE", "SNOTE")]
        return "\n".join(filter(None, said))[:20_000]

    def _date(self, event: Record | None) -> When | None:
        text = event.text("DATE") if event else ""
        found = gedcom_dates.read(text) if text else None
        if text and found is None:
            self.lost["date", ""] += 1
        return found

    def _period(self, event: Record | None) -> tuple[When | None, When | None]:
        """From when until when something lasted; see `gedcom_dates.period`."""
        since, until = gedcom_dates.period(event.text("DATE")) if event else (None, None)
        return (since, until) if until else (self._date(event), None)

    def _passed_over(self, one: Record, lost: "Counter[tuple[str, str]]") -> None:
        for below in one.below:
            if below.tag not in _HELD:
                lost["property", below.tag] += 1
            elif below.tag in _EVENTS:
                lost.update(("property", deeper.tag) for deeper in below.below if deeper.tag not in _OF_AN_EVENT)

    def _family(self) -> None:
        """Every parent, couple, and brothers and sisters without parents that the file tells of."""
        for one in self.families.values():
            named = dict.fromkeys(below.value.strip() for below in one.all("HUSB", "WIFE"))
            parents = [id for id in named if id in self.people]
            if len(parents) > MOST_PARENTS:
                self.lost["pedigree", ""] += len(parents) - MOST_PARENTS
                parents = parents[:MOST_PARENTS]
            children = list(
                {id: below for below in one.all("CHIL") if (id := below.value.strip()) in self.people}.values()
            )
            children += [Record("CHIL", id, one.line) for id in self._only_below(one.id, children)]
            if len(parents) == MOST_PARENTS:
                self._couple(one, parents, bool(children))
            for child in children:
                self._child(one, child, parents)
            if not parents:
                self._siblings(one, [child.value.strip() for child in children])
        for told in self.told:
            self._siblings(told, [below.value.strip() for below in told.all("CHIL")])

    def _without_loops(self) -> None:
        """Leaves behind each parent by whom somebody would be their own ancestor: no drawing is made of that."""
        above: dict[str, list[str]] = {}
        for told in self.kin:
            if isinstance(told.record, Descent):
                above.setdefault(told.record.child, []).append(told.record.parent)
        closing = set(check.loops(above))
        if closing:
            stays = [one for one in self.kin if _ends(one.record) not in closing]
            self.lost["own_ancestor", ""] += len(self.kin) - len(stays)
            self.kin = stays

    def _only_below(self, family: str, children: list[Record]) -> list[str]:
        """Children who say themselves that they are of a family that does not name them."""
        if not hasattr(self, "_of_family"):
            self._of_family: dict[str, list[str]] = {}
            for id, one in self.people.items():
                for famc in one.all("FAMC"):
                    self._of_family.setdefault(famc.value.strip(), []).append(id)
        named = {below.value.strip() for below in children}
        return [id for id in self._of_family.get(family, ()) if id not in named]

    def _child(self, family: Record, child: Record, parents: list[str]) -> None:
        id = child.value.strip()
        for parent in dict.fromkeys(parents):
            kind = self._parent(family, child, parent)
            if kind is None:
                self.lost["pedigree", ""] += 1
            elif parent != id:
                self._add(family, Descent(made_id(self.into, family.id, id, parent), id, parent, kind))

    def _parent(self, family: Record, child: Record, parent: str) -> ParentKind | None:
        """In which way somebody is a parent, as the child, the family or an adoption says; by birth when none does."""
        one = self.people[child.value.strip()]
        is_father = any(below.value.strip() == parent for below in family.all("HUSB"))
        own = child.text("_FREL" if is_father else "_MREL").upper()
        famc = next((below for below in one.all("FAMC") if below.value.strip() == family.id), None)
        pedi = famc.first("PEDI") if famc else None
        said = own or (famc.text("_PEDI") if famc else "").upper()
        said = said or ((pedi.text("PHRASE") or pedi.value).strip().upper() if pedi else "")
        if said in _UNREAD:
            return None
        if said in _PARENTS:
            return _PARENTS[said]
        return ParentKind.ADOPTED if _adopts(one, family.id, is_father) else ParentKind.BIRTH

    def _couple(self, family: Record, parents: list[str], has_children: bool) -> None:
        """A couple, when a family says so; two who only have a child together are nothing more than its parents."""
        events = {one.tag: one for one in family.below if one.tag in ("MARR", "ENGA", "DIV", "DIVF", "ANUL")}
        typed = {one.text("TYPE").lower(): one for one in family.all("EVEN")}
        kinds = [(kind, events[tag]) for tag, kind in _COUPLES.items() if tag in events]
        kinds += [(kind, typed[word]) for word, kind in _OTHER_COUPLES.items() if word in typed]
        over = events.get("DIV") or events.get("DIVF") or events.get("ANUL")
        apart = typed.get("separation") or typed.get("separated")
        if not kinds and has_children and over is None and apart is None:
            return
        kind, begun = kinds[0] if kinds else (PartnerKind.MARRIED if over else PartnerKind.TOGETHER, None)
        ended = PartnerEnd.DIVORCED if over else PartnerEnd.WIDOWED if "widowed" in typed else None
        ended = ended or (PartnerEnd.SEPARATED if apart else None)
        since, last = self._period(begun)
        until = self._date(over or typed.get("widowed") or typed.get("end") or (apart if not over else None)) or last
        separated = self._date(apart) if over else None
        id = made_id(self.into, family.id, "couple")
        one, other = dict.fromkeys(parents)
        self._add(family, Partnership(id, one, other, kind, since, until, ended, separated))

    def _siblings(self, told: Record, people: Iterable[str]) -> None:
        known = tuple(dict.fromkeys(id for id in people if id in self.people))
        kind = told.text("_KIND")
        if len(known) > 1:
            which = SiblingsKind(kind) if kind in set(SiblingsKind) else SiblingsKind.SIBLINGS
            self._add(told, Siblings(made_id(self.into, told.id, str(told.line)), known, which))

    def _add(self, told: Record, record: networks.Record) -> None:
        self.kin.append(Kin(Spot(Unit.LINE, told.line), record))


def _ends(record: networks.Record) -> tuple[str, str] | None:
    """Whose child somebody is, as child and parent."""
    return (record.child, record.parent) if isinstance(record, Descent) else None


def _name(one: Record) -> str:
    """What somebody goes by: the first name that says anything; unknown without one."""
    for name in one.all("NAME"):
        parts = [name.text("GIVN"), name.text("SPFX"), name.text("SURN")]
        said = names.cleaned(_NAME.sub(" ", name.value)) or names.cleaned(" ".join(parts))
        if said:
            return said[: names.LONGEST]
    return networks.UNKNOWN


def _happened(event: Record | None) -> bool:
    """Whether an event is told to have been: `DEAT` alone says nothing, `DEAT Y` or anything below it does."""
    return event is not None and (event.value.strip().upper() == "Y" or bool(event.below))


def _adopts(one: Record, family: str, is_father: bool) -> bool:
    for adopted in one.all("ADOP"):
        famc = adopted.first("FAMC")
        if famc is not None and famc.value.strip() == family:
            by = famc.text("ADOP").upper()
            return by in ("", "BOTH", "HUSB" if is_father else "WIFE")
    return False


def is_one(head: bytes) -> bool:
    """Whether a file begins as GEDCOM does."""
    return bool(_FIRST.search(head))
