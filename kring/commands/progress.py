"""How far the reading of a long file is, on one line of a terminal that somebody sits at; nowhere else."""

import sys
import time
from typing import Final, TextIO

from kring.commands.words import _
from kring.exchange.far import Step

_SOON: Final = 0.7  # seconds; what takes no longer needs no words
_CLEARED: Final = "\r\033[K"


class Line:
    """The line; `over` wipes it out."""

    def __init__(self, out: TextIO | None = None) -> None:
        self.out = out or sys.stderr
        self.is_seen = self.out.isatty()
        self.began, self.is_told = time.monotonic(), False

    def tell(self, step: Step, done: int, of: int) -> None:
        """Hears how far it is."""
        if not self.is_seen or time.monotonic() - self.began < _SOON:
            return
        said = _("unpacking: {percent} %") if step is Step.UNPACKED else _("reading: {percent} %")
        self.out.write(_CLEARED + said.format(percent=100 * done // max(of, 1)))
        self.out.flush()
        self.is_told = True

    def over(self) -> None:
        """Nothing of it stays."""
        if self.is_told:
            self.out.write(_CLEARED)
            self.out.flush()
