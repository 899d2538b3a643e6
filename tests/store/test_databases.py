from pathlib import Path

import pytest

from kring.site import databases


def test_without_an_address_the_tables_are_in_the_data_folder():
    (given,) = databases.databases(Path("/somewhere"), "").values()
    assert (given["ENGINE"], given["NAME"]) == ("kring.store.sqlite", Path("/somewhere/kring.sqlite3"))
    assert given["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_says_everything_about_the_server():
    (given,) = databases.databases(Path(), "postgresql://a%40b:p%2Fw@db.example:5433/kring?sslmode=require").values()
    told = {name: given[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")}
    assert told == {
        "USER": "a@b",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "NAME": "kring",
        "OPTIONS": {"sslmode": "require"},
    }
    assert given["CONN_MAX_AGE"] is None and given["CONN_HEALTH_CHECKS"]


def test_a_socket_is_an_address_too():
    (given,) = databases.databases(Path(), "postgresql://kring@/kring?host=/run/postgres").values()
    assert (given["HOST"], given["PORT"], given["OPTIONS"]) == ("/run/postgres", "", {})


@pytest.mark.parametrize("address", ["mysql://db/kring", "kring", "postgresql://db", "postgresql://db/"])
def test_another_address_is_refused_with_an_example(address):
    with pytest.raises(ValueError, match="DATABASE_URL must read postgresql://"):
        databases.databases(Path(), address)
