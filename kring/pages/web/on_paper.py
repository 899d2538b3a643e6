"""The support web on paper: a whole sheet when the paper lies, and under its title when it stands."""

from kring.core import tied
from kring.core.network import Network
from kring.draw import pdf, web
from kring.pages import sheets
from kring.pages.web import weave


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """Every part of life with who and what is in it, also where nothing is."""
    value = asked.opened.value
    woven = weave.parts(value)
    day = ". ".join(filter(None, (asked.day, tied.key(value))))
    words = weave.words(woven, weave.title(value), day, asked.foot)
    placed = weave.placed(value, woven, "paper" if asked.is_lying else "tablet")
    return pdf.Sheet(
        drawing=web.paint(placed, words, photo=asked.photo, standalone=asked.colours),
        title=words.title,
        about=_about(value, woven, words.title, words.bare),
        language=asked.language,
        day=day,
        foot=asked.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=placed.font,
    )


def _about(value: Network, woven: list[weave.Part], title: str, bare: str) -> str:
    """The drawing in words: part by part, as the table under it."""
    held = {one.id: ", ".join(tied.spoken(value.owner, who) for who in one.strand.holds) for one in woven}
    told = [f"{one.name}: {held[one.id] or bare}" for one in woven]
    return ". ".join([title, *told]) + "."
