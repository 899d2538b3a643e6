"""The report as somebody reads it: each street in words, the middle half, and why something is hidden (M05, M07)."""

import re
from types import SimpleNamespace

from django.utils import timezone, translation
from msgspec.structs import replace

from kring.core.fieldwork import Item, Met
from kring.core.streets import Intervention, Plan, Said
from kring.methods import questions
from kring.pages.fieldwork import on_paper, told
from kring.store import editions, fieldworks, models
from tests.pages.test_organisations import browser, words


def found(here, by, gerda, asks, streets, groups=()):
    """The report of these streets, in which each told household said the same of every question, or as it is given."""
    asked = questions.lists()[asks]
    editions.keep(asked, by.at)
    row = fieldworks.begin(here[0], asked.id, asked.version, Plan("Zuidwest", groups=groups), by)
    visits = []
    for name, said in streets.items():
        there = fieldworks.add_street(row, name, [str(number + 1) for number in range(len(said))])
        doors = row.households.filter(street=there.id).order_by("rank")
        visits += [
            (door, Met.ANSWERED, Said(there.id, groups[0] if groups else "", {one: item for one in items(asked)}))
            for door, item in zip(doors, said, strict=True)
        ]
    fieldworks.take_in(row, visits)
    fieldworks.close(row, timezone.now())
    return browser(gerda).get(f"/fieldwork/{row.pk}/report/").text


def items(asked):
    return [one.id for one in asked.ask if one.aspect]


def test_each_street_is_told_in_words_and_a_calm_one_is_no_problem(here, by, gerda):
    """000:481: streets differ, and a lack of contact is not always felt as a problem."""
    streets = {"Lepelaarstraat": [Item(2, 4, 3)] * 12, "Stille Kade": [Item(1, 1, 2)] * 14}
    page = words(found(here, by, gerda, "neighbour-contacts", streets))
    assert "Lepelaarstraat: men wil het meest “" in page and "Het is 2,0, en men wil 4,0." in page
    assert "Stille Kade: er is weinig contact, en de meesten zijn tevreden. Dat is geen probleem." in page


def test_something_is_chosen_for_what_a_street_wishes_for_most_with_that_as_its_reason(here, by, gerda):
    """000:475: what is done follows from what was found, street by street."""
    streets = {"Lepelaarstraat": [Item(2, 4, 3)] * 12, "Stille Kade": [Item(1, 1, 2)] * 14}
    page = found(here, by, gerda, "neighbour-contacts", streets)
    (link,) = re.findall(r'href="(\?street=[^"#]*)#will"', page)
    row = models.Fieldwork.objects.get()
    at = f"/fieldwork/{row.pk}/report/"
    form = browser(gerda).get(at + link.replace("&amp;", "&")).text.partition('id="will"')[2]
    assert 'value="Lepelaarstraat: men wil het meest' in form and form.count(" selected") == 2
    for wrong in ("?street=x&item=y", f"?street={fieldworks.plan(row).streets[1].id}&item=visit"):
        assert "men wil het meest" not in browser(gerda).get(at + wrong).text.partition('id="will"')[2]


def test_a_street_that_is_hidden_along_with_a_small_one_says_why_and_none_of_its_figures(here, by, gerda):
    streets = {"Steeg": [Item(5, 5, 1)] * 4, "Kade": [Item(1, 1, 1)] * 11, "Laan": [Item(2, 4, 1)] * 20}
    page = found(here, by, gerda, "neighbour-contacts", streets)
    row = {name: re.search(rf'<th scope="row">{name}</th>(.*?)</tr>', page)[1] for name in streets}
    assert "te weinig antwoorden" in row["Steeg"] and "anders is een kleinere uit te rekenen" in row["Kade"]
    assert row["Steeg"].count("<td") == row["Kade"].count("<td") == 1 and row["Laan"].count("<td") > 3
    assert "Kade: er is" not in words(page) and "Steeg:" not in words(page)


def test_a_ladder_shows_where_the_middle_half_of_a_street_is(here, by, gerda):
    rungs = [Item(now, wish) for now, wish in zip(range(1, 11), [6] * 10, strict=True)]
    page = found(here, by, gerda, "street-rungs", {"Hof": rungs + rungs})
    assert "Hof: het is 5,5, en men wil 6,0." in words(page) and "3–8" in words(page)
    assert page.count('class="half"') == 2 + 2 * 2, "in the legend, of the street and of all: how it is and is wished"
    few = found(here, by, gerda, "street-rungs", {"Hof": rungs[:9]})
    assert 'class="half"' not in few and models.Fieldwork.objects.count() == 2


def test_on_paper_stands_every_gap_of_every_street_and_what_will_be_done_whole(here, by, gerda):
    streets = {"Steeg": [Item(5, 5, 1)] * 4, "Kade": [Item(1, 1, 1)] * 11, "Laan": [Item(2, 4, 1)] * 20}
    found(here, by, gerda, "neighbour-contacts", streets | {"Dam": [Item(1, 4, 1)] * 12}, ("met kinderen",))
    row = models.Fieldwork.objects.get()
    plan = fieldworks.plan(row)
    decided = Intervention("i", "Koffie", "Men wil dat", street=plan.streets[2].id, who="Mies", until="2027-03-01")
    plan = replace(plan, described="Het is hier stil", interventions=(decided,))
    with translation.override("nl"):
        report = told.report(row, plan)
        book = {one.title: one for one in on_paper.chapters(SimpleNamespace(plan=plan, work=row), report)}
    assert book["Wat opvalt"].words == ("Het is hier stil",)
    assert "Een stip zegt hoe het is" in book["Hoe het is, en hoe men het wil"].words[0]
    table = book["Straat voor straat: Steeg – Dam"].table
    assert table[0][1:] == ("Steeg", "Kade", "Laan", "Dam") and len(table) == len(report.items) + 1
    assert all(one[1:] == ("–", "–", "2,0", "3,0") for one in table[1:])
    assert "Kade: niet te zien, anders is een kleinere uit te rekenen" in book["Straat voor straat"].words
    assert len(book["Groep voor groep"].table[0]) == 3, "how many of a group answered is not told"
    (done,) = book["Wat er gaat gebeuren"].facts
    assert done[1] == (
        "Men wil dat. Laan. Samen met bewoners besloten. Wie ervoor zorgt: Mies. Kijk er weer naar op 1 maart 2027."
    )
