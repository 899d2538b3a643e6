"""What deeds, roles and rules are called to whose circle it is."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kring.core.access import Role, Rule
from kring.store.models import Deed

SOME: Final = _("a part of the circle")

DEEDS: Final[dict[str, Any]] = {
    Deed.READ: _("Looked at %(part)s."),
    Deed.COPY: _("Took %(part)s along, on paper or as a file."),
    Deed.LIST: _("Saw the name in a list of circles."),
    Deed.SEARCH: _("Searched, and saw the name."),
    Deed.CHANGE: _("Changed something."),
    Deed.UNDO: _("Took something back."),
    Deed.REDO: _("Did something again."),
    Deed.MAKE: _("Made this circle."),
    Deed.PROPOSE: _("Proposed something."),
    Deed.ANSWER: _("Answered a proposal."),
    Deed.ASK: _("Asked somebody for help."),
    Deed.REPLY: _("Gave an answer to a question."),
    Deed.GIVE_ROLE: _("Gave somebody access."),
    Deed.ACCEPT: _("Said yes to the invitation."),
    Deed.CHANGE_ROLE: _("Changed what somebody may see."),
    Deed.END_ROLE: _("Ended somebody's access."),
    Deed.INVITE: _("Invited somebody."),
    Deed.NOTE: _("Wrote or read notes of their own."),
    Deed.EMERGENCY: _("Opened the circle in an emergency."),
    Deed.WITHHOLD: _("Held something back for somebody's safety."),
    Deed.REVIEW: _("Looked whether that was right."),
    Deed.KEEP: _("Said how long this circle is kept."),
    Deed.ERASE: _("Asked that all of this circle is erased."),
    Deed.STAY: _("Stopped that this circle is erased."),
}
EMERGENCY: Final = {
    Deed.GIVE_ROLE: _("Came in by themselves, for a few hours."),
    Deed.END_ROLE: _("Went out again."),
}
OTHER: Final = _("Did something for this circle.")
REFUSED: Final = _("Wanted to see %(part)s, and was not let in.")
CONFLICT: Final = _("Wanted to change something that was just changed.")

ROLES: Final[dict[str, Any]] = {
    Role.OWNER: pgettext_lazy("role", "client"),
    Role.PROXY: pgettext_lazy("role", "stands in for the client"),
    Role.CASE_MANAGER: pgettext_lazy("role", "case manager"),
    Role.CARE_PROVIDER: pgettext_lazy("role", "care provider"),
    Role.PROFESSIONAL: pgettext_lazy("role", "professional"),
    Role.SUPPORT_FIGURE: pgettext_lazy("role", "support figure"),
    Role.CARER: pgettext_lazy("role", "carer"),
    Role.FAMILY: pgettext_lazy("role", "family"),
    Role.FRIEND: pgettext_lazy("role", "friend"),
    Role.NEIGHBOUR: pgettext_lazy("role", "neighbour"),
    Role.MEMBER: pgettext_lazy("role", "in the circle"),
    Role.VOLUNTEER: pgettext_lazy("role", "volunteer"),
    Role.PROCESS_GUIDE: pgettext_lazy("role", "process guide"),
    Role.COORDINATOR: pgettext_lazy("role", "coordinator"),
    Role.COURSE_LEADER: pgettext_lazy("role", "course leader"),
    Role.ANALYST: pgettext_lazy("role", "analyst"),
    Role.ADMINISTRATOR: pgettext_lazy("role", "administrator"),
    Role.INSTALLATION: pgettext_lazy("role", "looks after Kring"),
}

RULES: Final[dict[str, Any]] = {
    Rule.OWNER: _("It is their own circle."),
    Rule.PROXY: _("They stand in for the client."),
    Rule.ROLE: _("It belongs to their role."),
    Rule.SHARED: _("It was shared with them."),
    Rule.WRITES_UNTIL: _("They may write in it until an agreed day."),
    Rule.BREAK_GLASS: _("It was an emergency."),
    Rule.INSTALLATION: _("They look after Kring."),
    Rule.ADMINISTRATOR: _("They look after an organisation."),
    Rule.NO_ROLE: _("They have no access here."),
    Rule.NOT_BEGUN: _("Their access had not begun."),
    Rule.ENDED: _("Their access had ended."),
    Rule.NOT_FOR_ROLE: _("It does not belong to their role."),
    Rule.NOT_SHARED: _("It was not shared with them."),
    Rule.MEET_FIRST: _("They meet first, and read later."),
    Rule.ONLY_LOOKING: _("They may look, and change nothing."),
    Rule.ONLY_PROPOSING: _("They may only propose."),
    Rule.OWNER_DECIDES: _("Only the client decides this."),
    Rule.SECOND_FACTOR: _("Their second key was missing."),
    "command": _("Whoever looks after Kring ran a command."),
    "asked": _("They were asked a question."),
    "retention": _("The law says how long this is kept."),
}
