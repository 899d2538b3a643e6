"""Moments on paper: a page for each, with what is otherwise in words, and in the log that it was taken along."""

import io

from pypdf import PdfReader

from kring.core.changes import Add
from kring.core.network import Person
from kring.store import models
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
