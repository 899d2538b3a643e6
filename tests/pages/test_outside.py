"""Coming in with the account of one's organisation, at a real provider that runs beside the tests."""

import json
import urllib.error
import urllib.parse
import urllib.request

import oidc_provider_mock
import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import connection
from django.test import Client
from django.utils import timezone

from kring.site import outside
from kring.store import accounts, log, models
from tests.pages.keys_at_hand import SIGN_IN

BUTTON = "/accounts/outside/organisation/login/"
STEP = "/accounts/step/"


class Quiet(urllib.request.HTTPRedirectHandler):
    """A browser at the provider that stops where it is sent back to Kring."""

    def redirect_request(self, *args):
        return None


@pytest.fixture(scope="module")
def provider():
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def _named(settings, provider):
    settings.SECOND_FACTOR = True
    settings.SOCIALACCOUNT_PROVIDERS = outside.providers(
        {
            "KRING_OIDC_URL": provider,
            "KRING_OIDC_NAME": "De Brug",
            "KRING_OIDC_CLIENT": "kring",
            "KRING_OIDC_SECRET": "s",
        }
    )


def told(provider, sub, **claims):
    """What the provider knows of somebody."""
    body = json.dumps(claims).encode()
    asked = urllib.request.Request(f"{provider}/users/{sub}", body, {"Content-Type": "application/json"}, method="PUT")
    urllib.request.urlopen(asked).close()


def follow(browser, sub, **chosen):
    """Press the button, say at the provider who one is, and come back to Kring."""
    address = browser.post(BUTTON)["Location"]
    form = urllib.parse.urlencode({"sub": sub, **chosen}).encode()
    with pytest.raises(urllib.error.HTTPError) as sent:
        urllib.request.build_opener(Quiet).open(address, form)
    sent.value.close()
    back = urllib.parse.urlsplit(sent.value.headers["Location"])
    return browser.get(f"{back.path}?{back.query}")


def come(provider, sub, **claims):
    told(provider, sub, **claims)
    browser = Client()
    return browser, follow(browser, sub)


def is_in(browser, user=None):
    answer = browser.get("/accounts/")
    return answer.status_code == 200 and (user is None or answer.context["user"] == user)


def test_the_button_is_there_only_when_the_environment_names_a_provider(table, settings):
    assert "Met De Brug" in Client().get(SIGN_IN).text
    settings.SOCIALACCOUNT_PROVIDERS = outside.providers({})
    assert "Met De Brug" not in Client().get(SIGN_IN).text
    assert Client().post(BUTTON).status_code == 401
    assert Client().get(BUTTON)["Location"].startswith(SIGN_IN)


def test_only_the_provider_may_be_led_to():
    told = {"KRING_OIDC_URL": "https://login.example.org/realms/a", "KRING_OIDC_HOSTS": "https://sso.example.org:8443"}
    assert outside.hosts(told) == ["https://login.example.org", "https://sso.example.org:8443"]
    assert outside.hosts({}) == []


def test_who_was_invited_comes_in_by_a_confirmed_address_and_later_by_who_they_are(table, provider):
    browser, answer = come(provider, "1", email="Anna@example.org", email_verified=True, name="Secret Name")
    assert answer["Location"] == "/"
    assert is_in(browser, table.anna)
    again, _ = come(provider, "1", email="moved@example.org", email_verified=True)
    assert is_in(again, table.anna)
    line = models.Line.objects.filter(user=table.anna, deed="sign_in").latest("id")
    assert line.rule == "socialaccount"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM socialaccount_socialaccount")
        kept = str(cursor.fetchall())
    assert "Secret" not in kept and "example.org" not in kept


def test_an_unknown_person_gets_no_account(table, provider):
    before = models.User.objects.count()
    browser, answer = come(provider, "2", email="nobody@example.org", email_verified=True)
    assert answer.status_code == 403
    assert "Kring kent je nog niet" in answer.text
    assert not is_in(browser)
    assert models.User.objects.count() == before
    assert models.Line.objects.filter(deed="sign_in", outcome="refused", rule="outside").count() == 1


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_nobody_confirmed_opens_nothing(table, provider, verified):
    browser, answer = come(provider, f"3{verified}", email="anna@example.org", email_verified=verified)
    assert answer.status_code == 403
    assert not is_in(browser) and not SocialAccount.objects.exists()


def test_a_second_account_with_the_same_address_opens_nothing(table, provider):
    come(provider, "4", email="anna@example.org", email_verified=True)
    browser, answer = come(provider, "5", email="anna@example.org", email_verified=True)
    assert answer.status_code == 403
    assert not is_in(browser)


def test_who_left_does_not_come_in_by_another_door(table, provider):
    come(provider, "6", email="anna@example.org", email_verified=True)
    models.User.objects.filter(pk=table.anna.pk).update(is_active=False)
    browser, _ = come(provider, "6", email="anna@example.org", email_verified=True)
    assert not is_in(browser)


def test_a_professional_owes_a_second_key_unless_the_provider_asked_for_two(table, provider):
    circle = f"/n/{table.row.pk}/circle/"
    for sub, ways, expected in (("7", ["pwd"], 302), ("7", ["pwd", "mfa"], 200), ("7", "mfa", 302)):
        browser, _ = come(provider, sub, email="bram@example.org", email_verified=True, amr=ways)
        assert is_in(browser, table.bram)
        assert browser.get(circle).status_code == expected, ways


def test_a_second_key_in_kring_is_asked_unless_the_provider_asked_for_two(table, provider):
    Authenticator.objects.create(user=table.bram, type="totp", data={"secret": ""})
    browser, answer = come(provider, "8", email="bram@example.org", email_verified=True)
    assert answer["Location"] == STEP and not is_in(browser)
    browser, answer = come(provider, "8", email="bram@example.org", email_verified=True, amr=["mfa"])
    assert is_in(browser, table.bram)


def test_what_the_provider_asked_of_one_counts_for_nobody_else_in_that_browser(table, provider):
    browser, _ = come(provider, "9", email="bram@example.org", email_verified=True, amr=["mfa"])
    token = accounts.invite(table.chris, log.Actor(table.dora, timezone.now()))
    browser.post(f"/accounts/link/{token}/")
    assert is_in(browser, table.chris)
    assert "second" not in {key for key, value in browser.session.items() if value == "shown"}


def test_who_stops_at_the_provider_or_comes_back_with_nonsense_is_told_so(table, provider):
    told(provider, "10", email="anna@example.org", email_verified=True)
    stopped = follow(Client(), "10", action="deny")
    assert stopped.status_code in (302, 403)
    nonsense = Client().get(f"{BUTTON}callback/?code=x&state=y")
    assert nonsense.status_code == 403
    assert "Kring kent je nog niet" in nonsense.text


def test_an_address_that_was_never_proven_opens_nobodys_account_from_outside(table, provider):
    """Who came in under somebody else's address would else share an account with them."""
    models.User.objects.filter(pk=table.anna.pk).update(last_login=timezone.now())
    browser, answer = come(provider, "10", email="anna@example.org", email_verified=True)
    assert answer.status_code == 403 and not is_in(browser)
    models.User.objects.filter(pk=table.anna.pk).update(email_proven_at=timezone.now())
    browser, _ = come(provider, "10", email="anna@example.org", email_verified=True)
    assert is_in(browser, table.anna)
