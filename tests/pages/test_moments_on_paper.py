"""Moments on paper: a page for each, with what is otherwise in words, and in the log that it was taken along."""

import io
import re

from pypdf import PdfReader

from kring.core.changes import Add
from kring.core.network import Category, Face, Person
from kring.draw import book, ecogram
from kring.draw.ecogram_seats import Named
from kring.store import models
from tests import cast
from tests.pages.test_moments import anna, do, keep, kept, room

__all__ = ["anna"]


def pages(response):
    assert response.status_code == 200 and response["Content-Type"] == "application/pdf"
    return [page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages]


def test_every_frame_of_the_film_is_a_page_and_says_who_came(anna, table):
    keep(table, anna)
    do(table, Add(Person("zus", "Zuster Klivia")))
    for picture in ("", "web"):
        found = pages(anna.get(room(table, f"on-paper/?picture={picture}")))
        assert len(found) == 3 and "Zuster Klivia" not in found[1]
        assert "Vandaag" in found[2] and "Zuster Klivia" in found[2]
    assert models.Line.objects.filter(deed=models.Deed.COPY).exists()


def test_two_beside_each_other_are_two_pages_and_a_moment_of_elsewhere_is_not_there(anna, table):
    keep(table, anna)
    keep(table, anna, act="a2")
    old = kept(table)[0].moment
    assert len(pages(anna.get(room(table, f"on-paper/?old={old}&new=")))) == 3
    assert anna.get(room(table, "on-paper/?old=nowhere&new=")).status_code == 404


def test_a_name_that_a_drawing_shortens_stands_whole_beside_it(anna, table):
    keep(table, anna)
    long = "Bewindvoeringskantoor van de Noordelijke Veenkoloniën"
    do(table, Add(Person("kantoor", long, domains=("care",))))
    for query in ("", "&old=&new="):
        *_, today = pages(anna.get(room(table, f"on-paper/?picture=ecogram{query}")))
        assert "Voluit" in today and long in " ".join(today.split())


def test_the_film_comes_on_a_larger_sheet_and_in_grey_and_on_no_other(anna, table):
    keep(table, anna)
    answer = anna.get(room(table, "on-paper/?paper=A3&colours=grey"))
    sizes = {tuple(map(round, page.mediabox[2:])) for page in PdfReader(io.BytesIO(answer.content)).pages}
    assert sizes == {(842, 1191)}
    assert anna.get(room(table, "on-paper/?paper=A9")).status_code == 404
    assert anna.get(room(table, "on-paper/?colours=pink")).status_code == 404


def test_in_grey_no_colour_is_left_in_a_drawing():
    face = Face("short", "light", "red", "blue")
    net = cast.network(Person("p", "Pia", face=face, category=Category.FAMILY, domains=("family",)))
    drawing = ecogram.paint(ecogram.place(net, [Named("family", "Familie")], "tablet"))
    for colours, is_grey in (("day", False), ("grey", True)):
        inks = set(re.findall(r"#([0-9A-Fa-f]{6})\b", book._drawn(drawing, colours)))
        assert all(ink[:2] == ink[2:4] == ink[4:] for ink in inks) is is_grey
