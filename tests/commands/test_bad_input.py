"""Whatever a terminal gives Kring, the answer is exit code 2 and one clear line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kring.commands import demo, main, sentences
from kring.core import check
from kring.exchange import kring_json, shape, text

READERS = (["draw", "--as", "lensink-circle"], ["measure"], ["measure", "--json"])
GOOD = (Path(demo.__file__).parent / "reference.kring.json").read_bytes()


def ran(*argv: str) -> int:
    try:
        return main.main(argv)
    except SystemExit as end:
        return int(end.code or 0)


def line(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on the error output; nothing stands on the other."""
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.endswith("\n") and told.err.count("\n") == 1, told.err
    assert "Traceback" not in told.err
    return told.err.strip()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "anna.kring.json"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty."),
        (b"hello", "this is no JSON: line 1, column 1 cannot be read."),
        (GOOD[:2000], "the file ends too early; the last part is missing."),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is no text file; a network of Kring ends in .kring.json and is text."),
        (b"[" * 5000, "the file is nested more than 40 levels deep; no network is."),
        (b'{"people": []}', "this is JSON, but not a network of Kring: it does not begin with its format."),
        (
            GOOD.replace(b'"kring": 1', b'"kring": 9'),
            "kring: this file was made by a newer Kring (format 9; this one reads up to 1).",
        ),
        (
            GOOD.replace(b'"b": "carla"', b'"b": "zoe"', 1),
            "network.ties.bert~carla~knows: this speaks of “zoe”, and nobody with that id is in the file.",
        ),
        (GOOD.replace(b'"what": "person"', b'"what": "person", "what": "person"', 1), "“what” stands here twice"),
        (GOOD.replace(b'"ring": "services"', b'"ring": "moon"', 1), "Hans stands in ring “moon”, which lensink-circle"),
        (GOOD.replace(b'"strength"', b'"strenght"', 1), "nothing is called “strenght” here. Did you mean “strength”?"),
    ],
)
def test_a_bad_file_is_one_clear_line(
    reader: list[str], content: bytes, said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    assert ran(*reader, str(file)) == 2
    told = line(capsys)
    assert said in told
    assert told.startswith(f"kring {reader[0]}: {file}: ")


@pytest.mark.parametrize("reader", [*READERS, ["check"]])
def test_a_file_that_cannot_be_opened_is_one_clear_line(
    reader: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(*reader, str(tmp_path / "nobody.kring.json")) == 2
    assert line(capsys).endswith("there is no such file.")
    assert ran(*reader, str(tmp_path)) == 2
    assert line(capsys).endswith("this is a folder, not a file.")
    assert ran(*reader, "a\0b") == 2
    assert line(capsys)
    assert ran(*reader, "x" * 5000) == 2
    assert "name too long" in line(capsys)


def test_a_file_that_may_not_be_opened_is_one_clear_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(GOOD)
    assert ran("check", str(file)) == 0
    capsys.readouterr()
    file.chmod(0)
    who = os.geteuid()
    if who == 0:  # the administrator of a machine may open everything
        os.seteuid(65534)
    try:
        assert ran("check", str(file)) == 2
    finally:
        os.seteuid(who)
    assert line(capsys).endswith("this file may not be opened by you.")


def test_a_file_of_200_megabytes_is_not_read(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with file.open("wb") as opened:
        opened.truncate(200_000_000)
    assert ran("measure", str(file)) == 2
    assert "the file is 200 MB, and Kring reads at most 20 MB." in line(capsys)


def test_a_file_without_end_is_not_read_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("measure", "/dev/zero") == 2
    assert "Kring reads at most 20 MB" in line(capsys)


def test_a_place_that_cannot_be_written_is_one_clear_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(GOOD)
    for out, said in ((tmp_path, "this is a folder"), (tmp_path / "no" / "where.svg", "no such folder")):
        assert ran("draw", str(file), "--as", "lensink", "-o", str(out)) == 2
        assert said in line(capsys)


def test_a_full_disk_is_one_clear_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(GOOD)
    assert ran("draw", str(file), "--as", "lensink", "-o", "/dev/full") == 2
    assert line(capsys).endswith("no space left on device.")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["fly"], "invalid choice"),
        (["draw", "x.json"], "--as"),
        (["measure", "x.json", "--without", "family"], "invalid choice"),
        (["measure", "x.json", "--without", "professionals", "--only", "family"], "not allowed with"),
        (["check"], "FILE"),
        (["demo", "--files", "/nowhere/at/all"], "there is no such folder."),
    ],
)
def test_a_command_that_makes_no_sense_is_one_clear_line(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(*argv) == 2
    assert said in line(capsys)


def test_a_drawing_that_is_not_there_names_those_that_are(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(GOOD)
    assert ran("draw", str(file), "--as", "lensnik-circle") == 2
    told = line(capsys)
    assert "there is no drawing “lensnik-circle”; there is: lensink-circle" in told
    assert "Did you mean “lensink-circle”?" in told


def test_paper_that_cannot_be_is_one_clear_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(GOOD)
    assert ran("draw", str(file), "--as", "lensink", "--size", "paper", "--colours", "dark") == 2
    assert "paper is white" in line(capsys)
    for more, told in (
        (("--paper", "A3"), "an SVG has no paper"),
        (("--paper", "A0-pages", "-o", f"{file}.png"), "a picture is one page"),
        (("--colours", "dark", "-o", f"{file}.pdf"), "paper is white"),
    ):
        assert ran("draw", str(file), "--as", "lensink", *more) == 2
        assert told in line(capsys)
        assert not Path(f"{file}.png").exists() and not Path(f"{file}.pdf").exists()


def test_paper_that_there_is_not_is_refused_with_what_there_is(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("draw", str(file), "--as", "lensink", "--paper", "A5", "-o", f"{file}.pdf") == 2
    assert "A0-pages" in line(capsys)


def test_every_code_of_a_fault_has_its_sentence() -> None:
    floors = [check.__file__, text.__file__, shape.__file__, kring_json.__file__]
    source = "".join(Path(file).read_text() for file in floors)
    for code in sentences.CODES:
        if not code.startswith(("ring_", "sector_")):
            assert f'"{code}"' in source, code


def test_check_says_all_that_is_wrong_and_where(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(GOOD.replace(b'"strength"', b'"strenght"', 2))
    assert ran("check", str(file)) == 2
    assert capsys.readouterr().out.splitlines() == [
        "! network.people.bert: nothing is called “strenght” here. Did you mean “strength”?",
        "! network.people.carla: nothing is called “strenght” here. Did you mean “strength”?",
        "2 things have to be mended.",
    ]


def test_check_only_asks_to_look_at_what_is_odd(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(GOOD.replace(b'"name": "Carla"', b'"name": "Bert"', 1))
    assert ran("check", str(file)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "? people.carla: Bert is on the list already; is it the same person?",
        "This file is whole.",
    ]


def test_dutch_is_spoken_where_the_surroundings_say_so(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    file.write_bytes(b"")
    assert ran("measure", str(file)) == 2
    assert line(capsys).endswith("het bestand is leeg.")


def test_in_a_real_terminal_too(file: Path) -> None:
    file.write_bytes(GOOD[:500])
    found = subprocess.run(
        [sys.executable, "-m", "kring", "measure", str(file)],
        capture_output=True,
        text=True,
        env={"LANG": "C"},
        check=False,
    )
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == f"kring measure: {file}: the file ends too early; the last part is missing.\n"
