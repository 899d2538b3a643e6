import pytest
from django.test import Client

from kring.store import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.site.failing")]


@pytest.fixture
def bram():
    browser = Client()
    browser.force_login(accounts.make("Bram", "bram@example.org"))
    return browser


def test_what_is_not_shared_is_said_in_words_without_naming_it(bram):
    answer = bram.get("/refuse/")
    assert answer.status_code == 403
    assert "Dit deel is niet met jou gedeeld" in answer.text
    assert "wishes" not in answer.text
    assert 'href="/"' in answer.text


def test_a_change_without_a_version_is_shown_back(bram):
    answer = bram.post("/miss/", {"remark": "Zingt <i>graag</i>"}, HTTP_REFERER="http://testserver/n/anna/names/")
    assert answer.status_code == 428
    assert "Zingt &lt;i&gt;graag" in answer.text


def test_a_circle_of_a_newer_kring_is_left_alone_in_words(bram):
    answer = bram.get("/newer/")
    assert answer.status_code == 503 and "Er is niets kwijt." in answer.text


def test_the_way_back_never_leads_to_another_site(bram):
    assert "example.com" not in bram.post("/miss/", HTTP_REFERER="https://example.com/x").text


@pytest.mark.parametrize("letters", ["base64", "utf-7", "unicode_escape", "idna", "no-such"])
def test_a_form_in_other_letters_is_not_understood_and_breaks_nothing(bram, letters):
    kind = f"multipart/form-data; boundary=x; charset={letters}"
    form = b'--x\r\nContent-Disposition: form-data; name="remark"\r\n\r\n+2AA-\r\n--x--\r\n'
    assert bram.generic("POST", "/miss/", form, content_type=kind).status_code == 400


@pytest.mark.parametrize("address", ["/", "/accounts/sign-in/"])
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "language"])
def test_a_cookie_with_a_sign_that_no_database_keeps_is_not_understood_and_breaks_nothing(address, name):
    asked = Client(raise_request_exception=False, HTTP_COOKIE=f'{name}="abcdefgh\\000ijkl"')
    assert asked.get(address).status_code == 400
