"""XML from strangers, read as a stream: no entities, nothing fetched, and never deeper or more than said."""

from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from kring.exchange import far
from kring.exchange.refusal import Refusal, refuse

DEEPEST: Final = 60
_PIECE: Final = 200_000  # bytes between two words of how far it is
SPACE: Final = "\n"  # between the namespace and the name of an element; it is in neither

Start = Callable[[str, Mapping[str, str], int], None]
End = Callable[[str, str], None]


def parse(data: bytes, start: Start, end: End, most: int, tell: far.Tell = far.nobody) -> None:
    """Tell of every element as it begins, with its attributes and line, and as it ends, with the text in it.

    Names are local ones with their namespace before `SPACE`. Raises `Refusal`: `not_xml` with line and column,
    `cut_off`, `entities`, `too_deep`, `too_many_elements`, and whatever the two raise.
    """
    reading = _Reading(start, end, most)
    try:
        for at in range(0, len(data), _PIECE):
            tell(far.Step.UNPACKED, at, len(data))
            reading.parser.Parse(data[at : at + _PIECE], False)
        reading.parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _refusal(error) from None
    except (LookupError, ValueError):  # an encoding that nobody knows, or not one byte a sign
        raise refuse("not_xml", line=1, column=1) from None


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(SPACE)[2]


class _Reading:
    def __init__(self, start: Start, end: End, most: int) -> None:
        self.start, self.end, self.most = start, end, most
        self.number = 0
        self.texts: list[list[str]] = []
        self.parser = expat.ParserCreate(namespace_separator=SPACE)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity

    def _started(self, name: str, attributes: Mapping[str, str]) -> None:
        self.number += 1
        if self.number > self.most:
            raise refuse("too_many_elements", most=self.most)
        if len(self.texts) >= DEEPEST:
            raise refuse("too_deep", most=DEEPEST)
        self.texts.append([])
        self.start(name, attributes, self.parser.CurrentLineNumber)

    def _ended(self, name: str) -> None:
        self.end(name, "".join(self.texts.pop()))

    def _text(self, text: str) -> None:
        if self.texts:
            self.texts[-1].append(text)

    def _entity(self, *_: object) -> None:
        raise refuse("entities")


_CUT_OFF: Final = frozenset(
    expat.errors.codes[one] for one in (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)
)


def _refusal(error: expat.ExpatError) -> Refusal:
    if error.code in _CUT_OFF:
        return refuse("cut_off")
    return refuse("not_xml", line=error.lineno, column=error.offset + 1)
