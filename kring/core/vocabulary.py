"""The closed lists of words from which a way of working is written: what for, for whom, by whom, what happens.

A word is added for all ways or for none; a page that shows one has a sentence for it, in `pages/library/words.py`
or `pages/ruled.py`.
"""

from enum import StrEnum


class Theme(StrEnum):
    """Where a way stands in the library: one place each."""

    MAPPING = "mapping"
    CARE = "informal-care"
    LONELINESS = "loneliness"
    NEIGHBOURHOOD = "neighbourhood"
    STRENGTH = "own-strength"
    TOGETHER = "together"
    ONLINE = "online"
    TEAM = "team"


class Goal(StrEnum):
    """What one wishes for and a way is for: the same words for both, so that they can meet."""

    PICTURE = "picture"
    CLOSER = "closer"
    WIDER = "wider"
    HELP = "help"
    PLAN = "plan"
    RELIEF = "relief"
    NEIGHBOURS = "neighbours"
    LEARN = "learn"
    COPE = "cope"
    MEANING = "meaning"


class Group(StrEnum):
    """For whom a way was made; whoever is in none of these is not shut out by it."""

    EVERYBODY = "everybody"
    OLDER = "older"
    CARERS = "carers"
    RELATIVES = "relatives"
    INTELLECTUAL = "intellectual"
    PSYCHIATRIC = "psychiatric"
    DEMENTIA = "dementia"
    BEREAVED = "bereaved"
    ISOLATED = "isolated"
    RESIDENTS = "residents"
    CARE_HOME = "care-home"


class Who(StrEnum):
    """Who somebody is in a way of working."""

    CLIENT = "client"
    CARER = "carer"
    CIRCLE = "circle"
    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    EXPERT = "expert"
    COORDINATOR = "coordinator"
    GUIDE = "guide"
    PROFESSIONAL = "professional"
    CARE_PROVIDER = "care-provider"
    ORGANISATION = "organisation"


class Takes(StrEnum):
    """How long a way takes, from one talk to years."""

    TALK = "talk"
    TALKS = "talks"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    OPEN = "open"


class Training(StrEnum):
    """What whoever carries it out has to learn first."""

    NONE = "none"
    STUDY = "study"
    OFFERED = "offered"
    ADVISED = "advised"
    REQUIRED = "required"
    UNSAID = "unsaid"


class Cost(StrEnum):
    """What it costs, beside the hours of who carries it out."""

    FREE = "free"
    LITTLE = "little"
    BUDGET = "budget"
    UNSAID = "unsaid"


class Evidence(StrEnum):
    """What is known of it working, the firmest first."""

    EFFECT = "effect"
    MONITORED = "monitored"
    DESCRIBED = "described"
    REPORTED = "reported"
    UNSAID = "unsaid"


class Loneliness(StrEnum):
    """The three kinds of loneliness (PC1)."""

    SOCIAL = "social"
    EMOTIONAL = "emotional"
    EXISTENTIAL = "existential"


class Sign(StrEnum):
    """What a map can show that speaks for a way."""

    UNMAPPED = "unmapped"
    NOBODY = "nobody"
    FADED = "faded"
    ONE_PAIR = "one-pair"
    NEIGHBOURS = "neighbours"
    NO_NEIGHBOURS = "no-neighbours"


class Does(StrEnum):
    """What happens in a step."""

    ASK = "ask"
    SCORE = "score"
    DRAW = "draw"
    MEASURE = "measure"
    TELL = "tell"
    INVITE = "invite"
    MEET = "meet"
    MATCH = "match"
    VISIT = "visit"
    SESSION = "session"
    PLAN = "plan"
    AGREE = "agree"
    DECIDE = "decide"
    DO = "do"
    REVIEW = "review"


class Order(StrEnum):
    """One step after the other; the same with steps back; or in any order and at the same time."""

    FIXED = "fixed"
    FLEXIBLE = "flexible"
    FREE = "free"


class Presence(StrEnum):
    """Whether a way asks somebody to be there, allows it, or shuts it out."""

    MUST = "must"
    MAY = "may"
    NOT = "not"


class Firm(StrEnum):
    """How firmly a number is held: it stops, it warns and asks a reason, it nudges, it tells."""

    STOPS = "H"
    WARNS = "W"
    NUDGES = "N"
    TELLS = "I"


class Counted(StrEnum):
    """What a number is of."""

    AGE = "age"
    MONTHS_SINCE_LOSS = "months-since-loss"
    PARTICIPANTS = "participants"
    LEADERS = "leaders"
    MEETINGS = "meetings"
    RETURN_MEETINGS = "return-meetings"
    VISITS = "visits"
    VISITS_A_MONTH = "visits-a-month"
    DAYS_A_WEEK = "days-a-week"
    MINUTES = "minutes"
    HOURS = "hours"
    WEEKS = "weeks"
    MONTHS = "months"
    RUNGS = "rungs"
    RINGS = "rings"
    SECTORS = "sectors"
    GENERATIONS = "generations"
    PARTS = "parts"
    FTE = "fte"
    PRICE = "price"
    SHARE = "share"


class Kind(StrEnum):
    """The six kinds of sources."""

    HANDBOOK = "handbook"
    BACKGROUND = "background"
    WEBSITE = "website"
    DATABASE = "database"
    EXAMPLE = "example"
    CONTACT = "contact"


class Tool(StrEnum):
    """Where in Kring a step is done: what opens in place, and whose result comes back to the step."""

    NAMES = "names"
    CIRCLE = "circle"
    ECOGRAM = "ecogram"
    FAMILY = "family"
    FAMILY_MAP = "family-map"
    RELATIONS = "relations"
    WEB = "web"
    CARDS = "cards"
    CONTACT = "contact"
    LIFE = "life"
    STORY = "story"
    STRENGTHS = "strengths"
    VIEW = "view"
    SAYS = "says"
    WISHES = "wishes"
    IDEAS = "ideas"
    GOAL = "goal"
    LADDER = "ladder"
    STEPS = "steps"
    PLAN = "plan"
    ASK_HELP = "ask-help"
    MOMENTS = "moments"
    WALL = "wall"
    SHARING = "sharing"
    BURDEN = "burden"
    CARES = "cares"
    LOOKED = "looked"
    REFLECTION = "reflection"
    ON_PAPER = "on-paper"
    DRAWINGS = "drawings"
    FIELDWORK = "fieldwork"


class Has(StrEnum):
    """What there must be in a circle, come of a step, or be found along the doors, before a step is begun or done."""

    WILLING = "willing"
    CARES = "cares"
    PEOPLE = "people"
    PLACES = "places"
    CARD = "card"
    FAMILY = "family"
    DOMAINS = "domains"
    LINES = "lines"
    CONTACT = "contact"
    EVENTS = "events"
    INVOLVED = "involved"
    VIEW = "view"
    SAID = "said"
    PRESENT = "present"
    DAY = "day"
    FIGURE = "figure"
    UNTIL = "until"
    TIGHT = "tight"
    MOMENT = "moment"
    REFLECTION = "reflection"
    WISH = "wish"
    STRENGTHS = "strengths"
    STORY = "story"
    IDEA = "idea"
    GOAL = "goal"
    ACTION = "action"
    PREPARED = "prepared"
    TRIED = "tried"
    SUPPORT = "support"
    LASTING = "lasting"
    ANSWERS = "answers"
    RUNG = "rung"
    ASKED = "asked"
    READY = "ready"
    AGAIN = "again"
    VISITED = "visited"
    HEARD = "heard"
    CLOSED = "closed"
    DESCRIBED = "described"
    DECIDED = "decided"
    AGREED = "agreed"
    REPEATED = "repeated"
    CONSENT = "consent"
