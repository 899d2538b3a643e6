"""`kring keep`: by which law a network is kept, from when its clocks run, and whether it is held."""

import argparse
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from kring import commands
from kring.core.retention import OF_NETWORKS, Basis

if TYPE_CHECKING:
    from kring.store import log, models

_LESSON = """\
Each network is kept by one law: informal (no law: after a year without use it is only asked whether it is
still needed), wmo, wmo_withdrawn, youth or guardianship. docs/register.md has the terms, and from when each
runs. What is over goes by itself. A hold keeps a network whatever its term, and whoever asks.

examples:
  kring keep                                              every network, its law and when it ends
  kring keep 5f0c... --basis wmo_withdrawn --closed 2026-03-01
  kring keep 5f0c... --hold "zaak 2026-12" --until 2028-01-01
  kring keep 5f0c... --lift
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "keep",
        help="say by which law a network is kept, or hold it",
        description="Say by which law a network is kept and from when its clocks run, or hold it.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("network", nargs="?", metavar="NETWORK", help="the id of a network; without it all are listed")
    own.add_argument("--basis", choices=[one.value for one in OF_NETWORKS], help="the law it is kept by")
    own.add_argument("--closed", type=_day, metavar="DAY", help="when the case was closed or the request withdrawn")
    own.add_argument("--majority", type=_day, metavar="DAY", help="when the client turned eighteen")
    own.add_argument("--hold", metavar="WHY", help="keep it whatever happens; WHY is the number of a case")
    own.add_argument("--until", type=_day, metavar="DAY", help="until when it is held")
    own.add_argument("--lift", action="store_true", help="end every hold on it")
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything is kept (data)")


def run(args: argparse.Namespace) -> int:
    """List all, or change what was asked and tell how one network is kept now."""
    from kring.commands import serve

    serve.surround(args.data)
    serve.open_up()
    from django.utils import timezone

    from kring.store import log, models

    networks = models.Network.objects.select_related("organisation").defer("document", "kept")
    if args.network is None:
        for one in networks.order_by("made_at").iterator(200):
            _tell(one, timezone.now())
        return 0
    row = networks.filter(pk=args.network).first()
    if row is None:
        raise commands.Trouble("there is no network with this id")
    _change(args, row, log.Actor(None, timezone.now(), rule="command", purpose="administration"))
    _tell(row, timezone.now())
    return 0


def _change(args: argparse.Namespace, row: "models.Network", by: "log.Actor") -> None:
    from kring.store import holds, retention

    if args.basis or args.closed or args.majority:
        closed, majority = args.closed or row.case_closed_at, args.majority or row.majority_at
        retention.settle(row, by, Basis(args.basis or row.basis), closed, majority)
    if args.hold:
        holds.put(row, args.hold[:40], by, args.until)
    if args.lift:
        holds.lift(row, by)


def _tell(row: "models.Network", at: datetime) -> None:
    from kring.store import retention

    keeps = retention.keeps(row, at)
    term, ends = keeps.term, keeps.ends
    told = f"until {ends:%Y-%m-%d}" if ends else f"its clock ({term.clock.value}) does not run yet"
    asked = "" if term.is_automatic else ", then it is asked"
    print(f"{row.pk}  {row.basis}  {told}{asked}{'  held' if keeps.held else ''}")


def _day(text: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day like 2026-03-01") from None
