"""`kring import`: what a file of others would do to a network, and doing it."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from kring import __version__
from kring.commands import Trouble, change_words, files, lists, loss_words, progress, refused_words
from kring.commands.words import _, language, ngettext
from kring.core import changes, names, relatives
from kring.core.network import Network, Owner, Self
from kring.exchange import columns, fhir_in, filetypes, incoming, kring_json
from kring.exchange.incoming import Answers, Fate, Incoming
from kring.exchange.refusal import Refusal
from kring.methods import loader

_LESSON = """\
CSV and Excel (make an empty one with: kring export --template -o people.xlsx), the address book of a
telephone (vCard), a family tree (GEDCOM 5.5.1 and 7), GraphML, and what Network Canvas exports. Which one it
is, is seen from what stands in it. First everything that would change is shown; with -o it is also done, whole or
not at all. A list of questions (a FHIR Questionnaire) becomes a file for the shelf.

examples:
  kring import people.csv                                         only look
  kring import contacts.vcf -o anna.kring.json --owner Anna       begin a network
  kring import royal.ged --of Beatrix --steps 3 -o family.kring.json
  kring import people.xlsx --into anna.kring.json -o anna.kring.json
  kring import questionnaire.json -o our-list.toml                a list of questions
"""
_TOLD: Final = 5_000  # lines of a preview; more nobody reads
_DOUBTS: Final = 50  # of what hardly can be; more is a file that is odd as a whole


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "import",
        help="take people in from a list, an address book or another program",
        description="Show what a file of others would do to a network, and do it.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("file", metavar="FILE", help="the file with people (- reads it from the standard input)")
    own.add_argument("--into", metavar="NETWORK", help="the network that takes them in (or else: a new one)")
    own.add_argument("-o", "--out", metavar="NETWORK", help="write the network with them to this file")
    own.add_argument("--owner", metavar="NAME", help="whose network a new one is")
    own.add_argument("--case", metavar="CASE", default="", help="which network, when the file holds several")
    own.add_argument("--of", metavar="NAME", default="", help="of a family tree: whose family, by name or id")
    own.add_argument("--steps", metavar="NUMBER", type=int, help="how many steps of kinship from them")
    twins = own.add_mutually_exclusive_group()
    twins.add_argument("--same", action="store_true", help="who has a name that is on the list is that person")
    twins.add_argument("--another", action="store_true", help="who has a name that is on the list is somebody else")
    own.add_argument("--skip-refused", action="store_true", help="go on without the rows that do not fit")
    own.add_argument("--json", action="store_true", help="for programs: all of it as JSON")


def run(args: argparse.Namespace) -> int:
    """Show what the file would do; with a name to write to, do it when all of it can be done."""
    line = progress.Line()
    try:
        data = files.content(args.file)
        if fhir_in.is_one(data):
            lists.take(args.file, data, args.out)
            return 0
        into = files.copy(args.into) if args.into else _new(args, data)
        answers = Answers(all_same=args.same, all_another=args.another)
        found = filetypes.read(data, into.network, loader.standing(), answers, _case(args), line.tell)
    except Refusal as refusal:
        raise Trouble(f"{args.file}: {refused_words.sentence(refusal.faults[0])}") from None
    finally:
        line.over()
    after = changes.apply_all(into.network, found.changes)
    _show(args, found, into.network, after)
    if args.out:
        _ready(args, found)
        files.put(args.out, kring_json.written(_copied(after, into)))
    return 0


def _case(args: argparse.Namespace) -> str:
    """What is chosen of a file that holds more than one thing."""
    return args.case or " ".join(filter(None, (args.of, str(args.steps) if args.of and args.steps is not None else "")))


def _show(args: argparse.Namespace, found: Incoming, before: Network, after: Network) -> None:
    if args.json:
        files.put(None, msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    elif args.out != "-":
        print("\n".join(_lines(found, before, after)))


def _copied(after: Network, into: kring_json.Copy) -> kring_json.Copy:
    day = files.today()
    on = f"{day.year:04}-{day.month or 1:02}-{day.day or 1:02}"
    return kring_json.copied(after, f"Kring {__version__}", on, into.photos, into.moments)


def _new(args: argparse.Namespace, data: bytes) -> kring_json.Copy:
    """A network with nobody in it yet. It never takes the place of one that is there."""
    if args.out and args.out != "-" and Path(args.out).is_file():
        raise Trouble(_("{file} is there already; take the people in with --into {file}.").format(file=args.out))
    name = names.cleaned(args.owner or "") or _("Me")
    if len(name) > names.LONGEST:
        raise Trouble(_("a name has at most {most} signs.").format(most=names.LONGEST))
    return kring_json.copied(Network(incoming.made_id(name, data), Owner({"owner": Self("owner", name)})))


def _ready(args: argparse.Namespace, found: Incoming) -> None:
    """Raises `Trouble` when something would be left behind that nobody decided to leave."""
    refused, twins = incoming.spots(found.refused), len(found.fated(Fate.TWIN))
    if refused and not args.skip_refused:
        said = ngettext("{number} row does not fit", "{number} rows do not fit", refused).format(number=refused)
        raise Trouble(_("{said}; nothing was written. Mend it, or go on with --skip-refused.").format(said=said))
    if twins:
        said = ngettext("{number} name is on the list already", "{number} names are on the list already", twins)
        said = said.format(number=twins)
        raise Trouble(_("{said}; nothing was written. Say --same or --another.").format(said=said))


def _lines(found: Incoming, before: Network, after: Network) -> Iterator[str]:
    told = list(change_words.lines(found.changes[:_TOLD], before, after))
    yield from told or [_("Nothing would change.")]
    if len(found.changes) > _TOLD:
        yield _("… and {number} more").format(number=len(found.changes) - _TOLD)
    for row in found.fated(Fate.TWIN):
        yield "? " + _("{spot}: {name} is on the list already; is it the same person?").format(
            spot=refused_words.spot(row.spot), name=row.name
        )
    for one in found.refused:
        yield f"! {refused_words.told(one)}"
    for heading, field in found.guessed:
        meant = columns.called(field, language())
        yield "= " + _("the column “{heading}” was taken for “{meant}”").format(heading=heading, meant=meant)
    odd = relatives.doubts(before, found.changes)
    for fault in odd[:_DOUBTS]:
        about = f"{fault.params['names']}: " if "names" in fault.params else ""
        yield "? " + _("does this fit? {what}").format(what=about + refused_words.sentence(fault))
    if len(odd) > _DOUBTS:
        yield _("… and {number} more").format(number=len(odd) - _DOUBTS)
    for line in loss_words.lines(found.losses):
        yield "- " + _("stays behind: {what}").format(what=line)
    yield _summary(found)


def _summary(found: Incoming) -> str:
    sentence = _("{new} new, {changed} changed, {same} known already, {twins} to ask about, {refused} refused")
    return sentence.format(
        new=len(found.fated(Fate.NEW)),
        changed=len(found.fated(Fate.CHANGED)),
        same=len(found.fated(Fate.SAME)),
        twins=len(found.fated(Fate.TWIN)),
        refused=incoming.spots(found.refused),
    )
