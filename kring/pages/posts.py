"""What people at an organisation are called, and what they learned."""

from django.utils.translation import get_language, pgettext_lazy

from kring.core.access import Role
from kring.core.trained import Course
from kring.methods import trainings

CALLED = {
    Role.PROFESSIONAL: pgettext_lazy("position", "professional, gives no care"),
    Role.CARE_PROVIDER: pgettext_lazy("position", "professional, gives care"),
    Role.CASE_MANAGER: pgettext_lazy("position", "case manager"),
    Role.COORDINATOR: pgettext_lazy("position", "coordinator"),
    Role.PROCESS_GUIDE: pgettext_lazy("position", "process guide"),
    Role.COURSE_LEADER: pgettext_lazy("position", "course leader"),
    Role.VOLUNTEER: pgettext_lazy("position", "volunteer"),
    Role.ANALYST: pgettext_lazy("position", "analyst, sees only counts"),
    Role.ADMINISTRATOR: pgettext_lazy("position", "administrator of the organisation"),
}
POSITIONS = [(role.value, name) for role, name in CALLED.items()]


def course(one: Course) -> str:
    """What a training is called in the language of the page."""
    return one.nl if (get_language() or "nl").startswith("nl") else one.en


def learned(kind: str) -> str:
    """What somebody learned, in words: a training that Kring knows by its name, another as it was noted."""
    known = trainings.courses().get(kind)
    return course(known) if known else kind
