"""Two people at one list of somebody's card: what each put in and took out stands."""

from kring.core.network import Support
from tests.pages.conftest import version
from tests.pages.test_describe import address, anna, bram, conflict_form, joke, page, save

__all__ = ["anna", "bram"]  # the fixtures of the card


def test_two_who_tick_other_help_both_get_their_way(anna, bram, table):
    told = {"version": version(table)}
    save(anna, table, act="a1", supports=["emotional", "practical"], tasks="de was\nde tuin\nkoken", **told)
    answer = save(bram, table, act="b1", supports=["emotional", "company"], tasks="de tuin", **told)
    assert answer.status_code == 302
    assert set(joke(table).supports) == {Support.EMOTIONAL, Support.PRACTICAL, Support.COMPANY}
    assert joke(table).tasks == ("de tuin", "koken")


def test_undo_takes_back_what_one_put_in_and_leaves_what_the_other_did(anna, bram, table):
    told = {"version": version(table)}
    save(anna, table, act="a1", tasks="de was\nde tuin\nkoken", **told)
    save(bram, table, act="b1", tasks="de was\nde tuin\nrijden", **told)
    anna.post(f"/n/{table.row.pk}/undo/", {"act": "u1"})
    assert set(joke(table).tasks) == {"de was", "de tuin", "rijden"}


def test_who_says_none_meets_who_named_one_and_chooses(anna, bram, table):
    told = {"version": version(table)}
    save(anna, table, act="a1", supports=["emotional", "practical"], **told)
    answer = save(bram, table, act="b1", supports=["nothing"], work="kapper", **told)
    assert answer.status_code == 409 and "Geen van deze" in answer.text
    bram.post(address(table, "describe/"), {**conflict_form(answer), "keep-supports": "theirs"})
    assert (joke(table).work, "Helpen met dingen" in page(anna, table)) == ("kapper", True)
    assert set(joke(table).supports) == {Support.PRACTICAL, Support.EMOTIONAL}
