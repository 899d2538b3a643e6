"""Pairs of one family: what the second is to the first, in Dutch and in English, as people say it."""

import pytest
from django.utils import translation

from kring.core import kinship
from kring.core.network import Network
from kring.pages.genogram import kinwords
from tests.draw import families

FAMILY = """
    Anna* f 1974; Peter m; Sofie f; Daan m; Mila f; Bo o; Mam f; Pap m; Bas m; Els f; Lotte f; Tim m; Noa f
    Hennie f; Sander m; Roos f; Oma f; Opa m; Mies f; Cor m; Neef m; Nel f; Piet m; Over f; Bet f; Zus f; Jan m; Ko m
    Lies f; Wil m; Gré f; Harm m; Eef f; Gijs m; Amir m; Leyla f; Fay f; Stef m; Kim f; Donor m; Ex m; Fay2 f
    Anna = Peter; Mam = Pap -1980 divorced; Pap = Hennie; Bas = Els; Mies = Cor; Neef = Nel; Harm = Gré; Sofie = Wil
    Anna = Ex -1999 divorced; Zus = Jan; Lotte = Tim
    Mam Pap > Anna Bas; Pap Hennie > Sander; Hennie > Roos; Oma Opa > Mam Mies; Over > Oma Zus; Bet > Over
    Mies Cor > Neef; Neef Nel > Piet; Zus > Ko; Ko > Lies; Bas Els > Lotte; Lotte > Noa; Anna Peter > Sofie
    Sofie > Daan; Daan > Mila; Mila > Bo; Gré Harm > Peter Eef; Eef > Gijs; Peter > Stef; Stef > Kim
    Hennie = Oud 1970-1975 divorced; Oud > Ok; Ex > Ek; Exma > Ex
    Mies = Weg -1990 divorced; Sander Stefanie > Puk; Neef = Fay2; Mies Cor > Fay2
    Anna > foster: Amir; Leyla > Amir; Anna > adopted: Fay; Donor > donor: Sofie
    Nooit miscarriage; Stil stillbirth f; Komt pregnancy; Oma Opa > Nooit Stil; Over > Lang; Lang termination
    Mies Cor > Wens; Wens miscarriage; Mies Cor > Komt
    Donor > donor: Dk; Moe = Vo; Moe > Dk; Vo > raises: Dk; Gré > surrogate: Dk
"""
PAIRS = """
    Anna Mam moeder | mother
    Anna Pap vader | father
    Mam Anna dochter | daughter
    Anna Bas broer | brother
    Bas Anna zus | sister
    Anna Sander halfbroer | half-brother
    Anna Hennie stiefmoeder | stepmother
    Anna Roos stiefzus | stepsister
    Hennie Bas stiefzoon | stepson
    Anna Oma oma | grandmother
    Anna Over overgrootmoeder | great-grandmother
    Anna Bet betovergrootmoeder | great-great-grandmother
    Oma Bas kleinzoon | grandson
    Anna Daan kleinzoon | grandson
    Anna Mila achterkleindochter | great-granddaughter
    Anna Bo achter-achterkleinkind | great-great-grandchild
    Anna Mies tante | aunt
    Anna Nooit kind van een grootouder | child of a grandparent
    Nooit Anna nicht (kind van een broer of zus) | niece
    Mam Nooit broer of zus | brother or sister
    Oma Nooit kind | child
    Anna Stil tante | aunt
    Anna Lang kind van een overgrootouder | child of a great-grandparent
    Anna Wens kind van een tante of oom | child of an aunt or uncle
    Anna Komt neef of nicht | cousin
    Noa Wens verre familie | family further away
    Anna Cor aangetrouwde oom | uncle by marriage
    Anna Zus oudtante | great-aunt
    Anna Jan aangetrouwde oudoom | great-uncle by marriage
    Anna Neef neef (kind van een oom of tante) | cousin (a man)
    Anna Nel aangetrouwde nicht | cousin by marriage (a woman)
    Anna Piet achterneef | first cousin once removed (a man)
    Anna Ko achterneef | first cousin once removed (a man)
    Anna Lies achternicht | second cousin (a woman)
    Anna Lotte nicht (kind van een broer of zus) | niece
    Anna Tim aangetrouwde neef | nephew by marriage
    Anna Noa achternicht | great-niece
    Noa Anna oudtante | great-aunt
    Anna Peter partner (man) | partner (a man)
    Anna Ex vroegere partner (man) | former partner (a man)
    Anna Gré schoonmoeder | mother-in-law
    Anna Eef schoonzus | sister-in-law
    Anna Gijs aangetrouwde neef | nephew by marriage
    Pap Peter schoonzoon | son-in-law
    Peter Oma schoongrootmoeder | grandmother-in-law
    Mam Wil aangetrouwde kleinzoon | grandson-in-law
    Anna Stef stiefzoon | stepson
    Anna Kim stiefkleindochter | step-granddaughter
    Anna Amir pleegzoon | foster son
    Mam Amir pleegkleinzoon | foster grandson
    Amir Mam pleegoma | foster grandmother
    Amir Leyla moeder | mother
    Sofie Fay adoptiezus | adopted sister
    Fay Anna adoptiemoeder | adoptive mother
    Sofie Donor zaaddonor | sperm donor
    Sofie Sander halfoom | half-uncle
    Sander Sofie halfnicht (kind van een halfbroer of halfzus) | half-niece
    Puk Anna halftante | half-aunt
    Sofie Puk kind van een halfoom of halftante | half-cousin
    Puk Sofie halfnicht (kind van een halfoom of halftante) | half-cousin (a woman)
    Sander Oud vroegere partner van een ouder | former partner of a parent
    Sander Ok kind van een vroegere partner van een ouder | child of a former partner of a parent
    Anna Ek kind van een vroegere partner | child of a former partner
    Anna Exma vroegere schoonouder | former parent-in-law
    Exma Anna vroegere schoondochter | former daughter-in-law
    Anna Weg vroegere aangetrouwde oom of tante | former aunt or uncle by marriage
    Donor Sofie donorkind (vrouw) | daughter from a donor
    Sofie Dk halfbroer of halfzus via de donor | half-brother or half-sister by a donor
    Dk Sofie halfzus via de donor | half-sister by a donor
    Vo Dk opgevoed als kind | raised as a child
    Dk Vo opvoeder | who raised them
    Gré Dk kind dat als draagmoeder is gedragen | child she carried for others
    Sander Daan kleinzoon van een halfbroer of halfzus | grandson of a half-brother or half-sister
    Daan Sander halfoudoom | half-great-uncle
    Neef Fay2 zus en partner (vrouw) | sister and partner (a woman)
"""


@pytest.fixture(scope="module")
def family() -> Network:
    return families.told(FAMILY.replace(";", "\n"))


def _id(family: Network, name: str) -> str:
    everybody = [*family.people.values(), *family.owner.selves.values()]
    return next(one.id for one in everybody if one.name == name)


@pytest.mark.parametrize("told", PAIRS.strip().splitlines())
def test_how_two_are_related_is_said_as_people_say_it(family: Network, told: str) -> None:
    first, second, words = told.split(maxsplit=2)
    found = kinship.between(family, _id(family, first), _id(family, second))
    assert found is not None
    said = []
    for language in ("nl", "en"):
        with translation.override(language):
            said.append(str(kinwords.said(found)))
    assert " | ".join(said) == words
