"""What the button of a step opens: the plan itself, and the family map."""

import re

from django.utils import timezone

from kring.core import days
from kring.core.changes import Add, Set
from kring.core.network import Goal, Leg, Trajectory
from kring.methods import library
from tests.pages.conftest import Table, do, value, version


def told(table: Table, way: str, step: str) -> str:
    """The page of a step."""
    here = f"/n/{table.row.pk}/trajectories/run-{way}/{step}/"
    return table.client(table.anna).get(here).content.decode()


def begun(table: Table, way: str) -> None:
    do(table, Add(Trajectory(f"run-{way}", way, library.ways()[way].version)))


def runs(table: Table, way: str, step: str) -> None:
    do(table, Add(Leg(f"l{step}", f"run-{way}", f"{way}:{step}", began_at=timezone.now())))


def test_a_step_of_a_plan_opens_the_plan_itself_also_when_it_does_not_run_yet(table):
    way, anna = "m38-future", table.client(table.anna)
    begun(table, way)
    assert 'name="kind" value="dream-poster"' not in told(table, way, "posters")  # nothing begins before the step does
    runs(table, way, "posters")
    page = told(table, way, "posters")
    assert f'action="/n/{table.row.pk}/plans/begin/"' in page and 'name="kind" value="dream-poster"' in page
    data = {"act": "poster", "version": version(table), "kind": "dream-poster"}
    answer = anna.post(f"/n/{table.row.pk}/plans/begin/", data)
    (plan,) = value(table).plans.values()
    assert plan.kind == "dream-poster" and answer.status_code == 302 and plan.id in answer["Location"]
    assert f"/trajectories/run-{way}/posters/" in anna.get(answer["Location"]).content.decode()  # the way back
    page = told(table, way, "posters")
    assert f"/plans/{plan.id}/" in page and 'name="kind"' not in page


def test_the_step_that_draws_the_family_map_opens_that_map_and_the_family_beside_it(table):
    begun(table, "s08-family-map")
    runs(table, "s08-family-map", "draw")
    page = told(table, "s08-family-map", "draw")
    opens = re.findall(r'<div class="stack"><a class="button[^"]*" href="([^"]+)"', page)
    assert opens == [f"/n/{table.row.pk}/family-map/", f"/n/{table.row.pk}/family/"]


def test_a_moment_that_is_kept_comes_back_to_the_step_that_opens_the_moments_and_to_no_other(table):
    way, anna = "m17-network-coach", table.client(table.anna)
    begun(table, way)
    for step in ("map", "wish"):
        runs(table, way, step)
    assert "moment is bewaard" not in told(table, way, "map")
    anna.post(f"/n/{table.row.pk}/moments/keep/", {"act": "m", "version": version(table), "name": "De eerste"})
    assert "1 moment is bewaard" in told(table, way, "map") and "moment is bewaard" not in told(table, way, "wish")


def test_a_way_that_ended_has_no_heading_over_roles_that_nobody_had(table):
    way = "m17-network-coach"
    begun(table, way)
    here = f"/n/{table.row.pk}/trajectories/run-{way}/"
    assert 'id="doing"' in table.client(table.anna).get(here).content.decode()
    do(table, Set("trajectories", f"run-{way}", "ended_on", None, days.on(timezone.localdate())))
    assert 'id="doing"' not in table.client(table.anna).get(here).content.decode()


def test_a_step_that_is_about_one_part_of_a_plan_begins_and_opens_it_there(table):
    way, anna = "m11-mantelscan", table.client(table.anna)
    begun(table, way)
    runs(table, way, "need")
    assert 'name="section" value="need"' in told(table, way, "need")
    data = {"act": "scan", "version": version(table), "kind": "care-scan", "section": "need"}
    answer = anna.post(f"/n/{table.row.pk}/plans/begin/", data)
    (plan,) = value(table).plans
    part = f"/n/{table.row.pk}/plans/{plan}/need/"
    assert answer["Location"] == part and f'href="{part}"' in told(table, way, "need")
    runs(table, way, "advice")  # ends with the front page, which is another part: so it opens the whole
    assert f'href="/n/{table.row.pk}/plans/{plan}/"' in told(table, way, "advice")


def test_from_a_way_in_the_library_that_a_step_opens_one_tap_leads_back_and_only_to_a_step_of_ours(table):
    way, anna = "m14-pom", table.client(table.anna)
    begun(table, way)
    runs(table, way, "options")
    here = f"/n/{table.row.pk}/trajectories/run-{way}/options/"
    guide, opens = f"/n/{table.row.pk}/plan/guide/guide-for-carers/?step={here}", f"/library/k05-respite/?step={here}"
    assert f'href="{guide}"' in told(table, way, "options")
    assert f'href="{opens}"' in anna.get(guide).content.decode()
    assert f'href="{here}"' in anna.get(opens).content.decode()
    for elsewhere in ("https://example.org/", "//example.org/n/a/trajectories/b/c/", f"{here}../../"):
        assert elsewhere not in anna.get("/library/k05-respite/", {"step": elsewhere}).content.decode()


def test_the_ladder_opens_the_goal_of_this_way_with_its_rungs_in_sight(table):
    way, anna = "t02-ladder", table.client(table.anna)
    do(table, Add(Goal("a", "Weer zingen")), Add(Goal("z", "De tuin doen")))
    begun(table, way)
    runs(table, way, "question")
    do(table, Add(Goal("m", "Koken is te zwaar")))
    runs(table, way, "own")
    opens = f"/n/{table.row.pk}/plan/goal/m/?rungs=1#ladder"
    assert f'href="{opens}"' in told(table, way, "own")
    assert '<details class="more" id="ladder" open>' in anna.get(opens.partition("#")[0]).content.decode()


def test_a_step_of_one_network_card_opens_that_card(table):
    """000:645-655: the personal zone is analysed card by card, and not all three at once."""
    way, anna = "m09-msna", table.client(table.anna)
    begun(table, way)
    for card in ("relatives", "friends", "services"):
        runs(table, way, card)
        opens = f"/n/{table.row.pk}/msna/?card={card}"
        assert f'href="{opens}"' in told(table, way, card)
        assert f'name="card" value="{card}"' in anna.get(opens).content.decode()
