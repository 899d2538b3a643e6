"""Every view opens a door in its first line; the few that do not stand here, each with its reason."""

import ast
import inspect
import textwrap

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house import source

WITHOUT_A_DOOR = {
    "kring.pages.library.finding.find": "asks what one wishes, of nobody in particular, and keeps nothing",
    "kring.pages.library.views.show": "lists Kring's own shelf, and nothing of anybody",
    "kring.pages.library.views.read": "shows one file of Kring's own shelf, and nothing of anybody",
    "kring.site.health.show": "tells a machine that Kring is well, and nothing else",
    "kring.pages.account.views.sign_in": "is how one gets to the doors",
    "kring.pages.account.views.code": "is how one gets to the doors, with a code by mail",
    "kring.pages.account.views.link": "is how one gets to the doors the first time",
    "kring.pages.account.views.inactive": "says in words that an account was closed",
    "kring.pages.account.views.language": "keeps the language of whoever asks, signed in or not",
    "kring.pages.account.views.again": "shows a form again that this browser kept through signing in",
    "kring.pages.account.views.token": "gives the page that is open a fresh token of its own session",
    "kring.pages.account.views.show": "shows one's own settings",
    "kring.pages.account.views.password": "changes one's own password",
    "kring.pages.sharing.asked.show": "is how one gets to the doors, asked in by a client",
    "kring.pages.asking.asked.show": "is how somebody who was asked answers one question, by its link",
    "kring.pages.rounds.guest.show": "is how somebody thinks along about one question, by its link",
    "kring.pages.fieldwork.guest.show": "is how somebody answers for a street without a name, by its link",
    "kring.pages.account.views.letter": "is how one gets to the doors, with a code on paper",
    "kring.pages.account.views.places": "shows where one is signed in oneself",
    "kring.pages.account.views.end_places": "signs oneself out elsewhere",
    "kring.pages.account.views.outside_refused": "says in words that somebody stopped on the way",
    "kring.pages.account.outside.begin": "is how one gets to the doors, by one's organisation",
    "kring.pages.account.outside.back": "is how one gets to the doors, by one's organisation",
    "kring.pages.account.steps.key": "is how one gets to the doors, with a passkey",
    "kring.pages.account.steps.show": "is how one gets to the doors, with a second key",
    "kring.pages.account.steps.overview": "shows one's own keys",
    "kring.pages.account.steps.again": "leads to signing in once more",
    "kring.pages.account.steps.app": "sets up one's own app",
    "kring.pages.account.steps.passkey": "adds one's own passkey",
    "kring.pages.account.steps.recovery_codes": "shows one's own codes once",
    "kring.pages.account.steps.new_codes": "makes one's own codes anew",
    "kring.pages.account.steps.remove": "takes off one's own key",
}


def views():
    """Every view that an address leads to, by its full name, without the decorators around it."""
    found = {}

    def walk(patterns):
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns)
            elif isinstance(one, URLPattern):
                view = inspect.unwrap(one.callback)
                found[f"{view.__module__}.{view.__qualname__}"] = view

    walk(get_resolver().url_patterns)
    return found


def opens_a_door(function):
    first = source.without_docstring(function.body)[0]
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "doors"
        for node in ast.walk(first)
    )


def function_of(view):
    return next(source.functions(ast.parse(textwrap.dedent(inspect.getsource(view)))))


def ours():
    return {name: view for name, view in views().items() if name.startswith("kring.")}


def test_every_view_opens_a_door_in_its_first_line_or_says_why_not():
    closed = [
        name for name, view in ours().items() if name not in WITHOUT_A_DOOR and not opens_a_door(function_of(view))
    ]
    assert closed == []


def test_the_list_holds_nothing_that_is_gone_or_has_a_door():
    found = ours()
    assert [name for name in WITHOUT_A_DOOR if name not in found] == []


def test_only_the_views_on_the_list_are_open_to_who_is_not_signed_in():
    open_to_all = [name for name, view in ours().items() if not getattr(view, "login_required", True)]
    assert set(open_to_all) <= set(WITHOUT_A_DOOR)


def test_there_are_views_to_look_at():
    assert len(ours()) > 10


@pytest.mark.parametrize(
    ("code", "opens"),
    [
        ("def show(request):\n    opened = doors.network(request, 'n', PART)", True),
        ("def show(request):\n    doors.home(request)\n    return 1", True),
        ("def show(request):\n    row = models.Network.objects.get()\n    doors.network(request, row.id)", False),
        ("def show(request):\n    '''doors.home(request)'''\n    return render(request)", False),
    ],
)
def test_a_view_without_a_door_would_be_noticed(code, opens):
    assert opens_a_door(next(source.functions(ast.parse(code)))) is opens


def test_a_view_that_puts_off_the_check_of_the_token_makes_it_behind_the_door():
    put_off = {name: view for name, view in views().items() if name.startswith("kring.") and name in exempt()}
    assert len(put_off) > 1
    for name, view in put_off.items():
        last = function_of(view).body[-1]
        assert ast.unparse(last).startswith("return uploads.behind_the_door("), name


def exempt():
    """The views that no token is asked of before they begin."""
    found = set()

    def walk(patterns):
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns)
            elif isinstance(one, URLPattern) and getattr(one.callback, "csrf_exempt", False):
                view = inspect.unwrap(one.callback)
                found.add(f"{view.__module__}.{view.__qualname__}")

    walk(get_resolver().url_patterns)
    return found
