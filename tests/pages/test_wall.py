"""The wall of what worked: few words, a photo only with the consent of all in it, and what a team may hang up."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kring.core.access import Part, Role
from kring.core.changes import Add, Put
from kring.core.network import Action, Outcome, Person, Success, When
from kring.store import accounts, log, positions, roles
from tests.pages.conftest import Table, do, value, version, works_along

JOKE, BAS = Person("joke", "Joke", rank=1.0), Person("bas", "Bas", rank=2.0)


def photo(name: str = "cake.png") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def send(table: Table, browser: Client, where: str = "keep", id: str = "a1", **fields: object):
    return browser.post(f"/n/{table.row.pk}/wall/{where}/", {"act": id, "version": version(table), **fields})


def page(table: Table, browser: Client, where: str = "") -> str:
    return browser.get(f"/n/{table.row.pk}/wall/{where}").content.decode()


def only(table: Table) -> Success:
    (one,) = value(table).successes.values()
    return one


@pytest.fixture
def anna(table: Table) -> Client:
    do(table, Add(JOKE), Add(BAS))
    return table.client(table.anna)


def hang(table: Table, anna: Client, **fields: object) -> Success:
    send(table, anna, words="Taart met Joke", photo=photo(), people=["joke", "bas"], on="2026-11-03", **fields)
    return only(table)


def agree(table: Table, anna: Client, id: str = "c1", **fields: object) -> Success:
    one = only(table)
    given = {"success": one.id, "words": one.words, "people": list(one.people), "on": "2026-11-03"}
    send(table, anna, "keep", id, **given | fields)
    return only(table)


def test_what_worked_hangs_with_few_words_and_needs_no_photo(anna, table):
    assert send(table, anna, words="Zelf met de bus").status_code == 302
    assert "Zelf met de bus" in page(table, anna)


def test_a_done_step_is_offered_for_the_wall_with_its_words_and_not_twice(anna, table):
    ended = When(2026, 11, 3)
    do(table, Add(Action("a", "Bel Joke", is_chosen=True, outcome=Outcome.DONE, ended_on=ended, well="Het was leuk.")))
    assert "/wall/new/?action=a" in page(table, anna)
    assert "/wall/new/?action=a" in anna.get(f"/n/{table.row.pk}/plan/action/a/").content.decode()
    assert "Het was leuk.</textarea>" in page(table, anna, "new/?action=a")
    send(table, anna, words="Het was leuk.", action="a")
    assert only(table).action == "a" and "/wall/new/?action=a" not in page(table, anna)


def test_a_photo_without_everybodys_yes_is_seen_by_the_owner_and_by_nobody_else(anna, table):
    one = hang(table, anna)
    works_along(table, table.bram)
    bram, picture = table.client(table.bram), f"/n/{table.row.pk}/wall/picture/{one.photo}.webp"
    assert anna.get(picture).content[8:12] == b"WEBP"
    shown = page(table, anna, f"{one.id}/")
    assert "Alleen jij ziet de foto." in shown and "Wie met de link ja zegt, staat hier vanzelf aangevinkt." in shown
    assert "Taart met Joke" in page(table, bram) and one.photo not in page(table, bram)
    assert one.photo not in page(table, bram, f"{one.id}/") and bram.get(picture).status_code == 404
    agree(table, anna, consents=["joke"])
    assert bram.get(picture).status_code == 404
    agree(table, anna, "c2", consents=["joke", "bas"])
    assert bram.get(picture).status_code == 200 and one.photo in page(table, bram)
    assert agree(table, anna, "c3", consents=["bas"]).consents == ("bas",)
    assert bram.get(picture).status_code == 404, "who takes their yes back is seen by nobody any more"


def test_another_photo_asks_everybody_anew(anna, table):
    hang(table, anna)
    agree(table, anna, consents=["joke", "bas"])
    assert agree(table, anna, "c2", consents=["joke", "bas"], photo=photo("other.png")).consents == ()


def test_a_first_photo_after_one_was_taken_away_asks_everybody_anew_too(anna, table):
    hang(table, anna)
    agree(table, anna, consents=["joke", "bas"])
    bare = agree(table, anna, "c2", consents=["joke", "bas"], no_photo="on")
    assert (bare.photo, bare.consents) == (None, ())
    do(table, *(Put("successes", bare.id, "consents", one, None) for one in ("joke", "bas")))
    assert agree(table, anna, "c3", consents=["joke", "bas"], photo=photo("other.png")).consents == ()


def test_who_does_not_lead_makes_no_photo_visible_by_saying_that_nobody_is_in_it(anna, table):
    one = hang(table, anna)
    works_along(table, table.bram)
    bram = table.client(table.bram)
    send(table, bram, "keep", "b1", success=one.id, words="Taart!", people=[], on="2026-11-03")
    told = only(table)
    assert (told.words, told.people) == ("Taart!", ("joke", "bas"))
    assert bram.get(f"/n/{table.row.pk}/wall/picture/{one.photo}.webp").status_code == 404


def test_who_may_change_no_photo_takes_none_away_nor_a_yes(anna, table):
    hang(table, anna)
    one = agree(table, anna, consents=["joke", "bas"])
    by = log.Actor(table.anna, table.row.made_at)
    roles.give(table.chris, table.row, Role.PROFESSIONAL, by, frozenset({Part.NAMES, Part.PLAN}))
    sent = {"success": one.id, "words": "Taart!", "people": [*one.people], "on": "2026-11-03", "no_photo": "on"}
    send(table, table.client(table.chris), "keep", "k1", **sent)
    told = only(table)
    assert (told.photo, told.consents) == (one.photo, one.consents)


def test_a_photo_with_nobody_in_it_is_seen_by_others_once_the_owner_says_so(anna, table):
    send(table, anna, words="Mijn taart", photo=photo())
    one, told = only(table), {"words": "Mijn taart", "success": only(table).id, "is_of_nobody": "on"}
    works_along(table, table.bram)
    bram, picture = table.client(table.bram), f"/n/{table.row.pk}/wall/picture/{one.photo}.webp"
    send(table, bram, "keep", "b1", **told)
    assert not only(table).is_of_nobody and bram.get(picture).status_code == 404
    send(table, anna, "keep", "a2", **told)
    assert only(table).is_of_nobody and bram.get(picture).status_code == 200
    send(table, anna, "keep", "a3", **told | {"photo": photo("other.png")})
    assert not only(table).is_of_nobody  # of another photo it is said anew
    send(table, anna, "keep", "a4", **told | {"people": ["joke"]})
    assert not only(table).is_of_nobody and only(table).people == ("joke",)


def test_a_photo_in_which_nobody_is_named_is_seen_by_nobody_else_and_says_so(anna, table):
    send(table, anna, words="Taart", photo=photo(), is_let_go="on", on="2026-11-03")
    one = only(table)
    works_along(table, table.bram)
    bram, picture = table.client(table.bram), f"/n/{table.row.pk}/wall/picture/{one.photo}.webp"
    assert bram.get(picture).status_code == 404 and one.photo not in bram.get("/wall/").content.decode()
    shown = page(table, anna, f"{one.id}/")
    assert (
        "Zeg eerst wie er op de foto staan, of dat er niemand op staat." in shown
        and "Iedereen op de foto zei ja." not in shown
    )
    assert "Alleen jij ziet de foto." in page(table, anna)


def test_that_somebody_said_yes_only_the_owner_says(anna, table):
    one = hang(table, anna)
    works_along(table, table.bram)
    bram = table.client(table.bram)
    sent = {
        "success": one.id,
        "words": "Taart!",
        "people": ["joke", "bas"],
        "consents": ["joke", "bas"],
        "is_let_go": "on",
    }
    send(table, bram, "keep", "b1", **sent, on="2026-11-03")
    told = only(table)
    assert (told.consents, told.is_let_go) == ((), False)


def test_a_photo_that_is_none_and_no_words_come_back_with_what_was_typed(anna, table):
    bad = SimpleUploadedFile("x.png", b"no picture", "image/png")
    answer = send(table, anna, words="Taart", photo=bad)
    assert answer.status_code == 422 and "Taart</textarea>" in answer.content.decode()
    answer = send(table, anna, "keep", "a2", words="", photo=photo())
    assert answer.status_code == 422 and "Je foto is binnen." in answer.content.decode()
    send(table, anna, "keep", "a2", words="Toch taart", photo_sent="1")
    assert only(table).photo is not None


def test_what_is_taken_away_is_gone_and_comes_back_with_undo(anna, table):
    one = hang(table, anna)
    send(table, anna, "remove", "r1", success=one.id)
    assert value(table).successes == {}
    assert anna.get(f"/n/{table.row.pk}/wall/picture/{one.photo}.webp").status_code == 404
    assert send(table, anna, "remove", "r2", success="none").status_code == 302


def test_a_team_sees_only_what_the_client_lets_go(anna, table):
    one = hang(table, anna)
    works_along(table, table.bram)
    bram = table.client(table.bram)
    assert "Taart met Joke" not in bram.get("/wall/").content.decode()
    agree(table, anna, is_let_go="on")
    shown = bram.get("/wall/").content.decode()
    assert "Taart met Joke" in shown and one.photo not in shown
    agree(table, anna, "c2", is_let_go="on", consents=["joke", "bas"])
    assert one.photo in bram.get("/wall/").content.decode()
    assert "Taart met Joke" not in table.client(table.chris).get("/wall/").content.decode()
    by = log.Actor(table.anna, table.row.made_at)
    roles.give(table.chris, table.row, Role.FRIEND, by, frozenset({Part.NAMES}))
    assert "Taart met Joke" not in table.client(table.chris).get("/wall/").content.decode()


def test_a_month_without_a_story_says_so_kindly(anna, table):
    do(table, Add(Success("s", "Vroeger", on=When(2020, 1, 1))))
    assert "Nog niets van deze maand" in page(table, anna)
    assert "Nog geen verhaal van deze maand" in anna.get("/wall/").content.decode()


def test_the_wall_takes_as_many_queries_whatever_hangs_there(anna, table):
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            anna.get(f"/n/{table.row.pk}/wall/")
        return len(found)

    few = asked()
    do(table, *(Add(Success(f"s{n}", f"Iets {n}", on=When(2026, 1 + n % 12, 1), people=("joke",))) for n in range(30)))
    assert asked() == few <= 8


def test_a_stranger_finds_no_wall_and_a_form_sent_three_times_hangs_once(anna, table):
    assert table.client(table.chris).get(f"/n/{table.row.pk}/wall/").status_code == 404
    seen = version(table)
    for _ in range(3):
        anna.post(f"/n/{table.row.pk}/wall/keep/", {"act": "a1", "version": seen, "words": "Eén keer"})
    assert len(value(table).successes) == 1


def test_colleagues_hang_up_a_story_by_turns_and_no_other_organisation_is_named(ria, there, by):
    organisation = ria.positions.get().organisation
    client = Client()
    client.force_login(ria)
    assert 'id="turn"' not in client.get("/wall/").content.decode()
    colleague = accounts.make("Bram de Wit", organisation=organisation)
    positions.give(colleague, organisation, Role.VOLUNTEER, by)
    stranger = accounts.make("Kanarie", organisation=there[0])
    positions.give(stranger, there[0], Role.PROFESSIONAL, by)
    shown = client.get("/wall/").content.decode()
    assert "Bram de Wit" in shown and "aan de beurt voor een verhaal" in shown and "Kanarie" not in shown
    assert "Keetje" not in shown
