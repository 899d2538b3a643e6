"""A long file on its way in: its page begins at once and says how far Kring is, and the rest follows when it is read.

That needs no script: each word of how far it is takes the place of the one before it (`files.css`). How the reading
ends is not known when the page begins, so it begins with 200, also when the file will be refused.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent import futures
from typing import Final, Generic, TypeVar

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from kring.exchange.far import Step, Tell
from kring.exchange.refusal import Refusal
from kring.store.acting import acting, current

PLAIN: Final = 300_000  # bytes; what is longer takes more than some tenths of a second
PACKED: Final = 60_000  # the same of a file that is packed, as Excel's are
OFTEN: Final = 0.4  # seconds between two words of it

_LOG: Final = logging.getLogger("django.request")
_HERE: Final = '<template id="rest"></template>'

_Far = tuple[str, int, int]


def is_long(data: bytes) -> bool:
    """Whether somebody would wait for this file to be read."""
    return len(data) > (PACKED if data.startswith(b"PK") else PLAIN)


_Found = TypeVar("_Found")


class Waiting(Generic[_Found]):
    """A page that waits: `page` is all around what was found, `read` finds it and `rest` is what the page says of it.

    `back` is where to begin again when something of ours fails.
    """

    def __init__(
        self, page: str, read: Callable[[Tell], _Found], rest: Callable[[_Found | Refusal], bytes], back: str
    ) -> None:
        self.before, _, self.after = page.partition(_HERE)
        self.read, self.rest, self.back = read, rest, back
        self.far: _Far = ("", 0, 0)
        self.who, self.language = current.get(), translation.get_language() or "nl"

    def answer(self) -> StreamingHttpResponse:
        """The page as it comes, piece by piece: nothing on the way may gather it first."""
        return StreamingHttpResponse(
            self._pieces(), headers={"Content-Encoding": "identity", "X-Accel-Buffering": "no"}
        )

    def _pieces(self) -> Iterator[bytes]:
        yield self.before.encode()
        with futures.ThreadPoolExecutor(1) as reader:
            found = reader.submit(self._found)
            said = self.far
            while not futures.wait((found,), OFTEN).done:
                if self.far != said:
                    said = self.far
                    yield self._told(said)
            if self.far != said:  # however short the last piece took, all of it is said to be read
                yield self._told(self.far)
        yield self._told(("met", 0, 0))
        yield self._ended(found)
        yield self.after.encode()

    def _found(self) -> _Found | Refusal:
        try:
            return self.read(self._hear)
        except Refusal as refusal:
            return refusal

    def _hear(self, step: Step, done: int, of: int) -> None:
        self.far = (step.value, done, of)

    def _told(self, far: _Far) -> bytes:
        step, done, of = far
        return self._said("files/far.html", step=step, done=done, of=of, percent=100 * done // max(of, 1))

    def _ended(self, found: "futures.Future[_Found | Refusal]") -> bytes:
        """What was found; the page began long ago, so what fails here is said here."""
        try:
            with acting(self.who), translation.override(self.language):
                return self.rest(found.result())
        except Exception:
            _LOG.exception("a page failed after it had begun")
            return self._said("files/broken.html", back=self.back)

    def _said(self, template: str, **told: object) -> bytes:
        with translation.override(self.language):
            return render_to_string(template, told).encode()
