"""Makes the icon sprite and the logo from lucide; run by `make assets`, never on a request.

Only icons that a template, a script or a shelf file asks for are in it. Refuses a name that lucide does not have.
"""

import math
import re
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import lucide

SITE: Final = Path(__file__).parent
INTO: Final = SITE / "static" / "kring"
ASKED: Final = re.compile(r"""(?:\{%\s*icon\s+|\bicon ?= ?)["']([a-z0-9-]+)["']""")
OPENING: Final = '<svg xmlns="http://www.w3.org/2000/svg"'
HUES: Final = {"fam": "#b4471a", "zorg": "#8a4a80", "prof": "#2563ae", "sam": "#1e4d3a", "lamp": "#f4b93e"}


def asked() -> list[str]:
    """The names of the icons that templates, scripts and shelf files use."""
    found: set[str] = set()
    for folder in (SITE / "templates", SITE / "static", SITE.parent / "pages", SITE.parent / "methods" / "shelf"):
        for file in folder.rglob("*"):
            if file.suffix in {".html", ".js", ".toml", ".py"}:
                found.update(ASKED.findall(file.read_text()))
    return sorted(found)


def symbol(name: str, pictures: ZipFile) -> str:
    """One icon as a symbol: what stands between lucide's outer tags, on one line."""
    drawn = pictures.read(f"{name}.svg").decode()
    inner = drawn[drawn.index(">", drawn.index("<svg")) + 1 : drawn.rindex("</svg>")]
    line = " ".join(inner.split()).replace(" />", "/>")
    return f'<symbol id="{name}" viewBox="0 0 24 24">{line}</symbol>'


def logo(hues: dict[str, str]) -> str:
    """The stitched circle: four groups, each with its own stitch, and the light in the middle."""
    return (
        f'<g fill="none" stroke-linecap="round">'
        f'<path d="{_arc(183, 265)}" stroke="{hues["fam"]}" stroke-width="2.2"/>'
        f'<path d="{_arc(278, 357)}" stroke="{hues["zorg"]}" stroke-width="3" stroke-dasharray="0 4.8"/>'
        f'<path d="{_arc(6, 86)}" stroke="{hues["prof"]}" stroke-width="4.6" stroke-dasharray="1.6 2.9"'
        f' stroke-linecap="butt"/>'
        f'<path d="{_wave(94, 176)}" stroke="{hues["sam"]}" stroke-width="1.8"/></g>'
        f'<circle cx="22" cy="22" r="6.2" fill="{hues["lamp"]}"/>'
    )


def empty() -> str:
    """The circle before anybody stands in it: the cloth, its folds and stitches, and the light for the owner."""
    cells = "".join(
        f'<path fill="var(--{hue}-{4 - ring})" d="{_sector(turn, radius)}"/>'
        for ring, radius in enumerate((92, 73.6, 57, 38.6))
        for hue, turn in (("fam", 180), ("zorg", 270), ("prof", 0), ("sam", 90))
    )
    folds = "".join(f'<circle cx="100" cy="100" r="{radius}"/>' for radius in (92, 73.6, 57, 38.6))
    return (
        f'{cells}<g fill="none" stroke="var(--fold)" stroke-width="1">{folds}<path d="M8 100H192M100 8V192"/></g>'
        f'<g fill="none" stroke-linecap="round">'
        f'<path d="{_arc(182, 268, 96, 100)}" stroke="var(--fam)" stroke-width="1.1"/>'
        f'<path d="{_arc(272, 358, 96, 100)}" stroke="var(--zorg)" stroke-width="1.6" stroke-dasharray="0 3.1"/>'
        f'<path d="{_arc(2, 88, 96, 100)}" stroke="var(--prof)" stroke-width="2.4" stroke-dasharray=".8 1.6"'
        f' stroke-linecap="butt"/>'
        f'<path d="{_wave(92, 178, 96, 0.8, 19, 100)}" stroke="var(--sam)" stroke-width=".9"/></g>'
        f'<circle cx="100" cy="100" r="13" fill="var(--glow)" stroke="var(--lamp)" stroke-width="2"/>'
        f'<circle cx="100" cy="97" r="4" fill="var(--edge)"/><path d="M91.5 107a8.5 7 0 0 1 17 0z" fill="var(--edge)"/>'
    )


def _point(degrees: float, radius: float, centre: float) -> str:
    turn = math.radians(degrees)
    return f"{centre + radius * math.cos(turn):.2f} {centre + radius * math.sin(turn):.2f}"


def _arc(since: float, until: float, radius: float = 18.6, centre: float = 22) -> str:
    return f"M{_point(since, radius, centre)}A{radius} {radius} 0 0 1 {_point(until, radius, centre)}"


def _sector(since: float, radius: float) -> str:
    return f"{_arc(since, since + 90, radius, 100)}L100 100Z"


def _wave(
    since: float, until: float, radius: float = 18.4, swing: float = 1.7, waves: int = 5, centre: float = 22
) -> str:
    steps = waves * 10
    shares = [step / steps for step in range(steps + 1)]
    points = [
        _point(since + (until - since) * share, radius + swing * math.sin(share * waves * math.tau), centre)
        for share in shares
    ]
    return "M" + "L".join(points)


def sprite() -> str:
    """Every icon that is asked for, the logo and the empty circle, in one file."""
    with ZipFile(Path(lucide.__file__).parent / "lucide.zip") as pictures:
        missing = [name for name in asked() if f"{name}.svg" not in pictures.namelist()]
        if missing:
            raise SystemExit(f"lucide has no icon {', '.join(missing)}.")
        symbols = "".join(symbol(name, pictures) for name in asked())
    live = logo({hue: f"var(--{hue})" for hue in HUES})
    drawn = f'<symbol id="logo" viewBox="0 0 44 44">{live}</symbol><symbol id="empty" viewBox="0 0 200 200">{empty()}'
    return f"{OPENING}>{symbols}{drawn}</symbol></svg>\n"


def main() -> None:
    """Write the sprite and the logo, and say what is in them."""
    (INTO / "icons.svg").write_text(sprite())
    (INTO / "logo.svg").write_text(f'{OPENING} viewBox="0 0 44 44">{logo(HUES)}</svg>\n')
    print(f"{len(asked())} icons: {' '.join(asked())}")


if __name__ == "__main__":
    main()
