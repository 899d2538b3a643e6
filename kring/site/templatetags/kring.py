"""The small pieces every template is made of: icons, dates as people say them, fields."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from django import template
from django.template.base import Parser, Token, Variable
from django.template.context import Context
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as dated
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, pgettext_lazy

register = template.Library()

_WORDS: Final = (
    pgettext_lazy("count", "no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
    gettext_lazy("eleven"),
    gettext_lazy("twelve"),
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture from the sprite. It is decoration: the word beside it, or the spoken name, says what it is."""
    return _icon(static("kring/icons.svg"), name)


@lru_cache(maxsize=256)
def _icon(sprite: str, name: str) -> SafeString:
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sprite, name)


@register.simple_tag
def url(name: str, *args: str) -> str:
    """The address of a page, as Django's own tag gives it; found once, because every page has dozens."""
    return _address(name, *args)


@lru_cache(maxsize=4096)
def _address(name: str, *args: str) -> str:
    return reverse(name, args=args)


class Sentence(TranslateNode):
    """A sentence of a template, looked up once for every language: a page has dozens."""

    def __init__(self, node: TranslateNode) -> None:
        self.__dict__.update(node.__dict__)
        self.known: dict[tuple[str | None, bool], str] = {}

    def render(self, context: Context) -> SafeString:
        key = get_language(), context.autoescape
        if key not in self.known:
            self.known[key] = super().render(context)
        return SafeString(self.known[key])


@register.tag
def translate(parser: Parser, token: Token) -> TranslateNode:
    """Django's own tag; words that are the same on every page are remembered."""
    node = do_translate(parser, token)
    words, about = node.filter_expression, node.message_context
    is_fixed = not words.filters and isinstance(words.var, Variable) and words.var.lookups is None
    is_fixed = is_fixed and (about is None or isinstance(about.var, str))
    return Sentence(node) if is_fixed and not node.asvar else node


@register.filter
def when(moment: date | datetime | None, now: datetime | None = None) -> str:
    """A day as people say it: today, last week Tuesday, 12 March."""
    if moment is None:
        return ""
    now = timezone.localtime(now)
    day = timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
    away = (now.date() - day).days
    near = {
        0: gettext("today"),
        1: gettext("yesterday"),
        2: gettext("the day before yesterday"),
        -1: gettext("tomorrow"),
    }
    if away in near:
        return near[away]
    if _weeks_apart(day, now.date()) == 0:
        return dated(day, "l") if away < 0 else gettext("last %(weekday)s") % {"weekday": dated(day, "l")}
    if _weeks_apart(day, now.date()) == 1:
        return gettext("last week %(weekday)s") % {"weekday": dated(day, "l")}
    return dated(day, "j F" if day.year == now.year else "j F Y")


def _weeks_apart(day: date, today: date) -> int:
    monday, this_monday = (one - timedelta(days=one.weekday()) for one in (day, today))
    return (this_monday - monday).days // 7


@register.filter
def in_words(count: int) -> str:
    """A small number as a word, a larger one as digits."""
    return str(_WORDS[count]) if 0 <= count < len(_WORDS) else str(count)


@register.filter
def people(count: int) -> str:
    """How many people, as a sentence would say it."""
    if count == 0:
        return gettext("nobody yet")
    return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}


@register.inclusion_tag("parts/field.html")
def field(bound: Any, hint: str = "", kind: str = "") -> dict[str, Any]:
    """A form field with its label, its hint and what is wrong with it. `kind` is a class such as `said`."""
    described = [f"{bound.auto_id}_hint"] if hint else []
    attributes = {"class": kind} if kind else {}
    if bound.errors:
        described.append(f"{bound.auto_id}_wrong")
        attributes["aria-invalid"] = "true"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return {"bound": bound, "hint": hint, "widget": bound.as_widget(attrs=attributes)}
