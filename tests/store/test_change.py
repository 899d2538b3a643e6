import msgspec
import pytest

from kring.core import access, changes, edits, network, sight
from kring.core.changes import Act, Add, Change, Place, Remove, Set, Why
from kring.core.network import Group, Person, Placement, Tie, tie_id
from kring.store import history, keys, models, networks
from tests.store.conftest import NOON

pytestmark = pytest.mark.django_db


def newest(world):
    return networks.load(models.Network.objects.get(pk=world.row.id))


def named(was, value, id="bert"):
    return Set("people", id, "name", was, value)


def test_what_was_changed_is_there_with_its_version_history_and_line(world):
    saved = networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    assert saved.version == 3
    assert saved.network == newest(world)
    assert newest(world).people["bert"].name == "Albert"
    step = history.steps(models.Network.objects.get(pk=world.row.id))[0]
    assert (step.version, step.by, step.at, step.act.id) == (3, world.anna, NOON, "one")
    line = models.Line.objects.get(act="one")
    assert (line.deed, line.outcome, line.version, line.people) == ("change", "done", 3, ["bert"])


def test_a_replay_does_nothing(world):
    act = Act("one", (named("Bert", "Albert"),))
    networks.change(world.row.id, act, world.by(world.anna), 2)
    again = networks.change(world.row.id, act, world.by(world.anna), 2)
    assert again.is_replay
    assert again.version == 3
    assert models.Act.objects.filter(network=world.row).count() == 2


def test_a_replay_of_what_was_undone_since_does_nothing(world):
    act = Act("one", (named("Bert", "Albert"),))
    networks.change(world.row.id, act, world.by(world.anna), 2)
    networks.undo(world.row.id, "back", world.by(world.anna))
    assert networks.change(world.row.id, act, world.by(world.anna), 2).is_replay
    assert newest(world).people["bert"].name == "Bert"


def test_a_replay_says_whether_what_was_done_still_stands(world):
    act = Act("one", (named("Bert", "Albert"),))
    networks.change(world.row.id, act, world.by(world.anna), 2)
    assert networks.change(world.row.id, act, world.by(world.anna), 2).stands
    networks.undo(world.row.id, "back", world.by(world.anna))
    assert not networks.change(world.row.id, act, world.by(world.anna), 2).stands
    networks.redo(world.row.id, "again", world.by(world.anna))
    assert networks.change(world.row.id, act, world.by(world.anna), 2).stands


def test_taking_back_under_the_id_of_the_deed_itself_takes_it_back_once(world):
    """A page brought back by the back button has one id for all of its buttons."""
    networks.change(world.row.id, Act("page", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    networks.change(world.row.id, Act("next", (named("Albert", "Bertus"),)), world.by(world.anna), 3)
    assert not networks.undo(world.row.id, "page", world.by(world.anna)).is_replay
    assert networks.undo(world.row.id, "page", world.by(world.anna)).is_replay
    assert newest(world).people["bert"].name == "Albert"
    assert not networks.redo(world.row.id, "page", world.by(world.anna)).is_replay
    assert newest(world).people["bert"].name == "Bertus"


def test_another_change_under_the_id_of_a_page_brought_back_is_not_lost(world):
    networks.change(world.row.id, Act("form", (Add(Person("dirk", "Dirk")),)), world.by(world.anna), 2)
    els = Act("form", (Add(Person("els", "Els")),))
    saved = networks.change(world.row.id, els, world.by(world.anna), 2)
    assert not saved.is_replay
    assert {"dirk", "els"} <= newest(world).people.keys()
    assert networks.change(world.row.id, els, world.by(world.anna), 2).is_replay


def test_a_stale_change_of_another_field_merges(world):
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    work = Act("two", (Set("people", "bert", "work", "", "baker"),))
    networks.change(world.row.id, work, world.by(world.bram, "professional"), 2)
    bert = newest(world).people["bert"]
    assert (bert.name, bert.work) == ("Albert", "baker")


def test_a_stale_change_of_the_same_field_comes_back_with_both_values(world):
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    both = (named("Bert", "Bertus"), Set("people", "carla", "work", "", "nurse"))
    with pytest.raises(networks.Conflict) as conflict:
        networks.change(world.row.id, Act("two", both), world.by(world.bram, "professional"), 2)
    (misfit,) = conflict.value.misfits
    assert (misfit.now, misfit.change.value, conflict.value.version) == ("Albert", "Bertus", 3)
    assert newest(world).people["carla"].work == ""
    assert models.Line.objects.get(act="two").outcome == "conflict"


@pytest.mark.parametrize("version", [None, 0, -1, 3])
def test_a_change_upon_no_version_that_ever_was_is_not_done(world, version):
    with pytest.raises(networks.Missing):
        networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), version)
    assert newest(world).people["bert"].name == "Bert"


def test_an_impossible_change_is_a_misfit_and_nothing_is_written(world):
    wrong = Act("one", (named("Bert", "Albert"), Set("people", "bert", "age", None, "old")))
    with pytest.raises(changes.Misfit) as misfit:
        networks.change(world.row.id, wrong, world.by(world.anna), 2)
    assert misfit.value.why is changes.Why.INVALID
    assert newest(world).people["bert"].name == "Bert"


def test_an_earlier_version_can_be_looked_at_again(world):
    before = newest(world)
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    networks.change(world.row.id, Act("two", (Add(Person("dirk", "Dirk")),)), world.by(world.anna), 3)
    row = models.Network.objects.get(pk=world.row.id)
    assert networks.at(row, 2) == msgspec.structs.replace(before, removed=networks.at(row, 2).removed)
    assert networks.at(row, 3).people["bert"].name == "Albert"
    with pytest.raises(networks.Missing):
        networks.at(row, 5)


def test_a_form_filled_in_upon_an_old_version_overwrites_nothing_it_did_not_touch(world):
    seen = newest(world).people["bert"]
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    form = msgspec.structs.replace(seen, work="baker")
    row = models.Network.objects.get(pk=world.row.id)
    asked = edits.between(networks.at(row, 2).people["bert"], form)
    networks.change(row.id, Act("two", asked), world.by(world.bram, "professional"), 2)
    assert newest(world).people["bert"].name == "Albert"


def test_fifty_steps_go_back_and_forth_again(world):
    start = newest(world)
    for number in range(50):
        was = newest(world).people["bert"].name
        networks.change(world.row.id, Act(f"a{number}", (named(was, f"Bert {number}"),)), world.by(world.anna), 2)
    end = newest(world)
    for number in range(50):
        assert networks.undo(world.row.id, f"u{number}", world.by(world.anna))
    assert newest(world) == start
    assert networks.undo(world.row.id, "one too many", world.by(world.anna)) is None
    for number in range(50):
        assert networks.redo(world.row.id, f"r{number}", world.by(world.anna))
    assert newest(world) == end
    assert networks.redo(world.row.id, "one too many", world.by(world.anna)) is None


def test_a_double_click_on_undo_takes_back_once(world):
    for id, was, now in (("one", "Bert", "Albert"), ("two", "Albert", "Bertus")):
        networks.change(world.row.id, Act(id, (named(was, now),)), world.by(world.anna), 2)
    networks.undo(world.row.id, "click", world.by(world.anna))
    assert networks.undo(world.row.id, "click", world.by(world.anna)).is_replay
    assert newest(world).people["bert"].name == "Albert"


def test_after_something_new_there_is_nothing_to_redo(world):
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    networks.undo(world.row.id, "back", world.by(world.anna))
    networks.change(world.row.id, Act("two", (named("Bert", "Bertus"),)), world.by(world.anna), 2)
    assert networks.redo(world.row.id, "forth", world.by(world.anna)) is None


def test_undo_takes_back_ones_own_and_leaves_what_another_did(world):
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    networks.change(
        world.row.id, Act("two", (named("Carla", "Carola", "carla"),)), world.by(world.bram, "professional"), 2
    )
    networks.undo(world.row.id, "back", world.by(world.anna))
    assert newest(world).people["bert"].name == "Bert"
    assert newest(world).people["carla"].name == "Carola"


def test_undo_of_what_another_built_upon_is_a_conflict(world):
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    networks.change(world.row.id, Act("two", (named("Albert", "Bertus"),)), world.by(world.bram, "professional"), 3)
    with pytest.raises(networks.Conflict) as conflict:
        networks.undo(world.row.id, "back", world.by(world.anna))
    assert conflict.value.misfits[0].now == "Bertus"
    assert newest(world).people["bert"].name == "Bertus"


def test_any_standing_step_can_be_taken_back_by_name(world):
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.bram, "professional"), 2)
    networks.change(world.row.id, Act("two", (named("Carla", "Carola", "carla"),)), world.by(world.anna), 3)
    networks.undo(world.row.id, "back", world.by(world.anna), which="one")
    assert newest(world).people["bert"].name == "Bert"
    assert networks.undo(world.row.id, "again", world.by(world.anna), which="one") is None


def test_asking_for_what_is_so_already_can_be_replayed_but_not_undone(world):
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    networks.change(world.row.id, Act("two", (named("Bert", "Albert"),)), world.by(world.bram, "professional"), 2)
    assert networks.undo(world.row.id, "back", world.by(world.bram, "professional")) is None
    assert newest(world).people["bert"].name == "Albert"


def test_seats_are_kept_beside_the_document_and_settled_with_every_change(world):
    def settle(value, kept):
        return {"lensink": {**kept.get("lensink", {}), **{id: len(kept) for id in value.people}}}

    placed = Act("one", (Place("lensink", "bert", None, Placement("friends", "family")),))
    networks.change(world.row.id, placed, world.by(world.anna), 2, settle)
    row = models.Network.objects.get(pk=world.row.id)
    assert networks.kept(row) == {"lensink": {"bert": 0, "carla": 0}}
    networks.change(world.row.id, Act("two", (named("Bert", "Albert"),)), world.by(world.anna), 3)
    row.refresh_from_db()
    assert networks.kept(row) == {"lensink": {"bert": 0, "carla": 0}}


def test_an_unsettled_change_is_not_half_written(world):
    def trip(value, kept):
        raise RuntimeError("the room stumbled")

    with pytest.raises(RuntimeError):
        networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2, trip)
    assert newest(world).people["bert"].name == "Bert"
    assert not models.Act.objects.filter(act="one").exists()
    assert not models.Line.objects.filter(act="one").exists()


@pytest.fixture
def secret(world):
    """Dirk, of whom only Anna may know, with a tie to Bert and a place in the choir."""
    dirk = Person("dirk", "Dirk", confidential=True)
    tie = Tie(tie_id("bert", "dirk"), "bert", "dirk")
    choir = Group("choir", "Choir", people=("bert", "dirk", "carla"))
    networks.change(world.row.id, Act("secret", (Add(dirk), Add(tie), Add(choir))), world.by(world.anna), 2)
    return world


def test_a_coach_changes_a_group_without_dropping_whom_he_cannot_see(secret):
    bram = secret.by(secret.bram, "professional")
    away = Act("one", (Set("groups", "choir", "people", ["bert", "carla"], ["carla"]),))
    saved = networks.change(secret.row.id, away, bram, 3)
    assert saved.network.groups["choir"].people == ("carla",)
    assert set(newest(secret).groups["choir"].people) == {"carla", "dirk"}


def test_a_coach_takes_somebody_off_with_the_ties_he_cannot_see(secret):
    bram = secret.by(secret.bram, "professional")
    seen = sight.visible(newest(secret), bram.viewer)
    networks.change(secret.row.id, Act("one", changes.removal(seen, "bert")), bram, 3)
    assert not newest(secret).ties
    assert set(newest(secret).groups["choir"].people) == {"dirk", "carla"}
    networks.undo(secret.row.id, "back", secret.by(secret.anna), which="one")
    assert newest(secret).ties.keys() == {tie_id("bert", "dirk")}


@pytest.mark.parametrize(
    "change",
    [
        named("Dirk", "Dirk!", "dirk"),
        Remove(Person("dirk", "Dirk")),
        Set("ties", tie_id("bert", "dirk"), "remark", "", "x"),
        Place("lensink", "dirk", None, Placement("friends", "family")),
    ],
    ids=lambda change: type(change).__name__,
)
def test_what_somebody_cannot_see_they_cannot_change_nor_learn_of(secret, change):
    """Not even that it is there: who is hidden answers as somebody who was taken off the list."""
    hidden = _met(secret, "one", change, 3)
    assert newest(secret).people["dirk"].name == "Dirk"
    away = Act("off", changes.removal(newest(secret), "dirk"))
    saved = networks.change(secret.row.id, away, secret.by(secret.anna), 3)
    assert hidden == _met(secret, "two", change, saved.version)


def _met(world, id: str, change: Change, version: int) -> list[tuple[Why, Change, object]]:
    """What came in the way of a coach's change; nothing where it went through, or altered nothing."""
    try:
        networks.change(world.row.id, Act(id, (change,)), world.by(world.bram, "professional"), version)
    except networks.Conflict as conflict:
        return [(one.why, one.change, one.now) for one in conflict.misfits]
    return []


def test_only_who_leads_decides_that_somebody_is_confidential(world):
    hide = Act("one", (Set("people", "bert", "confidential", False, True),))
    with pytest.raises(networks.Refused) as refused:
        networks.change(world.row.id, hide, world.by(world.bram, "professional"), 2)
    assert refused.value.ruling.rule is access.Rule.OWNER_DECIDES
    line = models.Line.objects.get(act="one")
    assert (line.outcome, line.rule) == ("refused", "owner_decides")
    assert networks.change(world.row.id, hide, world.by(world.anna), 2).network.people["bert"].confidential


def test_an_act_that_slipped_through_a_door_meets_the_wall_behind_it(world):
    with pytest.raises(networks.Refused):
        networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.carla, "volunteer"), 2)
    networks.change(world.row.id, Act("two", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    with pytest.raises(networks.Refused):
        networks.undo(world.row.id, "back", world.by(world.carla, "volunteer"), which="two")
    assert newest(world).people["bert"].name == "Albert"


def test_whether_something_can_be_done_again_is_known_beforehand_and_for_as_many_as_were_taken_back(world):
    row, anna, bram = world.row, world.by(world.anna), world.by(world.bram)
    for id, was, now in (("one", "Bert", "Albert"), ("two", "Albert", "Bertus")):
        networks.change(row.id, Act(id, (named(was, now),)), anna, 2)
    assert not networks.may_redo(row, anna)
    for step in ("back", "further"):
        networks.undo(row.id, step, anna)
    for step in ("forth", "onward"):
        assert networks.may_redo(row, anna) and not networks.may_redo(row, bram)
        networks.redo(row.id, step, anna)
    assert not networks.may_redo(row, anna)


def test_a_tampered_document_is_refused(world):
    row = models.Network.objects.get(pk=world.row.id)
    data = bytearray(row.document)
    data[-1] ^= 1
    models.Network.objects.filter(pk=row.pk).update(document=bytes(data))
    with pytest.raises(keys.Unreadable):
        newest(world)


def test_an_older_document_put_back_is_refused(world):
    old = bytes(models.Network.objects.get(pk=world.row.id).document)
    networks.change(world.row.id, Act("one", (named("Bert", "Albert"),)), world.by(world.anna), 2)
    models.Network.objects.filter(pk=world.row.id).update(document=old)
    with pytest.raises(keys.Unreadable):
        newest(world)


def test_a_network_keeps_its_own_id_and_comes_out_as_it_went_in(world):
    value = network.decode(network.encode(newest(world)))
    other = msgspec.structs.replace(value, id="another")
    row = networks.new(other, world.by(world.anna))
    assert row.id == "another"
    assert networks.load(models.Network.objects.get(pk="another")) == other
