"""The colours of a drawing that leaves the page: there the token values stand in the drawing itself."""

import functools
import re
from pathlib import Path
from typing import Final

DAY: Final = {
    "paper": "#F6EFE2", "sheet": "#FFFCF5", "sunk": "#EFE5D3", "glow": "#FFF4D6", "ink": "#1E2739", "ink2": "#545969",
    "edge": "#857C6C", "line": "#DCCFB8", "lamp": "#F4B93E", "onlamp": "#1E2739",
    "fold": "#FFFCF5", "onhue": "#FFFFFF", "focus": "#1E2739",
    "fam": "#B4471A", "fam-1": "#F5CEB4", "fam-2": "#F7DBC6", "fam-3": "#FAE6D6", "fam-4": "#FCF1E5",
    "zorg": "#8A4A80", "zorg-1": "#E1CCD8", "zorg-2": "#EAD9E0", "zorg-3": "#F1E5E7", "zorg-4": "#F8F0EE",
    "prof": "#2563AE", "prof-1": "#C9D8E8", "prof-2": "#D8E2EB", "prof-3": "#E5EBEF", "prof-4": "#F1F3F2",
    "sam": "#1E4D3A", "sam-1": "#C7D9C9", "sam-2": "#D7E2D5", "sam-3": "#E5EBE0", "sam-4": "#F1F3EA",
}  # fmt: skip
DARK: Final = {
    "paper": "#1B1A1F", "sheet": "#25232A", "sunk": "#141318", "glow": "#38311F", "ink": "#F4ECDD", "ink2": "#B9B1A6",
    "edge": "#8E8679", "line": "#3A3740", "lamp": "#F4B93E", "onlamp": "#1B1A1F",
    "fold": "#25232A", "onhue": "#1B1A1F", "focus": "#F4B93E",
    "fam": "#F58A50", "fam-1": "#634235", "fam-2": "#513932", "fam-3": "#42312F", "fam-4": "#362B2D",
    "zorg": "#CF8ACB", "zorg-1": "#58425A", "zorg-2": "#49394C", "zorg-3": "#3D3141", "zorg-4": "#332B37",
    "prof": "#B9D6F2", "prof-1": "#515966", "prof-2": "#444954", "prof-3": "#3A3C46", "prof-4": "#31313A",
    "sam": "#4DB48C", "sam-1": "#314E47", "sam-2": "#2D413F", "sam-3": "#2B3738", "sam-4": "#282F32",
}  # fmt: skip
GREY: Final = {
    **dict.fromkeys(DAY, "#111111"), "paper": "#FFFFFF", "sheet": "#FFFFFF", "glow": "#FFFFFF", "sunk": "#FFFFFF",
    "ink2": "#4A4A4A", "edge": "#6A6A6A", "line": "#9A9A9A", "fold": "#9A9A9A", "lamp": "#FFFFFF",
    **{f"{hue}-{tint}": grey for hue in ("fam", "zorg", "prof", "sam")
       for tint, grey in enumerate(("#DEDEDE", "#E9E9E9", "#F2F2F2", "#FBFBFB"), 1)},
}  # fmt: skip
PALETTES: Final = {"day": DAY, "dark": DARK, "grey": GREY}


@functools.cache
def sheet(palette: str) -> str:
    """A `style` element with the rules of drawings and the values of a palette: `day`, `dark` or `grey`."""
    rules = (Path(__file__).parent / "drawing.css").read_text(encoding="utf-8").split("/* screen only */")[0]
    values = PALETTES[palette]
    return f"<style>{re.sub(r'var[(]--([a-z0-9-]+)[)]', lambda name: values[name[1]], _lean(rules))}</style>"


def carrying(svg: str, palette: str) -> str:
    """A drawing that carries its colours itself; one that does already stays as it is."""
    if "<style>" in svg:
        return svg
    grey = " grey" if palette == "grey" else ""
    return svg.replace('class="drawing', f'class="drawing{grey}', 1).replace(">", f">{sheet(palette)}", 1)


def _lean(rules: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/[*].*?[*]/", "", rules, flags=re.S)).strip()
