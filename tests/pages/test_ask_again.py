"""Who does not want to work on the circle now may name a day to ask again (R004)."""

from datetime import timedelta

from django.utils import timezone

from kring.core import days
from kring.core.changes import Set, plain
from tests.pages.conftest import do, value
from tests.pages.test_names import post, seen


def test_after_a_no_a_day_to_ask_again_can_be_named_and_until_then_nobody_is_reminded(table):
    anna, bram = table.client(table.anna), table.client(table.bram)
    post(anna, table, "start", act="a1", wants_to_map="no")
    day = timezone.localdate() + timedelta(days=40)
    assert "Begin met de namen" not in bram.get("/").content.decode()
    for wrong in ("gisteren", "1-1-2020"):
        refused = post(anna, table, "start", act="a2", wants_to_map="no", ask_again_on=wrong)
        assert refused.status_code == 422 and f'value="{wrong}"' in refused.content.decode()
    assert post(anna, table, "start", act="a3", wants_to_map="no", ask_again_on=day.isoformat()).status_code == 302
    assert "Kring vraagt het je weer: " in seen(anna, table) and "Wil je met je kring" not in seen(anna, table)
    assert value(table).owner.ask_again_on == days.on(day)
    do(table, Set("owner", "", "ask_again_on", plain(days.on(day)), plain(days.on(timezone.localdate()))))
    page = seen(anna, table)
    assert "Wil je met je kring aan de slag?" in page and "Je zei: nu niet." in page
    assert "Begin met de namen" in bram.get("/").content.decode()
    post(anna, table, "start", act="a4", wants_to_map="yes")
    assert value(table).owner.ask_again_on is None
