from datetime import datetime
from typing import Any

import msgspec
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from kring.core import asking, days, edits, plan_rules, yes
from kring.core.access import Part, Verb
from kring.core.changes import Add, Change
from kring.core.network import Carrier, Network, Reply, Request, Support
from kring.core.rule import At, Fact
from kring.methods import rulebook
from kring.pages import answers, sealed, squares, stretches
from kring.pages.asking import forms, on_paper
from kring.store import askings, doors, models

_KEPT = "asking"
_FEW = 4  # requests of before beside a new one
Kept = tuple[str, str, str, str]  # of which circle, which request, the token, and how it was asked


@require_safe
def show(request: HttpRequest, network: str, request_id: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, may_wait=True)
    if request_id == "new":
        return _page(request, opened, None)
    if request_id not in opened.value.requests:
        raise Http404
    return _page(request, opened, opened.value.requests[request_id])


@require_POST
def keep(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.PLAN, write=True, may_wait=True)
    was = answers.seen(request, opened).requests.get(request.POST.get("request", ""))
    if request.POST.get("request") and was is None:
        return redirect("plan:show", opened.id)
    form = forms.Ask(request.POST, value=opened.value)
    if not form.is_valid():
        return _page(request, opened, was, form=form, status=422)
    asked = form.cleaned_data
    new = was or Request(answers.new_id(request, "request", asked["words"]), asked["words"], **_belongs(opened, asked))
    one = form.told(new)
    changes: list[Change] = [*edits.between(was, one)] if was else [Add(one)]
    return answers.carry_out(request, opened, changes, _address(opened, one.id) + "#whom")


@require_POST
def send(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    was = answers.seen(request, opened).requests.get(request.POST.get("request", ""))
    form = forms.Send(request.POST)
    if was is None or not was.people:
        return redirect("plan:show", opened.id)
    if not form.is_valid() or not was.sentence.strip():
        return _page(request, opened, was, sending=form, is_mute=not was.sentence.strip(), status=422)
    carrier = Carrier(form.cleaned_data["carrier"])
    now = msgspec.structs.replace(was, carrier=carrier, asked_on=days.on(opened.today), reply=None, replied_on=None)
    if carrier is Carrier.ONESELF:
        return answers.carry_out(request, opened, edits.between(was, now), _address(opened, was.id))
    try:
        return _sent(request, opened, was, now, form.cleaned_data["email"])
    except askings.TooSoon as soon:
        return _page(request, opened, was, soon=soon, status=409)


@require_safe
def sent(request: HttpRequest, network: str, request_id: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    fresh = _fresh(request, opened, request_id)
    if fresh is None:
        return redirect("asking:show", opened.id, request_id)
    one, address, carrier = fresh
    square = squares.square(address, gettext("The question, for a camera"))
    link, _ = askings.answers(opened.row, [one]).get(one.id, (None, None))
    here = {"one": one, "whom": _whom(opened, one), "address": address, "square": square, "carrier": carrier}
    here["is_refused"] = link is not None and link.refused_at is not None
    return render(request, "asking/sent.html", answers.frame(opened, "plan", Part.PLAN) | here)


@require_safe
def letter(request: HttpRequest, network: str, request_id: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES)
    fresh = _fresh(request, opened, request_id)
    whom = _whom(opened, fresh[0]) if fresh else None
    if fresh is None or whom is None:
        return redirect("asking:show", opened.id, request_id)
    response = HttpResponse(on_paper.made(opened, fresh[0], whom, fresh[1]), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="letter.pdf"'
    return response


def _fresh(request: HttpRequest, opened: doors.Opened, id: str) -> tuple[Request, str, str] | None:
    """The request that was sent just now in this browser, where its link leads, and how it was asked."""
    kept = sealed.opened(request.session.get(_KEPT, ""), _KEPT)
    of, sent_id, token, carrier = msgspec.json.decode(kept, type=Kept) if kept else ("", "", "", "")
    one = opened.value.requests.get(id)
    if one is None or (of, sent_id) != (opened.id, id):
        return None
    return one, request.build_absolute_uri(reverse("asked", args=[token])), carrier


@require_POST
def take(request: HttpRequest, network: str) -> HttpResponse:
    """What was answered is written down by who asked; with a thank you it is over."""
    opened = doors.network(request, network, Part.PLAN, write=True)
    was = answers.seen(request, opened).requests.get(request.POST.get("request", ""))
    if was is None:
        return redirect("plan:show", opened.id)
    _, answer = askings.answers(opened.row, [was]).get(was.id, (None, None))
    said = request.POST.get("reply", "")
    reply = answer.reply if answer else Reply(said) if said in set(Reply) else was.reply
    now = msgspec.structs.replace(
        was,
        reply=reply,
        reply_words=answer.words if answer else was.reply_words,
        replied_on=was.replied_on or days.on(opened.today),
        is_thanked=was.is_thanked or "thanked" in request.POST,
        is_over=was.is_over or "thanked" in request.POST or "over" in request.POST,
    )
    changes = list(edits.between(was, now))
    if answer is None and reply and was.people and opened.viewer.sees_confidential:
        changes += yes.settles(answers.seen(request, opened), now, was.people[0], reply)
    return answers.carry_out(request, opened, changes, _address(opened, was.id))


@require_POST
def back(request: HttpRequest, network: str) -> HttpResponse:
    opened = doors.network(request, network, Part.SHARES, write=True)
    was = answers.seen(request, opened).requests.get(request.POST.get("request", ""))
    if was is None:
        return redirect("plan:show", opened.id)
    now = msgspec.structs.replace(was, carrier=None, asked_on=None)
    changes = edits.between(was, now)
    with transaction.atomic():
        answer = answers.carry_out(request, opened, changes, _address(opened, was.id))
        if changes and answer.status_code == 302:  # a conflict stops nothing: the map still says that it was asked
            askings.withdraw(opened.row, was.id, opened.by)
    return answer


def _sent(request: HttpRequest, opened: doors.Opened, was: Request, now: Request, email: str) -> HttpResponse:
    """Nothing goes out before the map says that it was asked. Raises `askings.TooSoon`."""
    carrier, is_mail = now.carrier or Carrier.LINK, now.carrier is Carrier.MAIL
    askings.check(opened.row, was.id, was.people[0], opened.by.at, is_mail)
    to = reverse("asking:sent", args=[opened.id, was.id])
    with transaction.atomic():
        answer = answers.carry_out(request, opened, edits.between(was, now), to)
        if answer.status_code == 302:
            token = askings.make(opened.row, was.id, was.people[0], opened.by, is_mail)
            _hand(request, opened, was, token, carrier, email)
    return answer


def _hand(request: HttpRequest, opened: doors.Opened, one: Request, token: str, carrier: Carrier, email: str) -> None:
    """The fresh link for the page that shows it; a mail holds the link, and the sentence stands behind it."""
    if carrier is Carrier.MAIL:
        address = request.build_absolute_uri(reverse("asked", args=[token]))
        words = render_to_string("asking/mail.txt", {"address": address})
        mail = EmailMessage(gettext("Somebody has a question for you"), words, None, [email])
        mail.on_refused = lambda: askings.refused(token, opened.by.at)  # type: ignore[attr-defined]
        mail.send()
    fresh: Kept = (opened.id, one.id, token, carrier.value)
    request.session[_KEPT] = sealed.seal(msgspec.json.encode(fresh), _KEPT)
    messages.success(request, "saved")


def _page(request: HttpRequest, opened: doors.Opened, one: Request | None, **more: Any) -> HttpResponse:
    value, status = opened.value, more.pop("status", 200)
    here = value.requests.get(one.id) if one else None
    form = more.get("form") or forms.Ask(initial=forms.of(here) if here else _begun(request, opened), value=value)
    support = form["support"].value()
    link, answer = askings.answers(opened.row, [here]).get(here.id, (None, None)) if here else (None, None)
    context = {
        "form": form,
        "one": here,
        "whom": _whom(opened, here) if here else None,
        "others": [] if here else list(value.requests.values())[-_FEW:],
        **_candidates(value, support, form["person"].value(), opened),
        "answer": answer,
        "link": link,
        "is_late": _is_late(link, opened.by.at),
        "came_elsewhere": link is not None and link.closed_at is not None and link.closed_at == link.expires_at,
        "is_refused": link is not None and link.refused_at is not None,
        "may_mail": bool(settings.EMAIL_HOST),
        "hints": _hints(here) if here else [],
        "is_out_of_balance": here is not None and plan_rules.balance(value, here) is not None,
        "talents": value.owner.talents,
        "may_send": opened.may(Part.SHARES, Verb.CHANGE),
    }
    return render(request, "asking/show.html", answers.frame(opened, "plan", Part.PLAN) | context | more, status=status)


def _candidates(value: Network, support: Any, chosen: Any, opened: doors.Opened) -> dict[str, Any]:
    """Whom to ask, those who come first and whoever was chosen; and whether there are more."""
    everyone = asking.whom(value, Support(support) if support in set(Support) else None, opened.today)
    here = everyone[: stretches.MOST]
    here += [one for one in everyone[stretches.MOST :] if one.person.id == chosen]
    return {"candidates": here, "are_more": len(everyone) > len(here)}


def _begun(request: HttpRequest, opened: doors.Opened) -> dict[str, Any]:
    asked = request.GET
    return {name: asked.get(name, "")[:200] for name in ("words", "person", "support", "goal", *forms.ABOUT)}


def _hints(one: Request) -> list[str]:
    return [found.rule for found in rulebook.evaluate(At.REQUEST, {Fact.REQUEST: one})]


def _whom(opened: doors.Opened, one: Request) -> Any:
    return opened.value.people.get(one.people[0]) if one.people else None


def _is_late(link: models.Asking | None, at: datetime) -> bool:
    return link is not None and link.answered_at is None and link.closed_at is None and link.expires_at <= at


def _belongs(opened: doors.Opened, asked: dict[str, Any]) -> dict[str, Any]:
    """The goal it is for, and what a yes counts for, as far as they are there."""
    shelves = {"goal": "goals", **forms.ABOUT}
    return {name: asked[name] for name, shelf in shelves.items() if asked[name] in getattr(opened.value, shelf)}


def _address(opened: doors.Opened, id: str) -> str:
    return reverse("asking:show", args=[opened.id, id])
