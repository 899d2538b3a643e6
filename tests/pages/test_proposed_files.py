"""A photo and a file of somebody who only proposes wait for the client too, and a no leaves nothing of them."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from kring.core.access import Part, Role
from kring.core.changes import Add
from kring.core.network import Person
from kring.core.proposals import State
from kring.store import log, models, photos, proposals, roles
from tests.pages.conftest import Table, do, value, version
from tests.pages.test_every_form import Forms


@pytest.fixture
def bram(table: Table):
    """Anna knows Bert; Bram sees all that can be shared, and only proposes."""
    do(table, Add(Person("bert", "Bert", rank=1)))
    models.Role.objects.filter(user=table.bram).update(writes_until=None, parts=None)
    return table.client(table.bram)


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return SimpleUploadedFile("bert.png", out.getvalue(), "image/png")


def waiting() -> list[models.Proposal]:
    return list(models.Proposal.objects.filter(state=State.WAITING))


def answer(table: Table, said: str):
    anna = table.client(table.anna)
    page = anna.get(f"/n/{table.row.pk}/proposals/").text
    chosen = re.search(r'name="proposal" value="([^"]+)"', page)[1]
    return anna.post(f"/n/{table.row.pk}/proposals/answer/", {"proposal": chosen, "answer": said})


def sent(table: Table, bram, act: str):
    card = f"/n/{table.row.pk}/people/bert/"
    assert 'name="photo"' in bram.get(card).text
    form = {"name": "Bert", "act": act, "version": version(table), "photo": picture()}
    return bram.post(f"{card}describe/", form)


def test_a_photo_waits_is_shown_to_who_answers_and_hangs_after_a_yes(table: Table, bram):
    assert sent(table, bram, "a").status_code == 302
    (photo,) = models.Photo.objects.all()
    assert value(table).people["bert"].photo is None
    assert models.Line.objects.filter(part="photos", deed="propose").exists()
    assert not models.Line.objects.filter(part="photos", deed="change").exists()
    address = f"/n/{table.row.pk}/people/bert/picture/{photo.photo}.webp"
    carla = table.client(table.chris)
    by = log.Actor(table.anna, timezone.now())
    roles.give(table.chris, table.row, Role.FAMILY, by, list(Part))
    for who, status in ((bram, 200), (table.client(table.anna), 200), (carla, 404)):
        assert who.get(address).status_code == status
    assert address in table.client(table.anna).get(f"/n/{table.row.pk}/proposals/").text
    assert answer(table, "yes").status_code == 302
    assert value(table).people["bert"].photo == photo.photo and carla.get(address).status_code == 200


def test_after_a_no_or_taken_back_the_photo_is_nowhere(table: Table, bram):
    sent(table, bram, "a")
    assert answer(table, "no").status_code == 302
    assert not models.Photo.objects.exists()
    refused = models.Proposal.objects.get(state="refused")
    anna = table.client(table.anna)
    assert "Kijk er nog eens naar" not in anna.get(f"/n/{table.row.pk}/proposals/").text
    which = {"again": proposals.id_of(refused.network_id, refused.act)}
    anna.post(f"/n/{table.row.pk}/proposals/answer/", which)
    assert not waiting()
    sent(table, bram, "b")
    (one,) = waiting()
    bram.post(f"/n/{table.row.pk}/proposals/withdraw/", {"proposal": proposals.id_of(one.network_id, one.act)})
    assert not waiting() and not models.Photo.objects.exists()


def test_a_photo_that_stands_on_a_card_stays_whatever_is_answered(table: Table, bram):
    sent(table, bram, "a")
    answer(table, "yes")
    (photo,) = models.Photo.objects.all()
    off = {"name": "Bert", "no_photo": "1", "act": "c", "version": version(table)}
    bram.post(f"/n/{table.row.pk}/people/bert/describe/", off)
    answer(table, "no")
    assert photos.load(table.row, photo.photo) is not None


def test_people_from_a_file_wait_together_and_come_with_one_yes(table: Table, bram):
    at = f"/n/{table.row.pk}/files"
    assert bram.get(f"{at}/bring/").status_code == 200
    file = SimpleUploadedFile("lijst.csv", b"Naam\nNoor\nPiet\nBert\n", "text/csv")
    page = bram.post(f"{at}/take-in/", {"file": file, "version": version(table), "act": "f"})
    assert page.status_code == 200, page.text
    form = next(sends for to, sends, _ in Forms(page.text).found if to == f"{at}/choose/")
    assert bram.post(f"{at}/choose/", {**form, "step": "take"}).status_code == 302
    (one,) = waiting()
    assert set(value(table).people) == {"bert"}
    assert answer(table, "yes").status_code == 302
    assert sorted(one.name for one in value(table).people.values()) == ["Bert", "Noor", "Piet"]
    assert one.by == table.bram


def test_a_whole_circle_from_a_file_is_not_for_who_proposes(table: Table, bram):
    assert bram.post(f"/n/{table.row.pk}/files/whole/", {"act": "w", "version": version(table)}).status_code == 403
