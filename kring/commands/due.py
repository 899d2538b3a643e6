"""`kring due`: does what the clock asks for. `kring serve` does it by itself, every hour."""

import argparse
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kring.store import models

_LESSON = """\
Whoever asked to be forgotten a week ago or longer is forgotten. Whose circle is kept no longer than
another month is told; what was told a month ago is destroyed, each with a line of proof; what is held
stays. Whoever leads a circle in which something of the plan is due gets a mail that says only so, and
so does who said who they are on the map when they agreed to something this week: by day, and at
most once a week. docs/keys-and-copies.md tells more.

examples:
  kring due --show                what would go now
  kring due                       do it
"""

_WAYS = {"address": "plan:show", "stop": "plan:mails"}
_THEIRS = {"address": "yours:show", "stop": "yours:show"}
_FIRST, _EACH = 60.0, 3600.0  # seconds


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "due",
        help="forget who asked it, and destroy what is kept no longer",
        description="Forget who asked it a week ago, and destroy what is kept no longer.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything is kept (data)")
    own.add_argument("--show", action="store_true", help="only tell what would go")


def run(args: argparse.Namespace) -> int:
    """Do it, or tell what would be done."""
    from kring.commands import serve

    serve.surround(args.data, is_demo=os.environ.get("KRING_DEMO") == "1")
    serve.open_up()
    from django.utils import timezone

    return _show(timezone.now()) if args.show else _do(timezone.now())


def begin() -> None:
    """Have it done every hour, by a small process that is there as long as this one is."""
    waits = "import sys; from kring.commands import due; due.beside(int(sys.argv[1]))"  # and no more: it stays small
    command = [sys.executable, "-c", waits, str(os.getpid())]
    subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 (nothing in it that came from outside)


def beside(server: int) -> None:
    """Wait, do it in a process of its own, and wait again, until the server is no more."""
    wait = _FIRST
    while _is_there(server, wait):
        subprocess.run([sys.executable, "-m", "kring", "due"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        wait = _EACH


def _is_there(server: int, wait: float) -> bool:
    """Wait so many seconds; answers at once when the server has gone."""
    until = time.monotonic() + wait
    while os.getppid() == server and time.monotonic() < until:
        time.sleep(0.5)
    return os.getppid() == server


def _show(at: datetime) -> int:
    from kring.store import erasure, models, retention

    for row in models.Network.objects.filter(closed_at__isnull=False).order_by("closed_at"):
        print(f"{erasure.erase_at(row):%Y-%m-%d %H:%M}  {row.pk}  asked")
    for row in retention.over(at):
        asks = "" if retention.term_of(row).is_automatic else "  (only proposed)"
        print(f"{at:%Y-%m-%d %H:%M}  {row.pk}  {row.basis}{asks}")
    return 0


def _mail(user: "models.User", network: str, leads: bool) -> None:
    """The mail says only that there is something, and where; with a way to stop it."""
    from django.conf import settings
    from django.core.mail import EmailMessage
    from django.template.loader import render_to_string
    from django.urls import reverse
    from django.utils import translation

    ways = {name: settings.URL + reverse(to, args=[network]) for name, to in (_WAYS if leads else _THEIRS).items()}
    with translation.override(user.language):
        words, subject = render_to_string("plan/week.txt", ways), render_to_string("plan/week_subject.txt").strip()
        EmailMessage(subject, words, None, [user.email or ""]).send()


def _do(at: datetime) -> int:
    from kring.store import (
        askings,
        erasure,
        fieldworks,
        going,
        identities,
        reminders,
        retention,
        rounds,
        sendings,
        walks,
    )

    sendings.prune(at)
    askings.prune(at)
    rounds.prune(at)
    fieldworks.prune(at)
    walks.prune(at)
    identities.prune(at)
    print(f"{reminders.send(at, _mail)} mails say that there is something.")
    for row in going.announce(at):
        _tell(going.whom(row, at))
    print(f"{len(erasure.due(at)) + going.run(at)} networks are gone for good.")
    print(f"{retention.prune(at)} lines of the log were older than they may be.")
    return 0


def _tell(users: "list[models.User]") -> None:
    """A mail that something is new, and not what; whom no mail reaches reads it when they come in."""
    from django.core.mail import send_mail
    from django.template.loader import render_to_string
    from django.utils import translation

    for user in users:
        with translation.override(user.language):
            words = render_to_string("leave/new.txt")
            send_mail(translation.gettext("Something new in Kring"), words, None, [user.email or ""])
