"""SVG as text: elements, numbers and escaped words. It knows no colour and no shape."""

import functools
import re
from typing import Final

_ILLEGAL: Final = re.compile(
    "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069\x7f-\x9f]"
)
_MARKS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


@functools.lru_cache(maxsize=8192)
def escaped(words: str) -> str:
    """Words as they may stand in text and in attributes.

    Characters that XML forbids, and the ones that turn the reading direction of
    what follows, are left out.
    """
    return _ILLEGAL.sub("", words).translate(_MARKS)


@functools.lru_cache(maxsize=16384)
def number(value: float) -> str:
    """A number with at most one decimal and always a point, whatever the locale."""
    whole = int(value)
    if value == whole:
        return str(whole)
    text = f"{value:.1f}"
    return text if text[-1] != "0" else text[:-2] if text != "-0.0" else "0"


def fine(value: float) -> str:
    """A number with at most three decimals and always a point, for scales and ratios."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(tag: str, inside: str | None = None, **attributes: str | float | None) -> str:
    """An element; `class_` becomes `class`, `data_x` becomes `data-x`, `None` is left out.

    Values are escaped; `inside` is SVG already.
    """
    written = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{tag}{written}/>" if inside is None else f"<{tag}{written}>{inside}</{tag}>"


def moved(x: float, y: float) -> str:
    """The attribute that moves what it stands on."""
    return f'transform="translate({number(x)} {number(y)})"'


def group(inside: str, **attributes: str | float | None) -> str:
    """A `g` around SVG."""
    return element("g", inside, **attributes)


def text(words: str, x: float, y: float, class_: str | None = None, **attributes: str | float | None) -> str:
    """One line of words; its baseline begins at (or by `text-anchor` is centred on) x, y."""
    return element("text", escaped(words), x=x, y=y, class_=class_, **attributes)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)
