"""An agency goes along the doors: the table goes out, comes back, and every fault in it has a sentence (M05)."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from kring.core.fieldwork import Met
from kring.store import fieldworks, models
from tests.pages.test_fieldwork import with_a_street
from tests.pages.test_organisations import browser, words

NOW, WISH = "Buren groeten · Hoe is het nu? (1-5)", "Buren groeten · Hoe had je het graag? (1-5)"
CAME = "Wat kwam ervan?"


def taken_out(lead, at):
    """The table as it goes out: its headings, and its rows."""
    answer = lead.get(f"{at}agency/doors.xlsx")
    assert "kring-deuren.xlsx" in answer["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    head, *rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    return head, rows


def filled(head, rows, told, more=()):
    """The table with what is told of a door under its headings, and with more columns."""
    book = openpyxl.Workbook()
    book.active.append([*head, *more])
    for row in rows:
        said = told.get(row[1], {})
        book.active.append([said.get(name, row[at] if at < len(row) else "") for at, name in enumerate([*head, *more])])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sent(lead, at, data, name="terug.xlsx", **more):
    form = {"agency": "Bureau Lindegracht", "is_instructed": "1", "file": SimpleUploadedFile(name, data), **more}
    return lead.post(f"{at}agency/take-in/", {key: one for key, one in form.items() if one is not None})


def came(row):
    now = models.Fieldwork.objects.get(pk=row.pk)
    return {one.label: one.met for street in fieldworks.plan(now).streets for one in fieldworks.doors(now, street.id)}


def test_the_table_goes_out_and_what_comes_back_is_answers_without_a_door(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo, groups="jong\noud")
    lead = browser(gerda)
    assert "kost de meeste tijd" in words(lead.get(f"{at}agency/").text)
    head, rows = taken_out(lead, at)
    assert head[:4] == ["Straat", "Huisnummer", CAME, "Groep"] and NOW in head
    assert [line[:2] for line in rows] == [["Lepelaarstraat", str(one)] for one in range(1, 6)]
    told = {
        "1": {CAME: "antwoord", "Groep": "Jong", NOW: 2, WISH: 4},
        "2": {CAME: "Niet thuis"},
        "3": {CAME: "Did not want to"},
        "4": {NOW: "3,0"},
    }
    data = filled(head, rows, told)
    for _ in range(2):
        assert sent(lead, at, data)["Location"] == at
    assert came(row) == {"1": Met.ANSWERED, "2": Met.NOT_HOME, "3": Met.REFUSED, "4": Met.ANSWERED, "5": None}
    assert [one.visits for one in row.households.order_by("rank")] == [1, 1, 1, 1, 0], "the same file twice is once"
    assert "Bureau Lindegracht" in words(lead.get(at).text)
    assert [line[1] for line in taken_out(lead, at)[1]] == ["2", "3", "5"]
    sent(lead, at, filled(head, rows, {"1": {CAME: "Antwoord", NOW: 5, WISH: 5}, "2": {CAME: "Antwoord", NOW: 1}}))
    fieldworks.close(row, timezone.now())
    said = sorted((one.group, one.items["greeting"].now) for one in fieldworks.said(models.Fieldwork.objects.get()))
    assert said == [("", 1.0), ("", 3.0), ("jong", 2.0)], "a door answers once"
    assert sent(lead, at, data)["Location"] == at and models.Heard.objects.count() == 3, "nothing comes in any more"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"1": {"Huisnummer": "99", CAME: "Antwoord", NOW: 2}}, "Rij 2. Er is hier geen deur “Lepelaarstraat 99”."),
        ({"2": {"Huisnummer": "1", NOW: 2}, "1": {NOW: 1}}, "“Lepelaarstraat 1” staat er twee keer."),
        ({"1": {CAME: "misschien"}}, "“misschien” is hier niet bekend."),
        ({"1": {CAME: "Antwoord", "Groep": "rijk", NOW: 2}}, "Er is hier geen groep “rijk”."),
        ({"1": {NOW: 9}}, "“9” past niet. Schrijf een heel getal van 1 tot 5"),
        ({"1": {NOW: "2,5"}}, "“2,5” past niet."),
        ({"1": {CAME: "Niet thuis", NOW: 2}}, "antwoordde niemand, en toch staan er antwoorden"),
        ({"1": {CAME: "Antwoord"}}, "antwoordde, en er staat geen antwoord"),
        ({}, "Bij geen enkele deur in dit bestand is iets ingevuld."),
    ],
)
def test_a_fault_has_a_row_and_a_sentence_and_nothing_comes_in(here, gerda, ivo, told, sentence):
    row, at = with_a_street(gerda, ivo, groups="jong\noud")
    lead = browser(gerda)
    head, rows = taken_out(lead, at)
    answer = sent(lead, at, filled(head, rows, {"5": {CAME: "Niet thuis"}, **told} if told else {}))
    assert answer.status_code == 422 and sentence in words(answer.text), words(answer.text)
    assert 'value="Bureau Lindegracht"' in answer.text
    assert set(came(row).values()) == {None} and models.Heard.objects.count() == 0


def test_another_column_file_or_name_is_refused_with_what_to_do(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    lead = browser(gerda)
    head, rows = taken_out(lead, at)
    named = sent(lead, at, filled(head, rows, {"1": {NOW: 2, "Naam": "Jansen"}}, more=["Naam"]))
    assert named.status_code == 422 and "geen plek voor de kolom “Naam”" in words(named.text)
    lacking = sent(lead, at, filled(["Straat", CAME], [["Lepelaarstraat", "x"]], {}))
    assert lacking.status_code == 422 and "De kolom “Huisnummer / House number” ontbreekt" in words(lacking.text)
    for data in (b"\x89PNG\r\n\0\0", b"PK\x03\x04 broken", b""):
        assert sent(lead, at, data).status_code == 422
    none = sent(lead, at, b"", file=None)
    assert none.status_code == 422 and "Kies eerst een bestand." in words(none.text)
    alone = sent(lead, at, filled(head, rows, {"1": {NOW: 2}}), is_instructed=None)
    assert alone.status_code == 422 and 'data-rule="R040"' in alone.text
    assert set(came(row).values()) == {None}
    assert (
        sent(lead, at, filled(head, rows, {"1": {NOW: 2}}), is_instructed=None, waived="deden dit eerder").status_code
        == 302
    )
    assert "zonder voorbereiding: deden dit eerder" in words(lead.get(at).text)


def test_a_csv_comes_in_too_and_who_only_rings_has_no_way_to_the_table(here, gerda, ivo):
    row, at = with_a_street(gerda, ivo)
    data = f"Straat;Huisnummer;{CAME};{NOW}\nlepelaarstraat;2;;4\n".encode("cp1252")
    assert sent(browser(gerda), at, data, "terug.csv").status_code == 302
    assert came(row)["2"] == Met.ANSWERED
    for way in (f"{at}agency/", f"{at}agency/doors.xlsx"):
        assert browser(ivo).get(way).status_code == 404
    assert sent(browser(ivo), at, data, "terug.csv").status_code == 404
