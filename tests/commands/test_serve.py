"""`kring serve`, as somebody starts it: a process, an address, and a browser that asks."""

import contextlib
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith(("KRING_", "DJANGO_", "DATABASE"))
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(*arguments):
    """A Kring that serves; what it printed lies in `said` and its address in `url`."""
    port = free_port()
    command = [sys.executable, "-m", "kring", "serve", "--port", str(port), "--workers", "1", *arguments]
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    process.url = f"http://localhost:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, process.stdout.read()
            if asked(f"{process.url}/health/") == 200:
                break
            time.sleep(0.1)
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(ValueError):
            process.communicate(timeout=30)


def asked(url):
    with contextlib.suppress(OSError):
        try:
            return urllib.request.urlopen(url, timeout=10).status
        except urllib.error.HTTPError as answer:
            return answer.code
    return None


def stopped(process):
    """What a Kring said until it was stopped as with Ctrl+C."""
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=30)[0]


def refused(*arguments, **environment):
    command = [sys.executable, "-m", "kring", "serve", *arguments]
    return subprocess.run(command, env=ENVIRONMENT | environment, capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """An empty Kring, once started and stopped: its folder, and what it said."""
    folder = tmp_path_factory.mktemp("served")
    with serving("--data", str(folder)) as kring:
        url = kring.url
        return folder, url, stopped(kring)


def test_an_empty_folder_starts_empty_and_prints_a_link_for_the_administrator(served):
    _, url, said = served
    assert re.search(rf"{url}/accounts/link/[\w-]{{30,}}/", said)
    assert "@" not in said


def test_the_link_makes_the_administrator_once(served, tmp_path):
    shutil.copytree(served[0], tmp_path, dirs_exist_ok=True)  # nobody followed the link of its first start
    with serving("--data", str(tmp_path)) as kring:
        os.set_blocking(kring.stdout.fileno(), False)
        link = re.search(r"http://\S+/link/\S+", kring.stdout.read())[0]
        assert asked(link) == 200
        assert asked(link[:-5] + "0000/") in (403, 404, 410)


def test_the_secrets_are_for_their_owner_only(served):
    folder, _, _ = served
    assert {name: oct((folder / name).stat().st_mode & 0o777) for name in ("key", "secret-key")} == {
        "key": "0o600",
        "secret-key": "0o600",
    }


def test_stopping_it_leaves_no_traceback(served):
    assert "Traceback" not in served[2]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo, once started and stopped: its folder, and what it said."""
    folder = tmp_path_factory.mktemp("demo")
    with serving("--demo", "--data", str(folder)) as kring:
        return folder, stopped(kring)


def test_the_demo_prints_who_can_sign_in(demo):
    assert "anna@demo.kring" in demo[1] and "marieke@demo.kring" in demo[1]


def test_the_demo_is_there_again_within_five_seconds_with_the_same_sign_ins(demo):
    folder, first = demo
    start, worked = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with serving("--demo", "--data", str(folder)) as kring:
        took = time.perf_counter() - start
        again = stopped(kring)
    busy = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = busy.ru_utime + busy.ru_stime - worked.ru_utime - worked.ru_stime
    assert took < 5 or work < 3, f"{took:.1f} s, of which {work:.1f} at work; the rest others had the machine"
    assert [line for line in again.splitlines() if "@" in line] == [line for line in first.splitlines() if "@" in line]


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["--port", "70000"], {}, "70000"),
        (["--port", "many"], {}, "many"),
        (["--workers", "0"], {}, "0"),
        (["--data", __file__], {}, "test_serve.py"),
        (["--data", "/dev/null/kring"], {}, "Name a folder that you may write in with --data"),
        (["--data", "/proc/kring"], {}, "Name a folder that you may write in with --data"),
        ([], {"DATABASE_URL": "mysql://somewhere/kring"}, "DATABASE_URL"),
        ([], {"DATABASE_URL": "postgresql://127.0.0.1:1/kring"}, "Does PostgreSQL run"),
        ([], {"DATABASE_URL": "postgresql://a:b@localhost:port/kring"}, "DATABASE_URL must read"),
        ([], {"DATABASE_URL": "postgresql://a:b@nowhere.invalid/kring"}, "Is its name right"),
        ([], {"KRING_KEY": "short"}, "Put the key of this installation back"),
        ([], {"KRING_PROXIES": "many"}, "KRING_PROXIES must be a whole number, and reads many"),
        ([], {"KRING_MAIL_PORT": "smtp"}, "KRING_MAIL_PORT must be a whole number"),
        ([], {"KRING_LOG": "loud"}, "KRING_LOG must be DEBUG"),
        ([], {"KRING_URL": "kring.example.org"}, "KRING_URL must read https://name"),
        ([], {"KRING_OIDC_URL": "login", "KRING_OIDC_CLIENT": "kring"}, "KRING_OIDC_URL must read https://name"),
        ([], {"KRING_OIDC_URL": "https://login.example.org"}, "needs KRING_OIDC_CLIENT"),
        (["--address", "192.0.2.1"], {}, "Name one that it has with --address"),
        (["--address", "nowhere.invalid"], {}, "Name one that it has with --address"),
        (["--data", "/tmp/" + "k" * 300], {}, "what --data names leads to no folder"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_exit_code_2(arguments, environment, says, tmp_path):
    done = refused("--port", str(free_port()), "--data", str(tmp_path), *arguments, **environment)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and says in done.stderr, done.stderr
    assert "Errno" not in done.stderr


def test_tables_that_are_damaged_are_said_so_with_what_to_do(tmp_path):
    tmp_path.joinpath("kring.sqlite3").write_text("no tables at all")
    done = refused("--port", str(free_port()), "--data", str(tmp_path))
    assert done.returncode == 2 and "Put a backup back" in done.stderr and len(done.stderr.splitlines()) == 1


def spoil(folder, how):
    """Make something in the folder of an installation wrong."""
    tables = folder / "kring.sqlite3"
    if how == "newer":
        with contextlib.closing(sqlite3.connect(tables)) as open_, open_:
            open_.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01')"
            )
    elif how == "loop":
        shutil.rmtree(folder)
        folder.symlink_to(folder)
    elif how == "tables a folder":
        tables.unlink()
        tables.mkdir()
    elif how == "no key":
        (folder / "key").unlink()
    elif how == "key for all":
        (folder / "key").chmod(0o644)
    elif how == "no secret":
        (folder / "secret-key").write_text("")
    elif how == "files a file":
        shutil.rmtree(folder / "static")
        (folder / "static").write_text("")


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("newer", "a newer Kring made these tables"),
        ("loop", "what --data names leads to no folder"),
        ("tables a folder", "cannot be opened to write in"),
        ("no key", "Put it back from your copy"),
        ("key for all", "chmod 600"),
        ("no secret", "Put it back from your copy"),
        ("files a file", "static: file exists"),
    ],
)
def test_an_installation_that_is_not_whole_is_left_alone_with_what_to_do(how, says, demo, tmp_path):
    folder = tmp_path / "copy"
    shutil.copytree(demo[0], folder)
    spoil(folder, how)
    done = refused("--data", str(folder), "--port", str(free_port()))
    assert done.returncode == 2 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and says in done.stderr, done.stderr


def test_a_port_that_is_taken_is_said_so():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = refused("--port", str(taken.getsockname()[1]))
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
    assert "another program does" in done.stderr and "bind" not in done.stderr


def test_tables_of_another_key_are_not_opened(demo):
    folder, _ = demo
    other = "b3RoZXIga2V5IG9mIHRoZSB0ZXN0cywgMzIgYnl0ZXM="
    done = refused("--data", str(folder), "--port", str(free_port()), KRING_KEY=other)
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1
