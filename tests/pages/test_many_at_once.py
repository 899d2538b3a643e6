"""Many clients at one circle, each in its own window: an edit is done, merged, or refused with both values (T7)."""

import html
import os
import random
import threading

import pytest
from django.db import connections
from django.utils import timezone

from kring.core import access, changes, network
from kring.store import accounts, log, models, networks
from tests.pages.conftest import Browser

CLIENTS, EDITS = (50, 20) if os.environ.get("KRING_MATRIX") else (8, 5)
PEOPLE = [f"p{number}" for number in range(4)]


@pytest.fixture
def circle(transactional_db):
    at = timezone.now()
    anna, row = accounts.new_client("Anna", log.Actor(None, at), "anna@example.org")
    by = log.Actor(anna, at, access.Viewer(str(anna.pk), access.Role.OWNER, at=at))
    act = changes.Act("start", tuple(changes.Add(network.Person(one, one.upper(), rank=1.0)) for one in PEOPLE))
    networks.change(row.pk, act, by, 1)
    return anna, row.pk


class Window(threading.Thread):
    """One client: it looks, thinks, and then says something of somebody, upon what it saw."""

    def __init__(self, number, anna, id):
        super().__init__()
        self.number, self.id, self.chance = number, id, random.Random(number)
        self.client = Browser(raise_request_exception=False)
        self.client.force_login(anna)
        self.done, self.refused, self.odd = [], [], []

    def run(self):
        for edit in range(EDITS):
            self.edit(edit)
        connections.close_all()

    def edit(self, edit):
        seen = models.Network.objects.only("version").get(pk=self.id).version
        said, act = f"Venster {self.number} keer {edit}", f"w{self.number}x{edit}"
        person = self.chance.choice(PEOPLE)
        if self.chance.random() < 0.1:
            typed = {"person": person, "remark": said, "act": act}
            if self.client.post(f"/n/{self.id}/names/remark/", typed).status_code != 428:
                self.odd.append(("without a version", act))
            return
        if self.chance.random() < 0.3:
            answer = self.client.post(f"/n/{self.id}/names/add/", {"name": said, "act": act, "version": seen})
        else:
            typed = {"person": person, "remark": said, "act": act, "version": seen}
            answer = self.client.post(f"/n/{self.id}/names/remark/", typed)
        if answer.status_code == 302:
            self.done.append((act, said))
        elif (
            answer.status_code == 409
            and said in html.unescape(answer.text)
            and "Venster" in answer.text.replace(said, "", 1)
        ):
            self.refused.append((act, said))
        else:
            self.odd.append((answer.status_code, act))


def test_every_edit_is_done_or_refused_with_both_values_and_none_is_lost(circle):
    anna, id = circle
    windows = [Window(number, anna, id) for number in range(CLIENTS)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert [odd for window in windows for odd in window.odd] == []
    done = {act for window in windows for act, _ in window.done}
    refused = {act for window in windows for act, _ in window.refused}
    kept = models.Act.objects.filter(network_id=id).exclude(act="start")
    assert set(kept.values_list("act", flat=True)) == done, (
        "what was said to be done is in the history, and nothing else"
    )
    row = models.Network.objects.get(pk=id)
    assert row.version == 2 + len(done)
    value = networks.load(row)
    names = {one.name for one in value.people.values()}
    told = {said for window in windows for _, said in window.done}
    assert {one.remark for one in value.people.values()} - {""} <= told
    assert len(names) == len(PEOPLE) + sum(1 for said in told if said in names)
    print(f"\n{len(done)} done, {len(refused)} refused with both values, none lost")
    assert len(done) >= EDITS
