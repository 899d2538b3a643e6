"""How somebody wants it on paper. What is not said is as the circle prints: A4, lying, in colour."""

from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from kring.draw import pdf

PAPERS: Final[dict[str, Any]] = {
    "A4": "A4",
    "A3": "A3",
    "A0": _("A0, a poster"),
    "A0-pages": _("A poster of 16 sheets of A4"),
}
WAYS: Final[dict[str, Any]] = {"lying": _("lying"), "standing": _("standing")}
COLOURS: Final[dict[str, Any]] = {"day": _("in colour"), "grey": _("in grey")}
_MOST: Final = 12  # what else an address may say, and how long
_LONGEST: Final = 100


@dataclass(frozen=True)
class Wishes:
    """A paper, how it lies, and its colours; `more` is what the address of the drawing itself said."""

    paper: str
    way: str
    colours: str
    more: dict[str, str]

    @property
    def is_lying(self) -> bool:
        """Whether the paper is wider than high."""
        return self.way == "lying"

    @property
    def query(self) -> str:
        """The same wishes at the end of an address."""
        return urlencode(self.more | {"paper": self.paper, "way": self.way, "colours": self.colours})


def of(said: QueryDict) -> Wishes:
    """What an address says. Paper, ways and colours that there are not make it an address of nothing (`Http404`)."""
    more = {key: str(value) for key, value in said.items() if key not in ("paper", "way", "colours")}
    if len(more) > _MOST or any(len(value) > _LONGEST for value in more.values()):
        raise Http404
    return Wishes(_one(said, "paper", PAPERS), _one(said, "way", WAYS), _one(said, "colours", COLOURS), more)


def _one(said: QueryDict, name: str, known: dict[str, Any]) -> str:
    value = said.get(name) or next(iter(known))
    if value not in known:
        raise Http404
    return value


def papers(sheet: pdf.Sheet) -> dict[str, Any]:
    """The papers to choose from; a very long table is no poster to glue."""
    return {paper: words for paper, words in PAPERS.items() if paper != "A0-pages" or pdf.is_poster(sheet)}


def larger(sheet: pdf.Sheet, wishes: Wishes) -> str:
    """The paper that all names ask for, where they are too small on the one that was asked for; see `pdf.larger`."""
    return pdf.larger(sheet, wishes.paper, is_lying=wishes.is_lying)


def grown(sheet: pdf.Sheet, wishes: Wishes, said: QueryDict) -> Wishes:
    """The same wishes; when nothing was said of the paper and names would be too small, on the next larger one."""
    return wishes if said.get("paper") or not larger(sheet, wishes) else replace(wishes, paper="A3")
