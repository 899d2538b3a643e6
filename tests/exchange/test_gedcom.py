"""A family tree comes in and goes out with every tie, whichever program wrote it, and nothing is concluded."""

import time
import tracemalloc
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import network as networks
from kring.core.network import (
    Dating,
    Descent,
    Edge,
    Gender,
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
    Status,
    When,
)
from kring.exchange import filetypes, gedcom, gedcom_dates, gedcom_out
from kring.exchange.filetypes import Format
from kring.exchange.incoming import Incoming
from kring.exchange.refusal import Refusal
from tests.exchange import held
from tests.exchange.held import EMPTY, LAYOUTS

DAY = date(2026, 11, 22)
FAMILY = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Jan /Jansen/
1 SEX M
1 BIRT
2 DATE 12 MAR 1945
1 DEAT
2 DATE ABT 2014
1 OCCU Baker
1 NOTE Sleutel ligt
2 CONC  onder
2 CONT de mat
0 @I2@ INDI
1 NAME Mia /de Vries/
1 SEX F
0 @I3@ INDI
1 NAME Els /Jansen/
1 SEX F
1 FAMC @F1@
0 @I4@ INDI
1 NAME Amir //
1 FAMC @F1@
2 PEDI adopted
0 @I5@ INDI
1 DEAT Y
0 @I6@ INDI
1 NAME Jan /Jansen/
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 CHIL @I3@
1 CHIL @I4@
1 MARR
2 DATE 1970
1 DIV
2 DATE 1979
0 @F2@ FAM
1 HUSB @I1@
1 CHIL @I6@
0 @F3@ FAM
1 CHIL @I5@
1 CHIL @I2@
0 TRLR
"""


def read(text: str | bytes, into: Network = EMPTY, case: str = "") -> Incoming:
    return filetypes.read(text if isinstance(text, bytes) else text.encode(), into, LAYOUTS, case=case)


def after(text: str | bytes, case: str = "") -> Network:
    return held.after(read(text, case=case))


def told(network: Network) -> set[tuple[object, ...]]:
    """Every tie of a family by the names of its people."""
    names = {id: one.name for id, one in {**network.people, **network.owner.selves}.items()}
    found: set[tuple[object, ...]] = {
        (names[one.child], names[one.parent], one.kind) for one in network.descents.values()
    }
    found |= {
        (frozenset((names[one.a], names[one.b])), one.kind, one.since, one.until, one.ended, one.separated)
        for one in network.partnerships.values()
    }
    return found | {(tuple(names[id] for id in one.people), one.kind) for one in network.siblings.values()}


def test_people_come_in_with_their_years_notes_and_sex() -> None:
    people = {one.name: one for one in after(FAMILY).people.values()}
    jan = next(one for one in after(FAMILY).people.values() if one.born)
    assert (jan.name, jan.gender, jan.born, jan.died) == (
        "Jan Jansen",
        Gender.MAN,
        When(1945, 3, 12),
        When(2014, about=True),
    )
    assert jan.remark == "Sleutel ligt onder\nde mat" and jan.status is Status.DECEASED
    assert people["Mia de Vries"].gender is Gender.WOMAN and people["Amir"].gender is None
    assert people["?"].status is Status.DECEASED and len(after(FAMILY).people) == 6


def test_every_tie_comes_in_and_no_other() -> None:
    couple = (frozenset(("Jan Jansen", "Mia de Vries")), PartnerKind.MARRIED, When(1970), When(1979))
    assert told(after(FAMILY)) == {
        ("Els Jansen", "Jan Jansen", ParentKind.BIRTH),
        ("Els Jansen", "Mia de Vries", ParentKind.BIRTH),
        ("Amir", "Jan Jansen", ParentKind.ADOPTED),
        ("Amir", "Mia de Vries", ParentKind.ADOPTED),
        ("Jan Jansen", "Jan Jansen", ParentKind.BIRTH),
        (*couple, PartnerEnd.DIVORCED, None),
        (("?", "Mia de Vries"), SiblingsKind.SIBLINGS),
    }


def test_two_who_only_have_a_child_are_no_couple() -> None:
    text = FAMILY.replace("1 MARR\n2 DATE 1970\n1 DIV\n2 DATE 1979\n", "")
    assert after(text).partnerships == {}
    childless = "0 HEAD\n0 @A@ INDI\n1 NAME A\n0 @B@ INDI\n1 NAME B\n0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n0 TRLR\n"
    assert [one.kind for one in after(childless).partnerships.values()] == [PartnerKind.TOGETHER]


def test_what_stays_behind_is_counted_and_named() -> None:
    text = FAMILY.replace("1 OCCU Baker", "1 OCCU Baker\nrubbish\n1 BURI\n2 PLAC Ede").replace("ABT 2014", "TO 2014")
    lost = {(one.code, one.name): one.number for one in read(text).losses}
    assert lost == {("property", "OCCU"): 1, ("property", "BURI"): 1, ("date", ""): 1, ("line", "13"): 1}


def test_the_same_file_twice_makes_nobody_and_no_tie_double() -> None:
    once = after(FAMILY)
    assert read(FAMILY, once).changes == ()


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("Els", {"Els Jansen", "Jan Jansen", "Mia de Vries", "Amir", "?"}),
        ("Els Jansen 1", {"Els Jansen", "Jan Jansen", "Mia de Vries"}),
        ("I4 0", {"Amir"}),
        ("@I6@/1", {"Jan Jansen"}),
    ],
)
def test_whose_family_and_how_many_steps_can_be_chosen(case: str, names: set[str]) -> None:
    assert {one.name for one in after(FAMILY, case).people.values()} == names


@pytest.mark.parametrize(("case", "code"), [("Piet", "nobody_called"), ("Jan Jansen", "several_called")])
def test_whose_family_must_be_one_person_of_the_file(case: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(FAMILY, case=case)
    assert refusal.value.faults[0].code == code


def test_everybody_in_the_order_that_was_asked_stays_apart_from_who_has_the_same_name_there() -> None:
    assert [one.name for one in after(FAMILY).people.values()].count("Jan Jansen") == 2


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("ANSEL", "ansel"), ("ANSI", "cp1252"), ("IBMPC", "cp850"), ("UNICODE", "utf-16"), ("UTF-8", "utf-8-sig")],
)
def test_names_come_in_whatever_encoding_the_file_says(charset: str, codec: str) -> None:
    text = f"0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR {charset}\n0 @I1@ INDI\n1 NAME Zoë /Müller/\n0 TRLR\n"
    (person,) = after(text.replace("\n", "\r\n").encode(codec)).people.values()
    assert person.name == "Zoë Müller"


SEVEN = """0 HEAD
1 GEDC
2 VERS 7.0
0 @I1@ INDI
1 NAME Kim /@@home/
1 SEX X
1 FAMC @F1@
2 PEDI OTHER
3 PHRASE step
0 @I2@ INDI
1 NAME Jo
1 SNOTE @N1@
0 @N1@ SNOTE Eerste
1 CONT tweede
0 @F1@ FAM
1 HUSB @I2@
1 CHIL @I1@
0 TRLR
"""


def test_gedcom_7_comes_in_with_its_own_ways_of_saying_things() -> None:
    network = after(SEVEN)
    kim, jo = network.people.values()
    assert (kim.name, kim.gender, jo.remark) == ("Kim @home", Gender.OTHER, "Eerste\ntweede")
    assert [one.kind for one in network.descents.values()] == [ParentKind.STEP]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("1945", When(1945)),
        ("MAR 1945", When(1945, 3)),
        ("12 mar 1945", When(1945, 3, 12)),
        ("EST 1900", When(1900, about=True, how=Dating.ESTIMATED)),
        ("CAL 3 MAR 1900", When(1900, 3, 3, about=True, how=Dating.CALCULATED)),
        ("abt 1900", When(1900, about=True)),
        ("BET 1900 AND 1904", When(1900, to=Edge(1904))),
        ("BET MAR 1900 AND 2 APR 1980", When(1900, 3, to=Edge(1980, 4, 2))),
        ("BET 1904 AND 1900", When(1900, to=Edge(1904))),
        ("BET GREGORIAN 1900 AND GREGORIAN 1904", When(1900, to=Edge(1904))),
        ("FROM 1970 TO 1970", When(1970)),
        ("FROM 1970 TO 1975", When(1970, to=Edge(1975))),
        ("FROM 1970", When(1970)),
        ("TO 1970", None),
        ("BEF 1900", When(1900, how=Dating.BEFORE)),
        ("AFT MAR 1900", When(1900, 3, how=Dating.AFTER)),
        ("BEF soon", None),
        ("@#DJULIAN@ 1700", When(1700)),
        ("@#DHEBREW@ 5700", None),
        ("INT 1945 (in the war)", When(1945, about=True)),
        ("31 FEB 1945", None),
        ("12-3-1945", When(1945, 3, 12)),
        ("(unknown)", None),
    ],
)
def test_a_date_is_held_as_far_as_kring_can_and_never_guessed(text: str, when: When | None) -> None:
    assert gedcom_dates.read(text) == when


def hard() -> Network:
    """Every kind of parent and couple, three parents by birth of one, two couples of the same two, and no parents."""
    people = {
        id: Person(id, id.title(), rank=at) for at, id in enumerate("ada ben cas dirk els fien gus hans".split(), 1)
    }
    people["ada"] = Person(
        "ada", "Ada @ huis", rank=1, gender=Gender.WOMAN, born=When(1900), died=When(1980), remark="a\n\nb"
    )
    kinds = list(ParentKind)
    descents = [Descent(f"d{at}", "cas", ("ada", "ben")[at % 2], kind) for at, kind in enumerate(kinds)]
    descents += [Descent("x1", "dirk", "ada"), Descent("x2", "dirk", "ben"), Descent("x3", "dirk", "self")]
    couples = [
        Partnership("p1", "ada", "ben", PartnerKind.MARRIED, When(1920), When(1930), PartnerEnd.DIVORCED, When(1928)),
        Partnership("p2", "ada", "ben", PartnerKind.MARRIED, When(1935)),
        Partnership("p3", "els", "fien", PartnerKind.COHABITING, When(1990, about=True)),
        Partnership("p4", "els", "gus", PartnerKind.AFFAIR, None, When(1991, 2), PartnerEnd.SEPARATED),
        Partnership("p5", "gus", "hans", PartnerKind.ENGAGED),
        Partnership("p6", "ada", "gus", PartnerKind.TOGETHER, until=When(1970), ended=PartnerEnd.WIDOWED),
    ]
    told = [Siblings("s1", ("hans", "self")), Siblings("s2", ("dirk", "cas"), SiblingsKind.TWINS)]
    return Network(
        "hard",
        Owner({"self": Self("self", "Anna", born=When(1974))}),
        people=people,
        descents={one.id: one for one in descents},
        partnerships={one.id: one for one in couples},
        siblings={one.id: one for one in told},
    )


@pytest.mark.parametrize("seven", [False, True])
def test_a_round_trip_keeps_every_tie(seven: bool) -> None:
    data, lost = gedcom_out.write(hard(), DAY, seven, with_living=True)
    empty = Network("back", hard().owner)
    back = held.after(read(data, empty), empty)
    assert told(back) == told(hard())
    assert back.people["ada"].remark == "a\n\nb" and back.people["ada"].name == "Ada @ huis"
    assert back.people.keys() == hard().people.keys() and lost == []


@pytest.mark.parametrize("format", [Format.GEDCOM, Format.GEDCOM_7])
def test_of_who_may_still_live_there_is_no_name_date_or_note(format: Format) -> None:
    network = hard()
    network.people["els"] = Person("els", "Els Geheim", rank=5, born=When(1960), remark="woont op 12")
    written = filetypes.write(network, format, LAYOUTS, "nl", DAY)
    for secret in (b"Geheim", b"1960", b"woont", b"Anna", b"1990"):
        assert secret not in written.data
    assert b"Ada" in written.data and b"1900" in written.data
    assert "living" in {one.code for one in written.losses}


def test_who_is_confidential_does_not_go_out_at_all() -> None:
    network = hard()
    network.people["els"] = Person("els", "Els Geheim", rank=5, confidential=True)
    data, lost = gedcom_out.write(network, DAY, with_living=True)
    assert b"Geheim" not in data and b"kring:els" not in data
    assert ("confidential", 1) in {(one.code, one.number) for one in lost}


def test_other_programs_can_read_what_goes_out() -> None:
    records = [line for line in gedcom_out.write(hard(), DAY, with_living=True)[0].decode("utf-8-sig").splitlines()]
    assert records[0] == "0 HEAD" and records[-1] == "0 TRLR"
    assert all(len(line) <= 255 for line in records)
    ids = {line.split()[1] for line in records if line.startswith("0 @")}
    asked = {word for line in records if not line.startswith("0") for word in line.split() if word.startswith("@I")}
    assert asked <= ids


def test_sources_places_and_pictures_that_stay_behind_are_counted_wherever_they_stand() -> None:
    found = read(
        b"0 HEAD\n0 @I1@ INDI\n1 NAME Els\n1 BIRT\n2 DATE TO 1900\n2 PLAC Goes\n2 SOUR @S1@\n1 FAMS @F1@\n"
        b"0 @I2@ INDI\n1 NAME Jan\n0 @F1@ FAM\n1 WIFE @I1@\n1 HUSB @I2@\n1 MARR\n1 SOUR @S1@\n0 @S1@ SOUR\n"
        b"0 @O1@ OBJE\n0 TRLR\n"
    )
    said = {(one.code, one.name): one.number for one in found.losses}
    assert said == {("date", ""): 1, ("property", "PLAC"): 1, ("property", "SOUR"): 3, ("property", "OBJE"): 1}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"0 HEAD\n1 CHAR UTF-8\n0 TRLR\n", "no_rows"),
        (b"0 HEAD\n" + b"\n".join(b"%d X" % level for level in range(1, 30)), "too_deep"),
        (b"0 HEAD\n1 CHAR ANSI\n\0", "not_text"),
    ],
)
def test_a_broken_file_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(data)
    assert refusal.value.faults[0].code == code


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_crashes_nothing_and_takes_in_nothing_by_half(data: st.DataObject) -> None:
    whole = FAMILY.encode()
    at, length = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, 60))
    damaged = whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + length :]
    try:
        found = read(damaged)
    except Refusal as refusal:
        assert refusal.faults
        return
    if found.is_whole:
        assert networks.decode(networks.encode(held.after(found))) == held.after(found)


def test_no_file_holds_kring_up_and_no_family_has_a_hundred_parents() -> None:
    began = time.process_time()
    crowd = range(300)
    assert gedcom.read(b"0 HEAD\n1 CHAR" + b" " * 4_900 + b"\x01\n0 @I1@ INDI\n1 NAME Els\n0 TRLR\n", "n").found
    dated = gedcom.read(b"0 HEAD\n0 @I1@ INDI\n1 NAME Els\n1 BIRT\n2 DATE " + b"FROM " * 1_500 + b"1900\n0 TRLR\n", "n")
    noted = gedcom.read(
        b"0 HEAD\n0 @I1@ INDI\n1 NAME Els\n1 NOTE a\n" + b"2 CONT a note without an end\n" * 40_000, "n"
    )
    people = "".join(f"0 @I{n}@ INDI\n1 NAME P{n}\n" for n in crowd)
    named = "".join(f"1 HUSB @I{n}@\n1 CHIL @I{n}@\n" for n in crowd)
    family = gedcom.read(f"0 HEAD\n{people}0 @F1@ FAM\n{named}0 TRLR\n".encode(), "n")
    assert dated.found[0].person.born is None and len(noted.found[0].person.remark) <= 20_000
    assert len(family.kin) < 3 * len(crowd) and time.process_time() - began < 3


def royal(many: int) -> bytes:
    """A family of so many people: each couple has three children, of whom each marries somebody new."""
    lines, families = ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8"], list[str]()
    for number in range(1, many + 1):
        lines += [f"0 @I{number}@ INDI", f"1 NAME Person{number} /Royal/", f"1 SEX {'MF'[number % 2]}", "1 BIRT"]
        lines += [f"2 DATE 3 MAR {1500 + number % 500}", "1 NOTE A note of some length about this person"]
        if number > 2:
            lines.append(f"1 FAMC @F{(number - 3) // 3 + 1}@")
    for number in range(1, (many - 2) // 3 + 1):
        families += [f"0 @F{number}@ FAM", f"1 HUSB @I{number}@", f"1 WIFE @I{number + 1}@", "1 MARR", "2 DATE 1600"]
        families += [f"1 CHIL @I{number * 3 + more}@" for more in range(3)]
    return "\n".join([*lines, *families, "0 TRLR", ""]).encode()


def test_a_tree_of_three_thousand_comes_in_within_three_seconds_and_little_memory() -> None:
    data = royal(3_000)
    began = time.process_time()
    found = read(data)
    took = time.process_time() - began
    assert len(found.rows) == 3_000 and len(found.changes) > 8_000
    assert took < 3
    tracemalloc.start()
    read(royal(300))
    assert tracemalloc.get_traced_memory()[1] < 25_000_000  # a tenth of the people, a tenth of the memory
    tracemalloc.stop()
