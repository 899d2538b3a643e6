"""Lists of questions as files: of FHIR and XLSForm out, of FHIR in. `export` and `import` hand them over to here."""

import re
import sys
from pathlib import Path
from typing import Final

import msgspec

from kring.commands import Trouble, files
from kring.commands.words import _, language
from kring.core.check import Fault
from kring.core.method import said
from kring.core.questions import Questions
from kring.exchange import fhir, fhir_in, list_words, shelf_file, xlsform
from kring.exchange.refusal import Refusal
from kring.methods import loader, misread, questions

FORMATS: Final = ("fhir", "xlsform", "shelf")


def put(which: str | None, format: str, out: str) -> None:
    """Write a list of the shelf, or of a file for it, and say what the other program will not have."""
    one = _asked(which or "")
    if format == "xlsform":
        written = xlsform.write(one)
        files.put(out, written.data)
        print(_("Not in this file, for it cannot hold it:"), file=sys.stderr)
        print(*(f"- {list_words.lost(fault, language())}" for fault in written.lost), sep="\n", file=sys.stderr)
    else:
        files.put(out, fhir.write(one) if format == "fhir" else shelf_file.write(one))


def _asked(which: str) -> Questions:
    known = questions.lists()
    if which in known:
        return known[which]
    if which.endswith(".toml"):
        try:
            found = loader.read(Path(which))
        except loader.Unreadable as error:
            raise Trouble(str(error)) from None
        if isinstance(found, Questions):
            return found
    told = _("no list of questions is called {name}; there is: {known}")
    raise Trouble(told.format(name=which, known=", ".join(known)))


def take(file: str, data: bytes, out: str | None) -> None:
    """Show what a FHIR Questionnaire asks and what of it is not taken; with a name, write it for the shelf."""
    try:
        taken = fhir_in.read(data)
    except Refusal as refusal:
        fault = _whole(*refusal.faults[:1])
        place = f"{fault.place}: " if fault.place else ""
        raise Trouble(f"{file}: {place}{list_words.refused(fault, language())}") from None
    if out != "-":
        print(f"{said(taken.questions.name, language())} ({taken.questions.id})")
        print(*(f"+ {said(one.text, language())}" for one in taken.questions.ask), sep="\n")
    for fault in taken.left:
        print(f"- {fault.place}: {list_words.left(fault, language())}", file=sys.stderr if out == "-" else sys.stdout)
    if out:
        files.put(out, shelf_file.write(_called(taken.questions, Path(out))))


def _whole(fault: Fault) -> Fault:
    """The fault; of a list that does not hold together, with why in the language of the terminal."""
    if fault.code != "list_wrong":
        return fault
    where, why = misread.said(loader.Refused("", f": {fault.params['why']}"), _)
    return Fault(fault.code, where.strip(", "), {"why": why})


def _called(questions: Questions, file: Path) -> Questions:
    """The list under the name of its file, for that is what the shelf asks."""
    fits = re.fullmatch(r"[a-z][a-z0-9-]{0,59}", file.stem)
    return msgspec.structs.replace(questions, id=file.stem) if fits else questions
