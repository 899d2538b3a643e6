"""A book on paper: what is read as one stays on one page."""

import io

import pytest
from pypdf import PdfReader

from kring.draw import book


@pytest.mark.parametrize("rows", [1, *range(28, 36)])
def test_no_row_of_a_table_comes_alone_on_the_last_page(rows):
    table = (("Straat", "Antwoordde"), *((f"Laan {number:02}", str(number)) for number in range(rows)))
    made = book.made(book.Book("Buurt", "23 november", (book.Chapter("Straat voor straat", table=table),)))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert sum(page.count("Laan") for page in pages) == rows
    assert len(pages) == 1 or pages[-1].count("Laan") > 1
