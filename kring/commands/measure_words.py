"""What measures, kinds, units and reasons are called in the terminal."""

from collections.abc import Callable
from typing import Final

from kring.commands.words import _
from kring.core.measures import Reason, Unit

Say = Callable[[], str]

# The characteristics of the handbook, in its order, with their measures.
CHARACTERISTICS: Final[tuple[tuple[Say, tuple[tuple[str, Say], ...]], ...]] = (
    (
        lambda: _("Size"),
        (
            ("size", lambda: _("people")),
            ("size_by_category", lambda: _("of each kind")),
            ("size_by_ring", lambda: _("in each ring")),
        ),
    ),
    (
        lambda: _("Variety"),
        (
            ("blau", lambda: _("chance that two people differ in kind")),
            ("iqv", lambda: _("the same, of what is possible with 8 kinds")),
            ("variety", lambda: _("by personal feature")),
            ("support_coverage", lambda: _("supports that somebody gives")),
            ("need_coverage", lambda: _("needs that somebody meets")),
        ),
    ),
    (
        lambda: _("Density"),
        (
            ("density", lambda: _("ties that exist, of all possible")),
            ("density_within", lambda: _("within each kind")),
            ("density_family_friends", lambda: _("between family and friends")),
            ("density_family_informal", lambda: _("between family and the other informal people")),
            ("isolates", lambda: _("people tied to nobody else")),
            ("components", lambda: _("groups that hang together")),
            ("articulation_points", lambda: _("people who hold groups together")),
            ("ei_index", lambda: _("ties between kinds against within (E-I)")),
        ),
    ),
    (
        lambda: _("Stability"),
        (
            ("median_years", lambda: _("known for, in the middle")),
            ("long_known", lambda: _("known ten years or longer")),
            ("newly_known", lambda: _("known a year or less")),
            ("strong", lambda: _("strong ties")),
            ("broken", lambda: _("broken")),
            ("faded", lambda: _("faded")),
            ("restored", lambda: _("restored")),
        ),
    ),
    (
        lambda: _("Complexity"),
        (
            ("mean_roles", lambda: _("roles of one person, on average")),
            ("availability", lambda: _("people for each support")),
            ("bottlenecks", lambda: _("supports on nobody or on one person")),
            ("task_availability", lambda: _("people for each task")),
        ),
    ),
    (
        lambda: _("Reachability"),
        (
            ("near", lambda: _("within 1 km")),
            ("within_reach", lambda: _("within 10 km")),
            ("median_km", lambda: _("distance, in the middle")),
            ("median_minutes", lambda: _("travel time, in the middle")),
            ("abroad", lambda: _("abroad")),
            ("can_travel", lambda: _("people who can travel")),
        ),
    ),
    (
        lambda: _("Frequency"),
        (
            ("contacts_a_week", lambda: _("contacts")),
            ("initiative", lambda: _("begun by the owner, of all initiative")),
            ("median_days_since_contact", lambda: _("last contact, in the middle")),
        ),
    ),
    (
        lambda: _("Reciprocity"),
        (
            ("mutual", lambda: _("people who give and receive")),
            ("only_received_from", lambda: _("people who only give")),
            ("only_given_to", lambda: _("people who only receive")),
        ),
    ),
    (
        lambda: _("Bonding and bridging"),
        (
            ("bonding", lambda: _("density within kinds, weighted")),
            ("bridging", lambda: _("groups, and people in a group of their own")),
        ),
    ),
    (
        lambda: _("Care power"),
        (
            ("hours_offered", lambda: _("time offered")),
            ("tasks_covered", lambda: _("wanted tasks that somebody does")),
        ),
    ),
    (
        lambda: _("The owner in between (Burt)"),
        (
            ("effective_size", lambda: _("effective size")),
            ("constraint", lambda: _("constraint")),
        ),
    ),
)

UNITS: Final[dict[Unit, Say]] = {
    Unit.SHARE: lambda: "",
    Unit.INDEX: lambda: "",
    Unit.PEOPLE: lambda: "",
    Unit.ROLES: lambda: "",
    Unit.YEARS: lambda: _("years"),
    Unit.DAYS: lambda: _("days ago"),
    Unit.KM: lambda: "km",
    Unit.MINUTES: lambda: _("minutes"),
    Unit.TIMES_A_WEEK: lambda: _("a week"),
    Unit.HOURS_A_WEEK: lambda: _("hours a week"),
}

REASONS: Final[dict[Reason, Say]] = {
    Reason.NOBODY: lambda: _("nobody is in it."),
    Reason.TOO_FEW: lambda: _("too few people to compare."),
    Reason.NO_GROUP: lambda: _("one of the groups to compare is empty."),
    Reason.NO_TIES: lambda: _("it was not told who knows whom."),
    Reason.UNKNOWN: lambda: _("nobody told."),
    Reason.NO_DATE: lambda: _("it depends on the day."),
    Reason.NOTHING_WANTED: lambda: _("no tasks are wanted."),
}

WORDS: Final[dict[str, Say]] = {
    "family": lambda: _("family"),
    "friend": lambda: _("friends"),
    "neighbour": lambda: _("neighbours"),
    "acquaintance": lambda: _("acquaintances"),
    "colleague": lambda: _("colleagues"),
    "fellow_client": lambda: _("others with a care need"),
    "volunteer": lambda: _("volunteers"),
    "professional": lambda: _("professionals"),
    "practical": lambda: _("practical"),
    "emotional": lambda: _("emotional"),
    "company": lambda: _("company"),
    "appraisal": lambda: _("advice"),
    "information": lambda: _("information"),
    "age": lambda: _("age"),
    "gender": lambda: _("gender"),
    "marital_status": lambda: _("marital status"),
    "work": lambda: _("work"),
    "schooling": lambda: _("schooling"),
    "woman": lambda: _("women"),
    "man": lambda: _("men"),
    "other": lambda: _("other"),
}
