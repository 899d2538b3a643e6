"""Every date that Kring holds goes out to GEDCOM and comes back the same, and others read in it what it says."""

import re
from typing import Any

import ged4py.date
import gedcom7
import pytest
from ged4py import GedcomReader
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.core.network import Dating, Edge, Network, Owner, Partnership, Person, Self, When
from kring.exchange import gedcom_dates, gedcom_out
from tests.core.test_dates import whens
from tests.exchange import test_gedcom

SAYS = {
    When(1945, how=Dating.BEFORE): "BEF 1945",
    When(1945, 3, how=Dating.AFTER): "AFT MAR 1945",
    When(1945, to=Edge(1950, 3, 12)): "BET 1945 AND 12 MAR 1950",
    When(1945, about=True): "ABT 1945",
    When(1945, about=True, how=Dating.CALCULATED): "CAL 1945",
    When(1945, about=True, how=Dating.ESTIMATED): "EST 1945",
    When(987, 1): "JAN 0987",
}
KINDS = {"BEF": "BEFORE", "AFT": "AFTER", "BET": "RANGE", "ABT": "ABOUT", "CAL": "CALCULATED", "EST": "ESTIMATED"}


@pytest.mark.parametrize(("when", "text"), SAYS.items())
def test_a_date_stands_in_the_file_as_the_standard_says(when: When, text: str) -> None:
    assert gedcom_dates.written(when) == text


@given(whens())
def test_a_date_goes_out_as_it_comes_in(when: When) -> None:
    assert gedcom_dates.read(gedcom_dates.written(when)) == when


@given(whens())
def test_another_reader_of_gedcom_finds_the_same_date(when: When) -> None:
    text = gedcom_dates.written(when)
    found: Any = ged4py.date.DateValue.parse(text)
    assert found.kind.name == KINDS.get(text[:3], "SIMPLE")
    numbers = [str(when.year), *([str(when.to.year)] if when.to else [])]
    assert [year.lstrip("0") for year in re.findall(r"\d{4}", str(found))] == numbers


def of(born: When, died: When, since: When, until: When) -> Network:
    people = {"p": Person("p", "Piet", born=born, died=died)}
    couple = Partnership("x", "a", "p", since=since, until=until)
    return Network("n", Owner({"a": Self("a", "Anna", born=born)}), people=people, partnerships={"x": couple})


@settings(max_examples=40, deadline=None)
@given(whens(), whens(), whens(), whens(), st.booleans())
def test_a_family_comes_back_with_every_date_it_had(
    born: When, died: When, since: When, until: When, seven: bool
) -> None:
    data, _ = gedcom_out.write(of(born, died, since, until), test_gedcom.DAY, seven, with_living=True)
    back = test_gedcom.after(data)
    piet = next(one for one in back.people.values() if one.name == "Piet")
    couple = next(iter(back.partnerships.values()))
    assert (piet.born, piet.died, couple.since, couple.until) == (born, died, since, until)


def test_ged4py_reads_the_dates_of_a_family_of_ours(tmp_path: Any) -> None:
    born, died, since, until = list(SAYS)[:4]
    data, _ = gedcom_out.write(of(born, died, since, until), test_gedcom.DAY, with_living=True)
    (path := tmp_path / "ours.ged").write_bytes(data)
    with GedcomReader(str(path)) as reader:
        piet = next(one for one in reader.records0("INDI") if "Piet" in one.name.format())
        assert (str(piet.sub_tag_value("BIRT/DATE")), str(piet.sub_tag_value("DEAT/DATE"))) == (
            "BEFORE 1945",
            "AFTER MAR 1945",
        )


def test_of_a_couple_a_period_is_from_when_until_when() -> None:
    text = test_gedcom.FAMILY.replace("2 DATE 1970\n1 DIV\n2 DATE 1979\n", "2 DATE FROM 1970 TO MAR 1979\n")
    (couple,) = test_gedcom.after(text).partnerships.values()
    assert (couple.since, couple.until) == (When(1970), When(1979, 3))


def test_who_was_born_after_a_day_of_long_ago_may_still_live() -> None:
    network = of(When(1800, how=Dating.AFTER), When(1900), When(1900), When(1901))
    data, _ = gedcom_out.write(network, test_gedcom.DAY)
    assert b"Anna" not in data and b"Piet" in data


@given(whens())
def test_gedcom7_finds_the_same_edges_in_a_date_of_ours(when: When) -> None:
    text = f"0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 BIRT\n2 DATE {gedcom_dates.written(when)}\n0 TRLR\n"
    found: Any = gedcom7.loads(text)[1].children[0].children[0].value
    one = (when.year, gedcom_dates.MONTHS[when.month - 1] if when.month else None, when.day)
    if when.to:
        assert (edge(found.start), found.end.year) == (one, when.to.year)
    elif when.how in (Dating.BEFORE, Dating.AFTER):
        sides = (None, one) if when.how is Dating.BEFORE else (one, None)
        assert (edge(found.start), edge(found.end)) == sides
    elif when.about:
        assert (edge(found.date), found.approx) == (one, gedcom_dates.written(when)[:3])
    else:
        assert edge(found) == one


def edge(date: Any) -> tuple[int, str | None, int | None] | None:
    return (date.year, date.month, date.day) if date else None
