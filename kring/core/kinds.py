"""The closed lists of a network: every choice that a card, a tie or a wish offers.

A word here is in files that people took along: none is ever renamed. They are known
as `network.Category` and so on, where the values are that hold them.
"""

from enum import StrEnum


class Category(StrEnum):
    """The eight kinds of network member that composition counts (PC2)."""

    FAMILY = "family"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    ACQUAINTANCE = "acquaintance"
    COLLEAGUE = "colleague"
    FELLOW_CLIENT = "fellow_client"
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"


class Sort(StrEnum):
    """Whether this is somebody, or something that helps: a service or a place (M27). Only people are members.

    A child that is expected or never lived belongs in a family (M02), and on no list and in no circle.
    """

    PERSON = "person"
    SERVICE = "service"
    FACILITY = "facility"
    PREGNANCY = "pregnancy"
    MISCARRIAGE = "miscarriage"
    STILLBIRTH = "stillbirth"
    TERMINATION = "termination"


class Kept(StrEnum):
    """What is kept of an answer: all of it, that it was talked about, or that somebody would rather not say."""

    ALL = "all"
    TALKED = "talked"
    UNSAID = "unsaid"


class Gender(StrEnum):
    """The gender a person is drawn with; unknown is the absence of one."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Strength(StrEnum):
    """How firm the tie is, as the owner experiences it."""

    STRONG = "strong"
    WEAK = "weak"
    TENSE = "tense"


class Status(StrEnum):
    """What became of the tie; only active and restored ties count as members."""

    ACTIVE = "active"
    FADED = "faded"
    BROKEN = "broken"
    RESTORED = "restored"
    DECEASED = "deceased"


class Direction(StrEnum):
    """Which way support and energy flow, seen from the owner."""

    GIVE = "give"
    RECEIVE = "receive"
    BOTH = "both"
    NONE = "none"


class Initiative(StrEnum):
    """Who usually begins the contact."""

    OWNER = "owner"
    OTHER = "other"
    BOTH = "both"


class Dating(StrEnum):
    """How a date that is not known was told: before or after one that is, reckoned from something else, estimated."""

    BEFORE = "before"
    AFTER = "after"
    CALCULATED = "calculated"
    ESTIMATED = "estimated"


class Period(StrEnum):
    """The unit of a frequency of contact."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Way(StrEnum):
    """How people are in touch."""

    VISIT = "visit"
    OUTING = "outing"
    PHONE = "phone"
    VIDEO = "video"
    MESSAGE = "message"
    ONLINE = "online"
    LETTER = "letter"


class Support(StrEnum):
    """The five supports of functional quality (T05)."""

    PRACTICAL = "practical"
    EMOTIONAL = "emotional"
    COMPANY = "company"
    APPRAISAL = "appraisal"
    INFORMATION = "information"


class Need(StrEnum):
    """The four functions a network can have for its owner (PC3)."""

    AFFECTION = "affection"
    BELONGING = "belonging"
    MATERIAL = "material"
    SECURITY = "security"


class Willing(StrEnum):
    """Whether a person wants to and can help (T11, R112)."""

    WILLING = "willing"
    ABLE = "able"
    WILLING_AND_ABLE = "willing_and_able"
    RATHER_NOT = "rather_not"


class TieKind(StrEnum):
    """What two members have with each other."""

    KNOWS = "knows"
    CLOSE = "close"
    HELPS = "helps"
    TENSE = "tense"


class ParentKind(StrEnum):
    """In which way somebody is a parent."""

    BIRTH = "birth"
    ADOPTED = "adopted"
    FOSTER = "foster"
    STEP = "step"
    DONOR = "donor"
    SURROGATE = "surrogate"
    RAISES = "raises"


class PartnerKind(StrEnum):
    """The form of a partnership."""

    TOGETHER = "together"
    COHABITING = "cohabiting"
    MARRIED = "married"
    ENGAGED = "engaged"
    AFFAIR = "affair"


class PartnerEnd(StrEnum):
    """How a partnership ended."""

    SEPARATED = "separated"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class SiblingsKind(StrEnum):
    """What is told of brothers and sisters: only that they are, or that they were born together."""

    SIBLINGS = "siblings"
    HALF = "half"
    TWINS = "twins"
    FRATERNAL = "fraternal"
    IDENTICAL = "identical"


class InteractionKind(StrEnum):
    """How two people are with each other: the emotional lines of a genogram (McGoldrick, Gerson & Petry)."""

    CLOSE = "close"
    VERY_CLOSE = "very_close"
    FUSED = "fused"
    DISTANT = "distant"
    HOSTILE = "hostile"
    CLOSE_HOSTILE = "close_hostile"
    FUSED_HOSTILE = "fused_hostile"
    FOCUSED_ON = "focused_on"
    CUT_OFF = "cut_off"
    REPAIRED = "repaired"
    CARETAKER = "caretaker"
    PHYSICAL_ABUSE = "physical_abuse"
    EMOTIONAL_ABUSE = "emotional_abuse"
    SEXUAL_ABUSE = "sexual_abuse"


class FactKind(StrEnum):
    """What a genogram marks at a person."""

    ILLNESS = "illness"
    MENTAL_ILLNESS = "mental_illness"
    ADDICTION = "addiction"
    MIGRATION = "migration"


class OwnerKind(StrEnum):
    """Whose network it is."""

    PERSON = "person"
    COUPLE = "couple"
    FAMILY = "family"
    CARER = "carer"


class Inside(StrEnum):
    """Which part of the family stands in the circle of an ecogram, beside whose it is (M03)."""

    NOBODY = "nobody"
    HOUSEHOLD = "household"
    CHILDREN = "children"
    CHOSEN = "chosen"


class Perspective(StrEnum):
    """What a wish is about (T19)."""

    CONTACTS = "contacts"
    DOING_THINGS = "doing_things"
    PRACTICAL_HELP = "practical_help"


class Channel(StrEnum):
    """How somebody who cares for another was found (M14)."""

    HOME_CARE = "home_care"
    DOCTOR = "doctor"
    HOSPITAL = "hospital"
    VISIT = "visit"
    DAY_CARE = "day_care"
    SOMEBODY = "somebody"
    THEMSELVES = "themselves"


class Function(StrEnum):
    """What a network gives somebody: care, doing things together, or being listened to (PC3)."""

    CARE = "care"
    TOGETHER = "together"
    EMOTIONAL = "emotional"


class Beginning(StrEnum):
    """What a goal began as, in the owner's words (B01 C4)."""

    WISH = "wish"
    DREAM = "dream"
    QUESTION = "question"
    ISSUE = "issue"


class Dimension(StrEnum):
    """In what a network becomes stronger (T21)."""

    SIZE = "size"
    VARIETY = "variety"
    DENSITY = "density"
    REACH = "reach"
    CARE = "care"


class Outcome(StrEnum):
    """How an action ended; none of them is a failure (PC9), and what lapsed was an agreement (R092)."""

    DONE = "done"
    NOT_WORKED = "not_worked"
    OTHERWISE = "otherwise"
    LAPSED = "lapsed"


class Reply(StrEnum):
    """What somebody who was asked for help can answer in one tap (PC7)."""

    YES = "yes"
    NO = "no"
    ANOTHER_TIME = "another_time"


class Carrier(StrEnum):
    """How a request for help reaches whom it is for."""

    LINK = "link"
    MAIL = "mail"
    LETTER = "letter"
    ONESELF = "oneself"


class Stage(StrEnum):
    """How far one time through a step is. Stepping back and passing over are as normal as being done (F.3)."""

    RUNNING = "running"
    DONE = "done"
    BACK = "back"
    SKIPPED = "skipped"
