"""The `kring` command: finds the command that was meant, and turns trouble into one clear line."""

import argparse
import importlib
import keyword
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from kring import __version__, commands
from kring.methods import library, loader

# A new command is a module here, and a name.
COMMANDS = (
    "serve",
    "draw",
    "place",
    "measure",
    "compare",
    "what-if",
    "import",
    "export",
    "check",
    "schema",
    "demo",
    "keys",
    "keys-lost",
    "backup",
    "restore",
    "due",
    "keep",
    "log",
    "shelf",
)

_OPENING = "Kring shows a person the network they already have, and helps them to use it."
_LESSON = """\
begin here:
  kring serve --demo              look around with invented people, on http://localhost:8000
  kring serve                     begin empty; prints the link with which the administrator comes in

with a network somebody took along (a .kring.json file):
  kring check anna.kring.json     is the file whole? if not: what is wrong, and where
  kring measure anna.kring.json   what the network shows, in numbers
  kring compare old.kring.json new.kring.json
                                  who stayed, came, left and moved in between
  kring what-if anna.kring.json --without Joke
                                  what would be otherwise without somebody
  kring draw anna.kring.json --as lensink -o circle.svg
                                  the network as a picture
  kring export anna.kring.json -o people.xlsx
                                  the network for a spreadsheet, a telephone or another program
  kring import people.xlsx --into anna.kring.json -o anna.kring.json
                                  people from a list, after a look at what would change

`kring COMMAND --help` tells more of each.
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line; argparse would print its usage above it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see: {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 the answer is no, 2 what was asked makes no sense."""
    data = Path(os.environ.get("KRING_DATA") or "data")
    loader.look_in(data / "layouts")
    library.look_in(Path(os.environ.get("KRING_WAYS") or data / "ways"))
    asked = sys.argv[1:] if argv is None else list(argv)
    args = parser(asked[:1] if asked and asked[0] in COMMANDS else COMMANDS).parse_args(asked)
    if args.command is None:
        parser().print_help()
        return 0
    try:
        return int(args.run(args))
    except commands.Trouble as trouble:
        print(f"kring {args.command}: {trouble}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # `kring measure … | head`: whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of these commands: whoever asks for one does not wait until all are read."""
    whole = _Parser(
        prog="kring", description=_OPENING, epilog=_LESSON, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    whole.add_argument("--version", action="version", version=f"kring {__version__}")
    found = whole.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in names:
        file = name.replace("-", "_") + "_" * keyword.iskeyword(name)
        module = importlib.import_module(f"kring.commands.{file}")
        module.add(found)
        found.choices[name].set_defaults(run=module.run)
    return whole
