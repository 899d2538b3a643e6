"""A queue before the writer's lock: whoever comes first writes first.

SQLite lets waiting writers sleep and try again, which is a lottery: the unlucky
wait a hundred times as long as the lucky. Here each writer draws a number, and
waits for the lock of the number before it. The pen then makes sure that one
writes at a time, whatever happens in the queue. The kernel holds all these
locks, so a process that dies holds up nobody.
"""

import fcntl
import os
import struct
from types import TracebackType

_NUMBERS = 16  # where the locks of the numbers begin, behind the last number that was drawn
_CAN_QUEUE = hasattr(fcntl, "F_OFD_SETLKW")  # on Linux; elsewhere only the head of the queue is kept


class Queue:
    """The two locks of one database file, for one connection."""

    def __init__(self, database: str) -> None:
        self._names = f"{database}-head", f"{database}-pen"
        self._files: tuple[int, int] | None = None
        self._process = 0
        self._depth = 0
        self._number = 0

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
            if _CAN_QUEUE:
                self._number = _draw(head)
            else:
                fcntl.flock(pen, fcntl.LOCK_EX)
        finally:
            fcntl.flock(head, fcntl.LOCK_UN)
        if _CAN_QUEUE:
            _lock(head, fcntl.F_OFD_SETLKW, fcntl.F_WRLCK, self._number - 1)
            fcntl.flock(pen, fcntl.LOCK_EX)
        self._depth = 1

    def leave(self) -> None:
        """Let the next one write. Nothing happens when it was not this connection's turn."""
        if not self.is_held:
            return
        self._depth -= 1
        if self._depth == 0 and self._files:
            head, pen = self._files
            fcntl.flock(pen, fcntl.LOCK_UN)
            if _CAN_QUEUE:
                _lock(head, fcntl.F_OFD_SETLK, fcntl.F_UNLCK, self._number - 1, 2)

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


def _draw(head: int) -> int:
    """The next number, with its lock taken before anybody can draw the one after it."""
    number = int.from_bytes(os.pread(head, 8, 0) or b"\0", "little") + 1
    os.pwrite(head, number.to_bytes(8, "little"), 0)
    _lock(head, fcntl.F_OFD_SETLK, fcntl.F_WRLCK, number)
    return number


def _lock(head: int, command: int, kind: int, number: int, count: int = 1) -> None:
    fcntl.fcntl(head, command, struct.pack("hhqqi4x", kind, os.SEEK_SET, _NUMBERS + number, count, 0))
