import gzip

import brotli
import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/sign-in/"


def asked(accepted):
    return Client(headers={"Accept-Encoding": accepted}).get(SIGN_IN)


def test_a_page_travels_as_brotli_where_the_browser_reads_it():
    answer = asked("gzip, deflate, br, zstd")
    assert answer["Content-Encoding"] == "br"
    assert int(answer["Content-Length"]) == len(answer.content)
    assert b"</html>" in brotli.decompress(answer.content)
    assert "Accept-Encoding" in answer["Vary"]


def test_a_browser_without_brotli_gets_gzip_and_one_with_neither_the_page_as_it_is():
    assert b"</html>" in gzip.decompress(asked("gzip").content)
    assert asked("gzip, br;q=0")["Content-Encoding"] == "gzip"
    assert "</html>" in asked("identity").text


def test_the_length_of_a_page_does_not_tell_what_is_in_it():
    assert len({len(asked("br").content) for _ in range(12)}) > 3


def test_what_is_no_page_is_left_alone():
    answer = Client(headers={"Accept-Encoding": "br"}).get("/health/")
    assert "Content-Encoding" not in answer
    assert answer.text == "ok\n"


def test_a_redirect_travels_as_it_is():
    answer = Client(headers={"Accept-Encoding": "br"}).get("/")
    assert answer.status_code == 302
    assert answer.content == b""
