"""Whatever is answered when something is wrong says the same to a browser as a page does (T21)."""

import pytest
from django.db import connection
from django.test import Client

from kring.core import changes, network
from kring.core.access import Part
from tests.house.test_headers import wrong_with
from tests.pages.conftest import do, version, works_along
from tests.pages.test_files import taken_in


def cookies_wrong_with(answer):
    """Every cookie is for the server alone and stays with this site."""
    return [
        one.key for one in answer.cookies.values() if not one["httponly"] or one["samesite"] not in ("Lax", "Strict")
    ]


@pytest.fixture
def at_table(table):
    do(table, changes.Add(network.Person("bert", "Bert")))
    works_along(table, table.chris, [Part.NAMES])
    return table


def answers(table):
    """One answer of each kind, by its status."""
    anna, chris = (table.client(user, raise_request_exception=False) for user in (table.anna, table.chris))
    here = f"/n/{table.row.id}"
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(table.anna)
    renamed = {"version": version(table), "act": "x"}
    do(table, changes.Set("people", "bert", "remark", "", "Anders"))
    return {
        400: anna.post("/accounts/", {f"field{number}": "x" for number in range(1500)}),
        401: Client().post(f"{here}/names/add/", {"name": "Bert"}),
        403: chris.get(f"{here}/story/"),
        "403 of another site": strict.post(f"{here}/names/add/", {"name": "Bert"}),
        404: chris.get("/n/no-such-network/circle/"),
        405: anna.put(f"{here}/names/add/"),
        409: anna.post(f"{here}/names/remark/", renamed | {"person": "bert", "remark": "Zo"}),
        413: taken_in(table, b"0" * 30_000_000),
        422: anna.post(f"{here}/names/add/", {"act": "z", "version": version(table), "name": ""}),
        428: anna.post(f"{here}/names/add/", {"act": "v", "name": "Greet"}),
    }


def test_every_kind_of_refusal_is_kept_by_nobody_and_framed_by_nobody(at_table):
    found = answers(at_table)
    said = {
        status: (answer.status_code, wrong_with(answer), cookies_wrong_with(answer)) for status, answer in found.items()
    }
    assert said == {status: (int(str(status)[:3]), [], []) for status in found}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_line_in_the_log_the_answer_is_a_fault_of_ours_without_a_byte_of_it(at_table, method):
    client, here = at_table.client(at_table.anna, raise_request_exception=False), f"/n/{at_table.row.id}"
    before = version(at_table)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_line RENAME TO store_lost")
    try:
        if method == "get":
            answer = client.get(f"{here}/names/")
        else:
            answer = client.post(f"{here}/names/add/", {"act": "a", "version": before, "name": "Corrie"})
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE store_lost RENAME TO store_line")
    assert (answer.status_code, wrong_with(answer)) == (500, [])
    assert "Bert" not in answer.text and "Anna" not in answer.text and "Corrie" not in answer.text
    assert version(at_table) == before
