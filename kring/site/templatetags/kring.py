"""The small pieces every template is made of: icons, dates as people say them, fields."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as dated
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

register = template.Library()

COUNTS: Final = 12


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture from the sprite. It is decoration: the word beside it, or the spoken name, says what it is."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("kring/icons.svg"), name
    )


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
    words = (
        pgettext("count", "no"),
        gettext("one"),
        gettext("two"),
        gettext("three"),
        gettext("four"),
        gettext("five"),
        gettext("six"),
        gettext("seven"),
        gettext("eight"),
        gettext("nine"),
        gettext("ten"),
        gettext("eleven"),
        gettext("twelve"),
    )
    return words[count] if 0 <= count <= COUNTS else str(count)


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
