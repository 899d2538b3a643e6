from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.core import access, changes, network, permits, sight
from kring.core.access import Part, Role, Rule, Verb, Viewer
from kring.core.network import (
    Action,
    Answer,
    Descent,
    Evaluation,
    Event,
    Goal,
    Group,
    Partnership,
    Passage,
    Person,
    Placement,
    Plan,
    Request,
    Response,
    Sheet,
    Siblings,
    Sort,
    Success,
    Task,
    Tie,
    When,
    Wish,
    tie_id,
)
from tests import cast
from tests import networks as any_network

CANARY = "Dirk"


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)


def viewer(role=Role.PROFESSIONAL, *parts):
    """Somebody who may change at once what their role may work on, so that what a role reaches is all that counts."""
    return Viewer("someone", role, frozenset(parts) or None, writes_until=NOON + A_DAY, at=NOON)


def full():
    """Anna's network with Dirk in every place where somebody can be mentioned; only she may know of him."""
    people = {one: Person(one, one.title()) for one in ("bert", "carla", "dirk", "els")}
    people["dirk"] = Person("dirk", CANARY, confidential=True, photo="photo-of-dirk")
    people["bert"] = msgspec.structs.replace(people["bert"], photo="photo-of-bert", work="baker", remark="gentle")
    ties = {tie_id(a, b): Tie(tie_id(a, b), a, b) for a, b in (("bert", "carla"), ("bert", "dirk"))}
    at = Placement("friends", "family")
    return network.Network(
        "anna",
        network.Owner({"self": network.Self("self", "Anna", photo="photo-of-anna")}, dreams="the sea"),
        people=people,
        ties=ties,
        descents={"d": Descent("d", "dirk", "bert"), "e": Descent("e", "els", "bert")},
        siblings={"s": Siblings("s", ("dirk", "els"))},
        partnerships={"p": Partnership("p", "carla", "dirk")},
        groups={"g": Group("g", "Choir", people=("dirk", "bert"))},
        events={"v": Event("v", "Moved", people=("bert", "dirk"))},
        wishes={"w": Wish("w", "Sing", people=("dirk", "els")), "x": Wish("x", "Only", people=("dirk",))},
        answers={"a": Answer("a", ("dirk", "els"))},
        placements={"lensink": {"bert": at, "dirk": at}, "other": {"dirk": at}},
        story="Once",
        view="Fine",
        goals={"go": Goal("go", "Dance more")},
        actions={"ac": Action("ac", "Ring once")},
        requests={"re": Request("re", "A lamp")},
        plans={"pl": Plan("pl", "later", people=("bert",)), "pd": Plan("pd", "later", people=("dirk",))},
        passages={"pa": Passage("pa", "pl", "q", people=("dirk", "els")), "pb": Passage("pb", "pd", "q", "told")},
        tasks={"ta": Task("ta", "pl", "p", "Cook", "bert", "els"), "tb": Task("tb", "pl", "p", "Wash", "bert", "dirk")},
        evaluations={"ev": Evaluation("ev", "pl", When(2026, 2, 1), "well")},
        sheets={"sh": Sheet("sh", "q")},
        responses={"ra": Response("ra", "sh", "a", words="told", people=("dirk", "els"))},
        successes={"su": Success("su", "Cake", people=("bert",)), "sv": Success("sv", "Pie", people=("bert", "dirk"))},
    )


def test_without_a_role_nothing_is_allowed_and_nothing_exists():
    for part in Part:
        for verb in Verb:
            assert not access.may(Viewer("chris"), part, verb).allowed
    with pytest.raises(PermissionError):
        sight.visible(full(), Viewer("chris"))


@pytest.mark.parametrize("role", [Role.OWNER, Role.PROXY])
def test_the_owner_and_a_proxy_may_everything_and_see_everybody(role):
    assert all(access.may(viewer(role), part, verb).allowed for part in Part for verb in Verb)
    assert sight.visible(full(), viewer(role)) == full()


PICTURES = "circle ecogram genogram family_map relations web contact life"
WORK = set(f"names photos card {PICTURES} story wishes plan says moments".split())
INVITED = [Role.SUPPORT_FIGURE, Role.CARER, Role.FAMILY, Role.FRIEND, Role.NEIGHBOUR, Role.MEMBER]
WITNESSES = [Role.PROCESS_GUIDE, Role.COORDINATOR, Role.COURSE_LEADER]
WORKERS = [Role.PROFESSIONAL, Role.CARE_PROVIDER, Role.CASE_MANAGER]
ELSEWHERE = [Role.ANALYST, Role.ADMINISTRATOR, Role.INSTALLATION]
LOOK = {"names", "circle", "photos"}
BY_THEMSELVES = {
    **dict.fromkeys(WORKERS, (WORK | {"history", "copy"}, WORK)),
    **dict.fromkeys([*INVITED, *WITNESSES, *ELSEWHERE], (set(), set())),
    Role.VOLUNTEER: (LOOK, set()),
}
WITH_ALL_SHARED = {
    **dict.fromkeys(WORKERS, (WORK | {"history", "copy"}, WORK)),
    **dict.fromkeys([*INVITED, Role.VOLUNTEER], (WORK, WORK)),
    **dict.fromkeys(WITNESSES, (WORK, set())),
    Role.COORDINATOR: (WORK, {"plan"}),  # decides otherwise of a way, and the client says yes (R121)
    **dict.fromkeys(ELSEWHERE, (set(), set())),
}


def reached(who, verb):
    return {part.value for part in Part if access.may(who, part, verb).allowed}


@pytest.mark.parametrize("role", BY_THEMSELVES)
def test_a_role_by_itself_may_what_is_written_here_and_nothing_else(role):
    sees, works = BY_THEMSELVES[role]
    assert reached(viewer(role), Verb.SEE) == sees
    assert reached(viewer(role), Verb.PROPOSE) == reached(viewer(role), Verb.CHANGE) == works


@pytest.mark.parametrize("role", WITH_ALL_SHARED)
def test_a_role_with_every_part_shared_may_what_is_written_here_and_nothing_else(role):
    sees, works = WITH_ALL_SHARED[role]
    assert reached(viewer(role, *Part), Verb.SEE) == sees
    assert reached(viewer(role, *Part), Verb.PROPOSE) == reached(viewer(role, *Part), Verb.CHANGE) == works


def test_every_role_is_in_these_lists():
    assert {*BY_THEMSELVES, Role.OWNER, Role.PROXY} == {*WITH_ALL_SHARED, Role.OWNER, Role.PROXY} == set(Role)
    assert set(Role) - access.IN_A_NETWORK == set(ELSEWHERE)


def test_a_share_of_some_parts_opens_those_and_no_others():
    some = viewer(Role.MEMBER, Part.NAMES, Part.LOG)
    assert access.may(some, Part.NAMES) == access.Ruling(
        True, Rule.SHARED, {"part": "names", "verb": "see", "role": "member"}
    )
    assert access.may(some, Part.CIRCLE).rule is Rule.NOT_SHARED
    assert access.may(some, Part.LOG).rule is Rule.NOT_FOR_ROLE
    assert access.may(some, Part.LOG, Verb.CHANGE).rule is Rule.NOT_FOR_ROLE
    assert access.may(viewer(Role.VOLUNTEER), Part.NAMES, Verb.PROPOSE).rule is Rule.ONLY_LOOKING


def test_a_narrowed_professional_loses_what_was_not_shared():
    narrowed = viewer(Role.PROFESSIONAL, Part.NAMES)
    assert access.may(narrowed, Part.NAMES, Verb.CHANGE).allowed
    assert access.may(narrowed, Part.CIRCLE).rule is Rule.NOT_SHARED
    assert not access.may(viewer(Role.PROFESSIONAL, Part.CIRCLE), Part.NAMES).allowed


@pytest.mark.parametrize(
    ("until", "at", "rule"),
    [
        (None, NOON, Rule.ONLY_PROPOSING),
        (NOON, NOON - timedelta(seconds=1), Rule.WRITES_UNTIL),
        (NOON, NOON, Rule.ONLY_PROPOSING),
        (NOON, NOON + timedelta(seconds=1), Rule.ONLY_PROPOSING),
        (NOON, None, Rule.ONLY_PROPOSING),
    ],
)
def test_who_is_not_the_client_changes_at_once_only_until_the_day_that_was_said(until, at, rule):
    for role in (Role.PROFESSIONAL, Role.MEMBER):
        who = Viewer("x", role, frozenset({Part.CIRCLE}), writes_until=until, at=at)
        assert access.may(who, Part.CIRCLE, Verb.CHANGE).rule is rule
        assert access.may(who, Part.CIRCLE, Verb.CHANGE).allowed is (rule is Rule.WRITES_UNTIL)
        assert access.may(who, Part.CIRCLE, Verb.PROPOSE).rule is Rule.SHARED
        assert access.utmost(who, Part.CIRCLE) is (Verb.CHANGE if rule is Rule.WRITES_UNTIL else Verb.PROPOSE)


def test_to_look_is_what_it_says_also_for_who_may_write():
    looks = msgspec.structs.replace(viewer(), looks=frozenset({Part.CARD}))
    assert access.may(looks, Part.CARD).rule is Rule.ROLE
    assert access.utmost(looks, Part.CARD) is Verb.SEE and access.utmost(looks, Part.CIRCLE) is Verb.CHANGE
    assert {access.may(looks, Part.CARD, verb).rule for verb in (Verb.PROPOSE, Verb.CHANGE)} == {Rule.ONLY_LOOKING}


@pytest.mark.parametrize("role", [Role.OWNER, Role.PROXY, Role.PROFESSIONAL])
@pytest.mark.parametrize(
    ("begins", "ends", "at", "rule"),
    [
        (NOON, None, NOON, None),
        (NOON, None, NOON - timedelta(seconds=1), Rule.NOT_BEGUN),
        (NOON, None, None, Rule.NOT_BEGUN),
        (None, NOON, NOON - timedelta(seconds=1), None),
        (None, NOON, NOON, Rule.ENDED),
        (None, NOON, None, Rule.ENDED),
        (NOON, NOON + A_DAY, NOON + A_DAY, Rule.ENDED),
    ],
)
def test_a_role_holds_from_its_beginning_until_its_end_and_else_nothing_exists(role, begins, ends, at, rule):
    who = Viewer("x", role, begins=begins, ends=ends, at=at, writes_until=NOON + 2 * A_DAY)
    ruling = access.may(who, Part.CIRCLE, Verb.CHANGE if at else Verb.SEE)
    assert (ruling.allowed, ruling.exists) == (rule is None, rule is None)
    if rule:
        assert ruling.rule is rule
        with pytest.raises(PermissionError):
            sight.visible(full(), who)


def test_of_several_no_the_one_that_is_nearest_to_a_yes_is_said():
    said = [access.Ruling(False, rule) for rule in (Rule.ENDED, Rule.ONLY_PROPOSING, Rule.NOT_SHARED)]
    assert access.nearest(said) == said[1]
    assert access.nearest([*said, access.Ruling(True, Rule.ROLE)]).rule is Rule.ROLE
    assert access.nearest([]).rule is Rule.NO_ROLE


def test_of_a_confidential_person_no_byte_is_left():
    seen = sight.visible(full(), viewer())
    assert CANARY.encode() in network.encode(full())
    assert b"dirk" not in network.encode(seen).lower()


def test_what_does_not_speak_of_the_confidential_person_stays():
    seen = sight.visible(full(), viewer())
    assert seen.people.keys() == {"bert", "carla", "els"}
    assert seen.ties.keys() == {tie_id("bert", "carla")}
    assert seen.descents.keys() == {"e"}
    assert (seen.groups["g"].people, seen.events["v"].people) == (("bert",), ("bert",))
    assert (seen.wishes["w"].people, seen.answers["a"].people) == (("els",), ("els",))
    assert seen.wishes.keys() == {"w"}  # what is only about who is hidden is hidden with them
    assert seen.placements == {"lensink": {"bert": Placement("friends", "family")}}
    assert (seen.story, seen.view) == ("Once", "Fine")


HELD = {
    Part.STORY: ("Once", "Moved"),
    Part.WISHES: ("Sing", "the sea"),
    Part.PLAN: ("Ring", "Dance more", "A lamp", "Cook", "Cake", "well"),
    Part.SAYS: ("Fine",),
    Part.CARD: ("baker", "gentle", "Choir"),
    Part.PHOTOS: ("photo-of-bert", "photo-of-anna"),
    Part.CIRCLE: ("lensink",),
    Part.NAMES: ("Bert",),
}


@pytest.mark.parametrize("part", HELD)
def test_a_part_that_was_not_shared_is_empty_and_the_others_are_not(part):
    others = [one for one in HELD if one is not part]
    said = network.encode(sight.visible(full(), viewer(Role.PROFESSIONAL, *others))).decode()
    assert [word for word in HELD[part] if word in said] == []
    kept = [word for one in others for word in HELD[one]]
    lost = {word for word in kept if word not in said}
    assert lost <= ({"baker", "gentle", "photo-of-bert", "lensink"} if part is Part.NAMES else set())


OF_A_PICTURE = {
    Part.ECOGRAM: {"domains": ("work",), "direction": network.Direction.BOTH},
    Part.WEB: {"domains": ("work",), "relation": "brings dinner"},
    Part.CONTACT: {"last_contact": network.When(2026), "ways": ()},
    Part.LIFE: {"born": network.When(1950)},
}


@pytest.mark.parametrize("part", OF_A_PICTURE)
def test_who_may_see_one_picture_sees_of_somebody_what_that_picture_shows(part):
    told = {field: value for fields in OF_A_PICTURE.values() for field, value in fields.items()}
    bert = msgspec.structs.replace(full().people["bert"], **told)
    one = cast.network(bert)
    seen = sight.visible(one, viewer(Role.FAMILY, Part.NAMES, part)).people["bert"]
    kept = {field for field in told if getattr(seen, field) == getattr(bert, field)}
    assert kept == set(OF_A_PICTURE[part])
    assert (seen.work, seen.remark, seen.photo) == ("", "", None)


def test_who_knows_whom_and_what_happened_are_there_for_who_may_see_those_pictures():
    assert sight.visible(full(), viewer(Role.FAMILY, Part.NAMES, Part.RELATIONS)).ties
    assert sight.visible(full(), viewer(Role.FAMILY, Part.NAMES, Part.LIFE)).events
    seen = sight.visible(full(), viewer(Role.FAMILY, Part.NAMES, Part.CIRCLE))
    assert (seen.ties, seen.events, seen.story) == ({}, {}, "")


def test_without_the_names_nobody_is_mentioned_anywhere():
    seen = network.encode(sight.visible(full(), viewer(Role.FAMILY, *set(Part) - {Part.NAMES})))
    assert [name for name in (b"bert", b"carla", b"els") if name in seen] == []


CHANGES = {
    "a role": changes.Put("people", "bert", "roles", "cook"),
    "a name": changes.Set("people", "bert", "name", "Bert", "Albert"),
    "a tie": changes.Add(Tie(tie_id("carla", "els"), "carla", "els")),
    "a place": changes.Place("lensink", "els", None, Placement("friends", "family")),
    "a wish": changes.Add(Wish("x", "Swim")),
    "the story": changes.Set("network", "anna", "story", "Once", "Twice"),
    "a dream": changes.Set("owner", "", "dreams", "the sea", "the hills"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_permitted_to_those_who_may_change_its_part(change):
    assert permits.permits(viewer(Role.OWNER), change).allowed
    assert permits.permits(viewer(Role.PROXY), change).allowed
    assert permits.permits(viewer(Role.PROFESSIONAL), change).allowed
    assert not permits.permits(viewer(Role.VOLUNTEER), change).allowed
    assert permits.permits(viewer(Role.MEMBER, *Part), change).allowed
    assert not permits.permits(viewer(Role.COURSE_LEADER, *Part), change).allowed
    waits = msgspec.structs.replace(viewer(), writes_until=None)
    assert permits.permits(waits, change).rule is Rule.ONLY_PROPOSING
    assert permits.permits(waits, change, Verb.PROPOSE).allowed
    assert not permits.permits(Viewer("chris"), change).allowed


def test_a_change_outside_the_shared_parts_is_not_permitted():
    narrow = viewer(Role.PROFESSIONAL, Part.WISHES)
    permitted = {name for name, change in CHANGES.items() if permits.permits(narrow, change).allowed}
    assert permitted == {"a wish", "a dream"}


def test_a_shelf_that_is_not_there_is_nobodys_to_change():
    assert not permits.permits(viewer(Role.PROFESSIONAL), changes.Set("secrets", "x", "y", 1, 2)).allowed


def test_what_can_be_seen_is_a_whole_network_of_its_own():
    seen = sight.visible(full(), viewer(Role.VOLUNTEER))
    assert network.decode(network.encode(seen)) == seen
    assert sight.visible(seen, viewer(Role.VOLUNTEER)) == seen


def test_an_act_on_what_is_seen_is_whole_again_underneath():
    seen = sight.visible(full(), viewer())
    act = changes.Act("one", changes.removal(seen, "bert"))
    after = changes.apply_all(full(), sight.whole(full(), act, viewer()).changes)
    assert "bert" not in after.people
    assert sorted(one.people for one in after.groups.values()) == [(), ("dirk",)]
    assert of_somebody(sight.visible(after, viewer())) == of_somebody(changes.apply_all(seen, act.changes))


def of_somebody(value):
    """Without what is about nobody: what is left of only who is hidden is not seen any more."""
    shelves = {
        shelf: {id: one for id, one in getattr(value, shelf).items() if one.people}
        for shelf in ("groups", "events", "wishes", "answers")
    }
    return msgspec.structs.replace(value, **shelves)


def test_an_act_of_somebody_who_sees_all_stays_as_it_is():
    act = changes.Act("one", changes.removal(full(), "bert"))
    assert sight.whole(full(), act, viewer(Role.OWNER)) is act


def test_a_group_that_mentions_someone_hidden_can_be_taken_off_whole():
    seen = sight.visible(full(), viewer())
    act = changes.Act("one", (changes.Remove(seen.groups["g"]),))
    assert sight.whole(full(), act, viewer()).changes == (changes.Remove(full().groups["g"]),)


@given(st.data())
def test_whatever_is_done_to_what_is_seen_is_done_to_the_whole_and_nothing_hidden_is_touched(data):
    made = data.draw(any_network.whole())
    secret = data.draw(st.sets(st.sampled_from(sorted(made.people)))) if made.people else set()
    people = {
        id: msgspec.structs.replace(one, confidential=id in secret, remark=f"{one.remark}.")
        for id, one in made.people.items()
    }
    made = msgspec.structs.replace(made, people=people)
    seen = sight.visible(made, viewer())
    done = data.draw(any_network.acts(seen))
    try:
        after = changes.apply_all(made, sight.whole(made, changes.Act("one", done), viewer()).changes)
    except changes.Misfit as misfit:
        assert _meets(misfit.change, made, seen)  # an id that only looks free: with real ids this does not happen
        return
    assert of_somebody(sight.visible(after, viewer())) == of_somebody(changes.apply_all(seen, done))
    assert {id: after.people[id] for id in secret} == {id: made.people[id] for id in secret}


def _meets(change, made, seen):
    shelf, id = changes.about(change)
    return id in getattr(made, shelf) and id not in getattr(seen, shelf)


def test_whoever_sees_only_names_knows_a_service_from_a_person() -> None:
    network = cast.network(Person("s", "Meals", sort=Sort.SERVICE, relation="brings dinner"))
    seen = sight.visible(network, Viewer("x", Role.MEMBER, frozenset({Part.NAMES, Part.CIRCLE})))
    assert seen.people["s"] == Person("s", "Meals", sort=Sort.SERVICE)


@pytest.mark.parametrize(
    ("role", "rule"),
    [
        (Role.OWNER, Rule.OWNER),
        (Role.PROXY, Rule.NOT_FOR_ROLE),
        (Role.PROFESSIONAL, Rule.NOT_FOR_ROLE),
        (None, Rule.NO_ROLE),
    ],
)
def test_nobody_but_the_client_marks_people_for_themselves_alone(role, rule):
    assert access.may_keep_private(Viewer("x", role)) == access.Ruling(role is Role.OWNER, rule)
