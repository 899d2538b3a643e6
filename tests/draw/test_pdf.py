"""What comes out of the printer: every name, the right paper, nothing cut, and words for who does not see it."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pdfua
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from kring.draw import circle, paper, pdf
from kring.draw.seats import Legend
from tests.draw import crowds

MM = 72 / 25.4
SIZES = {"A4": (297, 210), "A3": (420, 297), "A0": (1189, 841)}
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0H9V9"/></svg>'


def told(*, count: int = 30, colours: str = "day", is_whole: bool = False, **more) -> pdf.Sheet:
    """A sheet with a circle of so many people and all the words that may stand around it."""
    net = crowds.scattered(count)
    placed = circle.place(net, crowds.LAYOUT, "paper" if is_whole else "wide")
    if is_whole:
        page = paper.Page("Anna’s kring", day="22 november 2026")
        drawing = paper.sheet(placed, page, Legend(), standalone=colours)
    else:
        drawing = circle.paint(placed, Legend(), standalone=colours)
    words = {"day": "22 november 2026", "own_words": "“Het is stil.”", "foot": "Dit is van Anna.", "signs_title": "Wie"}
    words |= {"signs": (pdf.Sign(MARK, "familie"),), "tray_title": "Nog geen plek", "tray": ("Lia", "Omar")} | more
    return pdf.Sheet(drawing, "Anna’s kring", "Intiem: Joke, Mam.", colours=colours, is_whole=is_whole, **words)


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text(reader: PdfReader) -> str:
    """All the words of all pages; how a reader breaks the lines is its own business."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def findings(data: bytes, folder: Path) -> list[str]:
    """What a checker of PDF/UA-1 finds, as far as a program can look."""
    file = folder / "sheet.pdf"
    file.write_bytes(data)
    return [f"{one.rule_id}: {one.message}" for one in pdfua.validate(file).findings]


def alternatives(reader: PdfReader) -> list[str]:
    """The text alternatives in the structure of a PDF."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found += [str(one["/Alt"])] if "/Alt" in one else []
            waiting += [one["/K"]] if "/K" in one else []
    return found


@pytest.mark.parametrize("is_whole", [True, False])
@pytest.mark.parametrize("colours", ["day", "grey"])
def test_every_name_and_word_is_on_the_page_and_can_be_read_aloud(is_whole: bool, colours: str, tmp_path: Path) -> None:
    made = pdf.pdf(told(colours=colours, is_whole=is_whole))
    reader = read(made)
    said = text(reader)
    names = {seat.name for seat in circle.place(crowds.scattered(30), crowds.LAYOUT, "paper").seats}
    assert [name for name in names if name not in said] == []
    assert "Anna’s kring" in said and "22 november 2026" in said
    assert reader.metadata is not None and reader.metadata.title == "Anna’s kring"
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert "Intiem: Joke, Mam." in alternatives(reader)
    assert b"pdfuaid:part>1<" in made and findings(made, tmp_path) == []


def test_what_stands_around_the_drawing_is_on_the_page() -> None:
    said = text(read(pdf.pdf(told())))
    for words in ("“Het is stil.”", "Dit is van Anna.", "familie", "Nog geen plek", "Lia, Omar"):
        assert words in said


@pytest.mark.parametrize("name", ["A4", "A3", "A0"])
@pytest.mark.parametrize("is_lying", [True, False])
def test_a_sheet_is_as_large_as_its_paper(name: str, is_lying: bool) -> None:
    (page,) = read(pdf.pdf(told(count=4), name, is_lying=is_lying)).pages
    long, short = (side * MM for side in SIZES[name])
    wide, high = (long, short) if is_lying else (short, long)
    assert float(page.mediabox.width) == pytest.approx(wide, abs=2.9)  # a millimetre: A0 is rounded down
    assert float(page.mediabox.height) == pytest.approx(high, abs=2.9)


def test_without_a_wish_the_paper_lies_as_the_drawing_does() -> None:
    wide = told(count=4)
    placed = circle.place(crowds.scattered(4), crowds.LAYOUT, "tablet")
    high = pdf.Sheet(circle.paint(placed, Legend(), standalone="day"), "Anna", "Anna")
    for sheet, lies in ((wide, True), (high, False)):
        box = read(pdf.pdf(sheet)).pages[0].mediabox
        assert (box.width > box.height) is lies


def shown(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("is_whole", [True, False])
def test_nothing_reaches_the_edge_of_the_paper(is_whole: bool) -> None:
    picture = shown(pdf.png(told(count=60, is_whole=is_whole), dots=72))
    marked = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    assert marked is not None
    assert marked[0] > 12 and marked[1] > 12 and marked[2] < picture.width - 12 and marked[3] < picture.height - 12


def test_however_much_is_told_around_it_the_drawing_keeps_its_room() -> None:
    long = told(count=4, own_words="Het is hier stil. " * 1000, tray=tuple(f"Mens {number}" for number in range(800)))
    (page,) = read(pdf.pdf(long)).pages
    said = re.sub(r"\s+", " ", page.extract_text())
    assert "…" in said and "Mens 20," in said and "Mens 700" not in said
    alone = shown(pdf.png(told(count=4), dots=40))
    for sheet in (long, told(count=4)):
        red, _, blue = shown(pdf.png(sheet, dots=40)).split()
        box = ImageChops.subtract(red, blue).point(lambda value: 255 if value > 60 else 0).getbbox()
        assert box and box[3] - box[1] > alone.height * 0.3


def test_grey_has_no_colour_and_day_has() -> None:
    for colours, has_colour in (("grey", False), ("day", True)):
        red, green, blue = shown(pdf.png(told(colours=colours, is_whole=True), dots=72)).split()
        apart = max(ImageChops.difference(one, other).getextrema()[1] for one, other in ((red, green), (green, blue)))
        assert (apart > 40) is has_colour, colours


def test_a_picture_has_the_dots_that_were_asked_for() -> None:
    sheet = told(count=4)
    assert shown(pdf.png(sheet, dots=100)).size == (1169, 827)
    assert shown(pdf.png(sheet, is_lying=False, dots=100)).size == (827, 1169)
    alone = shown(pdf.picture(sheet.drawing))
    assert alone.size == (2 * 984, 2 * 712)


def test_a_poster_over_pages_covers_the_whole_drawing_and_every_sheet_has_its_number() -> None:
    sheet = told(is_whole=True, count=2, poster="Knip en plak.")
    reader = read(pdf.pdf(sheet, "A0-pages"))
    first, *pages = reader.pages
    assert len(pages) == 16
    assert "Knip en plak." in first.extract_text()
    for number, page in ((0, pages[0]), (6, pages[6]), (15, pages[15])):
        assert f"{'ABCD'[number // 4]}{number % 4 + 1} · {number + 2} / 17" in page.extract_text()
    across, down, scale = (pdf._tiles(841.89, 595.28)[key] for key in ("across", "down", "scale"))
    assert 3 * across + 841.89 - 56 >= 841.89 * scale - 0.1
    assert 3 * down + 595.28 - 56 >= 595.28 * scale - 0.1
    assert scale > 3.4  # nearly nine tenths of A0


def test_the_glued_sheets_are_the_sheet_itself_again() -> None:
    sheet, dots = told(is_whole=True, count=12), 24.0
    place, zoom = pdf._tiles(841.89, 595.28), dots / 72
    _, *tiles = pdf._compiler().compile(
        input=(pdf._FOLDER / "sheet.typ").read_bytes(),
        format="png",
        ppi=dots,
        sys_inputs=pdf._given(sheet, "A0-pages", None),
    )
    whole = shown(pdf.png(sheet, dots=dots * place["scale"]))
    glued = Image.new("RGB", whole.size, "red")
    edge, wide, high = 28 * zoom, 841.89 * zoom, 595.28 * zoom
    for number, tile in enumerate(tiles):
        at = (round(number % 4 * place["across"] * zoom), round(number // 4 * place["down"] * zoom))
        glued.paste(shown(tile).crop((round(edge), round(edge), round(wide - edge), round(high - edge))), at)
    apart = ImageChops.difference(whole.convert("L"), glued.convert("L")).reduce(8)
    assert apart.getextrema()[1] < 110  # lines that lie half a dot off, and nowhere a part that is missing
    assert (255, 0, 0) not in {colour for _, colour in glued.getcolors(1 << 20) or ()}


def test_a_poster_can_be_looked_at_before_it_is_printed() -> None:
    sheet = told(count=4, is_whole=True)
    alone, laid_out = (shown(pdf.look(sheet, paper, dots=50)) for paper in ("A0", "A0-pages"))
    assert alone.size == laid_out.size == (585, 413)
    assert ImageChops.difference(alone, laid_out).getbbox() is not None
    with pytest.raises(KeyError):
        pdf.look(sheet, "A5")


def test_who_asks_a_picture_of_a_poster_over_pages_hears_so() -> None:
    with pytest.raises(pdf.TooMany):
        pdf.png(told(count=1), "A0-pages")


@pytest.mark.parametrize("name", ["A5", "a4", "", "../A4"])
def test_other_paper_is_not_there(name: str) -> None:
    with pytest.raises(KeyError):
        pdf.pdf(told(count=1), name)
    with pytest.raises(KeyError):
        pdf.png(told(count=1), name)


def named(*names: str) -> pdf.Sheet:
    net = crowds.network([(name, None, 1, number % 4) for number, name in enumerate(names)])
    placed = circle.place(net, crowds.LAYOUT, "wide")
    return pdf.Sheet(circle.paint(placed, Legend(), standalone="day"), names[0], ", ".join(names))


@pytest.mark.parametrize("name", ["Łukasz Žofia", "Олена", "Ελένη", "Nguyễn", "René", "Şule 2014", "محمد", "یوسف"])
def test_names_of_many_scripts_have_their_letters(name: str) -> None:
    made = pdf.pdf(named(name))
    assert pdf.unlettered(name) == ""
    assert b"pdfuaid" in made
    assert read(made).metadata.title == name  # type: ignore[union-attr]


def test_a_sign_without_a_letter_is_a_square_and_costs_nobody_else_theirs() -> None:
    made = pdf.pdf(named("李 Олена", "Joke 😀"))
    assert pdf.unlettered("李 Олена, Joke 😀") == "李😀"
    said = text(read(made))
    assert "□ Олена" in said and "Joke □" in said


def test_a_vowel_that_typst_cannot_tie_to_its_letter_still_prints_without_the_claim() -> None:
    made = pdf.pdf(named("نُور", "Joke"))
    assert "Joke" in text(read(made)) and b"pdfuaid" not in made


def test_a_name_with_markup_stays_a_name() -> None:
    name = '#panic("x") <b>*_$ @a \\'
    sheet = pdf.Sheet(named("Joke").drawing, name, name, own_words=name, tray_title=name, tray=(name,), foot=name)
    assert text(read(pdf.pdf(sheet))).count('#panic("x") <b>*_$ @a \\') >= 4


@pytest.mark.parametrize("address", ["", "letters/known.json", "/etc/passwd", "http://localhost:1/a.png"])
def test_nothing_is_fetched_into_a_drawing(address: str) -> None:
    drawing = MARK.replace("<path", f'<image href="{address}" width="9" height="9"/><path')
    assert pdf.png(pdf.Sheet(drawing, "Anna", "Anna"), dots=20) == pdf.png(pdf.Sheet(MARK, "Anna", "Anna"), dots=20)


def test_the_same_sheet_is_the_same_file_to_the_byte() -> None:
    assert pdf.pdf(named("Joke")) == pdf.pdf(named("Joke"))


def listed(count: int) -> pdf.Sheet:
    """So many people in a table, with a sign for what is ticked."""
    rows = tuple(
        (pdf.Cell(f"Mens {number} Łódź"), pdf.Cell("elke week"), pdf.Cell("ja", mark=MARK if number % 2 else ""))
        for number in range(count)
    )
    return pdf.Sheet(
        "",
        "Wie doet wat",
        "Wie doet wat",
        day="22 november 2026",
        foot="Dit is van Anna.",
        table=pdf.Table(("Naam", "Hoe vaak", "Helpt"), rows),
    )


@pytest.mark.parametrize("name", ["A4", "A3"])
def test_a_table_is_a_table_over_as_many_pages_as_it_needs(name: str, tmp_path: Path) -> None:
    made = pdf.pdf(listed(90), name)
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in read(made).pages]
    assert len(pages) > 1 and all("Naam" in page and "Dit is van Anna." in page for page in pages)
    assert all(any(f"Mens {number} " in page for page in pages) for number in range(90))
    assert b"pdfuaid" in made and findings(made, tmp_path) == []
    kinds = {str(one) for one in re.findall(rb"/S/(Table|TH|TD|TR|THead)\b", made)}
    assert len(kinds) >= 4


def test_a_picture_of_a_table_is_one_long_page_that_stays_small_enough() -> None:
    few, many = (shown(pdf.png(listed(count), dots=60)) for count in (4, 60))
    assert many.height > 2 * few.height and many.width == few.width
    endless = shown(pdf.png(listed(1500)))
    assert endless.width * endless.height < 40_000_000


def test_a_table_becomes_a_poster_of_sheets_as_small_as_its_rows_ask_and_a_very_long_one_none(tmp_path: Path) -> None:
    made = pdf.pdf(listed(30), "A0-pages")
    first, *sheets = read(made).pages
    said = re.sub(r"\s+", " ", first.extract_text())
    assert len(sheets) == 16 and all(f"Mens {number} " in said for number in range(30))
    assert "Dit is van Anna." in said and b"pdfuaid" in made
    assert findings(pdf.pdf(listed(3), "A0-pages"), tmp_path) == []
    with pytest.raises(KeyError):
        pdf.pdf(listed(121), "A0-pages")
    assert not pdf.is_poster(listed(121))


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_drawing_that_leaves_as_svg_has_its_names_letters_and_colours_and_fetches_nothing(is_whole: bool) -> None:
    made = pdf.svg(told(count=12, is_whole=is_whole))
    root = ElementTree.fromstring(made)
    said = " ".join(root.itertext())
    assert all(one.name in said for one in crowds.scattered(12).people.values())
    assert root.findtext("{http://www.w3.org/2000/svg}title")
    assert made.count(b"@font-face") >= 4 and b"var(--" not in made
    assert all(address.startswith((b"data:", b"#")) for address in re.findall(rb"(?:url[(]|href=\")([^)\"]+)", made))


def test_a_table_that_leaves_as_svg_is_one_long_page_and_tells_in_words_what_it_shows() -> None:
    few, many = (ElementTree.fromstring(pdf.svg(listed(count))) for count in (4, 60))
    high = [float(one.attrib["viewBox"].split()[3]) for one in (few, many)]
    assert high[1] > 2 * high[0]
    assert few.findtext("{http://www.w3.org/2000/svg}desc") == "Wie doet wat"
