"""The address of an act, opened by hand or from a history, leads to the page that has its button."""

import pytest

from kring.core.changes import Add
from kring.core.network import Person
from tests.pages.conftest import do, version


@pytest.mark.parametrize(
    ("act", "page"),
    [
        ("circle/place/", "circle/"),
        ("circle/leave-out/", "circle/"),
        ("names/add/", "names/"),
        ("easy/answer/", "easy/"),
        ("undo/", None),
    ],
)
def test_an_act_that_is_opened_leads_to_its_page(table, act, page):
    do(table, Add(Person("a", "Ada")))
    before = version(table)
    answer = table.client(table.anna).get(f"/n/{table.row.pk}/{act}")
    to = f"/n/{table.row.pk}/{page}" if page else "/"
    assert answer.status_code == 405 and f'class="button next" href="{to}"' in answer.content.decode()
    assert "Op dit adres staat geen pagina. Er is niets veranderd." in answer.content.decode()
    assert version(table) == before
    assert table.client(table.anna).get(to, follow=True).status_code == 200


def test_who_is_not_signed_in_is_led_to_sign_in(client, table):
    assert "/accounts/" in client.get(f"/n/{table.row.pk}/circle/place/")["Location"]
