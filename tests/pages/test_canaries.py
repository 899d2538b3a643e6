"""Every word of a circle is a canary: whoever may not know it meets it nowhere (T2).

A sample here; `KRING_MATRIX=1` (`make matrix`) asks all of it and prints how many answers were searched.
"""

import functools
import io
import os
import zlib

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from PIL import Image

from kring.core import access, network, sight
from kring.core.access import Part, Role
from kring.core.drawings import Drawing
from kring.exchange.filetypes import Format
from kring.store import accounts, invitations, log, models, moments, networks, photos, positions, roles
from tests.pages import canaries, visitors
from tests.pages.test_every_door import answered, browser, told

IS_WHOLE = bool(os.environ.get("KRING_MATRIX"))
LEADING = frozenset({Role.OWNER, Role.PROXY})
FEW = (  # who comes in the sample
    "professional by the role alone",
    "family with every part",
    "friend with the names only",
    "coordinator to look only",
    "carer who writes at once",
    "volunteer by the role alone",
    "neighbour whose role ended",
    "analyst with every part",
    "a stranger",
)
DEEPER = ("", "?who=bert", "?about=bert", "?add=1", "?edit=1", "?show=1")


@pytest.fixture
def world(table):
    """Anna's circle full of canaries, and beside it that of Chris, of another organisation."""
    now = timezone.now()
    at = now - visitors.A_DAY
    keeper = log.Actor(table.dora, at)
    here, _ = positions.found("Here", "Keeper", "keeper@example.org", keeper)
    there, _ = positions.found("There", "Other", "other@example.org", keeper)
    cages = canaries.Cage("Kan"), canaries.Cage("Vreemd")
    rows = []
    for cage, whose, organisation in zip(cages, (table.anna, table.chris), (here, there), strict=True):
        row = networks.new(canaries.caged(cage, f"circle-{cage.kind.lower()}"), keeper, organisation)
        roles.give(whose, row, Role.OWNER, keeper)
        by = log.Actor(whose, at, access.Viewer(str(whose.pk), Role.OWNER, at=at))
        out = io.BytesIO()
        Image.new("RGB", (8, 8)).save(out, "PNG")
        photos.add(row, "photo-of-bert", out.getvalue(), by)
        moments.keep(row, "spring", cage.word("Moment.name"), 1, by)
        for where in ("Invitation.name", "Invitation.reason"):
            cage.word(where)
        name, reason = list(cage.where)[-2:]
        invitations.make(row, invitations.Agreed(name, Role.FRIEND, None, reason=reason), by)
        friend = accounts.make(cage.word("User.name"))
        roles.give(friend, row, Role.FRIEND, by, [Part.NAMES], reason=cage.word("Role.reason"))
        rows.append(models.Network.objects.get(pk=row.pk))
    return rows[0], *cages


def addresses(row, id, is_deep):
    """An address with every drawing, every format and every deeper look that it can be asked for."""
    routes = [row.route]
    for name, kinds in (("<str:drawing>", Drawing), ("<str:format>", Format)):
        routes = [
            route.replace(name, one.value) for route in routes for one in kinds if name in route or one == [*kinds][0]
        ]
    for route in routes:
        deeper = DEEPER if is_deep and "GET" in row.methods and route == row.route else ("",)
        for plain in visitors.Row(row.methods, row.asks, route).addresses(id):
            yield from (plain + more for more in deeper)


def allowed(row, cage, viewer):
    """The canaries that somebody may meet: what is visible to them, and what is theirs to share."""
    if not access.may(viewer, Part.NAMES).exists:
        return set()
    seen = canaries.heard(network.encode(sight.visible(networks.load(row), viewer)))
    of = {word for word, where in cage.where.items() if where.split(".")[0] in ("Invitation", "Role", "User")}
    if access.may(viewer, Part.SHARES).allowed or access.may(viewer, Part.COPY).allowed:
        seen |= of
    if access.may(viewer, Part.MOMENTS).allowed:
        seen |= {word for word, where in cage.where.items() if where == "Moment.name"}
    owner = {word for word, where in cage.where.items() if where in ("Self.name", "Owner.called")}
    users = {word for word, where in cage.where.items() if where == "User.name"}
    return seen | owner | users


@functools.cache
def drawn():
    """The sample: each address is asked by one to whom it opens, as deep as can be, and by one to whom it does not."""
    at, found = timezone.now(), set()
    everybody = [one for one in visitors.kinds(at) if one.name in FEW]
    for row in [row for row in visitors.rows() if row.is_of_a_network and "GET" in row.methods]:
        told = {True: [], False: []}
        for one in everybody:
            told[row.ruling(one.viewer(at)).allowed].append(one.name)
        at_random = zlib.crc32(row.route.encode())
        found |= {(some[at_random % len(some)], row) for some in told.values() if some}
    return found


def asked(visitor, id):
    """What this visitor asks: here a sample, and in the whole of it every address in every method that it answers."""
    is_deep = visitor.name.endswith(("with every part", "names only"))
    for row in [row for row in visitors.rows() if row.is_of_a_network]:
        if not IS_WHOLE and (visitor.name, row) not in drawn():
            continue
        every = list(addresses(row, id, is_deep))
        few = every[:: max(1, len(every) // 2)]  # of every drawing, format and deeper look two
        for address in every if IS_WHOLE else few:
            for method in ("get", "post") if IS_WHOLE else ("get",):
                if method.upper() in row.methods:
                    yield method, address


def searched(response, body, caplog, capfd):
    """The canaries in an answer and in all that was left behind by giving it: mail, logs, terminal, cache."""
    found = canaries.heard(body) | canaries.heard(told(response, b"").encode())
    found |= canaries.heard("".join(f"{one.subject} {one.body}" for one in mail.outbox).encode())
    return found


def left_behind(caplog, capfd):
    """The canaries in the log, on the terminal, in what is kept for later and in the lines of who looked."""
    out, err = capfd.readouterr()
    lines = repr(list(models.Line.objects.values())) + repr(list(models.Counter.objects.values()))
    kept = repr(list(getattr(cache, "_cache", {}).values()))
    return canaries.heard((caplog.text + out + err + lines + kept).encode())


@pytest.mark.parametrize("role", [*Role, ""] if IS_WHOLE else ["everybody"], ids=lambda role: role or "nobody")
def test_no_word_reaches_whom_the_policy_does_not_give_it(world, role, caplog, capfd, record_property):
    row, own, other = world
    at, wrong, tried, met = timezone.now(), [], 0, set()
    come = [one for one in visitors.kinds(at) if (one.role or "") == role or (not IS_WHOLE and one.name in FEW)]
    for visitor in come:
        client, may = browser(visitor.row(row, at)), allowed(row, own, visitor.viewer(at))
        hidden = {word for word in own.where if word in secret(row)}
        assert visitor.role in LEADING or not may & hidden
        for method, address in asked(visitor, row.pk):
            with transaction.atomic():
                response, body = answered(client, method, address)
                found = searched(response, body, caplog, capfd)
                transaction.set_rollback(True)
            tried, met = tried + 1, met | found
            if found - may or response.status_code >= 500:
                wrong.append((visitor.name, method, address, response.status_code, named(found - may, own, other)))
    assert wrong[:20] == []
    assert left_behind(caplog, capfd) == set()
    record_property("searched", tried)  # counted over all roles in conftest
    assert IS_WHOLE or (tried > 200 and len(met) > 30)


def test_there_is_a_canary_in_every_word_of_the_circle_and_the_client_hears_them(world):
    row, own, other = world
    value = networks.load(row)
    assert canaries.unfilled(value) == set()
    assert canaries.heard(network.encode(value)) >= {
        word for word, where in own.where.items() if where.split(".")[0] not in ("Moment", "Invitation", "Role", "User")
    }
    assert len(own.where) >= 60
    client = browser(models.Role.objects.get(network=row, role=Role.OWNER).user)
    for address in (f"/n/{row.pk}/files/out/excel/file/", f"/n/{row.pk}/paper/circle.pdf"):
        response, body = answered(client, "get", address)
        assert response.status_code == 200, address
        assert canaries.heard(body) & set(own.where), address


def secret(row):
    """The canaries that sit in Dirk, and in what is told of him."""
    value = networks.load(row)
    everything = canaries.heard(network.encode(value))
    friend = access.Viewer("friend", Role.PROFESSIONAL, at=timezone.now())
    return everything - canaries.heard(network.encode(sight.visible(value, friend)))


def named(found, *cages):
    return sorted(next((cage.where[word] for cage in cages if word in cage.where), word) for word in found)
