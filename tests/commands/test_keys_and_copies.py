"""What who looks after Kring does in a terminal: copy it, put it back, and see to what is kept how long."""

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from kring.commands import due, main
from kring.core.retention import GRACE
from kring.store import accounts, backup, erasure, log, models, networks


@pytest.fixture
def here(transactional_db, monkeypatch, tmp_path, settings):
    """An installation with one network, as a terminal finds it."""
    for name in ("KRING_DATA", "KRING_DEMO", "KRING_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    monkeypatch.setenv("KRING_LEDGER", str(tmp_path / "erased.ledger"))
    monkeypatch.setenv("KRING_BACKUP_KEY", "dGhlIGtleSBvZiBjb3BpZXMsIGEgdGVzdCwgMzIgYi4=")
    return networks.new(accounts.empty("Anna"), log.Actor(None, timezone.now()))


def test_a_copy_says_how_much_is_in_it_and_is_no_copy_for_a_place_where_somebody_is(here, tmp_path, capsys):
    copy = tmp_path / "copy"
    assert main.main(["backup", str(copy), "--data", str(tmp_path)]) == 0
    assert " rows of " in capsys.readouterr().out
    assert copy.stat().st_mode & 0o077 == 0
    assert main.main(["restore", str(copy), "--data", str(tmp_path)]) == 2
    assert "somebody is here already" in capsys.readouterr().err
    copy.write_bytes(copy.read_bytes()[:-1])
    assert main.main(["restore", str(copy), "--data", str(tmp_path)]) == 2
    assert "nothing was put back" in capsys.readouterr().err
    assert models.Line.objects.filter(deed="backup").count() == 1


def test_a_key_of_copies_is_made_once_and_is_said_to_be_kept_elsewhere(here, tmp_path, capsys, monkeypatch, settings):
    monkeypatch.delenv("KRING_BACKUP_KEY")
    file = backup.key_path()
    file.unlink(missing_ok=True)
    try:
        assert main.main(["backup", str(tmp_path / "one"), "--data", str(tmp_path)]) == 0
        first = file.read_text()
        said = capsys.readouterr().out
        assert "Keep it elsewhere too" in said and first.strip() not in said
        assert main.main(["backup", str(tmp_path / "two"), "--data", str(tmp_path)]) == 0
        assert file.read_text() == first and "Keep it" not in capsys.readouterr().out
        assert file.stat().st_mode & 0o077 == 0
    finally:
        file.unlink(missing_ok=True)


def test_what_is_due_is_told_first_and_then_done(here, tmp_path, capsys):
    long_ago = timezone.now() - timedelta(days=8)
    erasure.ask(here, log.Actor(None, long_ago))
    assert main.main(["due", "--show", "--data", str(tmp_path)]) == 0
    assert f"{here.pk}  asked" in capsys.readouterr().out
    assert models.Network.objects.exists()
    assert main.main(["due", "--data", str(tmp_path)]) == 0
    assert "1 networks are gone for good" in capsys.readouterr().out
    assert not models.Network.objects.exists()


def test_who_looks_after_it_says_by_which_law_a_network_is_kept_and_holds_it(here, tmp_path, capsys):
    def keep(*arguments):
        code = main.main(["keep", *arguments, "--data", str(tmp_path)])
        return code, capsys.readouterr()

    assert "informal" in keep()[1].out
    assert "does not run yet" in keep(here.pk, "--basis", "wmo_withdrawn")[1].out
    told = keep(here.pk, "--closed", "2020-03-01")[1].out
    assert f"until {timezone.now() + GRACE:%Y-%m-%d}" in told, "no day in the past ends anything within a month"
    assert keep(here.pk, "--hold", "zaak 12")[1].out.endswith("held\n")
    assert due._do(timezone.now() + 2 * GRACE) == 0 and models.Network.objects.exists()
    assert not keep(here.pk, "--lift")[1].out.endswith("held\n")
    assert due._do(timezone.now()) == 0 and models.Network.objects.exists()
    assert due._do(timezone.now() + GRACE) == 0 and not models.Network.objects.exists()
    assert keep("nobody")[0] == 2


def test_the_process_beside_a_server_ends_with_it():
    program = "from kring.commands import due; due.begin(); input()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-c", program], text=True, **pipes) as server:
        server.stdin.close()
        began = time.monotonic()
        assert server.stdout.read() == ""  # what stands beside it holds this open too, until it goes
        assert time.monotonic() - began < 30


def test_nobody_waits_for_a_server_that_has_gone():
    assert not due._is_there(server=1 if os.getppid() != 1 else 2, wait=60)
    assert due._is_there(server=os.getppid(), wait=0)
