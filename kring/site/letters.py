"""Makes the letters of what is put on paper from the font packages; run by `make assets`, never on a request.

On paper there is no browser that finds letters elsewhere. So the plain digits stand
in the same font, and names in Greek, Cyrillic and Arabic have letters of their own.
"""

import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Final

import fontpkg_ibm_plex_sans_arabic  # type: ignore[import-untyped]
import fontpkg_noto_sans  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

import kring.draw
from kring.site import fonts

INTO: Final = Path(kring.draw.__file__).parent / "letters"
SQUARE: Final = 0x25A1  # stands where no font has the letter
_DIGITS: Final = "zero one two three four five six seven eight nine".split()
_EUROPE: Final = [*range(0x180, 0x250), *range(0x300, 0x370), *range(0x370, 0x530), *range(0x1E00, 0x2000), 0x20BF]
_ARABIC: Final = [*range(0x600, 0x700), *range(0x750, 0x780), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)]
_STYLES: Final = {400: "Regular", 700: "Bold"}


def files() -> dict[str, Callable[[], bytes]]:
    """How every font file is made from the packages, by its name."""
    made: dict[str, Callable[[], bytes]] = {"serif-500.ttf": _serif}
    for weight in _STYLES:
        made[f"sans-{weight}.ttf"] = partial(_sans, weight)
        made[f"europe-{weight}.ttf"] = partial(_europe, weight)
        made[f"arabic-{weight}.ttf"] = partial(_arabic, weight)
    return made


def _faces() -> dict[str, Path]:
    return {face.name: face.source for face in fonts.faces()}


def _serif() -> bytes:
    return _saved(_opened(_faces()["vollkorn-500"], 500, fonts.LATIN), "Kring Serif", 500)


def _sans(weight: int) -> bytes:
    digits = _opened(_faces()[f"digits-{weight}"], weight, fonts.DIGITS)
    letters = _opened(_faces()[f"atkinson-{weight}"], weight, fonts.LATIN)
    return _saved(_with_digits(letters, digits), "Kring Sans", weight)


def _europe(weight: int) -> bytes:
    source = _files(fontpkg_noto_sans) / "NotoSans[wdth,wght].ttf"
    return _saved(_opened(source, weight, _EUROPE), "Kring Europe", weight)


def _arabic(weight: int) -> bytes:
    source = _files(fontpkg_ibm_plex_sans_arabic) / f"IBMPlexSansArabic-{_STYLES[weight]}.ttf"
    return _saved(_opened(source, weight, _ARABIC), "Kring Arabic", weight)


def _files(package: ModuleType) -> Path:
    return Path(package.__file__ or "").parent / "files"


def _opened(source: Path, weight: int, characters: list[int]) -> TTFont:
    """Only these characters of a font, at this weight, without hints."""
    font = _cut(TTFont(source, recalcTimestamp=False), characters)
    if "fvar" not in font:
        return font
    axes = {axis.axisTag for axis in font["fvar"].axes}
    return instantiateVariableFont(font, {"wght": weight} | ({"wdth": 100} if "wdth" in axes else {}))


def _cut(font: TTFont, characters: list[int]) -> TTFont:
    options = Options(hinting=False, notdef_outline=True, glyph_names=True)
    if characters is not _ARABIC:
        options.layout_features = ["kern", "liga", "lnum", "mark", "mkmk", "ccmp", "locl"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def _with_digits(font: TTFont, digits: TTFont) -> TTFont:
    """Digits of the other font in the place of its own, at its size; and a square for what has no letter."""
    scale = font["head"].unitsPerEm / digits["head"].unitsPerEm
    theirs, names = digits.getGlyphSet(), digits.getBestCmap()
    for digit, own in enumerate(_DIGITS):
        name = names[ord("0") + digit]
        pen = TTGlyphPen(None)
        theirs[name].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        font["glyf"][own] = glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][own] = (round(theirs[name].width * scale), glyph.xMin)
    return _with_square(font)


def _with_square(font: TTFont) -> TTFont:
    em, pen = font["head"].unitsPerEm, TTGlyphPen(None)
    for low, high, is_hole in ((0.08, 0.68, False), (0.14, 0.62, True)):
        corners = [(low, low - 0.04), (low, high - 0.04), (high, high - 0.04), (high, low - 0.04)]
        points = [(round(x * em), round(y * em)) for x, y in (reversed(corners) if is_hole else corners)]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), "square"])
    font["glyf"]["square"] = pen.glyph()
    font["hmtx"]["square"] = (round(0.76 * em), round(0.08 * em))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[SQUARE] = "square"
    return font


def _saved(font: TTFont, family: str, weight: int) -> bytes:
    """The file, under a name of our own: what was changed may not carry the name of its makers' font."""
    licence = [one for one in font["name"].names if one.nameID in (0, 13, 14)]
    font["name"].names = licence
    style = _STYLES.get(weight, "Regular")
    for number, words in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family}-{style}".replace(" ", ""))):
        font["name"].setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if "STAT" in font:
        del font["STAT"]
    held = io.BytesIO()
    font.save(held)
    return held.getvalue()


def known() -> str:
    """The characters for which there is a letter in the folder: the first and the last of every run."""
    signs = {sign for file in INTO.glob("*.ttf") for sign in TTFont(file).getBestCmap()}
    firsts = sorted(sign for sign in signs if sign - 1 not in signs)
    lasts = sorted(sign for sign in signs if sign + 1 not in signs)
    return json.dumps(list(zip(firsts, lasts, strict=True))) + "\n"


def main() -> None:
    """Write every file into the folder beside the drawings and say how heavy it is."""
    INTO.mkdir(parents=True, exist_ok=True)
    for name, make in files().items():
        data = make()
        (INTO / name).write_bytes(data)
        print(f"{name} {len(data)}")
    (INTO / "known.json").write_text(known(), encoding="ascii")


if __name__ == "__main__":
    main()
