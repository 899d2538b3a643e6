"""`kring import` shows before it does, and `kring export` says what it leaves behind."""

import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kring.commands import demo, loss_words, main, progress, refused_words, sentences
from kring.core import check
from kring.core import network as networks
from kring.core.network import SHELVES, Owner, Person
from kring.exchange import kring_json, list_words, vcard
from kring.exchange.far import Step
from kring.exchange.incoming import Loss

ANNA = str(Path(demo.__file__).parent / "anna.kring.json")
EXCHANGE = Path(vcard.__file__).parent
LIST = "Naam;Leeftijdd;Soort;Kent;Kleur\nBert;54;buurman;Carla;rood\nCarla;;vriend;;\n"
WRONG = LIST + "Dirk;oud;vijand;;\n"


def ran(*argv: str) -> int:
    try:
        return main.main(argv)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(LIST)
    return path


def network(path: Path) -> networks.Network:
    return kring_json.read(path.read_bytes()).network


def test_a_look_shows_every_change_in_words_and_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("import", str(file)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "+ Bert (Kind: neighbour; Age: 54)",
        "+ Carla (Kind: friend)",
        "+ Bert – Carla: knows",
        "= the column “Leeftijdd” was taken for “Age”",
        "- stays behind: “Kleur” (1)",
        "2 new, 0 changed, 0 known already, 0 to ask about, 0 refused",
    ]
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_list_begins_a_network_that_is_whole(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_name("anna.kring.json")
    assert ran("import", str(file), "-o", str(out), "--owner", " Anna\u202e ") == 0
    capsys.readouterr()
    assert ran("check", str(out)) == 0 and capsys.readouterr().out == "This file is whole.\n"
    made = network(out)
    assert networks.called(made) == "Anna"
    assert [one.name for one in networks.in_order(made)] == ["Bert", "Carla"] and len(made.ties) == 1


def test_into_a_network_only_what_is_new_changes(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_name("anna.kring.json")
    ran("import", str(file), "-o", str(out))
    file.write_text("Naam;Leeftijd;Plek: Netwerkcirkel\nBert;55;vrienden / Familie\nCarla;;")
    capsys.readouterr()
    assert ran("import", str(file), "--into", str(out), "-o", str(out), "--same") == 0
    assert capsys.readouterr().out.splitlines() == [
        "~ Bert: Age: 54 → 55",
        "> Bert: Network circle: friends / Family",
        "0 new, 1 changed, 1 known already, 0 to ask about, 0 refused",
    ]
    assert sorted(one.age or 0 for one in network(out).people.values()) == [0, 55]


def test_photos_of_the_network_stay_with_it(file: Path) -> None:
    plain = json.loads(Path(ANNA).read_text())
    plain["network"]["people"]["joke"]["photo"] = "p1"
    plain["photos"] = {"p1": "UklGRg=="}
    into = file.with_name("into.kring.json")
    into.write_text(json.dumps(plain))
    assert ran("import", str(file), "--into", str(into), "-o", str(into), "--another") == 0
    assert kring_json.read(into.read_bytes()).photos == {"p1": b"RIFF"}


def test_moments_of_the_network_stay_with_it_and_no_other_format_holds_them(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = json.loads(Path(ANNA).read_text())
    plain["moments"] = {"m": {"name": "Lente", "at": "2026-04-01T09:30:00Z", "network": plain["network"]}}
    into = file.with_name("into.kring.json")
    into.write_text(json.dumps(plain))
    assert ran("import", str(file), "--into", str(into), "-o", str(into), "--another") == 0
    assert kring_json.read(into.read_bytes()).moments["m"].name == "Lente"
    assert ran("export", str(into), "-o", str(into.with_suffix(".graphml"))) == 0
    assert "- moments that were kept (1)" in capsys.readouterr().err
    plain["moments"]["m"]["network"]["owner"] = {"selves": {}}
    into.write_text(json.dumps(plain))
    assert ran("check", str(into)) == 2
    assert "! moments.m.owner.selves: it does not say whose network this is." in capsys.readouterr().out


def test_a_row_that_does_not_fit_stops_all_of_it_until_somebody_says_otherwise(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(WRONG)
    out = file.with_name("anna.kring.json")
    assert ran("import", str(file), "-o", str(out)) == 2
    told = capsys.readouterr()
    assert "! row 4, Leeftijdd: “oud” does not fit; what fits: a number, like 3 or 1.5." in told.out.splitlines()
    assert "! row 4, Soort: “vijand” is not one of: family, friend," in told.out
    assert told.err.count("\n") == 1 and "1 row does not fit; nothing was written." in told.err
    assert not out.exists()
    assert ran("import", str(file), "-o", str(out), "--skip-refused") == 0
    assert len(network(out).people) == 2


def test_somebody_of_the_same_name_stops_it_until_it_is_said_who_that_is(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("Naam;Leeftijd\nJOKE;99")
    out = file.with_name("anna.kring.json")
    assert ran("import", str(file), "--into", ANNA, "-o", str(out)) == 2
    told = capsys.readouterr()
    assert "? row 2: JOKE is on the list already; is it the same person?" in told.out.splitlines()
    assert "Say --same or --another." in told.err and not out.exists()
    people = len(network(Path(ANNA)).people)
    assert ran("import", str(file), "--into", ANNA, "-o", str(out), "--same") == 0
    assert len(network(out).people) == people and network(out).people["joke"].age == 99
    assert ran("import", str(file), "--into", ANNA, "-o", str(out), "--another") == 0
    assert len(network(out).people) == people + 1


def test_a_network_that_is_there_is_never_replaced_by_a_new_one(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_name("anna.kring.json")
    out.write_bytes(Path(ANNA).read_bytes())
    assert ran("import", str(file), "-o", str(out)) == 2
    assert "is there already; take the people in with --into" in capsys.readouterr().err
    assert out.read_bytes() == Path(ANNA).read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty."),
        (b"Kleur;Maat\nrood;3", "no column of this table holds names; it has: Kleur, Maat."),
        (b"PK\x03\x04", "the file ends too early; the last part is missing."),
        (b"<graphml", "the file ends too early"),
        (b"<svg/>", "this is XML, but no GraphML."),
        (b"\xd0\xcf\x11\xe0", "save it as .xlsx."),
        (b"a\x81\x8d\xff\0", "this is no text that can be read"),
        (Path(ANNA).read_bytes(), "this is a network of Kring itself"),
        (
            b'Naam\n"' + b"x" * 200_000,
            "in row 2 a quotation mark opens and never closes",
        ),
        (b"x" * 21_000_000, "Kring reads at most 20 MB."),
    ],
)
def test_a_bad_file_is_one_clear_line(
    content: bytes, said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(content)
    assert ran("import", str(file)) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1 and "Traceback" not in told.err
    assert told.err.startswith(f"kring import: {file}: ") and said in told.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["import"], "FILE"),
        (["import", "nobody.csv"], "there is no such file."),
        (["import", "x.csv", "--same", "--another"], "not allowed with"),
        (["export", ANNA], "-o"),
        (["export", ANNA, "-o", "x.doc"], "say the format with --as"),
        (["export", ANNA, "-o", "x.csv", "--as", "word"], "invalid choice"),
        (["export", "-o", "x.csv"], "say which network"),
        (["export", "--template", "-o", "x.vcf"], "a template is a .csv or an .xlsx."),
        (["export", ANNA, "--template", "-o", "x.csv"], "a template is empty"),
        (["export", ANNA, "-o", "/no/where/x.csv"], "there is no such"),
    ],
)
def test_a_command_that_makes_no_sense_is_one_clear_line(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(*argv) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1 and said in told.err


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("x.csv", []),
        ("x.xlsx", []),
        ("x.vcf", []),
        ("x.graphml", []),
        ("x.zip", ["--as", "network-canvas"]),
        ("x.xml", ["--as", "network-canvas-graphml"]),
    ],
)
def test_what_is_exported_comes_in_again_with_everybody(
    name: str, format: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, back = tmp_path / name, tmp_path / "back.kring.json"
    assert ran("export", ANNA, "-o", str(out), *format) == 0
    assert capsys.readouterr().err.startswith("Not in this file, for it cannot hold it:\n")
    assert ran("import", str(out), "-o", str(back), "--owner", "Anna") == 0
    before, after = network(Path(ANNA)), network(back)
    assert {id: one.name for id, one in after.people.items()} == {id: one.name for id, one in before.people.items()}
    assert ran("import", str(out), "--into", str(back)) == 0
    assert "Nothing would change." in capsys.readouterr().out


def test_tables_for_research_hold_no_name(tmp_path: Path) -> None:
    out = tmp_path / "tables.zip"
    assert ran("export", ANNA, "-o", str(out), "--as", "research") == 0
    told = b"".join(__import__("zipfile").ZipFile(out).read(name) for name in ("egos.csv", "alters.csv", "ties.csv"))
    assert not [one.name for one in network(Path(ANNA)).people.values() if one.name.encode() in told]


@pytest.mark.parametrize(("language", "first"), [("nl", "Naam"), ("en", "Name")])
def test_a_template_is_there_in_two_languages(language: str, first: str, tmp_path: Path) -> None:
    out = tmp_path / "people.xlsx"
    assert ran("export", "--template", "--language", language, "-o", str(out)) == 0
    assert openpyxl.load_workbook(out).worksheets[0]["A1"].value == first
    assert ran("export", "--template", "--language", language, "-o", str(tmp_path / "people.csv")) == 0
    assert (tmp_path / "people.csv").read_text("utf-8-sig").startswith(f'"{first}"')


def test_for_programs_all_of_it_is_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(WRONG)
    assert ran("import", str(file), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["fate"] for row in told["rows"]] == ["new", "new"] and len(told["refused"]) == 2
    assert told["refused"][0]["spot"]["number"] == 4


def test_a_network_can_go_on_to_the_standard_output(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert ran("import", str(file), "-o", "-") == 0
    assert len(kring_json.read(capsysbinary.readouterr().out).network.people) == 2


def test_dutch_is_spoken_where_the_surroundings_say_so(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    file.write_text(WRONG)
    assert ran("import", str(file)) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "+ Bert (Soort: buur; Leeftijd: 54)"
    assert "! rij 4, Leeftijdd: “oud” past hier niet; wat past: een getal, zoals 3 of 1,5." in told


def test_every_reason_and_every_loss_has_its_words() -> None:
    files = [path for path in EXCHANGE.glob("*.py") if path.stem != "door_table"]  # of a street: said on its page alone
    source = "".join(path.read_text() for path in files) + Path(check.__file__).read_text()
    codes = {part.split('"')[1] for part in source.split("refuse(")[1:] if part.startswith('"')}
    assert not codes - refused_words.CODES - sentences.CODES - list_words.sentences()["refused"].keys()
    assert all(f'"{code}"' in source or code.startswith("no_") for code in refused_words.CODES)
    fields = {*Person.__struct_fields__, *SHELVES.values(), *Owner.__struct_fields__, "story", "view", "placements"}
    for name in fields - {"id", "name", "people", "selves", "kind", "rank"}:
        (line,) = loss_words.lines([Loss("field" if name in Person.__struct_fields__ else "shelf", name, 2)])
        assert line.endswith(" (2)") and "_" not in line, name


def test_a_terminal_is_not_steered_by_what_a_file_holds(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("Naam;Opmerking;\x1b[31mred\nBert\x1b[2J;\x1b]0;x\n")
    assert ran("import", str(file)) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_importing_loads_no_web(file: Path) -> None:
    program = f"""
import sys
from kring.commands import main
main.main(["import", {str(file)!r}])
main.main(["export", {ANNA!r}, "-o", {str(file.with_name("x.graphml"))!r}])
heavy = ("django", "networkx", "numpy", "rustworkx", "openpyxl", "lxml")
assert not [name for name in sys.modules if name.split(".")[0] in heavy]
"""
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_a_long_file_says_on_a_terminal_how_far_it_is_and_elsewhere_nothing() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for out, said in ((Terminal(), "reading: 40 %"), (io.StringIO(), "")):
        line = progress.Line(out)
        line.tell(Step.READ, 2, 100)
        assert out.getvalue() == ""  # what takes no time needs no words
        line.began -= 1
        line.tell(Step.READ, 40, 100)
        line.over()
        assert out.getvalue().replace("\r\033[K", "") == said


def test_what_hardly_can_be_in_a_family_tree_is_said_and_what_was_written_can_be_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree, out = tmp_path / "odd.ged", tmp_path / "odd.kring.json"
    couple = "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 CHIL @C@\n1 MARR\n2 DATE 1949\n1 DIV\n2 DATE 1940\n"
    people = "0 @A@ INDI\n1 NAME Jan\n1 BIRT\n2 DATE 1930\n0 @B@ INDI\n1 NAME Mies\n"
    child = "0 @C@ INDI\n1 NAME Kees\n1 BIRT\n2 DATE 1920\n1 FAMC @F@\n"
    child += "0 @D@ INDI\n1 NAME Lies\n1 FAMC @F@\n2 PEDI foster\n"
    tree.write_text(f"0 HEAD\n{people}{child}{couple}0 TRLR\n")
    assert ran("import", str(tree), "-o", str(out)) == 0
    said = capsys.readouterr().out.splitlines()
    assert "? does this fit? Kees is born before Jan, who is a parent of Kees." in said
    assert "? does this fit? Jan, Mies: this ends before it begins." in said
    assert {"+ Jan as a parent of Kees", "+ Jan as a parent of Lies (foster parent)"} <= set(said)
    assert "+ Jan and Mies as a couple (married)" in said
    assert ran("draw", str(out), "--as", "genogram", "-o", str(tmp_path / "odd.svg")) == 0
