"""What every answer says to the browser, error pages included; and that no page needs what the policy forbids."""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kring.store import accounts
from tests import surroundings

ROOT = Path(__file__).resolve().parents[2] / "kring"
POLICY = {
    "default-src 'self'",
    "img-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


def addresses(found: URLResolver | None = None, before: str = "/"):
    for one in (found or get_resolver()).url_patterns:
        address = before + ARGUMENT.sub("nobody", str(one.pattern))
        if isinstance(one, URLPattern):
            yield address
        else:
            yield from addresses(one, address)


def wrong_with(answer) -> list[str]:
    said = answer.headers
    faults = []
    if {part.strip() for part in said.get("Content-Security-Policy", "").split(";")} != POLICY:
        faults.append("policy")
    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    faults += [name for name, value in expected.items() if said.get(name) != value]
    faults += [name for name in ("Permissions-Policy", "Cache-Control") if name not in said]
    if "no-store" not in said.get("Cache-Control", ""):
        faults.append("kept")
    return faults


@pytest.fixture
def visitors(db):
    bram = accounts.make("Bram", "bram@example.org")
    dora = accounts.make("Dora", "dora@example.org", is_installation_admin=True)
    browsers = [Client() for _ in range(3)]
    browsers[1].force_login(bram)
    browsers[2].force_login(dora)
    return browsers


@pytest.mark.parametrize("address", [*addresses(), "/nothing/here/", "/n/nobody/circle"])
def test_every_answer_is_kept_by_nobody_and_framed_by_nobody(visitors, address):
    for browser in visitors:
        for answer in (browser.get(address), browser.post(address)):
            assert wrong_with(answer) == []
            assert answer.status_code < 500


def test_who_is_not_signed_in_is_led_to_sign_in_whatever_the_address(visitors):
    stranger = visitors[0]
    for address in ("/", "/nothing/here/", "/manage/", "/n/nobody/circle/"):
        answer = stranger.get(address)
        assert answer.status_code == 302
        assert answer["Location"] == f"/accounts/sign-in/?next={address}"
        assert stranger.post(address).status_code == 401


def test_what_is_refused_and_what_does_not_exist_look_the_same(visitors):
    bram = visitors[1]
    refused, absent = bram.get("/manage/"), bram.get("/nothing/here/")
    assert refused.status_code == absent.status_code == 404
    assert re.sub(r'value="\w{64}"', "", refused.text) == re.sub(r'value="\w{64}"', "", absent.text)


@pytest.mark.urls("tests.house.failing")
def test_a_failure_of_ours_is_said_kindly_and_shows_nothing(visitors):
    bram = visitors[1]
    bram.raise_request_exception = False
    answer = bram.get("/fails/")
    assert (answer.status_code, wrong_with(answer)) == (500, [])
    assert "Het ligt niet aan jou" in answer.text
    assert "Anna" not in answer.text


def test_a_request_that_no_page_makes_is_answered_kindly(visitors):
    answer = visitors[1].post("/accounts/", {f"field{number}": "x" for number in range(1500)})
    assert (answer.status_code, wrong_with(answer)) == (400, [])
    assert "Kring begreep dit niet" in answer.text


class Page(HTMLParser):
    """Finds what a strict policy would forbid."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)
        self.found += [name for name in names if name == "style" or name.startswith("on")]
        links = [names.get(name) or "" for name in ("src", "href", "action", "formaction")]
        self.found += [link for link in links if link.startswith(("http:", "https:", "//", "javascript:", "data:"))]


def test_no_template_has_a_script_or_a_style_of_its_own_or_asks_another_host():
    for file in [*ROOT.glob("pages/**/*.html"), *ROOT.glob("site/**/*.html")]:
        page = Page()
        page.feed(re.sub(r"\{[%{#].*?[%}#]\}", "", file.read_text(), flags=re.S))
        assert page.found == [], file
    for file in [*ROOT.glob("**/*.css"), *ROOT.glob("**/static/**/*.js")]:
        said = re.sub(r"^\s*//.*$", "", file.read_text(), flags=re.M).replace("http://www.w3.org/", "")
        assert not re.search(r"//[a-z]+\.[a-z]", said), file


def test_over_https_cookies_are_bound_to_the_host_and_browsers_remember():
    asked = (
        "import json, django; django.setup()\n"
        "from django.conf import settings as s; from kring.site.messages import Slip\n"
        "from kring.pages.asking import asked\n"
        "print(json.dumps([s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME, Slip.cookie_name,"
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS,"
        "s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_HTTPONLY, asked.HOLDER]))"
    )
    surrounding = {
        **os.environ,
        "KRING_URL": "https://kring.example",
        "KRING_DATA": str(surroundings.FOLDER),
        "DJANGO_SETTINGS_MODULE": "kring.site.settings",
    }
    done = subprocess.run([sys.executable, "-c", asked], env=surrounding, capture_output=True, text=True, check=True)
    *names, session, csrf, seconds, subdomains, redirect, http_only, holder = json.loads(done.stdout)
    assert all(name.startswith("__Host-") for name in names) and holder == "__Secure-asked"
    assert (session, csrf, subdomains, redirect, http_only) == (True, True, True, True, True)
    assert seconds >= 365 * 24 * 3600
