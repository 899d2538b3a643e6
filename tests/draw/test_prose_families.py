"""Families that somebody who never saw Kring told in prose, as they were entered by clicking.

Of each: what must be drawn is drawn and nothing else (the judge), the same in whatever order it was told, and what must
and must never be said of two of them is said so. Numbers 1 to 10 are in `prose_families`. To add one: its lines as
`families` reads them, and pairs in words, `-` where nothing was told.
"""

import pytest
from django.utils import translation

from kring.core import kinship
from kring.core.network import ParentKind
from kring.draw import genogram
from kring.pages.genogram import kinwords
from tests.draw import families, genogram_judge, prose_families

FAMILIES = prose_families.FAMILIES | {
    "11, raised by a grandmother": (
        """
        Rowan*; Jair m; Chantal f; Merel f; Peter m; PeterJr m -2001; Angelique f; Dennis m; Fay f; FaR m; FaJ m
        Merel = Peter separated; Merel Peter > PeterJr Chantal Angelique; sib PeterJr Chantal Angelique
        Chantal FaR > Rowan; Chantal FaJ > Jair; Merel > raises: Rowan Jair; Angelique = Dennis married divorced
        Angelique > Fay; Rowan ~ caretaker Chantal; Jair ~ cut_off Chantal; mark Chantal mental_illness
        mark PeterJr addiction; home Merel Angelique Fay Jair
        """,
        "Rowan Jair halfbroer; Jair Rowan halfbroer of halfzus; Rowan Merel oma;"
        " Merel Rowan kleinkind; Rowan FaJ -; Fay Dennis vroegere partner van een ouder (man)",
    ),
    "12, four of one donor": (
        """
        Esther* f 1982; Willy f; Gerrit m -2011; Bas m; Joost m; Ineke f; Manon f; Michelle f; Yvonne f; Theo m; Rik m
        Willy = Gerrit; Yvonne = Theo; Willy > Esther Rik; Gerrit > raises: Esther; Ineke > Joost
        Yvonne > Manon Michelle
        Theo > raises: Manon Michelle; Bas > donor: Esther Joost Manon Michelle; fraternal Manon Michelle
        Esther ~ repaired Willy; Esther ~ very_close Joost; Michelle ~ distant Esther; Michelle ~ distant Joost
        """,
        "Esther Joost halfbroer via de donor; Joost Manon halfzus via de donor; Manon Michelle zus;"
        " Gerrit Esther opgevoed als dochter; Esther Bas zaaddonor; Bas Willy -; Rik Bas -",
    ),
    "13, brother and sisters without parents": (
        """
        Ik*; NonaM f 1969; Josina f -2007; Eddy m; Domingus m; NonaO f; PaulusT m; AgustinaT f; Otto m; Dominggus m
        AgustinaM f; PaulusM m; sib Josina Domingus NonaO; PaulusT = AgustinaT married; PaulusT AgustinaT > Otto
        PaulusT AgustinaT > foster: Josina; Josina = Eddy married; Josina Eddy > PaulusM AgustinaM Dominggus NonaM
        sib PaulusM AgustinaM Dominggus NonaM; NonaM > Ik; mark Josina migration; mark Otto migration suspected
        Josina ~ close Otto; Eddy ~ cut_off Otto
        """,
        "Ik Domingus oudoom; Ik NonaO oudtante; Josina Otto pleegbroer; Ik Dominggus oom; Domingus Otto -",
    ),
    "14, twins above twins": (
        """
        Tsjikke* f; Baukje f; Sjoerd m; Durk m; Doede m; Hiltje f; Hinke f; Wiebe m -2000; Rienk m; Rixt stillbirth
        Ale m; Kind0 miscarriage; Femke f; Donor m; Kind1 pregnancy; Kind2 pregnancy; Kind3 termination 2021
        Hiltje = Wiebe; Baukje = Sjoerd; Hiltje Wiebe > Kind0 Baukje Rienk Rixt Ale; fraternal Rienk Rixt
        sib Kind0 Baukje Rienk Rixt Ale; identical Hiltje Hinke; Baukje Sjoerd > Tsjikke Durk Doede; twins Durk Doede
        sib Tsjikke Durk Doede; Tsjikke = Femke married; Tsjikke > Kind1 Kind2 Kind3; Donor > donor: Kind1 Kind2
        identical Kind1 Kind2; home Hiltje Hinke; Tsjikke ~ distant Ale
        """,
        "Tsjikke Hinke oudtante; Durk Doede broer; Tsjikke Ale oom; Kind1 Femke stiefmoeder; Kind3 Donor -",
    ),
    "15, a child in two homes": (
        """
        Naomi* f; Hermien f; Arend m; Boaz m; Rachel f; Gideon m; Jordi m; Mo m; Samira f; Ilyas m; Kind1 pregnancy
        Kind2 termination 2019; Hermien = Arend; Hermien Arend > Naomi Boaz Rachel Gideon
        sib Naomi Boaz Rachel Gideon; Naomi = Jordi separated; Naomi Jordi > Kind2; Naomi = Mo cohabiting
        Mo = Samira married separated; Mo Samira > Ilyas; Naomi Mo > Kind1; home Naomi Mo Ilyas; home Samira Ilyas
        Samira ~ hostile Naomi; Arend ~ physical_abuse Boaz; Boaz ~ cut_off Arend; Boaz ~ close Rachel
        Hermien ~ caretaker Arend; Gideon ~ caretaker Arend; mark Arend illness
        """,
        "Naomi Ilyas stiefzoon; Naomi Samira -; Ilyas Kind1 halfbroer of halfzus; Hermien Mo schoonzoon",
    ),
    "17, four generations in one house": (
        """
        Mirjam* f 1966; Gijs m 1939; Klazien f -2014; Ton m 1960; Hester f; Wouter m; Janneke f; Priya f; Vikram 2022
        Sander m; PaP m; MaP f; Broer m -1948; Gijs = Klazien married widowed; Gijs Klazien > Mirjam Hester
        sib Mirjam Hester; Mirjam = Ton; Mirjam Ton > Wouter Janneke; Wouter = Priya cohabiting; Wouter Priya > Vikram
        Janneke = Sander; PaP MaP > Priya; sib Klazien Broer; home Gijs Mirjam Ton Wouter Priya Vikram Hester
        home Janneke Sander; Mirjam ~ caretaker Gijs; Mirjam ~ caretaker Hester; Mirjam ~ caretaker Vikram
        Ton ~ distant Gijs; mark Hester mental_illness
        """,
        "Gijs Ton schoonzoon; Mirjam Broer oom; Vikram Hester oudtante; PaP Mirjam -; PaP MaP -; Gijs Broer zwager",
    ),
    "16, seven of whom two live": (
        """
        Ik*; Ali f; Arie m -2009; Dorus m 1921-1970; Bep f -1971; Dorie m -1994; Gre f; Jongetje m; Koba f
        Frits m; Jan m
        Nico m; Marjan f; Dorus = Bep; Dorus Bep > Dorie Gre Jongetje Koba Frits Ali Jan
        sib Dorie Gre Jongetje Koba Frits Ali Jan; Gre = Nico married; Gre > Marjan; Ali = Arie; Ali Arie > Ik
        mark Dorus addiction; mark Gre addiction recovered; mark Frits addiction; mark Ik illness
        """,
        "Ik Marjan nicht (kind van een oom of tante); Ik Frits oom; Ik Nico aangetrouwde oom; Jongetje Jan broer",
    ),
    "18, two homes": (
        """
        Finn* m; Anouk f; Stefan m; Bas m; Lou; Debby f; Yara f; Karin f; Hugo m; Sylvia f; Om f
        Anouk = Stefan cohabiting -2017 separated; Anouk = Bas married 2021; Bas = Debby married divorced
        Anouk Stefan > Finn; Anouk Bas > Lou; Bas Debby > Yara; Hugo Om > Anouk; Hugo = Sylvia married
        Stefan = Karin; Stefan ~ hostile Bas; Finn ~ close Yara; Hugo ~ repaired Anouk
        home Anouk Bas Lou Finn Yara; home Stefan Finn
        """,
        "Finn Yara stiefzus; Finn Lou halfbroer of halfzus; Finn Debby -; Anouk Stefan vroegere partner (man)",
    ),
    "19, two families and three who belong to nobody": (
        """
        Henk* m; Johanna f 1939-2024; Klaas m -1997; KlaasJr m; Petra f; JohannaJr f; JohannaA f; Roelof m; Egbert m
        Sterre f; Ooms m; Benedicta f; Hoed m; Johanna = Klaas married; Johanna Klaas > KlaasJr Henk
        KlaasJr = Petra; KlaasJr Petra > JohannaJr; JohannaA = Roelof married; JohannaA Roelof > Egbert
        Egbert > foster: Sterre; KlaasJr ~ hostile Henk
        """,
        "Johanna JohannaA -; Johanna Hoed -;"
        " Henk Benedicta -; Egbert Sterre pleegdochter; JohannaA Sterre pleegkleindochter",
    ),
    "20, a son nobody knows": (
        """
        Constantijn* m; Mies f; Karel m -2006; Frederique f; Robin o; Paulien f; Alexander m 1994; Ilse f; Zoon m; Kit
        Anselm; Mies = Karel; Mies Karel > Frederique Constantijn Robin; sib Frederique Constantijn Robin
        Frederique = Paulien married 1990; Frederique Paulien > Alexander; Constantijn = Ilse separated
        Constantijn Ilse > Zoon; home Robin Kit Anselm; Karel ~ repaired Frederique; Mies ~ close Frederique
        """,
        "Constantijn Alexander neef (kind van een broer of zus); Robin Kit -;"
        " Robin Anselm -; Paulien Mies schoonmoeder",
    ),
}


def _family(name):
    return families.told(FAMILIES[name][0].replace(";", "\n"))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_of_prose_is_drawn_with_every_tie_told_and_no_other(name):
    family = _family(name)
    drawn = genogram.place(family)
    assert not {what: found for what, found in genogram_judge.faults(family, drawn).items() if found}
    assert genogram_judge.costs(family, drawn)["crowded"] == 0
    assert all(
        genogram_judge.picture(genogram.place(families.shuffled(family, seed))) == genogram_judge.picture(drawn)
        for seed in range(20)
    )
    told = {frozenset((one.child, one.parent)) for one in family.descents.values()}
    kinds = {str(kind) for kind in ParentKind}
    assert {pair for kind, pair in genogram_judge.told_by(drawn) if kind in kinds} == told


@pytest.mark.parametrize("name", FAMILIES)
def test_how_two_of_a_family_of_prose_are_related_is_said_or_not_said(name):
    family = _family(name)
    ids = {one.name: one.id for one in (*family.people.values(), *family.owner.selves.values())}
    with translation.override("nl"):
        for pair in FAMILIES[name][1].split("; "):
            one, other, said = pair.split(maxsplit=2)
            found = kinship.between(family, ids[one], ids[other])
            assert (str(kinwords.said(found)) if found else "-") == said, pair
