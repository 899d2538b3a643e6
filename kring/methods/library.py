"""The library: every way of working on the shelf, read strictly, and what each of them points at.

A way that points at a rule, a layout or a code which is not there stops Kring, as a wrong word does.
"""

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

from kring.core import fitting
from kring.core.way import Way
from kring.methods import loader, register


@functools.cache
def ways() -> dict[str, Way]:
    """The ways of working by id, in the order of their codes. Raises `loader.Unreadable` as `read` does."""
    return read(loader.SHELF / loader.WAYS)


def read(folder: Path) -> dict[str, Way]:
    """Every way in a folder and the folders in it, by id.

    Raises `loader.Unreadable` for a file that is not understood or is no way of working, whose name is
    not its id, that is there twice, that points at what is not there, or whose example does not hold.
    """
    found: dict[str, Way] = {}
    for path in sorted(folder.rglob("*.toml"), key=lambda path: path.name):
        one = loader.read(path)
        if not isinstance(one, Way):
            raise loader.Unreadable(f'{path}: only ways of working lie here (word = "way")')
        if path.stem != one.id or one.id in found or one.code in {other.code for other in found.values()}:
            raise loader.Unreadable(f"{path}: the id {one.id!r} must be the name of the file, and be there once")
        check(path, one)
        found[one.id] = one
    return dict(sorted(found.items(), key=lambda item: _place(item[1].code)))


def check(path: Path, one: Way) -> None:
    """Raises `loader.Unreadable` when a way points at what is not there, or an example of it does not hold."""
    if wrong := next(_wrong(one, loader.methods_of_kring()), None):
        raise loader.Unreadable(f"{path}: {wrong}")


def by_code() -> dict[str, Way]:
    """The ways by their code in the register of works."""
    return {one.code: one for one in ways().values()}


def work(way: Way) -> register.Work:
    """What Kring does of a way today, from the register."""
    return register.works()[way.code]


def _wrong(one: Way, shelved: Mapping[str, object]) -> Iterator[str]:
    for code in (one.code, *one.kin):
        if code not in register.works():
            yield f"{code} is in no register of what works"
    asked = (*(part.rule for part in one.number), *(part.rule for part in one.role), *(part.rule for part in one.step))
    for rule in (*one.rules, *(rule for rule in asked if rule)):
        if rule not in register.rules():
            yield f"no rule is called {rule}"
    for step in one.step:
        if step.opens is not None and step.opens not in shelved:
            yield f"step {step.id} opens {step.opens!r}, and nothing on the shelf is called so"
    for number, case in enumerate(one.example, 1):
        if not fitting.holds(one, case):
            yield f"example {number} does not hold"


def _place(code: str) -> tuple[int, str]:
    return ("MXCSKT".index(code[0]), code)
