"""What is sent along is not kept before a door is open: no byte of a stranger's file reaches the disk."""

import io

import pytest
from django.test import Client
from django.urls import reverse

from kring.core import access
from kring.store import accounts, models
from tests.pages.conftest import Browser, version, works_along
from tests.pages.test_describe import JOKE, address, anna, bram, filled, joke
from tests.pages.test_files import given
from tests.pages.test_photo_and_face import picture

__all__ = ["anna", "bram"]  # the fixtures of the card

LARGE = 6_000_000  # more than is held in memory, so that it goes to the disk when it is kept


@pytest.fixture
def no_disk(settings, tmp_path):
    """No folder for files on their way: whoever would write one there fails."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")


def file(content: bytes, name: str = "anna.kring.json") -> io.BytesIO:
    sent = io.BytesIO(content)
    sent.name = name
    return sent


def circle(table) -> str:
    return f"/n/{table.row.pk}/files/take-in/"


def test_who_may_send_a_file_needs_the_disk_for_a_large_one(anna, table, no_disk):
    """So that the tests below would fail if a file were kept."""
    with pytest.raises(FileNotFoundError):
        anna.post(circle(table), {"act": "a", "version": version(table), "file": file(b"0" * LARGE)})
    with pytest.raises(FileNotFoundError):
        anna.post(address(table, "describe/"), {"act": "a", "version": version(table), "photo": file(b"0" * LARGE)})


@pytest.mark.parametrize("rest", ["files/take-in/", "people/joke/describe/", "names/add/", "nowhere/"])
@pytest.mark.parametrize("who", ["nobody", "chris"])
def test_a_strangers_file_is_let_go_by_unread(table, no_disk, who, rest):
    browser = Client() if who == "nobody" else table.client(table.chris)
    answer = browser.post(f"/n/{table.row.pk}/{rest}", {"name": "Eva", "file": file(b"0" * LARGE)})
    assert answer.status_code == (401 if who == "nobody" else 404)


@pytest.mark.parametrize("room", ["/manage/take-in/", "/manage/client/"])
def test_nobody_but_an_administrator_leaves_a_file_in_the_administration(anna, bram, no_disk, room):
    for browser in (anna, bram, Client()):
        assert browser.post(room, {"name": "Eva", "file": file(b"0" * LARGE)}).status_code in (401, 404)


def test_a_file_for_a_form_that_asks_for_none_is_let_go_by_unread(anna, table, no_disk):
    typed = {"act": "a", "version": version(table), "name": "Eva", "photo": file(b"0" * LARGE)}
    assert anna.post(f"/n/{table.row.pk}/names/add/", typed).status_code == 302
    assert Client().post(reverse("account_login"), {"login": "a@b.nl", "file": file(b"0" * LARGE)}).status_code == 422


def test_who_may_change_a_card_but_no_photos_has_no_photo_kept(table, anna, no_disk):
    piet = accounts.make("Piet", "piet@example.org")
    parts = {access.Part.NAMES, access.Part.CARD}
    works_along(table, piet, parts)
    typed = {"act": "a", "version": version(table), **filled(JOKE, work="kapper"), "photo": file(b"0" * LARGE)}
    typed = {name: one for name, one in typed.items() if one is not None}
    assert table.client(piet).post(address(table, "describe/"), typed).status_code == 302
    assert joke(table).work == "kapper" and not models.Photo.objects.exists()


@pytest.mark.parametrize("rest", ["files/take-in/", "people/joke/describe/"])
def test_a_form_with_a_file_that_is_not_ours_is_refused_behind_the_door(table, anna, rest):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(table.anna)
    before = version(table)
    typed = {"act": "a", "version": before, "name": "Jo", "photo": picture(), "file": file(given())}
    answer = browser.post(f"/n/{table.row.pk}/{rest}", typed)
    assert (answer.status_code, version(table)) == (403, before)
    assert not models.Photo.objects.exists()
    stranger = Client(enforce_csrf_checks=True).post(f"/n/{table.row.pk}/{rest}", typed)
    assert stranger.status_code == 403 and "Jo" not in stranger.text.split("<main")[1]


def test_the_token_of_a_form_with_a_file_is_enough(table, anna):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(table.anna)
    browser.get(address(table))
    typed = {"act": "a", "version": version(table), **filled(JOKE), "photo": picture()}
    typed |= {"csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    answer = browser.post(address(table, "describe/"), {name: one for name, one in typed.items() if one is not None})
    assert answer.status_code == 302 and joke(table).photo


@pytest.mark.parametrize("size", [21_500_000, 60_000_000])
def test_a_photo_that_is_too_large_gets_its_sentence_and_what_was_typed_stays(anna, table, size):
    typed = {"act": "a", "version": version(table), **filled(JOKE, work="kapster in Oss"), "photo": file(b"0" * size)}
    answer = anna.post(address(table, "describe/"), {name: one for name, one in typed.items() if one is not None})
    assert answer.status_code == 422
    assert "Deze foto is te groot" in answer.text and "kapster in Oss" in answer.text
    assert joke(table) == JOKE and not models.Photo.objects.exists()
