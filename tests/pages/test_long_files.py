"""A long file: its page begins at once, says how far the reading is, and ends with what would come in or why not."""

import html
import re
import time
from types import SimpleNamespace

import pytest
from django.utils import translation

from kring.exchange import far, filetypes, vcard
from kring.exchange.far import Step
from kring.exchange.refusal import refuse
from kring.methods import loader
from kring.pages.files import reading
from tests.pages.conftest import value, version
from tests.pages.test_bring import english, fields, step, upload, words

ROW = ";buur;Goes;2 per week;" + "Een zin van een paar woorden. " * 3 + "\n"


@pytest.fixture
def anna(table):
    return english(table, table.anna)


def listed(number, head="Naam;Soort;Woonplaats;Hoe vaak;Opmerking\n"):
    """A list of so many people."""
    return (head + "".join(f"Persoon {at}{ROW}" for at in range(number))).encode()


def arrived(answer):
    """The pieces in which a page came, and all of it as one page."""
    found = [piece.decode() for piece in answer.streaming_content]
    return found, SimpleNamespace(text="".join(found))


def test_a_long_list_begins_its_page_at_once_and_ends_it_with_what_would_come_in(anna, table):
    data = listed(2600)
    assert reading.is_long(data)
    answer = upload(table, anna, data)
    assert answer.status_code == 200 and answer.streaming and answer["X-Accel-Buffering"] == "no"
    (first, *_, last), page = arrived(answer)
    assert "Kring is reading your file" in first and "A long list takes some seconds." in first
    assert "</main>" in last and page.text.count("<main") == page.text.count("</html>") == 1
    assert "2600 people are new." in words(page) and value(table).people == {}
    step(table, anna, step(table, anna, page, "none"), one=["3"])
    assert [one.name for one in value(table).people.values()] == ["Persoon 3"] and version(table) == 2


def test_a_long_list_that_cannot_be_read_says_why_on_the_page_that_began(anna, table):
    answer = upload(table, anna, listed(3000, head="Kleur;Maat;Dag;Weer;Zin\n"))
    _, page = arrived(answer)
    assert "No column has names in it." in words(page) and "Nothing has changed here." in words(page)
    assert 'type="file"' in page.text and version(table) == 1


def test_a_short_list_needs_no_such_page(anna, table):
    answer = upload(table, anna, listed(20))
    assert not answer.streaming and "20 people are new." in words(answer) and fields(answer)["parcel"]


def slowly(tell):
    """Reads four times a hundred lines, a quarter of a second each."""
    for done in range(0, 401, 100):
        tell(Step.READ, done, 400)
        time.sleep(0.25)
    return b"all of it"


def pieces(read, rest=lambda found: f"<p>{found!r}</p>".encode()):
    page = '<main><template id="rest"></template></main>'
    with translation.override("nl"):
        return [html.unescape(one.decode()) for one in reading.Waiting(page, read, rest, "/back/").answer()]


def test_how_far_it_is_grows_and_is_what_the_reader_told(db):
    told = [int(found[1]) for one in pieces(slowly) if (found := re.search(r"(\d+) (?:van de|of) ", one))]
    assert len(told) >= 2 and told == sorted(told) and set(told) <= {0, 100, 200, 300, 400}
    assert pieces(slowly)[-2:] == ["<p>b'all of it'</p>", "</main>"]


def test_a_refusal_is_what_the_rest_of_the_page_is_about(db):
    def refused(tell):
        raise refuse("no_rows")

    assert "no_rows" in pieces(refused)[-2]


def test_what_fails_at_our_side_is_said_and_no_bar_stands_still(db):
    def broken(tell):
        raise ZeroDivisionError

    *_, said, end = pieces(broken)
    assert "/back/" in said and "Er ging iets mis bij ons" in said and end == "</main>"


FILES = {
    "csv": listed(900),
    "vcard": "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:Card {at}\nEND:VCARD\n" for at in range(300)).encode(),
    "graphml": b"<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><graph>"
    + b"".join(b'<node id="n%d"/>' % at for at in range(600))
    + b"</graph></graphml>",
}


@pytest.mark.parametrize("name", FILES)
def test_every_reader_of_long_files_tells_how_far_it_is(name):
    told = []
    data = FILES[name]
    filetypes.content(
        data, filetypes.recognised(data), "n", loader.standing(), tell=lambda *said: told.append((said[0], *said[1:]))
    )
    read = [(done, of) for step, done, of in told if step is Step.READ]
    assert len(read) >= 3 and read == sorted(read) and read[-1][0] == read[-1][1]


def test_nobody_needs_to_listen():
    assert vcard.read(FILES["vcard"], "n", far.nobody) == vcard.read(FILES["vcard"], "n")
