"""How often somebody may try to come in. Counted in the database for all processes; no address is kept readable."""

from datetime import datetime, timedelta
from hashlib import sha256

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from kring.store import models, rates

SOON = timedelta(minutes=10)
PER_PLACE = 100
PER_PERSON = 10
CODES = 5


def may_sign_in(request: HttpRequest, email: str) -> bool:
    """One more try at a password: few for one person, more for one place, where a whole team may sit."""
    at = timezone.now()
    place = rates.may(f"sign-in {_place(request)}", PER_PLACE, SOON, at)
    return rates.may(f"sign-in {_hidden(email)}", PER_PERSON, SOON, at) and place


def came_in(email: str) -> None:
    """Whoever is in need not wait for tries that came before."""
    models.Counter.objects.filter(key=f"sign-in {_hidden(email)}").delete()


def may_ask_for_code(request: HttpRequest, form: forms.Form) -> bool:
    """One more mail with a code; too many is told on the form."""
    at = timezone.now()
    place = rates.may(f"code {_place(request)}", PER_PLACE, SOON, at)
    if rates.may(f"code {_hidden(form.cleaned_data['email'])}", CODES, SOON, at) and place:
        return True
    form.add_error(None, gettext("You tried very often. Wait a few minutes and try again."))
    return False


def may_follow_links(request: HttpRequest, at: datetime) -> bool:
    """One more look at a link; nobody guesses one by trying many."""
    return rates.may(f"link {_place(request)}", PER_PLACE, SOON, at)


def _place(request: HttpRequest) -> str:
    return _hidden(request.META.get("REMOTE_ADDR", ""))


def _hidden(words: str) -> str:
    return sha256(words.strip().lower().encode()).hexdigest()[:32]
