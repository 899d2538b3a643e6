"""The language of the terminal: Dutch where the surroundings say so, else English. One catalogue with the pages."""

import functools
import gettext
import os
from pathlib import Path

import kring

_LOCALE = Path(kring.__file__).parent / "site" / "locale"


def language() -> str:
    """`nl` or `en`, from the variables that terminals have for it, in their own order."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "nl" if os.environ[name].lower().startswith("nl") else "en"
    return "en"


def _(sentence: str) -> str:
    """The sentence in the language of the terminal."""
    return _catalogue(language()).gettext(sentence)


def ngettext(one: str, many: str, number: int) -> str:
    """The sentence that fits a number, in the language of the terminal."""
    return _catalogue(language()).ngettext(one, many, number)


def pgettext(context: str, sentence: str) -> str:
    """The sentence as it is said in a context, in the language of the terminal."""
    return _catalogue(language()).pgettext(context, sentence)


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("django", _LOCALE, [language], fallback=True)
