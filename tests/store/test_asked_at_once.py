"""A link that is made anew and answered in the same moment: neither waits for ever for the other."""

from threading import Barrier

import pytest

from kring.core.changes import Act, Add
from kring.core.network import Carrier, Reply, Request, When
from kring.store import askings, log, models, networks
from tests.store.conftest import NOON
from tests.store.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 12


def asked(world) -> models.Network:
    one = Request(
        "r", "A lamp", people=("bert",), sentence="Will you?", carrier=Carrier.LINK, asked_on=When(2026, 11, 23)
    )
    networks.change(world.row.id, Act("ask", (Add(one),)), world.by(world.anna), 2)
    return models.Network.objects.get(pk=world.row.id)


def test_who_makes_a_link_anew_and_who_answers_do_not_wait_for_each_other_for_ever(lasting_world):
    row, by = asked(lasting_world), lasting_world.by(lasting_world.anna)
    for time in range(TIMES):
        models.Asking.objects.all().delete()
        token, start = askings.make(row, "r", "bert", by), Barrier(2)
        mark = askings.found(token, NOON).mark

        def both(number, token=token, start=start, time=time, mark=mark):
            start.wait()
            if number:
                return askings.reply(
                    token, askings.Answer(Reply.YES, str(time), "ab"), None, mark, log.Actor(None, NOON)
                )
            try:
                return askings.make(row, "r", "bert", by)
            except askings.TooSoon:
                return ""

        made, is_answered = at_once(2, both)
        assert bool(made) != is_answered  # whoever came first had their way


def test_nobody_says_yes_to_what_they_did_not_see_however_late_it_was_told_otherwise(lasting_world):
    row, by = asked(lasting_world), lasting_world.by(lasting_world.anna)
    token, guest = askings.make(row, "r", "bert", by), log.Actor(None, NOON)
    answer = askings.Answer(Reply.YES, "Gladly", "ab")
    with pytest.raises(askings.Otherwise):
        askings.reply(token, answer, None, "what-it-said", guest)
    assert models.Asking.objects.get().answered_at is None
    assert askings.reply(token, answer, None, askings.found(token, NOON).mark, guest)
