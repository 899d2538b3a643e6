"""What the fields of a plan are called in the history: of goals, of actions, and of requests for help."""

from enum import Enum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core.kinds import Beginning, Carrier, Dimension, Function, Outcome, Reply

UNTOLD: Final = frozenset(  # ids, which are no word of anybody
    {"wish", "goal", "plan", "action", "ask", "part", "done", "card", "after", "domain"}
)

FIELDS: Final[dict[str, dict[str, Any]]] = {
    "goals": {
        "words": _("the words"),
        "began_as": _("what it began as"),
        "wish": _("which wish it is about"),
        "perspective": _("what it is about"),
        "function": _("what people give with it"),
        "gap": _("what of the picture it began with"),
        "domain": _("which part of life"),
        "dimension": _("what becomes stronger"),
        "role": _("which role"),
        "people": _("with whom"),
        "works": _("what goes well already"),
        "wanted": _("how much it is wanted"),
        "hesitation": _("what holds back"),
        "not_before": _("not now, until"),
        "rung_own": _("what can be done oneself"),
        "rung_network": _("what people around can do"),
        "rung_general": _("what is there for everybody"),
        "rung_individual": _("what help is needed besides"),
        "skipped": _("why a step of the ladder was passed over"),
        "ended_on": _("ready since"),
        "look_back_on": _("when to look back"),
        "looked_back_on": _("looked back on"),
    },
    "actions": {
        "words": _("the words"),
        "goal": _("which goal it is for"),
        "plan": _("which plan it is in"),
        "by": _("who does it"),
        "checks": _("who asks how it goes"),
        "people": _("with whom"),
        "where": _("where"),
        "on": _("on which day"),
        "moment": _("at what moment"),
        "otherwise": _("what if it does not work"),
        "reason": _("why so"),
        "card": _("which idea it came from"),
        "after": _("which step it makes smaller"),
        "rank": _("the order"),
        "is_chosen": _("whether it is chosen"),
        "is_confirmed": _("whether it is agreed"),
        "outcome": _("how it went"),
        "ended_on": _("ready since"),
        "well": _("what went well"),
        "less_well": _("what went less well"),
        "is_thanked": _("whether somebody was thanked"),
    },
    "requests": {
        "words": _("the words"),
        "support": _("what kind of help"),
        "people": _("who is asked"),
        "goal": _("which goal it is for"),
        "action": _("which agreement it asks about"),
        "task": _("which task it asks about"),
        "success": _("which photo it asks about"),
        "behind": _("what may be behind it"),
        "back": _("what can be done back"),
        "sentence": _("the sentence"),
        "carrier": _("how it is asked"),
        "asked_on": _("asked on"),
        "reply": _("the answer"),
        "reply_words": _("words with the answer"),
        "replied_on": _("answered on"),
        "is_thanked": _("whether somebody was thanked"),
        "is_over": _("whether it is over"),
    },
    "plans": {
        "kind": _("what kind of plan"),
        "words": _("what the plan is called"),
        "people": _("with whom"),
        "done": _("which parts are ready"),
        "began_on": _("begun on"),
        "review_on": _("when to look at it again"),
        "until": _("until when"),
        "ended_on": _("ready since"),
        "look_back_on": _("when to look back"),
        "looked_back_on": _("looked back on"),
    },
    "passages": {
        "plan": _("which plan it is in"),
        "ask": _("which question"),
        "words": _("the words"),
        "people": _("who were named"),
        "is_arranged": _("whether it is arranged"),
    },
    "tasks": {
        "plan": _("which plan it is in"),
        "part": _("which part of the plan"),
        "words": _("the words"),
        "by": _("who does it"),
        "next": _("who takes it over"),
        "often": _("how often"),
        "is_agreed": _("whether it is agreed"),
    },
    "evaluations": {
        "plan": _("which plan it is in"),
        "on": _("on which day"),
        "well": _("what goes well"),
        "concerns": _("what gives concern"),
        "agreed": _("what is agreed anew"),
    },
    "successes": {
        "words": _("the words"),
        "action": _("which step it was"),
        "photo": _("the photo"),
        "people": _("who are in the photo"),
        "consents": _("who said that it may be shown"),
        "is_of_nobody": _("whether nobody is in the photo"),
        "on": _("on which day"),
        "is_let_go": _("for the wall of the team"),
    },
}
WORDS: Final[dict[type[Enum], dict[Any, Any]]] = {
    Beginning: {
        Beginning.WISH: pgettext_lazy("goal", "a wish"),
        Beginning.DREAM: pgettext_lazy("goal", "a dream"),
        Beginning.QUESTION: pgettext_lazy("goal", "a question"),
        Beginning.ISSUE: pgettext_lazy("goal", "something difficult"),
    },
    Dimension: {
        Dimension.SIZE: pgettext_lazy("goal", "more people"),
        Dimension.VARIETY: pgettext_lazy("goal", "other kinds of people"),
        Dimension.DENSITY: pgettext_lazy("goal", "people who know each other"),
        Dimension.REACH: pgettext_lazy("goal", "people who can be reached"),
        Dimension.CARE: pgettext_lazy("goal", "people who can help"),
    },
    Function: {
        Function.CARE: pgettext_lazy("goal", "support and care"),
        Function.TOGETHER: pgettext_lazy("goal", "doing things together"),
        Function.EMOTIONAL: pgettext_lazy("goal", "somebody to share with"),
    },
    Outcome: {
        Outcome.DONE: pgettext_lazy("step", "it worked"),
        Outcome.NOT_WORKED: pgettext_lazy("step", "it did not work yet"),
        Outcome.OTHERWISE: pgettext_lazy("step", "it goes another way"),
        Outcome.LAPSED: pgettext_lazy("step", "it lapsed"),
    },
    Reply: {
        Reply.YES: pgettext_lazy("answer", "yes"),
        Reply.NO: pgettext_lazy("answer", "no"),
        Reply.ANOTHER_TIME: pgettext_lazy("answer", "another time"),
    },
    Carrier: {
        Carrier.LINK: pgettext_lazy("asked", "with a link"),
        Carrier.MAIL: pgettext_lazy("asked", "with a mail"),
        Carrier.LETTER: pgettext_lazy("asked", "with a letter"),
        Carrier.ONESELF: pgettext_lazy("asked", "in person"),
    },
}
