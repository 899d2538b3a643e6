"""An address book comes in by its names and what the network keeps, whichever phone wrote it."""

import time

import msgspec
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import network as networks
from kring.core.network import Category, Gender, Network, Person, Sort, When
from kring.exchange import filetypes, vcard
from kring.exchange.incoming import Fate, Incoming, Loss
from kring.exchange.refusal import Refusal
from tests.exchange import held, phones
from tests.exchange.held import EMPTY, LAYOUTS

PHONE = """BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Some Phone//EN\r
N:van den Berg;Jan;;Dr.;\r
FN:Jan van d\r
 en Berg\r
item1.EMAIL;type=INTERNET:jan@example.org\r
TEL;type=CELL:+31 6 00000000\r
TEL;type=HOME:020 000 0000\r
item2.ADR;type=HOME:;;Straat 1;Leiden;;2300 AA;Nederland\r
BDAY;value=date:1954-03-12\r
NOTE:Sleutel ligt\\, als altijd\\nonder de mat\r
UID:AB-12\r
END:VCARD\r
"""


def read(text: str | bytes, into: Network = EMPTY) -> Incoming:
    return filetypes.read(text if isinstance(text, bytes) else text.encode(), into, LAYOUTS)


def cards(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]) + "\r\n"


def one(text: str | bytes) -> Person:
    (person,) = held.after(read(text)).people.values()
    return person


def test_of_a_card_the_network_keeps_the_name_the_birth_and_the_place() -> None:
    jan = one(PHONE)
    assert (jan.name, jan.born, jan.residence) == ("Jan van den Berg", When(1954, 3, 12), "Leiden")
    assert jan.remark == ""


def test_what_stays_behind_is_counted() -> None:
    assert set(read(PHONE).losses) == {
        Loss("property", "TEL", 2),
        Loss("property", "EMAIL", 1),
        Loss("property", "NOTE", 1),
    }


def test_an_old_phone_is_understood() -> None:
    text = cards(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zdemir;Ay=C5=9Fe;;;",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ay=C5=9Fe =",
        "=C3=96zdemir",
        "TEL;CELL;PREF:123",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/",
        " 2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQE",
        "",
        "BDAY:19801231",
        version="2.1",
    )
    ayse = one(text)
    assert (ayse.name, ayse.born) == ("Ayşe Özdemir", When(1980, 12, 31))
    latin = cards("N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:;Jos=E9", version="2.1")
    assert one(latin).name == "José"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_address_book_in_any_encoding_will_do(encoding: str) -> None:
    assert one(cards("FN:José").encode(encoding)).name == "José"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Kaya;;;Mevrouw;"], "Mevrouw Kaya"),
        (["N:Berg;Jan;van den;Dr.;"], "Jan van den Berg"),
        (["FN:", "N:;Bert;;;"], "Bert"),
        (["NICKNAME:Oma Ans,Ans"], "Oma Ans"),
        (["ORG:Huisartsenpost Zuid;Balie"], "Huisartsenpost Zuid"),
        (['fn;x="a;b:c":Carla'], "Carla"),
        (["FN:A\\, B\\; C\\\\ D"], "A, B; C\\ D"),
    ],
)
def test_a_name_is_found_wherever_it_stands(lines: list[str], name: str) -> None:
    assert one(cards(*lines)).name == name


@pytest.mark.parametrize(
    ("line", "born"),
    [
        ("BDAY:1954", When(1954)),
        ("BDAY:1954-03", When(1954, 3)),
        ("BDAY:1954-03-12T00:00:00Z", When(1954, 3, 12)),
        ("BDAY;VALUE=text:circa 1954", When(1954, about=True)),
        ("BDAY:--0312", None),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-12", None),
        ("BDAY:1954-02-31", None),
        ("BDAY:tomorrow", None),
    ],
)
def test_a_birthday_is_kept_as_far_as_it_is_told(line: str, born: When | None) -> None:
    incoming = read(cards("FN:Bert", line))
    assert held.after(incoming).people[incoming.rows[0].person].born == born
    assert incoming.losses == (() if born else (Loss("property", "BDAY", 1),))


NAME = "Özlem van der Straaten-Vermeulen"


def test_what_an_iphone_exports_comes_in_with_what_a_network_keeps() -> None:
    incoming = read(phones.of_an_iphone(NAME) + phones.service_of_an_iphone("Huisartsenpost Goes"))
    one, post = held.after(incoming).people.values()
    assert (one.name, one.residence, one.work, one.born) == (NAME, "Goes", "bakker", None)
    assert (post.name, post.sort, one.sort) == ("Huisartsenpost Goes", Sort.SERVICE, Sort.PERSON)
    left = {loss.name for loss in incoming.losses}
    assert left >= {"TEL", "EMAIL", "BDAY", "NOTE", "PHOTO", "X-ABRELATEDNAMES"} and not incoming.refused
    assert not any(loss.code == "line" for loss in incoming.losses)


def test_what_an_android_telephone_exports_comes_in_with_what_a_network_keeps() -> None:
    incoming = read(phones.of_an_android(NAME) + phones.of_an_android("Mam"))
    one, mam = held.after(incoming).people.values()
    assert (one.name, one.residence, one.born, mam.name) == (NAME, "Goes", When(1954, 3, 12), "Mam")
    left = {loss.name: loss.number for loss in incoming.losses}
    assert left == {"TEL": 4, "NOTE": 2, "PHOTO": 2, "X-ANDROID-CUSTOM": 2} and not incoming.refused


def test_gender_work_and_kind_are_kept_when_they_are_ours() -> None:
    bert = one(cards("FN:Bert", "GENDER:M", "TITLE:bakker", "CATEGORIES:buurman", version="4.0"))
    assert (bert.gender, bert.work, bert.category) == (Gender.MAN, "bakker", Category.NEIGHBOUR)
    incoming = read(cards("FN:Bert", "GENDER:U", "CATEGORIES:voetbal,werk"))
    assert set(incoming.losses) == {Loss("property", "GENDER", 1), Loss("property", "CATEGORIES", 1)}


def test_the_sign_that_no_text_can_hold_stays_behind() -> None:
    incoming = read(cards("FN;ENCODING=QUOTED-PRINTABLE:Be=00rt", "TITLE;ENCODING=QUOTED-PRINTABLE:a=00b"))
    (bert,) = held.after(incoming).people.values()
    assert (bert.name, bert.work, incoming.losses) == ("Bert", "", (Loss("property", "TITLE", 1),))


def test_a_card_without_a_name_or_an_end_is_refused_with_its_line() -> None:
    text = cards("TEL:1") + cards("FN:Bert") + "BEGIN:VCARD\r\nFN:Carla\r\n" + cards("FN:Dirk") + "BEGIN:VCARD\r\nFN:E"
    incoming = read(text)
    assert [(one.spot.key, one.fault.code) for one in incoming.refused] == [
        ("line:1", "no_name"),
        ("line:9", "card_without_end"),
        ("line:15", "card_without_end"),
    ]
    assert [row.name for row in incoming.rows] == ["Bert", "Dirk"]


def test_a_line_that_is_no_property_is_passed_over_and_named() -> None:
    incoming = read(cards("FN:Bert", "what is this", "NOTE:x"))
    assert [row.name for row in incoming.rows] == ["Bert"]
    assert Loss("line", "4", 1) in incoming.losses


def test_a_card_that_comes_again_is_the_same_person_also_under_another_name() -> None:
    before = held.after(read(PHONE))
    again = read(PHONE.replace("FN:Jan van d\r\n en Berg", "FN:Jan Berg") + cards("FN:Bert"), before)
    assert [row.fate for row in again.rows] == [Fate.CHANGED, Fate.NEW]
    assert {one.name for one in held.after(again, before).people.values()} == {"Jan Berg", "Bert"}


def test_a_card_of_a_service_or_a_place_is_no_card_of_somebody() -> None:
    back = held.after(read(cards("FN:Buurtteam", "KIND:org") + cards("FN:De Eik", "KIND:Location") + cards("FN:Bert")))
    assert {one.name: one.sort for one in back.people.values()} == {
        "Buurtteam": Sort.SERVICE,
        "De Eik": Sort.FACILITY,
        "Bert": Sort.PERSON,
    }


def test_two_cards_of_one_name_are_asked_about() -> None:
    assert [row.fate for row in read(cards("FN:Bert", "UID:1") + cards("FN:bert", "UID:2")).rows] == [
        Fate.NEW,
        Fate.TWIN,
    ]


@pytest.mark.parametrize("text", ["FN:Bert", "Naam;Leeftijd\nBert;54", "BEGIN:VCALENDAR\nEND:VCALENDAR"])
def test_what_is_no_address_book_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        vcard.read(text.encode(), "n")
    assert caught.value.faults[0].code == "not_vcard"


@settings(max_examples=60, deadline=None, phases=held.PHASES)
@given(held.crowds().filter(lambda network: network.people))
def test_an_address_book_comes_back_equal_in_what_it_holds(network: Network) -> None:
    back = held.after(read(vcard.write(network)[0]))
    people = held.people(network, vcard.FIELDS)
    tidy = {id: _stripped(one) for id, one in people.items()}
    assert {id: msgspec.structs.replace(one, rank=0.0) for id, one in back.people.items()} == tidy
    assert [one.id for one in networks.all_in_order(back)] == [one.id for one in networks.all_in_order(network)]


def _stripped(one: Person) -> Person:
    return msgspec.structs.replace(one, residence=one.residence.strip(), work=one.work.strip())


def test_what_is_written_is_read_by_others_too() -> None:
    names = ["Ayşe Özdemir", 'O\'Neill; "Bob", & co \\ son', "李 " * 40 + "李"]
    people = {f"p{n}": Person(f"p{n}", name, rank=n, residence="Leiden; Zuid") for n, name in enumerate(names)}
    data, _ = vcard.write(msgspec.structs.replace(EMPTY, people=people))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    ours = held.after(read(data)).people.values()
    assert [one.name for one in ours] == names
    theirs = list(vobject.readComponents(data.decode()))
    assert [card.fn.value for card in theirs] == names
    assert [card.adr.value.city for card in theirs] == ["Leiden; Zuid"] * 3


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(PHONE) - 1), st.text(max_size=3), st.integers(0, 30))
def test_a_damaged_address_book_is_read_or_refused_but_never_breaks(at: int, put: str, gone: int) -> None:
    try:
        read((PHONE[:at] + put + PHONE[at + gone :]).encode("utf-8", "replace"))
    except Refusal as refusal:
        assert refusal.faults


def test_a_hostile_address_book_takes_no_more_time_than_its_length() -> None:
    for filler in ('"', ";", ';a="', "\\", "BEGIN:VCARD\n", "=\n", "\n ", "N:;", "AGENT:BEGIN:VCARD\n"):
        text = "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE" + filler * (600_000 // len(filler))
        began = time.process_time()
        try:
            read(text)
        except Refusal as refusal:
            assert refusal.faults
        assert time.process_time() - began < 5
