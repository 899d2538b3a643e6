"""People in a template: their symbol, and whose something is."""

from collections.abc import Iterable
from typing import Any, Final

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext

from kring.core import method, names, tied
from kring.core.network import Network, Person, Self
from kring.draw import symbol as drawn
from kring.methods import loader
from kring.pages import ink, naming, stepping, stretches

register = template.Library()
_FEW, _SPARE = 8, 4  # people to tick at once; to hide fewer than a handful helps nobody
_MINE: Final = ("mijn", "m'n", "m’n", "je", "jouw", "my", "your")  # how an owner begins: my sister


@register.simple_tag
def symbol(one: Person | Self, network_id: str = "", class_: str = "symbol") -> SafeString:
    """Somebody's symbol. `network_id` is needed to show a photo."""
    photo = reverse("card:picture", args=[network_id, one.id, one.photo]) if one.photo and network_id else None
    sign = drawn.person(one, photo, class_) if isinstance(one, Person) else drawn.owner(one, photo, class_)
    return ink.safe(sign)


@register.simple_tag
def cuts() -> SafeString:
    """The outlines that pictures in symbols are cut to; every page has them once."""
    return ink.safe(drawn.cuts())


@register.simple_tag(takes_context=True)
def steps_here(context: Any) -> list[dict[str, Any]]:
    """The steps that are done in this room, with the way back; on the page of a step itself there is none to go."""
    opened, match = context.get("opened"), context["request"].resolver_match
    here = match.namespace if match else ""
    return [] if opened is None or here == "trajectories" else stepping.backs(opened, {here, context.get("room", "")})


@register.simple_tag(takes_context=True)
def due_here(context: Any) -> dict[str, Any] | None:
    """What falls due or waits in a way that is walked, for whoever's circle it is."""
    return stepping.due(context["opened"])


@register.filter
def firstname(name: str) -> str:
    """The name people are called by; the whole of it after a title."""
    return names.first_name(name)


@register.filter
def few(everyone: list[Person], chosen: Iterable[str] | None) -> tuple[list[Person], list[Person], bool]:
    """Who is shown at once, and who behind one tap: those chosen first, then the first few of the others.

    Of very many people not all can be ticked here; the third says so.
    """
    ticked = set(chosen or ())
    in_sight = [one for one in everyone if one.id in ticked]
    rest = [one for one in everyone if one.id not in ticked]
    at_once = max(_FEW - len(in_sight), 0) if len(everyone) > _FEW + _SPARE else len(rest)
    behind = rest[at_once:]
    return in_sight + rest[:at_once], behind[: stretches.MOST], len(behind) > stretches.MOST


register.filter(naming.whose)


@register.filter
def of_selves(person: Person, value: Network) -> str:
    """The name with whose contact it is behind it, in the circle of a couple or a family."""
    return tied.named(value.owner, person)


register.filter("letters", tied.key)


@register.filter
def join_names(people: Iterable[Person]) -> str:
    """The names of people as one says them: Joke, Bas and Mo."""
    return str(get_text_list([one.name for one in people], gettext("and")))


@register.inclusion_tag("parts/tip.html")
def tip(at: str) -> dict[str, object]:
    """The tip of the shelf that stands at a place, if there is one."""
    return {"leaf": loader.tip(at)}


@register.filter
def said(words: method.Words) -> str:
    """The words of a shelf file in the language of the page."""
    return method.said(words, get_language() or "nl")


@register.filter
def relation(person: Person, is_own: bool = True) -> str:
    """What somebody is to the owner: in the owner's words, or else the kind of tie; nothing when that is unknown.

    To others "je zus" would be their own sister: they read "zus".
    """
    if person.relation or person.category is None:
        first, _, rest = person.relation.partition(" ")
        return rest if rest and not is_own and first.casefold() in _MINE else person.relation
    return str(naming.KINDS[person.category])


@register.filter
def got(names: dict[str, str], id: str | None) -> str:
    """The name under an id, or nothing."""
    return names.get(id or "", "")
