"""What somebody is to somebody, by the codes of `core/kinship.py`: for a woman, a man, and whoever else."""

from typing import Any, Final

from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from kring.core.kinship import Kinship
from kring.core.network import Gender

WORDS: Final[dict[str, tuple[Any, Any, Any]]] = {
    "parent": (
        pgettext_lazy("kinship", "mother"),
        pgettext_lazy("kinship", "father"),
        pgettext_lazy("kinship", "parent"),
    ),
    "grandparent": (
        pgettext_lazy("kinship", "grandmother"),
        pgettext_lazy("kinship", "grandfather"),
        pgettext_lazy("kinship", "grandparent"),
    ),
    "great_grandparent": (
        pgettext_lazy("kinship", "great-grandmother"),
        pgettext_lazy("kinship", "great-grandfather"),
        pgettext_lazy("kinship", "great-grandparent"),
    ),
    "child": (
        pgettext_lazy("kinship", "daughter"),
        pgettext_lazy("kinship", "son"),
        pgettext_lazy("kinship", "child"),
    ),
    "grandchild": (
        pgettext_lazy("kinship", "granddaughter"),
        pgettext_lazy("kinship", "grandson"),
        pgettext_lazy("kinship", "grandchild"),
    ),
    "great_grandchild": (
        pgettext_lazy("kinship", "great-granddaughter"),
        pgettext_lazy("kinship", "great-grandson"),
        pgettext_lazy("kinship", "great-grandchild"),
    ),
    "sibling": (
        pgettext_lazy("kinship", "sister"),
        pgettext_lazy("kinship", "brother"),
        pgettext_lazy("kinship", "brother or sister"),
    ),
    "aunt": (
        pgettext_lazy("kinship", "aunt"),
        pgettext_lazy("kinship", "uncle"),
        pgettext_lazy("kinship", "aunt or uncle"),
    ),
    "great_aunt": (
        pgettext_lazy("kinship", "great-aunt"),
        pgettext_lazy("kinship", "great-uncle"),
        pgettext_lazy("kinship", "great-aunt or great-uncle"),
    ),
    "nephew": (
        pgettext_lazy("kinship", "niece"),
        pgettext_lazy("kinship", "nephew"),
        pgettext_lazy("kinship", "child of a brother or sister"),
    ),
    "cousin": (
        pgettext_lazy("kinship", "cousin (a woman)"),
        pgettext_lazy("kinship", "cousin (a man)"),
        pgettext_lazy("kinship", "cousin"),
    ),
    "second_cousin": (
        pgettext_lazy("kinship", "second cousin (a woman)"),
        pgettext_lazy("kinship", "second cousin (a man)"),
        pgettext_lazy("kinship", "second cousin"),
    ),
    "partner": (
        pgettext_lazy("kinship", "partner (a woman)"),
        pgettext_lazy("kinship", "partner (a man)"),
        pgettext_lazy("kinship", "partner"),
    ),
    "ex_partner": (
        pgettext_lazy("kinship", "former partner (a woman)"),
        pgettext_lazy("kinship", "former partner (a man)"),
        pgettext_lazy("kinship", "former partner"),
    ),
    "far": (
        pgettext_lazy("kinship", "family further away (a woman)"),
        pgettext_lazy("kinship", "family further away (a man)"),
        pgettext_lazy("kinship", "family further away"),
    ),
    "unborn aunt": (pgettext_lazy("kinship", "child of a grandparent"),) * 3,
    "unborn great_aunt": (pgettext_lazy("kinship", "child of a great-grandparent"),) * 3,
    "unborn cousin": (pgettext_lazy("kinship", "child of an aunt or uncle"),) * 3,
    "half sibling": (
        pgettext_lazy("kinship", "half-sister"),
        pgettext_lazy("kinship", "half-brother"),
        pgettext_lazy("kinship", "half-brother or half-sister"),
    ),
    "step parent": (
        pgettext_lazy("kinship", "stepmother"),
        pgettext_lazy("kinship", "stepfather"),
        pgettext_lazy("kinship", "stepparent"),
    ),
    "step grandparent": (
        pgettext_lazy("kinship", "step-grandmother"),
        pgettext_lazy("kinship", "step-grandfather"),
        pgettext_lazy("kinship", "step-grandparent"),
    ),
    "step child": (
        pgettext_lazy("kinship", "stepdaughter"),
        pgettext_lazy("kinship", "stepson"),
        pgettext_lazy("kinship", "stepchild"),
    ),
    "step grandchild": (
        pgettext_lazy("kinship", "step-granddaughter"),
        pgettext_lazy("kinship", "step-grandson"),
        pgettext_lazy("kinship", "step-grandchild"),
    ),
    "step sibling": (
        pgettext_lazy("kinship", "stepsister"),
        pgettext_lazy("kinship", "stepbrother"),
        pgettext_lazy("kinship", "stepbrother or stepsister"),
    ),
    "foster parent": (
        pgettext_lazy("kinship", "foster mother"),
        pgettext_lazy("kinship", "foster father"),
        pgettext_lazy("kinship", "foster parent"),
    ),
    "foster child": (
        pgettext_lazy("kinship", "foster daughter"),
        pgettext_lazy("kinship", "foster son"),
        pgettext_lazy("kinship", "foster child"),
    ),
    "foster sibling": (
        pgettext_lazy("kinship", "foster sister"),
        pgettext_lazy("kinship", "foster brother"),
        pgettext_lazy("kinship", "foster brother or sister"),
    ),
    "adopted parent": (
        pgettext_lazy("kinship", "adoptive mother"),
        pgettext_lazy("kinship", "adoptive father"),
        pgettext_lazy("kinship", "adoptive parent"),
    ),
    "adopted child": (
        pgettext_lazy("kinship", "adopted daughter"),
        pgettext_lazy("kinship", "adopted son"),
        pgettext_lazy("kinship", "adopted child"),
    ),
    "adopted sibling": (
        pgettext_lazy("kinship", "adopted sister"),
        pgettext_lazy("kinship", "adopted brother"),
        pgettext_lazy("kinship", "adopted brother or sister"),
    ),
    "in_law parent": (
        pgettext_lazy("kinship", "mother-in-law"),
        pgettext_lazy("kinship", "father-in-law"),
        pgettext_lazy("kinship", "parent-in-law"),
    ),
    "in_law child": (
        pgettext_lazy("kinship", "daughter-in-law"),
        pgettext_lazy("kinship", "son-in-law"),
        pgettext_lazy("kinship", "child-in-law"),
    ),
    "in_law sibling": (
        pgettext_lazy("kinship", "sister-in-law"),
        pgettext_lazy("kinship", "brother-in-law"),
        pgettext_lazy("kinship", "brother-in-law or sister-in-law"),
    ),
    "married_in aunt": (
        pgettext_lazy("kinship", "aunt by marriage"),
        pgettext_lazy("kinship", "uncle by marriage"),
        pgettext_lazy("kinship", "aunt or uncle by marriage"),
    ),
    "donor parent": (
        pgettext_lazy("kinship", "egg donor"),
        pgettext_lazy("kinship", "sperm donor"),
        pgettext_lazy("kinship", "donor"),
    ),
    "surrogate parent": (
        pgettext_lazy("kinship", "surrogate mother"),
        pgettext_lazy("kinship", "surrogate"),
        pgettext_lazy("kinship", "surrogate"),
    ),
    "raises parent": (
        pgettext_lazy("kinship", "who raised them (a woman)"),
        pgettext_lazy("kinship", "who raised them (a man)"),
        pgettext_lazy("kinship", "who raised them"),
    ),
    "great_great_grandparent": (
        pgettext_lazy("kinship", "great-great-grandmother"),
        pgettext_lazy("kinship", "great-great-grandfather"),
        pgettext_lazy("kinship", "great-great-grandparent"),
    ),
    "great_great_grandchild": (
        pgettext_lazy("kinship", "great-great-granddaughter"),
        pgettext_lazy("kinship", "great-great-grandson"),
        pgettext_lazy("kinship", "great-great-grandchild"),
    ),
    "great_nephew": (
        pgettext_lazy("kinship", "great-niece"),
        pgettext_lazy("kinship", "great-nephew"),
        pgettext_lazy("kinship", "grandchild of a brother or sister"),
    ),
    "cousin_removed": (
        pgettext_lazy("kinship", "first cousin once removed (a woman)"),
        pgettext_lazy("kinship", "first cousin once removed (a man)"),
        pgettext_lazy("kinship", "first cousin once removed"),
    ),
    "foster grandparent": (
        pgettext_lazy("kinship", "foster grandmother"),
        pgettext_lazy("kinship", "foster grandfather"),
        pgettext_lazy("kinship", "foster grandparent"),
    ),
    "foster grandchild": (
        pgettext_lazy("kinship", "foster granddaughter"),
        pgettext_lazy("kinship", "foster grandson"),
        pgettext_lazy("kinship", "foster grandchild"),
    ),
    "in_law grandparent": (
        pgettext_lazy("kinship", "grandmother-in-law"),
        pgettext_lazy("kinship", "grandfather-in-law"),
        pgettext_lazy("kinship", "grandparent-in-law"),
    ),
    "in_law grandchild": (
        pgettext_lazy("kinship", "granddaughter-in-law"),
        pgettext_lazy("kinship", "grandson-in-law"),
        pgettext_lazy("kinship", "grandchild-in-law"),
    ),
    "married_in great_aunt": (
        pgettext_lazy("kinship", "great-aunt by marriage"),
        pgettext_lazy("kinship", "great-uncle by marriage"),
        pgettext_lazy("kinship", "great-aunt or great-uncle by marriage"),
    ),
    "married_in nephew": (
        pgettext_lazy("kinship", "niece by marriage"),
        pgettext_lazy("kinship", "nephew by marriage"),
        pgettext_lazy("kinship", "niece or nephew by marriage"),
    ),
    "married_in cousin": (
        pgettext_lazy("kinship", "cousin by marriage (a woman)"),
        pgettext_lazy("kinship", "cousin by marriage (a man)"),
        pgettext_lazy("kinship", "cousin by marriage"),
    ),
    "donor child": (
        pgettext_lazy("kinship", "daughter from a donor"),
        pgettext_lazy("kinship", "son from a donor"),
        pgettext_lazy("kinship", "child from a donor"),
    ),
    "donor sibling": (
        pgettext_lazy("kinship", "half-sister by a donor"),
        pgettext_lazy("kinship", "half-brother by a donor"),
        pgettext_lazy("kinship", "half-brother or half-sister by a donor"),
    ),
    "surrogate child": (
        pgettext_lazy("kinship", "daughter she carried for others"),
        pgettext_lazy("kinship", "son she carried for others"),
        pgettext_lazy("kinship", "child she carried for others"),
    ),
    "raises child": (
        pgettext_lazy("kinship", "raised as a daughter"),
        pgettext_lazy("kinship", "raised as a son"),
        pgettext_lazy("kinship", "raised as a child"),
    ),
    "raises grandparent": (
        pgettext_lazy("kinship", "mother of who raised them"),
        pgettext_lazy("kinship", "father of who raised them"),
        pgettext_lazy("kinship", "parent of who raised them"),
    ),
    "raises grandchild": (
        pgettext_lazy("kinship", "raised by one's child (a girl)"),
        pgettext_lazy("kinship", "raised by one's child (a boy)"),
        pgettext_lazy("kinship", "raised by one's child"),
    ),
    "raises sibling": (
        pgettext_lazy("kinship", "raised by the same (a woman)"),
        pgettext_lazy("kinship", "raised by the same (a man)"),
        pgettext_lazy("kinship", "raised by the same"),
    ),
    "half great_aunt": (
        pgettext_lazy("kinship", "half-great-aunt"),
        pgettext_lazy("kinship", "half-great-uncle"),
        pgettext_lazy("kinship", "half-great-aunt or half-great-uncle"),
    ),
    "half great_nephew": (
        pgettext_lazy("kinship", "granddaughter of a half-brother or half-sister"),
        pgettext_lazy("kinship", "grandson of a half-brother or half-sister"),
        pgettext_lazy("kinship", "grandchild of a half-brother or half-sister"),
    ),
    "half aunt": (
        pgettext_lazy("kinship", "half-aunt"),
        pgettext_lazy("kinship", "half-uncle"),
        pgettext_lazy("kinship", "half-aunt or half-uncle"),
    ),
    "half nephew": (
        pgettext_lazy("kinship", "half-niece"),
        pgettext_lazy("kinship", "half-nephew"),
        pgettext_lazy("kinship", "child of a half-brother or half-sister"),
    ),
    "half cousin": (
        pgettext_lazy("kinship", "half-cousin (a woman)"),
        pgettext_lazy("kinship", "half-cousin (a man)"),
        pgettext_lazy("kinship", "half-cousin"),
    ),
    "ex_step parent": (
        pgettext_lazy("kinship", "former partner of a parent (a woman)"),
        pgettext_lazy("kinship", "former partner of a parent (a man)"),
        pgettext_lazy("kinship", "former partner of a parent"),
    ),
    "ex_step child": (
        pgettext_lazy("kinship", "daughter of a former partner"),
        pgettext_lazy("kinship", "son of a former partner"),
        pgettext_lazy("kinship", "child of a former partner"),
    ),
    "ex_step sibling": (
        pgettext_lazy("kinship", "daughter of a former partner of a parent"),
        pgettext_lazy("kinship", "son of a former partner of a parent"),
        pgettext_lazy("kinship", "child of a former partner of a parent"),
    ),
    "ex_in_law parent": (
        pgettext_lazy("kinship", "former mother-in-law"),
        pgettext_lazy("kinship", "former father-in-law"),
        pgettext_lazy("kinship", "former parent-in-law"),
    ),
    "ex_in_law child": (
        pgettext_lazy("kinship", "former daughter-in-law"),
        pgettext_lazy("kinship", "former son-in-law"),
        pgettext_lazy("kinship", "former child-in-law"),
    ),
    "ex_in_law sibling": (
        pgettext_lazy("kinship", "former sister-in-law"),
        pgettext_lazy("kinship", "former brother-in-law"),
        pgettext_lazy("kinship", "former brother-in-law or sister-in-law"),
    ),
    "ex_married_in aunt": (
        pgettext_lazy("kinship", "former aunt by marriage"),
        pgettext_lazy("kinship", "former uncle by marriage"),
        pgettext_lazy("kinship", "former aunt or uncle by marriage"),
    ),
}


def said(kinship: Kinship) -> Any:
    """The word for it; who is so in two ways has both words."""
    word = _word(kinship.code, kinship.gender)
    if not kinship.also:
        return word
    return format_lazy(pgettext_lazy("kinship", "{kin} and {also}"), kin=word, also=_word(kinship.also, kinship.gender))


def _word(code: str, gender: Gender | None) -> Any:
    woman, man, other = WORDS[code]
    return {Gender.WOMAN: woman, Gender.MAN: man}.get(gender or Gender.OTHER, other)
