"""`kring shelf`: what is on the shelf, one way of working in words, whether files are whole, and searching."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from kring import commands
from kring.commands.words import _, language, ngettext
from kring.core import way
from kring.core.method import said
from kring.methods import library, loader, register, searching

_LESSON = """\
A file on the shelf is a layout, cards, questions, a kind of plan or a way of working (see docs/shelf.md).

examples:
  kring shelf list
  kring shelf show M23
  kring shelf find weduwe
  kring shelf check                      everything on the shelf
  kring shelf check our-course.toml      one file, before it goes there
  kring shelf check our-ways             everything in a folder
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "shelf",
        help="list, show, check or search the methods on the shelf",
        description="What is on the shelf of methods: list it, show one, check files, search.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    acts = own.add_subparsers(dest="act", metavar="ACT", required=True)
    acts.add_parser("list", help="every file, with its word, version and name")
    shown = acts.add_parser("show", help="one way of working in words")
    shown.add_argument("which", metavar="CODE", help="its code or id, as in the list")
    checked = acts.add_parser("check", help="whether files are whole, and what is wrong where")
    checked.add_argument(
        "files", metavar="PLACE", nargs="*", type=Path, help="files or folders; without any, the whole shelf"
    )
    asked = acts.add_parser("find", help="ways of working in which words occur, or nearly")
    asked.add_argument("words", metavar="WORD", nargs="+", help="what to look for")


def run(args: argparse.Namespace) -> int:
    """Do one of the four; answer 1 when nothing is found, 2 when a file is not whole."""
    if args.act == "check":
        return _check(args.files)
    if args.act == "list":
        return _list()
    return _show(args.which) if args.act == "show" else _find(" ".join(args.words))


def _list() -> int:
    for one in (*loader.methods_of_kring().values(), *library.ways().values()):
        word = one.__struct_config__.tag
        mine = f" ({_('own')})" if isinstance(one, way.Way) and library.is_own(one) else ""
        print(f"{getattr(one, 'code', ''):4} {word:8} {one.id:28} {one.version:3}  {said(one.name, language())}{mine}")
    for refused in library.own().refused:
        print(f"! {refused.why}")
    return 0


def _find(asked: str) -> int:
    found = searching.found(asked)
    for one in found:
        print(f"{one.code}  {said(one.name, language())}: {said(one.purpose, language())}")
    return 0 if found else 1


def _check(files: list[Path]) -> int:
    wrong = 0
    try:
        if not files:
            number = len(loader.methods()) + len(library.read(loader.SHELF / loader.WAYS))
            print(ngettext("{number} file is whole.", "{number} files are whole.", number).format(number=number))
    except loader.Unreadable as error:
        print(f"! {error}")
        return 2
    for file, is_own in _all(files):
        try:
            print(f"{file}: {said(_whole(file, is_own).name, language())}")
        except loader.Unreadable as error:
            wrong += 1
            print(f"! {error}")
    return 2 if wrong else 0


def _all(files: list[Path]) -> Iterator[tuple[Path, bool]]:
    """The files, and of a folder everything in it, which is an organisation's own."""
    for file in files:
        yield from ((one, True) for one in sorted(file.glob("*.toml"))) if file.is_dir() else ((file, False),)


def _whole(file: Path, is_own: bool) -> "loader.Shelved":
    """A file as it is read where it lies: on Kring's own shelf, or with an organisation."""
    one = loader.read(file)
    if isinstance(one, way.Way) and (is_own or library.is_own(one)):
        return library.own_way(file)
    if isinstance(one, way.Way):
        library.check(file, one)
    return one


def _show(which: str) -> int:
    known = library.ways() | library.by_code()
    one = known.get(which) or known.get(which.upper())
    if one is None:
        raise commands.Trouble(_("no way of working is called {name} (see: kring shelf list)").format(name=which))
    print("\n".join(_lines(one, language())))
    return 0


def _lines(one: way.Way, tongue: str) -> list[str]:
    """A way of working on a screen of text: what, for whom, who does what, the steps, the numbers, what Kring does."""
    told = [f"{one.code}  {said(one.name, tongue)}", "", _said(one.about, tongue), "", _said(one.whom, tongue)]
    told += [""] * bool(one.role) + [f"  {said(role.name, tongue)}: {_said(role.does, tongue)}" for role in one.role]
    told += ["", *(f"  {at}. {said(step.name, tongue)}" for at, step in enumerate(one.step, 1))]
    told += [f"  · {said(side.name, tongue)}: {_said(side.about, tongue)}" for side in one.side]
    taken = [_said(part.about, tongue) for part in (one.time, one.money, one.learning, one.proof) if part]
    told += [""] * bool(taken) + taken
    rules = register.rules()
    told += [
        "",
        *(f"  {id} ({rules[id].strength}) {rules[id].nl if tongue == 'nl' else rules[id].en}" for id in one.rules),
    ]
    told += ["", f"Kring: {library.work(one).status}", f"{', '.join(one.source)} · {one.licence}"]
    return told


def _said(told: way.Told, tongue: str) -> str:
    return told.nl if tongue == "nl" else told.en
