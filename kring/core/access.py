"""Who may do what: the one place that decides. What somebody then gets to see is in `sight`.

Closed is the default: what no rule allows is refused. Answers are a rule's id
and its parameters; the sentence belongs to a template. Existence is no matter
of this module: to someone without a role nothing exists.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Role(StrEnum):
    """What somebody is to a network (PC4, PC5) or at an organisation; the first opens most."""

    OWNER = "owner"
    PROXY = "proxy"
    CASE_MANAGER = "case_manager"
    CARE_PROVIDER = "care_provider"
    PROFESSIONAL = "professional"
    SUPPORT_FIGURE = "support_figure"
    CARER = "carer"
    FAMILY = "family"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    MEMBER = "member"
    VOLUNTEER = "volunteer"
    PROCESS_GUIDE = "process_guide"
    COORDINATOR = "coordinator"
    COURSE_LEADER = "course_leader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    INSTALLATION = "installation"


class Part(StrEnum):
    """A part of a network that can be shared, opened and logged on its own (R018)."""

    NAMES = "names"
    PHOTOS = "photos"
    CARD = "card"
    CIRCLE = "circle"
    ECOGRAM = "ecogram"
    GENOGRAM = "genogram"
    FAMILY_MAP = "family_map"
    RELATIONS = "relations"
    WEB = "web"
    CONTACT = "contact"
    LIFE = "life"
    STORY = "story"
    WISHES = "wishes"
    PLAN = "plan"
    SAYS = "says"
    MOMENTS = "moments"
    HISTORY = "history"
    COPY = "copy"
    LOG = "log"
    SHARES = "shares"


class Verb(StrEnum):
    """What somebody wants with a part: each holds the one before it."""

    SEE = "see"
    PROPOSE = "propose"
    CHANGE = "change"


class Private(StrEnum):
    """What never leaves who keeps it: marks (R025), a carer's burden (R109), a worker's reflections and their notes at
    the steps of a trajectory (R044), and whom they found who cares for somebody (M14); and what whoever leads keeps of
    who was told that they are on the map (AVG 14)."""

    MARKS = "marks"
    BURDEN = "burden"
    REFLECTION = "reflection"
    STEPS = "steps"
    CARERS = "carers"
    TOLD = "told"


class Rule(StrEnum):
    """Why something is allowed or refused; each has its sentence in the room that shows it."""

    OWNER = "owner"
    PROXY = "proxy"
    ROLE = "role"
    SHARED = "shared"
    WRITES_UNTIL = "writes_until"
    BREAK_GLASS = "break_glass"
    INSTALLATION = "installation"
    ADMINISTRATOR = "administrator"
    NO_ROLE = "no_role"
    NOT_BEGUN = "not_begun"
    ENDED = "ended"
    NOT_FOR_ROLE = "not_for_role"
    NOT_SHARED = "not_shared"
    MEET_FIRST = "meet_first"
    ONLY_LOOKING = "only_looking"
    ONLY_PROPOSING = "only_proposing"
    OWNER_DECIDES = "owner_decides"
    SECOND_FACTOR = "second_factor"


class Viewer(Struct, frozen=True):
    """Somebody with a role in one network, and what was agreed about it, at a moment.

    `parts` are the parts that were shared by name; `None` means what the role has by itself.
    In `looks` they only look. Until `writes_until` what they change is so at once; after
    it, and without it, it waits for the client. A role holds from `begins` until `ends`.
    Whoever came in by `is_emergency` only looks. Who is `is_unread` comes without the file (R094).
    """

    user: str
    role: Role | None = None
    parts: frozenset[Part] | None = None
    looks: frozenset[Part] = frozenset()
    writes_until: datetime | None = None
    begins: datetime | None = None
    ends: datetime | None = None
    at: datetime | None = None
    is_emergency: bool = False
    is_unread: bool = False

    @property
    def sees_confidential(self) -> bool:
        """Whether this is the owner, or whoever stands in for them: confidential people are theirs to see."""
        return self.role in LEADING

    @property
    def reads_theirs(self) -> bool:
        """Whether they read what others said of themselves before those agreed to show it (R109): who asks for it."""
        return self.role in ASKING and not self.is_emergency


class Ruling(Struct, frozen=True):
    """An answer and the rule that gave it."""

    allowed: bool
    rule: Rule
    params: dict[str, str] = {}

    @property
    def exists(self) -> bool:
        """Whether there is anything for this person to be refused: to who has no role (now) there is nothing."""
        return self.rule not in (Rule.NO_ROLE, Rule.NOT_BEGUN, Rule.ENDED)


class Scope(Struct, frozen=True):
    """The parts that a role can see, and those among them that it can work on."""

    sees: frozenset[Part] = frozenset()
    works: frozenset[Part] = frozenset()


class Reach(Struct, frozen=True):
    """How far a role reaches by itself, and how far at most when parts were shared by name."""

    alone: Scope
    shared: Scope


LEADING: Final = frozenset({Role.OWNER, Role.PROXY})
ASKING: Final = LEADING | {Role.CASE_MANAGER, Role.PROFESSIONAL}
ALL: Final = frozenset(Part)
WORK: Final = ALL - {Part.HISTORY, Part.COPY, Part.LOG, Part.SHARES}
_LOOK: Final = frozenset({Part.NAMES, Part.CIRCLE, Part.PHOTOS})
_NOTHING: Final = Scope()

_LEADS: Final = Reach(Scope(ALL, ALL), Scope(ALL, ALL))
_WORKER: Final = Scope(WORK | {Part.HISTORY, Part.COPY}, WORK)
_ALONGSIDE: Final = Reach(_WORKER, _WORKER)
_INVITED: Final = Reach(_NOTHING, Scope(WORK, WORK))
_WITNESS: Final = Reach(_NOTHING, Scope(WORK, frozenset()))
_DECIDES: Final = Reach(_NOTHING, Scope(WORK, frozenset({Part.PLAN})))  # otherwise than a rule of a way, as a proposal
_NOWHERE: Final = Reach(_NOTHING, _NOTHING)

POLICY: Final[dict[Role, Reach]] = {
    Role.OWNER: _LEADS,
    Role.PROXY: _LEADS,
    Role.CASE_MANAGER: _ALONGSIDE,
    Role.CARE_PROVIDER: _ALONGSIDE,
    Role.PROFESSIONAL: _ALONGSIDE,
    Role.SUPPORT_FIGURE: _INVITED,
    Role.CARER: _INVITED,
    Role.FAMILY: _INVITED,
    Role.FRIEND: _INVITED,
    Role.NEIGHBOUR: _INVITED,
    Role.MEMBER: _INVITED,
    Role.VOLUNTEER: Reach(Scope(_LOOK), Scope(WORK, WORK)),
    Role.PROCESS_GUIDE: _WITNESS,
    Role.COORDINATOR: _DECIDES,
    Role.COURSE_LEADER: _WITNESS,
    Role.ANALYST: _NOWHERE,
    Role.ADMINISTRATOR: _NOWHERE,
    Role.INSTALLATION: _NOWHERE,
}

IN_A_NETWORK: Final = frozenset(role for role, reach in POLICY.items() if reach.shared.sees)
_CARING: Final = frozenset({Role.CASE_MANAGER, Role.CARE_PROVIDER, Role.PROFESSIONAL, Role.VOLUNTEER})
_GUIDING: Final = frozenset({Role.PROCESS_GUIDE, Role.COORDINATOR, Role.COURSE_LEADER})
AT_AN_ORGANISATION: Final = _CARING | _GUIDING | {Role.ANALYST, Role.ADMINISTRATOR}


def may(viewer: Viewer, part: Part, verb: Verb = Verb.SEE, is_meeting: bool = False) -> Ruling:
    """Whether somebody may do this with a part, and by which rule.

    The owner leads (PC5) and a proxy stands in. The others see what their role and what was
    shared allow (R018), propose where their role may work (R017), and change at once only
    until the day that was said. Without a role that holds now nothing is allowed. Who first meets
    (R094) opens nothing yet but the step in which one meets (`is_meeting`).
    """
    rule = _standing(viewer) or _seeing(viewer, part)
    rule = rule or _meeting(viewer, part, is_meeting) or _doing(viewer, part, verb)
    refused = rule or _by_what(viewer, verb)
    params = {"part": part.value, "verb": verb.value, "role": viewer.role.value if viewer.role else ""}
    return Ruling(rule is None, refused, params)


def utmost(viewer: Viewer, part: Part) -> Verb | None:
    """The most that somebody may do with a part, or nothing."""
    return next((verb for verb in reversed(Verb) if may(viewer, part, verb).allowed), None)


def nearest(rulings: Iterable[Ruling]) -> Ruling:
    """Of what somebody's roles say about one thing, what is said to them: a yes, or the no that was nearest to one.

    Without any role it is that there is none.
    """
    order = list(Rule)
    none = Ruling(False, Rule.NO_ROLE)
    return max((none, *rulings), key=lambda ruling: (ruling.allowed, order.index(ruling.rule)))


def is_standing(viewer: Viewer) -> bool:
    """Whether somebody has a role that holds at this moment."""
    return _standing(viewer) is None


def _standing(viewer: Viewer) -> Rule | None:
    """Why a role does not hold at this moment, if it does not. One with an end needs a clock to hold."""
    if viewer.role is None:
        return Rule.NO_ROLE
    if viewer.begins is not None and (viewer.at is None or viewer.at < viewer.begins):
        return Rule.NOT_BEGUN
    if viewer.ends is not None and (viewer.at is None or viewer.at >= viewer.ends):
        return Rule.ENDED
    return None


def _seeing(viewer: Viewer, part: Part) -> Rule | None:
    """Why somebody whose role holds may not even see a part, if they may not."""
    assert viewer.role is not None
    if part not in POLICY[viewer.role].shared.sees:
        return Rule.NOT_FOR_ROLE
    is_seen = part in POLICY[viewer.role].alone.sees if viewer.parts is None else part in viewer.parts
    return None if is_seen else Rule.NOT_SHARED


def _meeting(viewer: Viewer, part: Part, is_meeting: bool) -> Rule | None:
    """Whether a part stays closed to somebody until they met; nothing of their own circle ever is, to who leads."""
    is_open = viewer.role in LEADING or not viewer.is_unread or (is_meeting and part is Part.PLAN)
    return None if is_open else Rule.MEET_FIRST


def may_meet(viewer: Viewer) -> Ruling:
    """Whether somebody comes without the file, and so has a first meeting to go to (R094)."""
    rule = _standing(viewer) or (None if _meeting(viewer, Part.NAMES, False) else Rule.NOT_FOR_ROLE)
    return Ruling(rule is None, rule or Rule.ROLE)


def _doing(viewer: Viewer, part: Part, verb: Verb) -> Rule | None:
    """Why somebody who sees a part may do no more with it, if they may not."""
    assert viewer.role is not None
    if verb is Verb.SEE:
        return None
    reach = POLICY[viewer.role]
    works = (reach.alone if viewer.parts is None else reach.shared).works
    if viewer.is_emergency or part in viewer.looks or part not in works:
        return Rule.ONLY_LOOKING
    if verb is Verb.PROPOSE or viewer.role in LEADING or _writes(viewer):
        return None
    return Rule.ONLY_PROPOSING


def _writes(viewer: Viewer) -> bool:
    return viewer.writes_until is not None and viewer.at is not None and viewer.at < viewer.writes_until


def _by_what(viewer: Viewer, verb: Verb) -> Rule:
    """The rule by which something is allowed."""
    if viewer.is_emergency:
        return Rule.BREAK_GLASS
    if viewer.role in LEADING:
        return Rule(viewer.role)
    if verb is Verb.CHANGE:
        return Rule.WRITES_UNTIL
    return Rule.ROLE if viewer.parts is None else Rule.SHARED


class Post(Struct, frozen=True):
    """A role at an organisation, from when until when."""

    organisation: str
    role: Role
    begins: datetime
    ends: datetime | None = None


def may_look_after(organisation: str | None, posts: Iterable[Post], keeps_installation: bool, at: datetime) -> Ruling:
    """Whether somebody with these posts looks after an organisation; or, without one, after the installation.

    Organisations are strictly apart: who looks after one, or after the installation, sees nothing of another.
    """
    if organisation is None:
        return Ruling(keeps_installation, Rule.INSTALLATION if keeps_installation else Rule.NO_ROLE)
    here = [one for one in posts if one.organisation == organisation and one.role is Role.ADMINISTRATOR]
    standing = [_standing(Viewer("", one.role, begins=one.begins, ends=one.ends, at=at)) for one in here]
    return nearest(Ruling(rule is None, rule or Rule.ADMINISTRATOR) for rule in standing)


OF_WORKERS: Final = frozenset({Private.REFLECTION, Private.STEPS, Private.CARERS})
_KEEPS: Final = {
    Private.MARKS: frozenset({Role.OWNER}),
    Private.BURDEN: frozenset({Role.OWNER}),
    Private.REFLECTION: IN_A_NETWORK & AT_AN_ORGANISATION | {Role.SUPPORT_FIGURE},
    Private.STEPS: IN_A_NETWORK & AT_AN_ORGANISATION | {Role.SUPPORT_FIGURE},
    Private.CARERS: IN_A_NETWORK & AT_AN_ORGANISATION - {Role.VOLUNTEER},
    Private.TOLD: LEADING,
}


def may_keep_private(viewer: Viewer, kind: Private = Private.MARKS) -> Ruling:
    """Whether somebody may keep this for themselves: marks and a burden only the owner, and nobody in their stead.

    Whoever stands in may be the very person who does no good. Reflections are kept by who works with the client.
    """
    rule = _standing(viewer)
    if rule is None and (viewer.role not in _KEEPS[kind] or viewer.is_emergency):
        rule = Rule.NOT_FOR_ROLE
    rule = rule or _meeting(viewer, Part.NAMES, False)
    return Ruling(rule is None, rule or (Rule(viewer.role) if viewer.role in LEADING else Rule.ROLE))
