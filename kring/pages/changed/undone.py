"""What somebody took back or did again just now, said on the page that comes after."""

from kring.core.changes import Add, Change, Remove
from kring.core.network import Person
from kring.pages.changed import words
from kring.store import history, retold
from kring.store.doors import Opened


def lines(opened: Opened) -> list[str]:
    """What came of it as the history tells it to this visitor; nothing once anybody did something since."""
    told = next(iter(retold.steps(opened.row, opened.viewer)), None)
    if told is None or not _turns(told.step) or told.step.by is None or str(told.step.by.pk) != opened.viewer.user:
        return []
    called = words.Called(opened.value, opened.row.organisation_id)
    called.learn(told.changes or ())
    return words.lines(sorted(told.changes or (), key=lambda one: not _is_somebody(one)), called)


def _is_somebody(change: Change) -> bool:
    """Whether somebody came or went by it: that is said before their ties, though these go first."""
    match change:
        case Add(record=Person()) | Remove(was=Person()):
            return True
    return False


def _turns(step: history.Step) -> bool:
    """Whether a step took an earlier one back, or did one again that was taken back."""
    return step.act is not None and step.act.undoes is not None
