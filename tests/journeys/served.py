"""A whole Kring as `kring serve` starts it, in an empty folder and on a port of its own."""

import contextlib
import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import dates
from playwright.sync_api import Page


@dataclass
class Served:
    """A running Kring, and what it printed on its terminal."""

    url: str
    folder: Path
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def link(self) -> str:
        """The administrator's one-time link, as printed."""
        return self._found(rf"{re.escape(self.url)}/\S+")

    def _found(self, pattern: str) -> str:
        for _ in range(100):
            if found := re.search(pattern, "".join(self.said)):
                return found[0]
            time.sleep(0.1)
        raise AssertionError(f"never printed {pattern}: {''.join(self.said)}")


@contextlib.contextmanager
def running(*options: str, workers: int = 1, second_factor: str = "off") -> Iterator[Served]:
    """A Kring for as long as this lasts. It begins in a copy of a folder made once: of the demo, or empty."""
    with tempfile.TemporaryDirectory(prefix="kring-served-") as folder:
        shutil.copytree(demo() if "--demo" in options else empty(), folder, dirs_exist_ok=True)
        served = started(Path(folder), free(), *options, workers=workers, second_factor=second_factor)
        try:
            awaited(served)
            yield served
        finally:
            served.process.terminate()
            served.process.wait(timeout=20)


def demo() -> Path:
    """The folder that `kring demo` makes: once for all processes of a run, for it takes longer than a journey."""
    return _made_once("demo", _demo)


def said_of_the_demo() -> str:
    """What `kring demo` said when it made that folder."""
    return demo().with_name("demo-said").read_text()


def empty() -> Path:
    """The folder of a Kring that was started once, and where nobody came in: its tables are made, and empty."""
    return _made_once("empty", _empty)


def _made_once(name: str, make: Callable[[Path], None]) -> Path:
    together = Path(os.environ["KRING_TESTS_TOGETHER"])
    made = together / name
    with (together / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = together / f"{name}-making"
            make(making)
            making.rename(made)
    return made


def _demo(making: Path) -> None:
    command = [sys.executable, "-m", "kring", "demo", "--data", str(making)]
    said = subprocess.run(command, env=_surroundings(LC_ALL="C"), check=True, capture_output=True, text=True).stdout
    making.with_name("demo-said").write_text(said)


def _empty(making: Path) -> None:
    once = started(making, free())
    try:
        awaited(once)
    finally:
        once.process.terminate()
        once.process.wait(timeout=20)


def days_before_the_demo(count: int) -> str:
    """A day as the pages of the demo call it in Dutch: so many days before the demo was made."""
    made = datetime.fromtimestamp(demo().stat().st_mtime, UTC) - timedelta(days=count)
    return dates.format_date(made.astimezone(ZoneInfo("Europe/Amsterdam")), "d MMMM y", locale="nl")


def _surroundings(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KRING_", "DJANGO_"))}
    return kept | {"PYTHONUNBUFFERED": "1", **more}


def started(
    folder: Path, port: int, *options: str, workers: int = 1, second_factor: str = "off", **more: str
) -> Served:
    """A Kring that is about to answer; a second one in the same folder finds there what the first one kept."""
    command = [sys.executable, "-m", "kring", "serve", "--data", str(folder), "--port", str(port)]
    command += ["--workers", str(workers), *options]
    process = subprocess.Popen(
        command,
        env=_surroundings(KRING_SECOND_FACTOR=second_factor, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    served = Served(f"http://localhost:{port}", folder, process)
    threading.Thread(target=lambda: served.said.extend(process.stdout or []), daemon=True).start()
    return served


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def awaited(served: Served) -> None:
    for _ in range(600):
        assert served.process.poll() is None, "".join(served.said)
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{served.url}/health/", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise AssertionError("kring serve did not answer within a minute")


# The letters come after the first paint and move what is below them; nobody taps before they stand.
LETTERS = """async () => {
  const deadline = performance.now() + 5000;
  const are_in = () => [...document.styleSheets].some((one) => one.href?.includes("/kring/fonts."));
  while (document.querySelector("[data-fonts]") && !are_in() && performance.now() < deadline)
    await new Promise((go) => setTimeout(go, 20));
  await document.fonts.ready;
}"""


def come_in(page: Page, kring: Served, who: str = "anna", to: str = "/") -> None:
    """Somebody of the demo, for whom this browser has sent the form of signing in, goes to a page."""
    page.context.clear_cookies()
    door, asks = f"{kring.url}/accounts/sign-in/", page.context.request
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asks.get(door).text())
    assert token
    typed = {"login": f"{who}@demo.kring", "password": f"{who}-aan-de-tafel", "csrfmiddlewaretoken": token[1]}
    assert asks.post(door, form=typed, max_redirects=0).status == 302
    page.goto(kring.url + to)
    page.evaluate(LETTERS)
