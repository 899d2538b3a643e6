"""People in a template: their symbol, and whose something is."""

from django import template
from django.urls import reverse
from django.utils.html import mark_safe
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kring.core.network import Person, Self
from kring.draw import symbol as drawn

register = template.Library()


@register.simple_tag
def symbol(one: Person | Self, network_id: str = "", class_: str = "symbol") -> SafeString:
    """Somebody's symbol. `network_id` is needed to show a photo."""
    photo = reverse("card:picture", args=[network_id, one.id, one.photo]) if one.photo and network_id else None
    draw = drawn.person if isinstance(one, Person) else drawn.owner
    return mark_safe(draw(one, photo, class_))  # drawn from escaped text only, by draw/svg.py


@register.filter
def whose(name: str) -> str:
    """The name as an owner: Anna’s, Joris’, Marks."""
    last = name[-1:].lower()
    if (get_language() or "nl").startswith("nl"):
        if last in "sxzß":
            return f"{name}’"
        return f"{name}’s" if last in "aiouyáéíóú" or not last.isascii() else f"{name}s"
    return f"{name}’" if last == "s" else f"{name}’s"
