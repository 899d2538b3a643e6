"""Kring as people meet it: `kring serve --demo` in a folder and on a port of its own."""

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode


@dataclass(frozen=True)
class Server:
    """A running Kring."""

    folder: Path
    port: int
    pid: int

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def workers(self) -> list[int]:
        """The processes that answer."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]


@contextlib.contextmanager
def running(workers: int = 2, of: Path | None = None) -> Iterator[Server]:
    """A Kring with its demo; `of` is the folder of another state of the code."""
    with tempfile.TemporaryDirectory(prefix="kring-bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        command = [sys.executable, "-m", "kring", "serve", "--demo", "--data", folder]
        command += ["--port", str(port), "--workers", str(workers)]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("KRING_", "DJANGO_"))}
        process = subprocess.Popen(command, cwd=of, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            _wait(port, process)
            yield Server(Path(folder), port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(900):
        assert process.poll() is None, "kring serve stopped"
        with contextlib.suppress(OSError):
            if answer(port, "/health/")[0] == 200:
                return
        time.sleep(0.1)
    raise AssertionError("kring serve did not answer within 90 seconds")


def answer(
    port: int, path: str, cookie: str = "", form: dict[str, str] | None = None, accept: str = "gzip, br"
) -> tuple[int, str, bytes, str]:
    """One request on a connection of its own: status, where to go next, body, and the cookies it set."""
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    headers = {"Cookie": cookie, "Accept-Encoding": accept}
    if form is not None:
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"http://localhost:{port}{path}"}
    connection.request("POST" if form is not None else "GET", path, urlencode(form) if form else None, headers)
    response = connection.getresponse()
    body = response.read()
    set_ = "; ".join(line.split(";")[0] for line in response.headers.get_all("Set-Cookie", []))
    connection.close()
    return response.status, response.headers.get("Location", ""), body, set_


def cookie_of(server: Server, who: str) -> str:
    """The cookies of somebody of the demo who signed in by the form: `anna`, `marieke`, `ria`, `wouter`."""
    path = "/accounts/sign-in/"
    _, _, body, cookies = answer(server.port, path, accept="identity")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', body.decode())
    assert token, "no form to sign in with"
    form = {"csrfmiddlewaretoken": token[1], "login": f"{who}@demo.kring", "password": f"{who}-aan-de-tafel"}
    status, _, _, more = answer(server.port, path, cookies, form)
    assert status == 302, f"signing in was answered with {status}"
    return f"{cookies}; {more}"
