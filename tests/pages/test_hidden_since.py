"""Who was hidden since somebody looked answers as who was taken off the list since: nobody learns which of the two."""

from datetime import timedelta

import msgspec
import pytest
from django.utils import timezone

from kring.core import changes
from kring.core.access import Role, Viewer
from kring.core.changes import Act, Set
from kring.core.network import Network
from kring.store import log, models, networks, roles
from tests.pages.conftest import Browser, Table
from tests.pages.test_confidential_family import _plain, both

TIM = "p-Tim"
SENT = {
    "tell": {"who": TIM, "name": "Timo"},
    "come": {"to": "p-Mam", "kind": "child", "who": TIM},
    "line": {"who": TIM, "a": TIM, "b": "p-Mam", "kind": "close"},
    "mark": {"who": TIM, "kind": "illness"},
    "twins": {"who": TIM, "people": ["p-Anna"], "kind": "twins"},
    "home": {"who": "p-Mam", "people": ["p-Mam", TIM], "name": "Y"},
    "shift": {"who": TIM, "way": "left"},
    "take": {"who": TIM, "shelf": "descents"},
    "parent": {"who": TIM, "parent": "foster"},
}


def looked(table: Table, value: Network, is_hidden: bool) -> tuple[models.Network, Browser]:
    """A circle in which a professional who may write just looked at the family; then Tim goes out of their sight."""
    by = log.Actor(table.anna, timezone.now())
    row = networks.new(msgspec.structs.replace(value, id=f"net{is_hidden:d}"), by)
    roles.give(table.anna, row, Role.OWNER, by)
    roles.give(table.bram, row, Role.PROFESSIONAL, by, None, writes_until=timezone.now() + timedelta(days=1))
    browser = Browser()
    browser.force_login(table.bram)
    browser.get(f"/n/{row.pk}/family/")
    away = (Set("people", TIM, "confidential", False, True),) if is_hidden else changes.removal(networks.load(row), TIM)
    networks.change(row.pk, Act("away", tuple(away)), log.Actor(table.anna, timezone.now(), Viewer("a", Role.OWNER)), 1)
    return row, browser


@pytest.mark.parametrize("act", SENT)
def test_hidden_since_and_taken_off_since_are_answered_alike(table: Table, act: str) -> None:
    value = both()[1]
    of = next(one.id for one in value.descents.values() if one.child == TIM)
    told = []
    for is_hidden in (True, False):
        row, browser = looked(table, value, is_hidden)
        sent = {"act": "z", "version": "1", **SENT[act], **({"of": of} if act in ("take", "parent") else {})}
        answer = browser.post(f"/n/{row.pk}/family/{act}/", sent)
        where = answer.headers.get("Location", "").replace(row.pk, "")
        shown = browser.get(answer["Location"]) if where else answer
        told.append((answer.status_code, where, _plain(shown, row)))
    assert told[0] == told[1]
