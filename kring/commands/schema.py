"""`kring schema`: the open format, described for programs."""

import argparse
import json

from kring.commands import files
from kring.exchange import kring_json

_LESSON = """\
The JSON Schema (2020-12) of *.kring.json, made from the same types that read it. What a schema
cannot say (a tie to nobody, a ring that the layout lacks) is what `kring check` looks for.

examples:
  kring schema > kring.schema.json
"""


def add(found: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    own = found.add_parser(
        "schema",
        help="print the JSON Schema of the open format",
        description="Print the JSON Schema of the open format *.kring.json.",
        epilog=_LESSON,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    own.add_argument("-o", "--out", metavar="FILE", help="write it to a file")


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    files.put(args.out, json.dumps(kring_json.schema(), indent=2, ensure_ascii=False).encode() + b"\n")
    return 0
