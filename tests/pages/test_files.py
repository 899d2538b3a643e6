"""A circle taken along comes into an empty Kring as it was; a file with anything wrong changes nothing."""

import io
import json
import re
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kring.commands import demo
from kring.core import access, check, network, redaction
from kring.core.network import Network
from kring.exchange import kring_json
from kring.store import accounts, log, models, networks, photos, roles
from kring.store.models import Deed

ADDRESS = "/n/{}/files/"
SPRING, SUMMER = datetime(2026, 4, 1, 9, 30, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)


def webp(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(out, "WEBP", quality=80)
    return out.getvalue()


def bomb() -> bytes:
    """A few kilobytes that unfold to 400 million pixels."""
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


def form(page: str, content: bytes, **more: object) -> dict[str, object]:
    typed = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("act", "version")}
    return {**typed, "file": SimpleUploadedFile("anna.kring.json", content, "application/json"), **more}


def given(name: str = "anna", **pictures: bytes) -> bytes:
    """A demo network as a file, with these photos of people."""
    plain = json.loads(kring_json.written(kring_json.copied(demo.one(name))))
    for id in pictures:
        plain["network"]["people"][id]["photo"] = f"photo-{id}"
    copy = kring_json.read(json.dumps(plain).encode())
    return kring_json.written(
        kring_json.copied(copy.network, photos={f"photo-{id}": data for id, data in pictures.items()})
    )


def value(row: models.Network) -> Network:
    row.refresh_from_db()
    return networks.load(row)


def taken_in(table, content: bytes, user=None):
    browser = table.client(user or table.anna)
    address = ADDRESS.format(table.row.id)
    return sent(browser, address, form(browser.get(address).text, content))


def sent(browser, address: str, typed: dict[str, object]):
    """The file is looked at, and then the yes; or whatever stands in the way."""
    looked = browser.post(address + "take-in/", typed)
    return looked if looked.status_code != 200 else browser.post(address + "whole/", yes(looked))


def yes(looked) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', looked.text))


def test_what_was_taken_along_is_equal_in_an_empty_kring(table):
    browser = table.client(table.anna)
    assert taken_in(table, given(joke=webp("red"), mam=webp("blue"))).status_code == 302
    first = browser.get(ADDRESS.format(table.row.id) + "copy/")
    copy = kring_json.read(first.content)

    elsewhere = log.Actor(None, table.row.made_at)
    zoe, row = accounts.new_client("Zoe", elsewhere, "zoe@example.org")
    other = table.client(zoe)
    page = other.get(ADDRESS.format(row.id)).text
    assert sent(other, ADDRESS.format(row.id), form(page, first.content)).status_code == 302
    again = kring_json.read(other.get(ADDRESS.format(row.id) + "copy/").content)
    assert network.encode(again.network).replace(row.id.encode(), b"") == network.encode(copy.network).replace(
        table.row.id.encode(), b""
    )
    assert again.photos == copy.photos and len(copy.photos) == 2


def with_moments(content: bytes) -> bytes:
    """A file in which two moments lie beside its network: half of the people, and one who was taken out since."""
    copy = kring_json.read(content)
    then = redaction.without(copy.network, list(copy.network.people)[10:])
    kept = {
        "spring": kring_json.Moment(name="Lente", at=SPRING, review_on=date(2026, 9, 1), network=then),
        "summer": kring_json.Moment(at=SUMMER, redactions=1, redacted_at=SUMMER, network=copy.network),
    }
    return kring_json.written(kring_json.copied(copy.network, photos=copy.photos, moments=kept))


def copied(table, row=None) -> kring_json.Copy:
    return kring_json.read(table.client(table.anna).get(ADDRESS.format((row or table.row).id) + "copy/").content)


def test_moments_go_along_in_the_copy_and_come_back_in_an_empty_kring(table):
    assert taken_in(table, with_moments(given())).status_code == 302
    first = copied(table)
    assert [(one.name, one.at, one.redactions) for one in first.moments.values()] == [
        ("Lente", SPRING, 0),
        ("", SUMMER, 1),
    ]
    other = accounts.new_client("Zoe", log.Actor(None, table.row.made_at), "zoe@example.org")[1]
    roles.give(table.anna, other, access.Role.OWNER, log.Actor(None, table.row.made_at))
    browser = table.client(table.anna)
    page = browser.get(ADDRESS.format(other.id)).text
    assert sent(browser, ADDRESS.format(other.id), form(page, kring_json.written(first))).status_code == 302
    there = kring_json.written(copied(table, other)).replace(other.id.encode(), table.row.id.encode())
    assert kring_json.read(there).moments == first.moments
    assert browser.get(f"/n/{other.id}/moments/spring/").status_code == 200


def test_with_one_undo_what_came_along_is_gone_moments_too(table):
    taken_in(table, with_moments(given()))
    browser = table.client(table.anna)
    assert len(copied(table).moments) == 2
    browser.post(f"/n/{table.row.id}/undo/", {"act": "back", "version": 2})
    assert copied(table).moments == {}
    assert taken_in(table, given("few")).status_code == 302


def test_in_a_copy_of_another_a_moment_holds_only_whom_they_may_know(table):
    content = with_moments(given().replace(b'"id": "mam",', b'"id": "mam", "confidential": true,', 1))
    taken_in(table, content)
    seen = kring_json.read(table.client(table.bram).get(ADDRESS.format(table.row.id) + "copy/").content)
    assert len(seen.moments) == 2 and b'"mam"' not in kring_json.written(seen)
    assert "mam" in copied(table).moments["summer"].network.people


def test_who_may_not_see_the_circle_gets_no_moments_in_a_copy(table):
    taken_in(table, with_moments(given()))
    piet = accounts.make("Piet", "piet@example.org")
    parts = {access.Part.NAMES, access.Part.COPY}
    roles.give(piet, table.row, access.Role.PROFESSIONAL, log.Actor(table.anna, table.row.made_at), parts=parts)
    seen = kring_json.read(table.client(piet).get(ADDRESS.format(table.row.id) + "copy/").content)
    assert seen.moments == {} and seen.network.placements == {}
    assert seen.network.people.keys() == demo.one("anna").people.keys()


def test_a_network_kept_under_its_own_id_is_the_same_to_the_last_byte(db, table):
    copy = kring_json.read(given())
    row = networks.new(copy.network, log.Actor(None, table.row.made_at))
    roles.give(table.anna, row, access.Role.OWNER, log.Actor(None, table.row.made_at))
    assert (
        kring_json.read(table.client(table.anna).get(ADDRESS.format(row.id) + "copy/").content).network == copy.network
    )


def test_first_is_shown_what_is_in_it_and_nothing_changes(table):
    table.anna.language = "en"
    table.anna.save()
    browser, address = table.client(table.anna), ADDRESS.format(table.row.id)
    typed = form(browser.get(address).text, with_moments(given(joke=webp("red"))))
    page = browser.post(address + "take-in/", typed).text
    assert "This is the circle of Anna" in page and "34 people, and who knows whom" in page and "Oom Henk" in page
    assert "2 moments that were kept" in page and "one photo" in page
    assert value(table.row).people == {} and not models.Photo.objects.exists()


@pytest.mark.parametrize("parcel", ["", "x", "gAAAA" * 40])
def test_a_yes_to_what_is_not_ours_does_nothing(table, parcel):
    browser, address = table.client(table.anna), ADDRESS.format(table.row.id)
    looked = yes(browser.post(address + "take-in/", form(browser.get(address).text, given())))
    assert browser.post(address + "whole/", looked | {"parcel": parcel}).status_code == 422
    assert table.client(table.bram).post(address + "whole/", looked).status_code == 422
    assert value(table.row).people == {}


def test_a_yes_that_comes_when_there_are_people_meanwhile_mixes_nothing(table):
    browser, address = table.client(table.anna), ADDRESS.format(table.row.id)
    looked = yes(browser.post(address + "take-in/", form(browser.get(address).text, given())))
    taken_in(table, given("few"))
    assert browser.post(address + "whole/", looked).status_code == 422
    assert len(value(table.row).people) == len(demo.one("few").people)


def test_a_file_that_was_taken_in_is_taken_back_by_one_undo(table):
    before = value(table.row)
    taken_in(table, given())
    assert value(table.row).people.keys() == demo.one("anna").people.keys()
    networks.undo(table.row.id, "undo", log.Actor(table.anna, table.row.made_at))
    assert value(table.row).people == {} and value(table.row).owner == before.owner


def test_the_name_of_the_file_tells_nothing_of_whose_it_is_and_the_log_that_it_was_copied(table):
    taken_in(table, given())
    answer = table.client(table.anna).get(ADDRESS.format(table.row.id) + "copy/")
    assert re.fullmatch(
        r'attachment; filename="kring-[0-9a-f]{6}-\d{4}-\d\d-\d\d\.kring\.json"', answer["Content-Disposition"]
    )
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    assert models.Line.objects.filter(deed=Deed.COPY, user=table.anna, network=table.row).exists()


def test_what_others_may_not_see_is_not_in_their_copy(table):
    taken_in(
        table,
        given(yilmaz=webp("red"), mam=webp("blue")).replace(
            b'"id": "yilmaz",', b'"id": "yilmaz", "confidential": true,', 1
        ),
    )
    own = kring_json.read(table.client(table.anna).get(ADDRESS.format(table.row.id) + "copy/").content)
    seen = kring_json.read(table.client(table.bram).get(ADDRESS.format(table.row.id) + "copy/").content)
    assert "yilmaz" in own.network.people and set(own.photos) == {"photo-yilmaz", "photo-mam"}
    assert "yilmaz" not in seen.network.people and set(seen.photos) == {"photo-mam"}
    assert b"yilmaz" not in network.encode(seen.network)
    assert {fault.code for fault in check.faults(seen.network, {})} == {"layout_unknown"}


def test_a_stranger_finds_nothing_and_a_professional_takes_nothing_in(table):
    address = ADDRESS.format(table.row.id)
    for part in ("", "copy/"):
        assert table.client(table.chris).get(address + part).status_code == 404
    assert table.client(table.chris).post(address + "take-in/").status_code == 404
    assert table.client(table.bram).get(address).status_code == 200
    table.bram.language = "en"
    table.bram.save()
    answer = taken_in(table, given(), table.bram)
    assert answer.status_code == 422 and "Only Anna can take that in." in answer.text
    assert value(table.row).people == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is nothing in this file."),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is no text. Is it the right file?"),
        (b'{"people": []}', "This is not a file from Kring."),
        (b'{"kring": ' + b"[" * 100_000, "This is not a file from Kring."),
        (given()[:-100], "The last part of this file is missing."),
        (given().replace(b'"kring": 1', b'"kring": 2'), "This file was made by a newer Kring."),
        (given().replace(b'"b": "mam"', b'"b": "nobody"', 1), "nobody in the file has that id"),
        (
            given().replace(b'"ring": "friends"', b'"ring": "moon"', 1),
            "stands in a ring that this circle does not have",
        ),
        (given().replace(b'"mam": {', b'"joke": {', 1), "is used twice in the file"),
        (given().replace(b'"relation"', b'"relatoin"', 1), "Is “relation” meant?"),
        (given().replace(b'"name": "Joke"', b'"name": "\\u200b"', 1), "There is a name here that nobody can read."),
        (given().replace(b'"name": "Joke"', b'"name": "J\\u0000"', 1), "There is a sign in this text"),
        (given().replace(b'"name": "Joke"', b'"name": "%s"' % (b"x" * 200), 1), "is too long. At most 120 signs fit."),
        (given(joke=b"no picture"), "One of the photos in this file is damaged."),
        (given(joke=bomb()), "One of the photos in this file is damaged."),
        (b'{"<script>": 1, "kring": 1}', "&lt;script&gt;"),
    ],
)
def test_a_file_with_anything_wrong_says_what_and_changes_nothing(table, content, said):
    table.anna.language = "en"
    table.anna.save()
    before = value(table.row)
    answer = taken_in(table, content)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Nothing has changed here." in answer.text
    assert "<script>" not in answer.text.split("</head>")[1]
    assert (value(table.row), table.row.version) == (before, 1)
    assert not models.Photo.objects.exists()


def test_a_damaged_photo_among_good_ones_leaves_nothing_behind(table):
    assert taken_in(table, given(joke=webp("red"), mam=b"GIF89a not really")).status_code == 422
    assert not models.Photo.objects.exists()


def test_a_file_that_is_too_large_is_let_go_by_unread(table):
    table.anna.language = "en"
    table.anna.save()
    answer = taken_in(table, b"0" * 30_000_000)
    assert answer.status_code == 413
    assert "This file is larger than 20 MB." in answer.text
    assert 'role="alert"' in answer.text


def test_without_a_file_the_page_asks_for_one(table):
    table.anna.language = "en"
    table.anna.save()
    browser = table.client(table.anna)
    address = ADDRESS.format(table.row.id)
    typed = form(browser.get(address).text, b"")
    del typed["file"]
    answer = browser.post(address + "take-in/", typed)
    assert answer.status_code == 422
    assert "Choose a file first." in answer.text


def test_a_double_click_takes_in_once(table):
    browser = table.client(table.anna)
    address = ADDRESS.format(table.row.id)
    page = browser.get(address).text
    looked = yes(browser.post(address + "take-in/", form(page, given(joke=webp("red")))))
    first, again = (browser.post(address + "whole/", looked) for _ in range(2))
    assert (first.status_code, again.status_code) == (302, 302)
    assert table.client(table.anna).get(address).status_code == 200
    table.row.refresh_from_db()
    assert table.row.version == 2


def test_two_circles_never_get_mixed(table):
    browser = table.client(table.anna)
    address = ADDRESS.format(table.row.id)
    page = browser.get(address).text
    taken_in(table, given("few"))
    late = sent(browser, address, form(page, given("anna")))
    assert late.status_code == 422
    assert len(value(table.row).people) == 2
    assert "take-in" not in browser.get(address).text


def test_a_form_that_does_not_say_what_it_was_filled_in_upon_is_not_accepted(table):
    browser = table.client(table.anna)
    address = ADDRESS.format(table.row.id)
    typed = form(browser.get(address).text, given())
    del typed["version"]
    assert browser.post(address + "take-in/", typed).status_code == 428


def test_the_page_costs_the_same_for_two_people_and_for_sixty(table, django_assert_max_num_queries):
    other = accounts.new_client("Zoe", log.Actor(None, table.row.made_at), "zoe@example.org")[1]
    roles.give(table.anna, other, access.Role.OWNER, log.Actor(None, table.row.made_at))
    browser = table.client(table.anna)
    for row, name in ((table.row, "few"), (other, "sixty")):
        page = browser.get(ADDRESS.format(row.id)).text
        sent(browser, ADDRESS.format(row.id), form(page, given(name)))
        with django_assert_max_num_queries(6):
            browser.get(ADDRESS.format(row.id))


def test_photos_come_along_as_they_were(table):
    taken_in(table, given(joke=webp("red")))
    table.row.refresh_from_db()
    assert photos.every(table.row) == {"photo-joke": webp("red")}


def test_a_photo_that_nobody_shows_stays_out_and_one_that_is_missing_shows_initials(table):
    plain = json.loads(given(joke=webp("red")))
    plain["photos"]["stowaway"] = "bm8gcGljdHVyZQ=="
    plain["network"]["people"]["mam"]["photo"] = "lost"
    assert taken_in(table, json.dumps(plain).encode()).status_code == 302
    assert value(table.row).people["mam"].photo is None
    assert set(photos.every(table.row)) == {"photo-joke"}
