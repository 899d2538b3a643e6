import csv
import io
import zipfile
from datetime import timedelta

import pypdf
import pytest
from django.utils import timezone

from kring.core import access, method, network, sight
from kring.core.changes import Add, Place, Set
from kring.exchange import kring_json
from kring.methods import loader
from kring.store import erasure, log, marks, models, moments, photos, roles
from tests.pages.conftest import do, value
from tests.pages.test_files import webp

ROOM = "/n/{}/mine/{}"


@pytest.fixture
def full(table):
    """A circle with something of everything in it, and somebody who looked."""
    bert = network.Person("bert", "Bert", rank=1, photo="f1", remark="brother of the bride")
    secret = network.Person("saar", "Saar", rank=2, confidential=True)
    do(table, Add(bert), Add(secret), Add(network.Wish("w", "a walk by the sea")))
    do(table, Set("network", "", "story", "", "I came here in spring"))
    by = log.Actor(table.anna, timezone.now(), access.Viewer(str(table.anna.pk), access.Role.OWNER))
    photos.add(table.row, "f1", webp("red"), by)
    row = models.Network.objects.get(pk=table.row.pk)
    moments.keep(row, "m1", "Spring", row.version, by)
    marks.put(row, "bert", True, ["bert"], by)
    table.client(table.bram).get(f"/n/{table.row.pk}/names/")
    return table


def taken(table, user):
    answer = table.client(user).get(ROOM.format(table.row.pk, "everything/file/"))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(answer.content))


def read(parcel):
    found = pypdf.PdfReader(io.BytesIO(parcel.read(parcel.namelist()[0])))
    return " ".join(" ".join(page.extract_text() for page in found.pages).split())


def test_everything_comes_in_one_parcel_and_what_comes_back_is_what_the_client_may_know(full):
    parcel = taken(full, full.anna)
    assert parcel.namelist() == ["lees-dit.pdf", "kring.kring.json", "mensen.csv"]
    back = kring_json.read(parcel.read("kring.kring.json"))
    assert back.network == sight.visible(value(full), access.Viewer(str(full.anna.pk), access.Role.OWNER))
    assert list(back.photos) == ["f1"] and [one.name for one in back.moments.values()] == ["Spring"]
    rows = list(csv.reader(parcel.read("mensen.csv").decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {row[1] for row in rows[1:]} == {"Bert", "Saar"}


def test_the_book_tells_it_all_in_words(full):
    told = read(taken(full, full.anna))
    for words in (
        "a walk by the sea",
        "I came here in spring",
        "Bert",
        "Saar",
        "brother of the bride",
        "Spring",
        "Bram",
    ):
        assert words in told
    assert "Wat hier niet in staat" in told and "Wie er keek" in told


def test_the_book_speaks_plainly_and_codes_stay_in_the_files_for_programs(full):
    bert = value(full).people["bert"]
    do(
        full,
        Set("people", "bert", "domains", bert.domains, ["feeling-well", "onze tuin"]),
        Set("people", "bert", "last_contact", None, {"year": 2026, "month": 3, "day": 9}),
        Add(network.Person("els", "Els", rank=3)),
        Place("lensink", "els", None, network.Placement("intimates", "family")),
    )
    parcel = taken(full, full.anna)
    told, table = read(parcel), parcel.read("mensen.csv").decode()
    named = method.said(loader.domains()["feeling-well"].name, "nl")
    assert f"{named}, onze tuin" in told and "9 maart 2026" in told
    assert f"{named}; onze tuin" in table and "feeling-well" not in table + told and "2026-03-09" not in told
    assert "Volgorde" in table and "Volgorde" not in told and "dienst of plek" not in told


def test_who_stands_in_gets_all_but_what_the_client_keeps_to_herself(full):
    by = log.Actor(full.anna, timezone.now() - timedelta(minutes=1))
    roles.give(full.chris, full.row, access.Role.PROXY, by)
    own, other = read(taken(full, full.anna)), read(taken(full, full.chris))
    assert "Welke banden mij geen goed doen" in own
    assert "Welke banden mij geen goed doen" not in other and "Bert" in other


def test_nobody_else_takes_it_and_mail_addresses_are_not_in_it(full):
    assert full.client(full.bram).get(ROOM.format(full.row.pk, "everything/file/")).status_code == 403
    assert full.client(full.dora).get(ROOM.format(full.row.pk, "everything/file/")).status_code == 404
    parcel = taken(full, full.anna)
    whole = b"".join(parcel.read(name) for name in parcel.namelist()) + read(parcel).encode()
    assert b"example.org" not in whole


def test_taking_it_is_a_line_in_the_log(full):
    before = models.Line.objects.filter(deed="copy").count()
    taken(full, full.anna)
    assert models.Line.objects.filter(deed="copy").count() == before + 1


def test_asking_too_often_is_answered_with_patience(full, monkeypatch):
    monkeypatch.setattr("kring.pages.leave.views._MOST", 0)
    answer = full.client(full.anna).get(ROOM.format(full.row.pk, "everything/file/"))
    assert answer.status_code == 429 and "minuut" in answer.content.decode()


def test_the_client_asks_to_be_forgotten_in_one_act_and_thinks_better_of_it(full):
    anna, bram = full.client(full.anna), full.client(full.bram)
    names = f"/n/{full.row.pk}/names/"
    assert anna.post(ROOM.format(full.row.pk, "forget/ask/")).status_code == 422
    assert bram.get(names).status_code == 200
    asked = anna.post(ROOM.format(full.row.pk, "forget/ask/"), {"sure": "on"}, follow=True)
    assert "wordt gewist op" in asked.content.decode()
    assert bram.get(names).status_code == 404
    assert full.row.pk not in bram.get("/").content.decode()
    assert anna.get(names).status_code == 200
    kept = anna.post(ROOM.format(full.row.pk, "forget/stay/"), follow=True)
    assert "wordt gewist op" not in kept.content.decode()
    assert bram.get(names).status_code == 200


def test_only_who_leads_may_ask_or_call_it_off(full):
    bram = full.client(full.bram)
    for way in ("forget/", "forget/ask/", "forget/stay/"):
        ask = bram.get if way == "forget/" else bram.post
        assert ask(ROOM.format(full.row.pk, way), {"sure": "on"}).status_code == 403
    assert models.Network.objects.get(pk=full.row.pk).closed_at is None


def test_after_the_week_nothing_opens_any_more(full, monkeypatch, tmp_path):
    monkeypatch.setenv("KRING_LEDGER", str(tmp_path / "ledger"))
    full.client(full.anna).post(ROOM.format(full.row.pk, "forget/ask/"), {"sure": "on"})
    erasure.due(timezone.now() + timedelta(days=7, seconds=1))
    assert not models.Network.objects.filter(pk=full.row.pk).exists()
    assert not models.User.objects.filter(email="anna@example.org").exists()
