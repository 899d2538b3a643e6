"""The sentences for the closed words of ways of working: one for each, and a test that none lacks one."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core.vocabulary import (
    Cost,
    Does,
    Evidence,
    Firm,
    Goal,
    Group,
    Kind,
    Loneliness,
    Order,
    Presence,
    Sign,
    Takes,
    Theme,
    Training,
    Who,
)

Told = Mapping[StrEnum, Any]

THEME: Final[Told] = {
    Theme.MAPPING: _("Who is there? Putting the network on a map"),
    Theme.CARE: _("Caring for somebody near"),
    Theme.LONELINESS: _("Loneliness"),
    Theme.NEIGHBOURHOOD: _("In the neighbourhood"),
    Theme.STRENGTH: _("One’s own strength"),
    Theme.TOGETHER: _("Deciding and managing together"),
    Theme.ONLINE: _("On the internet"),
    Theme.TEAM: _("For teams, teachers and councils"),
}
GOAL: Final[Told] = {
    Goal.PICTURE: _("see who is there"),
    Goal.CLOSER: _("become closer to people"),
    Goal.WIDER: _("meet new people"),
    Goal.HELP: _("get help from people around"),
    Goal.PLAN: _("make a plan together"),
    Goal.RELIEF: _("make caring lighter"),
    Goal.NEIGHBOURS: _("live well with the neighbours"),
    Goal.LEARN: _("learn to make contact"),
    Goal.COPE: _("live with a loss or an illness"),
    Goal.MEANING: _("mean something to others"),
}
GROUP: Final[Told] = {
    Group.EVERYBODY: _("everybody"),
    Group.OLDER: _("older people"),
    Group.CARERS: _("informal carers"),
    Group.RELATIVES: _("parents and family"),
    Group.INTELLECTUAL: _("people with an intellectual disability"),
    Group.PSYCHIATRIC: _("people with psychological problems"),
    Group.DEMENTIA: _("people with dementia"),
    Group.BEREAVED: _("who lost a partner"),
    Group.ISOLATED: _("people with few contacts"),
    Group.RESIDENTS: _("residents of a street or neighbourhood"),
    Group.CARE_HOME: _("people who live in a care home"),
}
HELPERS: Final = (
    Who.CARER,
    Who.CIRCLE,
    Who.RESIDENT,
    Who.VOLUNTEER,
    Who.EXPERT,
    Who.COORDINATOR,
    Who.PROFESSIONAL,
)  # whom somebody can name who looks for a way; the others are a part that one of these plays
LONELY: Final[Told] = {
    Loneliness.SOCIAL: _("more people around: friends, acquaintances, a club"),
    Loneliness.EMOTIONAL: _("one person who is close"),
    Loneliness.EXISTENTIAL: _("something that gives meaning, to matter"),
}
SHOWS: Final[Told] = {
    Sign.UNMAPPED: _("nobody has a place on a map yet"),
    Sign.NOBODY: _("there is nobody on the list now"),
    Sign.FADED: _("contacts that faded and can be taken up again"),
    Sign.ONE_PAIR: _("much rests on one pair of shoulders"),
    Sign.NEIGHBOURS: _("there are neighbours"),
    Sign.NO_NEIGHBOURS: _("there are no neighbours on it"),
}
TAKES: Final[Told] = {
    Takes.TALK: _("one talk"),
    Takes.TALKS: _("a few talks"),
    Takes.WEEKS: _("some weeks"),
    Takes.MONTHS: _("months, up to a year"),
    Takes.YEARS: _("years"),
    Takes.OPEN: _("as long as one likes"),
}
TRAINING: Final[Told] = {
    Training.NONE: _("no training needed"),
    Training.STUDY: _("reading up on it is enough"),
    Training.OFFERED: _("training is offered"),
    Training.ADVISED: _("training is advised"),
    Training.REQUIRED: _("training is required"),
    Training.UNSAID: pgettext_lazy("training", "not told"),
}
COST: Final[Told] = {
    Cost.FREE: _("costs nothing extra"),
    Cost.LITTLE: _("costs little"),
    Cost.BUDGET: _("needs money"),
    Cost.UNSAID: pgettext_lazy("cost", "not told"),
}
EVIDENCE: Final[Told] = {
    Evidence.EFFECT: _("its effect was studied"),
    Evidence.MONITORED: _("it was followed or evaluated"),
    Evidence.DESCRIBED: _("described in the database of interventions"),
    Evidence.REPORTED: _("there is a report or an essay"),
    Evidence.UNSAID: _("no study is named"),
}
FIRM: Final[Told] = {
    Firm.STOPS: _("has to be so"),
    Firm.WARNS: _("otherwise only with a reason"),
    Firm.NUDGES: _("a hint"),
    Firm.TELLS: _("good to know"),
}
ORDER: Final[Told] = {
    Order.FIXED: _("One step after the other."),
    Order.FLEXIBLE: _("One step after the other, and a step back is fine."),
    Order.FREE: _("In any order, and at the same time if that suits."),
}
PRESENCE: Final[Told] = {
    Presence.MUST: "",
    Presence.MAY: _("may be there"),
    Presence.NOT: _("is not there"),
}
KIND: Final[Told] = {
    Kind.HANDBOOK: _("handbook"),
    Kind.BACKGROUND: _("background"),
    Kind.WEBSITE: _("website"),
    Kind.DATABASE: _("database of interventions"),
    Kind.EXAMPLE: pgettext_lazy("source", "example"),
    Kind.CONTACT: _("organisation to ask"),
}


class Picture:
    """The picture of what happens in a step."""

    def __init__(self, icon: str) -> None:
        self.icon = icon


SIGN: Final[Mapping[Does, Picture]] = {
    Does.ASK: Picture(icon="message-circle"),
    Does.SCORE: Picture(icon="list-checks"),
    Does.DRAW: Picture(icon="pencil"),
    Does.MEASURE: Picture(icon="chart-no-axes-column"),
    Does.TELL: Picture(icon="volume-2"),
    Does.INVITE: Picture(icon="mail-open"),
    Does.MEET: Picture(icon="users"),
    Does.MATCH: Picture(icon="heart-handshake"),
    Does.VISIT: Picture(icon="door-open"),
    Does.SESSION: Picture(icon="book-open"),
    Does.PLAN: Picture(icon="milestone"),
    Does.AGREE: Picture(icon="hand"),
    Does.DECIDE: Picture(icon="signpost"),
    Does.DO: Picture(icon="footprints"),
    Does.REVIEW: Picture(icon="eye"),
}
KIND_SIGN: Final[Mapping[Kind, Picture]] = {
    Kind.HANDBOOK: Picture(icon="book-open"),
    Kind.BACKGROUND: Picture(icon="file-text"),
    Kind.WEBSITE: Picture(icon="link"),
    Kind.DATABASE: Picture(icon="folder-open"),
    Kind.EXAMPLE: Picture(icon="lightbulb"),
    Kind.CONTACT: Picture(icon="building"),
}
