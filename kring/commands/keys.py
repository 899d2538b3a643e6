"""`kring keys`: a look at the installation's keys, and a new one while Kring runs. It never prints a key."""

import argparse
from pathlib import Path

from kring import commands

_LESSON = """\
The key of the installation wraps the keys of all networks. It is in a file that only its owner reads
(the file `key` in the data folder), in KRING_KEY, or with a vault: KRING_KEY_COMMAND is then run once
by each process, and prints it.

`rotate` puts a new key in front and wraps everything anew; servers notice it themselves. What comes
in its way only stops it: run it again. With KRING_KEY or a vault you put the new key in front of the
old one yourself, with a space or a new line between, and take the old one away when `rotate` is done.

examples:
  kring keys check                everything opens, and with which key
  kring keys rotate               a new key
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "keys",
        help="look whether everything opens, or change the installation's key",
        description="Look whether everything opens with the installation's key, or change that key while Kring runs.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("act", choices=("check", "rotate"))
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything is kept (data)")


def run(args: argparse.Namespace) -> int:
    """Do it, and answer 1 when something does not open."""
    from kring.commands import serve

    serve.surround(args.data)
    serve.open_up()
    return _rotate() if args.act == "rotate" else _check()


def _check() -> int:
    from kring.store import rotation

    found = rotation.check()
    print(f"{found.newest} keys and names open with the newest key, {found.older} need an older one.")
    for what in found.unreadable:
        print(f"! {what} does not open")
    if not found.unreadable:
        print("Everything opens.")
    return 1 if found.unreadable else 0


def _rotate() -> int:
    from kring.store import keyring, rotation

    try:
        is_new = rotation.begin()
    except keyring.Elsewhere:
        raise commands.Trouble(
            "put the new key in front of the old one where it is kept, then run this again"
        ) from None
    print("A new key is in front." if is_new else "Going on with the key that is in front.", flush=True)
    number = rotation.rewrap() + rotation.finish()
    print(f"{number} were wrapped anew.")
    if not keyring.is_ours():
        print("Nothing needs the old key any more: take it away where it is kept.")
    return _check()
