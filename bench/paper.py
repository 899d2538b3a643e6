"""A circle as PDF in a process that is warm, beside WeasyPrint for the same sheet; and what is remembered of many."""

import time
from collections.abc import Callable
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from bench.circle import crowd
from kring.draw import circle, paper, pdf
from kring.draw.seats import Legend
from kring.methods import loader

BOUND = 100.0  # milliseconds, of which placing and painting are a part
MOST = 10  # megabytes that a hundred drawings more may leave behind
ROUNDS = 12
FONTS = Path(pdf.__file__).parent / "letters"
FACES = (("Kring Sans", 400, "sans-400"), ("Kring Sans", 700, "sans-700"), ("Kring Serif", 500, "serif-500"))


def run() -> list[dict[str, object]]:
    """What a sheet took, from a network to bytes; the least of many, each of another network."""
    sheets = [_sheet(number) for number in range(ROUNDS)]
    whole = _least(lambda number: pdf.pdf(_sheet(100 + number)))
    rows: list[dict[str, object]] = [
        {"name": "circle of 34 people as PDF", "ms": whole, "bound ms": BOUND, "ok": whole <= BOUND},
    ]
    ours = _least(lambda number: pdf.pdf(sheets[number]))
    theirs = _least(lambda number: _weasyprint(sheets[number]))
    beside = {"kring ms": ours, "weasyprint ms": theirs, "times": round(theirs / ours, 1)}
    rows.append({"name": "only the sheet as PDF", **beside, "ok": ours <= theirs})
    for name, act in (
        ("picture of A4, 200 dots an inch", lambda number: pdf.png(sheets[number])),
        ("poster of 16 sheets", lambda number: pdf.pdf(sheets[number], "A0-pages")),
    ):
        rows.append({"name": name, "ms": _least(act, 3), "ok": True})
    return [*rows, _remembered()]


def _sheet(number: int) -> pdf.Sheet:
    layout = loader.layout("lensink-circle")
    placed = circle.place(crowd(34, layout, seed=number), layout, "paper")
    page = paper.Page("Anna’s kring", day="22 november 2026")
    drawing = paper.sheet(placed, page, Legend(), standalone="day")
    names = ", ".join(seat.full_name for seat in placed.seats)
    return pdf.Sheet(drawing, "Anna’s kring", names, is_whole=True)


def _weasyprint(sheet: pdf.Sheet) -> bytes:
    """The same sheet by WeasyPrint, with the same letters."""
    fonts = FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{(FONTS / file).as_uri()}.ttf") }}'
        for family, weight, file in FACES
    )
    style = weasyprint.CSS(
        string=f"{faces} @page {{ size: A4 landscape; margin: 0 }} body {{ margin: 0 }}", font_config=fonts
    )
    drawing = pdf.own_letters(sheet.drawing, "day").replace("<svg ", '<svg style="width: 297mm; height: 209mm" ', 1)
    text = f'<html lang="nl"><title>{sheet.title}</title><body><figure aria-label="{sheet.about}">{drawing}</figure>'
    made = weasyprint.HTML(string=text).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    assert made
    return bytes(made)


def _remembered() -> dict[str, object]:
    """What a hundred drawings leave behind, when many were made already."""
    for number in range(200):
        pdf.pdf(_sheet(1000 + number))
    before = _held()
    for number in range(100):
        pdf.pdf(_sheet(2000 + number))
    more = round((_held() - before) / 1e6, 1)
    return {"name": "100 drawings more", "MB more": more, "bound MB": MOST, "ok": more <= MOST}


def _held() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def _least(act: Callable[[int], object], times: int = ROUNDS) -> float:
    """The fewest milliseconds that it took, the first time not counted."""
    act(0)
    took = []
    for number in range(times):
        start = time.perf_counter()
        act(number)
        took.append((time.perf_counter() - start) * 1000)
    return round(min(took), 1)
