"""What is wrong with a file, said so that somebody can mend it."""

from collections.abc import Callable

from kring.commands.words import _
from kring.core.check import Fault


def told(fault: Fault) -> str:
    """One fault as one line: where, what, and the rule where there is one."""
    sentence = _SENTENCES[fault.code]().format(**fault.params)
    likely = _(" Did you mean “{likely}”?").format(**fault.params) if fault.params.get("likely") else ""
    rule = f" ({fault.rule})" if fault.rule else ""
    where = f"{fault.place}: " if fault.place else ""
    return f"{where}{sentence}{likely}{rule}"


# Functions, because the language is only known when a sentence is said.
_SENTENCES: dict[str, Callable[[], str]] = {
    "too_large": lambda: _("the file is {megabytes} MB, and Kring reads at most {most} MB."),
    "empty": lambda: _("the file is empty."),
    "not_text": lambda: _("this is no text file; a network of Kring ends in .kring.json and is text."),
    "not_json": lambda: _("this is no JSON: line {line}, column {column} cannot be read."),
    "cut_off": lambda: _("the file ends too early; the last part is missing."),
    "too_deep": lambda: _("the file is nested more than {most} levels deep; no network is."),
    "too_many": lambda: _("{number} of these are more than a network holds ({most})."),
    "repeated_key": lambda: _("“{key}” stands here twice; one of the two would be lost."),
    "no_sign": lambda: _("there is a sign in this text that no text can hold (the sign 0)."),
    "no_name": lambda: _("this name has nothing in it that anybody can see."),
    "not_kring": lambda: _("this is JSON, but not a network of Kring: it does not begin with its format."),
    "wrong_format": lambda: _("“{format}” is not a format of Kring."),
    "newer_format": lambda: _("this file was made by a newer Kring (format {format}; this one reads up to {ours})."),
    "unknown_key": lambda: _("nothing is called “{key}” here."),
    "missing_key": lambda: _("“{key}” is missing here."),
    "wrong_kind": lambda: _("“{value}” is not what belongs here ({expected})."),
    "wrong_choice": lambda: _("“{value}” is not one of: {allowed}."),
    "too_long": lambda: _("“{value}” is too long; at most {most} letters fit."),
    "out_of_range": lambda: _("{value} is out of range; it has to be {limit}."),
    "wrong_value": lambda: _("“{value}” does not fit here ({detail})."),
    "owner_missing": lambda: _("it does not say whose network this is."),
    "id_differs": lambda: _("this has the id “{id}” but lies under “{key}”."),
    "owner_among_people": lambda: _("{name} is whose network this is, and cannot be one of the people in it too."),
    "nobody": lambda: _("this speaks of “{id}”, and nobody with that id is in the file."),
    "twice": lambda: _("the same person stands here twice: {names}."),
    "tie_id": lambda: _("the id of this tie has to be “{id}”."),
    "removed_but_present": lambda: _("{name} is among the people and among those who were removed."),
    "layout_unknown": lambda: _("this Kring has no layout “{layout}”; its places are kept but cannot be shown."),
    "ring_unknown": lambda: _("{name} stands in ring “{ring}”, which {layout} does not have ({known})."),
    "sector_unknown": lambda: _("{name} stands in sector “{sector}”, which {layout} does not have ({known})."),
    "died_before_born": lambda: _("{name} died before being born."),
    "died_but_status": lambda: _("{name} died, but still counts: the status is “{status}”."),
    "in_future": lambda: _("this day of {name} lies in the future."),
    "ends_before_it_begins": lambda: _("this ends before it begins."),
    "couple_before_born": lambda: _("a couple of {name} began before {name} was born."),
    "died_before_child": lambda: _("{parent} had died before {child} was born."),
    "third_by_birth": lambda: _("{child} has more than two parents by birth."),
    "born_before_parent": lambda: _("{child} is born before {parent}, who is a parent of {child}."),
    "own_ancestor": lambda: _("{name} is their own ancestor."),
    "same_name": lambda: _("{name} is on the list already; is it the same person?"),
}
CODES = frozenset(_SENTENCES)
