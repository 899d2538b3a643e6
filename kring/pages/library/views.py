import re
from datetime import date
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kring.core import streets
from kring.core.network import Network, Owner
from kring.core.vocabulary import Kind, Presence
from kring.core.way import Number, Reading, Role, Step, Way
from kring.methods import library, loader, questions, register, searching
from kring.pages import ink, ruled
from kring.pages.library import words
from kring.pages.library.forms import Which, fitting
from kring.store import doors, fieldworks, offers

_STEP: Final = re.compile(r"/n/[\w-]+/trajectories/[\w-]+/[\w-]+/")  # where a step opened this page
_STILL_THERE: Final = 5  # years after which a page, a desk or a book may well be gone


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    form = Which(request.GET or None)
    asked = form.asked() if request.GET else {}
    found = fitting(searching.found(asked.get("q", "")), asked)
    return render(
        request,
        "library/show.html",
        {
            "form": form,
            "asked": asked,
            "chosen": {name: one for name, one in asked.items() if name != "q"},
            "total": len(found),
            "themes": [(words.THEME[way.theme], [way], []) for way in found]
            if asked.get("q")
            else _for(found, asked.get("group", "")),
            "is_search": bool(asked.get("q")),
            "unknown": searching.unknown(asked.get("q", "")),
        },
    )


def _for(found: list[Way], group: str) -> list[tuple[Any, list[Way], list[Way]]]:
    """By theme; of a group first those that are meant for it, for what suits everybody is much more."""
    meant = [way for way in found if group in way.groups]
    first: list[tuple[Any, list[Way], list[Way]]] = [(_("Meant for them"), meant, [])] if meant else []
    return first + _by_theme([way for way in found if way not in meant])


def _by_theme(found: list[Way]) -> list[tuple[Any, list[Way], list[Way]]]:
    """By theme what can be carried out or is the organisation's own, and apart what is there to read with it."""
    themes = []
    for theme, told in words.THEME.items():
        here = [way for way in found if way.theme == theme]
        first = [way for way in here if way.is_worked_out or library.is_own(way)]
        if here:
            themes.append((told, first, [way for way in here if way not in first]))
    return themes


@require_safe
def read(request: HttpRequest, way: str) -> HttpResponse:
    now = library.ways().get(way)
    one = _in_version(way, request.GET.get("version", ""), now)
    if one is None:
        raise Http404
    codes = library.by_code()
    context = {
        "way": one,
        "step": _STEP.fullmatch(request.GET.get("step", "")),
        "work": library.work(one),
        "is_own": library.is_own(one),
        "now": now if now and now.version != one.version else None,
        "can_walk": bool(one.step),
        "has_streets": _is_asked_at_doors(one) and _goes_along_doors(request),
        "picture": _picture(one),
        "steps": [_step(one, step) for step in one.step],
        "order": words.ORDER[one.order],
        "roles": [(role, words.PRESENCE[role.presence], _how_many(role)) for role in one.role],
        "numbers": [_number(one, number) for number in one.number],
        "rules": [(id, register.rules()[id]) for id in one.rules],
        "goals": [words.GOAL[goal] for goal in one.goals],
        "kin": [codes[code] for code in one.kin if code in codes],
        "reading": _reading(one, timezone.localdate(doors.actor(request).at)),
    }
    context["is_of_before"] = any(named for one in context["reading"] for _, named in one["named"])
    return render(request, "library/read.html", context)


def _is_asked_at_doors(way: Way) -> bool:
    """Whether a list that is asked along the doors names this way as where it comes from."""
    return any(way.code in asked.source and streets.fits(asked) for asked in questions.lists().values())


def _goes_along_doors(request: HttpRequest) -> bool:
    by = doors.actor(request)
    return by.user is not None and fieldworks.goes_somewhere(by.user, offers.places(by.user, by.at))


def _in_version(id: str, asked: str, now: Way | None) -> Way | None:
    """The way as it is, or in the version that somebody began with."""
    return library.of(id, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else now


def _picture(way: Way) -> SafeString | None:
    """The circle that a way draws, with nobody in it yet."""
    drawn = (loader.standing().get(step.opens or "") for step in way.step)
    layout = next((one for one in drawn if one), None)
    return ink.thumbnail(Network("nobody", Owner({})), layout, {}, 240) if layout else None


def _step(way: Way, step: Step) -> dict[str, Any]:
    named = {role.id: role.name for role in way.role} | {one.id: one.name for one in way.step}
    return {
        "step": step,
        "sign": words.SIGN[step.does[0]].icon if step.does else "footprints",
        "phase": next((phase.name for phase in way.phase if phase.id == step.phase), None),
        "after": [named[id] for id in step.after],
        "absent": [named[id] for id in step.absent],
    }


def _reading(way: Way, today: date) -> list[dict[str, Any]]:
    """Where to read on, by kind; each with the year in which it was named once that is years ago."""
    kinds = []
    for kind in Kind:
        here = [(one, _long_ago(one, today)) for one in way.reading if one.kind is kind]
        if here:
            kinds.append({"kind": words.KIND[kind], "sign": words.KIND_SIGN[kind].icon, "named": here})
    return kinds


def _long_ago(one: Reading, today: date) -> int | None:
    """The year in which it was named, when that is so long ago that it has to be said."""
    return one.named if today.year - one.named > _STILL_THERE else None


def _how_many(role: Role) -> str:
    return span(role.least, role.most) if role.presence is not Presence.NOT else ""


def _number(way: Way, number: Number) -> dict[str, Any]:
    named = {role.id: role.name for role in way.role} | {step.id: step.name for step in way.step}
    return {
        "counts": ruled.COUNTED[number.counts],
        "span": span(number.least, number.most),
        "least": ruled.number(number.least),
        "most": ruled.number(number.most),
        "usual": ruled.number(number.usual),
        "of": named.get(number.of or ""),
        "firm": words.FIRM[number.firm],
    }


def span(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return ruled.number(least) if least == most else f"{ruled.number(least)}–{ruled.number(most)}"
    return ""
