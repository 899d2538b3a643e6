"""`kring keys-lost`: for somebody who lost every second key, so that they can set up new ones."""

import argparse
from pathlib import Path

from kring import commands

_LESSON = """\
First make sure that it is really this person who asks, and tell them that it is done. All their
sessions end, and a line in the log stays. At their next visit they set up new keys, after their
password or a code by mail.

examples:
  kring keys-lost bram@example.org
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "keys-lost",
        help="take off the second keys of somebody who lost them",
        description="Take off every second key of somebody who lost them all.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("email", help="the address that they sign in with")
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything is kept (data)")


def run(args: argparse.Namespace) -> int:
    """Do it, and answer 1 when there was nothing to take off."""
    from kring.commands import serve

    serve.surround(args.data)
    serve.open_up()
    from django.utils import timezone

    from kring.store import factors, log, models

    user = models.User.objects.filter(email=args.email.strip().lower()).first()
    if user is None:
        raise commands.Trouble(f"nobody signs in with {args.email}")
    if not factors.forget(user, log.Actor(None, timezone.now(), rule="command")):
        print("There was no second key.")
        return 1
    print("The second keys are taken off, and every session is ended.")
    return 0
