"""What a password may not lean on: words that anybody would try first for this person and this place."""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LEAST: Final = 8  # letters that must be left beside such words
_PLACE: Final = ("kring", "netwerk", "network", "wachtwoord", "password", "welkom", "welcome")


class Around:
    """Refuses a password that is little more than one's name, one's address or what this place is called."""

    def validate(self, password: str, user: Any = None) -> None:
        rest = password.casefold()
        for word in sorted(_words(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != password.casefold() and len(re.sub(r"[\W\d_]", "", rest)) < LEAST:
            raise ValidationError(
                _("This is easy to guess: almost only a name, or a word that many people choose. Add other words."),
                code="around",
            )

    def get_help_text(self) -> str:
        return _("Do not use only your name or the name of this place.")


def _words(user: Any) -> set[str]:
    told = f"{getattr(user, 'name', '')} {getattr(user, 'email', '') or ''}"
    return {word for word in re.split(r"[\W\d_]+", told.casefold()) if len(word) > 2} | set(_PLACE)
