import functools
from typing import Any, Final

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from msgspec import structs

from kring.core import changes, copies
from kring.core import network as networks
from kring.core.access import Part, Verb
from kring.core.check import Fault
from kring.core.network import Network
from kring.exchange import far, filetypes, kring_json, losses, spreadsheet, text
from kring.exchange.filetypes import Format
from kring.exchange.refusal import Refusal, refuse
from kring.methods import loader
from kring.pages import answers, incoming, ink, outgoing, uploads
from kring.pages.files import choice as choices
from kring.pages.files import forms, leaving, parcel, preview, reading, words
from kring.pages.files.parcel import Parcel
from kring.pages.files.preview import Look
from kring.pages.files.sifted import sifted
from kring.store import doors

_REST: Final = "files/rest.html"  # the page around it began before


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES)
    if copies.is_empty(opened.value) and opened.may(Part.NAMES, Verb.CHANGE):
        return _bring(request, opened)
    context = {"kinds": leaving.KINDS, "may_see_circle": opened.may(Part.CIRCLE)}
    return render(request, "files/show.html", _context(opened) | context)


@require_safe
def copy(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.COPY)
    return _file(outgoing.copy(opened), "application/json", f"{outgoing.called(opened)}{kring_json.SUFFIX}")


@require_safe
def out(request: HttpRequest, network: str, format: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES)
    kind = _kind(format)
    written = _written(request, opened, kind)
    lost = [words.lost(loss) for loss in (*written.losses, *losses.of_moments(leaving.number_of_moments(opened)))]
    of_cards = [one for one in lost if one.code in ("field", "tie")]
    said = sum(one.code == "owner" for one in lost)
    rest = [one for one in lost if one.code not in ("field", "tie", "owner")]
    context = {"kind": kind, "of_cards": of_cards, "said": said, "lost": rest, "language": _language(request)}
    return render(request, "files/out.html", _context(opened) | context)


@require_safe
def file(request: HttpRequest, network: str, format: str) -> HttpResponse:
    opened = doors.network(request, network, Part.COPY)
    kind = _kind(format)
    written = _written(request, opened, kind)
    return _file(written.data, kind.type, f"{outgoing.called(opened)}{kind.suffix}")


@require_safe
def template(request: HttpRequest, network: str, format: str) -> HttpResponse:
    doors.network(request, network, Part.NAMES)
    kind, language = _kind(format), _language(request)
    if kind.format not in leaving.TEMPLATES:
        raise Http404
    is_csv = kind.format is Format.CSV
    data = spreadsheet.template_csv(language) if is_csv else spreadsheet.template_excel(language)
    return _file(data, kind.type, f"{'kring-lijst' if language == 'nl' else 'kring-list'}{kind.suffix}")


@require_safe
def bring(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    return _bring(request, opened)


@require_POST
@csrf_exempt  # the token is looked at behind the door
def take_in(request: HttpRequest, network: str) -> HttpResponseBase:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    return uploads.behind_the_door(request, lambda request: _take_in(request, opened))


def _take_in(request: HttpRequest, opened: doors.Opened) -> HttpResponseBase:
    """A circle of Kring comes in whole; of any other file first is shown what it would do."""
    before = answers.seen(request, opened)
    is_too_large = uploads.is_too_large(request, text.LARGEST)
    form = forms.Bring(request.POST, request.FILES, is_too_large=is_too_large)
    if not form.is_valid():
        return _bring(request, opened, form, form.status)
    data = form.content()
    try:
        if filetypes.is_kring(data):
            return _whole(request, opened, before, data)
        if reading.is_long(data):
            return _slowly(request, opened, form, data)
        return _seen(request, opened, _read(opened, form, data))
    except Refusal as refusal:
        return _bring(request, opened, form, 422, faults=refusal.faults)


def _read(opened: doors.Opened, form: forms.Bring, data: bytes, tell: far.Tell = far.nobody) -> tuple[Parcel, str]:
    """What is in the file, and the same sealed, as the page carries it."""
    packed = parcel.read(data, opened.id, form.cleaned_data["case"], tell)
    return packed, parcel.closed(packed, opened)


def _seen(request: HttpRequest, opened: doors.Opened, found: tuple[Parcel, str], around: str = "") -> HttpResponse:
    packed, closed = found
    return _preview(request, opened, Look(_sieved(packed, opened), opened.value), closed, around=around)


def _slowly(request: HttpRequest, opened: doors.Opened, form: forms.Bring, data: bytes) -> StreamingHttpResponse:
    """A page that begins before the file was read, and says how far that is."""

    def rest(found: tuple[Parcel, str] | Refusal) -> bytes:
        if isinstance(found, Refusal):
            return _bring(request, opened, form, 422, found.faults, _REST).content
        return _seen(request, opened, found, _REST).content

    page = render_to_string("files/reading.html", _context(opened), request)
    back = reverse("files:bring", args=[opened.id])
    return reading.Waiting(page, functools.partial(_read, opened, form, data), rest, back).answer()


@require_POST
def choose(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True, may_wait=True)
    packed = parcel.unpacked(request.POST.get("parcel", ""), opened)
    if packed is None:
        return _bring(request, opened, status=422, faults=[Fault("expired", "")])
    before, chosen = answers.seen(request, opened), choices.sent(request.POST, len(packed.content.found))
    sieved = _sieved(packed, opened)
    step = request.POST.get("step", "")
    if step != "take":
        return _preview(request, opened, Look(sieved, opened.value, chosen).stepped(step))
    look = Look(sieved, before, chosen)
    now = look if before == opened.value else Look(sieved, opened.value, chosen)
    return _take(request, opened, look, now)


def _take(request: HttpRequest, opened: doors.Opened, look: Look, now: Look) -> HttpResponse:
    """Those who were chosen, as they were seen; when what others did since makes it another matter, look again."""
    to = reverse("names:show", args=[opened.id])
    asked = look.chosen.changes
    if asked and not now.chosen.changes:
        return redirect(to)  # it was done already
    if asked and look.fates != now.fates:
        return _preview(request, opened, now, status=409)
    if not asked:
        return _preview(request, opened, now, status=422)
    return answers.carry_out(request, opened, asked, to, meet=lambda _: _preview(request, opened, now, status=409))


@require_POST
def whole(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.NAMES, write=True)
    data = parcel.unwrapped(request.POST.get("parcel", ""), opened, parcel.WHOLE)
    if data is None:
        return _bring(request, opened, status=422, faults=[Fault("expired", "")])
    before = answers.seen(request, opened)
    try:
        return _whole(request, opened, before, data, is_said=True)
    except Refusal as refusal:
        return _bring(request, opened, status=422, faults=refusal.faults)


def _whole(
    request: HttpRequest, opened: doors.Opened, before: Network, data: bytes, is_said: bool = False
) -> HttpResponse:
    """A circle of Kring comes whole into an empty one, once that is said, or not at all.

    One with so many photos that no page could hold it comes at once.
    """
    if not opened.may(Part.COPY, Verb.CHANGE):
        raise refuse("only_owner", name=networks.called(opened.value))
    taken = incoming.read(data, opened.today)
    asked = _asked(before, opened.value, taken.network)
    to = reverse("names:show", args=[opened.id])
    if not asked:
        return redirect(to)
    if not is_said and (closed := parcel.wrapped(data, opened, parcel.WHOLE)):
        context = {"parcel": closed, "taken": taken, "there": networks.in_order(taken.network)}
        context["of"] = networks.called(taken.network)
        return render(request, "files/whole.html", _context(opened) | context)
    with transaction.atomic():
        answer = answers.carry_out(request, opened, asked, to)
        if answer.status_code == 302:
            incoming.keep_beside(opened.row, taken, opened.by, answers.posted_act(request))
    return answer


def _asked(before: Network, now: Network, taken: Network) -> tuple[changes.Change, ...]:
    """The changes that take a network in, or none when it was taken in already. Raises `Refusal` for another circle."""
    if not copies.is_empty(before):
        raise refuse("not_empty")
    found = copies.taken_in(before, taken)
    if copies.is_empty(now):
        return found
    if now == changes.apply_all(before, found):
        return ()
    raise refuse("not_empty")


def _sieved(packed: parcel.Parcel, opened: doors.Opened) -> parcel.Parcel:
    return structs.replace(packed, content=sifted(packed.content, opened))


def _preview(
    request: HttpRequest, opened: doors.Opened, look: Look, closed: str = "", status: int = 200, around: str = ""
) -> HttpResponse:
    """What the file would do; the parcel goes along as it was sealed."""
    context = _context(opened) | preview.context(look) | {"status": status, "around": around}
    context["parcel"] = closed or request.POST["parcel"]
    return render(request, "files/preview.html", context, status=status)


def _bring(
    request: HttpRequest,
    opened: doors.Opened,
    form: forms.Bring | None = None,
    status: int = 200,
    faults: Any = (),
    around: str = "",
) -> HttpResponse:
    found = [words.reason(fault) for fault in faults]
    context = {"form": form or forms.Bring(), "reasons": found, "asks_case": any(_is_of_several(one) for one in faults)}
    return render(request, "files/bring.html", _context(opened) | context | {"around": around}, status=status)


def _is_of_several(fault: Fault) -> bool:
    return fault.code in ("several_networks", "no_such_case", "whose_family", "several_called", "nobody_called")


def _context(opened: doors.Opened) -> dict[str, Any]:
    value, layout = opened.value, loader.layout_in_use(opened.value)
    return answers.frame(opened, "files", Part.NAMES) | {
        "may_copy": opened.may(Part.COPY),
        "may_take_whole": opened.may(Part.COPY, Verb.CHANGE),
        "is_empty": copies.is_empty(value),
        "here": reverse("files:show", args=[opened.id]),
        "thumbnail": ink.thumbnail(value, layout, opened.kept) if value.placements.get(layout.id) else None,
    }


def _kind(format: str) -> leaving.Kind:
    kind = next((one for one in leaving.KINDS if one.format == format), None)
    if kind is None:
        raise Http404
    return kind


def _written(request: HttpRequest, opened: doors.Opened, kind: leaving.Kind) -> filetypes.Written:
    day = opened.today
    return filetypes.write(outgoing.value(opened), kind.format, loader.standing(), _language(request), day)


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language") or get_language() or "nl"
    return "nl" if asked.startswith("nl") else "en"


def _file(data: bytes, type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return response
