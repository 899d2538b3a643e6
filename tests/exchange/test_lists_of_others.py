"""A list that somebody made in their own way comes in, and what cannot is refused with its row and its reason."""

import contextlib
import time

import msgspec
import pytest

from kring.core import changes
from kring.core.network import Category, Frequency, Network, Period, Person, When
from kring.exchange import filetypes, rows
from kring.exchange.incoming import EVERYBODY, Answers, Fate, Incoming, Loss
from kring.exchange.refusal import Refusal
from tests.exchange import held
from tests.exchange.held import EMPTY, LAYOUTS

JOKE = Person("joke", "Joke", rank=4, age=60)
WITH_JOKE = msgspec.structs.replace(EMPTY, people={"joke": JOKE})


def read(text: str | bytes, into: Network = EMPTY, answers: Answers = EVERYBODY) -> Incoming:
    data = text if isinstance(text, bytes) else text.encode()
    return filetypes.read(data, into, LAYOUTS, answers)


def people(incoming: Incoming) -> list[Person]:
    return [change.record for change in incoming.changes if isinstance(change.record, Person)]  # type: ignore[union-attr]


def told(incoming: Incoming) -> list[tuple[int, str, str]]:
    return [(one.spot.number, one.fault.place, one.fault.code) for one in incoming.refused]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_encoding_and_any_separator_will_do(encoding: str, separator: str) -> None:
    text = "Leeftijd;Naam;Soort relatie\r\n54;José;familie\r\n;Zoë;\r\n".replace(";", separator)
    jose, zoe = people(read(text.encode(encoding)))
    assert (jose.name, jose.age, jose.category) == ("José", 54, Category.FAMILY)
    assert (zoe.name, zoe.age, zoe.category) == ("Zoë", None, None)


def test_commas_in_what_was_written_split_nothing_when_every_cell_has_quotes() -> None:
    text = '"Naam";"Familie, dienst of plek"\r\n' + '"Bert";"een, twee\nen, drie\nen, vier\nen, vijf"\r\n' * 2
    assert [row.name for row in read(text).rows] == ["Bert", "Bert"]


def test_a_title_above_blank_rows_and_a_line_for_excel_do_no_harm() -> None:
    incoming = read("sep=;\nMijn mensen;;\n;;\nNaam;Leeftijd;\nBert;54;\n\n;;\nCarla;;\n")
    assert [(row.name, row.spot.number) for row in incoming.rows] == [("Bert", 5), ("Carla", 8)]


def test_names_pasted_one_to_a_line_are_a_list() -> None:
    assert [one.name for one in people(read("Bert\nCarla\n\n Dirk "))] == ["Bert", "Carla", "Dirk"]


def test_a_name_in_parts_is_put_together() -> None:
    (one,) = people(read("First Name,Last Name,Middle name,E-mail\nJan,Berg,van den,jan@example.org"))
    assert one.name == "Jan van den Berg"


GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,"
    "Organization Title,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\n"
    "Jan,van den,Berg,,Dr.,,,Bakkerij,,1954-03-12,,https://x,* myContacts,Home,j@example.org,+31 6\n"
    "Ans,,,,,,,,, --03-12,,,* myContacts,,,\n"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title,Home Street,Home City,Home Phone,Birthday,"
    "Gender,Hobby,Mobile Phone,E-mail Address,Notes\n,Jan,van den,Berg,,,bakker,,Leiden,,12-3-1954,Male,,,,\n"
)


def test_what_address_books_save_as_a_list_is_understood() -> None:
    incoming = read(GOOGLE)
    assert [(one.name, one.born) for one in people(incoming)] == [
        ("Jan van den Berg", When(1954, 3, 12)),
        ("Ans", None),
    ]
    assert incoming.guessed == () and Loss("column", "Birthday", 1) in incoming.losses
    (jan,) = people(read(OUTLOOK))
    assert (jan.name, jan.residence, jan.work, jan.gender) == ("Jan van den Berg", "Leiden", "bakker", "man")


def test_a_heading_that_is_nearly_right_is_a_guess_that_is_said() -> None:
    incoming = read("Naam;Leeftijdd;Kleur\nBert;54;rood\nCarla;;")
    assert people(incoming)[0].age == 54
    assert incoming.guessed == (("Leeftijdd", "age"),)
    assert incoming.losses == (Loss("column", "Kleur", 1),)


def test_what_people_write_in_cells_is_understood() -> None:
    (one,) = people(
        read(
            "Name,Born,How often,Abroad,Distance,Ways,Roles,Kind\n"
            'Bert,± 12-3-1954,2x per week,Ja,"1,5",bellen; WhatsApp,driver; cook,BUURMAN'
        )
    )
    assert one.born == When(1954, 3, 12, about=True)
    assert one.frequency == Frequency(2, Period.WEEK)
    assert (one.abroad, one.distance_km, one.roles) == (True, 1.5, ("driver", "cook"))
    assert one.ways == ("phone", "message") and one.category is Category.NEIGHBOUR


@pytest.mark.parametrize(
    ("cell", "heading", "code"),
    [
        ("old", "Age", "wrong_kind"),
        ("151", "Age", "out_of_range"),
        ("-1", "Age", "out_of_range"),
        ("1e999", "Age", "wrong_kind"),
        ("9" * 5000, "Age", "wrong_kind"),
        ("enemy", "Kind", "wrong_word"),
        ("perhaps", "Abroad", "wrong_kind"),
        ("31-2-1954", "Born", "wrong_value"),
        ("54", "Born", "wrong_kind"),
        ("3-54", "Born", "wrong_kind"),
        ("1954-13", "Born", "out_of_range"),
        ("2 per decade", "How often", "wrong_kind"),
        ("x" * 201, "Relation", "too_long"),
        ("x" * 20_001, "Remark", "too_long"),
        ("; ;", "Roles", "wrong_kind"),
        ("a / b / c / d", "Place: Network circle", "wrong_kind"),
        ("moon / family", "Place: Network circle", "no_ring"),
        ("friends / moon", "Place: Network circle", "no_sector"),
    ],
)
def test_a_cell_that_does_not_fit_refuses_its_row_and_says_why(cell: str, heading: str, code: str) -> None:
    incoming = read(f'Name,"{heading}"\nCarla,\nBert,"{cell}"')
    assert told(incoming) == [(3, heading, code)]
    assert [one.name for one in people(incoming)] == ["Carla"]


def test_every_reason_of_a_row_is_told_and_none_of_the_row_is_taken() -> None:
    incoming = read("Name,Age,Kind\nBert,old,enemy")
    assert told(incoming) == [(2, "Age", "wrong_kind"), (2, "Kind", "wrong_word")]
    assert incoming.changes == ()


@pytest.mark.parametrize("name", ["", "\u200b", "\u202e\u2066", " \u2060 "])
def test_a_name_that_nobody_can_see_is_refused(name: str) -> None:
    assert told(read(f"Name,Age\n{name},54")) == [(2, "Name", "no_name")]


def test_a_name_is_cleaned_as_everywhere_and_refused_when_it_is_too_long() -> None:
    assert [one.name for one in people(read("Name\n  Car\u202ela   de Wit "))] == ["Carla de Wit"]
    assert told(read("Name,Age\n" + "x" * 121 + ",")) == [(2, "Name", "too_long")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("\ufeff", "empty"),
        ("Kleur;Maat\nrood;3", "no_name_column"),
        ("Naam;Leeftijd;Naam\nBert;54;B", "repeated_column"),
        ('Naam\n"Bert' + "x" * 200_000, "open_quote"),
        ('Naam;Werk\nBert;"kok\nEls;\nPiet;bakker\n', "open_quote"),
        ('Naam;Werk\nBert;"kok', "open_quote"),
        ("Naam;Werk\nBert;" + "x" * 200_000, "long_cell"),
        ("Naam\n" + "\n" * 30_000 + "Bert", "too_many_rows"),
        ("Naam\nBert" + ";" * 100_000, "too_wide"),
        ("Naam;" + ";".join("abcd" for _ in range(600)), "too_wide"),
        ("Naam;\0Bert", "not_text"),
    ],
)
def test_a_file_that_is_no_list_says_what_it_is(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(text)
    assert [fault.code for fault in caught.value.faults] == [code]


def test_somebody_of_a_name_that_is_there_is_asked_about_and_not_doubled() -> None:
    incoming = read("Naam;Leeftijd\njóke ;61\nBert;", WITH_JOKE)
    assert [(row.fate, row.person) for row in incoming.fated(Fate.TWIN)] == [(Fate.TWIN, "joke")]
    assert not incoming.is_whole and [one.name for one in people(incoming)] == ["Bert"]


def test_who_is_said_to_be_the_same_keeps_their_name_and_gets_what_is_new() -> None:
    incoming = read("Naam;Leeftijd\nJOKE;61", WITH_JOKE, Answers(same=frozenset({"row:2"})))
    assert held.after(incoming, WITH_JOKE).people == {"joke": msgspec.structs.replace(JOKE, age=61)}


def test_who_is_said_to_be_another_comes_on_the_list_too() -> None:
    incoming = read("Naam\nJoke", WITH_JOKE, Answers(all_another=True))
    assert sorted(one.name for one in held.after(incoming, WITH_JOKE).people.values()) == ["Joke", "Joke"]


def test_two_rows_of_one_name_are_asked_about_too() -> None:
    text = "Naam;Leeftijd;Werk\nBert;54;\nBert;;bakker"
    assert [row.fate for row in read(text).rows] == [Fate.NEW, Fate.TWIN]
    (bert,) = people(read(text, answers=Answers(all_same=True)))
    assert (bert.age, bert.work) == (54, "bakker")


def test_only_who_is_chosen_comes_in_and_ties_only_between_them() -> None:
    text = "Naam;Kent\nBert;Carla; \nCarla;\nDirk;Bert"
    incoming = read(text.replace(";", ","), answers=Answers(only=frozenset({"row:2", "row:3"})))
    assert [one.name for one in people(incoming)] == ["Bert", "Carla"]
    assert incoming.fated(Fate.LEFT)[0].name == "Dirk" and incoming.is_whole
    assert len(held.after(incoming).ties) == 1


def test_a_tie_to_nobody_is_refused_with_its_row() -> None:
    assert told(read("Naam,Kent\nBert,Zoe\nCarla,Bert")) == [(2, "Kent", "nobody_called")]
    assert told(read("Naam,Kent\nBert,Bert")) == [(2, "Kent", "twice")]


def test_of_one_row_a_few_reasons_are_told_and_a_file_of_ties_without_end_is_refused() -> None:
    many = ";".join(f"nobody{number}" for number in range(40))
    assert told(read(f'Naam,Kent\nBert,"{many}"')) == [(2, "Kent", "nobody_called")] * 3
    with pytest.raises(Refusal) as caught:
        read("Naam,Kent\n" + "\n".join(f'P{number},"{many}"' for number in range(1_300)))
    assert caught.value.faults[0].code == "too_many_told"


def test_a_hostile_list_takes_no_more_time_than_its_length() -> None:
    words = [f"w{number}abcdefghijklmnopqrstuvwxyz" for number in range(499)]
    for text in (
        "\n".join(";".join(words[place:] + words[:place]) for place in range(20)),
        "Naam;Soort\n" + "\n".join(f"P{number};vrend" for number in range(15_000)),
        "Naam;Hoe vaak\n" + "\n".join(f"P{number};{'1' * 59}x" for number in range(15_000)),
    ):
        began = time.process_time()
        with contextlib.suppress(Refusal):
            read(text)
        assert time.process_time() - began < 5


def test_a_table_of_ties_alone_ties_who_is_there() -> None:
    into = msgspec.structs.replace(WITH_JOKE, people={"joke": JOKE, "bert": Person("bert", "Bert")})
    incoming = read("Van;Naar;Soort;Stevigheid\nJoke;bert;helpt;sterk\nJoke;;;\nJoke;Bert;haat;", into)
    assert told(incoming) == [(3, "Naar", "no_end"), (4, "Soort", "wrong_word")]
    (tie,) = changes.apply_all(into, incoming.changes).ties.values()
    assert (tie.a, tie.b, tie.kind, tie.strength) == ("joke", "bert", "helps", "strong")


def test_of_a_table_of_ties_help_told_from_both_sides_goes_both_ways() -> None:
    into = msgspec.structs.replace(WITH_JOKE, people={"joke": JOKE, "bert": Person("bert", "Bert")})
    for text in (
        "Van;Naar;Soort;Over en weer\nJoke;bert;helpt;ja",
        "Van;Naar;Soort\nJoke;bert;helpt\nbert;Joke;helpt",
    ):
        (tie,) = changes.apply_all(into, read(text, into).changes).ties.values()
        assert tie.is_mutual
    (tie,) = changes.apply_all(into, read("Van;Naar;Soort;Over en weer\nJoke;bert;kent;ja", into).changes).ties.values()
    assert not tie.is_mutual  # that two know each other goes both ways by itself


def test_the_owner_does_not_come_in_among_the_people() -> None:
    assert told(read("Kring-kenmerk;Naam\nme;Anna")) == [(2, "", "owner_among_people")]


def test_an_id_that_stands_twice_is_refused_the_second_time() -> None:
    assert told(read("Kring-kenmerk;Naam\nb1;Bert\nb1;Carla")) == [(3, "", "repeated_id")]


def test_numbers_of_another_list_are_nobodys_id() -> None:
    first = held.after(read("Id,Name\n1,Bert"))
    second = held.after(read("Id,Name\n1,Carla", first), first)
    assert sorted(one.name for one in second.people.values()) == ["Bert", "Carla"]


def test_the_same_file_twice_makes_nobody_double() -> None:
    text = "Naam;Leeftijd\nBert;54\nCarla;\nCarla;3"
    once = held.after(read(text, answers=Answers(all_another=True)))
    assert read(text, once).changes == () and read(text, once).is_whole


def test_a_blank_cell_never_makes_unknown_what_is_known() -> None:
    assert read("Kring-kenmerk;Naam;Leeftijd\njoke;Joke;", WITH_JOKE).changes == ()


def test_more_people_than_a_network_holds_are_refused_one_by_one() -> None:
    incoming = read("Naam\n" + "\n".join(f"P{number}" for number in range(5_002)))
    assert len(people(incoming)) == 5_000
    assert told(incoming) == [(5_002, "", "too_many_people"), (5_003, "", "too_many_people")]


def test_ten_thousand_rows_are_read_in_a_moment() -> None:
    line = "{0} van den Berg{0};familie;54;± 1954;2 per week;telefoon; bellen;ja;zin van twaalf woorden"
    text = "Naam;Soort;Leeftijd;Geboren;Hoe vaak;Werk;Opleiding;Buitenland;Opmerking\n"
    text += "\n".join(line.format(f"P{number}") for number in range(rows.MOST_ROWS // 2))
    began = time.process_time()
    assert len(read(text).rows) == 5_000
    assert time.process_time() - began < 6  # the bench holds it to two seconds
