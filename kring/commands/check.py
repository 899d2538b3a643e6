"""`kring check`: what is wrong with a file, and where."""

import argparse
from pathlib import Path

from kring.commands import files, sentences
from kring.commands.words import _, language, ngettext
from kring.core import check, method
from kring.methods import loader

_LESSON = """\
Every line names the place in the file and what is wrong there; a line with "!" has to be mended,
a line with "?" only asks you to look. Exit code 0: the file can be used; 2: it cannot.

A circle that you wrote yourself (*.toml, see docs/layouts.md) is checked as well.

examples:
  kring check anna.kring.json
  kring check our-circle.toml
  kring demo --files . && kring check anna.kring.json
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "check",
        help="say whether a file is whole, and what is wrong where",
        description="Say whether a network in a file is whole: what is wrong, and where.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help=files.HELP)


def run(args: argparse.Namespace) -> int:
    """Print every fault; answer 2 when one of them has to be mended."""
    if args.file.endswith(".toml"):
        return _layout(args.file)
    faults = files.faults(args.file)
    for fault in faults:
        print(f"{'?' if fault.is_warning else '!'} {sentences.told(fault)}")
    serious = len(check.serious(faults))
    if serious:
        print(
            ngettext("{number} thing has to be mended.", "{number} things have to be mended.", serious).format(
                number=serious
            )
        )
        return 2
    print(_("This file is whole."))
    return 0


def _layout(file: str) -> int:
    try:
        layout = loader.own_layout(Path(file))
    except loader.Unreadable as error:
        print(f"! {error}")
        return 2
    told = _("{name}: {rings} rings, {groups} groups.")
    name = method.said(layout.name, language())
    print(told.format(name=name, rings=len(layout.ring), groups=len(layout.sector)))
    print(_("This file is whole."))
    return 0
