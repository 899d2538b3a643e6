"""Where the installation's keys come from: the environment, a command that asks a vault, or a file for its owner alone.

The first key seals; those behind it only open what was sealed before, as long as keys are being changed.
Whatever runs notices another file at once, and asks the vault again when it meets a key that it does not know.
"""

import base64
import functools
import os
import shlex
import subprocess
import time
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_PATIENCE: Final = 30.0  # seconds that a vault gets for its answer
_AGAIN: Final = 10.0  # seconds before a vault is asked anew


class NoKey(ValueError):
    """The installation's key is not where it should be, or is another one than the tables were sealed with."""


class Elsewhere(Exception):
    """Whoever keeps the keys must change them there: it is not our file."""


def ring() -> tuple[bytes, ...]:
    """The installation's keys, the one that seals first. Raises `NoKey`."""
    if given := os.environ.get("KRING_KEY", ""):
        return _decoded(given)
    if command := os.environ.get("KRING_KEY_COMMAND", ""):
        return _asked(command)
    return _from_file()


def again() -> bool:
    """Ask a vault once more, for it may have a newer key by now; answers whether that made sense."""
    if not is_in_vault() or time.monotonic() - _vault.get("at", 0.0) < _AGAIN:
        return False
    _asked.cache_clear()
    return True


def is_ours() -> bool:
    """Whether the keys lie in a file of ours, which we may change."""
    return not os.environ.get("KRING_KEY") and not is_in_vault()


def is_in_vault() -> bool:
    return not os.environ.get("KRING_KEY") and bool(os.environ.get("KRING_KEY_COMMAND"))


def path() -> Path:
    return Path(settings.DATA) / "key"


def make() -> None:
    """Make the installation's key where there is none: a file that only its owner can read."""
    if not is_ours() or path().exists():
        return
    fresh = _laid_down([AESGCM.generate_key(256)])
    try:
        os.link(fresh, path())
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        fresh.unlink()


def put_in_front() -> None:
    """Make a new key, that seals from now on; those that were there still open. Raises `Elsewhere`."""
    _replace([AESGCM.generate_key(256), *ring()])


def keep_first() -> None:
    """Forget every key but the one that seals. Raises `Elsewhere`."""
    _replace([ring()[0]])


def _replace(keys: list[bytes]) -> None:
    if not is_ours():
        raise Elsewhere
    os.replace(_laid_down(keys), path())
    folder = os.open(path().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _laid_down(keys: list[bytes]) -> Path:
    """A file beside the one that counts, whole and on the disk."""
    path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path().with_name(f"key.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(b"\n".join(base64.urlsafe_b64encode(key) for key in keys))
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _from_file() -> tuple[bytes, ...]:
    try:
        there = os.stat(path())
    except FileNotFoundError:
        raise NoKey(f"its key is not in {path()}. Put it back from your copy: nothing else opens the tables") from None
    if there.st_mode & 0o077:
        raise NoKey(f"others than its owner may read {path()}: chmod 600 it")
    return _read(path(), there.st_mtime_ns, there.st_ino, there.st_size)


@functools.lru_cache(maxsize=4)
def _read(path: Path, *_as_it_is_now: int) -> tuple[bytes, ...]:
    return _decoded(path.read_text())


_vault: Final[dict[str, float]] = {}


@functools.lru_cache(maxsize=2)
def _asked(command: str) -> tuple[bytes, ...]:
    """What the vault answers. Nothing of that is ever told on, also when it is no key."""
    _vault["at"] = time.monotonic()
    try:
        done = subprocess.run(shlex.split(command), capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 (whoever sets the environment is who runs us)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise NoKey(f"the command for its key does not run ({type(error).__name__})") from None
    if done.returncode:
        raise NoKey(f"the command for its key ended with {done.returncode}")
    return _decoded(done.stdout.decode(errors="replace"))


@functools.lru_cache(maxsize=8)
def _decoded(text: str) -> tuple[bytes, ...]:
    """One key, or several with white space between."""
    try:
        keys = tuple(base64.urlsafe_b64decode(one) for one in text.split())
    except ValueError:
        raise NoKey("its key is not base64. Put the key of this installation back") from None
    if not keys or any(len(key) != 32 for key in keys):
        raise NoKey("its key is not 32 bytes long. Put the key of this installation back")
    return keys
