"""What a page holds: no style or script of its own, and nothing of another host."""

import re
from html.parser import HTMLParser

import pytest

from tests.house import source

TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.S)
VALUE = re.compile(r"\{\{.*?\}\}", re.S)
ADDRESSES = {"src", "srcset", "poster", "data", "action", "formaction"}


class Reader(HTMLParser):
    """Gathers what a strict content policy would refuse, and what would ask something of another host."""

    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.faults.append(f"<{tag}> with content")
        for name, value in given.items():
            if name == "style" or name.startswith("on") or value.strip().lower().startswith("javascript:"):
                self.faults.append(f"{name}={value[:30]}")
            asks = name in ADDRESSES or (name == "href" and tag in ("link", "use", "image"))
            if asks and re.match(r"(https?:)?//", value.strip()):
                self.faults.append(f"{name} of another host: {value[:60]}")


def faults(text):
    reader = Reader()
    reader.feed(VALUE.sub("value", TAG.sub(" ", text)))
    return reader.faults


def test_no_template_has_a_style_a_script_or_another_host_in_it():
    found = {source.place(file): faults(file.read_text(encoding="utf-8")) for file in source.files(".html")}
    assert {file: wrong for file, wrong in found.items() if wrong} == {}


def test_no_stylesheet_or_script_asks_anything_of_another_host():
    asked = re.compile(r"(url\(|@import|import |fetch\()\s*['\"]?(https?:)?//")
    found = [
        source.place(file) for file in source.files(".css", ".js") if asked.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color:red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<button onclick="go()">',
        '<a href="javascript:go()">',
        '<img src="https://example.org/a.png">',
        '<link rel="stylesheet" href="//example.org/a.css">',
    ],
)
def test_each_of_these_would_be_noticed(planted):
    assert faults(f"<main>{{% if x %}}{planted}{{% endif %}}</main>")


def test_a_plain_page_is_left_in_peace():
    page = (
        '<script type="module" src="{% static \'a.js\' %}"></script><a href="https://example.org/">x</a><p class="a">'
    )
    assert faults(page) == []
