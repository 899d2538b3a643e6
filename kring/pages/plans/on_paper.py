"""A whole plan on one sheet: every part with what was told in it, who takes over, and what is still open."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from kring.core import method, names, plans
from kring.core import network as networks
from kring.core.network import Plan
from kring.core.plan_kinds import Holds, Part, PlanKind
from kring.draw import book
from kring.draw.book import Book, Chapter
from kring.pages import sheets
from kring.pages.plans import told
from kring.store.doors import Opened


def made(opened: Opened, plan: Plan, kind: PlanKind, only: Part | None = None) -> bytes:
    """The plan as PDF, or `only` one part, such as its front page. Parts of which nothing was told are left out."""
    value, asked = opened.value, sheets.Asked(opened)
    agreed = [one for one in told.theirs(opened, plan, kind) if one.is_agreed]  # of nobody else a word on paper (R109)
    sections = [told.section(value, one, agreed) for one in plans.told(value, plan, kind)]
    chapters = [
        Chapter(told.words(one.told.part.name), facts=tuple(_facts(opened, one)))
        for one in sections
        if not one.is_empty and only in (None, one.told.part)
    ]
    if only is None and (days := tuple(_evenings(plan))):
        chapters.append(Chapter(gettext("Days"), facts=days))
    title = plan.words or method.said(kind.name, get_language() or "nl")
    title = f"{title} · {names.first_name(networks.called(value))}"
    return book.made(Book(title, asked.day, tuple(chapters), get_language() or "nl", asked.foot))


def _evenings(plan: Plan) -> Iterator[tuple[str, str]]:
    """The evenings on which one meets for it, one a line."""
    for n, day in enumerate(plan.evenings, start=1):
        yield gettext("Evening %(n)s") % {"n": n}, date_format(date.fromisoformat(day), "l j F")


def _facts(opened: Opened, section: told.Section) -> Iterator[tuple[str, str]]:
    for one in section.answers:
        if one.question.each:
            continue  # nobody is named yet, so nobody agreed to it
        state = {True: gettext("Arranged"), False: gettext("Not arranged yet")}.get(one.is_arranged or False, "")
        said = [
            state if one.is_arranged is not None else "",
            ", ".join(person.name for person in one.people),
            one.words,
        ]
        yield told.words(one.question.text), " · ".join(part for part in said if part)
    for their in section.theirs if section.told.part.holds is Holds.AGREED else ():
        yield their.person.name, " · ".join(_said(their))
    for goal in section.told.goals:
        yield goal.words, goal.works
    owner = names.first_name(networks.called(opened.value))
    for task in section.tasks:
        after = task.next.name if task.next else gettext("nobody yet")
        words = {"who": task.doer.name if task.doer else owner, "next": after}
        yield task.task.words, gettext("now %(who)s, later %(next)s") % words
    for action, doer, lasting in section.actions:
        of_pair = section.told.part.pair
        whom = ", ".join(one.name for one in networks.known(opened.value, action.people)) or owner if of_pair else ""
        who = f"{doer.name if doer else owner} → {whom}" if of_pair else doer.name if doer else ""
        yield action.words, " · ".join(one for one in (who, action.moment, action.where, lasting) if one)


def _said(their: told.Theirs) -> Iterator[str]:
    """What somebody agreed to show, each in a few words, and how much of the hours is theirs."""
    for one in their.answers:
        yield f"{told.words(one.question.text)} {one.words}"
    if their.share:
        yield gettext("gives %(share)s of the hours that are told") % {"share": their.share}
