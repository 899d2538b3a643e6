"""Who knows that they are on the map, what they may have, and what never leaves its owner."""

import io
import json
import zipfile
from datetime import timedelta

import pypdf
import pytest
from django.utils import timezone
from django.utils.formats import date_format

from kring.core import burden, network, thirds
from kring.core.access import Part, Private, Role, Viewer
from kring.core.changes import Add, Place
from kring.core.thirds import Left, Telling
from kring.exchange import kring_json
from kring.store import accounts, log, models, networks, notes, roles, telling, withholdings
from tests.pages.conftest import do, value

BERT = network.Person(
    "bert",
    "Bert",
    relation="buurman",
    work="kapper",
    remark="praat veel",
    together="met Corrie zingen",
    where="bij Corrie",
)


@pytest.fixture
def circle(table):
    do(
        table,
        Add(BERT),
        Add(network.Person("corrie", "Corrie", own_words="mijn zus")),
        Add(network.Tie(network.tie_id("bert", "corrie"), "bert", "corrie")),
        Add(network.Group("g", "koor", people=("bert", "corrie"))),
        Add(network.Group("h", "bij Corrie thuis", people=("bert",))),
        Add(network.Wish("w", "vaker naar Bert", people=("bert",))),
        Place("lensink", "bert", None, network.Placement("friends", "family")),
    )
    return table


def at(table, path=""):
    return f"/n/{table.row.pk}/mine/{path}"


def test_what_somebody_gets_is_theirs_and_names_nobody_else_and_says_what_was_left_out(circle):
    own = thirds.own(value(circle), "bert")
    told = str(own.value)
    assert "kapper" in told and "buurman" in told and "koor" in told and "friends" in told
    assert not any(word in told for word in ("Corrie", "praat veel", "vaker naar"))
    assert own.left == (Left.OTHERS, Left.WORDS, Left.HISTORY)


def test_it_goes_out_as_a_paper_and_a_file_with_a_line_that_says_of_whom(circle):
    anna = circle.client(circle.anna)
    kept = anna.get(at(circle, "knowing/bert/own.json"))
    assert set(json.loads(kept.content)["network"]["people"]) == {"bert"} and b"Corrie" not in kept.content
    assert anna.get(at(circle, "knowing/bert/own.pdf")).content.startswith(b"%PDF")
    assert anna.get(at(circle, "knowing/bert/letter.pdf")).content.startswith(b"%PDF")
    lines = models.Line.objects.filter(deed="copy", part="card")
    assert [one.people for one in lines] == [["bert"], ["bert"]]


def test_who_was_told_is_kept_with_a_day_for_who_leads_alone(circle):
    anna = circle.client(circle.anna)
    page = at(circle, "knowing/")
    assert anna.get(page).content.decode().count("Nog niet") == 2
    assert anna.post(at(circle, "knowing/bert/say/"), {"state": "not_needed"}).status_code == 422
    anna.post(at(circle, "knowing/bert/say/"), {"state": "unsafe"})
    assert "Liever niet: dat is niet veilig, vandaag" in anna.get(page).content.decode()
    assert b"unsafe" not in bytes(models.Note.objects.get().data)
    assert circle.client(circle.bram).get(page).status_code == 403


def test_a_professional_can_have_the_telling_wait_and_then_nothing_goes_out(circle):
    by = log.Actor(circle.bram, timezone.now())
    until = by.at + timedelta(days=9)
    withholdings.put(circle.row, models.Openness.TELLING, "He is violent.", until, by, about="bert")
    anna = circle.client(circle.anna)
    assert {
        anna.get(at(circle, f"knowing/bert/{one}")).status_code for one in ("letter.pdf", "own.pdf", "own.json")
    } == {302}
    page = anna.get(at(circle, "knowing/bert/")).content.decode()
    assert "Bram vraagt om te wachten" in page and "violent" not in page


def test_a_card_says_why_it_asks_what_it_asks(circle):
    page = circle.client(circle.anna).get(f"/n/{circle.row.pk}/people/bert/").content.decode()
    assert "Waarom deze vragen?" in page and "Zien wie langs kan komen, en wie ver weg is." in page


def test_how_heavy_it_is_only_the_carer_sees(circle):
    carla = accounts.make("Carla")
    roles.give(carla, circle.row, Role.PROXY, log.Actor(circle.anna, timezone.now() - timedelta(minutes=1)))
    anna, page = circle.client(circle.anna), at(circle, "burden/")
    assert anna.post(page, {"weight": "9", "words": "de nachten"}).status_code == 302
    shown = anna.get(page).content.decode()
    assert "Je zei 9 van 10, vandaag." in shown and "huisarts" in shown and "de nachten" in shown
    assert {circle.client(one).get(page).status_code for one in (carla, circle.bram)} == {403}
    assert "burden" not in circle.client(carla).get(at(circle)).content.decode()
    assert b"nachten" not in bytes(models.Note.objects.get().data)


def test_a_workers_reflections_are_read_by_nobody_else_and_the_client_knows_that_there_are_some(circle):
    by = log.Actor(circle.anna, timezone.now() - timedelta(minutes=1))
    roles.give(circle.chris, circle.row, Role.PROFESSIONAL, by, [Part.NAMES])
    page = f"/n/{circle.row.pk}/reflection/"
    bram = circle.client(circle.bram)
    assert bram.post(page, {"words": "Ik werd ongeduldig."}).status_code == 302
    assert "ongeduldig" in bram.get(page).content.decode()
    assert "ongeduldig" not in circle.client(circle.chris).get(page).content.decode()
    assert circle.client(circle.anna).get(page).status_code == 403
    assert "eigen aantekeningen" in circle.client(circle.anna).get(f"/n/{circle.row.pk}/looked/").content.decode()
    parcel = circle.client(circle.anna).get(at(circle, "everything/file/")).content
    assert b"ongeduldig" not in parcel
    roles.end(models.Role.objects.get(user=circle.bram), log.Actor(circle.anna, timezone.now()))
    assert bram.get(page).status_code == 404


def _leading(table):
    return log.Actor(table.anna, timezone.now(), Viewer(str(table.anna.pk), Role.OWNER))


def pages(table, path):
    paper = pypdf.PdfReader(io.BytesIO(table.client(table.anna).get(at(table, path)).content))
    return " ".join(" ".join(one.extract_text() for one in paper.pages).split())


def test_the_paper_tells_somebody_who_saw_them_by_role_and_not_by_name(circle):
    circle.client(circle.bram).get(f"/n/{circle.row.pk}/names/")
    paper = pages(circle, "knowing/bert/own.pdf")
    seen = paper.partition("Wie het zag")[2]
    assert "professional" in seen and "cliënt" in seen and "Bram" not in paper
    shown = circle.client(circle.anna).get(at(circle, "knowing/bert/")).content.decode()
    assert f"/n/{circle.row.pk}/looked/?about=bert" in shown and "Wie zag Bert?" in shown
    held = circle.client(circle.anna).get(f"/n/{circle.row.pk}/looked/?about=bert").content.decode()
    assert "Bram" in held, "the client reads the name"


def test_the_paper_goes_back_to_the_first_time_that_somebody_was_seen(circle):
    first = timezone.now() - timedelta(days=90)
    for days in range(90):
        by = log.Actor(circle.bram, first + timedelta(days=days), Viewer(str(circle.bram.pk), Role.PROFESSIONAL))
        log.write(by, models.Deed.READ, circle.row.pk, part=Part.NAMES, people=["bert"])
    seen = pages(circle, "knowing/bert/own.pdf").partition("Wie het zag")[2]
    assert date_format(timezone.localtime(first), "j F Y") in seen


def test_what_was_said_of_telling_goes_along_with_whoever_leads_and_comes_back(circle):
    anna = circle.client(circle.anna)
    anna.post(at(circle, "knowing/bert/say/"), {"state": "not_needed", "why": "hij weet het al"})
    anna.post(at(circle, "knowing/corrie/say/"), {"state": "unsafe"})
    assert telling.of(circle.row, _leading(circle))["corrie"].state is thirds.State.UNSAFE
    copy = anna.get(f"/n/{circle.row.pk}/files/copy/").content
    told = kring_json.read(copy).told
    assert list(told) == ["bert"] and told["bert"].why == "hij weet het al"
    parcel = zipfile.ZipFile(io.BytesIO(anna.get(at(circle, "everything/file/")).content))
    table = parcel.read("wie-weet-het.csv").decode("utf-8-sig")
    assert "Dat is niet nodig" in table and "Corrie" not in table, "whom it is not safe to tell is in no file"
    assert kring_json.read(parcel.read("kring.kring.json")).told == told
    theirs = circle.client(circle.bram).get(f"/n/{circle.row.pk}/files/copy/").content
    assert b"hij weet het al" not in theirs and not kring_json.read(theirs).told
    by = _leading(circle)
    other = networks.new(network.Network("elsewhere", value(circle).owner, people=value(circle).people), by)
    telling.bring(other, {**told, "corrie": Telling()}, by)
    assert telling.of(other, by)["bert"] == told["bert"]


def test_a_load_that_grew_twice_in_a_row_is_said_gently_to_the_carer_alone(circle):
    """R110."""
    anna, said = circle.client(circle.anna), Private.BURDEN
    by = log.Actor(circle.anna, timezone.now(), viewer=Viewer(str(circle.anna.pk), Role.OWNER))
    for weeks, weight in ((8, 3), (4, 4)):
        one = burden.Said(timezone.localdate() - timedelta(weeks=weeks), weight)
        notes.write(circle.row, said, by, lambda was, one=one: burden.added(was, one))
    assert "R110" not in anna.get(at(circle, "burden/")).content.decode()
    assert anna.post(at(circle, "burden/"), {"weight": "6"}).status_code == 302
    page = anna.get(at(circle, "burden/")).content.decode()
    assert "R110" in page and "twee keer achter elkaar zwaarder" in page
    anna.post(at(circle, "burden/"), {"weight": "4"})  # the same day once more: not heavier after all
    assert "R110" not in anna.get(at(circle, "burden/")).content.decode()
