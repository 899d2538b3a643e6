"""Lists of questions as somebody answered them: a sheet for each time that one was asked, a response for each answer.

What is asked is in the file of the list; here is what was said. A response speaks of its sheet by the id, and of people
by theirs. One whose sheet is not there any more says nothing.
"""

from kring.core.kinds import Kept
from kring.core.network.values import Id, Line, Text, Value, When


class Sheet(Value, frozen=True, tag="sheet", tag_field="what"):
    """One time that a list of questions was asked: which list and version of it, from when until when.

    What `is_hers` only whose circle it is sees, and nobody in their stead (R109). Of an organisation's own list
    `edition` finds the words as they were asked, wherever the circle is since; it says nothing of anybody.
    """

    id: Id
    questions: Id
    version: int = 1
    words: Line = ""
    began_on: When | None = None
    ended_on: When | None = None
    is_hers: bool = False
    edition: Line = ""


class Response(Value, frozen=True, tag="response", tag_field="what"):
    """The answer to one question: options by their ids (`yes` and `no` too), numbers, words, or people.

    `now` is how it is, `wish` how it should be and `weight` how much that matters. Of what was only talked about, or
    what somebody would rather not say, nothing else is kept.
    """

    id: Id
    sheet: Id
    ask: Id
    chosen: tuple[Id, ...] = ()
    now: float | None = None
    wish: float | None = None
    weight: float | None = None
    words: Text = ""
    people: tuple[Id, ...] = ()
    kept: Kept = Kept.ALL
