"""What the rules find when a visitor begins a way of working here, or a plan that is of one."""

from kring.core import setting_out
from kring.core.rule import Finding
from kring.core.vocabulary import Counted
from kring.core.way import Way
from kring.methods import register
from kring.store import coming, doors


def findings(opened: doors.Opened, ways: list[Way], given: dict[Counted, float]) -> list[tuple[Finding, ...]]:
    """What the rules find when this visitor begins each of these. One statement, where a training is asked."""
    role, known = opened.viewer.role, register.rules()
    needs = role in setting_out.WHO and any(one.learned for way in ways for one in way.role)
    held = coming.learned(opened.by.user, opened.by.organisation) if needs else []
    return [setting_out.findings(way, _of(way, given), role, held, known, opened.today) for way in ways]


def _of(way: Way, given: dict[Counted, float]) -> dict[Counted, float]:
    asked = setting_out.asks(way)
    return {name: one for name, one in given.items() if name in asked}
