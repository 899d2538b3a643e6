"""`kring log`: is the log whole, who looked at somebody, and taking away what is old enough."""

import argparse
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kring import commands

if TYPE_CHECKING:
    from kring.store import looked, models, proof

YEARS = 5
_MOST = 20  # faults that are told one by one

_LESSON = """\
examples:
  kring log check --data /srv/kring        is every line as it was written? exit code 1 when not
  kring log who anna@example.org --from 2026-11-01 --to 2026-11-08
                                           who read what, and whom they were shown: for a breach
  kring log prune                          take away lines older than five years, with a checkpoint
  kring log accept "restored the copy of Tuesday"
                                           say why the newest lines are lost, after a restore

CLIENT is the id of a network, or the mail address or the name of whose it is.
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "log",
        help="check the log, and tell who looked at somebody",
        description="Check the log of an installation, prune it, and tell who looked at somebody.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("--data", type=Path, metavar="FOLDER", help="where everything is kept (data)")
    acts = own.add_subparsers(dest="act", metavar="ACT", required=True)
    check = acts.add_parser("check", help="is every line as it was written?")
    who = acts.add_parser("who", help="who read what of a client in a while, and whom they were shown")
    who.add_argument("client", metavar="CLIENT")
    who.add_argument(
        "--from", dest="since", type=_moment, required=True, metavar="DAY", help="2026-11-01, or with 14:30"
    )
    who.add_argument("--to", dest="until", type=_moment, required=True, metavar="DAY", help="up to and with this day")
    who.add_argument("--json", action="store_true", help="for another program")
    prune = acts.add_parser("prune", help="take away what is old enough")
    prune.add_argument("--years", type=int, default=YEARS, metavar="N", help=f"keep this many ({YEARS})")
    accept = acts.add_parser("accept", help="say why lines are lost, after a restore")
    accept.add_argument("why", metavar="WHY")
    for one in (check, who, prune, accept):  # as with every other command it may come last; not said, the first stands
        one.add_argument(
            "--data", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="where everything is kept"
        )


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when the log is not whole or nobody is found."""
    from kring.commands import serve

    serve.surround(args.data)
    serve.open_up()
    try:
        return {"check": _check, "who": _who, "prune": _prune, "accept": _accept}[args.act](args)
    except ValueError as error:
        raise commands.Trouble(str(error)) from None


def _check(args: argparse.Namespace) -> int:
    from kring.store import proof

    found = proof.check()
    print(f"{found.lines} lines in {found.chains} chains")
    if found.beyond:
        print(f"{found.beyond} of them were written by a process that stopped at once; they are whole")
    for fault in found.faults[:_MOST]:
        print(_fault(fault))
    if found.first is None:
        print("every line is as it was written")
    return int(found.first is not None)


def _fault(fault: "proof.Fault") -> str:
    from kring.store.proof import What

    said = {
        What.ALTERED: "is not as it was written",
        What.MISSING: _many("%(lost)s line is missing", "%(lost)s lines are missing", fault.lost),
        What.CUT: _many("the newest %(lost)s line is gone", "the newest %(lost)s lines are gone", fault.lost),
        What.UNKNOWN: "is in a chain that nobody began",
        What.HEAD: "does not fit what is kept outside the tables",
        What.CHECKPOINT: "what was pruned is not as it was written down",
    }[fault.what] % {"lost": fault.lost}
    return f"chain {fault.chain:016x}, position {fault.position}, line {fault.line or '-'}: {said}"


def _prune(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from kring.store import proof

    if args.years < 1:
        raise commands.Trouble("lines are kept for a year at least")
    now = timezone.now()
    gone = proof.prune(now - timedelta(days=round(365.25 * args.years)), now)
    print(_many("%(count)s line was taken away", "%(count)s lines were taken away", gone) % {"count": gone})
    return int(proof.check().first is not None)


def _accept(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from kring.store import proof

    lost = proof.accept(args.why, timezone.now())
    print(_many("%(count)s lost line was accepted", "%(count)s lost lines were accepted", lost) % {"count": lost})
    return 0


def _who(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from kring.store import log, looked, models

    row = _row(args.client)
    until = args.until + timedelta(days=1) if args.until == args.until.replace(hour=0, minute=0) else args.until
    since, until = (timezone.make_aware(one) for one in (args.since, until))
    log.write(log.Actor(None, timezone.now(), rule="command"), models.Deed.SEARCH, row.pk, part="log", people=())
    found, called = looked.who(row, since, until)
    told = [_told(reader, called) for reader in found]
    if args.json:
        whole = {"network": row.pk, "from": since.isoformat(), "to": until.isoformat(), "readers": told}
        print(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        for one in told:
            print(_in_words(one))
        print(_many("%(count)s reader", "%(count)s readers", len(told)) % {"count": len(told)})
    return 0


def _told(reader: "looked.Reader", called: dict[str, str]) -> dict[str, Any]:
    from kring.store import models

    user = models.User.objects.filter(pk=reader.user_id).first() if reader.user_id else None
    organisations = models.Organisation.objects.filter(pk__in=reader.organisations)
    return {
        "user": str(reader.user_id or ""),
        "name": user.name if user else "",
        "mail": (user.email or "") if user else "",
        "roles": sorted(reader.roles),
        "organisations": sorted(one.name for one in organisations),
        "first": reader.first.isoformat() if reader.first else "",
        "last": reader.last.isoformat() if reader.last else "",
        "deeds": [
            {"part": part, "deed": deed, "outcome": outcome, "times": times}
            for (part, deed, outcome), times in sorted(reader.parts.items())
        ],
        "people": sorted((called.get(id, id) for id in reader.people), key=str.casefold),
    }


def _in_words(one: dict[str, Any]) -> str:
    who = one["name"] or one["user"] or "the installation itself"
    lines = [f"{who} ({', '.join([*one['roles'], *one['organisations']])})  {one['first']} – {one['last']}"]
    for deed in one["deeds"]:
        lines.append(f"  {deed['times']:>6} × {deed['deed']} {deed['part']} {deed['outcome']}".rstrip())
    if one["people"]:
        lines.append(f"  was shown: {', '.join(one['people'])}")
    return "\n".join(lines)


def _row(client: str) -> "models.Network":
    """The network that was meant: by its id, or by the mail address or the name of whose it is."""
    from kring.store import models

    if row := models.Network.objects.filter(pk=client).first():
        return row
    owners = models.Role.objects.filter(role="owner").select_related("user", "network")
    meant = list(owners.filter(user__email=client.strip().lower()))
    meant = meant or [one for one in owners if one.user.name.casefold() == client.strip().casefold()]
    if not meant:
        raise commands.Trouble(f"nobody here is called {client}")
    if len({one.network_id for one in meant}) > 1:
        ids = ", ".join(sorted({one.network_id for one in meant}))
        raise commands.Trouble(f"there are several, say which: {ids}")
    return meant[0].network


def _moment(text: str) -> datetime:
    """A day, or a day with a time, as it is called here."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write 2026-11-01, or 2026-11-01 14:30") from None


def _many(one: str, many: str, count: int) -> str:
    return one if count == 1 else many
