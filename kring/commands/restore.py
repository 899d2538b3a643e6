"""`kring restore`: puts a copy back, whole or not at all."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kring import commands

if TYPE_CHECKING:
    from kring.store import restore

_LESSON = """\
The copy goes into an empty folder, or an empty PostgreSQL database that DATABASE_URL names. Every row
is counted and read back; with one changed byte nothing comes back at all. What was erased since stays
erased, if the ledger is there: put `erased.ledger` into the folder first, or name it with --ledger.
Everybody signs in anew. With --replace the copy comes instead of what is there; stop the server first.

examples:
  kring restore kring-monday.copy --key backup-key --data /srv/kring-again
  kring restore kring-monday.copy --replace --data /srv/kring
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "restore",
        help="put a copy of the whole installation back",
        description="Put a copy of the whole installation back, whole or not at all.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("source", type=Path, metavar="FROM", help="the copy")
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything comes (data)")
    own.add_argument("--key", type=Path, metavar="FILE", help="the key of copies (else KRING_BACKUP_KEY)")
    own.add_argument("--ledger", type=Path, metavar="FILE", help="what was erased, from the machine that is no more")
    own.add_argument("--replace", action="store_true", help="in the place of what is there")


def run(args: argparse.Namespace) -> int:
    """Put it back, erase again what was erased, and say how much came and how long that took."""
    from kring.commands import serve

    serve.surround(args.data)
    Path(args.data or "data").mkdir(parents=True, exist_ok=True, mode=0o700)
    import django

    django.setup()
    from kring.store import backup, ledger, parcels, restore

    began = time.monotonic()
    try:
        key = backup.decoded(args.key.read_text()) if args.key else backup.key()[0]
        found = restore.read(args.source, key, replace=args.replace)
        if args.ledger:
            ledger.take_over(args.ledger)
    except restore.NotEmpty:
        raise commands.Trouble("somebody is here already, or Kring still runs here; see --help") from None
    except (OSError, ValueError, parcels.Damaged, restore.Unfit) as error:
        raise commands.Trouble(f"nothing was put back: {error}") from None
    _tell(found, time.monotonic() - began)
    return _finish()


def _finish() -> int:
    """What must be so before anybody comes in. Raises `Trouble` when no key opens what came."""
    from django.utils import timezone

    from kring.commands import serve
    from kring.store import erasure, ledger, log, models, proof

    serve.open_up()
    again = erasure.replay(timezone.now())
    proof.accept("restore", timezone.now())
    log.write(log.Actor(None, timezone.now(), rule="command"), models.Deed.RESTORE)
    if ledger.path().exists():
        print(f"{again} that were erased since are erased again.")
    else:
        print(f"There is no ledger in {ledger.path()}: whoever was erased since the copy is here again.")
    return 0


def _tell(found: "restore.Restored", took: float) -> None:
    told, at = found.told, found.at
    print(f"The copy of {at:%Y-%m-%d %H:%M} is back: {told.rows} rows of {len(told.tables)} tables and ", end="")
    print(f"{len(told.files)} files, in {took:.1f} s.")
