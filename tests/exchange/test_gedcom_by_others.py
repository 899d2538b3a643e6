"""What goes out as GEDCOM is read by two programs of others as it was told, and we read an old file as they do."""

import unicodedata
from pathlib import Path

import gedcom7
import pytest
from ged4py import GedcomReader

from kring.core.network import Network, ParentKind
from kring.exchange import gedcom, gedcom_out
from tests.draw import families, hard_families
from tests.exchange.test_gedcom import DAY

NAMES = ["of the picture", "cousins who marry", "two mothers and a donor", "four generations", "six partners"]
# As an old program writes it: ANSEL, a nickname, a date as a phrase, and a death of which only that is known.
OLD = (
    b"0 HEAD\r\n1 SOUR PAF\r\n1 GEDC\r\n2 VERS 5.5\r\n2 FORM LINEAGE-LINKED\r\n1 CHAR ANSEL\r\n"
    b"0 @I1@ INDI\r\n1 NAME Ren\xe2ee /M\xe8uller/\r\n1 SEX F\r\n1 BIRT\r\n2 DATE (in de oorlog)\r\n2 PLAC Goes\r\n"
    b"1 FAMS @F1@\r\n"
    b"0 @I2@ INDI\r\n1 NAME Fran\xf0cois /de la Cour/\r\n2 NICK Sus\r\n1 SEX M\r\n1 DEAT Y\r\n1 FAMS @F1@\r\n"
    b"0 @I3@ INDI\r\n1 NAME K\xe2arel /de la Cour/\r\n1 FAMC @F1@\r\n"
    b"0 @F1@ FAM\r\n1 HUSB @I2@\r\n1 WIFE @I1@\r\n1 MARR\r\n2 DATE ABT 1920\r\n1 CHIL @I3@\r\n0 TRLR\r\n"
)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def told(name: str) -> Network:
    return families.told(hard_families.lines(name))


def by_birth(network: Network) -> set[tuple[str, str]]:
    called = {id: one.name for id, one in (*network.people.items(), *network.owner.selves.items())}
    kinds = network.descents.values()
    return {(called[one.child], called[one.parent]) for one in kinds if one.kind is ParentKind.BIRTH}


@pytest.mark.parametrize("name", NAMES)
def test_ged4py_reads_everybody_and_every_parent_that_goes_out(tmp_path: Path, name: str) -> None:
    network, file = told(name), tmp_path / "family.ged"
    file.write_bytes(gedcom_out.write(network, DAY, with_living=True)[0])
    with GedcomReader(str(file)) as reader:
        people = {one.xref_id: one for one in reader.records0("INDI")}
        found = {id: one.name.format() for id, one in people.items()}
        born = {
            (found[child.xref_id], found[parent.xref_id])
            for family in reader.records0("FAM")
            for child in family.sub_tags("CHIL")
            for parent in (family.sub_tag("HUSB"), family.sub_tag("WIFE"))
            if parent is not None
        }
    everybody = [*network.people.values(), *network.owner.selves.values()]
    assert sorted(found.values()) == sorted(one.name for one in everybody)
    assert by_birth(network) <= born


@pytest.mark.parametrize("name", NAMES)
def test_gedcom7_reads_everybody_and_every_family_that_goes_out(name: str) -> None:
    network = told(name)
    records = gedcom7.loads(gedcom_out.write(network, DAY, seven=True, with_living=True)[0].decode("utf-8-sig"))
    people = {one.xref: one for one in records if one.tag == "INDI"}
    said = sorted(below.text for one in people.values() for below in one.children if below.tag == "NAME")
    assert said == sorted(one.name for one in (*network.people.values(), *network.owner.selves.values()))
    asked = [
        below.pointer
        for one in records
        if one.tag == "FAM"
        for below in one.children
        if below.tag in ("HUSB", "WIFE", "CHIL")
    ]
    assert asked and set(asked) <= people.keys()


def test_an_old_file_is_read_as_ged4py_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "old.ged"
    file.write_bytes(OLD)
    with GedcomReader(str(file)) as reader:
        theirs = [_composed(f"{one.name.first} {one.name.surname}") for one in reader.records0("INDI")]
    found = gedcom.read(OLD, "n")
    assert (
        [one.person.name for one in found.found]
        == theirs
        == ["Renée Müller", "François de la Cour", "Kárel de la Cour"]
    )
    assert len(found.kin) == 3
