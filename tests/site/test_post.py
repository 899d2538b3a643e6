"""Mail that leaves by a server: who waits for it, and who does not."""

import socketserver
import threading
import time

import pytest
from django.core import mail
from django.test import Client

from tests.pages.conftest import Table, table  # noqa: F401

SLOW = 0.7


class Slow(socketserver.StreamRequestHandler):
    """A mail server that takes its time, and keeps what it was given."""

    def handle(self) -> None:
        self.say("220 slow")
        while line := self.rfile.readline().decode().strip().upper():
            if line == "DATA":
                self.say("354 go on")
                got = b"".join(iter(self.rfile.readline, b".\r\n"))
                time.sleep(SLOW)
                self.server.kept.append(got.decode())
            self.say("221 bye" if line == "QUIT" else "250 yes")

    def say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@pytest.fixture
def kept(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Slow) as server:
        server.daemon_threads, server.kept = True, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = "kring.site.post.Server", "127.0.0.1"
        settings.EMAIL_PORT, settings.EMAIL_USE_TLS = server.server_address[1], False
        yield server.kept
        server.shutdown()


def took(act) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def left(kept: list[str]) -> str:
    for _ in range(100):
        if kept:
            return kept[0]
        time.sleep(0.05)
    raise AssertionError("no mail left")


def test_how_long_the_answer_takes_does_not_tell_who_has_an_account(
    table: Table,  # noqa: F811
    kept,
    django_capture_on_commit_callbacks,
):
    def asked(email: str) -> float:
        browser = Client()
        with django_capture_on_commit_callbacks(execute=True):
            return took(lambda: browser.post("/accounts/code/", {"email": email}))

    def whole(email: str) -> float:
        return took(lambda: asked(email))

    asked("warm@example.org")
    assert whole("nobody@example.org") < SLOW / 2
    assert whole("bram@example.org") < SLOW / 2
    assert "bram@example.org" in left(kept) and len(kept) == 1


def test_whoever_must_know_whether_a_mail_left_waits_for_it(db, kept, django_capture_on_commit_callbacks):
    def sent() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            mail.send_mail("Something", "new", None, ["carla@example.org"])

    assert took(sent) > SLOW
    assert len(kept) == 1
