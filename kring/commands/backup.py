"""`kring backup`: the whole installation in one sealed file, while Kring runs."""

import argparse
import time
from pathlib import Path

from kring import commands

_LESSON = """\
Everything of this moment comes into one file, sealed with the key of copies. That key is in
KRING_BACKUP_KEY, or in the file `backup-key` in the data folder, which is made the first time:
keep it somewhere else too, for without it no copy can be put back. The copy holds the
installation's own key as well when that is a file here; docs/keys-and-copies.md says what follows.
What was erased stands in the ledger `erased.ledger`, which is in no copy: keep that elsewhere too.

examples:
  kring backup /media/usb/kring-monday.copy
  KRING_BACKUP_KEY=... kring backup /srv/copies/kring.copy --data /srv/kring
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "backup",
        help="copy the whole installation into one sealed file, while it runs",
        description="Copy the whole installation into one sealed file, while it runs.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("to", type=Path, metavar="TO", help="the file to make")
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything is kept (data)")


def run(args: argparse.Namespace) -> int:
    """Make the copy, and say how much is in it and how long that took."""
    from kring.commands import serve

    serve.surround(args.data)
    serve.open_up()
    from django.utils import timezone

    from kring.store import backup, keyring, log, models

    began = time.monotonic()
    try:
        key, is_new = backup.key(make=True)
        told = backup.write(args.to, key, timezone.now())
    except (OSError, keyring.NoKey) as error:
        raise commands.Trouble(f"no copy was made: {error}") from None
    log.write(log.Actor(None, timezone.now(), rule="command"), models.Deed.BACKUP)
    if is_new:
        print(f"The key of copies was made in {backup.key_path()}. Keep it elsewhere too: no copy opens without it.")
    size = args.to.stat().st_size / 1e6
    took = time.monotonic() - began
    print(f"{told.rows} rows of {len(told.tables)} tables and {len(told.files)} files, {size:.1f} MB in {took:.1f} s")
    return 0
