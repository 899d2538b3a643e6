"""How often somebody may try to come in. Counted in the database for all processes; no address is kept readable.

A browser in which somebody came in before is counted apart: a stranger who tries without end keeps out
whoever comes with another browser, but not the person at their own table.
"""

import hmac
import ipaddress
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from kring.core import codes
from kring.store import models, rates

SOON = timedelta(minutes=10)
PER_PLACE = 100
PER_PERSON = 10
CODES = 5
GUESSES = 5  # at one code that was mailed
SECONDS = 10  # at a second factor, in ten minutes
SECONDS_A_DAY = 40
DAY = timedelta(days=1)
LETTERS = 20  # codes of letters from one place, in ten minutes
LETTERS_A_DAY = 60
ALIKE = 20  # codes that begin alike, in a day, from everywhere: there are 32,768 beginnings
PEOPLE = 4  # who share a tablet
YEAR = 365 * 24 * 3600
KNOWN = "__Host-known" if settings.IS_SECURE else "known"


def may_sign_in(request: HttpRequest, email: str) -> bool:
    """One more try at a password: few for one person, more for one place, where a whole team may sit."""
    at = timezone.now()
    place = rates.may(f"sign-in {_place(request)}", PER_PLACE, SOON, at)
    return rates.may(f"sign-in {_hidden(email)}{_browser(request, email)}", PER_PERSON, SOON, at) and place


def came_in(request: HttpRequest, answer: HttpResponse, email: str) -> None:
    """Whoever is in need not wait for tries that came before, and comes with a browser that is known from now on."""
    keys = [f"sign-in {_hidden(email)}{browser}" for browser in {"", _browser(request, email)}]
    models.Counter.objects.filter(key__in=keys).delete()
    sign = secrets.token_hex(8)
    known = [f"{sign}:{_proof(sign, email)}", *request.COOKIES.get(KNOWN, "").split(".")][:PEOPLE]
    answer.set_cookie(KNOWN, ".".join(known), max_age=YEAR, httponly=True, samesite="Lax", secure=settings.IS_SECURE)


def _browser(request: HttpRequest, email: str) -> str:
    """What tells this browser apart when this person came in with it before, else nothing."""
    for one in request.COOKIES.get(KNOWN, "").split(".")[:PEOPLE]:
        sign, _, proof = one.partition(":")
        if hmac.compare_digest(proof.encode(), _proof(sign, email).encode()):
            return f" {sign}"
    return ""


def _proof(sign: str, email: str) -> str:
    return salted_hmac(KNOWN, f"{sign} {email.strip().lower()}", algorithm="sha256").hexdigest()[:40]


def may_ask_for_code(request: HttpRequest, form: forms.Form) -> bool:
    """One more mail with a code; too many is told on the form."""
    at = timezone.now()
    place = rates.may(f"code {_place(request)}", PER_PLACE, SOON, at)
    email = form.cleaned_data["email"]
    if rates.may(f"code {_hidden(email)}{_browser(request, email)}", CODES, SOON, at) and place:
        return True
    form.add_error(None, gettext("You tried very often. Wait a few minutes and try again."))
    return False


def may_follow_links(request: HttpRequest, at: datetime) -> bool:
    """One more look at a link; nobody guesses one by trying many."""
    return rates.may(f"link {_place(request)}", PER_PLACE, SOON, at)


def may_guess_code(request: HttpRequest) -> bool:
    """One more guess at the code that was mailed: few for one code, however many browsers share the session."""
    at = timezone.now()
    return rates.may(f"mailed {_hidden(request.session.session_key or '')}", GUESSES, SOON, at)


def may_enter_letter(request: HttpRequest, typed: str) -> bool:
    """One more try at the code of a letter: few from one place, and few at codes that begin alike.

    Whoever tries from everywhere at once closes the codes that begin as theirs do, and nobody else's.
    """
    at, place = timezone.now(), _place(request)
    soon = rates.may(f"letter {place}", LETTERS, SOON, at)
    day = rates.may(f"letter day {place}", LETTERS_A_DAY, DAY, at)
    code = codes.read(typed)
    return soon and day and (not code or rates.may(f"letter alike {_hidden(code[:3])}", ALIKE, DAY, at))


def may_show_second(request: HttpRequest, user: models.User) -> bool:
    """One more try at a code from an app or a recovery code."""
    at, who = timezone.now(), f"second {user.pk}"
    browser = _browser(request, user.email or "")
    soon = rates.may(f"{who}{browser}", SECONDS, SOON, at)
    return rates.may(f"{who} day{browser}", SECONDS_A_DAY, DAY, at) and soon


def showed_second(request: HttpRequest, user: models.User) -> None:
    """Whoever got it right may start anew."""
    models.Counter.objects.filter(key__startswith=f"second {user.pk}").delete()


def is_first_use(user: models.User, code: str) -> bool:
    """Whether nobody used this code from an app before: it opens once, in whichever process."""
    digits = "".join(sign for sign in code if sign.isalnum())
    return rates.hit(f"used {user.pk} {_hidden(digits)}", timedelta(minutes=5), timezone.now()) == 1


def _place(request: HttpRequest) -> str:
    """Where somebody is: of the newer addresses one household has more than anybody can count."""
    said = request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(said)
    except ValueError:
        return _hidden(said)
    return _hidden(str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else said)


def _hidden(words: str) -> str:
    return sha256(words.strip().lower().encode()).hexdigest()[:32]
