"""vCard: the address book of a phone (2.1, 3.0 and 4.0), read as leniently as phones write it, written as 4.0.

Names come in, and of the rest only what the network keeps. Telephone numbers, mail
addresses, photos and notes stay behind, and it is said how many did. RFC 6350, 2426.
"""

import quopri
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from kring.core import names
from kring.core import network as networks
from kring.core.check import Fault
from kring.core.network import UNBORN, Category, Gender, Network, Person, Sort, When
from kring.exchange import cells, encodings, far, losses, people_table, places, shape
from kring.exchange.cells import Unfit
from kring.exchange.incoming import Content, Found, Loss, Refused, Spot, Unit, made_id, refused
from kring.exchange.refusal import refuse

MOST: Final = 20_000  # cards
FIELDS: Final = frozenset({"born", "died", "gender", "residence", "work", "category", "sort"})

_OURS: Final = "kring:"
_COMPANY: Final = "X-ABSHOWAS"  # an iPhone has it on the cards that are shown as a company, and on no other
_SILENT: Final = frozenset(
    ("VERSION", "PRODID", "REV", "N", "FN", "UID", "BEGIN", "END", "NICKNAME", "SOUND", "KIND", "PROFILE")
)
_SPLIT: Final = re.compile(r'((?:[^";:]|"[^"]*")*)([;:]?)')
_SIGN: Final = re.compile(r"\\(.)", re.DOTALL)
_PARTS: Final = re.compile(r"(?:[^;\\]|\\.)*", re.DOTALL)
_DAY: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T.*|\s.*)?")
_SORTS: Final = {"ORG": Sort.SERVICE, "LOCATION": Sort.FACILITY} | {f"X-{one.upper()}": one for one in UNBORN}
_GENDERS: Final = {"F": Gender.WOMAN, "M": Gender.MAN, "O": Gender.OTHER}


class _Line(Struct, frozen=True):
    """One property of a card: its name, what it says of itself, and its value as it stands there."""

    number: int
    name: str
    params: Mapping[str, str]
    value: str


def read(data: bytes, into: str, tell: far.Tell = far.nobody) -> Content:
    """Who is in an address book. Each card is a spot by the line on which it begins.

    `into` is the id of the network that takes them in: in each, an id of the address book becomes another one.
    Raises `Refusal`: as `encodings.decoded` does, `not_vcard`, or `too_many_cards`.
    """
    reading = _Reading(into)
    for line in _lines(encodings.decoded(data), tell):
        reading.line(line)
    return reading.content()


def _lines(text: str, tell: far.Tell) -> Iterator[_Line]:
    """The properties, each put together again from the lines over which it was folded."""
    held: list[str] = []
    began = 0
    for number, raw in enumerate(far.counted([*text.split("\n"), ""], tell), 1):
        line = raw.removesuffix("\r")
        if held and line[:1] in (" ", "\t"):
            held.append(line[1:])
        elif held and held[-1].endswith("=") and "QUOTED-PRINTABLE" in held[0].upper().partition(":")[0]:
            held[-1] = held[-1][:-1]
            held.append(line)
        else:
            if held:
                yield _property(began, "".join(held))
            held, began = ([line] if line.strip() else []), number


def _property(number: int, line: str) -> _Line:
    """The name, what is said of it, and the value; one without a colon has no name."""
    parts, at = [], 0
    while at < len(line):
        found = _SPLIT.match(line, at)
        if found is None or not found[2]:
            return _Line(number, "", {}, line)
        parts.append(found[1])
        at = found.end()
        if found[2] == ":":
            return _Line(number, _name(parts[0]), _params(parts[1:]), line[at:])
    return _Line(number, "", {}, line)


def _name(text: str) -> str:
    return text.rpartition(".")[2].strip().upper()


def _params(parts: list[str]) -> dict[str, str]:
    """What a property says of itself; a word alone, as 2.1 has it, stands for what it is."""
    pairs = [part.strip().upper().partition("=") for part in parts]
    return {(name if equals else value or name): value.strip('"') or name for name, equals, value in pairs}


def _text(line: _Line) -> str:
    """The value, unpacked from what an old phone did to it."""
    if "QUOTED-PRINTABLE" not in line.params and line.params.get("ENCODING") != "QUOTED-PRINTABLE":
        return line.value
    packed = quopri.decodestring(line.value.encode("utf-8", "replace"))
    for name in (line.params.get("CHARSET", "utf-8"), "utf-8"):
        try:
            return packed.decode(name)
        except (LookupError, ValueError):
            continue
    return packed.decode("cp1252", "replace")


def _unescaped(text: str) -> str:
    return _SIGN.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], text)


def _parts(line: _Line) -> list[str]:
    """The parts of a value that has several, as a name and an address have."""
    return [_unescaped(part).strip() for part in _split(_text(line))]


def _split(text: str) -> list[str]:
    found, at = [], 0
    while at <= len(text):
        part = _PARTS.match(text, at)
        end = part.end() if part else at
        found.append(text[at:end])
        at = end + 1
    return found


class _Reading:
    """The cards of an address book as they are read, one property after another."""

    def __init__(self, network: str) -> None:
        self.network = network
        self.card: list[_Line] | None = None
        self.depth = self.cards = 0
        self.began = 0
        self.found: list[Found] = []
        self.refused: list[Refused] = []
        self.lost: Counter[tuple[str, str]] = Counter()

    def line(self, line: _Line) -> None:
        """One property: a card begins or ends, or it is one of a card."""
        if line.name == "BEGIN" and line.value.strip().upper() == "VCARD":
            self._begin(line)
        elif line.name == "END" and self.card is not None:
            self.depth -= 1
            if not self.depth:
                self._end(self.card)
        elif self.card is not None and self.depth == 1:
            self.card.append(line)

    def _begin(self, line: _Line) -> None:
        if self.card is not None and self.card and self.card[-1].name != "AGENT":
            self._cut_off()
        self.depth += 1
        if self.depth == 1:
            self.card, self.began, self.cards = [], line.number, self.cards + 1
        if self.cards > MOST:
            raise refuse("too_many_cards", most=MOST)

    def _cut_off(self) -> None:
        if self.card is not None:
            self.refused.append(refused(Spot(Unit.LINE, self.began), "card_without_end"))
        self.card, self.depth = None, 0

    def _end(self, card: list[_Line]) -> None:
        self.card = None
        spot, faults = Spot(Unit.LINE, self.began), list[Fault]()
        plain = {"name": names.cleaned(_called(card))} | self._told(card)
        person = people_table.person(plain, faults, lambda field: "FN" if field == "name" else field)
        if person is None:
            self.refused += [Refused(spot, fault) for fault in faults]
            return
        own = next((_unescaped(line.value).strip() for line in card if line.name == "UID"), "")
        is_ours = own.startswith(_OURS) and places.is_id(own.removeprefix(_OURS))
        id = own.removeprefix(_OURS) if is_ours else made_id(self.network, own) if own else ""
        self.found.append(Found(spot, msgspec.structs.replace(person, id=id), frozenset(plain) - {"name"}, "", is_ours))

    def _told(self, card: list[_Line]) -> dict[str, Any]:
        """What a card says that a network keeps: the first of each; the rest is counted."""
        plain: dict[str, Any] = {}
        for line in card:
            field, value = _READERS.get(line.name, _nothing)(line)
            if value is not None and field not in plain and _fits(field, value):
                plain[field] = value
            elif line.name not in _SILENT:
                self.lost["property" if line.name else "line", line.name or str(line.number)] += 1
        return plain

    def content(self) -> Content:
        self._cut_off()
        if not self.cards:
            raise refuse("not_vcard")
        lost = [Loss(code, name, number) for (code, name), number in self.lost.most_common(shape.MOST)]
        return Content(self.found, (), self.refused, lost)


def _called(card: list[_Line]) -> str:
    """What somebody goes by: the whole name, its parts, a nickname, or the name of an organisation."""
    found = {line.name: line for line in reversed(card)}
    for name in ("FN", "N", "NICKNAME", "ORG"):
        if name in found and (told := _joined(name, found[name])):
            return told
    return ""


def _joined(name: str, line: _Line) -> str:
    if name == "FN":
        return _unescaped(_text(line)).strip()
    parts = _parts(line)
    if name != "N":
        return parts[0].split(",")[0]
    family, given, middle, title, after = (*parts, "", "", "", "", "")[:5]
    return " ".join(part for part in ("" if given else title, given, middle, family, after) if part)


Read = tuple[str, Any]


def _nothing(line: _Line) -> Read:
    return "", None


def _day(field: str) -> Callable[[_Line], Read]:
    """A date as far as it is told; one without its year is none, also where Apple puts 1604 for it."""

    def read(line: _Line) -> Read:
        text = _unescaped(_text(line)).strip()
        if "X-APPLE-OMIT-YEAR" in line.params and text.startswith(line.params["X-APPLE-OMIT-YEAR"]):
            return field, None
        whole = _DAY.fullmatch(text)
        try:
            return field, cells.date("-".join(whole.groups()) if whole else text) or None
        except Unfit:
            return field, None

    return read


def _gender(line: _Line) -> Read:
    text = _parts(line)[0].strip()
    if text.upper() in _GENDERS:
        return "gender", str(_GENDERS[text.upper()])
    return "gender", _word(Gender, text)


def _sort(line: _Line) -> Read:
    sort = _SORTS.get("ORG" if line.name == _COMPANY else _text(line).strip().upper())
    return "sort", str(sort) if sort else None


def _category(line: _Line) -> Read:
    words = [_word(Category, one) for one in _unescaped(_text(line)).split(",")]
    known = [one for one in words if one]
    return "category", known[0] if len(known) == len(words) == 1 else None


def _word(kind: Any, text: str) -> str | None:
    try:
        return cells.choice(kind, text)
    except Unfit:
        return None


def _residence(line: _Line) -> Read:
    return "residence", (*_parts(line), *[""] * 4)[3] or None


def _work(line: _Line) -> Read:
    return "work", _unescaped(_text(line)).strip() or None


def _fits(field: str, value: Any) -> bool:
    is_text = not (isinstance(value, str) and "\0" in value)
    return is_text and next(shape.faults({"id": "x", "name": "x", field: value}, Person), None) is None


_READERS: Final[dict[str, Callable[[_Line], Read]]] = {
    "BDAY": _day("born"),
    "DEATHDATE": _day("died"),
    "GENDER": _gender,
    "X-GENDER": _gender,
    "KIND": _sort,
    _COMPANY: _sort,
    "CATEGORIES": _category,
    "ADR": _residence,
    "TITLE": _work,
    "ROLE": _work,
}


def write(network: Network) -> tuple[bytes, list[Loss]]:
    """The people of a network as an address book that phones read (4.0), and what that cannot hold.

    Own words, remarks and whatever else concerns help stay out of it: it goes into telephones.
    """
    out = "".join(_folded(line) for one in networks.all_in_order(network) for line in _card(one))
    return out.encode(), losses.of(network, FIELDS, ("people",))


def _card(one: Person) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"UID:{_OURS}{one.id}", f"FN:{_escaped(one.name)}")
    yield f"N:;{_escaped(one.name)};;;"
    yield from (f"KIND:{kind.lower()}" for kind, sort in _SORTS.items() if one.sort is sort)
    for name, when in (("BDAY", one.born), ("DEATHDATE", one.died)):
        if when is not None:
            yield f"{name}{_date(when)}"
    if one.gender:
        yield "GENDER:" + next(sign for sign, gender in _GENDERS.items() if gender is one.gender)
    if cells.even(one.residence):
        yield f"ADR:;;;{_escaped(one.residence)};;;"
    if cells.even(one.work):
        yield f"TITLE:{_escaped(one.work)}"
    if one.category:
        yield f"CATEGORIES:{one.category}"
    yield "END:VCARD"


def _date(when: When) -> str:
    if when.about or when.how or when.to:
        return f";VALUE=text:{cells.date_text(when, 'en').replace('± ', 'circa ')}"
    text = cells.date_text(when)
    return f":{text.replace('-', '') if when.day else text}"


def _escaped(text: str) -> str:
    safe = cells.even(text).strip().replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return safe.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 bytes, and the rest of it on lines that begin with a space."""
    data, parts, most = line.encode(), [], 75
    while len(data) > most:
        end = next(at for at in range(most, 0, -1) if data[at] & 0xC0 != 0x80)
        parts.append(data[:end])
        data, most = data[end:], 74
    return "\r\n ".join(part.decode() for part in (*parts, data)) + "\r\n"
