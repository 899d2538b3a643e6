"""The power goes, a worker dies: whatever Kring said is saved is there, once, with its history and its line."""

import contextlib
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from tests.journeys import served

KILLS = int(os.environ.get("KRING_KILLS", "5"))
WRITERS = 3
NETWORK = "demo-anna"
HELD = """
import json, sys
import django
django.setup()
from kring.core import changes
from kring.store import history, models, networks
row = models.Network.objects.get(pk=sys.argv[1])
newest = networks.load(row)
steps = history.steps(row, 1_000_000)[::-1]
value = networks.at(row, 1)
for step in steps:
    value = changes.apply_all(value, step.act.changes)
lines = models.Line.objects.filter(network_id=row.pk, outcome="done", deed__in=("change", "undo"))
lines = lines.exclude(part="moments")
print(json.dumps({
    "names": [one.name for one in newest.people.values()],
    "replayed": value == newest,
    "versions": [step.version for step in steps] == list(range(2, row.version + 1)),
    "acts": [step.act.id for step in steps],
    "lines": list(lines.order_by("version").values_list("act", flat=True)),
}))
"""


class Browser:
    """Somebody signed in who sends forms, and who sends one again when no answer comes."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()

    def ask(self, method: str, path: str, **fields: str) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=20)
        cookies = "; ".join(f"{name}={one}" for name, one in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        with contextlib.closing(connection):
            connection.request(method, path, urlencode(fields) if fields else None, headers)
            answer = connection.getresponse()
            body = answer.read().decode()
        for told in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = told.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, answer.headers.get("Location", ""), body

    def come_in(self) -> str:
        token = self.token("/accounts/sign-in/")
        typed = {"login": "anna@demo.kring", "password": "anna-aan-de-tafel", "csrfmiddlewaretoken": token}
        assert self.ask("POST", "/accounts/sign-in/", **typed)[0] == 302
        return self.token(f"/n/{NETWORK}/names/?add=1")

    def token(self, path: str) -> str:
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.ask("GET", path)[2])[1]


class Writer(threading.Thread):
    """Adds one name after another, and knows which of them Kring said were saved."""

    def __init__(self, number: int, port: int, cookies: dict[str, str], token: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.cookies, self.token, self.stop = number, port, cookies, token, stop
        self.saved: list[str] = []
        self.odd: list[tuple[int, str]] = []

    def run(self) -> None:
        count = 0
        while not self.stop.is_set():
            count += 1
            self.add(f"Schrijver {self.number} {count}", f"w{self.number}x{count}")

    def add(self, name: str, act: str) -> None:
        fields = {"name": name, "act": act, "version": "1", "csrfmiddlewaretoken": self.token}
        while not self.stop.is_set():
            browser = Browser(self.port)
            browser.cookies = dict(self.cookies)
            try:
                status, to, _ = browser.ask("POST", f"/n/{NETWORK}/names/add/", **fields)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
                continue
            if status == 302 and "named=" in to:
                self.saved.append(name)
            else:
                self.odd.append((status, to))
            return


def workers(of: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(of)], capture_output=True, text=True).stdout
    return [int(one) for one in found.split()]


def lives(folder: Path, port: int, chance: random.Random) -> Iterator[served.Served]:
    """One Kring after another in the same folder: now a worker is killed, now all of it at once."""
    kring = served.started(folder, port, "--demo", workers=2)
    try:
        for kill in range(KILLS):
            served.awaited(kring)
            yield kring
            time.sleep(chance.uniform(0, 0.2))
            if kill % 2 == 0 and (there := workers(kring.process.pid)):
                os.kill(chance.choice(there), signal.SIGKILL)
                continue
            end(kring)
            kring = served.started(folder, port, "--demo", workers=2)
        served.awaited(kring)
        yield kring
    finally:
        end(kring)


def end(kring: served.Served) -> None:
    os.killpg(kring.process.pid, signal.SIGKILL)
    kring.process.wait()


def wait_for(writers: list[Writer], more: int) -> None:
    """Until so many more were saved: the kill comes in the middle of the work, however slow the machine is."""
    before, end = saved_by(writers), time.monotonic() + 60
    while len(saved_by(writers)) < len(before) + more:
        assert time.monotonic() < end, "nothing is saved any more"
        time.sleep(0.02)


def saved_by(writers: list[Writer]) -> list[str]:
    return [name for writer in writers for name in writer.saved]


def held(folder: Path) -> dict[str, list[str]]:
    """What lies in the folder when nobody serves it any more."""
    surroundings = {name: one for name, one in os.environ.items() if not name.startswith(("KRING_", "DATABASE"))}
    surroundings |= {"KRING_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "kring.site.settings"}
    command = [sys.executable, "-c", HELD, NETWORK]
    done = subprocess.run(command, env=surroundings, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_what_was_saved_survives_every_kill_once_with_its_history_and_its_line(tmp_path):
    port, stop = served.free(), threading.Event()
    writers: list[Writer] = []
    for kring in lives(tmp_path, port, random.Random(7)):
        if not writers:
            browser = Browser(port)
            token = browser.come_in()
            writers = [Writer(number, port, browser.cookies, token, stop) for number in range(WRITERS)]
            for writer in writers:
                writer.start()
        wait_for(writers, 8)
        assert kring.process.poll() is None
    stop.set()
    for writer in writers:
        writer.join(30)
    saved, there = saved_by(writers), held(tmp_path)
    assert [one for writer in writers for one in writer.odd] == []
    assert [name for name in saved if there["names"].count(name) != 1] == []
    assert there["replayed"]
    assert there["versions"]
    assert there["lines"] == there["acts"]
