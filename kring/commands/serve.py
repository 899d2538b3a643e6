"""`kring serve`: Kring for the people around this machine.

Makes what an installation needs and does not have yet (its keys, its tables),
and serves. It never begins upon tables that it cannot read.
"""

import argparse
import os
import socket
import sys
import zlib
from pathlib import Path

from kring import __version__, commands
from kring.commands import demo, due, start_words

_LESSON = """\
The data folder holds everything: the tables, the photos, and the two secrets without which
the tables cannot be read. Whoever copies the folder has all; keep it safe, and keep a copy.
An empty folder starts an empty Kring and prints a link that makes you its administrator, once.

examples:
  kring serve --demo                      five invented networks, in a folder of their own
  kring serve --data /srv/kring --port 80
  DATABASE_URL=postgresql://kring:secret@db/kring kring serve --workers 8
"""

_NOT_OURS = ["ext", "*.map"]  # extensions of htmx that no page asks for, and that import what is not there


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "serve",
        help="serve Kring to the browsers around this machine",
        description="Serve Kring to the browsers around this machine, until you stop it with Ctrl+C.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything is kept (data, or demo-data)")
    own.add_argument("--demo", action="store_true", help="with invented people, and sign-ins that are printed")
    own.add_argument("--port", type=_port, default=8000, metavar="N", help="the port to listen on (8000)")
    own.add_argument("--address", default="127.0.0.1", help="the address to listen on (127.0.0.1: this machine only)")
    own.add_argument("--workers", type=_workers, default=2, metavar="N", help="how many processes answer (2)")


def run(args: argparse.Namespace) -> int:
    """Prepare the installation, say where it is, and serve until stopped."""
    _listenable(args.address, args.port)
    surround(args.data, args.demo, args.port)
    prepare()
    _announce(args)
    due.begin()
    _serve(args)
    return 0


def surround(data: Path | None, is_demo: bool = False, port: int = 8000) -> None:
    """The environment in which settings are read, here and in every worker."""
    folder = data or Path(os.environ.get("KRING_DATA") or ("demo-data" if is_demo else "data"))
    try:
        is_file, whole = folder.exists() and not folder.is_dir(), folder.resolve()
    except (OSError, RuntimeError, ValueError):  # a name that is too long, or a link that leads to itself
        raise commands.Trouble("what --data names leads to no folder. Name one that you may write in") from None
    if is_file:
        raise commands.Trouble(f"{folder} is a file, and Kring needs a folder for its data")
    os.environ["KRING_DATA"] = str(whole)
    os.environ["KRING_DEMO"] = "1" if is_demo else ""
    if is_demo:
        os.environ.setdefault("KRING_SECOND_FACTOR", "off")  # whoever looks around has no key to show
    os.environ.setdefault("KRING_URL", f"http://localhost:{port}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "kring.site.settings"


def prepare() -> None:
    """Make the keys, the tables and the files for browsers, as far as they are not there yet."""
    import django
    from django.core import management
    from django.db import DatabaseError

    from kring.methods import library, loader

    try:
        library.ways()
    except loader.Unreadable as error:  # a shelf that is not understood stops Kring before anybody relies on it
        raise commands.Trouble(str(error)) from None
    try:
        Path(os.environ["KRING_DATA"]).mkdir(parents=True, exist_ok=True, mode=0o700)
        django.setup()
        from django.utils import timezone

        from kring.store import chains, erasure, networks

        if _steps_left():
            management.call_command("migrate", verbosity=0, interactive=False)  # makes the key of fresh tables too
        networks.check_key()
        chains.key()
        erasure.replay(timezone.now())
        _collect()
    except (OSError, ValueError, DatabaseError) as error:
        raise commands.Trouble(start_words.why(error)) from None


def _steps_left() -> bool:
    """Whether the tables are not yet as this Kring has them. To look costs a tenth of what taking no step costs.

    Raises `Trouble` for tables that a later Kring made: this one would write in them what that one does not expect.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    steps = MigrationExecutor(connection)
    if any(step[0] == "store" and step not in steps.loader.disk_migrations for step in steps.loader.applied_migrations):
        raise commands.Trouble("a newer Kring made these tables. Start that one, or name another folder with --data")
    return bool(steps.migration_plan(steps.loader.graph.leaf_nodes()))


def open_up() -> None:
    """Open an installation that is there already, for a command. Raises `Trouble` when none is, or no key fits."""
    import django
    from django.db import DatabaseError

    try:
        django.setup()
        from kring.store import networks

        networks.check_key()
    except (OSError, ValueError, DatabaseError) as error:
        raise commands.Trouble(start_words.why(error)) from None


def _collect() -> None:
    """Lay the files for browsers out, named by what is in them and compressed, when they are not as they were."""
    from django.conf import settings
    from django.contrib.staticfiles import finders
    from django.core import management

    found = sorted((path, store.path(path)) for one in finders.get_finders() for path, store in one.list(_NOT_OURS))
    seen = [(path, os.stat(file).st_mtime_ns, os.stat(file).st_size) for path, file in found]
    stamp, mark = Path(settings.STATIC_ROOT) / ".collected", f"{__version__} {zlib.crc32(repr(seen).encode())}"
    if not stamp.exists() or stamp.read_text() != mark:
        management.call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=_NOT_OURS)
        stamp.write_text(mark)


def _announce(args: argparse.Namespace) -> None:
    """Say where Kring is and who may come in; whoever pipes us sees it at once too."""
    from django.conf import settings
    from django.db import connections
    from django.urls import reverse
    from django.utils import timezone

    from kring.store import accounts

    url = os.environ["KRING_URL"].rstrip("/")
    print(f"\n  Kring   {url}\n", flush=True)
    if not settings.SECOND_FACTOR:
        print("  No second key is asked of anybody here (KRING_SECOND_FACTOR=off).\n", flush=True)
    if args.demo:
        for sign_in in demo.load(timezone.now()):
            print(demo.line(sign_in))
        print(flush=True)
    else:
        token = accounts.first_link(timezone.now())
        if token:
            print(
                f"  Nobody looks after this Kring yet. Who follows this link becomes its administrator, once:\n"
                f"  {url}{reverse('account_link', args=[token])}\n",
                flush=True,
            )
    connections.close_all()


def _serve(args: argparse.Namespace) -> None:
    """Become the server. What preparing took up is left behind with this process, so workers begin small.

    One blocking thread a worker: threads would make SQLite four times slower.
    """
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--blocking-threads", "1"]
    command += ["--host", args.address, "--port", str(args.port), "--workers", str(args.workers)]
    command += ["--log-level", "warning", "--respawn-failed-workers", "kring.site.wsgi:application"]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606 (no shell, and nothing in it that was not parsed)


def _listenable(address: str, port: int) -> None:
    """Raises `Trouble` when somebody else listens there: granian's workers would only die, one by one."""
    try:
        with socket.create_server((address, port)):
            pass
    except OSError as error:
        raise commands.Trouble(start_words.deaf(error, address, port)) from None


def _port(text: str) -> int:
    return _between(text, 1, 65535)


def _workers(text: str) -> int:
    return _between(text, 1, 64)


def _between(text: str, least: int, most: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text} is no number from {least} to {most}")
    return int(text)
