"""People who write through HTTP while the ground under Kring is taken away, and what is there afterwards."""

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
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from tests.journeys import served

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
        self.port, self.cookies, self.stamp = port, dict[str, str](), ""

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
        page = self.ask("GET", path)[2]
        self.stamp = "".join(re.findall(r'name="version" value="([\w-]+)"', page)[:1])
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]


class Writer(threading.Thread):
    """Adds one name after another, and knows which of them Kring said were saved."""

    may_stumble = False  # whether an answer that it went wrong is one to send again upon, as when the tables are away

    def __init__(self, number: int, browser: Browser, token: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.token, self.stop = number, browser.port, token, stop
        self.cookies, self.seen = browser.cookies, browser.stamp
        self.saved: list[str] = []
        self.odd: list[tuple[int, str]] = []

    def run(self) -> None:
        count = 0
        while not self.stop.is_set():
            count += 1
            self.add(f"Schrijver {self.number} {count}", f"w{self.number}x{count}")

    def add(self, name: str, act: str) -> None:
        fields = {"name": name, "act": act, "version": self.seen, "csrfmiddlewaretoken": self.token}
        while not self.stop.is_set():
            browser = Browser(self.port)
            browser.cookies = dict(self.cookies)
            try:
                status, to, _ = browser.ask("POST", f"/n/{NETWORK}/names/add/", **fields)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
                continue
            if status >= 500 and self.may_stumble:
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


class Keeper(threading.Thread):
    """Starts Kring again in the same folder whenever it ends, as a machine does; and ends it at a blow."""

    def __init__(self, folder: Path, port: int, workers: int = 2, **more: str) -> None:
        super().__init__(daemon=True)
        self.folder, self.port, self.workers, self.more = folder, port, workers, more
        self.is_over = threading.Event()
        self.kring = self.begun()

    def begun(self) -> served.Served:
        return served.started(self.folder, self.port, "--demo", workers=self.workers, **self.more)

    def run(self) -> None:
        while not self.is_over.wait(0.05):
            if self.kring.process.poll() is not None:
                self.kring = self.begun()

    def kill(self, chance: random.Random, share: float) -> None:
        """One worker, or with this chance all of it at once."""
        there = workers(self.kring.process.pid)
        with contextlib.suppress(ProcessLookupError):
            if there and chance.random() >= share:
                os.kill(chance.choice(there), signal.SIGKILL)
            else:
                os.killpg(self.kring.process.pid, signal.SIGKILL)

    def end(self) -> None:
        self.is_over.set()
        self.join(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.kring.process.pid, signal.SIGKILL)
        self.kring.process.wait()


@contextlib.contextmanager
def kept(folder: Path, port: int, workers: int = 2, **more: str) -> Iterator[Keeper]:
    """Kring with its demo, and who keeps it going."""
    keeper = Keeper(folder, port, workers, **more)
    try:
        served.awaited(keeper.kring)
        keeper.start()
        yield keeper
    finally:
        keeper.end()


def wait_for(writers: list[Writer], more: int) -> None:
    """Until so many more were saved: the kill comes in the middle of the work, however slow the machine is."""
    before, end = saved_by(writers), time.monotonic() + 180
    while len(saved_by(writers)) < len(before) + more:
        assert time.monotonic() < end, "nothing is saved any more"
        time.sleep(0.02)


def saved_by(writers: list[Writer]) -> list[str]:
    return [name for writer in writers for name in writer.saved]


def writing(port: int, stop: threading.Event, may_stumble: bool = False, pause: float = 0) -> list[Writer]:
    """Anna in so many windows, busy."""
    browser = Browser(port)
    token = browser.come_in()
    for _ in range(2):  # until even a Kring that is late has kept that she came in
        time.sleep(pause)
        browser.ask("GET", f"/n/{NETWORK}/names/")
    writers = [Writer(number, browser, token, stop) for number in range(WRITERS)]
    for writer in writers:
        writer.may_stumble = may_stumble
        writer.start()
    return writers


def ended(writers: list[Writer], stop: threading.Event) -> None:
    stop.set()
    for writer in writers:
        writer.join(30)


def held(folder: Path, url: str = "") -> dict[str, list[str]]:
    """What lies in the folder, or at the address of the tables, when nobody serves it any more."""
    surroundings = {name: one for name, one in os.environ.items() if not name.startswith(("KRING_", "DATABASE"))}
    surroundings |= {"KRING_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "kring.site.settings", "DATABASE_URL": url}
    command = [sys.executable, "-c", HELD, NETWORK]
    done = subprocess.run(command, env=surroundings, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def lost(writers: list[Writer], there: dict[str, list[str]]) -> list[str]:
    """What Kring said was saved and is not there, or not once."""
    counted = Counter(there["names"])
    return [name for name in saved_by(writers) if counted[name] != 1]


def wrong(writers: list[Writer], there: dict[str, list[str]]) -> list[str]:
    """What should not be, besides what is lost: odd answers, a history that does not add up, acts without a line."""
    found = [f"{status} {to}" for writer in writers for status, to in writer.odd]
    found += [name for name in ("replayed", "versions") if not there[name]]
    return found + ([] if there["lines"] == there["acts"] else ["lines"])
