"""The library: every way of working on the shelf, read strictly, and what each of them points at.

A way that points at a rule, a layout or a code which is not there stops Kring, as a wrong word does.
"""

import functools
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from kring.core import fitting, plan_kinds, street_needs
from kring.core.plan_kinds import PlanKind
from kring.core.questions import Aspect
from kring.core.vocabulary import Has, Tool
from kring.core.way import Way
from kring.methods import loader, register, trainings

BEFORE: Final = "before"  # the folder of earlier versions, each called after its id and version
OWN: Final = "O"  # the letter of the codes that an organisation gives to its own


@functools.cache
def shelved() -> dict[str, Way]:
    """Kring's own ways of working by id, in the order of their codes. Raises `loader.Unreadable` as `read` does."""
    return read(loader.SHELF / loader.WAYS)


def ways() -> dict[str, Way]:
    """The ways of working by id: those of Kring, and after them those that the organisation wrote itself."""
    mine = own().ways
    return shelved() | mine if mine else shelved()


def read(folder: Path) -> dict[str, Way]:
    """Every way in a folder and the folders in it, by id.

    Raises `loader.Unreadable` for a file that is not understood or is no way of working, whose name is
    not its id, that is there twice, that points at what is not there, or whose example does not hold.
    """
    found: dict[str, Way] = {}
    paths = (path for path in folder.rglob("*.toml") if BEFORE not in path.relative_to(folder).parts)
    for path in sorted(paths, key=lambda path: path.name):
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


@functools.cache
def _named() -> frozenset[str]:
    """The ids of Kring's own ways by the names of their files: a step may open a way that is read after its own."""
    return frozenset(path.stem for path in (loader.SHELF / loader.WAYS).rglob("*.toml"))


def by_code() -> dict[str, Way]:
    """The ways by their code: that in the register of works, or a number of the organisation."""
    return {one.code: one for one in ways().values()}


def work(way: Way) -> register.Work:
    """What Kring does of a way today, from the register; of an organisation's own, keeping what comes of it."""
    return _OWN if is_own(way) else register.works()[way.code]


_OWN: Final = register.Work("Van de eigen organisatie", "Of the organisation itself", "by hand", "")


class Own(Struct, frozen=True):
    """What lies in an organisation's folder: its ways of working, and the files that were left out and why."""

    ways: dict[str, Way] = {}
    refused: tuple[loader.Refused, ...] = ()


_folders: list[Path] = []


def look_in(*folders: Path) -> None:
    """Where an organisation keeps the ways of working that it wrote itself; said once, when Kring starts."""
    _folders[:] = folders


def own() -> Own:
    """What lies there now: a file that is added, mended or taken away counts at once."""
    files = stamp()
    return _own(files) if files else Own()


def stamp() -> tuple[loader.File, ...]:
    """The files of the organisation as they are now: what is worked out from all ways holds as long as this does."""
    return tuple(file for folder in _folders for file in loader.listed(folder))


def is_own(way: Way) -> bool:
    """Whether an organisation wrote it itself: then its code is one of its own numbers."""
    return way.code.startswith(OWN)


def own_way(path: Path) -> Way:
    """The way in a file of an organisation. Raises `loader.Unreadable` for whatever else the file is.

    Nothing of Kring's is overwritten: an id or a code that Kring has itself is refused.
    """
    one = loader.read(path)
    if not isinstance(one, Way):
        raise loader.Unreadable(f'{path}: only ways of working lie here (word = "way")')
    if path.stem != one.id:
        raise loader.Unreadable(f"{path}: the id is {one.id!r}; it must be the name of the file")
    if one.id in shelved():
        raise loader.Unreadable(f"{path}: Kring has {one.id!r} itself; give yours a name of its own")
    if not is_own(one):
        raise loader.Unreadable(f"{path}: {one.code} is a code of Kring; number your own from {OWN}01 on")
    check(path, one)
    return one


@functools.lru_cache(maxsize=2)
def _own(files: tuple[loader.File, ...]) -> Own:
    mine: dict[str, Way] = {}
    refused = [
        loader.Refused(Path(path).name, f"at most {loader.MOST} files are read") for path, *_ in files[loader.MOST :]
    ]
    for path in [Path(path) for path, *_ in files[: loader.MOST]]:
        try:
            one = own_way(path)
            if one.id in mine or one.code in {other.code for other in mine.values()}:
                raise loader.Unreadable(f"{path}: the code {one.code} is there twice")
            mine[one.id] = one
        except loader.Unreadable as error:
            refused.append(loader.Refused(path.name, str(error).replace(f"{path.parent}{os.sep}", "")))
    return Own(dict(sorted(mine.items(), key=lambda item: item[1].code)), tuple(refused))


def of(id: str, version: int) -> Way | None:
    """A way as it was in a version: today's, or an earlier one that is kept in a folder `before`; or nothing."""
    now = ways().get(id)
    if now is not None and now.version == version:
        return now
    for folder in (loader.SHELF / loader.WAYS, *_folders):
        path = folder / BEFORE / f"{id}.{version}.toml"
        if path.is_file():
            return _kept(path, id, version)
    return None


def _kept(path: Path, id: str, version: int) -> Way | None:
    """An earlier version; one that is not understood is as one that was not kept, for pages of circles stand on it."""
    try:
        one = loader.read(path)
    except loader.Unreadable:
        return None
    return one if isinstance(one, Way) and (one.id, one.version) == (id, version) else None


def _wrong(one: Way, shelved: Mapping[str, object]) -> Iterator[str]:
    for code in (*(() if is_own(one) else (one.code,)), *(code for code in one.kin if not code.startswith(OWN))):
        if code not in register.works():
            yield f"{code} is in no register of what works"
    asked = [*(part.rule for part in one.number), *(part.rule for part in one.role)]
    asked += [rule for step in one.step for rule in (step.rule, *(need.rule for need in step.need))]
    for rule in (*one.rules, *(rule for rule in asked if rule)):
        if rule not in register.rules():
            yield f"no rule is called {rule}"
    for role in one.role:
        if role.learned is not None and role.learned not in trainings.courses():
            yield f"role {role.id} has learned {role.learned!r}, and no training is called so"
    yield from _wrongly_own(one, shelved)
    yield from _lacking(one, shelved)
    for number, case in enumerate(one.example, 1):
        if not fitting.holds(one, case):
            yield f"example {number} does not hold"


def _lacking(one: Way, shelved: Mapping[str, object]) -> Iterator[str]:
    asked = {step.asks_own for step in one.step}
    for step in one.step:
        if step.opens is not None and step.opens not in shelved and step.opens not in _named():
            yield f"step {step.id} opens {step.opens!r}, and nothing on the shelf is called so"
        for need in step.need:
            if need.has in (Has.READY, Has.ASKED, Has.AGAIN) and need.of not in shelved and need.of not in asked:
                yield f"step {step.id} needs {need.of!r} to be ready, and nothing on the shelf is called so"
            if need.has in (Has.ANSWERS, Has.CONSENT) and not _is_question(need.of or "", shelved):
                yield f"step {step.id} needs {need.of!r} answered: write the plan and its question, as care-scan:needs"
            if need.has is Has.HEARD and need.of not in set(Aspect):
                yield f"step {step.id} needs {need.of!r} to be heard: write one of {', '.join(Aspect)}"
            if street_needs.is_of_streets(need) and Tool.FIELDWORK not in step.works_in:
                yield f"step {step.id} needs {need.has} of the streets, and does not work in fieldwork"


def _is_question(of: str, shelved: Mapping[str, object]) -> bool:
    plan, _sign, question = of.partition(":")
    kind = shelved.get(plan)
    return isinstance(kind, PlanKind) and plan_kinds.question(kind, question) is not None


def _wrongly_own(one: Way, shelved: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with the lists of an organisation that are asked. Whether it has them is known beside a circle."""
    for step in one.step:
        if step.asks_own is None:
            continue
        if not is_own(one):
            yield f"step {step.id} asks a list of an organisation, and this way is Kring's"
        if step.asks_own in shelved:
            yield f"step {step.id} asks {step.asks_own!r} as a list of yours, and Kring has it itself: write opens"
        if step.opens is not None:
            yield f"step {step.id} opens {step.opens!r} and asks {step.asks_own!r}: one of the two"


def _place(code: str) -> tuple[int, str]:
    return (f"MXCSKT{OWN}".index(code[0]), code)
