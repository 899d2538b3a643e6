"""Changes to a network as lines that a person can check before they are made."""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from kring.commands.words import _, language, pgettext
from kring.core import changes, method
from kring.core.changes import Add, Change, Place, Put, Set, Take
from kring.core.network import Descent, Network, Partnership, Person, Siblings, Tie
from kring.draw.genogram import vocabulary
from kring.exchange import cells, columns, places, shape
from kring.methods import loader


def lines(made: Iterable[Change], before: Network, after: Network) -> Iterator[str]:
    """Each change as one line: + for what comes, ~ for what becomes otherwise, > for who gets a place."""
    names = {id: one.name for id, one in {**before.people, **after.people}.items()}
    names |= {id: one.name for id, one in before.owner.selves.items()}
    for change in made:
        match change:
            case Add(record=Person() as one):
                yield f"+ {one.name}{_known(one)}"
            case Add(record=Tie() as tie):
                yield f"+ {names[tie.a]} – {names[tie.b]}: {_tied(tie)}"
            case Add(record=Descent() as of):
                said = _("{parent} as a parent of {child}").format(parent=names[of.parent], child=names[of.child])
                yield f"+ {said}{_of_kind(of)}"
            case Add(record=Partnership() as two):
                said = _("{one} and {other} as a couple").format(one=names[two.a], other=names[two.b])
                yield f"+ {said}{_of_kind(two)}"
            case Add(record=Siblings() as several):
                people = ", ".join(names[id] for id in several.people)
                yield "+ " + _("brothers and sisters: {people}").format(people=people) + _of_kind(several)
            case Place():
                yield f"> {names[change.person]}: {_place(change)}"
            case Set() | Put() | Take():
                yield f"~ {_of(change, before, names)}: {_edit(change)}"
            case _:
                yield f"~ {change}"


def _of_kind(record: Descent | Partnership | Siblings) -> str:
    """What kind of tie of family it is, where it is not simply that."""
    return "" if record.kind in vocabulary.PLAIN else f" ({pgettext(*vocabulary.word(record.kind))})"


def _tied(tie: Tie) -> str:
    both = f", {columns.heading('tie', 'is_mutual', language()).lower()}" if tie.is_mutual else ""
    return cells.write(cells.of(Tie)["kind"], tie.kind, language()) + both


def _known(one: Person) -> str:
    """What is told of somebody new, but for their name and place in the list."""
    told = [
        f"{columns.called(field, language())}: {_value(Person, field, changes.plain(getattr(one, field)))}"
        for field in cells.of()
        if field != "rank" and getattr(one, field) != _default(field)
    ]
    return f" ({'; '.join(told)})" if told else ""


@functools.cache
def _default(field: str) -> Any:
    return next(one.default for one in msgspec.structs.fields(Person) if one.name == field)


def _of(change: changes.Edit, before: Network, names: dict[str, str]) -> str:
    if change.shelf == "ties":
        tie = before.ties[change.id]
        return f"{names[tie.a]} – {names[tie.b]}"
    return names.get(change.id, change.id)


def _edit(change: changes.Edit) -> str:
    record = Tie if change.shelf == "ties" else Person
    group = "tie" if change.shelf == "ties" else "field"
    field = columns.heading(group, change.field, language())
    if isinstance(change, Set):
        return f"{field}: {_value(record, change.field, change.was)} → {_value(record, change.field, change.value)}"
    sign = "+" if isinstance(change, Put) else "-"
    return f"{field}: {sign} {_value(record, change.field, [change.item])}"


def _value(record: Any, field: str, plain: Any) -> str:
    """A plain value of a change in words, as a cell has it."""
    if field == "name":
        return str(plain)
    value = getattr(_with(record, field, plain), field)
    return shape.short(cells.write(cells.of(record)[field], value, language())) or _("not told")


def _with(record: Any, field: str, plain: Any) -> Any:
    ends = {"a": "a", "b": "b"} if record is Tie else {"name": "x"}
    tag = "tie" if record is Tie else "person"
    return msgspec.convert({"id": "x", **ends, "what": tag, field: plain}, record)


def _place(change: Place) -> str:
    layout = loader.standing().get(change.layout)
    name = method.said(layout.name, language()) if layout else change.layout
    return f"{name}: {places.write(change.now, layout, language()) if change.now else _('no place yet')}"
