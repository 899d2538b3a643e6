"""The chain of the log: whatever is done to it without the key is noticed, and what happens by itself is not."""

import json
import multiprocessing
import os
import random
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from kring.store import chains, checkpoints, guards, log, models, networks, proof
from kring.store.models import Deed
from kring.store.proof import What
from tests.store.conftest import NOON
from tests.store.tampering import KINDS, tamper, unguarded

SAMPLE = int(os.environ.get("KRING_TAMPERINGS", "50"))  # `make tamper` tries a thousand


@pytest.fixture
def chain(transactional_db, settings, tmp_path):
    """A fresh data folder with a key of its own; answers a writer of lines."""
    settings.DATA = tmp_path
    chains.make_key()

    def write(count=1, **more):
        for number in range(count):
            log.write(log.Actor(None, NOON + timedelta(minutes=number), rule="role"), Deed.READ, f"n{number}", **more)

    return write


def elsewhere(work):
    """Do something in another thread, that has a chain of its own."""
    thread = threading.Thread(target=lambda: (work(), connection.close()))
    thread.start()
    thread.join()


def test_a_log_that_nobody_touched_is_whole(chain):
    chain(5)
    elsewhere(lambda: chain(3))
    found = proof.check()
    assert (found.lines, found.chains, found.beyond, found.first) == (8, 2, 0, None)
    assert sorted(head.position for _, head in chains.heads()) == [3, 5]


def test_whatever_is_done_to_it_without_the_key_is_found_and_the_first_bad_line_named(chain):
    chain(12, people=["bert"], part="names", version=3)
    elsewhere(lambda: chain(9))
    elsewhere(lambda: chain(4))
    lines, chance, missed = list(models.Line.objects.order_by("pk")), random.Random(4), []
    for number in range(SAMPLE):
        kind = KINDS[number % len(KINDS)]
        with unguarded():
            place, told = tamper(kind, chance, lines)
            found = proof.check().faults
        if not found or (place is not None and place not in [(one.chain, one.position) for one in found]):
            missed.append((kind, told, place, found))
    assert missed == []
    assert proof.check().first is None


def test_what_was_rolled_back_leaves_no_hole(chain):
    chain(2)
    with transaction.atomic():
        chain(1)
        with pytest.raises(networks.Missing), transaction.atomic():
            chain(3)
            raise networks.Missing
        chain(1)
    with pytest.raises(networks.Missing), transaction.atomic():
        chain(4)
        raise networks.Missing
    chain(1)
    assert list(models.Line.objects.order_by("pk").values_list("position", flat=True)) == [1, 2, 3, 4, 5]
    assert proof.check().first is None


def test_who_writes_in_one_go_writes_one_chain(chain):
    lines = [log.line(log.Actor(None, NOON), Deed.LIST, f"n{number}") for number in range(3)]
    log.write_all(lines)
    log.write_all([])
    chain(1)
    assert (proof.check().lines, proof.check().first) == (4, None)


def test_a_process_that_died_between_its_commit_and_its_head_is_no_fault(chain, monkeypatch):
    chain(2)
    with monkeypatch.context() as dying:
        dying.setattr(chains.Chain, "land", lambda *_: None)
        chain(1)
    found = proof.check()
    assert (found.lines, found.beyond, found.first) == (3, 1, None)
    chain(1)
    assert proof.check().beyond == 0


def test_a_process_that_is_split_off_has_a_chain_of_its_own(chain):
    chain(1)
    mine = chains._own().id
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(_own_id) != mine


def _own_id():
    return chains._own().id


def test_lines_in_a_chain_that_nobody_began_and_lines_without_a_seal_are_found(chain):
    chain(2)
    models.Line.objects.bulk_create([models.Line(at=NOON, deed="read", chain=7, position=1, seal=bytes(32))])
    assert [(one.what, one.chain) for one in proof.check().faults] == [(What.UNKNOWN, 7)]


def test_a_chain_that_is_gone_as_a_whole_is_missed(chain):
    elsewhere(lambda: chain(3))
    with unguarded():
        models.Line.objects.all().delete()
        (fault,) = proof.check().faults
    assert (fault.what, fault.position, fault.lost) == (What.CUT, 1, 3)


def test_another_key_opens_nothing(chain, monkeypatch):
    chain(1)
    monkeypatch.setenv("KRING_LOG_KEY", "dGhlIGtleSBvZiB0aGUgdGVzdHM6IDMyIGJ5dGVzLi4=")
    assert proof.check().first.what is What.ALTERED


def test_without_its_key_nothing_is_written(chain, settings):
    key = settings.DATA / "log.key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.rename(settings.DATA / "elsewhere")
    with pytest.raises(chains.NoKey):
        chain(1)
    (settings.DATA / "elsewhere").rename(key)
    key.chmod(0o644)
    with pytest.raises(chains.NoKey, match="chmod 600"):
        chain(1)


@pytest.mark.parametrize("spoiled", [b"", b"nonsense\n", b"00000000000000000002 " + b"0" * 64 + b"\n"])
def test_a_head_that_was_altered_is_found(chain, spoiled):
    chain(3)
    (path,) = chains.folder().glob("*.head")
    path.write_bytes(spoiled)
    assert proof.check().first.what is What.HEAD


def test_the_tables_refuse_to_change_or_lose_a_line(chain):
    chain(1)
    with pytest.raises(DatabaseError, match="stays as it is"):
        models.Line.objects.update(rule="other")
    with pytest.raises(DatabaseError, match="a line of the log stays"):
        models.Line.objects.all().delete()
    with guards.pruning(), pytest.raises(DatabaseError, match="stays as it is"), transaction.atomic():
        models.Line.objects.update(rule="other")
    assert models.Line.objects.count() == 1


def test_lines_that_are_old_enough_go_and_a_checkpoint_stays(chain):
    chain(5)
    elsewhere(lambda: chain(2))
    assert proof.prune(NOON + timedelta(minutes=3), NOON) == 5
    assert models.Line.objects.filter(deed=Deed.READ).count() == 2
    assert proof.check().first is None
    assert proof.prune(NOON + timedelta(minutes=3), NOON) == 0
    chain(1)
    assert proof.prune(NOON + timedelta(days=1), NOON) > 0
    assert proof.check().first is None


def test_a_checkpoint_excuses_nothing_after_it(chain):
    chain(6)
    proof.prune(NOON + timedelta(minutes=3), NOON)
    with unguarded():
        models.Line.objects.filter(position=4).delete()
        assert proof.check().first.what is What.MISSING


def test_a_checkpoint_that_was_altered_or_taken_away_is_found(chain):
    chain(6)
    proof.prune(NOON + timedelta(minutes=3), NOON)
    file = chains.folder() / "checkpoints"
    written = file.read_bytes()
    (line,) = written.splitlines()
    assert json.loads(line[65:])["position"] == 3
    file.write_bytes(written.replace(b'"position":3', b'"position":4'))
    assert proof.check().first.what is What.CHECKPOINT
    with pytest.raises(checkpoints.Broken):
        checkpoints.add([])
    file.unlink()
    assert proof.check().first.what is What.MISSING


def test_a_log_with_a_fault_keeps_its_evidence(chain):
    chain(6)
    with unguarded():
        models.Line.objects.filter(position=5).delete()
        assert proof.prune(NOON + timedelta(days=1), NOON) == 0


def test_after_a_restore_what_is_lost_is_accepted_once_with_its_reason(chain):
    elsewhere(lambda: chain(5))
    with guards.pruning():
        models.Line.objects.filter(position__gt=3).delete()
    assert proof.check().first.what is What.CUT
    assert proof.accept("restored the copy of Tuesday", NOON) == 2
    assert proof.check().first is None
    assert [one.why for one in checkpoints.every()] == ["restored the copy of Tuesday"]
    with guards.pruning():
        models.Line.objects.filter(position=3, deed=Deed.READ).delete()
    assert proof.check().first.what is What.CUT
