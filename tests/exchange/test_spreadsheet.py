"""A list of people leaves as CSV or Excel and comes back equal, in all that these can hold."""

import csv
import io

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings

from kring.core import network as networks
from kring.core.method import DomainsOf
from kring.core.network import Network, Person, TieKind
from kring.exchange import cells, columns, delimited, domains, filetypes, spreadsheet, workbook
from kring.exchange.incoming import Fate, Loss
from kring.methods import loader
from tests.exchange import held
from tests.exchange.held import EMPTY, LAYOUTS

BERT = Person("bert", "Bert", rank=1, remark="=cmd|' /C calc'!A0", own_words="@me, -you; +us")


def only(*people: Person) -> Network:
    return msgspec.structs.replace(EMPTY, people={one.id: one for one in people})


@pytest.mark.parametrize("language", columns.LANGUAGES)
@settings(max_examples=60, deadline=None, phases=held.PHASES)
@given(network=held.crowds())
def test_a_list_of_people_comes_back_equal_from_csv(language: str, network: Network) -> None:
    data, _ = spreadsheet.write_csv(network, LAYOUTS, language)
    back = held.after(filetypes.read(data, EMPTY, LAYOUTS))
    assert back.people == held.people(network, spreadsheet.FIELDS)
    assert back.placements == network.placements
    assert set(back.ties) == {id for id, tie in network.ties.items() if tie.kind is TieKind.KNOWS}


@settings(max_examples=40, deadline=None, phases=held.PHASES)
@given(network=held.crowds())
def test_people_and_ties_come_back_equal_from_excel(network: Network) -> None:
    data, _ = spreadsheet.write_excel(network, LAYOUTS, "nl")
    back = held.after(filetypes.read(data, EMPTY, LAYOUTS))

    def clean(text: str) -> str:
        return workbook.ILLEGAL.sub("", text)

    assert back.people == held.people(network, spreadsheet.FIELDS, clean)
    assert back.placements == network.placements
    assert back.ties == {
        id: msgspec.structs.replace(tie, remark=held.cells.even(clean(tie.remark))) for id, tie in network.ties.items()
    }


@settings(max_examples=20, deadline=None, phases=held.PHASES)
@given(network=held.crowds())
def test_what_came_back_already_changes_nothing_the_second_time(network: Network) -> None:
    data, _ = spreadsheet.write_csv(network, LAYOUTS, "en")
    back = held.after(filetypes.read(data, EMPTY, LAYOUTS))
    again = filetypes.read(data, back, LAYOUTS)
    assert again.changes == () and {row.fate for row in again.rows} <= {Fate.SAME}


def test_no_cell_is_one_that_a_spreadsheet_runs() -> None:
    data, _ = spreadsheet.write_csv(only(BERT), LAYOUTS, "nl")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]
    for other in ",\t":  # on a machine that splits at another sign
        split = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=other) for cell in row]
        assert not [cell for cell in split if cell.strip()[:1] in tuple("=+-@")]
    assert held.after(filetypes.read(data, EMPTY, LAYOUTS)).people["bert"] == BERT


def test_in_excel_what_looks_like_a_formula_is_text() -> None:
    data, _ = spreadsheet.write_excel(only(BERT), LAYOUTS, "nl")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert held.after(filetypes.read(data, EMPTY, LAYOUTS)).people["bert"] == BERT


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''", "-5", "- five", "a;=b", "a,\n'@b", "+31 6", " =x", "\uff1dx"])
def test_what_is_guarded_is_read_back_as_it_was(text: str) -> None:
    assert delimited.unguarded(delimited.guarded(text)) == text


def test_what_csv_cannot_hold_is_said_with_how_many() -> None:
    tie = networks.Tie(
        networks.tie_id("bert", "carla", TieKind.CLOSE), "bert", "carla", TieKind.CLOSE, remark="old friends"
    )
    network = msgspec.structs.replace(
        only(msgspec.structs.replace(BERT, photo="p1"), Person("carla", "Carla")), ties={tie.id: tie}, story="Long ago."
    )
    _, lost = spreadsheet.write_csv(network, LAYOUTS, "nl")
    assert lost == [
        Loss("field", "photo", 1),
        Loss("tie", "remark", 1),
        Loss("network", "story", 1),
        Loss("tie", "kind", 1),
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_template_has_every_column_in_its_language_and_takes_people_in(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet.template_excel(language)))
    people, ties, explanation = book.worksheets
    heads = [cell.value for cell in people[1]]
    assert len(heads) == len(spreadsheet.FIELDS) and heads[0] == {"nl": "Naam", "en": "Name"}[language]
    assert heads == [row[0].value for row in explanation.iter_rows(min_row=2)]
    assert all(row[1].value for row in explanation.iter_rows(min_row=2))
    assert len(people.data_validations.dataValidation) == 17  # a choice each, and yes or no
    people.append(["Bert"]), people.append(["Carla"]), ties.append(["Bert", "Carla"])
    out = io.BytesIO()
    book.save(out)
    back = held.after(filetypes.read(out.getvalue(), EMPTY, LAYOUTS))
    assert [one.name for one in networks.in_order(back)] == ["Bert", "Carla"] and len(back.ties) == 1
    csv_heads = spreadsheet.template_csv(language)
    assert filetypes.read(csv_heads, EMPTY, LAYOUTS).rows == ()


def test_every_word_of_a_list_means_one_thing_in_each_language() -> None:
    for kind in columns._told()["word"]:
        for language in columns.LANGUAGES:
            for key in columns._told()["word"][kind]:
                assert columns.words(kind)[columns.folded(columns.word(kind, key, language))] == key, (kind, key)
    for group in ("field", "tie", "sheet"):
        for key in columns._told()[group]:
            for language in columns.LANGUAGES:
                found = columns.recognised(columns.heading(group, key, language), group, "part", "other")
                assert found is not None and found.field == key, (group, key)


LISTED = tuple(loader.domains(DomainsOf.CONTACTS) | loader.domains(DomainsOf.LIFE))
DOMAINS = cells.of()["domains"]


@pytest.mark.parametrize("language", columns.LANGUAGES)
def test_parts_of_life_leave_by_their_names_and_come_back(language: str) -> None:
    told = cells.write(DOMAINS, LISTED, language)
    assert cells.read(DOMAINS, told) == list(LISTED)
    assert ("feeling-well" in told) == (language == columns.CODE) and len(set(told.split("; "))) == len(LISTED)


def test_parts_of_life_are_read_by_name_and_by_code() -> None:
    data = b'Naam;Leefgebieden\nBert;"Goed voelen; FAMILY; feeling-well; het koor"\n'
    [bert] = held.after(filetypes.read(data, EMPTY, LAYOUTS)).people.values()
    assert bert.domains == ("feeling-well", "family", "feeling-well", "het koor")


@pytest.mark.parametrize("language", columns.LANGUAGES)
@pytest.mark.parametrize(
    "own", ["Goed voelen", "FAMILY", "Feeling-well", "family ", "de buurt; of zo", "geen", "familie\\"]
)
def test_own_words_that_look_like_a_part_of_life_stay_own_words(language: str, own: str) -> None:
    for told in ((own,), ("care", own), (own, "care")):
        assert tuple(cells.read(DOMAINS, cells.write(DOMAINS, told, language))) == told


def test_the_explanation_names_the_parts_of_life() -> None:
    explained = dict(spreadsheet.explained("nl"))
    assert all(name in explained["Leefgebieden"] for name in domains.names("nl"))
