"""The ecogram in a terminal: its numbers, and the drawing with its words."""

from typing import Final

from kring.commands import picture
from kring.commands.words import _, language, pgettext
from kring.core import domains, method, names, network
from kring.core.drawings import Drawing
from kring.core.lines import Kind
from kring.core.method import DomainsOf
from kring.core.network import Direction, Network, Support
from kring.draw import ecogram, ecogram_paper, ecogram_signs, ecogram_told, lettering
from kring.draw.ecogram_ink import Words
from kring.draw.ecogram_seats import Ecogram, Named
from kring.draw.genogram import vocabulary
from kring.draw.placed import Placed
from kring.exchange import kring_json
from kring.exchange.kring_json import Copy
from kring.methods import loader

ID: Final = Drawing.ECOGRAM


def place(copy: Copy, size: str) -> Placed:
    """Where everybody stands who has a domain."""
    return ecogram_told.told(_placed(copy.network, size), ID)


def paint(copy: Copy, size: str, colours: str) -> str:
    """The drawing as one SVG that needs nothing beside it; `paper` is a whole sheet with its legend."""
    copy = kring_json.complete(copy)
    placed, words = _placed(copy.network, size), _words(copy.network)

    if size == "paper":
        drawn = ecogram_paper.sheet(placed, _page(copy, words), words, photo=picture.photo(copy), standalone=colours)
    else:
        drawn = ecogram.paint(placed, words, photo=picture.photo(copy), standalone=colours)
    return lettering.lettered(drawn, has_own_words=size == "paper")


def _placed(value: Network, size: str) -> Ecogram:
    known = {**loader.domains(DomainsOf.CONTACTS), **loader.domains()}
    shown = domains.stood_in(value) or tuple(loader.domains(DomainsOf.CONTACTS))
    named = [
        Named(id, method.said(known[id].name, language()) if id in known else id, _also(value, id)) for id in shown
    ]
    return ecogram.place(value, named, size)


def _also(value: Network, id: str) -> str:
    people = [one.name for one in domains.alive(value) if id in (one.domains or ())[1:]]
    return _("also: %(names)s") % {"names": ", ".join(people)} if people else ""


def _words(value: Network) -> Words:
    letters = {
        Support.PRACTICAL: pgettext("letter of helping with things", "H"),
        Support.EMOTIONAL: pgettext("letter of listening", "L"),
        Support.COMPANY: pgettext("letter of doing things together", "D"),
        Support.APPRAISAL: pgettext("letter of thinking along", "T"),
        Support.INFORMATION: pgettext("letter of explaining", "E"),
    }
    title = f"{names.first_name(network.called(value))}: {_('Ecogram')}"
    return Words(title=title, letters=letters, kinds={one.id: one.category for one in value.people.values()})


def _page(copy: Copy, words: Words) -> ecogram_paper.Page:
    value = copy.network
    people = [one for one in domains.outside(value) if domains.first(one)]
    told = _told()
    return ecogram_paper.Page(
        title=words.title,
        day=copy.exported_on or "",
        own_words=f"“{value.view}”" if value.view else "",
        signs_title=_("What you see"),
        signs=(
            *((sign, told.get(said, str(said))) for sign, said in ecogram_signs.used(value, people, words.letters)),
            *ecogram_signs.family(value, vocabulary.signs(lambda word: pgettext(*word))),
        ),
        tray_title=_("Not in the drawing yet"),
        tray=tuple(one.name for one in domains.waiting(value)),
        foot=_("This belongs to %(name)s. Share it only if %(name)s wants that.") % {"name": network.called(value)},
    )


def _told() -> dict[ecogram_signs.Said, str]:
    return {
        Kind.STRONG: pgettext("tie", "Strong"),
        Kind.WEAK: pgettext("tie", "Loose"),
        Kind.TENSE: pgettext("tie", "Tense"),
        Kind.FADED: pgettext("tie", "Faded"),
        Kind.BROKEN: pgettext("tie", "Broken off"),
        Kind.UNSAID: _("not said yet"),
        Direction.RECEIVE: _("help to the middle"),
        Direction.GIVE: _("help from the middle"),
        Direction.BOTH: _("help both ways"),
        Support.PRACTICAL: _("Helping with things"),
        Support.EMOTIONAL: _("Listening and comforting"),
        Support.COMPANY: _("Doing things together"),
        Support.APPRAISAL: _("Thinking along"),
        Support.INFORMATION: _("Explaining and advising"),
        ecogram_signs.HELPER: _("could help"),
        ecogram_signs.ONLINE: _("online only"),
    }
