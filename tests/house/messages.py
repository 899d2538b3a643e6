"""The sentences of Kring: collected from templates and code, kept with their Dutch, and compiled.

`python -m tests.house.messages` brings the catalogue up to date and compiles it;
with `--check` it changes nothing and says what is missing. No gettext programs.
"""

import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "kring/site/locale/nl/LC_MESSAGES/django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+")
Key = tuple[str, str, str]  # context, one, many


def main() -> int:
    if "--check" in sys.argv:
        wrong = faults()
        print("\n".join(wrong) or "every sentence has its Dutch")
        return bool(wrong)
    catalogue = merged()
    catalogue.save(str(CATALOGUE))
    CATALOGUE.with_suffix(".mo").write_bytes(catalogue.to_binary())
    print(f"{len(catalogue)} sentences; {sum(not _is_done(one) for one in catalogue)} without Dutch")
    return 0


def faults() -> list[str]:
    """What is wrong with the catalogue, one line each."""
    known = {_key(one): one for one in _read()}
    wanted = collected()
    missing = [f"no entry: {key[1]!r} ({wanted[key][0]})" for key in wanted if key not in known]
    unused = [f"used nowhere: {key[1]!r}" for key in known if key not in wanted]
    empty = [f"no Dutch: {key[1]!r}" for key in known if key in wanted and not _is_done(known[key])]
    odd = [f"other placeholders: {one.msgid!r}" for one in known.values() if _is_done(one) and not _agrees(one)]
    compiled = CATALOGUE.with_suffix(".mo")
    stale = not compiled.exists() or compiled.read_bytes() != _read().to_binary()
    return [*missing, *unused, *empty, *odd, *(["the compiled catalogue is older: make messages"] if stale else [])]


def merged() -> polib.POFile:
    """The catalogue with every sentence that is used, with the Dutch it had, and no others."""
    known = {_key(one): one for one in _read()}
    fresh = polib.POFile(wrapwidth=120)
    fresh.metadata = {
        "Project-Id-Version": "Kring",
        "Language": "nl",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for key, places in sorted(collected().items(), key=lambda item: (item[1][0], item[0])):
        fresh.append(_entry(key, places, known.get(key)))
    return fresh


def collected() -> dict[Key, list[str]]:
    """Every sentence marked for translation, and the files that use it."""
    found = defaultdict(list)
    for file in sorted((ROOT / "kring").rglob("*")):
        if file.suffix in (".py", ".html", ".txt") and "migrations" not in file.parts:
            place = file.relative_to(ROOT).as_posix()
            for key in _marked(file, place):
                if place not in found[key]:
                    found[key].append(place)
    return dict(found)


def _marked(file: Path, place: str) -> Iterator[Key]:
    text = file.read_text()
    if file.suffix != ".py":
        text = "\n".join(line.strip() for line in templatize(text, origin=place).splitlines())
    for _line, message, _comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
        one, many = message if isinstance(message, tuple) else (message, "")
        yield context or "", one, many


def _entry(key: Key, places: list[str], known: polib.POEntry | None) -> polib.POEntry:
    context, one, many = key
    entry = polib.POEntry(msgid=one, msgctxt=context or None, occurrences=[(place, "") for place in places])
    if many:
        entry.msgid_plural = many
        entry.msgstr_plural = known.msgstr_plural if known else {0: "", 1: ""}
    elif known:
        entry.msgstr = known.msgstr
    if "%(" in one or "%s" in one or "%d" in one:
        entry.flags.append("python-format")
    return entry


def _read() -> polib.POFile:
    return polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()


def _key(one: polib.POEntry) -> Key:
    return one.msgctxt or "", one.msgid, one.msgid_plural or ""


def _is_done(one: polib.POEntry) -> bool:
    return not one.fuzzy and all(one.msgstr_plural.values()) if one.msgid_plural else bool(one.msgstr) and not one.fuzzy


def _agrees(one: polib.POEntry) -> bool:
    """Whether the Dutch has the same placeholders and tags; of a plural, the form for one may leave the count out."""
    if one.msgid_plural:
        return set(PLACEHOLDER.findall(one.msgstr_plural[1])) == set(PLACEHOLDER.findall(one.msgid_plural))
    return set(PLACEHOLDER.findall(one.msgid)) == set(PLACEHOLDER.findall(one.msgstr))


if __name__ == "__main__":
    sys.exit(main())
