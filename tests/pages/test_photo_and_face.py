"""The photo and the drawn face of one person on the card."""

import io

import pytest
from PIL import Image

from kring.core.network import Face, When
from tests.pages.conftest import version
from tests.pages.test_describe import JOKE, address, anna, bram, joke, page, save

__all__ = ["anna", "bram"]  # the fixtures of the card


def picture(side: int = 40, kind: str = "PNG") -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (side, side), "purple").save(out, kind)
    out.seek(0)
    out.name = "joke.png"
    return out


def test_a_photo_is_kept_and_shown(anna, table):
    save(anna, table, photo=picture())
    photo = joke(table).photo
    shown = anna.get(address(table, f"picture/{photo}.webp"))
    assert shown.status_code == 200 and shown["Content-Type"] == "image/webp" and shown.content[8:12] == b"WEBP"
    assert f"picture/{photo}.webp" in page(anna, table)


@pytest.mark.parametrize("bad", [b"", b"no picture", b"<svg onload=alert(1)>", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"x"])
def test_a_bad_picture_gets_a_sentence_and_what_was_typed_stays(anna, table, bad):
    sent = io.BytesIO(bad)
    sent.name = "joke.png"
    answer = save(anna, table, photo=sent, work="kapster in Oss")
    shown = answer.content.decode()
    assert answer.status_code == 422 and "geen foto die Kring kan lezen" in shown and "kapster in Oss" in shown
    assert joke(table) == JOKE


def test_a_photo_survives_a_mistake_elsewhere_on_the_card(anna, table):
    first = save(anna, table, act="same", photo=picture(), born="gisteren")
    assert first.status_code == 422 and 'name="photo_sent"' in first.content.decode()
    assert save(anna, table, act="same", photo_sent="1", born="1954").status_code == 302
    assert joke(table).photo is not None and joke(table).born == When(1954)


def test_a_photo_can_be_taken_away_again(anna, table):
    save(anna, table, act="a1", photo=picture())
    save(anna, table, act="a2", was=joke(table), no_photo="1")
    assert joke(table).photo is None


def test_a_photo_of_somebody_confidential_does_not_exist_for_the_coach(anna, bram, table):
    save(anna, table, act="a1", photo=picture(), confidential="1")
    photo = joke(table).photo
    assert anna.get(address(table, f"picture/{photo}.webp")).status_code == 200
    assert bram.get(address(table, f"picture/{photo}.webp")).status_code == 404
    assert bram.get(address(table, f"picture/{photo}.webp", person="greet")).status_code == 404


def test_a_stranger_gets_no_photo(anna, table):
    save(anna, table, photo=picture())
    chris = table.client(table.chris)
    assert chris.get(address(table, f"picture/{joke(table).photo}.webp")).status_code == 404


def test_a_face_can_be_put_together(anna, table):
    told = {"hair": "curly", "hair_colour": "red", "skin": "warm", "clothes": "teal", "glasses": "1"}
    answer = anna.post(address(table, "face/draw/"), {"act": "a1", "version": version(table), **told})
    assert answer.status_code == 302
    assert joke(table).face == Face("curly", "warm", "red", "teal", glasses=True)
    save(anna, table, act="a2", was=joke(table), no_face="1")
    assert joke(table).face is None


def test_the_face_is_shown_before_it_is_kept(anna, table):
    shown = anna.get(address(table, "face/"), {"hair": "afro", "beard": "1"}).content.decode()
    assert 'id="hair-afro" value="afro" checked' in shown and 'id="beard" value="1" checked' in shown
    assert joke(table).face is None


def test_a_part_that_the_kit_lacks_comes_back(anna, table):
    told = {"hair": "<b>", "hair_colour": "red", "skin": "warm", "clothes": "teal"}
    answer = anna.post(address(table, "face/draw/"), {"act": "a1", "version": version(table), **told})
    assert answer.status_code == 422 and joke(table).face is None


def test_two_faces_at_once_are_told_to_the_second(anna, bram, table):
    told = {"version": version(table), "hair": "bob", "hair_colour": "red", "skin": "warm", "clothes": "teal"}
    anna.post(address(table, "face/draw/"), {"act": "a1", **told})
    answer = bram.post(address(table, "face/draw/"), {"act": "b1", **told, "hair": "afro"})
    assert answer.status_code == 409 and "een andere tekening" in answer.content.decode()
    assert joke(table).face is not None and joke(table).face.hair == "bob"


def test_going_on_to_the_face_keeps_what_was_typed(anna, table):
    answer = save(anna, table, then="face", work="kapper")
    assert answer["Location"] == address(table, "face/") and joke(table).work == "kapper"
