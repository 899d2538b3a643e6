"""Whom only the client may see exists for nobody else: every answer is as if that person had never been named.

Two networks that are the same but for one person of whom only the client may know. Everybody else gets the same
answers of both, byte for byte, but for what differs between any two pages.
"""

import difflib
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from kring.core import access, changes, network
from kring.core.access import Part, Role
from kring.pages import seats
from kring.store import accounts, log, models, moments, networks, photos, roles
from tests.pages import visitors
from tests.pages.conftest import CIRCLE, Table

SECRET = "Zwanehilde"
CIRCLES = (CIRCLE, "neighbourhood-ecogram")
ID = "zwanehilde-0f3"
KIND = "support-plan"
IS_WHOLE = bool(os.environ.get("KRING_MATRIX"))  # `make matrix`; here a sample of it
MORE = (
    "circle/?show=list", "names/?q=Zwanehilde", "what-if/?without=bert", "says/?show=1", "moments/beside/?a=spring",
    "moments/spring/", "relations/?who=bert", "ecogram/?show=list", f"people/{ID}/", f"what-if/?without={ID}",
    f"web/?who={ID}", f"looked/?about={ID}", "held-back/", "reflection/", "emergency/",
    "plans/secret-plan/", "wall/secret-cake/", "plan/action/secret-step/",
    "wall/picture/secret-photo.webp", f"people/{ID}/picture/secret-photo.webp",
)  # fmt: skip


def told(has_secret: bool) -> list[tuple[str, tuple[changes.Change, ...]]]:
    """The acts that made the network. What is of nobody but the secret one is an act of its own, or is not there."""
    at, near = network.Placement("friends", "family"), network.Placement("close", "family")
    secret = network.Person(
        ID, SECRET, confidential=True, photo="secret-photo", remark=SECRET, rank=2, domains=("friends",),
        category=network.Category.FAMILY, supports=(network.Support.PRACTICAL,), born=network.When(1950),
    )  # fmt: skip
    tie, both = network.tie_id("bert", ID), (ID,) if has_secret else ()
    bert = network.Person("bert", "Bert", rank=1, supports=("practical",), domains=("friends",))
    of_plan = {"plan": "secret-plan", "after": "secret-step"} if has_secret else {}
    of_action = "secret-step" if has_secret else None
    acts = [
        ("bert", (changes.Add(bert), *(changes.Place(one, "bert", None, at) for one in CIRCLES))),
        (ID, (changes.Add(secret), *(changes.Place(one, ID, None, at) for one in CIRCLES))),
        ("els", (changes.Add(network.Person("els", "Els", rank=3 if has_secret else 2, domains=("friends",))),)),
        ("knows", (changes.Add(network.Tie(network.tie_id("bert", "els"), "bert", "els")),)),
        (ID, (changes.Add(network.Tie(tie, "bert", ID, remark=SECRET)),)),
        (
            ID,
            (
                changes.Add(network.Descent("secret-child", "bert", ID)),
                changes.Add(network.Wish("w", SECRET, people=(ID,))),
            ),
        ),
        (ID, (changes.Add(network.Event("secret-event", SECRET, people=(ID,))),)),
        (ID, (changes.Add(network.Request("secret-ask", SECRET, people=(ID,))),)),
        ("ask", (changes.Add(network.Request("ask", "Meefietsen", people=("els", *both))),)),
        (ID, (changes.Add(network.Action("secret-deed", SECRET, by=ID, is_chosen=True)),)),
        ("place", tuple(changes.Place(one, "els", None, at) for one in CIRCLES)),
        ("choir", (changes.Add(network.Group("g", "Koor", people=("bert", "els", *both))),)),
        ("goal", (changes.Add(network.Goal("goal", "Vaker naar buiten", people=("els", *both))),)),
        (ID, (changes.Add(network.Plan("secret-plan", KIND, SECRET, people=(ID,))),)),
        (ID, (changes.Add(network.Passage("secret-plan~can", "secret-plan", f"{KIND}:can", SECRET)),)),
        (ID, (changes.Add(network.Task("secret-task", "secret-plan", "one", SECRET, by="bert")),)),
        (ID, (changes.Add(network.Action("secret-step", SECRET, by=ID, is_chosen=True, plan="secret-plan")),)),
        ("plan", (changes.Add(network.Plan("plan", KIND, "Thuis", people=("els", *both))),)),
        (ID, (changes.Add(network.Task("secret-next", "plan", "one", SECRET, by="bert", next=ID)),)),
        (ID, (changes.Add(network.Success("secret-cake", SECRET, None, "secret-photo", (ID,), (ID,), None, True)),)),
        ("step", (changes.Add(network.Action("step", "Bellen", by="bert", is_chosen=True, **of_plan)),)),
        ("cake", (changes.Add(network.Success("cake", "Taart", of_action, people=("els",), is_let_go=True)),)),
        (ID, tuple(changes.Place(one, ID, at, near) for one in CIRCLES)),
        ("then", (changes.Set("people", "bert", "work", "", "kapper"),)),
        (ID, (changes.Set("people", ID, "work", "", SECRET),)),
    ]
    return [(name, some) for name, some in acts if has_secret or name != ID]


def made(table: Table, has_secret: bool) -> models.Network:
    """Anna's network, with or without somebody of whom only she may know."""
    now = timezone.now() - timedelta(hours=1)
    by = log.Actor(table.anna, now, access.Viewer(str(table.anna.pk), Role.OWNER))
    for number, (name, some) in enumerate(told(has_secret)):
        row = models.Network.objects.get(pk=table.row.pk)
        if name == "then":
            moments.keep(row, "spring", "Lente", row.version, by)
        act = changes.Act(f"secret{number}" if name == ID else name, some)
        networks.change(row.pk, act, by, row.version, seats.settle)
    row = models.Network.objects.get(pk=table.row.pk)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    if has_secret:
        photos.add(row, "secret-photo", out.getvalue(), by)
    return row


def people() -> list[tuple[str, Role, list[Part] | None]]:
    """Those without the right, each with as much as they can have."""
    every = list(Part)
    return [("Proef", Role.PROFESSIONAL, None), ("Zus", Role.FAMILY, every), ("Gids", Role.PROCESS_GUIDE, every)]


def answer(client, address: str) -> tuple[int, str]:
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, "\n".join(said(body)) + str(dict(response.headers))


def said(body: bytes) -> Iterator[str]:
    """An answer as words: the files in a parcel, the pages of a PDF with its pictures, or the bytes themselves."""
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as parcel:
            for name in sorted(parcel.namelist()):
                yield name
                yield from said(parcel.read(name))
    elif body[:4] == b"%PDF":
        for page in PdfReader(io.BytesIO(body)).pages:
            yield page.get_contents().get_data().decode(errors="replace") + page.extract_text()
    elif body[:8] == b"\x89PNG\r\n\x1a\n":
        yield sha256(Image.open(io.BytesIO(body)).tobytes()).digest().decode("latin1")
    else:
        yield body.decode(errors="replace")


def plain(words: str, row: models.Network) -> str:
    words = words.replace(row.pk, "-")
    words = re.sub(r'value="[\w]{64}"|nonce-[\w-]+|"[\w-]{20,}"|[0-9a-f]{8,}|Content-Length\D+\d+', "", words)
    return re.sub(r"\d\d:\d\d(:\d\d)?|\d{4}-\d\d-\d\dT[\d:.+Z]+|kring-\w{6}", "", words)


def differing(one: str, other: str) -> list[str]:
    """The first lines in which two answers differ."""
    lines = difflib.unified_diff(one.splitlines(), other.splitlines(), lineterm="", n=0)
    return [line[:200] for line in lines][2:8]


@pytest.fixture
def twins(table):
    """The network with somebody in it of whom only Anna may know, and the same without."""
    before = log.Actor(None, timezone.now() - timedelta(hours=2))
    with_them = made(table, has_secret=True)
    _, row = accounts.new_client("Anna", before, "other@example.org", professional=table.bram)
    other = Table(models.User.objects.get(email="other@example.org"), table.bram, table.chris, table.dora, row)
    without = made(other, has_secret=False)
    return table, with_them, without


def addresses() -> list[str]:
    routes = [one for one in visitors.rows() if one.is_of_a_network and "GET" in one.methods]
    found = [one for row in routes for one in row.addresses("-")] + [f"/n/-/{more}" for more in MORE]
    return [one for one in found if IS_WHOLE or "/files/out" not in one or "excel" not in one]


def asking(address: str) -> int:
    """Who asks this address in the sample: one to whom it opens, if it opens to any of them."""
    here = urlsplit(address).path
    row = next((row for row in visitors.rows() if row.is_of_a_network and here in row.addresses("-")), None)
    viewers = [access.Viewer(one, role, parts and frozenset(parts)) for one, role, parts in people()]
    opened = [number for number, one in enumerate(viewers) if row is None or row.ruling(one).allowed] or [0, 1, 2]
    return opened[zlib.crc32(address.encode()) % len(opened)]


@pytest.mark.parametrize("who", range(3), ids=["professional", "family", "guide"])
def test_every_page_and_file_is_as_if_they_had_never_been_named(twins, who):
    table, *both = twins
    name, role, parts = people()[who]
    user = accounts.make(name)
    by = log.Actor(table.anna, timezone.now() - timedelta(minutes=9))
    for row in both:
        roles.give(user, row, role, by, parts)
    client, wrong, seen = table.client(user), [], 0
    for address in addresses():
        if not IS_WHOLE and who != asking(address):
            continue
        (status, words), (other_status, other) = (answer(client, address.replace("/-/", f"/{row.pk}/")) for row in both)
        seen += status == 200
        if SECRET in words.replace("q=Zwanehilde", "") and "Zwanehilde" not in address or "secret-" in words:
            wrong.append((address, "told"))
        if status != other_status or plain(words, both[0]) != plain(other, both[1]):
            wrong.append((address, status, other_status, differing(plain(words, both[0]), plain(other, both[1]))))
    assert wrong == []
    assert seen > (40 if IS_WHOLE else 8)


def test_a_second_of_the_same_name_is_no_news_and_a_conflict_says_nothing(twins):
    table, *both = twins
    zus = accounts.make("Zus")
    by, until = log.Actor(table.anna, timezone.now() - timedelta(minutes=9)), timezone.now() + timedelta(days=1)
    told = []
    for row in both:
        roles.give(zus, row, Role.FAMILY, by, list(Part), writes_until=until)
        client, form = table.client(zus), {"name": SECRET, "version": str(row.version), "act": "same"}
        answers = [client.post(f"/n/{row.pk}/names/add/", form), client.get(f"/n/{row.pk}/names/")]
        gone = {"person": ID, "version": str(row.version), "act": "gone"}
        answers += [
            client.post(f"/n/{row.pk}/names/remove/", gone),
            client.post(f"/n/{row.pk}/people/{ID}/describe/", gone),
        ]
        told.append([(one.status_code, plain(one.content.decode(), row)) for one in answers])
    assert told[0] == told[1]


def sister(table: Table, row: models.Network):
    """The client's sister, who writes along for a while."""
    user, by = accounts.make("Zus"), log.Actor(table.anna, timezone.now() - timedelta(minutes=9))
    roles.give(user, row, Role.FAMILY, by, list(Part), writes_until=timezone.now() + timedelta(days=1))
    return table.client(user)


def does(table: Table, row: models.Network, name: str, *some: changes.Change) -> models.Network:
    by = log.Actor(table.anna, timezone.now(), access.Viewer(str(table.anna.pk), Role.OWNER, at=timezone.now()))
    networks.change(row.pk, changes.Act(name, some), by, models.Network.objects.get(pk=row.pk).version, seats.settle)
    return models.Network.objects.get(pk=row.pk)


@pytest.mark.parametrize("address", ["proposals/mark/", "sharing/here/circle/"])
def test_an_open_page_hears_only_of_what_its_reader_may_know(twins, address):
    table, row, _ = twins
    zus, anna = sister(table, row), table.client(table.anna)
    before = [one.get(f"/n/{row.pk}/{address}").content for one in (zus, anna)]
    does(table, row, "more", changes.Set("people", ID, "work", SECRET, "nog iets"))
    after = [one.get(f"/n/{row.pk}/{address}").content for one in (zus, anna)]
    assert before[0] == after[0]
    does(table, row, "other", changes.Set("people", "bert", "work", "kapper", "bakker"))
    told = [one.get(f"/n/{row.pk}/{address}").content for one in (zus, anna)]
    if "mark" in address:
        assert before[1] != after[1] != told[1] and after[0] != told[0]


def test_what_one_did_goes_back_also_when_somebody_was_tied_to_it_whom_one_may_not_know(twins):
    table, row, _ = twins
    zus = sister(table, row)
    added = zus.post(f"/n/{row.pk}/names/add/", {"name": "Noor", "version": str(row.version), "act": "noor"})
    people = networks.load(models.Network.objects.get(pk=row.pk)).people
    noor = next(id for id, one in people.items() if one.name == "Noor")
    tie, at = network.Tie(network.tie_id(noor, ID), *sorted((noor, ID))), network.Placement("friends", "family")
    does(table, row, "tied", changes.Add(tie), changes.Place(CIRCLE, noor, None, at))
    does(table, row, "off", changes.Place(CIRCLE, noor, at, None))
    back = zus.post(f"/n/{row.pk}/undo/", {"act": "back"})
    assert (added.status_code, back.status_code) == (302, 302)
    assert noor not in networks.load(models.Network.objects.get(pk=row.pk)).people


def test_who_takes_back_that_they_took_somebody_or_a_plan_off_gives_back_what_they_cannot_see(twins):
    table, row, _ = twins
    zus = sister(table, row)
    before = networks.load(models.Network.objects.get(pk=row.pk))
    for address, gone in {"names": {"person": "bert"}, "plans": {"plan": "plan"}}.items():
        form = {"version": stamp(zus, row), "act": f"{address}-off"}
        assert zus.post(f"/n/{row.pk}/{address}/remove/", {**gone, **form}).status_code == 302
        off = networks.load(models.Network.objects.get(pk=row.pk))
        assert off.tasks.keys().isdisjoint({"secret-next"}) or off.tasks["secret-next"].by is None
        assert zus.post(f"/n/{row.pk}/undo/", {"act": f"{address}-back"}).status_code == 302
        after = networks.load(models.Network.objects.get(pk=row.pk))
        assert (after.ties, after.tasks, after.descents) == (before.ties, before.tasks, before.descents)


def stamp(client, row) -> str:
    return re.search(r'name="version" value="([\w-]+)"', client.get(f"/n/{row.pk}/names/").text)[1]


def test_a_number_is_no_version_and_the_stamp_of_another_is_none(twins):
    table, row, _ = twins
    zus = sister(table, row)
    one, other, hers = stamp(zus, row), stamp(zus, row), stamp(table.client(table.anna), row)
    assert one != other and not one.isdigit()
    plainly = Client()
    plainly.cookies = zus.cookies
    for number, (said, status) in enumerate({"1": 428, hers: 428, "": 428, one[:-2]: 428, one: 302}.items()):
        typed = {"name": f"N{number}", "version": said, "act": f"n{number}"}
        assert plainly.post(f"/n/{row.pk}/names/add/", typed).status_code == status, said
