"""The tiles of one screen: a picture, a word, a sentence."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from kring.core import method, network
from kring.core.changes import Misfit, Place, Set
from kring.core.method import Layout, Ring
from kring.core.network import Category, Face, Network, Placement
from kring.draw import scenes, shapes, signs, symbol
from kring.pages import ink
from kring.pages.answers import Both, Word
from kring.pages.easy import forms, walk


@dataclass(frozen=True)
class Tile:
    """One answer to choose; `hue` is the ground under a shape."""

    id: str
    name: str
    sentence: str
    picture: SafeString
    sign: SafeString
    hue: str
    is_chosen: bool


def of(value: Network, layout: Layout, now: walk.Step, language: str) -> list[Tile]:
    """The answers to choose from on this screen."""
    if now.question is walk.Question.WHO:
        return [_who(category, name, sentence, now) for category, (name, sentence) in _kinds().items()]
    if now.question.is_wish:
        return [_wish(value, layout, now, choice) for choice in (forms.YES, forms.NO)]
    return [_near(value, layout, now, number, language) for number in range(len(layout.ring))]


def _kinds() -> dict[Category, tuple[str, str]]:
    """The kinds of people, each with what that is in the words of the client."""
    return {
        Category.FAMILY: (pgettext("easy", "Family"), gettext("We are related.")),
        Category.FELLOW_CLIENT: (pgettext("easy", "Housemate"), gettext("We live or work together, with support.")),
        Category.PROFESSIONAL: (pgettext("easy", "Helper"), gettext("Helping me is their work.")),
        Category.VOLUNTEER: (pgettext("easy", "Volunteer"), gettext("Helps me without pay.")),
        Category.FRIEND: (pgettext("easy", "Friend"), gettext("We like being together.")),
        Category.NEIGHBOUR: (pgettext("easy", "Neighbour"), gettext("Lives near me.")),
        Category.ACQUAINTANCE: (pgettext("easy", "Acquaintance"), gettext("I know them a little.")),
        Category.COLLEAGUE: (pgettext("easy", "Colleague"), gettext("We have the same work.")),
    }


def _who(category: Category, name: str, sentence: str, now: walk.Step) -> Tile:
    hue = symbol.HUES[category]
    sign = ink.safe(signs.shape(shapes.OF[category], hue, 72))
    return Tile(category.value, name, sentence, SafeString(""), sign, hue, now.person.category is category)


def _near(value: Network, layout: Layout, now: walk.Step, number: int, language: str) -> Tile:
    ring = layout.ring[number]
    words = method.easy(ring, now.person.gender)
    at = network.placement(value, layout.id, now.person.id)
    return Tile(
        ring.id,
        method.said(words.name, language),
        method.said(words.sentence, language),
        ink.safe(_scene(ring, network.together(value.owner).face, now.person.face)),
        ink.safe(signs.ring(len(layout.ring), number, 56)),
        "",
        at is not None and at.ring == ring.id,
    )


def _wish(value: Network, layout: Layout, now: walk.Step, choice: str) -> Tile:
    """Yes shows what could be, no shows how it is now: neither is the better answer."""
    at = network.placement(value, layout.id, now.person.id)
    numbers = [number for number, ring in enumerate(layout.ring) if at and ring.id == at.ring]
    here = numbers[0] if numbers else len(layout.ring) - 1
    is_yes, is_help = choice == forms.YES, now.question is walk.Question.HELP
    me, other = network.together(value.owner).face, now.person.face
    ring = layout.ring[max(here - 1, 0) if is_yes else here]
    picture = scenes.helping(me, other) if is_yes and is_help else _scene(ring, me, other)
    mark = signs.badge("helper" if is_help else "closer", 56) if is_yes else signs.ring(len(layout.ring), here, 56)
    name, sentence = _wishes(now)[choice]
    said = getattr(now.person, walk.FIELDS[now.question])
    is_chosen = said is not None and said == is_yes
    return Tile(choice, name, sentence, ink.safe(picture), ink.safe(mark), "", is_chosen)


def _scene(ring: Ring, me: Face | None, other: Face | None) -> str:
    """What a ring means to two people, drawn; nothing for a ring without a picture."""
    return scenes.closeness(ring.picture, me, other) if ring.picture else ""


def _wishes(now: walk.Step) -> dict[str, tuple[str, str]]:
    yes, no = pgettext("easy", "Yes"), pgettext("easy", "No")
    if now.question is walk.Question.HELP:
        asking = gettext("I can ask %(name)s for help.") % {"name": now.person.name}
        return {forms.YES: (yes, asking), forms.NO: (no, gettext("I will not ask for that."))}
    return {
        forms.YES: (yes, gettext("I would like more contact.")),
        forms.NO: (no, gettext("It is good as it is.")),
    }


def words(layout: Layout, language: str) -> Word:
    """How two answers that were given at once are told."""

    def told(misfit: Misfit) -> Both:
        change = misfit.change
        if isinstance(change, Place):
            return Both("", _ring(layout, misfit.now, language), _ring(layout, change.now, language))
        said = _wished if isinstance(change, Set) and change.field in walk.FIELDS.values() else _kind
        return Both("", said(misfit.now), said(getattr(change, "value", None)))

    return told


def _ring(layout: Layout, at: Placement | None, language: str) -> str:
    ring = method.ring(layout, at.ring) if at and at.ring else None
    return method.said(method.easy(ring, None).name, language) if ring else gettext("no place yet")


def _wished(answer: bool | None) -> str:
    if answer is None:
        return gettext("I don’t know")
    return pgettext("easy", "Yes") if answer else pgettext("easy", "No")


def _kind(category: str | None) -> str:
    return _kinds()[Category(category)][0] if category in set(Category) else ""
