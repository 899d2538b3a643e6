"""Every address of a network, for every kind of visitor: nothing, words without a byte of it, or what they may see."""

import functools
import io
import os
import re
import zlib
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from django.db import connection, transaction
from django.utils import timezone
from PIL import Image

from kring.core import access, changes, network, streets
from kring.methods import library, plans, questions
from kring.store import (
    accounts,
    fieldworks,
    guards,
    log,
    models,
    moments,
    networks,
    photos,
    positions,
    roles,
    rounds,
    walks,
    workings,
)
from tests.pages import visitors
from tests.pages.conftest import Browser

CANARY = "Kanarie"
NOTED = "Vertelt niemand anders"
HIDDEN = "Verborgen"
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
TABLE = visitors.rows()
OF_A_NETWORK = [row for row in TABLE if row.is_of_a_network]
SOMETIMES = {  # what else may be answered there, and why
    "/n/<str:network>/drawings/beside/": (404, "is there for a carer with a circle of their own"),
    "/n/<str:network>/moments/<str:moment>/rename/": (403, "is for who kept the moment"),
    "/n/<str:network>/moments/<str:moment>/away/": (403, "is for who kept the moment"),
    "/n/<str:network>/moments/<str:moment>/back/": (403, "is for who kept the moment"),
}
UNTOLD = {
    "/n/<str:network>/proposals/mark/": "says whether anything changed, and nothing of what",
    "/n/<str:network>/rounds/<str:round>/fresh/": "says whether an idea came, and nothing of it",
    "/n/<str:network>/sharing/here/<str:part>/": "closes a page that is open, and shows nothing",
}
ASKED = next(id for id, one in questions.lists().items() if any(ask.id == "first" for ask in one.ask))
HANDED_OVER = next(
    id for id, one in plans.kinds().items() if any(part.holds == part.id == "tasks" for part in one.part)
)
OFTEN = {"parts": frozenset(access.Part)}
IS_WHOLE = bool(os.environ.get("KRING_MATRIX"))  # `make matrix`; here a sample of it


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
            changes.Add(network.Person("els", f"{CANARY} Els")),
            changes.Add(network.Tie(network.tie_id("bert", "els"), "bert", "els", remark=f"{CANARY} tie")),
            changes.Add(network.Tie(network.tie_id("bert", "dirk"), "bert", "dirk", remark=f"{HIDDEN} tie")),
            changes.Add(network.Wish("w", f"{CANARY} wish")),
            changes.Add(network.Wish("v", f"{HIDDEN} wish", people=("dirk",))),
            changes.Add(network.Plan("plan", HANDED_OVER, f"{CANARY} plan")),
            changes.Add(network.Task("t", "plan", visitors.FILLED["section"], f"{CANARY} task", "bert", "els")),
            changes.Add(network.Task("u", "plan", visitors.FILLED["section"], f"{HIDDEN} task", "bert", "dirk")),
            changes.Add(
                network.Trajectory("walk", "m17-network-coach", words=f"{CANARY} walk", people=("els",), is_unread=True)
            ),
            changes.Add(network.Sheet("sheet", ASKED)),
            changes.Add(network.Response("r", "sheet", "first", words=f"{CANARY} answer")),
            changes.Add(network.Response("s", "sheet", "own", people=("dirk",), words=f"{HIDDEN} answer")),
            changes.Add(network.Goal("goal", f"{CANARY} goal", people=("els",))),
            changes.Add(network.Request("ask", f"{CANARY} ask", people=("els",), sentence=f"{CANARY} sentence")),
            changes.Add(network.Action("step", f"{CANARY} step", "goal", "plan", by="bert", is_chosen=True)),
            changes.Add(
                network.Success("cake", f"{CANARY} cake", "step", "photo-of-bert", ("bert",), ("bert",), is_let_go=True)
            ),
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
    for of, word, token in (("w", CANARY, "a-token"), ("v", HIDDEN, "another-token")):
        rounds.begin(row, of, rounds.Asked(f"{word} question", token), rounds.Lasts.WEEK, by)
        rounds.say(rounds.found(token, now), rounds.Said(f"{word} idea", f"{HIDDEN} name"), "ab" * 8, "a", by)
    return table


def browser(user=None):
    made = Browser(raise_request_exception=False)
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


def test_every_address_stands_in_the_table_and_nothing_that_is_gone():
    here, written = set(visitors.found()), {row.route for row in TABLE}
    assert here - written == set(), "write a row in tests/pages/doors.txt: what does this address ask?"
    asked = [(row.route, method) for row in TABLE for method in row.methods]
    assert written - here == set() and len(asked) == len(set(asked))


def test_only_what_the_table_says_is_open_to_who_is_not_signed_in():
    is_open = {route for route, view in visitors.found().items() if not getattr(view, "login_required", True)}
    assert {row.route for row in TABLE if row.asks == "anybody"} == is_open


def answers(row, user, method, ruling):
    """The answers that the policy allows to this method at this address; nothing there: only no error of ours."""
    if not user:
        return {302, 401, 403}
    if method == "get" and "GET" not in row.methods:  # the page above it, whether or not it is there
        return {303}
    if method.upper() not in row.methods and not (method == "head" and "GET" in row.methods):
        return {405} if ruling.exists else {404, 405}
    if not ruling.exists:
        return {404}
    if not ruling.allowed:
        return {403}
    more = {SOMETIMES[row.route][0]} if row.route in SOMETIMES else set()
    return more | ({200, 302} if method in ("get", "head") else {200, 302, 400, 404, 409, 422, 428})


def is_line(row, method):
    """Whether this line of the table says what this method asks there; without one, the address answers none."""
    asked = "GET" if method == "head" else method.upper()
    return asked in row.methods or not any(asked in one.methods for one in TABLE if one.route == row.route)


@functools.cache
def drawn():
    """The sample: to each method of each address come one to whom it opens, and one to whom it does not.

    What an address is not for is answered alike to all: of that, one in nine.
    """
    at, found = timezone.now(), set()
    everybody = visitors.kinds(at)
    for row in OF_A_NETWORK:
        told = {True: [], False: []}
        for one in everybody:
            told[row.ruling(one.viewer(at)).allowed].append(one.name)
        for method in [one for one in METHODS if is_line(row, one)]:
            at_random = zlib.crc32(f"{row.route} {method}".encode())
            if method.upper() in row.methods or at_random % 9 == 0:
                found |= {(some[at_random // 9 % len(some)], row, method) for some in told.values()}
    return found


def is_tried(visitor, row, method):
    """Whether this cell is tried. What is answered alike to all is not tried in every way in which a role is given."""
    if IS_WHOLE:
        return is_line(row, method) and (method.upper() in row.methods or visitor.agreed in ({}, OFTEN))
    return (visitor.name, row, method) in drawn()


@pytest.mark.parametrize("role", [*access.Role, ""], ids=lambda role: role or "nobody")
def test_every_address_answers_every_visitor_as_the_policy_says(house, role):
    at, wrong, tried = timezone.now(), [], 0
    for visitor in [one for one in visitors.kinds(at) if (one.role or "") == role]:
        client, viewer = browser(visitor.row(house.row, at)), visitor.viewer(at)
        for row in OF_A_NETWORK:
            ruling = row.ruling(viewer)
            for method in [one for one in METHODS if is_tried(visitor, row, one)]:
                for address in row.addresses(house.row.id):
                    tried += 1
                    status, words = undone(client, method, address)
                    is_told = CANARY in words and not ruling.allowed
                    if status not in answers(row, visitor, method, ruling) or is_told:
                        wrong.append((visitor.name, method, address[39:], status, ruling.rule.value, is_told))
    assert wrong == []
    assert tried > (10 if role else -1)


def test_the_sample_tries_every_address_in_every_method_it_is_for():
    cells = {(row.route, method) for _, row, method in drawn()}
    assert cells >= {(row.route, one.lower()) for row in OF_A_NETWORK for one in row.methods}


def undone(client, method, address):
    """An answer, with whatever was done for it taken back, so that every visitor finds the same house."""
    with transaction.atomic():
        response, body = answered(client, method, address)
        transaction.set_rollback(True)
    return response.status_code, told(response, body)


@pytest.fixture
def offices(house):
    """Two organisations: who looks after each, and a colleague of the first."""
    by = log.Actor(house.dora, timezone.now() - timedelta(hours=1))
    here, keeper = positions.found("Here", "Keeper", "keeper@example.org", by)
    _, other = positions.found("There", "Other", "other@example.org", by)
    positions.give(house.bram, here, access.Role.PROFESSIONAL, by)
    circle = network.Network("circle-of-here", network.Owner({"self": network.Self("self", "Kim")}))
    accounts.new_client("Kim", by, value=circle, organisation=here)
    streets_of(here, house.bram, by)
    own = msgspec.structs.replace(next(iter(questions.lists().values())), id="own")
    models.Edition.objects.create(
        pk=visitors.FILLED["edition"],
        organisation=here,
        questions="own",
        version=1,
        data=msgspec.json.encode(own),
        made_at=by.at,
    )
    return here, keeper, other


def streets_of(here, user, by):
    """A fieldwork of an organisation: one street with one door, and somebody who goes along it."""
    row = fieldworks.begin(here, "neighbour-contacts", 1, streets.Plan("South"), by)
    models.Fieldwork.objects.filter(pk=row.pk).update(id=visitors.FILLED["fieldwork"])
    row = models.Fieldwork.objects.get()
    row.data = fieldworks._sealed(row, streets.Plan("South", (streets.Street("a", "Acacia"),)))
    row.save()
    models.Household.objects.create(pk=visitors.FILLED["door"], fieldwork=row, street="a", rank=0)
    fieldworks.appoint(row, user, by.at.date())
    walked = network.Trajectory("walk", "m17-network-coach")
    walk = walks.begin(here, streets.Walker.GROUP, "South", walked, by, UUID(visitors.FILLED["walk"]))
    for step in library.ways()[walked.way].step:
        workings.put_at_walk(walk, by, step.id, NOTED, "")


OF_NO_NETWORK = [row for row in TABLE if not row.is_of_a_network]


@pytest.mark.parametrize("asks", sorted({row.asks for row in OF_NO_NETWORK}))
def test_an_address_of_no_network_answers_as_the_table_says(house, offices, asks):
    here, keeper, other = offices
    may = {"installation": {house.dora}, "organisation": {keeper}}
    may |= dict.fromkeys(("leader", "fieldworker", "interviewer"), {house.bram})
    wrong = []
    for row in [row for row in OF_NO_NETWORK if row.asks == asks]:
        for user in (None, house.chris, house.bram, house.anna, house.dora, keeper, other):
            client, address = browser(user), row.address("-", str(here.pk), str(house.bram.pk))
            opens = user is not None and user in may.get(asks, {user})
            for method in METHODS if IS_WHOLE else ("get", "post"):
                status, words = undone(client, method, address)
                if not is_right(row, user, opens, method, status):
                    wrong.append((row.route, user and user.name, method, status))
                if NOTED in words:
                    wrong.append((row.route, user and user.name, method, "tells what a colleague noted"))
                if CANARY in words and user not in (house.anna, house.bram):
                    wrong.append((row.route, user and user.name, method, "tells of Anna"))
    assert wrong == []


def is_right(row, user, opens, method, status):
    """Who is nobody yet is led to sign in, to whom it does not open it is not there, and nothing ever breaks."""
    if user is None and row.asks != "anybody":
        return status in (302, 401, 403)
    if user is not None and not opens:
        return status in (303, 404, 405)
    return status < 500 and (status != 404 or "<uuid" not in row.route or method == "post")


@pytest.mark.parametrize("method", METHODS if IS_WHOLE else ["get", "post"])
def test_to_whoever_has_no_relation_nothing_of_it_exists(house, method):
    ended = accounts.make("Carla")
    earlier = log.Actor(house.anna, timezone.now() - timedelta(days=2))
    roles.end(roles.give(ended, house.row, access.Role.PROXY, earlier), log.Actor(house.anna, timezone.now()))
    wrong = []
    for number, user in enumerate((house.chris, house.dora, ended)):
        client = browser(user)
        for row in OF_A_NETWORK if IS_WHOLE else OF_A_NETWORK[number::3]:
            there = answered(client, method, row.address(house.row.id))
            absent = answered(client, method, row.address("no-such-network"))
            if plain(*there, house.row.id) != plain(*absent, "no-such-network"):
                wrong.append((user.name, row.route, there[0].status_code, absent[0].status_code, "differs"))
            if there[0].status_code not in (303, 404, 405) or CANARY in told(*there):
                wrong.append((user.name, row.route, there[0].status_code))
    assert wrong == []


@pytest.mark.parametrize("method", METHODS if IS_WHOLE else ["get", "post"])
def test_who_is_not_signed_in_is_led_to_sign_in(house, method):
    wrong = []
    for row in OF_A_NETWORK:
        response, body = answered(browser(), method, row.address(house.row.id))
        words = re.sub(r"[\w=-]{40,}", "", told(response, body))  # in a sealed token any four letters may stand
        if response.status_code not in (302, 401, 403) or CANARY in words or "Anna" in words:
            wrong.append((row.route, response.status_code))
    assert wrong == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_coach_never_meets_a_byte_of_whom_only_the_client_may_know(house, method):
    client, seen = browser(house.bram), 0
    wrong = []
    for row in OF_A_NETWORK:
        response, body = answered(client, method, row.address(house.row.id))
        seen += CANARY in told(response, body)
        if HIDDEN in told(response, body) or response.status_code >= 500:
            wrong.append((row.route, response.status_code))
    assert wrong == []
    assert seen >= 3 or method == "post"


def test_the_client_meets_everybody(house):
    client = browser(house.anna)
    bodies = [told(*answered(client, "get", row.address(house.row.id))) for row in OF_A_NETWORK]
    assert any(HIDDEN in body for body in bodies)
    assert any(CANARY in body for body in bodies)


def test_every_page_with_somebodys_data_has_its_line(house):
    client, wrong = browser(house.anna), []
    for row in OF_A_NETWORK:
        with guards.pruning():
            models.Line.objects.all().delete()
        response, body = answered(client, "get", row.address(house.row.id))
        lines = models.Line.objects.filter(user=house.anna, network_id=house.row.id, deed__in=("read", "copy"))
        if response.status_code == 200 and not lines.exists() and row.route not in UNTOLD:
            wrong.append(row.route)
    assert wrong == []


@pytest.mark.django_db(transaction=True)
def test_without_a_line_no_page_shows_anything(house):
    client = browser(house.anna)
    client.get("/accounts/")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_line RENAME TO store_lost")
    try:
        wrong = []
        for row in OF_A_NETWORK:
            response, body = answered(client, "get", row.address(house.row.id))
            is_shut = response.status_code in (500, 405, 303) or row.route in UNTOLD
            if not is_shut or CANARY in told(response, body):
                wrong.append((row.route, response.status_code))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_lost RENAME TO store_line")
    assert wrong == []
