"""The drill: a copy is made while others write, put back elsewhere, and is the same; one flipped byte is noticed."""

import contextlib
import sqlite3
import threading
import time

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from kring.core import changes, network
from kring.store import accounts, backup, chains, erasure, ledger, log, models, networks, parcels, restore, tables
from tests.store.conftest import NOON

KEY = b"key of copies for the tests, 32b"


@pytest.fixture
def elsewhere(lasting_world, tmp_path, settings, monkeypatch):
    """An installation of its own, empty, beside that of Anna."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    chains.make_key()
    monkeypatch.setenv("KRING_LEDGER", str(tmp_path / "erased.ledger"))
    given = dict(connection.settings_dict)
    if connection.vendor == "sqlite":
        given |= {"NAME": str(tmp_path / "elsewhere.sqlite3")}
    else:
        given |= {"NAME": f"{given['NAME']}_elsewhere"}
        connection.close()  # whoever is in a database keeps it from being copied
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{given["NAME"]}" TEMPLATE "{connection.settings_dict["NAME"]}"')
    connections.databases["elsewhere"] = given
    guarded = BaseDatabaseWrapper.ensure_connection  # a test may otherwise reach its own database only

    def ensure_connection(self):
        if self.alias == "elsewhere" and self.connection is None:
            self.connect()
        elif self.alias != "elsewhere":
            guarded(self)

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", ensure_connection)
    _bare(tmp_path / "elsewhere.sqlite3")
    yield "elsewhere"
    connections["elsewhere"].close()
    del connections["elsewhere"], connections.databases["elsewhere"]
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{given["NAME"]}"')


def _bare(file):
    """The tables as they are here, without a row: to make them step by step in each test would take seconds."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(file)) as there:
            connection.connection.backup(there)
            there.execute("DROP TRIGGER a_line_stays")
            for (name,) in there.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                if name not in ("django_migrations", "sqlite_sequence"):
                    there.execute(f'DELETE FROM "{name}"')
            there.commit()
        return
    with connections["elsewhere"].cursor() as cursor:
        names = set(connections["elsewhere"].introspection.table_names()) - {"django_migrations"}
        cursor.execute(f"TRUNCATE {', '.join(sorted(names))} CASCADE")


def _nothing(file):
    """There is no table at all."""
    if connection.vendor == "sqlite":
        file.unlink()
        return
    with connections["elsewhere"].cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def hashes(using):
    with tables.at_one_moment(using) as fresh:
        there = tables.of(fresh)
        return {name: tables.told(there, name) for name in there.names()}


def test_a_copy_made_while_others_write_comes_back_the_same_to_the_byte(lasting_world, elsewhere, tmp_path):
    world, done, wrong = lasting_world, threading.Event(), []
    _nothing(tmp_path / "elsewhere.sqlite3")

    def write():
        version = 2
        try:
            while not done.is_set():
                person = network.Person(f"w{version}", "W", rank=version)
                act = changes.Act(f"w{version}", (changes.Add(person),))
                version = networks.change(world.row.id, act, log.Actor(world.anna, NOON), version).version
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(0.2)
    began = time.perf_counter()
    told = backup.write(tmp_path / "copy", KEY, NOON)
    time.sleep(0.1)
    done.set()
    writer.join()
    assert not wrong
    found = restore.read(tmp_path / "copy", KEY, elsewhere)
    print(f"copied and put back: {told.rows} rows in {time.perf_counter() - began:.2f} s")
    assert found.told.tables == told.tables and found.at == NOON
    there = models.Network.objects.using(elsewhere).get()
    version = there.version
    assert 2 < version < models.Network.objects.get().version
    assert len(networks.load(there).people) == version
    assert models.Act.objects.using(elsewhere).count() == version - 1
    assert models.Line.objects.using(elsewhere).count() == told.tables["store_line"]
    fresh = models.Line.objects.using(elsewhere).create(at=NOON, deed="read")
    assert fresh.pk > max(models.Line.objects.using(elsewhere).exclude(pk=fresh.pk).values_list("pk", flat=True))


def test_every_table_and_file_is_in_it_and_the_ledger_and_its_key_are_not(lasting_world, elsewhere, tmp_path, settings):
    (settings.DATA / "layouts").mkdir()
    (settings.DATA / "layouts" / "ours.toml").write_text("ours")
    for stays in ("erased.ledger", "backup-key", "kring.sqlite3"):
        (settings.DATA / stays).write_text("stays")
    before = hashes("default")
    told = backup.write(tmp_path / "copy", KEY, NOON)
    (settings.DATA / "layouts" / "ours.toml").unlink()
    restore.read(tmp_path / "copy", KEY, elsewhere)
    assert hashes(elsewhere) == before
    assert told.files == ["layouts/ours.toml", "log.key"]
    assert (settings.DATA / "layouts" / "ours.toml").read_text() == "ours"
    assert b"Anna" not in (tmp_path / "copy").read_bytes()
    assert b"example.org" not in (tmp_path / "copy").read_bytes()


def test_one_flipped_byte_anywhere_brings_nothing_back(lasting_world, elsewhere, tmp_path, monkeypatch):
    monkeypatch.setattr(parcels, "PIECE", 4096)
    backup.write(tmp_path / "copy", KEY, NOON)
    whole = (tmp_path / "copy").read_bytes()
    for at in (0, len(parcels.MAGIC) + 3, 60, len(whole) // 2, len(whole) - 5000, len(whole) - 1):
        spoilt = bytearray(whole)
        spoilt[at] ^= 1
        (tmp_path / "spoilt").write_bytes(spoilt)
        with pytest.raises(parcels.Damaged):
            restore.read(tmp_path / "spoilt", KEY, elsewhere)
        assert restore.is_empty(elsewhere)
    restore.read(tmp_path / "copy", KEY, elsewhere)
    assert not restore.is_empty(elsewhere)


def test_a_copy_that_was_cut_off_or_put_together_from_pieces_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(parcels, "PIECE", 64)
    with open(tmp_path / "a", "wb") as file, parcels.Writer(file, KEY) as out:
        out.write(bytes(range(256)) * 4)
    whole = (tmp_path / "a").read_bytes()
    head, size = len(parcels.MAGIC) + 16, 64 + 16
    pieces = [whole[head + n : head + n + size] for n in range(0, len(whole) - head, size)]
    others = [pieces[:-1], pieces[:3], [pieces[1], pieces[0], *pieces[2:]], [*pieces, pieces[-1]], pieces[1:], []]
    for other in others:
        (tmp_path / "b").write_bytes(whole[:head] + b"".join(other))
        with pytest.raises(parcels.Damaged), open(tmp_path / "b", "rb") as file:
            found = parcels.Reader(file, KEY)
            while not found.is_at_end:
                found.read(1)
    with open(tmp_path / "a", "rb") as file:
        found = parcels.Reader(file, KEY)
        assert found.read(1024) == bytes(range(256)) * 4 and found.is_at_end
    with open(tmp_path / "a", "rb") as file, pytest.raises(parcels.Damaged, match="another key"):
        parcels.Reader(file, bytes(32)).read(1)


def test_a_copy_comes_only_where_nobody_is_or_in_their_place_when_that_is_said(lasting_world, elsewhere, tmp_path):
    backup.write(tmp_path / "copy", KEY, NOON)
    restore.read(tmp_path / "copy", KEY, elsewhere)
    before = hashes(elsewhere)
    models.Network.objects.using(elsewhere).update(version=99)
    with pytest.raises(restore.NotEmpty):
        restore.read(tmp_path / "copy", KEY, elsewhere)
    spoilt = bytearray((tmp_path / "copy").read_bytes())
    spoilt[-1] ^= 1
    (tmp_path / "spoilt").write_bytes(spoilt)
    with pytest.raises(parcels.Damaged):
        restore.read(tmp_path / "spoilt", KEY, elsewhere, replace=True)
    assert models.Network.objects.using(elsewhere).get().version == 99
    restore.read(tmp_path / "copy", KEY, elsewhere, replace=True)
    assert hashes(elsewhere) == before


def test_who_was_erased_stays_erased_when_an_older_copy_comes_back(lasting_world, tmp_path, elsewhere):
    """Into the very place it was made in: what comes back there goes again before anybody can come in."""
    world = lasting_world
    key = bytes(models.Network.objects.get(pk=world.row.pk).key)
    backup.write(tmp_path / "copy", KEY, NOON)
    erasure.erase(world.row.id, NOON)
    found = {}

    def put_back():
        with open(tmp_path / "copy", "rb") as file:
            for record in backup.records(parcels.Reader(file, KEY)):
                found.setdefault(type(record).__name__, []).append(record)

    put_back()
    assert any(key.hex().encode() in one.data or key in one.data for one in found["Rows"])
    restore.read(tmp_path / "copy", KEY, elsewhere)
    back = models.Network.objects.using(elsewhere).get()
    assert ledger.among("network", [back.pk]) == [back.pk]
    user = models.User.objects.using(elsewhere).get(email="anna@example.org")
    roles = list(models.Role.objects.using(elsewhere).filter(network=back))
    back.save(using="default", force_insert=True)
    if not models.User.objects.filter(pk=user.pk).exists():
        user.save(using="default", force_insert=True)
    for role in roles:
        role.save(using="default", force_insert=True)
    assert erasure.replay(NOON) == 1
    assert not models.Network.objects.exists()
    assert accounts.parties(world.row) == {}
