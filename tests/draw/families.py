"""Families told in lines, for tests of the genogram. A name of two words has a _ between them.

Anna* f 1974            somebody: a star for whose drawing it is; f, m, o or nothing; years as 1945-2014
Mam = Pap               a couple; then a kind, years as 1968-1979, and how it ended
Mam Pap > Bas Joke      children of these parents, by birth; `> foster:` for another way
sib Bas Joke            brothers and sisters as told; `twins`, `identical`, `fraternal`, `half` as well
home Mam Pap Bas        a household
Anna ~ hostile Bas      how two are with each other
mark Anna addiction     an illness, an addiction or another country; then `suspected` or `recovered`
"""

import random
import re

import msgspec

from kring.core.network import (
    Category,
    Descent,
    Fact,
    FactKind,
    Gender,
    Group,
    Interaction,
    InteractionKind,
    Network,
    Owner,
    ParentKind,
    PartnerEnd,
    PartnerKind,
    Partnership,
    Person,
    Self,
    Siblings,
    SiblingsKind,
    Sort,
    Status,
    When,
)

_GENDERS = {"f": Gender.WOMAN, "m": Gender.MAN, "o": Gender.OTHER}
_KINDS = {"sib": SiblingsKind.SIBLINGS, **{kind.value: kind for kind in SiblingsKind}}


def told(text: str) -> Network:
    """The network that the lines tell. Who is only named in a tie is somebody of whom no more is known."""
    return _Telling().of([line.strip() for line in text.strip().splitlines() if line.strip()])


def shuffled(net: Network, seed: int) -> Network:
    """The same family under other ids, told in another order."""
    chance = random.Random(seed)
    old = [*net.owner.selves, *net.people]
    numbers = chance.sample(range(10_000, 99_999), len(old))
    new = {id: f"x{number}" for id, number in zip(old, numbers, strict=True)}

    def renamed(value):
        return msgspec.convert(_with(msgspec.to_builtins(value), new), type(value))

    def mixed(shelf):
        found = [(f"y{chance.randrange(10**9)}", one) for one in shelf.values()]
        chance.shuffle(found)
        return {id: msgspec.structs.replace(renamed(one), id=id) for id, one in found}

    people = list(net.people)
    chance.shuffle(people)
    owner = renamed(net.owner)
    return Network(
        id="n",
        owner=msgspec.structs.replace(
            owner, selves={new[id]: one for (id, one) in zip(net.owner.selves, owner.selves.values(), strict=True)}
        ),
        people={
            new[id]: msgspec.structs.replace(renamed(net.people[id]), rank=float(n)) for n, id in enumerate(people)
        },
        descents=mixed(net.descents),
        siblings=mixed(net.siblings),
        partnerships=mixed({id: _turned(one, chance) for id, one in net.partnerships.items()}),
        interactions=mixed(net.interactions),
        facts=mixed(net.facts),
        groups=mixed(net.groups),
    )


def moved(net: Network, seed: int) -> Network:
    """The same family after some were moved along their rows by hand, each up to 600 pixels."""
    chance = random.Random(seed)
    some = set(chance.sample(sorted(net.people), min(1 + seed, len(net.people))))
    people = {
        id: msgspec.structs.replace(one, family_shift=round(chance.uniform(-600, 600))) if id in some else one
        for id, one in net.people.items()
    }
    return msgspec.structs.replace(net, people=people)


def _turned(one: Partnership, chance: random.Random) -> Partnership:
    return msgspec.structs.replace(one, a=one.b, b=one.a) if chance.random() < 0.5 else one


def _with(value, new):
    match value:
        case dict():
            return {key: _with(one, new) for key, one in value.items()}
        case list() | tuple():
            return [_with(one, new) for one in value]
        case str():
            return new.get(value, value)
    return value


class _Telling:
    def __init__(self):
        self.selves, self.people = {}, {}
        self.records = {
            "descents": {},
            "siblings": {},
            "partnerships": {},
            "interactions": {},
            "groups": {},
            "facts": {},
        }

    def of(self, lines):
        for line in lines:
            self._line(line)
        if not self.selves:
            self.selves["ego"] = Self(id="ego", name="Ego")
        return Network(id="n", owner=Owner(selves=self.selves), people=self.people, **self.records)

    def _line(self, line):
        words = line.split()
        if ">" in words:
            self._children(line)
        elif "=" in words:
            self._couple(words)
        elif "~" in words:
            a, _, kind, b = words
            self._keep("interactions", Interaction, a=self._one(a), b=self._one(b), kind=InteractionKind(kind))
        elif words[0] == "mark":
            told = {"is_suspected": "suspected" in words, "has_recovered": "recovered" in words}
            self._keep("facts", Fact, person=self._one(words[1]), kind=FactKind(words[2]), **told)
        elif words[0] in _KINDS:
            self._keep("siblings", Siblings, people=tuple(map(self._one, words[1:])), kind=_KINDS[words[0]])
        elif words[0] == "home":
            people = tuple(id for one in words[1:] if (id := self._one(one)) not in self.selves)
            owner = True if len(people) < len(words) - 1 else None
            self._keep("groups", Group, name="Thuis", people=people, is_household=True, owner_belongs=owner)
        else:
            self._somebody(words)

    def _keep(self, shelf, record, **fields):
        id = f"{shelf[:2]}{len(self.records[shelf])}"
        self.records[shelf][id] = record(id=id, **fields)

    def _one(self, name):
        id = f"p-{name}"
        if id not in self.selves and id not in self.people:
            self.people[id] = Person(id=id, name=name.replace("_", " "), category=Category.FAMILY)
        return id

    def _somebody(self, words):
        name = words[0].rstrip("*")
        gender = next((_GENDERS[word] for word in words[1:] if word in _GENDERS), None)
        sort = next((Sort(word) for word in words[1:] if word in set(Sort)), Sort.PERSON)
        born, died = _years(words[1:])
        if words[0].endswith("*"):
            self.selves[f"p-{name}"] = Self(id=f"p-{name}", name=name, gender=gender, born=born)
        else:
            self.people[f"p-{name}"] = Person(
                id=f"p-{name}",
                name=name.replace("_", " "),
                gender=gender,
                born=born,
                died=died,
                sort=sort,
                status=Status.DECEASED if died or "dead" in words else Status.ACTIVE,
                category=Category.FAMILY,
            )

    def _couple(self, words):
        since, until = _years(words[3:])
        kind = next((PartnerKind(word) for word in words[3:] if word in set(PartnerKind)), PartnerKind.MARRIED)
        ended = next((PartnerEnd(word) for word in words[3:] if word in set(PartnerEnd)), None)
        a, b = self._one(words[0]), self._one(words[2])
        self._keep("partnerships", Partnership, a=a, b=b, kind=kind, since=since, until=until, ended=ended)

    def _children(self, line):
        left, right = line.split(">")
        kind = ParentKind.BIRTH
        if ":" in right:
            word, right = right.split(":")
            kind = ParentKind(word.strip())
        for child in right.split():
            for parent in left.split():
                self._keep("descents", Descent, child=self._one(child), parent=self._one(parent), kind=kind)


def _years(words):
    for word in words:
        if found := re.fullmatch(r"(\d{4})?(?:-(\d{4})?)?", word):
            return tuple(When(int(year)) if year else None for year in found.groups())
    return None, None
