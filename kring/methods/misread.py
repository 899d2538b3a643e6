"""What is wrong with a file that an organisation wrote, in the reader's language: the place, and what is meant.

What the shelf says is for whoever writes files on it; a sentence that is not known here is shown as it is.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from kring.methods.loader import Refused

Translate = Callable[[str], str]


def _(sentence: str) -> str:
    """Marks a sentence for the catalogue; it is translated when it is said."""
    return sentence


_PLACE: Final = re.compile(
    r" - at `(?P<place>[^`]*)`$| \(at line (?P<line>\d+), column \d+\)$| \(at end of document\)$"
)
_CHOICE: Final = re.compile(r"(?P<place>\$\S*) cannot be '.*")
_FAULTS: Final[tuple[tuple[str, str], ...]] = (
    (
        r"nothing is called '(?P<key>.+?)' in .*; did you mean '(?P<likely>.+)'\?",
        _("“%(key)s” is not known here. Do you mean “%(likely)s”?"),
    ),
    (r"nothing is called '(?P<key>.+?)' in .*", _("“%(key)s” is not known here.")),
    (r"Object missing required field `(?P<key>.+)`", _("“%(key)s” is missing.")),
    (
        r"\S+ cannot be '(?P<key>.+)'; did you mean '(?P<likely>.+)'\?",
        _("“%(key)s” is not known here. Do you mean “%(likely)s”?"),
    ),
    (r"\S+ cannot be '(?P<value>.+?)'.*", _("“%(value)s” is none of the words that fit here.")),
    (r"Expected `str` matching regex .*", _("Here fit small letters, digits and hyphens only.")),
    (r"Expected `(int|float)`, got `\w+`", _("Here belongs a number.")),
    (r"Expected `str`, got `\w+`", _("Here belongs a text between quotation marks.")),
    (r"Expected `object`, got `\w+`", _("Here belong several words with their names, between { and }.")),
    (r"Expected `array`, got `\w+`", _("Here belongs a list, between [ and ].")),
    (r"Expected `array` of length >= (?P<n>\d+)", _("There are too few of these: at least %(n)s.")),
    (r"Expected `array` of length <= (?P<n>\d+)", _("There are too many of these: at most %(n)s.")),
    (r"Expected `str` of length >= \d+", _("This is empty.")),
    (r"Expected `str` of length <= (?P<n>\d+)", _("This is too long: at most %(n)s signs.")),
    (r"Expected `(int|float)` [<>]=? (?P<n>\S+)|Number out of range", _("This number does not fit here.")),
    (
        r"an example names a sector that is not there: (?P<value>.+)",
        _("An example names the group “%(value)s”, which is not there."),
    ),
    (
        r"an example puts (?P<key>.+) in (?P<value>.+), whose categories lack it",
        _("An example puts “%(key)s” in “%(value)s”, but that group does not name it."),
    ),
    (
        r"the name of (ring|sector) (?P<key>.+) is longer than (?P<n>\d+) letters",
        _("The name of “%(key)s” is too long: at most %(n)s letters."),
    ),
    (r"(\w+) (?P<key>.+) occurs twice", _("“%(key)s” is there twice.")),
    (r"only circles are read here .*", _('Only circles are read here. Write: word = "layout".')),
    (
        r"the id is '(?P<key>.+)'; it must be the name of the file",
        _("The id is “%(key)s”. It must be the name of the file."),
    ),
    (r"Kring has '(?P<key>.+)' itself; .*", _("Kring has “%(key)s” itself. Give yours another name.")),
    (
        r"it begins with '(?P<key>.*)', and no list of questions is called so \((?P<value>.*)\)",
        _("No list of questions is called “%(key)s”. There are: %(value)s."),
    ),
    (r"this is larger than (?P<n>\d+) kB", _("This file is larger than %(n)s kB.")),
    (r"this is no text in UTF-8 .*", _("This is no text in UTF-8.")),
    (r"this is nested deeper than any method is", _("This is nested too deep.")),
    (r"at most (?P<n>\d+) files are read", _("At most %(n)s files are read.")),
    (r"only ways of working lie here .*", _('Only ways of working are read here. Write: word = "way".')),
    (
        r"(?P<key>\w+) is a code of Kring; number your own from (?P<value>\w+) on",
        _("“%(key)s” is a code of Kring. Number your own from %(value)s on."),
    ),
    (r"the code (?P<key>\w+) is there twice", _("“%(key)s” is there twice.")),
    (r"no rule is called (?P<key>.+)", _("No rule is called “%(key)s”.")),
    (r"(?P<key>\w+) is in no register of what works", _("Nothing in the library has the code “%(key)s”.")),
    (
        r"question (?P<key>\S+): only a choice has options.*",
        _("Question “%(key)s”: only a choice has options, and it has some."),
    ),
    (
        r"question (?P<key>\S+): \d+ rungs for a scale of (?P<value>.*)",
        _("Question “%(key)s”: there is not one rung for each step of %(value)s."),
    ),
    (r"question (?P<key>\S+): the scale ends .*", _("Question “%(key)s”: the scale ends before it begins.")),
    (
        r"question (?P<key>\S+): only a scale is asked .*",
        _("Question “%(key)s”: only a scale is asked of more than now."),
    ),
    (
        r"question (?P<key>\S+): no topic is called '(?P<value>.*)'",
        _("Question “%(key)s”: no topic is called “%(value)s”."),
    ),
    (
        r"question (?P<key>\S+): comes after '(?P<value>.*)', which is not asked before it",
        _("Question “%(key)s” comes after “%(value)s”, which is not asked before it."),
    ),
    (
        r"a question after '(?P<key>.*)' says not .*",
        _("A question comes after “%(key)s”, and does not say after which answer."),
    ),
    (
        r"score (?P<key>\S+): no question is called '(?P<value>.*)'",
        _("Score “%(key)s”: no question is called “%(value)s”."),
    ),
    (
        r"score (?P<key>\S+): the answer to '(?P<value>.*)' counts .*",
        _("Score “%(key)s”: “%(value)s” counts for nothing."),
    ),
    (
        r"score (?P<key>\S+): counts yes, and '(?P<value>.*)' is .*",
        _("Score “%(key)s” counts yes, and “%(value)s” is answered otherwise."),
    ),
    (r"score (?P<key>\S+): each band begins .*", _("Score “%(key)s”: each band begins above the one before it.")),
    (r"score (?P<key>\S+): only a mean can do .*", _("Score “%(key)s”: only a mean can do without an answer.")),
    (
        r"score (?P<key>\S+): turns '(?P<value>.*)', and .*",
        _("Score “%(key)s” turns “%(value)s”, and does not add it up."),
    ),
    (r"example (?P<n>\d+): (?P<value>.*)", _("Example %(n)s is not as the file says (%(value)s).")),
    (r"example names '(?P<key>.*)'", _("An example names “%(key)s”, which is not asked.")),
    (r"example (?P<n>\d+) does not hold", _("Example %(n)s is not as the file says.")),
    (r"there is neither a step nor a side.*", _("There is no step in it. What does one do?")),
    (r"step (?P<key>\S+) opens '(?P<value>.+)', and .*", _("Nothing on the shelf is called “%(value)s”.")),
)
_TOML: Final = re.compile(r"(Expected|Unclosed|Invalid|Cannot|Illegal|Found|Unescaped|Unterminated|Duplicate) ?.*")


def said(one: Refused, translate: Translate) -> tuple[str, str]:
    """The file with the place in it, and what is wrong there; both in words of the reader's language."""
    why = one.why.removeprefix(one.file)
    line = re.match(r", line (\d+)", why)
    text = (why[line.end() :] if line else why).removeprefix(": ")
    at = _PLACE.search(text) or _CHOICE.fullmatch(text)
    fault = (text[: at.start()] if at else text) or text
    return ", ".join((one.file, *_places(line[1] if line else "", at, translate))), _fault(
        fault, at is not None, translate
    )


def _places(line: str, at: re.Match[str] | None, translate: Translate) -> Iterator[str]:
    line = line or (at["line"] if at and at["line"] else "")
    if line:
        yield translate(_("line %(n)s")) % {"n": line}
    if at and at["place"]:
        yield at["place"].removeprefix("$.")


def _fault(fault: str, has_place: bool, translate: Translate) -> str:
    for pattern, sentence in _FAULTS:
        if found := re.fullmatch(pattern, fault):
            return translate(sentence) % found.groupdict()
    if has_place and _TOML.fullmatch(fault):
        return translate(_("This line is not written as TOML asks."))
    return fault
