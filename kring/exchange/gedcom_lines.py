"""The lines of a GEDCOM file, 5.5.1 or 7, as records within records; in whatever encoding genealogy programs write.

A line that is none is counted and passed over: what stands around it is still read. Bounded in size, depth and number.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import ansel
from msgspec import Struct, field

from kring.exchange import encodings, far, text
from kring.exchange.refusal import refuse

MOST_LINES: Final = 2_000_000
DEEPEST: Final = 20  # levels; the standards need 7
_LINE: Final = re.compile(r"\s*(\d{1,2})\s+(?:(@[^@\r\n]{1,60}@)\s+)?([A-Za-z0-9_]{1,40})(?: (.*))?", re.DOTALL)
LONGEST: Final = 20_000  # signs of one text, as many as Kring keeps: what comes after is not even put together
_CHARSET: Final = re.compile(rb"^[ \t]*1[ \t]+CHAR[ \t]+([A-Za-z0-9._-]+)(?: [A-Za-z0-9._-]+)*[ \t]*$", re.MULTILINE)
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_CODECS: Final = {
    b"ANSEL": "ansel",
    b"ANSI": "cp1252",
    b"WINDOWS-1252": "cp1252",
    b"ISO-8859-1": "cp1252",
    b"IBMPC": "cp850",
    b"IBM": "cp850",
    b"MSDOS": "cp850",
    b"MACINTOSH": "mac_roman",
}
ansel.register()


class Record(Struct):
    """A line with the lines below it: its tag, its own id, what stands on it, and on which line of the file."""

    tag: str
    value: str
    line: int
    id: str = ""
    below: list["Record"] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Record"]:
        """The lines below with one of these tags."""
        return (one for one in self.below if one.tag in tags)

    def first(self, *tags: str) -> "Record | None":
        """The first line below with one of these tags."""
        return next(self.all(*tags), None)

    def text(self, *tags: str) -> str:
        """What stands on the first line below with one of these tags; nothing when there is none."""
        found = self.first(*tags)
        return found.value.strip() if found else ""


class Lines(Struct, frozen=True):
    """The records of a file, which version it says it is of, and the numbers of lines that are none."""

    records: list[Record]
    version: str
    strange: list[int]


def decoded(data: bytes) -> str:
    """The text of a file: by its mark, as it says itself, or else as `encodings.decoded`. Raises as that does."""
    if len(data) > text.LARGEST:
        raise text.too_large(len(data))
    said = _CHARSET.search(data[:5_000].replace(b"\r", b"\n"))
    codec = _CODECS.get(said[1].upper()) if said else None
    if codec is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return encodings.decoded(data)
    found = unicodedata.normalize("NFC", data.decode(codec, "replace"))  # ANSEL writes an accent beside its letter
    if "\0" in found:
        raise refuse("not_text", byte=found.index("\0"))
    return found


def read(data: bytes, tell: far.Tell = far.nobody) -> Lines:
    """The records of a file. Raises `Refusal`: `not_gedcom`, `too_deep`, `too_many_lines`, or as `decoded`."""
    records, strange, open_ = list[Record](), list[int](), list[Record]()
    for number, line in enumerate(far.counted(_BREAK.split(decoded(data)), tell), 1):
        if number > MOST_LINES:
            raise refuse("too_many_lines", most=MOST_LINES)
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        level = int(found[1]) if found else -1
        if found is None or level > len(open_):
            _strange(open_, strange, number, line)
            continue
        if level > DEEPEST:
            raise refuse("too_deep", most=DEEPEST)
        del open_[level:]
        record = Record(found[3].upper(), found[4] or "", number, found[2] or "")
        _hung(records, open_, record)
    if not any(one.tag in ("HEAD", "INDI", "FAM") for one in records):
        raise refuse("not_gedcom")
    gedc = records[0].first("GEDC")
    return Lines(records, gedc.text("VERS") if gedc else "", strange)


def _strange(open_: list[Record], strange: list[int], number: int, line: str) -> None:
    """A line that is none: of a note that some program broke off it is the rest, else it is counted."""
    if open_ and open_[-1].tag in ("NOTE", "CONT", "CONC", "TEXT"):
        _goes_on(open_[-1], "\n" + line.strip())
    else:
        strange.append(number)


def _hung(records: list[Record], open_: list[Record], record: Record) -> None:
    """A record under the one it belongs to; what continues a text becomes part of that text."""
    above = open_[-1] if open_ else None
    if above is not None and record.tag in ("CONT", "CONC"):
        _goes_on(above, ("\n" if record.tag == "CONT" else "") + _plain(record.value))
        open_.append(record)  # of what stands below it nothing is read
        return
    if not record.value.startswith("@") or record.value.startswith("@@"):
        record.value = _plain(record.value)
    (above.below if above is not None else records).append(record)
    open_.append(record)


def _goes_on(record: Record, more: str) -> None:
    if len(record.value) < LONGEST:
        record.value += more


def _plain(value: str) -> str:
    return value.replace("@@", "@")
