import os
import re
import stat
import subprocess
from pathlib import Path

import pytest
from django.db import connection

from kring.core.changes import Act, Set
from kring.store import accounts, chains, keys, log, models, networks
from kring.store.apps import _key_for_fresh_tables
from tests.store.conftest import NOON

NAMES = (b"Bert", b"Albert", b"brother of the bride")


def test_what_was_sealed_opens_in_its_own_place_only():
    key, _ = keys.new_key("n")
    sealed = keys.seal(key, b"hello", "document", "n", 3)
    assert keys.unseal(key, sealed, "document", "n", 3) == b"hello"
    for place in (("kept", "n", 3), ("document", "m", 3), ("document", "n", 4)):
        with pytest.raises(keys.Unreadable):
            keys.unseal(key, sealed, *place)


@pytest.mark.parametrize("at", [0, 1, 5, 13, 20, -1])
def test_one_changed_byte_is_refused(at):
    key, wrapped = keys.new_key("n")
    sealed = bytearray(keys.seal(key, b"hello there", "document", "n", 1))
    sealed[at] ^= 4
    with pytest.raises(keys.Unreadable):
        keys.unseal(key, bytes(sealed), "document", "n", 1)
    tampered = bytearray(wrapped)
    tampered[at] ^= 4
    with pytest.raises(keys.Unreadable):
        keys.unwrap(bytes(tampered), "n")


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + b"x" * 20, b"\x02" + b"x" * 60])
def test_what_is_no_envelope_is_refused(sealed):
    with pytest.raises(keys.Unreadable):
        keys.unseal(keys.new_key("n")[0], sealed, "document", "n", 1)


def test_the_key_of_a_network_opens_only_for_that_network():
    key, wrapped = keys.new_key("n")
    assert keys.unwrap(wrapped, "n") == key
    with pytest.raises(keys.Unreadable):
        keys.unwrap(wrapped, "m")


def test_the_same_words_never_look_the_same():
    key, _ = keys.new_key("n")
    assert keys.seal(key, b"hello", "document", "n", 1) != keys.seal(key, b"hello", "document", "n", 1)


def test_another_installation_opens_nothing(monkeypatch):
    _, wrapped = keys.new_key("n")
    monkeypatch.setenv("KRING_KEY", "b3RoZXIga2V5IGZvciB0aGUgdGVzdHMsIDMyIGIuLi4=")
    with pytest.raises(keys.Unreadable):
        keys.unwrap(wrapped, "n")


@pytest.fixture
def own_folder(monkeypatch, settings, tmp_path):
    monkeypatch.delenv("KRING_KEY")
    settings.DATA = tmp_path / "data"
    return settings.DATA


def test_the_key_of_the_installation_is_a_file_for_its_owner_alone(own_folder):
    keys.make()
    first = keys.installation()
    keys.make()
    assert keys.installation() == first
    assert stat.S_IMODE(os.stat(own_folder / "key").st_mode) == 0o600
    assert [file.name for file in own_folder.iterdir()] == ["key"]


def test_a_lost_key_is_noticed_and_no_new_one_is_made_up(own_folder):
    with pytest.raises(keys.NoKey):
        keys.installation()
    assert not own_folder.exists()


@pytest.mark.django_db
def test_tables_sealed_with_another_key_are_noticed_before_anybody_comes_in(world, monkeypatch):
    networks.check_key()
    monkeypatch.setenv("KRING_KEY", "b3RoZXIga2V5IGZvciB0aGUgdGVzdHMsIDMyIGIuLi4=")
    with pytest.raises(keys.NoKey):
        networks.check_key()


@pytest.mark.django_db
def test_fresh_tables_get_a_key_and_full_ones_never_another(own_folder):
    _key_for_fresh_tables()
    assert (own_folder / "key").exists()
    chains.make_key()  # as fresh tables do too
    row = networks.new(accounts.empty("Anna"), log.Actor(None, NOON))
    (own_folder / "key").unlink()
    _key_for_fresh_tables()
    assert not (own_folder / "key").exists()
    assert row


def test_nothing_on_the_disk_can_be_read(lasting_world):
    world = lasting_world
    remark = Set("people", "bert", "remark", "", "brother of the bride")
    act = Act("one", (Set("people", "bert", "name", "Bert", "Albert"), remark))
    networks.change(world.row.id, act, world.by(world.anna), 2)
    assert networks.load(models.Network.objects.get(pk=world.row.id)).people["bert"].name == "Albert"
    disk = _everything()
    assert world.row.id.encode() in disk
    assert [name for name in NAMES if name in disk] == []


def _everything() -> bytes:
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files = [Path(f"{name}{beside}") for beside in ("", "-wal") if Path(f"{name}{beside}").exists()]
        # By another process: to close that file here would let go of the locks that SQLite has on it in this one.
        return subprocess.run(["cat", *files], capture_output=True, check=True).stdout
    given = connection.settings_dict
    server = {
        "PGHOST": given["HOST"],
        "PGPORT": given["PORT"],
        "PGUSER": "postgres",  # who may see all: to everybody else the walls give nothing
        "PGPASSWORD": given["PASSWORD"],
    }
    told = {name: value for name, value in server.items() if value}
    dump = subprocess.run(["pg_dump", "--inserts", given["NAME"]], env={**os.environ, **told}, capture_output=True)
    assert dump.returncode == 0, dump.stderr
    return dump.stdout + b"".join(bytes.fromhex(part.decode()) for part in _hex(dump.stdout))


def _hex(dump: bytes) -> list[bytes]:
    return re.findall(rb"\\x((?:[0-9a-f]{2})+)", dump)
