"""What people at an organisation are called."""

from django.utils.translation import pgettext_lazy

from kring.core.access import Role

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
