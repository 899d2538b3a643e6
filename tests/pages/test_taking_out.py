"""People leave in every format: what it cannot hold is said first, and it is a copy in the log."""

import re

import pytest

from kring.commands import demo
from kring.core import family
from kring.core.network import Network, Owner, Self
from kring.exchange import archive, filetypes
from kring.exchange.filetypes import Format
from kring.methods import loader
from kring.pages.files import leaving
from kring.store import models
from kring.store.models import Deed
from tests.pages.test_files import ADDRESS, given, taken_in, with_moments


@pytest.mark.parametrize("kind", leaving.KINDS, ids=lambda kind: kind.format.value)
def test_every_format_tells_first_what_it_cannot_hold_and_is_a_copy_in_the_log(table, kind):
    table.anna.language = "en"
    table.anna.save()
    taken_in(table, with_moments(given()))
    browser = table.client(table.anna)
    address = f"{ADDRESS.format(table.row.id)}out/{kind.format}/"
    page = browser.get(address).text
    assert "What is not in it" in page and "moments that were kept" in page
    assert not models.Line.objects.filter(deed=Deed.COPY).exists()
    answer = browser.get(address + "file/")
    assert re.fullmatch(
        rf'attachment; filename="kring-[0-9a-f]{{6}}-\d{{4}}-\d\d-\d\d{re.escape(kind.suffix)}"',
        answer["Content-Disposition"],
    )
    assert models.Line.objects.filter(deed=Deed.COPY, user=table.anna).count() == 1
    if kind.format is not Format.RESEARCH:
        empty = Network("n", Owner({"o": Self("o", "O")}))
        back = filetypes.read(answer.content, empty, loader.standing())
        anna = demo.one("anna")
        held = family.members(anna) if kind.suffix == ".ged" else anna.people  # a family tree has no place for others
        assert len(back.rows) == len(held) and not back.refused


def test_a_spreadsheet_is_in_the_language_that_was_asked_for(table):
    taken_in(table, given("few"))
    address = ADDRESS.format(table.row.id) + "out/csv/file/"
    heads = [table.client(table.anna).get(address, {"language": one}).text.splitlines()[0] for one in ("nl", "en")]
    assert "Woonplaats" not in heads[1] and "Naam" in heads[0] and "Name" in heads[1]


def test_in_no_format_is_whom_others_may_not_know(table):
    taken_in(table, given().replace(b'"id": "mam",', b'"id": "mam", "confidential": true,', 1))
    for kind in leaving.KINDS:
        data = table.client(table.bram).get(f"{ADDRESS.format(table.row.id)}out/{kind.format}/file/").content
        files = archive.opened(data) if data.startswith(b"PK") else {}
        texts = [archive.file(data, name) for name in files] or [data]
        assert texts and not any(b"Mam" in one or b'"mam"' in one for one in texts)


def test_in_the_tables_for_research_nobody_is_called_by_name(table):
    taken_in(table, given())
    data = table.client(table.anna).get(ADDRESS.format(table.row.id) + "out/research/file/").content
    text = b"".join(archive.file(data, name) for name in archive.opened(data)).decode()
    value = demo.one("anna")
    assert not [one.name for one in value.people.values() if re.search(rf"\b{re.escape(one.name)}\b", text)]
    assert "Anna" not in text and "alterID" in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_list_is_filled_in_and_comes_in(table, language):
    browser = table.client(table.anna)
    for format in ("excel", "csv"):
        answer = browser.get(f"{ADDRESS.format(table.row.id)}template/{format}/", {"language": language})
        assert answer.status_code == 200 and "kring-li" in answer["Content-Disposition"]
    head = answer.content.decode("utf-8-sig").splitlines()[0]
    filled = f"{head}\nJoke\n".encode()
    empty = Network("n", Owner({"o": Self("o", "O")}))
    assert [row.name for row in filetypes.read(filled, empty, loader.standing()).rows] == ["Joke"]


def test_a_format_that_is_none_does_not_exist(table):
    browser = table.client(table.anna)
    for rest in ("out/word/", "out/word/file/", "template/vcard/", "template/word/"):
        assert browser.get(ADDRESS.format(table.row.id) + rest).status_code == 404
