"""What parts of life are called in a file: those of a list on the shelf by their names, the owner's own as they are."""

import functools
from collections.abc import Mapping

from kring.core import method
from kring.core.method import Words
from kring.exchange import columns
from kring.exchange.columns import CODE
from kring.methods import loader


@functools.cache
def _listed() -> Mapping[str, Words]:
    """The names of every domain that a list on the shelf holds, by its id."""
    return {id: one.name for of in method.DomainsOf for id, one in loader.domains(of).items()}


@functools.cache
def _spelled() -> Mapping[str, str]:
    """Every spelling of a domain on a list, folded, with its id; a name goes before an id."""
    ids = {columns.folded(id): id for id in _listed()}
    return ids | {columns.folded(name): id for id, said in _listed().items() for name in (said.nl, said.en)}


def names(language: str) -> list[str]:
    """What every domain of the lists is called in a language, in their order; in that of programs its id."""
    return [called(id, language) for id in _listed()]


def called(domain: str, language: str) -> str:
    """What a domain is called in a language: by its list, or in the owner's own words.

    In the language of programs it is the id. So it is too where the name would be read back as something else.
    """
    if domain not in _listed() or language == CODE:
        return domain
    name = method.said(_listed()[domain], language)
    return name if meant(name) == domain else domain


def meant(text: str) -> str:
    """The domain that a text stands for: an id of a list, a name of one in either language, or else the text itself."""
    if text in _listed() or len(text) > columns.LONGEST:
        return text
    return _spelled().get(columns.folded(text), text)
