from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url
from msgspec import structs

from kring.core import changes, edits, family, kinship, relatives
from kring.core import network as networks
from kring.core.access import Part
from kring.core.changes import Add, Change, Remove, Set
from kring.core.network import Group, Network, Person, Record, Self, Siblings, SiblingsKind
from kring.core.relatives import As
from kring.core.rule import At, Fact
from kring.draw import genogram
from kring.draw.genogram.family import TWINS
from kring.methods import rulebook
from kring.pages import answers, kin_penciled, kin_told, penciled
from kring.pages.genogram import forms, hand, kinwords, pencil, picture, told
from kring.store import doors

SHELVES = ("descents", "partnerships", "interactions", "facts", "siblings", "groups")


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, may_wait=True)
    return _page(request, opened)


@require_POST
def come(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form = forms.Come(request.POST, value=seen)
    made = form.changes(lambda what: answers.new_id(request, what)) if form.is_valid() else []
    if form.errors or form.contradiction(made):
        return _page(request, opened, 422, form, request.POST.get("to", ""), request.POST.get("kind", ""))
    return _done(request, opened, made, form.cleaned_data["to"])


@require_POST
def tell(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    form = forms.Tell(request.POST, value=answers.seen(request, opened))
    made = _retold(*form.told()) if form.is_valid() else []
    if form.errors or form.contradiction(made):
        return _page(request, opened, 422, form, request.POST.get("who", ""), "edit")
    return _done(request, opened, made, form.cleaned_data["who"])


def _retold(was: Person | Self, now: Person | Self) -> list[Change]:
    if isinstance(was, Person) and isinstance(now, Person):
        return [*edits.between(was, now)]
    before, after = (
        {name: changes.plain(getattr(one, name)) for name in ("name", "gender", "born")} for one in (was, now)
    )
    return [Set("selves", was.id, name, before[name], after[name]) for name in before if before[name] != after[name]]


@require_POST
def couple(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form, was = forms.Couple(request.POST), seen.partnerships.get(request.POST.get("of", ""))
    made = [*edits.between(was, form.told(was))] if was and form.is_valid() else []
    if form.errors or forms.contradicted(form, seen, made):
        return _page(request, opened, 422, form, request.POST.get("who", ""), f"couple:{request.POST.get('of', '')}")
    return _done(request, opened, made, request.POST.get("who", ""))


@require_POST
def parent(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    was = seen.descents.get(request.POST.get("of", ""))
    form = forms.Parent(request.POST, value=seen)
    made = [*edits.between(was, form.told(was))] if was and form.is_valid() else []
    if form.errors or form.contradiction(made):
        return _page(request, opened, 422, form, request.POST.get("who", ""), f"parent:{request.POST.get('of', '')}")
    return _done(request, opened, made, request.POST.get("who", ""))


@require_POST
def line(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form = forms.Line(request.POST, known=family.members(seen), leads=opened.viewer.sees_confidential)
    was, who = seen.interactions.get(request.POST.get("of", "")), request.POST.get("who", "")
    if not _is_there(form, was):
        return _page(request, opened, 422, form, who or request.POST.get("a", ""), "line")
    told = form.told(answers.new_id(request, "line"), was)
    return _done(request, opened, [*edits.between(was, told)] if was else [Add(told)], who or told.a)


def _is_there(form: Any, was: Record | None) -> bool:
    """Whether a form holds, and what it tells otherwise is still told."""
    if form.is_valid() and form.cleaned_data["of"] and was is None:
        form.add_error(None, forms.TAKEN)
    return not form.errors


@require_POST
def mark(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    form, was = forms.Mark(request.POST), answers.seen(request, opened).facts.get(request.POST.get("of", ""))
    if not _is_there(form, was):
        return _page(request, opened, 422, form, request.POST.get("who", ""), "mark")
    fact = form.told(answers.new_id(request, "mark"), opened.viewer.sees_confidential, was)
    return _done(request, opened, [*edits.between(was, fact)] if was else [Add(fact)], fact.person)


@require_POST
def twins(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form, who = forms.Twins(request.POST), request.POST.get("who", "")
    form.fields["people"].choices = [(id, "") for id in relatives.siblings(seen, who)]  # type: ignore[attr-defined]
    if not form.is_valid():
        return _page(request, opened, 422, form, who, "twins")
    people, kind = (who, *form.cleaned_data["people"]), SiblingsKind(form.cleaned_data["kind"])
    same = (one for one in seen.siblings.values() if one.kind in TWINS and {*one.people} == {*people})
    if was := next(same, None):  # told once more, it is what is said now
        return _done(request, opened, [*edits.between(was, structs.replace(was, kind=kind))], who)
    return _done(request, opened, [Add(Siblings(answers.new_id(request, "twins"), people, kind))], who)


@require_POST
def home(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    form, who = forms.Home(request.POST), request.POST.get("who", "")
    was = seen.groups.get(request.POST.get("of", ""))
    was = was if was and was.is_household else None
    there = family.members(seen)
    form.fields["people"].choices = [(id, "") for id in sorted(there)]  # type: ignore[attr-defined]
    if not _is_there(form, was):
        return _page(request, opened, 422, form, who, "home")
    name, people = form.cleaned_data["name"] or str(forms.AT_HOME), tuple(form.cleaned_data["people"])
    if was is None:
        group = Group(answers.new_id(request, "home"), name, people=people, is_household=True)
        return _done(request, opened, [Add(group)], who)
    stay = tuple(one for one in was.people if one in people or one not in there)  # who is not shown here stays
    now = structs.replace(was, name=name, people=(*stay, *(one for one in people if one not in stay)))
    return _done(request, opened, [*edits.between(was, now)], who)


@require_POST
def take(request: HttpRequest, network: str) -> HttpResponse:
    """Take one thing that was told of the family away: a line, a couple, a parent, a mark, twins, or a home."""
    opened = doors.network(request, network, Part.GENOGRAM, write=True, may_wait=True)
    seen = answers.seen(request, opened)
    shelf = request.POST.get("shelf", "")
    record = getattr(seen, shelf).get(request.POST.get("of", "")) if shelf in SHELVES else None
    if shelf == "groups" and record and not record.is_household:
        record = None  # a choir is no home: who sees the family alone takes none away
    return _done(request, opened, [Remove(record)] if record else [], request.POST.get("who", ""))


def _done(request: HttpRequest, opened: doors.Opened, made: list[Change], who: str) -> HttpResponse:
    odd = _odd(answers.seen(request, opened), made)
    return answers.carry_out(request, opened, made, _address(opened, who=who, odd=odd))


def _odd(seen: Network, made: list[Change]) -> str:
    """Which parent and child these changes tell of that hardly can be; nothing where somebody was there first."""
    try:
        return next((one.place.partition(".")[2] for one in relatives.doubts(seen, made) if one.is_warning), "")
    except changes.Misfit:
        return ""


def _address(opened: doors.Opened, **more: str) -> str:
    query = urlencode({key: value for key, value in more.items() if value})
    return reverse("genogram:show", args=[opened.id]) + (f"?{query}" if query else "")


def _page(
    request: HttpRequest, opened: doors.Opened, status: int = 200, wrong: Any = None, who: str = "", do: str = ""
) -> HttpResponse:
    value = opened.value
    there = {id: one for id in family.members(value) if (one := relatives.one(value, id))}
    asked = who or request.GET.get("who", "")
    chosen = there.get(asked) or next(iter(value.owner.selves.values()))
    do = do or request.GET.get("do", "")
    draft = kin_penciled.of(opened)
    where = genogram.place(draft.value, pencil.words(draft, picture.said(draft.value)))
    here = kin_penciled.everybody(value)
    marks = pencil.marks(opened, draft)

    def link(id: str) -> str:
        return _address(opened, who=id) + "#sheet" if id in here else marks[id].address

    context = answers.frame(opened, "drawings", Part.GENOGRAM) | {
        "drawn": picture.drawn(draft, where, link, chosen.id, kin_penciled.drawn(opened, draft)),
        "pencil": penciled.sign() if draft.pencils else "",
        "pencil_sign": penciled.SIGN,
        "least": picture.least(where),
        "rows": told.rows(family.shown(draft.value), marks),  # who is left out of the drawing is left out of its words
        "chosen": told.row(value, chosen),
        "is_asked": asked in there,
        "do": do.partition(":")[0],
        "form": wrong or _form(value, chosen, do),
        "generations": _hint(value),
        "hidden": [one for one in value.people.values() if one.off_family],
        "shifted": any(one.family_shift for one in hand.moved_about(value).values()),
        "homes": [one for one in value.groups.values() if one.is_household and chosen.id in one.people],
        "here": _address(opened, who=chosen.id if asked in there else ""),
        "address": _address(opened),
        "is_to_owner": _is_to_owner(value, chosen.id),
        "rings": told.rings(value),
        "odd": told.odd(draft.value, request.GET.get("odd", "")),
        "related": _related(value, chosen, there.get(request.GET.get("kin", ""))),
    }
    context |= _offered(value, chosen, do.partition(":")[0], there)
    response = render(request, "genogram/show.html", context, status=status)
    return response if status == 200 else push_url(response, False)


def _hint(value: Network) -> str:
    """What is hinted of the number of generations, or nothing (R033)."""
    return next((one.reason.code for one in rulebook.evaluate(At.FAMILY, {Fact.NETWORK: value})), "")


def _is_to_owner(value: Network, id: str) -> Any:
    """What somebody is to whose network it is, when it is one person's."""
    selves = [*value.owner.selves]
    found = kinship.between(value, selves[0], id) if len(selves) == 1 else None
    return kinwords.said(found) if found and found.code != "far" else ""


def _related(value: Network, one: Person | Self, other: Person | Self | None) -> dict[str, Any]:
    """How two of the family are related, both ways, when that was asked."""
    if other is None or other.id == one.id:
        return {}
    there, back = kinship.between(value, one.id, other.id), kinship.between(value, other.id, one.id)
    two = {"one": kin_told.called(one), "other": kin_told.called(other)}
    words = {"is_said": bool(there and back), "to": other.id}
    if there and back:
        words |= {"other_is": kinwords.said(there), "one_is": kinwords.said(back)}
    return two | words


def _form(value: Network, chosen: Person | Self, do: str) -> Any:
    """The form that was asked for, filled in with what is known."""
    act, _, of = do.partition(":")
    if act == "parent" and of in value.descents:  # asked before a parent who comes, which begins with the same word
        return forms.Parent(value=value, initial=_plain(value.descents[of]))
    if act in (*As, forms.LOOSE):
        likely = _likely(value, chosen.id, As(act)) if act in set(As) else []
        initial = {"kind": act, "to": chosen.id, "others": likely}
        return forms.Come(value=value, initial=initial)
    if act == "edit":
        return forms.Tell(value=value, initial=forms.of(chosen))
    if act == "couple" and of in value.partnerships:
        return forms.Couple(initial=_plain(value.partnerships[of]))
    if act == "line":
        line = value.interactions.get(of)
        seen_by = {"seen_by": "me" if line.confidential else "all"} if line else {}
        return forms.Line(known=(), leads=False, initial=_plain(line) | seen_by if line else {"a": chosen.id})
    if act == "mark" and of in value.facts:
        return forms.Mark(initial=_plain(value.facts[of]) | {"who": chosen.id})
    if act == "home" and of in value.groups:
        return forms.Home(initial=_plain(value.groups[of]) | {"who": chosen.id})
    simple = {"mark": forms.Mark, "twins": forms.Twins, "home": forms.Home}
    return simple[act](initial={"who": chosen.id}) if act in simple else None


def _plain(record: Any) -> dict[str, Any]:
    found = {name: getattr(record, name) for name in record.__struct_fields__}
    return found | {"of": record.id, "parent": getattr(record, "kind", "")}


def _likely(value: Network, id: str, kind: As) -> list[str]:
    """Whom a form proposes beside somebody who comes: shown and ticked, so that it is said and not concluded."""
    match kind:
        case As.CHILD:
            partners = [relatives.partner(one, id) for one in relatives.couples(value, id) if one.ended is None]
            return partners if len(partners) == 1 else []
        case As.SIBLING:
            return [one.parent for one in relatives.parents(value, id)]
        case As.PARENT:
            return [one for one in relatives.siblings(value, id) if _above(value, one) == _above(value, id)]
    return []


def _above(value: Network, id: str) -> set[str]:
    return {one.parent for one in relatives.parents(value, id)}


def _offered(value: Network, chosen: Person | Self, do: str, there: dict[str, Any]) -> dict[str, Any]:
    """The people whom the form that is open offers to tick or choose."""
    named = told.told_apart(value, there)
    some: list[str] = []
    if do == "child":
        some = [relatives.partner(one, chosen.id) for one in relatives.couples(value, chosen.id)]
    elif do == "sibling":
        some = [one.parent for one in relatives.parents(value, chosen.id)]
    elif do in ("parent", "twins"):
        some = relatives.siblings(value, chosen.id)
    elif do == "home":
        some = sorted(named, key=lambda id: named[id])
    others = sorted((one for one in named if one != chosen.id), key=lambda id: named[id])
    listed: dict[str, Person | Self] = {**value.owner.selves}
    listed |= {one.id: one for one in networks.in_order(value)}
    return {
        "some": [(id, named[id]) for id in dict.fromkeys(some) if id in named],
        "others": [(id, named[id]) for id in others],
        "listed": [(id, name) for id, name in told.told_apart(value, listed).items() if id != chosen.id],
        "genders": forms.GENDERS,
    }
