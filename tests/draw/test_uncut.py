"""What a drawing had to shorten stands whole beside it on paper, in every drawing: nothing is lost there."""

import re
from pathlib import Path

import msgspec
import pytest

from kring.commands import drawings
from kring.core.kinds import Sort
from kring.core.network import Event, Group, Person, When
from kring.draw import pdf, uncut
from kring.exchange.kring_json import Copy
from tests import cast
from tests.draw.test_pdf import findings, read, text

LONG = [
    "Bewindvoeringskantoor Noordoost-Groningen en omstreken",
    "Mevrouw van der Bergh-de Vries tot Wassenaar",
    "Kwekerij De Border aan de Zuidelijke Parallelweg",
    "Vrijwilligersorganisatie Samen Eten in de Buurt",
]


def crowded():
    """The network of the cast, in which some have names that no drawing has room for."""
    value = cast.rn1()
    people = {
        id: msgspec.structs.replace(one, name=f"{LONG[n % 4]} {n}" if n % 2 else one.name, domains=("family",))
        for n, (id, one) in enumerate(value.people.items())
    }
    ids = tuple(people)
    group = Group("g", "Koor De Vrolijke Noot van de Sint-Bonifatiusparochie in het dorp", people=ids[:3])
    title = "Verhuisd naar een huis met een tuin, en een schuur, en een kelder, en een zolder, en nog veel meer dan dat"
    event = Event("e", title * 3, since=When(2012))
    return msgspec.structs.replace(value, people=people, groups={"g": group}, events={"e": event})


@pytest.mark.parametrize("drawing", drawings.drawings())
def test_every_word_that_a_drawing_shortens_is_told_whole(drawing):
    value = crowded()
    made = drawings.drawings()[drawing]
    for size in made.sizes:
        drawn = made.paint(Copy(kring=1, network=value), size, "day")
        whole = uncut.whole(drawn, uncut.said(value, "en"))
        for piece in re.findall(r"<text[^>]*>([^<]*)…", drawn):
            assert any(piece.strip(" “") in one for one in whole), (drawing, size, piece)


def test_a_service_and_a_place_are_told_whole_too():
    value = cast.rn1()
    thing = Person("thing", LONG[0], sort=Sort.SERVICE, domains=("neighbourhood",))
    value = msgspec.structs.replace(value, people={**value.people, "thing": thing})
    known = uncut.said(value, "nl")
    assert uncut.whole("<text>Bewindvoeri…</text><text>De bu…</text>", known) == (LONG[0], "De buurt")


def test_who_begins_alike_is_told_both_and_who_ends_so_by_themselves_is_not_shortened():
    drawn = "<text x='1'>Mevrouw va…</text><text>Wacht…</text><text>Jan</text>"
    known = ["Jan", "Mevrouw van Dam", "Mevrouw van Dijk", "Wacht…", "Iemand"]
    assert uncut.whole(drawn, known) == ("Mevrouw van Dam", "Mevrouw van Dijk")


def test_a_piece_of_a_title_that_was_broken_off_and_signs_of_markup_are_found():
    drawn = "<text>met een tuin &amp; een…</text>"
    assert uncut.whole(drawn, ["Verhuisd naar een huis met een tuin & een schuur"]) == (
        "Verhuisd naar een huis met een tuin & een schuur",
    )


def test_on_paper_they_follow_on_a_page_of_their_own_and_a_picture_grows(tmp_path: Path):
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60" width="90" height="60"><text>Bew…</text></svg>'
    sheet = pdf.Sheet(drawn, "Anna’s ecogram", "Bewindvoering Noord.", "nl", whole_title="Voluit", whole=tuple(LONG))
    for paper, pages in (("A4", 2), ("A3", 2), ("A0-pages", 18)):
        made = pdf.pdf(sheet, paper)
        reader = read(made)
        assert len(reader.pages) == pages and all(name in text(reader) for name in LONG)
    assert findings(pdf.pdf(sheet), tmp_path) == []
    bare = msgspec.structs.replace(sheet, whole=())
    assert len(read(pdf.pdf(bare)).pages) == 1
    high = [int.from_bytes(pdf.png(one)[20:24], "big") for one in (bare, sheet)]
    assert high[1] > high[0]
