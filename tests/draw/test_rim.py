"""On paper the rim around words covers the lines under them, and never a letter.

A PDF paints each letter with its rim, over the letter before. So the words stand once more above, without one.
"""

import io

from pypdf import PdfReader

from kring.draw import pdf, svg

WORDS = "Ik woon in de flat"


def said(class_: str) -> str:
    text = svg.text(WORDS, 20, 60, class_, font_size=15)
    drawing = svg.element("svg", text, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 400 100", class_="drawing life")
    made = pdf.pdf(pdf.Sheet(drawing, "T", "T", is_whole=True))
    return " ".join(PdfReader(io.BytesIO(made)).pages[0].extract_text().split())


def test_words_with_a_rim_stand_once_more_above_it_and_others_once():
    assert said("name start").count(WORDS) == said("soft end").count(WORDS) == 2
    assert said("title").count(WORDS) == 1
