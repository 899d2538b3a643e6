"""A PostgreSQL server of our own in a temporary folder, there as long as the tests run."""

import contextlib
import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

QUICK = "-c fsync=off -c full_page_writes=off -c autovacuum=off"  # what it writes lives no longer than the tests


@contextlib.contextmanager
def cluster(settings: str = QUICK) -> Iterator[str]:
    """The address of a running server, reached through a socket only; Kring is no superuser there, as nowhere."""
    folder = Path(tempfile.mkdtemp(prefix="kring-postgres-"))
    user = _unprivileged()
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        _run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", user=user)
        begin(folder, settings)
        made = ("CREATE ROLE kring LOGIN CREATEDB", "CREATE ROLE kring_app LOGIN ROLE kring")
        for told in (*made, "CREATE DATABASE kring OWNER kring"):
            _run("psql", "-h", str(folder), "-U", "postgres", "-d", "postgres", "-c", told, user=user)
        yield f"postgresql://kring@/kring?host={folder}"
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            _run("pg_ctl", "-D", str(data), "-m", "immediate", "stop", user=user)
        shutil.rmtree(folder, ignore_errors=True)


def begin(folder: Path, settings: str) -> None:
    """Start the server of a folder, and wait until it answers; one that was killed recovers first."""
    data, user = folder / "data", _unprivileged()
    settings = f"-c listen_addresses= -c unix_socket_directories={folder} {settings}"
    for tried in range(50):  # until the last process of one that was killed is gone
        try:
            _run("pg_ctl", "-D", str(data), "-w", "-o", settings, "-l", str(folder / "log"), "start", user=user)
            return
        except subprocess.CalledProcessError:
            if tried == 49:
                raise
            time.sleep(0.2)


def kill(folder: Path, chance: random.Random, share: float) -> bool:
    """One process of the server at a blow, or with this chance all of them; says whether it must be begun again."""
    server = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(server)], capture_output=True, text=True).stdout
    there = [int(one) for one in told.split()]
    is_all = chance.random() < share or not there
    for one in [server, *there] if is_all else [chance.choice(there)]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    return is_all


def _run(program: str, *arguments: str, user: str | None) -> None:
    done = subprocess.run(
        [_found(program), *arguments],
        user=user,
        cwd="/",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, program, stderr=done.stderr)


def _found(program: str) -> str:
    """PostgreSQL's server programs; Debian keeps them out of the path, a folder for each version."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name))
    path = os.pathsep.join([os.environ.get("PATH", ""), *(str(one) for one in reversed(folders))])
    found = shutil.which(program, path=path)
    assert found, f"the tests need PostgreSQL's {program}; on Debian: apt-get install postgresql"
    return found


def _unprivileged() -> str | None:
    """Whom to run the server as: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    return "postgres" if any(one.pw_name == "postgres" for one in pwd.getpwall()) else "nobody"
