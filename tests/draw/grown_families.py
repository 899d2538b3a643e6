"""Families grown by chance: usual ones of any size, and wild ones with every tie that there is."""

import random

from kring.core.network import (
    Category,
    Descent,
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
    When,
)

NAMES = "Anna Bas Cor Dirk Els Fatima Greet Hans Ineke Jan-Willem Kees Lotte Mo Noor Otto Pim Quin Riet Sem Tom".split()
GENDERS = (Gender.WOMAN, Gender.MAN, Gender.OTHER, None)


class Grown:
    """A family while it grows."""

    def __init__(self, seed: int, is_wild: bool) -> None:
        self.chance, self.is_wild = random.Random(seed), is_wild
        self.people: dict[str, Person] = {}
        self.year: dict[str, int] = {}
        self.descents: dict[str, Descent] = {}
        self.partnerships: dict[str, Partnership] = {}
        self.siblings: dict[str, Siblings] = {}
        self.interactions: dict[str, Interaction] = {}
        self.groups: dict[str, Group] = {}

    def person(self, year: int, gender: Gender | None = None) -> str:
        chance, number = self.chance, len(self.people)
        id, is_known = f"p{number:03}", chance.random() < (0.7 if self.is_wild else 0.98)
        self.people[id] = Person(
            id=id,
            name=f"{chance.choice(NAMES)} {number}" if not self.is_wild or chance.random() < 0.9 else "?",
            gender=gender or chance.choices(GENDERS, (10, 10, 1, 1))[0],
            born=When(year) if is_known else None,
            died=When(year + 70) if year < 1940 and is_known else None,
            category=Category.FAMILY,
        )
        self.year[id] = year
        return id

    def couple(self, a: str, b: str) -> None:
        chance, since = self.chance, max(self.year[a], self.year[b]) + 22
        is_over = chance.random() < 0.2
        id = f"c{len(self.partnerships)}"
        self.partnerships[id] = Partnership(
            id=id,
            a=a,
            b=b,
            kind=chance.choices(list(PartnerKind), (2, 2, 8, 1, 1))[0],
            since=When(since) if chance.random() < 0.7 else None,
            until=When(since + 9) if is_over else None,
            ended=chance.choice(list(PartnerEnd)) if is_over else None,
        )

    def child(self, child: str, parent: str, kind: ParentKind = ParentKind.BIRTH) -> None:
        id = f"d{len(self.descents)}"
        self.descents[id] = Descent(id=id, child=child, parent=parent, kind=kind)

    def network(self) -> Network:
        people = dict(self.people)
        id, one = people.popitem() if len(people) == 1 else (next(iter(people)), people.pop(next(iter(people))))
        owner = Owner(selves={id: Self(id=id, name=one.name, gender=one.gender, born=one.born)})
        return Network(
            id="n",
            owner=owner,
            people=people,
            descents=self.descents,
            partnerships=self.partnerships,
            siblings=self.siblings,
            interactions=self.interactions,
            groups=self.groups,
        )


def usual(count: int, seed: int = 1) -> Network:
    """A family of about so many people, grown from founders downward; partners come with parents now and then."""
    grown = Grown(seed, is_wild=False)
    chance, waiting = grown.chance, list[str]()
    year = 1900
    waiting.append(grown.person(year))
    while len(grown.people) < count:
        one = waiting.pop(0) if waiting else grown.person(1900)
        mate = _mate(grown, one)
        grown.couple(one, mate)
        for number in range(chance.choices((1, 2, 3, 4), (2, 4, 3, 1))[0]):
            kid = grown.person(max(grown.year[one], grown.year[mate]) + 24 + 2 * number)
            grown.child(kid, one)
            grown.child(kid, mate)
            if chance.random() < 0.8 or not waiting:
                waiting.append(kid)
    return grown.network()


def _mate(grown: Grown, one: str) -> str:
    chance = grown.chance
    mate = grown.person(grown.year[one] + chance.randint(-4, 4))
    if chance.random() < 0.2:
        parents = [grown.person(grown.year[mate] - 28), grown.person(grown.year[mate] - 30)]
        grown.couple(*parents)
        for kid in (mate, *(grown.person(grown.year[mate] + 2) for _ in range(chance.randint(0, 2)))):
            for parent in parents:
                grown.child(kid, parent)
    return mate


def wild(count: int, seed: int) -> Network:
    """People with ties by chance: a parent is always older, all else can be."""
    grown = Grown(seed, is_wild=True)
    chance = grown.chance
    everybody = [grown.person(1900 + chance.choice((0, 28, 55, 80)) + chance.randint(0, 9)) for _ in range(count)]
    old = {one: grown.year[one] for one in everybody}
    for kid in everybody:
        elders = [one for one in everybody if old[one] < old[kid] - 15]
        if len(elders) < 2 or chance.random() < 0.2:
            continue
        for one in chance.sample(elders, chance.choice((1, 2, 2, 2))):
            grown.child(kid, one)
        if chance.random() < 0.25:
            kind = chance.choice(list(ParentKind)[1:])
            for one in chance.sample(elders, chance.choice((1, 2))):
                grown.child(kid, one, kind)
    for _ in range(count // 3):
        a, b = chance.sample(everybody, 2)
        if abs(old[a] - old[b]) < 15 or chance.random() < 0.1:
            grown.couple(a, b)
    _told_besides(grown, everybody)
    return grown.network()


def _told_besides(grown: Grown, everybody: list[str]) -> None:
    chance = grown.chance
    for number in range(len(everybody) // 8):
        group = tuple(chance.sample(everybody, min(len(everybody), chance.choice((2, 2, 3)))))
        id = f"s{number}"
        grown.siblings[id] = Siblings(id=id, people=group, kind=chance.choice(list(SiblingsKind)))
    for number in range(len(everybody) // 5):
        a, b = chance.sample(everybody, 2)
        id = f"i{number}"
        grown.interactions[id] = Interaction(id=id, a=a, b=b, kind=chance.choice(list(InteractionKind)))
    for number in range(len(everybody) // 10):
        id, people = (
            f"h{number}",
            tuple(chance.sample(everybody[1:], min(len(everybody) - 1, chance.choice((2, 3, 4))))),
        )
        grown.groups[id] = Group(id=id, name="Thuis", people=people, is_household=True)
