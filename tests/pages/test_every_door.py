"""Every address of a network, for every kind of visitor: nothing, words without a byte of it, or what they may see."""

import ast
import inspect
import io
import re
import textwrap
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from PIL import Image

from kring.core import access, changes, network
from kring.core.access import Part
from kring.store import accounts, guards, log, models, moments, networks, photos

CANARY = "Kanarie"
HIDDEN = "Verborgen"
METHODS = ("get", "post", "put", "delete", "options")
FILLED = {
    "person": "bert",
    "drawing": "circle",
    "photo": "photo-of-bert",
    "layout": "neighbourhood-ecogram",
    "name": "lensink",
    "moment": "spring",
    "format": "excel",
}


def addresses():
    """Every address with a network in it: how it reads for one, and the part that its door is of."""
    found = {}

    def walk(patterns, before):
        for one in patterns:
            route = before + str(one.pattern)
            if isinstance(one, URLResolver):
                walk(one.url_patterns, route)
            elif isinstance(one, URLPattern) and "<str:network>" in route:
                found[route] = part_of(inspect.unwrap(one.callback))

    walk(get_resolver().url_patterns, "")
    return found


def part_of(view):
    """The part that a view names at its door; a door without one is the door of the photos."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(view)))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    door = next(one for one in calls if ast.unparse(one.func).startswith("doors."))
    named = [ast.unparse(one).rpartition(".")[2] for one in door.args if "Part." in ast.unparse(one)]
    return Part[named[0]] if named else Part.PHOTOS


ADDRESSES = addresses()


def filled(route, id):
    address = "/" + route.replace("<str:network>", id)
    for name, value in FILLED.items():
        address = address.replace(f"<str:{name}>", value)
    assert "<" not in address, f"say in FILLED what {address} needs"
    return address


@pytest.fixture
def house(table):
    """Anna's network, with a canary in every word of it and somebody of whom only she may know."""
    now = timezone.now()
    by = log.Actor(table.anna, now - timedelta(hours=1), access.Viewer(str(table.anna.pk), access.Role.OWNER))
    bert = network.Person(
        "bert", f"{CANARY} Bert", remark=f"{CANARY} remark", work=f"{CANARY} work", photo="photo-of-bert"
    )
    dirk = network.Person("dirk", f"{HIDDEN} Dirk", confidential=True)
    at = network.Placement("friends", "family")
    act = changes.Act(
        "start",
        (
            changes.Add(bert),
            changes.Add(dirk),
            changes.Add(network.Tie(network.tie_id("bert", "dirk"), "bert", "dirk", remark=f"{HIDDEN} tie")),
            changes.Add(network.Wish("w", f"{CANARY} wish")),
            changes.Add(network.Group("g", f"{CANARY} choir", people=("bert", "dirk"))),
            changes.Set("network", "n", "story", "", f"{CANARY} story"),
            changes.Set("network", "n", "view", "", f"{CANARY} view"),
            changes.Set("selves", "self", "name", "Anna", f"{CANARY} Anna"),
            changes.Place("lensink", "bert", None, at),
            changes.Place("lensink", "dirk", None, at),
        ),
    )
    networks.change(table.row.id, act, by, 1)
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    row = models.Network.objects.get(pk=table.row.id)
    photos.add(row, "photo-of-bert", out.getvalue(), by)
    moments.keep(row, "spring", f"{CANARY} spring", row.version, by)
    return table


def browser(user=None):
    made = Client(raise_request_exception=False)
    if user is not None:
        made.force_login(user)
    return made


def answered(client, method, address):
    response = getattr(client, method)(address)
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def told(response, body):
    """All that a visitor is told, in the body and around it."""
    return body.decode(errors="replace") + str(dict(response.headers)) + str(response.cookies)


def plain(response, body, id):
    """The answer without what differs between any two pages: the address itself, and tokens."""
    words = body.decode(errors="replace").replace(id, "-")
    return response.status_code, re.sub(r'value="[\w]{64}"|nonce-[\w-]+|"[\w]{64}"|[0-9a-f]{16}', "", words)


def test_there_are_addresses_to_try():
    assert len(ADDRESSES) > 15
    assert len(set(ADDRESSES.values())) >= 4


@pytest.mark.parametrize("method", METHODS)
def test_to_whoever_has_no_relation_nothing_of_it_exists(house, method):
    ended = accounts.make("Carla")
    earlier = log.Actor(house.anna, timezone.now() - timedelta(days=2))
    accounts.end(accounts.assign(ended, house.row, access.Role.PROXY, earlier), log.Actor(house.anna, timezone.now()))
    wrong = []
    for user in (house.chris, house.dora, ended):
        client = browser(user)
        for route in ADDRESSES:
            there = answered(client, method, filled(route, house.row.id))
            absent = answered(client, method, filled(route, "no-such-network"))
            if plain(*there, house.row.id) != plain(*absent, "no-such-network"):
                wrong.append((user.name, route, there[0].status_code, absent[0].status_code, "differs"))
            if there[0].status_code not in (404, 405) or CANARY in told(*there):
                wrong.append((user.name, route, there[0].status_code))
    assert wrong == []


@pytest.mark.parametrize("method", METHODS)
def test_who_is_not_signed_in_is_led_to_sign_in(house, method):
    wrong = []
    for route in ADDRESSES:
        response, body = answered(browser(), method, filled(route, house.row.id))
        if (
            response.status_code not in (302, 401, 403)
            or CANARY in told(response, body)
            or "Anna" in told(response, body)
        ):
            wrong.append((route, response.status_code))
    assert wrong == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", [access.Role.MEMBER, access.Role.VOLUNTEER])
def test_someone_in_the_circle_gets_words_and_no_byte_of_a_part_that_was_not_shared(house, role, method):
    carla = accounts.make("Carla")
    accounts.assign(carla, house.row, role, log.Actor(house.anna, timezone.now()))
    viewer, client, wrong, refused = access.Viewer(str(carla.pk), role), browser(carla), [], 0
    for route, part in ADDRESSES.items():
        if method == "get" and access.may(viewer, part).allowed:
            continue
        response, body = answered(client, method, filled(route, house.row.id))
        refused += response.status_code == 403
        if response.status_code not in (403, 405) or CANARY in told(response, body):
            wrong.append((route, response.status_code))
    assert wrong == []
    assert refused >= 2
    assert models.Line.objects.filter(user=carla, outcome="refused").count() == refused


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_coach_never_meets_a_byte_of_whom_only_the_client_may_know(house, method):
    client, seen = browser(house.bram), 0
    wrong = []
    for route in ADDRESSES:
        response, body = answered(client, method, filled(route, house.row.id))
        seen += CANARY in told(response, body)
        if HIDDEN in told(response, body) or response.status_code >= 500:
            wrong.append((route, response.status_code))
    assert wrong == []
    assert seen >= 3 or method == "post"


def test_the_client_meets_everybody(house):
    client = browser(house.anna)
    bodies = [told(*answered(client, "get", filled(route, house.row.id))) for route in ADDRESSES]
    assert any(HIDDEN in body for body in bodies)
    assert any(CANARY in body for body in bodies)


def test_every_page_with_somebodys_data_has_its_line(house):
    client, wrong = browser(house.anna), []
    for route in ADDRESSES:
        with guards.pruning():
            models.Line.objects.all().delete()
        response, body = answered(client, "get", filled(route, house.row.id))
        lines = models.Line.objects.filter(user=house.anna, network_id=house.row.id, deed__in=("read", "copy"))
        if response.status_code == 200 and not lines.exists():
            wrong.append(route)
    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_without_a_line_no_page_shows_anything(house):
    client = browser(house.anna)
    client.get("/accounts/")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_line RENAME TO store_lost")
    try:
        wrong = []
        for route in ADDRESSES:
            response, body = answered(client, "get", filled(route, house.row.id))
            if response.status_code not in (500, 405) or CANARY in told(response, body):
                wrong.append((route, response.status_code))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_lost RENAME TO store_line")
    assert wrong == []
