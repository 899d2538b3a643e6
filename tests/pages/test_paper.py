"""Any drawing goes on paper behind its own door: as PDF or as a picture, with only who may be seen on it."""

import io
import re
from datetime import timedelta
from xml.etree import ElementTree

import pdfua
import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from msgspec import structs
from PIL import Image
from pypdf import PdfReader

from kring.core import edits
from kring.core import network as networks
from kring.core.access import Role
from kring.core.changes import Add, Place, Set
from kring.core.drawings import Drawing
from kring.core.network import Category, Descent, Event, Person, Placement, Support, Tie, TieKind, When
from kring.draw import genogram
from kring.draw.genogram import labels
from kring.store import accounts, log, models, photos, rates, roles
from tests.draw.test_pdf import alternatives
from tests.pages.conftest import CIRCLE, do, value

FRIEND = Placement("friends", "family")


@pytest.fixture
def greet(table):
    """Greet and Omar stand in Anna's circle, Lia waits, and of Dirk only Anna may know."""
    people = (Person("greet", "Greet"), Person("omar", "Omar"), Person("lia", "Lia"))
    hidden = Person("dirk", "Verborgen Dirk", confidential=True)
    places = (Place(CIRCLE, id, None, FRIEND) for id in ("greet", "omar", "dirk"))
    do(table, *map(Add, (*people, hidden)), *places, Set("network", table.row.pk, "view", "", "Het is stil."))
    return table


def address(table, rest):
    return f"/n/{table.row.pk}/paper/{rest}"


def got(table, who, rest, status=200):
    response = table.client(who).get(address(table, rest))
    assert response.status_code == status, rest
    return response


def by(table):
    return log.Actor(table.anna, timezone.now())


def words(response):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)


@pytest.mark.parametrize("wish", ["", "?way=standing", "?colours=grey", "?paper=A3", "?paper=A0", "?paper=A0-pages"])
def test_the_circle_comes_as_a_pdf_with_everybody_who_stands_in_it(greet, wish):
    response = got(greet, greet.anna, f"circle.pdf{wish}")
    assert response["Content-Type"] == "application/pdf" and response["Cache-Control"] == "no-store"
    said = words(response)
    for name in ("Greet", "Omar", "Verborgen Dirk", "Lia", "Anna", "Het is stil.", "Dit is van Anna."):
        assert name in said, name


def test_the_file_is_called_after_the_first_name_and_nobody_else(greet):
    do(greet, Set("selves", "self", "name", "Anna", "Anna Verbeek"))
    name = got(greet, greet.anna, "circle.pdf")["Content-Disposition"]
    assert name.startswith('attachment; filename="anna-circle-20') and name.endswith('.pdf"')


def test_the_picture_has_the_page_in_it(greet):
    response = got(greet, greet.anna, "circle.png?colours=grey&way=standing")
    picture = Image.open(io.BytesIO(response.content))
    assert response["Content-Type"] == "image/png" and picture.size == (1654, 2339)


def test_whom_only_the_client_may_know_is_in_no_byte_of_the_coachs_paper(greet):
    assert "Greet" in words(got(greet, greet.bram, "circle.pdf"))
    for rest in ("circle.pdf", "circle.pdf?way=standing"):
        response = got(greet, greet.bram, rest)
        assert "Verborgen" not in words(response)
        plain = io.BytesIO()
        pikepdf.open(io.BytesIO(response.content)).save(
            plain, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False
        )
        assert b"Verborgen" not in plain.getvalue() and "Verborgen".encode("utf-16-be") not in plain.getvalue()
    assert "Verborgen" not in got(greet, greet.bram, "circle/").content.decode()


def test_taking_paper_along_has_its_line_and_looking_another(greet):
    newest = models.Line.objects.order_by("pk").last().pk
    for rest in ("circle/", "circle/look.png", "circle.pdf", "circle.png", "circle.svg"):
        got(greet, greet.anna, rest)
    since = models.Line.objects.filter(network_id=greet.row.pk, part="circle", pk__gt=newest).order_by("pk")
    assert list(since.values_list("deed", flat=True)) == ["read"] * 2 + ["read", "copy"] * 3


def test_an_answer_that_is_no_file_is_no_copy_in_the_log(greet):
    got(greet, greet.anna, "circle.png?paper=A0-pages", 422)
    for _ in range(40):
        rates.hit(f"paper {greet.anna.pk}", timedelta(minutes=1), timezone.now())
    for ending in ("pdf", "png", "svg"):
        got(greet, greet.anna, f"circle.{ending}", 429)
    assert not models.Line.objects.filter(network_id=greet.row.pk, deed="copy").exists()


def test_the_circle_leaves_as_a_drawing_that_stays_sharp(greet):
    response = got(greet, greet.anna, "circle.svg?way=standing")
    assert response["Content-Type"] == "image/svg+xml" and response["Content-Disposition"].endswith('.svg"')
    said = " ".join(ElementTree.fromstring(response.content).itertext())
    assert "Greet" in said and "Verborgen Dirk" in said
    assert b"Verborgen" not in got(greet, greet.bram, "circle.svg").content


@pytest.mark.parametrize("rest", ["tree.pdf", "tree.png", "tree/", "circle.pdf?paper=A5", "circle.png?colours=red"])
def test_what_kring_does_not_have_is_not_there(greet, rest):
    got(greet, greet.anna, rest, 404)


@pytest.mark.parametrize("said", ["way=up", "x=" + "a" * 101, "&".join(f"{sign}=1" for sign in "abcdefghijklm")])
def test_an_address_that_says_too_much_is_the_address_of_nothing(greet, said):
    for rest in ("circle/", "circle.pdf", "circle/look.png"):
        got(greet, greet.anna, f"{rest}?{said}", 404)


def test_a_poster_over_pages_is_no_picture_and_the_page_says_so(greet):
    page = got(greet, greet.anna, "circle.png?paper=A0-pages", 422).content.decode()
    assert "Neem de poster als PDF." in page


def test_whoever_asks_very_much_paper_waits_a_minute(greet):
    for _ in range(40):
        rates.hit(f"paper {greet.anna.pk}", timedelta(minutes=1), timezone.now())
    assert "Wacht een minuut" in got(greet, greet.anna, "circle.pdf", 429).content.decode()
    got(greet, greet.anna, "circle/look.png", 429)
    got(greet, greet.bram, "circle.pdf")


def test_who_was_not_shown_the_circle_gets_no_paper_of_it(greet):
    carla = accounts.make("Carla")
    roles.give(carla, greet.row, Role.MEMBER, by(greet))
    got(greet, carla, "circle.pdf", 403)
    got(greet, greet.chris, "circle.pdf", 404)


def test_the_page_shows_how_it_looks_and_leads_back(greet):
    page = got(greet, greet.anna, f"circle/?layout={CIRCLE}&colours=grey").content.decode()
    assert f"/paper/circle/look.png?layout={CIRCLE}&amp;paper=A4&amp;way=lying&amp;colours=grey" in page
    assert f'href="/n/{greet.row.pk}/circle/as/{CIRCLE}/"' in page
    assert "vrienden: Familie: Verborgen Dirk, Greet, Omar. Nog geen plek: Lia." in page


def test_many_names_ask_for_larger_paper(greet):
    people = [Person(f"p{number}", f"Mensje-Willemijn {number}") for number in range(120)]
    do(greet, *map(Add, people), *(Place(CIRCLE, one.id, None, FRIEND) for one in people))
    assert "Print dit op A0" in got(greet, greet.anna, "circle/").content.decode()
    assert "Print dit op" not in got(greet, greet.anna, "circle/?paper=A0").content.decode()


def test_thirty_in_an_ecogram_grow_onto_larger_paper_by_themselves_unless_one_says_a4(greet):
    people = [Person(f"p{number}", f"Willemijn {number}", domains=("family",)) for number in range(34)]
    do(greet, *map(Add, people))
    assert 'value="A3" checked' in got(greet, greet.anna, "ecogram/").content.decode()
    assert 'value="A4" checked' in got(greet, greet.anna, "ecogram/?paper=A4").content.decode()
    few = got(greet, greet.anna, "circle/").content.decode()
    assert 'value="A4" checked' in few


def test_a_photo_is_on_the_paper_and_grey_where_all_is(greet):
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "#FF0000").save(out, "PNG")
    do(greet, Set("people", "greet", "photo", None, "p1"))
    photos.add(models.Network.objects.get(pk=greet.row.pk), "p1", out.getvalue(), by(greet))
    for colours, is_red in (("day", True), ("grey", False)):
        picture = Image.open(io.BytesIO(got(greet, greet.anna, f"circle/look.png?colours={colours}").content))
        seen = picture.convert("RGB").getcolors(1 << 22) or ()
        assert any(red > 240 and green < 12 and count > 200 for count, (red, green, _) in seen) is is_red
        if not is_red:
            assert all(abs(red - green) < 3 and abs(green - blue) < 3 for _, (red, green, blue) in seen)


def test_a_photo_that_is_gone_leaves_the_initials(greet):
    do(greet, Set("people", "greet", "photo", None, "gone"))
    assert "Gr" in words(got(greet, greet.anna, "circle.pdf"))


def test_as_many_questions_to_the_database_for_one_person_as_for_thirty(greet):
    anna = greet.client(greet.anna)
    anna.get(address(greet, "circle.pdf"))
    with CaptureQueriesContext(connection) as few:
        anna.get(address(greet, "circle.pdf"))
    people = [Person(f"p{number}", f"Mens {number}") for number in range(27)]
    do(greet, *map(Add, people), *(Place(CIRCLE, one.id, None, FRIEND) for one in people))
    with CaptureQueriesContext(connection) as many:
        anna.get(address(greet, "circle.pdf"))
    assert len(few) == len(many) <= 12


@pytest.mark.parametrize("drawing", ["contact", "support"])
def test_a_table_is_printed_with_everybody_in_it(greet, drawing):
    do(greet, Set("people", "greet", "supports", None, (Support.COMPANY,)))
    said = words(got(greet, greet.anna, f"{drawing}.pdf?colours=grey&way=standing"))
    assert all(name in said for name in ("Greet", "Omar", "Verborgen Dirk", "Naam", "Dit is van Anna."))
    assert "Verborgen" not in words(got(greet, greet.bram, f"{drawing}.pdf"))
    assert "16 vellen" in got(greet, greet.anna, f"{drawing}/").content.decode()


MM = 72 / 25.4
SAID = {Drawing.LIFE: "Verhuisd naar Goes", Drawing.MSNA: "Vrienden en bekenden", Drawing.WEB: "Goed voelen"}
SHEETS = {"A4": (297, 210, 1), "A3": (420, 297, 1), "A0": (1189, 841, 1), "A0-pages": (297, 210, 17)}


@pytest.fixture
def told(greet):
    """So much of Greet and Omar that each drawing has something to show."""
    more = {
        "greet": {
            "domains": ("family",),
            "supports": (Support.COMPANY,),
            "born": When(1950),
            "category": Category.FAMILY,
        },
        "omar": {"domains": ("work",)},
    }
    was = value(greet).people
    do(greet, *(one for id, new in more.items() for one in edits.between(was[id], structs.replace(was[id], **new))))
    tie = Tie(networks.tie_id("greet", "omar", TieKind.KNOWS), "greet", "omar")
    move = Event("move", "Verhuisd naar Goes", since=When(2020), people=("greet",))
    do(greet, Add(Descent("d", "self", "greet")), Add(tie), Add(move))
    return greet


def findings(data, folder):
    file = folder / "sheet.pdf"
    file.write_bytes(data)
    return [f"{one.rule_id}: {one.message}" for one in pdfua.validate(file).findings]


@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("drawing", Drawing)
def test_every_drawing_is_on_every_paper_with_its_title_day_owner_and_words_for_who_cannot_see_it(
    told, drawing, paper, tmp_path
):
    colours = "grey" if paper in ("A3", "A0-pages") else "day"
    response = got(told, told.anna, f"{drawing}.pdf?paper={paper}&colours={colours}")
    reader = PdfReader(io.BytesIO(response.content))
    wide, high, pages = SHEETS[paper]
    page = reader.pages[0].mediabox
    assert (float(page.width), float(page.height)) == pytest.approx((wide * MM, high * MM), abs=2.9)
    assert len(reader.pages) == pages
    said = " ".join(words(response).split())
    title = " ".join(str(reader.metadata.title).split())
    assert title and title in said and "Dit is van Anna." in said
    assert date_format(timezone.localdate(), "j F Y") in said and SAID.get(drawing, "Greet") in said
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert b"pdfuaid:part>1<" in response.content
    assert paper != "A4" or findings(response.content, tmp_path) == []
    assert any(one.strip() for one in alternatives(reader)) or drawing in (Drawing.CONTACT, Drawing.SUPPORT)


@pytest.mark.parametrize("drawing", Drawing)
def test_every_drawing_leaves_as_a_picture_in_colour_and_in_grey_and_as_a_drawing(told, drawing):
    for colours in ("day", "grey"):
        picture = Image.open(io.BytesIO(got(told, told.anna, f"{drawing}.png?paper=A4&colours={colours}").content))
        seen = picture.convert("RGB").getcolors(1 << 22) or ()
        assert picture.width >= 1654 and len(seen) > 8
        if colours == "grey":
            assert all(abs(red - green) < 3 and abs(green - blue) < 3 for _, (red, green, blue) in seen), drawing
        made = got(told, told.anna, f"{drawing}.svg?colours={colours}").content
        root = ElementTree.fromstring(made)
        assert root.tag.endswith("svg") and SAID.get(drawing, "Greet") in " ".join(root.itertext()), drawing
        assert all(one.startswith((b"data:", b"#")) for one in re.findall(rb'(?:url[(]|href=")([^)"]+)', made))
    assert got(told, told.anna, f"{drawing}/?way=standing&colours=grey").status_code == 200


def test_a_family_whose_names_would_be_too_small_on_a4_asks_for_larger_paper(table):
    kin = [Person(f"p{n}", f"Persoon {n}", rank=n, category=Category.FAMILY) for n in range(40)]
    (anna,) = value(table).owner.selves
    do(table, *map(Add, kin), *(Add(Descent(f"d{one.id}", one.id, anna)) for one in kin))
    assert "Print dit op A0" in got(table, table.anna, "genogram/?paper=A4").content.decode()
    painted = genogram.paint(genogram.place(value(table)), standalone="day")
    sizes = {float(one) for one in re.findall(r'<text(?![^>]*initials)[^>]*font-size="([\d.]+)"', painted)}
    assert min(sizes) >= labels.SMALL  # the years are smaller than the names: they choose the paper
    assert "Print dit op" not in got(table, table.anna, "genogram/?paper=A0").content.decode()


def test_a_family_that_is_too_small_on_every_paper_says_so_and_sends_nobody_to_a_paper_that_does_not_help(table):
    kin = [Person(f"p{n}", f"Persoon {n}", rank=n, category=Category.FAMILY) for n in range(150)]
    (anna,) = value(table).owner.selves
    do(table, *map(Add, kin), *(Add(Descent(f"d{one.id}", one.id, anna)) for one in kin))
    for paper in ("A4", "A0"):
        page = got(table, table.anna, f"genogram/?paper={paper}").content.decode()
        assert "Print dit op" not in page and "zelfs op een poster (A0) klein blijven: ongeveer" in page
