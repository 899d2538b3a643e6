"""Every finding has its words in both languages: what is seen, and both sides of it."""

import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from kring.core.findings import Code
from kring.core.network import Support
from kring.pages import told
from tests import cast

PEOPLE = tuple(cast.rn1().people.values())
VERDICTS = re.compile(r"\b(slecht|fout|te weinig|te veel|moet|zwak|score|should|must|too few|too many|bad)\b")


def words(code: Code, language: str, is_own: bool, people: int) -> tuple[str, str, str]:
    """What is seen, the one side and the other side, as the visitor reads them."""
    behind = PEOPLE[:people]
    finding = told.Told(code.value, behind, max(people, 1), 8, (told.DOES[Support.PRACTICAL],))
    context = {"finding": finding, "is_own": is_own, "called": "Anna", "opened": SimpleNamespace(id="anna")}
    with translation.override(language):
        page = render_to_string("finding.html", context)
    texts = re.findall(r'<p class="(?:fact|quieter)">(.*?)</p>', page, re.S)
    one, two, three = (re.sub(r"<[^>]+>", "", text).strip() for text in texts)
    return one, two, three


@pytest.mark.parametrize("code", Code)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("is_own", [True, False])
@pytest.mark.parametrize("people", [1, 3])
def test_every_finding_says_what_is_seen_and_both_sides(code: Code, language: str, is_own: bool, people: int) -> None:
    seen, one, other = words(code, language, is_own, people)
    assert seen and one and other
    assert one != other
    for text in (seen, one, other):
        assert not VERDICTS.search(text.casefold()), text
        assert all(len(sentence.split()) <= 15 for sentence in re.split(r"[.?!]", text)), text


@pytest.mark.parametrize("code", Code)
def test_every_finding_is_in_dutch_first(code: Code) -> None:
    assert set(words(code, "nl", True, 3)).isdisjoint(words(code, "en", True, 3))
