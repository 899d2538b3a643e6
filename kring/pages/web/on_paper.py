"""The support web on paper: a whole sheet when the paper lies, and under its title when it stands."""

from kring.draw import pdf, web
from kring.pages import sheets
from kring.pages.web import weave


def sheet(asked: sheets.Asked) -> pdf.Sheet:
    """Every part of life with who and what is in it, also where nothing is."""
    value = asked.opened.value
    woven = weave.parts(value)
    words = weave.words(woven, weave.title(value), asked.day, asked.foot)
    placed = weave.placed(value, woven, "paper" if asked.is_lying else "tablet")
    return pdf.Sheet(
        drawing=web.paint(placed, words, photo=asked.photo, standalone=asked.colours),
        title=words.title,
        about=_about(woven, words.title, words.bare),
        language=asked.language,
        day=asked.day,
        foot=asked.foot,
        poster=asked.gluing,
        colours=asked.colours,
        is_whole=asked.is_lying,
        least=placed.font,
    )


def _about(woven: list[weave.Part], title: str, bare: str) -> str:
    """The drawing in words: part by part, as the table under it."""
    told = [f"{one.name}: {', '.join(who.name for who in one.strand.holds) or bare}" for one in woven]
    return ". ".join([title, *told]) + "."
