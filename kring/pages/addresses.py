"""A mail address that somebody says is theirs: a code goes there, and only with that code it is.

Whether anybody has that address already is said to nobody without the code.
"""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

import msgspec
from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from kring.pages import sealed
from kring.store import accounts, log, models, rates

_KEPT: Final = "address"
_SOON: Final = timedelta(minutes=15)
_MAILS: Final = 5
_GUESSES: Final = 5
Kept = tuple[str, str, str]


def ask(request: HttpRequest, email: str, to: str, by: log.Actor) -> bool:
    """Mail a code to an address; `to` is where to go on. Not too often to one address, or for one person."""
    email = email.strip().lower()
    hidden = sha256(email.encode()).hexdigest()[:32]
    who = by.user.pk if by.user else request.session.session_key
    may = [rates.may(f"address {key}", _MAILS, _SOON, by.at) for key in (hidden, who)]
    if not all(may):
        return False
    code = get_adapter().generate_login_code()
    get_adapter().send_mail("account/email/address", email, {"code": code})
    request.session[_KEPT] = sealed.seal(msgspec.json.encode((email, code, to)), _KEPT)
    return True


def asked(request: HttpRequest) -> tuple[str, str] | None:
    """The address to which a code went, and where to go on; nothing when none did, or it is too long ago."""
    kept = _kept(request)
    return (kept[0], kept[2]) if kept else None


def is_guessed_out(user: models.User, at: datetime) -> bool:
    """One more guess at the code: few of them, however many browsers there are."""
    return not rates.may(f"address code {user.pk}", _GUESSES, _SOON, at)


def proves(request: HttpRequest, typed: str, user: models.User, at: datetime) -> bool:
    """Whether this is the code; then the address is theirs. Raises `accounts.Taken`."""
    kept = _kept(request)
    if kept is None or _plain(typed) != _plain(kept[1]):
        return False
    del request.session[_KEPT]
    accounts.prove(user, kept[0], at)
    return True


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _kept(request: HttpRequest) -> Kept | None:
    found = sealed.opened(request.session.get(_KEPT, ""), _KEPT, int(_SOON.total_seconds()))
    return msgspec.json.decode(found, type=Kept) if found else None
