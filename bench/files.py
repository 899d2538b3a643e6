"""Files of others: how long the preview of a large one takes, and its memory."""

import time
import tracemalloc
from collections.abc import Callable

from kring.core.network import Network, Owner, Self
from kring.exchange import filetypes, graphml, workbook
from kring.exchange.delimited import written
from kring.exchange.incoming import MOST, Incoming
from kring.methods import loader

BOUND = 2.0
ROWS = 10_000
EMPTY = Network("n", Owner({"me": Self("me", "Anna")}))


def run() -> list[dict[str, object]]:
    """What it took in seconds, on one core. Half of the rows are more than one network holds, and are refused."""
    rows = table(ROWS)
    csv, excel = written(rows, "nl"), workbook.written({"Mensen": rows})
    book, drawn = cards(ROWS), graph(csv)
    return [
        _row(f"CSV, {ROWS:,} rows", lambda: read(csv), BOUND),
        _row(f"Excel, {ROWS:,} rows", lambda: read(excel)),
        _row(f"vCard, {ROWS:,} cards", lambda: read(book)),
        _row(f"GraphML, {MOST:,} people", lambda: read(drawn)),
    ]


def table(number: int) -> list[list[str]]:
    heads = "Naam;Soort;Leeftijd;Geboren;Hoe vaak;Hoe;Steun aan mij;Buitenland;Werk;Opmerking".split(";")
    filled = "buur|54|± 1954|2 per week|bellen; thuis|praktisch|nee|bakker|Een zin van een paar woorden.".split("|")
    return [heads, *([f"Persoon {one}", *filled] for one in range(number))]


def cards(number: int) -> bytes:
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Persoon {0}",
        "TEL;TYPE=CELL:{0}",
        "EMAIL:{0}@example.org",
        "END:VCARD",
        "",
    )
    one = "\r\n".join(lines)
    return "".join(one.format(place) for place in range(number)).encode()


def graph(csv: bytes) -> bytes:
    layouts = loader.layouts()
    people = {one.record.id: one.record for one in read(csv).changes}  # type: ignore[union-attr]
    network = Network("n", EMPTY.owner, people=people)  # type: ignore[arg-type]
    return graphml.write(network, layouts)[0]


def read(data: bytes) -> Incoming:
    return filetypes.read(data, EMPTY, loader.layouts())


def _row(name: str, read: Callable[[], Incoming], bound: float = 0) -> dict[str, object]:
    took = min(_timed(read) for _ in range(3))
    tracemalloc.start()
    found = read()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.rows) == MOST
    told = {"name": name, "s": round(took, 2), "MB": round(peak / 1e6), "people": len(found.rows)}
    return {**told, "bound": bound or "printed", "ok": not bound or took <= bound}


def _timed(read: Callable[[], Incoming]) -> float:
    start = time.perf_counter()
    read()
    return time.perf_counter() - start
