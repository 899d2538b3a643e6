"""Letters put into a drawing: so a name is as wide elsewhere as Kring measured it, and overlaps nobody."""

import base64
from pathlib import Path
from typing import Final

import kring

_FONTS: Final = Path(kring.__file__).parent / "site" / "static" / "kring" / "fonts"
_FACES: Final = (  # the family as drawing.css calls it, the weight, the file
    ("Atkinson digits", 700, "digits-700"),
    ("Atkinson digits", 400, "digits-400"),
    ("Atkinson Hyperlegible", 700, "atkinson-700"),
    ("Atkinson Hyperlegible", 400, "atkinson-400"),
)
_SERIF: Final = ("Vollkorn", 500, "vollkorn-500")  # what the owner says; only a sheet of paper says it


def lettered(svg: str, *, has_own_words: bool = False) -> str:
    """The drawing with its fonts inside: about 36 kB more, or 70 kB when it quotes the owner."""
    faces = (*_FACES, _SERIF) if has_own_words else _FACES
    rules = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f'src:url(data:font/woff2;base64,{_letters(file)}) format("woff2")}}'
        for family, weight, file in faces
    )
    return svg.replace(">", f"><style>{rules}</style>", 1)


def _letters(file: str) -> str:
    return base64.b64encode((_FONTS / f"{file}.woff2").read_bytes()).decode()
