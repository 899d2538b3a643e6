"""Makes the small web fonts from the font packages; run by `make assets`, never on a request.

Refuses to write more than `BUDGET` bytes in all: a page on a slow line waits for them.
"""

import io
from pathlib import Path
from typing import Final, NamedTuple

import fontpkg_atkinson_hyperlegible  # type: ignore[import-untyped]
import fontpkg_public_sans  # type: ignore[import-untyped]
import fontpkg_vollkorn  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

INTO: Final = Path(__file__).parent / "static" / "kring" / "fonts"
BUDGET: Final = 70_000
LATIN: Final = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x192, 0x218, 0x219, 0x21A, 0x21B, 0x1E9E,
    *range(0x2010, 0x2028),
    0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212,
]  # fmt: skip
DIGITS: Final = list(range(0x30, 0x3A))


class Face(NamedTuple):
    """One file to make: from which font, at which weight, with which characters."""

    name: str
    source: Path
    weight: int | None
    characters: list[int]


def faces() -> list[Face]:
    """The faces of the design: Kring's voice in regular and bold, the client's voice, and plain digits."""
    atkinson, vollkorn, digits = (
        Path(package.__file__).parent / "files"
        for package in (fontpkg_atkinson_hyperlegible, fontpkg_vollkorn, fontpkg_public_sans)
    )
    return [
        Face("atkinson-400", atkinson / "AtkinsonHyperlegible-Regular.ttf", None, LATIN),
        Face("atkinson-700", atkinson / "AtkinsonHyperlegible-Bold.ttf", None, LATIN),
        Face("vollkorn-500", vollkorn / "Vollkorn[wght].ttf", 500, LATIN),
        Face("digits-400", digits / "PublicSans[wght].ttf", 400, DIGITS),
        Face("digits-700", digits / "PublicSans[wght].ttf", 700, DIGITS),
    ]


def subset(face: Face) -> bytes:
    """One face as woff2, with only its characters and without hints."""
    font = TTFont(face.source, recalcTimestamp=False)
    if face.weight is not None:
        instantiateVariableFont(font, {"wght": face.weight}, inplace=True)
    options = Options(flavor="woff2", hinting=False, desubroutinize=True, notdef_outline=True)
    options.layout_features = ["kern", "liga", "lnum", "mark", "mkmk", "ccmp", "locl"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=face.characters)
    cutter.subset(font)
    font.flavor = "woff2"
    held = io.BytesIO()
    font.save(held)
    return held.getvalue()


def main() -> None:
    """Write every face into the static folder and say how heavy they are."""
    INTO.mkdir(parents=True, exist_ok=True)
    made = {face.name: subset(face) for face in faces()}
    total = sum(map(len, made.values()))
    if total > BUDGET:
        raise SystemExit(f"The fonts weigh {total} bytes, more than {BUDGET}.")
    for name, data in made.items():
        (INTO / f"{name}.woff2").write_bytes(data)
        print(f"{name} {len(data)}")
    print(f"together {total} bytes")


if __name__ == "__main__":
    main()
