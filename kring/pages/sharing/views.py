from datetime import datetime
from typing import Any

import msgspec
from django.contrib import messages
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kring.core import access, codes, emergency, sharing
from kring.core.access import Part, Role
from kring.pages import answers, part_words, sealed, squares
from kring.pages.sharing import forms, told, words
from kring.store import doors, identities, invitations, log, models, roles

_KEPT = "invitation"
Kept = tuple[str, str, str, bool]


@require_safe
def show(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    here, before = told.guests(opened.row, opened.agreed, opened.by, opened.viewer.role is Role.OWNER)
    you = opened.by.user.pk if opened.by.user else None
    context = _frame(opened) | {
        "guests": here,
        "others": [one for one in here if one.user != you],
        "before": before,
        "stopped": _just(request, "stopped", before),
        "asked": told.asked(opened.row, opened.by.at),
        "taken_back": told.taken_back(opened.row, opened.by.at, opened.viewer.role is Role.OWNER),
        "by_part": told.by_part([one for one in here if one.user != you]),
        "you": you,
        "somebody": told.somebody(opened.value, here),
        "decides": opened.viewer.role is Role.OWNER,
        "organisation": opened.row.organisation.name if opened.row.organisation else "",
        "works_here": any(one.role in emergency.ROLES for one in here),
    }
    return render(request, "sharing/show.html", context)


@require_safe
def here(request: HttpRequest, network: str, part: str) -> HttpResponse:
    """For a page that is open: nothing, as long as whoever looks at it still may; else it is not there."""
    return HttpResponse(doors.mark(request, network, part), content_type="text/plain")


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=request.method == "POST")
    giver = opened.viewer.role or Role.MEMBER
    form = forms.Invite(
        request.POST or None,
        at=opened.by.at,
        kind=opened.value.owner.kind,
        giver=giver,
        initial=forms.only(request.GET.get("see", "")),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            code = codes.fresh() if given.get("email") else ""
            token = invitations.make(opened.row, form.agreed(Role(given["role"]), given["name"]), opened.by, code)
        except invitations.Full:
            form.add_error(None, gettext("Many invitations wait already. Take some back first."))
        else:
            return _handed(request, opened, token, given["name"], given.get("email", ""))
    status = 422 if form.errors else 200
    fitting = [(radio, _fits(radio.data["value"])) for radio in form["role"]]
    context = _frame(opened) | _choices(form) | {"roles": fitting, "asks_to_meet": True}
    return render(request, "sharing/invite.html", context, status=status)


@require_safe
def made(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    kept = sealed.opened(request.session.get(_KEPT, ""), _KEPT)
    if kept is None:
        return redirect("sharing:show", opened.id)
    of, name, token, is_mailed = msgspec.json.decode(kept, type=Kept)
    if of != opened.id:
        return redirect("sharing:show", opened.id)
    address = request.build_absolute_uri(reverse("invitation", args=[token]))
    square = squares.square(address, gettext("The link, for a camera"))
    asked = invitations.found(token, opened.by.at)
    code = codes.printed(token.partition(".")[2]) if is_mailed else ""
    sees = told.worded(asked.agreed.parts or ()) if asked else []
    here = {"name": name, "address": address, "square": square, "is_mailed": is_mailed, "shared": sees, "code": code}
    return render(request, "sharing/made.html", _frame(opened) | here)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, network: str, role: int) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=request.method == "POST")
    given = _standing(opened, role)
    if (
        given is None
        or given.role == Role.OWNER.value
        or (given.role == Role.PROXY.value and opened.viewer.role is not Role.OWNER)
    ):
        return redirect("sharing:show", opened.id)  # for how long somebody stands in only the client says
    form = forms.Share(request.POST or None, at=opened.by.at, initial=told.initial(given, opened.by.at))
    if request.method == "POST" and form.is_valid():
        agreed = form.agreed(Role(given.role))
        writes = _writes(given, agreed, opened.by.at)
        roles.agree(
            given, agreed.parts, agreed.looks, agreed.ends_at, agreed.reason, opened.by, agreed.meetings, writes
        )
        if agreed.meets_first != given.is_unread:
            _meets(given, agreed.meets_first, opened.by)
        messages.success(request, "saved")
        return redirect("sharing:show", opened.id)
    context = _frame(opened) | _choices(form) | {"role": given, "is_proxy": given.role == Role.PROXY.value}
    context["asks_to_meet"] = Role(given.role) in roles.AT_WORK
    writes = given.writes_until
    context["writes_until"] = writes if writes and writes > opened.by.at else None
    return render(request, "sharing/change.html", context, status=422 if form.errors else 200)


@require_POST
def end(request: HttpRequest, network: str, role: int) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    given = _standing(opened, role)
    if given is None:
        return redirect("sharing:show", opened.id)
    roles.end(given, opened.by)
    return redirect(reverse("sharing:show", args=[opened.id]) + f"?stopped={given.pk}")


@require_POST
def met(request: HttpRequest, network: str, role: int) -> HttpResponse:
    """There was a meeting with somebody who lets go after some (S23); or, said today by mistake, there was none."""
    opened = doors.network(request, network, Part.SHARES, write=True)
    given = _standing(opened, role)
    if given is not None:
        act = roles.have_not_met if request.POST.get("back") else roles.have_met
        if act(given, opened.by):
            messages.success(request, "saved")
    return redirect(reverse("sharing:show", args=[opened.id]) + f"#role-{role}")


@require_POST
def let_read(request: HttpRequest, network: str, role: int) -> HttpResponse:
    """Who would meet first reads at once: whose circle it is wants it so (R094)."""
    opened = doors.network(request, network, Part.SHARES, write=True)
    given = _standing(opened, role)
    if given is not None:
        roles.let_read([given], opened.by)
        messages.success(request, "saved")
    return redirect(reverse("sharing:show", args=[opened.id]) + f"#role-{role}")


@require_POST
def who(request: HttpRequest, network: str, role: int) -> HttpResponse:
    """Say who somebody is on the map, or no longer; it holds once they say so as well."""
    opened = doors.network(request, network, Part.SHARES, write=True)
    given, person = _standing(opened, role), request.POST.get("person", "")
    if given is None or opened.viewer.role is not Role.OWNER:
        return redirect("sharing:show", opened.id)
    try:
        identities.ask(opened, given, person) if person else identities.end(opened, given.user)
        messages.success(request, "saved")
    except identities.NotTheirs:  # somebody else is this person already: the page shows who
        pass
    return redirect(reverse("sharing:show", args=[opened.id]) + f"#role-{given.pk}")


@require_POST
def again(request: HttpRequest, network: str, role: int) -> HttpResponse:
    """Whoever was stopped gets back what they had: a tap that was a mistake is no harm."""
    opened = doors.network(request, network, Part.SHARES, write=True)
    found = next((one for one in roles.shared(opened.row) if one.pk == role), None)
    if found is not None and _may_return(opened, found.role):
        if roles.again(found, opened.by) or roles.may_return(found, opened.by):  # a second press is the same yes
            messages.success(request, "saved")
        elif _is_over(found, opened.by.at):
            messages.success(request, "late")
    return redirect("sharing:show", opened.id)


@require_POST
def withdraw(request: HttpRequest, network: str, invitation: int) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    if invitations.withdraw(opened.row, invitation, opened.by):
        messages.success(request, "unlinked")
    return redirect("sharing:show", opened.id)


@require_POST
def ask_again(request: HttpRequest, network: str, invitation: int) -> HttpResponse:
    """The link that was taken back works again: whoever has it need not get another."""
    opened = doors.network(request, network, Part.SHARES, write=True)
    if invitations.again(opened.row, invitation, opened.by, opened.viewer.role is Role.OWNER):
        messages.success(request, "saved")
    return redirect("sharing:show", opened.id)


def _writes(given: models.Role, agreed: invitations.Agreed, at: datetime) -> datetime | None:
    """Until when somebody changes things at once: who does already, until the day that was said for that."""
    if not agreed.draws:
        return None
    was = given.writes_until
    return was if was and was > at else agreed.ends_at


def _meets(given: models.Role, first: bool, by: log.Actor) -> None:
    """Let somebody meet first and read later, or read at once."""
    if first:
        roles.meet_first(given.network, given.user, by)
    else:
        roles.let_read([given], by)


def _just(request: HttpRequest, name: str, before: list[told.Guest]) -> told.Guest | None:
    """Whom this visitor stopped just now, as long as that is so."""
    return next((one for one in before if str(one.id) == request.GET.get(name)), None)


def _may_return(opened: doors.Opened, role: str) -> bool:
    """Who decides for the client only the client lets in again."""
    return role != Role.PROXY.value or opened.viewer.role is Role.OWNER


def _standing(opened: doors.Opened, id: int) -> models.Role | None:
    """A role that somebody else has here now: nobody shuts themselves out, and only a client ends a client."""
    found = next((one for one in roles.shared(opened.row) if one.pk == id), None)
    if found is None or found.user_id == (opened.by.user.pk if opened.by.user else None):
        return None
    return None if _is_over(found, opened.by.at) or not _may_end(found, opened) else found


def _may_end(given: models.Role, opened: doors.Opened) -> bool:
    """Whose circle it is as well, only who gave them that key takes it back: of two nobody shuts the first out."""
    you = opened.by.user.pk if opened.by.user else None
    return given.role != Role.OWNER.value or (opened.viewer.role is Role.OWNER and given.given_by_id == you)


def _is_over(given: models.Role, at: datetime) -> bool:
    return not access.may(roles.viewer(given, at), Part.NAMES).exists


def _handed(request: HttpRequest, opened: doors.Opened, token: str, name: str, email: str) -> HttpResponse:
    """The fresh link, sealed for the page that shows it. By mail goes half of it: the code is given apart."""
    if email:
        address = request.build_absolute_uri(reverse("invitation", args=[invitations.half(token)]))
        send_mail(
            gettext("Something new in Kring"), render_to_string("sharing/mail.txt", {"address": address}), None, [email]
        )
    fresh: Kept = (opened.id, name, token, bool(email))
    request.session[_KEPT] = sealed.seal(msgspec.json.encode(fresh), _KEPT)
    return redirect("sharing:made", opened.id)


def _fits(role: str) -> str:
    return sharing.fitting(Role(role)).value


def _frame(opened: doors.Opened) -> dict[str, Any]:
    return answers.frame(opened, "sharing", Part.SHARES)


def _choices(form: forms.Share) -> dict[str, Any]:
    """The form, with what each ready-made circle holds in words, and the icons of the parts."""
    held = [(one, words.READY[one], told.worded(sharing.READY[one])) for one in sharing.Ready]
    icons = {part.value: part_words.WORDS[part].icon for part in sharing.SHARED}
    return {"form": form, "held": held, "icons": icons, "chosen": form["ready"].value() or ""}
