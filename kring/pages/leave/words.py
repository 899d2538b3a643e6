"""By which law a circle is kept, as it is told to whose circle it is."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kring.core.retention import Basis

LAWS: Final[dict[Basis, Any]] = {
    Basis.INFORMAL: "",
    Basis.WMO: _("Your circle is kept by a law for support, the Wmo."),
    Basis.WMO_WITHDRAWN: _("Your request for support, by the Wmo, was taken back."),
    Basis.YOUTH: _("Your circle is kept by a law for young people, the Jeugdwet."),
    Basis.GUARDIANSHIP: _("Your circle is kept because a judge decided about care for you."),
}
