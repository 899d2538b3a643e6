"""The handbooks of the field are read and not copied: no nine words in a row of theirs stand anywhere in Kring.

`borrowed.bin` holds a quarter of all nine-word runs of the five handbooks, each
as six bytes of its hash; nothing of their text can be read from it.
"""

import re
import subprocess
from hashlib import blake2b
from pathlib import Path

from tests.house.source import ROOT

RUN, BYTES = 9, 6
TOLD = Path(__file__).with_name("borrowed.bin").read_bytes()
HANDBOOKS = {TOLD[at : at + BYTES] for at in range(0, len(TOLD), BYTES)}
TEXT = {".py", ".html", ".md", ".toml", ".po", ".json", ".txt", ".js", ".css"}


def runs(text):
    words = re.findall(r"[\w']+", text.lower())
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def digest(run):
    return blake2b(run.encode(), digest_size=BYTES).digest()


def borrowed(text):
    return [run for run in runs(text) if digest(run) in HANDBOOKS]


def test_no_nine_words_in_a_row_are_of_a_handbook():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    files = [ROOT / name for name in listed if Path(name).suffix in TEXT and (ROOT / name).exists()]
    found = {file.name: borrowed(file.read_text(encoding="utf-8")) for file in files}
    assert len(files) > 100
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_borrowing_would_be_noticed(monkeypatch):
    assert len(HANDBOOKS) > 5000
    theirs = "a sentence of somebody else that has nine words"
    monkeypatch.setitem(globals(), "HANDBOOKS", {digest(theirs)})
    assert borrowed(f"Before it, {theirs.title()}; and after it.") == [theirs]
