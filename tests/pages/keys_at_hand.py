"""What people in the tests have at hand to come in: an app with codes, and a mailbox."""

import re
import time

from allauth.mfa.totp.internal import auth
from django.core import mail
from django.test import Client

from tests.pages.conftest import PASSWORD

SIGN_IN = "/accounts/sign-in/"


def come_in(email: str, password: str = PASSWORD, **more) -> Client:
    """A browser in which somebody typed their address and password."""
    browser = Client(**more)
    browser.post(SIGN_IN, {"login": email, "password": password})
    return browser


def now(secret: str, later: int = 0) -> str:
    """What an app with this secret shows, now or so many steps of half a minute later."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + later))


def set_up(browser: Client) -> tuple[str, list[str]]:
    """An app is set up: its secret, and the codes for a bad day that are shown once."""
    page = browser.get("/accounts/second/app/").text
    secret = re.search(r'id="secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    answer = browser.post("/accounts/second/app/", {"code": now(secret, -1)}, follow=True)
    return secret, re.findall(r"<li>(\d{4} \d{4})</li>", answer.text)


def mailed_code() -> str:
    """The code in the last mail."""
    words = mail.outbox[-1].body.split()
    return max(words, key=lambda word: sum(sign.isupper() or sign.isdigit() for sign in word))
