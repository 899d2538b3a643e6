import os
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from django.db import connection, transaction

from kring.core.changes import Act, Set
from kring.store import models, networks
from kring.store.sessions import SessionStore
from kring.store.sqlite.base import DatabaseWrapper
from kring.store.sqlite.queue import Queue


@pytest.fixture
def database(db, tmp_path):
    """A database file of our own with one table, whatever the other tests run on."""
    made = []

    def connect():
        given = {**connection.settings_dict, "ENGINE": "kring.store.sqlite", "NAME": str(tmp_path / "some" / "db")}
        given["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
        made.append(DatabaseWrapper(given, "own"))
        made[-1].inc_thread_sharing()
        return made[-1]

    with connect().cursor() as cursor:
        cursor.execute("CREATE TABLE kept (word TEXT)")
    yield connect
    for one in made:
        one.close()


def test_what_is_saved_survives_a_power_cut_and_readers_wait_for_nobody(database):
    one = database()
    with one.cursor() as cursor:
        pragmas = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
        pragmas["foreign_keys"] = cursor.execute("PRAGMA foreign_keys").fetchone()[0]
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_files_are_for_their_owner_alone(database, tmp_path):
    database().cursor().execute("INSERT INTO kept VALUES ('x')")
    modes = {file.name: os.stat(file).st_mode & 0o077 for file in (tmp_path / "some").iterdir()}
    assert {"db", "db-head", "db-pen"} <= modes.keys()
    assert set(modes.values()) == {0}


def test_a_single_statement_waits_its_turn_too(database):
    writer, other = database(), database()
    writer.ensure_connection()
    writer.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    done = threading.Event()

    def write():
        with other.cursor() as cursor:
            cursor.execute("INSERT INTO kept VALUES ('later')")
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    assert not done.wait(0.2)
    with database().cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    writer.commit()
    writer.set_autocommit(True)
    assert done.wait(5)
    thread.join()


def test_whoever_fails_lets_the_next_one_write(database):
    one, other = database(), database()
    one.ensure_connection()
    one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(sqlite3.OperationalError):
        one.connection.execute("INSERT INTO nowhere VALUES (1)")
    one.rollback()
    one.set_autocommit(True)
    with other.cursor() as cursor:
        cursor.execute("INSERT INTO kept VALUES ('x')")
    assert not one.queue.is_held and not other.queue.is_held


def test_whoever_dies_lets_the_next_one_write(tmp_path):
    process = os.fork()
    if process == 0:
        Queue(str(tmp_path / "db")).take()
        os._exit(0)
    os.waitpid(process, 0)
    with Queue(str(tmp_path / "db")) as _:
        pass


def test_a_child_does_not_hold_the_turn_of_its_parent(tmp_path):
    queue = Queue(str(tmp_path / "db"))
    with queue:
        process = os.fork()
        if process == 0:
            os._exit(1 if queue.is_held else 0)
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def test_whoever_comes_first_writes_first(tmp_path):
    turns = []

    def write(number):
        queue = Queue(str(tmp_path / "db"))
        with queue:
            turns.append(number)
        queue.close()

    first = Queue(str(tmp_path / "db"))
    waiting = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    with first:
        for thread in waiting:
            thread.start()
            time.sleep(0.05)
    first.take()
    assert turns == list(range(8))
    first.leave()
    for thread in waiting:
        thread.join()


def test_a_death_in_the_queue_lets_nobody_write_at_the_same_time(tmp_path):
    turns = []
    first = Queue(str(tmp_path / "db"))
    first.take()
    waiting = subprocess.Popen([sys.executable, "-c", WAIT, str(tmp_path / "db")])
    time.sleep(0.5)
    last = threading.Thread(target=lambda: (Queue(str(tmp_path / "db")).take(), turns.append("last")))
    last.start()
    time.sleep(0.1)
    waiting.kill()
    waiting.wait()
    time.sleep(0.1)
    assert turns == []
    first.leave()
    last.join(5)
    assert turns == ["last"]


WAIT = "import sys; from kring.store.sqlite.queue import Queue; Queue(sys.argv[1]).take()"


@pytest.mark.django_db(transaction=True)
def test_a_session_waits_its_turn_too(client, lasting_world):
    def write():
        session = SessionStore()
        session["word"] = "later"
        session.save()
        connection.close()

    thread = threading.Thread(target=write)
    with transaction.atomic():
        models.User.objects.filter(pk=lasting_world.anna.pk).update(theme="dark")
        thread.start()
        time.sleep(0.2)
    thread.join(10)
    act = Act("one", (Set("people", "bert", "name", "Bert", "Albert"),))
    assert networks.change(lasting_world.row.id, act, lasting_world.by(lasting_world.anna), 2).version == 3
