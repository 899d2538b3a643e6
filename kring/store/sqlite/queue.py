"""A queue before the writer's lock, so that of many processes none is overtaken for long.

SQLite lets waiting writers sleep and try again, which is a lottery: the unlucky
wait a hundred times as long as the lucky. Here a writer first takes the place
at the head of the queue and, standing there, waits for the pen. Whoever lays
the pen down cannot take it again without passing the head of the queue. The
kernel holds both locks, so a process that dies lets go of them.
"""

import fcntl
import os
from types import TracebackType


class Queue:
    """The two locks of one database file, for one connection."""

    def __init__(self, database: str) -> None:
        self._names = f"{database}-head", f"{database}-pen"
        self._files: tuple[int, int] | None = None
        self._process = 0
        self._depth = 0

    def __enter__(self) -> None:
        self.take()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.leave()

    @property
    def is_held(self) -> bool:
        return self._depth > 0 and self._process == os.getpid()

    def take(self) -> None:
        """Wait for the turn of this connection; at once when it has the turn already."""
        if self.is_held:
            self._depth += 1
            return
        head, pen = self._open()
        fcntl.flock(head, fcntl.LOCK_EX)
        try:
            fcntl.flock(pen, fcntl.LOCK_EX)
        finally:
            fcntl.flock(head, fcntl.LOCK_UN)
        self._depth = 1

    def leave(self) -> None:
        """Let the next one write. Nothing happens when it was not this connection's turn."""
        if not self.is_held:
            return
        self._depth -= 1
        if self._depth == 0 and self._files:
            fcntl.flock(self._files[1], fcntl.LOCK_UN)

    def close(self) -> None:
        """Leave, and forget the files."""
        if self._files and self._process == os.getpid():
            for file in self._files:
                os.close(file)
        self._files, self._depth = None, 0

    def _open(self) -> tuple[int, int]:
        if self._files is None or self._process != os.getpid():  # after a fork the parent's locks are the parent's
            head, pen = (os.open(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600) for name in self._names)
            self._files, self._process, self._depth = (head, pen), os.getpid(), 0
        return self._files
