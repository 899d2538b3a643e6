"""Every figure in plain words: what it is called, what it means, how it is written, and who is behind it."""

from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kring.core import method
from kring.core import network as networks
from kring.core.measures import (
    Bottlenecks,
    Bridging,
    Count,
    Feature,
    Groups,
    Measures,
    NotApplicable,
    Quantity,
    Reason,
    Share,
    Unit,
    Variety,
)
from kring.core.method import Layout
from kring.core.network import Category, Id, Network
from kring.pages import told
from kring.pages.says import behind
from kring.pages.says.behind import Behind


@dataclass(frozen=True)
class Figure:
    """One line: `why` says why there is no value, `who` is behind it, of the people in `unknown` it is not known."""

    name: Any
    meaning: Any
    value: str
    why: str
    who: tuple[Behind, ...]
    unknown: int = 0
    unknown_names: str = ""


@dataclass(frozen=True)
class Some:
    """Figures below each other; of those that are folded none can be said yet."""

    figures: list[Figure]
    is_folded: bool


@dataclass(frozen=True)
class Group:
    """Figures that belong together, and what they are about where their title does not say it."""

    title: Any
    figures: list[Figure]
    meaning: Any = ""

    @property
    def parts(self) -> list[Some]:
        """First what can be said, then in one fold what cannot yet: a long row of the same reason hides the rest."""
        untold = [one for one in self.figures if one.why]
        if len(untold) < _FOLDED_FROM:
            return [Some(self.figures, False)]
        rest = [one for one in self.figures if not one.why]
        return [*([Some(rest, False)] if rest else []), Some(untold, True)]


_FOLDED_FROM = 3  # of one or two the reason may as well stand there


Line = tuple[str, Any, Any]
GROUPS: list[tuple[Any, list[Line]]] = [
    (
        _("How many, and who"),
        [
            ("size", _("Size"), _("How many people count now.")),
            ("blau", _("Variety"), _("0: all of one kind. Near 1: many kinds of people.")),
            ("iqv", _("Variety, made equal"), _("The same, from 0 to 1 for eight kinds of people.")),
        ],
    ),
    (
        _("Do they know each other?"),
        [
            ("density", _("Density"), _("Which part of all possible ties was told.")),
            ("density_family_friends", _("Family and friends"), _("Which part of them know each other.")),
            (
                "density_family_informal",
                _("Family and friends, neighbours, acquaintances"),
                _("Which part of them know each other."),
            ),
            ("isolates", _("People on their own"), _("Nobody told that they know one of the others.")),
            ("components", _("Loose groups"), _("People who hang together, apart from the rest.")),
            ("articulation_points", _("Links"), _("Without this person a group falls apart.")),
            ("ei_index", _("Inward or outward"), _("-1: ties within one kind. 1: ties between kinds.")),
            ("bonding", _("Bonding"), _("How close people of one kind are to each other.")),
            ("bridging", _("Bridging"), _("Clubs and groups that lead to other people.")),
            ("effective_size", _("Effective size"), _("How many people who do not overlap (Burt).")),
            ("constraint", _("Constraint"), _("How much all of it runs through the same people (Burt).")),
        ],
    ),
    (
        _("How long, and how firm"),
        [
            ("median_years", _("Years known"), _("The middle one, of short to long.")),
            ("long_known", _("Ten years or more"), _("Which part has been there that long.")),
            ("newly_known", _("One year or less"), _("Which part is new.")),
            ("strong", _("Strong ties"), _("Which part of the ties is strong.")),
            ("broken", _("Broken"), _("Ties that ended.")),
            ("faded", _("Faded"), _("Ties that became thin.")),
            ("restored", _("Restored"), _("Ties that are good again.")),
        ],
    ),
    (
        _("Help and roles"),
        [
            ("mean_roles", _("Roles for each person"), _("How many kinds of help, on average.")),
            ("support_coverage", _("Kinds of support"), _("Which part of the five kinds somebody gives.")),
            ("need_coverage", _("What people give"), _("Which part of the four needs is met.")),
            ("bottlenecks", _("On one pair of shoulders"), _("Kinds of support that one person gives, or nobody.")),
            ("mutual", _("Both ways"), _("Which part both gives and receives.")),
            ("only_received_from", _("Only receiving"), _("The help goes one way: from them.")),
            ("only_given_to", _("Only giving"), _("The help goes one way: to them.")),
            ("hours_offered", _("Hours of help"), _("All hours that people offer.")),
            ("tasks_covered", _("Tasks with somebody"), _("Which part of the wanted tasks somebody does.")),
        ],
    ),
    (
        _("Near and often"),
        [
            ("near", _("Within one kilometre"), _("Which part lives that near.")),
            ("within_reach", _("Within ten kilometres"), _("Which part lives that near.")),
            ("median_km", _("Distance"), _("The middle one, of near to far.")),
            ("median_minutes", _("Travel time"), _("The middle one, of short to long.")),
            ("abroad", _("In another country"), _("People who live abroad.")),
            ("can_travel", _("Can come by"), _("People who can make the journey.")),
            ("contacts_a_week", _("Contacts"), _("All contacts in a week together.")),
            ("initiative", _("Who begins"), _("1: always who stands in the middle. 0: always the others.")),
            ("median_days_since_contact", _("Since the last contact"), _("The middle one, of short to long.")),
        ],
    ),
]


def tables(measured: Measures, network: Network, layout: Layout) -> list[Group]:
    """Every figure, group by group, as it is written in the language of the page."""
    plain = [
        Group(title, [_figure(getattr(measured, field), network, name, meaning) for field, name, meaning in lines])
        for title, lines in GROUPS
    ]
    return [*plain, *_by_kind(measured, network, layout), *_since_contact(measured, network)]


def between(measured: Measures, network: Network) -> Group | None:
    """Who stands between others, when that was asked for. In the order of the list: it is no ranking."""
    found = measured.betweenness
    if found is None:
        return None
    if isinstance(found, NotApplicable):
        return Group(_BETWEEN, [_figure(found, network, "", "")], _HOW_OFTEN)
    shares = {id: number(share) for id, share in found.items() if share}
    return Group(_BETWEEN, _of_each(shares, network), _HOW_OFTEN if shares else _("Nobody stands between two others."))


_BETWEEN = _("Who stands between others")
_HOW_OFTEN = _("How often somebody is the link between two others. 0: never. 1: always.")


def _since_contact(measured: Measures, network: Network) -> list[Group]:
    found = measured.days_since_contact
    if isinstance(found, NotApplicable):
        return []
    return [
        Group(_("The last contact with each person"), _of_each({id: _ago(days) for id, days in found.items()}, network))
    ]


def _ago(days: int) -> str:
    near = {0: gettext("today"), 1: gettext("yesterday")}
    return near.get(days) or gettext("%(number)s days ago") % {"number": days}


def _of_each(said: dict[Id, str], network: Network) -> list[Figure]:
    """One line for each person of whom something is told, in the order of the list of names."""
    return [Figure(one.name, "", said[one.id], "", ()) for one in networks.in_order(network) if one.id in said]


def _by_kind(measured: Measures, network: Network, layout: Layout) -> list[Group]:
    """The figures that there are one of for each ring, kind of people, feature or task."""
    rings = measured.size_by_ring.get(layout.id, {})
    language = get_language() or "nl"
    by_ring = [(rings[ring.id], method.said(ring.name, language)) for ring in layout.ring if ring.id in rings]
    kinds = [(one, KINDS[kind]) for kind, one in _split(measured.composition)]
    within = [(one, KINDS[kind]) for kind, one in measured.density_within.items() if not isinstance(one, NotApplicable)]
    features = [(one, FEATURES[feature]) for feature, one in measured.variety.items()]
    tasks = _split(measured.task_availability)
    supports = [(one, told.DOES[support].capitalize()) for support, one in _split(measured.availability)]
    groups: list[tuple[Any, list[tuple[Any, Any]]]] = [
        (_("In each ring"), by_ring),
        (_("Kinds of people"), kinds),
        (_("Who know each other, within one kind"), within),
        (_("Differences between people"), features),
        (_("Who gives each kind of support"), supports),
        (_("Who does or could do a wanted task"), [(one, task) for task, one in tasks]),
    ]
    return [Group(title, [_figure(one, network, name, "") for one, name in lines]) for title, lines in groups if lines]


def _split(answer: Any) -> list[tuple[Any, Any]]:
    return list(answer.items()) if isinstance(answer, dict) else []


KINDS: dict[Category, Any] = {
    Category.FAMILY: pgettext_lazy("kinds", "Family"),
    Category.FRIEND: pgettext_lazy("kinds", "Friends"),
    Category.NEIGHBOUR: pgettext_lazy("kinds", "Neighbours"),
    Category.ACQUAINTANCE: pgettext_lazy("kinds", "Acquaintances"),
    Category.COLLEAGUE: pgettext_lazy("kinds", "Colleagues"),
    Category.FELLOW_CLIENT: pgettext_lazy("kinds", "Other people with a care need"),
    Category.VOLUNTEER: pgettext_lazy("kinds", "Volunteers"),
    Category.PROFESSIONAL: pgettext_lazy("kinds", "Professionals"),
}
FEATURES: dict[Feature, Any] = {
    Feature.AGE: _("Age"),
    Feature.GENDER: _("Woman or man"),
    Feature.MARITAL_STATUS: _("Married or not"),
    Feature.WORK: _("Work"),
    Feature.SCHOOLING: _("School"),
}


def _figure(answer: Any, network: Network, name: Any, meaning: Any) -> Figure:
    who = behind.lines(answer, network)
    if isinstance(answer, NotApplicable):
        return Figure(name, meaning, "", reason(answer.reason), who)
    unknown = tuple(id for id in getattr(answer, "unknown", ()) if id in network.people)  # or a club (bridging)
    return Figure(name, meaning, written(answer), "", who, len(unknown), behind.names(unknown, network))


def written(answer: Any) -> str:
    """An answer as it is read: a share as "3 of 8", a quantity with its unit."""
    match answer:
        case Count():
            return _counted(answer.value)
        case Share():
            return (
                gettext("%(count)s of %(of)s") % {"count": answer.count, "of": answer.of} + f" ({number(answer.value)})"
            )
        case Quantity():
            return _with_unit(answer)
        case Groups():
            return number(answer.value)
        case Bottlenecks():
            return number(len(answer.one) + len(answer.nobody))
        case Variety():
            return _kinds_counted(answer)
        case Bridging():
            return number(answer.value)
    return str(answer)


def _kinds_counted(answer: Variety) -> str:
    kinds = len(answer.kinds)
    counted = ngettext("%(count)s kind", "%(count)s kinds", kinds) % {"count": kinds}
    return f"{counted} ({number(answer.blau)})"


def _counted(count: int) -> str:
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


def _with_unit(answer: Quantity) -> str:
    one = 1 if answer.value == 1 else 2
    units = {
        Unit.PEOPLE: ngettext("%(number)s person", "%(number)s people", one),
        Unit.ROLES: ngettext("%(number)s role", "%(number)s roles", one),
        Unit.YEARS: ngettext("%(number)s year", "%(number)s years", one),
        Unit.DAYS: ngettext("%(number)s day", "%(number)s days", one),
        Unit.KM: gettext("%(number)s km"),
        Unit.MINUTES: ngettext("%(number)s minute", "%(number)s minutes", one),
        Unit.TIMES_A_WEEK: ngettext("%(number)s time a week", "%(number)s times a week", one),
        Unit.HOURS_A_WEEK: ngettext("%(number)s hour a week", "%(number)s hours a week", one),
    }
    most = {Unit.INDEX: 5, Unit.SHARE: 4, Unit.ROLES: 4}.get(answer.unit, 2)  # the digits of the handbook
    return units.get(answer.unit, "%(number)s") % {"number": number(answer.value, most)}


def number(value: float, most: int = 4) -> str:
    """A number with at most so many decimals, written as the language does."""
    rounded = round(value, most)
    places = len(f"{rounded:.{most}f}".rstrip("0").partition(".")[2])
    return str(formats.number_format(rounded, decimal_pos=places))


def reason(why: Reason) -> str:
    """Why there is no answer, in a sentence."""
    return {
        Reason.NOBODY: gettext("There is nobody to look at yet."),
        Reason.TOO_FEW: gettext("There are too few people to compare."),
        Reason.NO_GROUP: gettext("One of the groups has nobody in it."),
        Reason.NO_TIES: gettext("It is not said yet who knows whom."),
        Reason.UNKNOWN: gettext("It is not filled in yet."),
        Reason.NO_DATE: gettext("It needs a date."),
        Reason.NOTHING_WANTED: gettext("There are no wanted tasks."),
    }[why]
