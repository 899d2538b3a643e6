import base64
import json
import os
import stat
import sys
import threading

import pytest
from django.db import connection

from kring import commands
from kring.commands import keys as command
from kring.core import changes, network
from kring.store import accounts, chains, keyring, keys, log, models, networks, rotation
from tests.store.conftest import NOON

OTHER = b"other key for the tests, 32 b..."


@pytest.fixture
def own_key(monkeypatch, settings, tmp_path):
    """An installation with its key in its own file."""
    monkeypatch.delenv("KRING_KEY", raising=False)
    settings.DATA = tmp_path / "data"
    keyring.make()
    chains.make_key()
    return settings.DATA / "key"


def as_text(*found: bytes) -> str:
    return "\n".join(base64.urlsafe_b64encode(one).decode() for one in found)


def vault(tmp_path, *found: bytes) -> str:
    """A command that prints these keys, and notes that it was asked."""
    file = tmp_path / "vault.json"
    file.write_text(json.dumps([as_text(*found)]))
    program = tmp_path / "vault.py"
    program.write_text(
        "import json, pathlib, sys\nhere = pathlib.Path(sys.argv[0]).parent\n"
        "open(here / 'asked', 'a').write('.')\nprint(json.loads((here / 'vault.json').read_text())[0])\n"
    )
    return f"{sys.executable} {program}"


def test_a_vault_is_asked_once_by_a_process_and_again_for_a_key_that_nobody_knows(monkeypatch, tmp_path):
    monkeypatch.delenv("KRING_KEY", raising=False)
    monkeypatch.setenv("KRING_KEY_COMMAND", vault(tmp_path, OTHER))
    monkeypatch.setattr(keyring, "_AGAIN", 0.0)
    _, wrapped = keys.new_key("n")
    keys.unwrap(wrapped, "n")
    assert (tmp_path / "asked").read_text() == "."
    newer = os.urandom(32)
    (tmp_path / "vault.json").write_text(json.dumps([as_text(newer, OTHER)]))
    monkeypatch.setenv("KRING_KEY", as_text(newer))
    _, later = keys.new_key("n")
    monkeypatch.delenv("KRING_KEY")
    assert keys.unwrap(later, "n")
    assert (tmp_path / "asked").read_text() == ".."
    assert keys.installation() == newer


@pytest.mark.parametrize(
    "command", ["/no/such/program", "false", "echo geheim-geheim", f"{sys.executable} -c 'raise SystemExit(3)'"]
)
def test_a_vault_that_does_not_answer_is_one_line_without_what_it_said(monkeypatch, command):
    monkeypatch.delenv("KRING_KEY", raising=False)
    monkeypatch.setenv("KRING_KEY_COMMAND", command)
    with pytest.raises(keys.NoKey) as trouble:
        keys.installation()
    assert "geheim" not in str(trouble.value)


def test_a_key_file_that_others_may_read_is_not_used(own_key):
    own_key.chmod(0o644)
    with pytest.raises(keys.NoKey, match="chmod 600"):
        keys.installation()


@pytest.mark.django_db
def test_a_new_key_opens_all_that_the_old_one_did_and_the_old_one_is_gone(own_key):
    works = models.Organisation.objects.create(name="Welzijn")
    anna, row = accounts.new_client("Anna", log.Actor(None, NOON))
    bram = accounts.make("Bram", organisation=works)
    old = keys.installation()
    document = bytes(models.Network.objects.get().document)
    assert rotation.begin() and keys.installation() != old
    assert networks.load(models.Network.objects.get()).id == row.id
    assert rotation.rewrap() == 3
    assert rotation.finish(settle=0) == 0
    assert keyring.ring() == (keys.installation(),) and keys.installation() != old
    assert stat.S_IMODE(own_key.stat().st_mode) == 0o600
    assert bytes(models.Network.objects.get().document) == document
    assert rotation.check() == rotation.Checked(newest=4)
    assert {one.name for one in models.User.objects.all()} == {anna.name, bram.name}


@pytest.mark.django_db
def test_who_stops_halfway_goes_on_with_the_same_new_key(own_key, monkeypatch):
    rows = [networks.new(accounts.empty(f"Anna {number}"), log.Actor(None, NOON)) for number in range(5)]
    monkeypatch.setattr(rotation, "_AT_ONCE", 2)
    rotation.begin()
    halfway = rotation._networks()
    assert next(halfway) == 2
    halfway.close()
    assert rotation.check() == rotation.Checked(newest=2, older=3)
    assert not rotation.begin()
    assert rotation.rewrap() == 3
    rotation.finish(settle=0)
    assert [networks.load(models.Network.objects.get(pk=row.pk)).id for row in rows] == [row.id for row in rows]


@pytest.mark.django_db
def test_what_another_process_wraps_in_the_old_key_meanwhile_is_not_lost(own_key):
    late = accounts.empty("Late")
    _, wrapped = keys.new_key(late.id)  # a request that began before, and saves after

    def saved(_):
        row = networks.new(late, log.Actor(None, NOON))
        key = keys.unwrap(wrapped, row.id)
        document = keys.seal(key, network.encode(late), "document", row.id, 1)
        kept = keys.seal(key, b"{}", "kept", row.id, 1)
        models.Network.objects.filter(pk=row.pk).update(key=wrapped, document=document, kept=kept)

    rotation.begin()
    assert rotation.finish(wait=saved) == 1
    assert networks.load(models.Network.objects.get()) == late


@pytest.mark.django_db
def test_what_does_not_open_is_named_and_no_other(own_key):
    rows = [networks.new(accounts.empty("Anna"), log.Actor(None, NOON)) for _ in range(3)]
    models.Network.objects.filter(pk=rows[1].pk).update(key=keys.seal_here(os.urandom(32), "key", "elsewhere"))
    assert rotation.check().unreadable == (f"network {rows[1].pk}",)


def test_writers_and_readers_notice_nothing_of_a_new_key(lasting_world, own_key, monkeypatch):
    monkeypatch.setenv("KRING_KEY", "dGhlIGtleSBvZiB0aGUgdGVzdHM6IDMyIGJ5dGVzLi4=")
    before = keys.installation()
    monkeypatch.delenv("KRING_KEY")
    own_key.write_text(as_text(before))
    wrong, done = [], threading.Event()

    def work(who):
        try:
            for number in range(1_000):
                row = models.Network.objects.get(pk=lasting_world.row.pk)
                act = changes.Act(f"{who}-{number}", (changes.Add(network.Person(f"{who}{number}", "N", rank=number)),))
                networks.change(row.pk, act, log.Actor(lasting_world.anna, NOON), row.version)
                if done.is_set() and number > 5:
                    break
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(who,)) for who in ("a", "b")]
    for worker in workers:
        worker.start()
    for _ in range(3):
        rotation.begin()
        rotation.rewrap()
        rotation.finish(settle=0.2)
    done.set()
    for worker in workers:
        worker.join(30)
    assert wrong == []
    assert not rotation.check().unreadable and rotation.check().older == 0
    with pytest.raises(keys.NoKey):
        keyring._decoded(as_text(before[:-1]))


@pytest.mark.django_db
def test_the_command_changes_the_key_and_never_prints_it(own_key, capsys, monkeypatch):
    monkeypatch.setattr(rotation, "SETTLE", 0)
    networks.new(accounts.empty("Anna"), log.Actor(None, NOON))
    before = own_key.read_text()
    assert command._rotate() == 0
    said, after = capsys.readouterr().out, own_key.read_text()
    assert "Everything opens." in said
    assert len(after.split()) == 1 and after != before
    assert after not in said and before not in said


@pytest.mark.django_db
def test_a_key_that_is_kept_elsewhere_is_changed_there_first(monkeypatch, capsys):
    with pytest.raises(commands.Trouble, match="in front of the old one"):
        command._rotate()
    networks.new(accounts.empty("Anna"), log.Actor(None, NOON))
    monkeypatch.setattr(rotation, "SETTLE", 0)
    monkeypatch.setenv("KRING_KEY", as_text(OTHER) + " " + os.environ["KRING_KEY"])
    assert command._rotate() == 0
    assert "take it away" in capsys.readouterr().out
    monkeypatch.setenv("KRING_KEY", as_text(OTHER))
    assert rotation.check() == rotation.Checked(newest=1)
