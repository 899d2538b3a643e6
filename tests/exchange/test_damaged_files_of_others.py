"""Whatever is in a file of others, the answer is what it would do or why not: no crash, and no endless memory."""

import io
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core import changes
from kring.core.network import Category, Network, Person, Placement, When
from kring.exchange import archive, filetypes, graphml, network_canvas, rows, spreadsheet, vcard
from kring.exchange.incoming import Answers
from kring.exchange.refusal import Refusal
from tests.exchange import held
from tests.exchange.held import EMPTY, LAYOUTS

SOME = msgspec.structs.replace(
    EMPTY,
    people={
        "a": Person("a", "Ayşe", age=54, category=Category.FRIEND, remark="=1;\n", roles=("x;y",), rank=1),
        "b": Person("b", "Bert", rank=2),
    },
    ties={"a~b~knows": held.tie("a", "b")},
    placements={"lensink-circle": {"a": Placement("friends", "family")}},
)
WRITERS: dict[str, Callable[[], bytes]] = {
    "csv": lambda: spreadsheet.write_csv(SOME, LAYOUTS, "nl")[0],
    "excel": lambda: spreadsheet.write_excel(SOME, LAYOUTS, "nl")[0],
    "vcard": lambda: vcard.write(SOME)[0],
    "graphml": lambda: graphml.write(SOME, LAYOUTS)[0],
    "canvas": lambda: network_canvas.write_csv(SOME, LAYOUTS)[0],
    "canvas graphml": lambda: network_canvas.write_graphml(SOME, LAYOUTS)[0],
}
GOOD = {name: write() for name, write in WRITERS.items()}


def read_or_refused(data: bytes, into: Network = EMPTY) -> str:
    """The code with which a file was refused, or nothing; what it would do can be done, and undone."""
    try:
        incoming = filetypes.read(data, into, LAYOUTS, Answers(all_another=True))
    except Refusal as refusal:
        assert refusal.faults and all(fault.code for fault in refusal.faults)
        return refusal.faults[0].code
    after = changes.apply_all(into, incoming.changes)
    back = changes.undoing(changes.Act("x", incoming.changes), "y")
    undone = changes.apply_all(after, back.changes)
    assert (undone.people, undone.ties, undone.placements) == (into.people, into.ties, into.placements)
    return ""


@pytest.mark.parametrize("name", GOOD)
def test_every_format_is_known_by_what_stands_in_it(name: str) -> None:
    assert (
        filetypes.recognised(GOOD[name])
        == {
            "csv": "csv",
            "excel": "excel",
            "vcard": "vcard",
            "graphml": "graphml",
            "canvas": "network-canvas",
            "canvas graphml": "network-canvas-graphml",
        }[name]
    )
    assert read_or_refused(GOOD[name]) == ""


@pytest.mark.parametrize("name", GOOD)
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused(name: str) -> None:
    data = GOOD[name]
    for end in range(0, len(data), max(1, len(data) // 60)):
        read_or_refused(data[:end])


@pytest.mark.parametrize("name", GOOD)
@settings(max_examples=120, deadline=None)
@given(place=st.floats(0, 1), put=st.binary(min_size=1, max_size=3), gone=st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused_but_never_breaks(name: str, place: float, put: bytes, gone: int) -> None:
    data = GOOD[name]
    at = int(place * (len(data) - 1))
    read_or_refused(data[:at] + put + data[at + gone :])


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1), put=st.binary(min_size=1, max_size=3), gone=st.integers(0, 40), part=st.integers(0, 20))
def test_a_damaged_part_of_an_excel_file_is_read_or_refused(place: float, put: bytes, gone: int, part: int) -> None:
    names = list(archive.opened(GOOD["excel"]))
    files = {name: archive.file(GOOD["excel"], name) for name in names}
    name = names[part % len(names)]
    at = int(place * (len(files[name]) - 1))
    files[name] = files[name][:at] + put + files[name][at + gone :]
    read_or_refused(archive.packed(files))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text(max_size=8) | st.sampled_from(["Naam", "Kent", "Plek: x", "=", "Bert"]), max_size=5)))
def test_any_table_is_read_or_refused(table: list[list[str]]) -> None:
    text = "\n".join(";".join(row) for row in table)
    read_or_refused(text.encode("utf-8", "surrogatepass"), SOME)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7", "koi8-r"])
@pytest.mark.parametrize("name", ["csv", "vcard", "graphml"])
def test_a_file_in_a_wrong_encoding_is_read_or_refused(name: str, encoding: str) -> None:
    read_or_refused(GOOD[name].decode().encode(encoding, "replace"))


@pytest.mark.parametrize("name", GOOD)
def test_a_swollen_file_is_refused_by_its_size(name: str) -> None:
    assert read_or_refused(GOOD[name] + b" " * 21_000_000) == "too_large"


def excel(*parts: tuple[str, bytes], at: str = "xl/worksheets/sheet1.xml") -> bytes:
    files = {name: archive.file(GOOD["excel"], name) for name in archive.opened(GOOD["excel"])}
    return archive.packed(files | {at: b"".join(part * int(times) for times, part in parts)})


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
BOMBS = {
    "one row of cells without end": (excel(("1", SHEET + b"<row>"), ("1200000", b"<c/>")), "too_wide"),
    "rows without end": (excel(("1", SHEET), ("150000", b"<row><c><v>1</v></c></row>"), ("1", END)), "too_many_rows"),
    "a part that is only zeros": (excel(("40000000", b"\0")), "swells"),
    "a part larger than memory": (excel(("50000000", b"  ")), "swells"),
    "elements that nobody clears": (excel(("1", SHEET), ("400000", b"<x/>")), "too_many_elements"),
    "entities": (excel(("1", b'<!DOCTYPE a [<!ENTITY b "c">]>'), ("1", SHEET)), "entities"),
    "depth": (excel(("1", SHEET), ("5000", b"<x>")), "too_deep"),
    "texts without end": (excel(("1", b"<sst>"), ("800000", b"<x/>"), at="xl/sharedStrings.xml"), "too_many_elements"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(name: str) -> None:
    data, code = BOMBS[name]
    assert len(data) < 400_000
    assert read_or_refused(data) == code


@pytest.mark.parametrize("kind", ["sheet.main", "sharedStrings"])
@pytest.mark.parametrize("part", ["xl/worksheets/w.xml", "xl/w.dat"])
def test_a_file_cannot_call_a_part_its_workbook_or_its_texts_that_nobody_bounded(kind: str, part: str) -> None:
    names = archive.opened(GOOD["excel"])
    files = {name: archive.file(GOOD["excel"], name) for name in names}
    said = f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    named = files["[Content_Types].xml"].replace(b"<Override", f'{said}{kind}+xml"/><Override'.encode(), 1)
    swollen = b"<sst>" + b"<a/>" * 200_000 + b"</sst>"
    assert read_or_refused(archive.packed(files | {"[Content_Types].xml": named, part: swollen})) == "not_excel"


def test_the_parts_beside_a_sheet_are_bounded_as_any_other() -> None:
    bomb = excel(("1", b"<Relationships>"), ("150000", b"<x/>"), at="xl/worksheets/_rels/sheet1.xml.rels")
    assert read_or_refused(bomb) == "too_many_elements"


def test_a_zip_that_lies_about_its_sizes_unpacks_no_more_than_it_says() -> None:
    data = excel(("1", SHEET), ("100000", b"<x/>"))
    lying = data.replace((len(SHEET) + 400_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert lying != data
    assert read_or_refused(lying) in ("cut_off", "not_excel", "not_xml")


def test_a_cell_far_away_makes_no_sheet_of_millions() -> None:
    far = excel(("1", SHEET + b'<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'
                      b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'))  # fmt: skip
    assert read_or_refused(far) == "too_many_rows"
    wide = excel(("1", SHEET + b'<row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'))
    assert read_or_refused(wide) == "too_wide"


def test_old_and_locked_excel_and_other_zips_are_named() -> None:
    assert read_or_refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "old_excel"
    assert read_or_refused(archive.packed({"readme.txt": b"hello"})) == "not_canvas"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("xl/workbook.xml", b"x")
    locked = bytearray(out.getvalue())
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[locked.index(mark) + place] |= 1
    assert read_or_refused(bytes(locked)) == "locked"
    assert read_or_refused(b'{"kring": 1}') == "is_kring"


def test_numbers_days_and_formulas_of_excel_are_read_as_they_show() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Naam", "Leeftijd", "Geboren", "In het buitenland"])
    sheet.append(["Bert", 54.0, "=1+1", True])
    sheet.append(["Carla", 3.5, date(1954, 3, 12), None])
    out = io.BytesIO()
    book.save(out)
    bert, carla = held.after(filetypes.read(out.getvalue(), EMPTY, LAYOUTS)).people.values()
    assert (bert.age, bert.born, bert.abroad) == (54, None, True)
    assert (carla.age, carla.born) == (3.5, When(1954, 3, 12))


def test_the_largest_files_take_no_more_memory_than_a_small_machine_has() -> None:
    program = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (1_200_000_000, 1_200_000_000))
from kring.exchange import filetypes, archive, text
from kring.exchange.refusal import Refusal
from tests.exchange.held import EMPTY, LAYOUTS
most = text.LARGEST - 100
for data in (
    b"Naam" + b";" * most,
    b"Naam\\n" + b"a\\n" * (most // 2 - 10),
    b"Naam\\n" + b'"' * (most - 10),
    b"BEGIN:VCARD\\n" * (most // 12),
    b"BEGIN:VCARD\\nFN:x\\n" + b" \\n" * (most // 2 - 20),
    b"<graphml><graph>" + b"<node/>" * (most // 7 - 10),
    b"<graphml>" + b"a" * (most - 20),
    b"<" * most,
):
    try:
        filetypes.read(data, EMPTY, LAYOUTS)
    except Refusal:
        pass
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 900_000  # kilobytes
    assert rows.MOST_ROWS == 20_000
