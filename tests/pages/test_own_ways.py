"""A way of working of the organisation's own has a page, says whose it is, and an earlier version stays readable."""

import pytest
from django.test import Client

from kring.methods import library
from kring.store import accounts
from tests.methods.test_own_ways import GOOD, ID, folder, write  # noqa: F401 - a fixture

PAGE = f"/library/{ID}/"


@pytest.fixture
def somebody(db):
    browser = Client()
    browser.force_login(accounts.make("Marieke", language="nl"))
    return browser


def test_it_is_in_the_library_and_says_whose_it_is(somebody, folder):  # noqa: F811
    write(folder)
    listed = somebody.get("/library/").content.decode()
    assert f'href="{PAGE}"' in listed and "eigen" in listed
    page = somebody.get(PAGE).content.decode()
    assert "Je organisatie schreef dit zelf" in page and "Verzamel bij het buurthuis" in page
    assert "Je organisatie schreef dit zelf" not in somebody.get("/library/m23-visiting-service/").content.decode()
    assert somebody.get("/library/", {"q": "wandelen", "who": "expert"}).status_code == 200


def test_who_began_with_an_earlier_version_reads_it_and_hears_that_there_is_a_newer(somebody, folder):  # noqa: F811
    write(folder, GOOD.replace("version = 1", "version = 2").replace("Loop een uur", "Loop twee uur"))
    write(folder / library.BEFORE, GOOD, f"{ID}.1.toml")
    before = somebody.get(PAGE + "?version=1").content.decode()
    assert "Loop een uur" in before and "Dit is versie 1" in before and f'href="{PAGE}"' in before
    now = somebody.get(PAGE).content.decode()
    assert "Loop twee uur" in now and "Dit is versie" not in now
    assert somebody.get(PAGE + "?version=2").content.decode().count("Dit is versie") == 0
    assert somebody.get(PAGE + "?version=7").status_code == 404
    assert somebody.get(PAGE + "?version=../1").status_code == 200
