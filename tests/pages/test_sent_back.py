"""A form that does not fit comes back with what was typed, and with the version that it was typed upon."""

import html
import re

import pytest

from kring.core.changes import Add, Set
from kring.core.network import Person
from tests.pages.conftest import do, value, version

TOO_LONG = "Heel lang. " * 2000


def sent(browser, table, where, **fields):
    return browser.post(f"/n/{table.row.pk}/{where}/", fields)


def again(page: str, where: str) -> dict[str, str]:
    """The hidden fields of the form that leads there, as they come back."""
    form = re.search(rf'<form method="post" action="[^"]*/{where}/".*?</form>', page, re.S)[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))


@pytest.fixture
def anna(table):
    do(table, Add(Person("greet", "Greet", remark="Belt elke zondag")))
    return table.client(table.anna)


def test_a_remark_that_is_too_long_is_still_in_its_field(anna, table):
    answer = sent(anna, table, "names/remark", person="greet", remark=TOO_LONG, version=version(table))
    assert answer.status_code == 422
    assert TOO_LONG in html.unescape(answer.text)
    assert "Dit is te lang." in answer.text
    assert value(table).people["greet"].remark == "Belt elke zondag"


@pytest.mark.parametrize(
    ("where", "field", "change", "more"),
    [
        (
            "names/remark",
            "remark",
            Set("people", "greet", "remark", "Belt elke zondag", "Van Bram"),
            {"person": "greet"},
        ),
        ("says/view", "view", Set("network", "", "view", "", "Van Bram"), {}),
    ],
)
def test_made_shorter_it_does_not_silently_replace_what_came_meanwhile(anna, table, where, field, change, more):
    seen = version(table)
    do(table, change)
    page = sent(anna, table, where, version=seen, **more, **{field: TOO_LONG})
    assert page.status_code == 422
    hidden = again(page.text, where)
    answer = sent(anna, table, where, **{**hidden, field: "Korter"})
    assert answer.status_code == 409
    assert "Korter" in answer.text
    assert "Van Bram" in answer.text
