"""Somebody comes in with a code from their mail, on a phone; asks to be forgotten; and after a week they are.

In browsers, on a Kring that is served, with the command that it gives itself every hour.
"""

import email
import re
import subprocess
import sys
import time
from collections.abc import Callable
from email import policy
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys import chromium, served

ANNA = "/n/demo-anna/"
MOBILE = {"viewport": chromium.PHONE, "user_agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}
A_WEEK_AGO = """
import sqlite3, sys
tables = sqlite3.connect(sys.argv[1] + "/kring.sqlite3", timeout=20)
with tables:
    moved = "UPDATE store_network SET closed_at = datetime(closed_at, '-8 days') WHERE id = 'demo-anna'"
    assert tables.execute(moved).rowcount == 1
"""


def mailed(folder: Path) -> list[str]:
    """What lies in the folder of mails."""
    found = (
        sorted((folder / "mail").glob("*"), key=lambda path: path.stat().st_mtime) if (folder / "mail").exists() else []
    )
    told = [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in found]
    return [str(one["subject"]) + " " + one.get_content() for one in told]


def code_of(folder: Path) -> str:
    """The code in the newest mail, as soon as it lies there."""
    for _ in range(100):
        for words in reversed(mailed(folder)):
            if code := re.search(r"^\s*([A-Z0-9]{3,}(?:-?[A-Z0-9]+)*)\s*$", words, re.M):
                return code[1]
        time.sleep(0.1)
    raise AssertionError(mailed(folder))


def command(folder: Path, *told: str, **more: str) -> str:
    """What a command of Kring says, in a terminal beside the server."""
    whole = [sys.executable, "-m", "kring", *told, "--data", str(folder)]
    return subprocess.run(
        whole, check=True, capture_output=True, text=True, env=served._surroundings(KRING_DEMO="1", **more)
    ).stdout


def test_a_client_comes_in_with_a_mailed_code_and_is_forgotten_a_week_after_asking(
    visitor: Callable[..., BrowserContext], kring: served.Served, axe: Callable[[Page], list[str]]
) -> None:
    anna = visitor(**MOBILE).new_page()
    anna.goto(kring.url)
    anna.get_by_label("mail", exact=False).first.fill("anna@demo.kring")
    anna.get_by_role("button", name="Liever een code per mail").click()
    expect(anna.get_by_role("heading", name="Kijk in je mail")).to_be_visible()
    code = code_of(kring.folder)
    assert not any(word in " ".join(mailed(kring.folder)) for word in ("Anna", "Verbeek", "kring van"))
    anna.locator("input[name=code]").fill("XXX" + code[3:])
    anna.get_by_role("button", name="Inloggen").click()
    expect(anna.locator("body")).to_contain_text("niet de code uit de mail")
    assert axe(anna) == []
    anna.locator("input[name=code]").fill(code)
    anna.get_by_role("button", name="Inloggen").click()
    expect(anna.locator(".nameplate")).to_contain_text("Anna")

    marieke = visitor().new_page()
    served.come_in(marieke, kring, "marieke", ANNA + "circle/")
    expect(marieke.locator("[data-circle] svg.drawing").first).to_contain_text("Corrie")

    anna.get_by_role("link", name="Van mij").first.click()
    anna.get_by_role("link", name="Vergeet mij").click()
    anna.get_by_role("button", name="Wis alles over een week").click()
    expect(anna.locator("main")).to_contain_text("Vink dit aan")
    anna.locator("#id_sure").check()
    anna.get_by_role("button", name="Wis alles over een week").click()
    expect(anna.locator("main .note")).to_contain_text("gewist")
    assert marieke.reload().status == 404
    expect(marieke.locator("body")).not_to_contain_text("Corrie")

    command(kring.folder, "due")
    anna.reload()
    expect(anna.locator("main .note")).to_contain_text("gewist")
    subprocess.run([sys.executable, "-c", A_WEEK_AGO, str(kring.folder)], check=True)
    assert "1 networks are gone" in command(kring.folder, "due")
    anna.reload()
    expect(anna.locator("input[name=login]")).to_be_visible()
    for one in (anna, marieke):
        one.goto(f"{kring.url}{ANNA}circle/")
        expect(one.locator("body")).not_to_contain_text("Corrie")
    anna.goto(f"{kring.url}/accounts/sign-in/")
    before = len(mailed(kring.folder))
    anna.get_by_label("mail", exact=False).first.fill("anna@demo.kring")
    anna.get_by_role("button", name="Liever een code per mail").click()
    expect(anna.get_by_role("heading", name="Kijk in je mail")).to_be_visible()
    assert len(mailed(kring.folder)) == before, "nobody has this address any more"
