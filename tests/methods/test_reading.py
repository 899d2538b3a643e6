"""Where to read on is what the handbooks name: on that line, by that author, from that year.

`named_in_sources.txt` has every line of the five handbooks that names a source. Behind a line to which the shelf
points stand its words (and where a handbook breaks its lines, those of the next), each as four bytes of its hash;
nothing of their text can be read from it.
"""

import re
import unicodedata
from hashlib import blake2b
from pathlib import Path

import pytest

from kring.core.vocabulary import Kind
from kring.methods import library

NAMED = dict(
    (line.split() + [""])[:2]
    for line in Path(__file__).with_name("named_in_sources.txt").read_text(encoding="utf-8").splitlines()
)
OF = {"000": 2014, "001": 2014, "002": 2016, "003": 2012, "004": 2015}  # when each handbook was written
OURS = {"hoofdstuk", "film"}  # what Kring writes out where a handbook has a letter or only a link
FOOT = {"001:202"}  # a footnote of the card before it
READ = [(way.code, one) for way in library.shelved().values() for one in way.reading]


def words(text):
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z]+|[0-9]+", plain) if len(word) > 1 and word not in OURS]


def stands(place, word):
    told = NAMED[place]
    return blake2b(f"{place} {word}".encode(), digest_size=4).hexdigest() in re.findall("." * 8, told)


def lacking(one):
    """What of a reading is not on the line that it names: its year, its first author, or most of its title."""
    author, _, title = one.title.rpartition(": ")
    first = next(iter(word for word in words(author or title) if word not in ("de", "van", "het")), None)
    asked = [str(one.year)] if one.year else []
    asked += [first] if author else []
    missing = [word for word in asked if not stands(one.at, word)]
    there = [stands(one.at, word) for word in words(one.title)]
    return missing + ([one.title] if sum(there) * 2 < len(there) else [])


def lines(source):
    """The lines of the handbooks that a way comes from."""
    for place in source:
        if at := re.fullmatch(r"(\d{3}):(\d+)(?:-(\d+))?", place):
            yield from (f"{at[1]}:{line}" for line in range(int(at[2]), int(at[3] or at[2]) + 1))


@pytest.mark.parametrize(("code", "one"), READ, ids=[f"{code}-{one.at}-{one.title[:20]}" for code, one in READ])
def test_every_reading_stands_on_the_line_that_it_names(code, one):
    assert one.at is not None and NAMED[one.at], f"{code}: {one.title} says no line"
    assert lacking(one) == []
    assert one.named == OF[one.at[:3]]
    way = library.by_code()[code]
    assert one.at[:3] in {line[:3] for line in lines(way.source)}, "of a handbook that tells of this way"


def test_a_way_has_readings_or_its_lines_name_none():
    none = {code for code, way in library.by_code().items() if not way.reading}
    named = {
        code: [line for line in lines(library.by_code()[code].source) if line in NAMED and line not in FOOT]
        for code in none
    }
    assert {code: at for code, at in named.items() if at} == {}
    assert {code for code in none if code[0] in "MX"} == set(), "each method and example of the guide names some"
    assert len(none) == 42


def test_all_six_kinds_are_on_the_shelf_and_nobody_of_then_is_called_up():
    assert {one.kind for _, one in READ} == set(Kind)
    assert not [one.title for _, one in READ if "@" in one.title or re.search(r"\d{3,} ?\d{2} ?\d{2}", one.title)]


def test_what_is_not_on_its_line_would_be_noticed():
    one = next(one for code, one in READ if code == "M09" and one.year == 1990)
    assert lacking(one) == []
    other = type(one)(one.kind, one.title.replace("Baars", "Jansen"), 1991, at=one.at)
    assert lacking(other) == ["1991", "jansen"]
    assert lacking(type(one)(one.kind, "Iets heel anders", at=one.at)) == ["Iets heel anders"]
