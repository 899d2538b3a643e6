"""Which database Kring keeps its tables in: SQLite in the data folder, or what `DATABASE_URL` names."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit


def databases(data: Path, url: str) -> dict[str, dict[str, Any]]:
    """The `DATABASES` setting. Raises `ValueError` for an address that is not PostgreSQL's."""
    return {"default": _postgres(url) if url else _sqlite(data)}


def _sqlite(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "kring.store.sqlite",
        "NAME": data / "kring.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": str(data / "kring.sqlite3.tests")},  # a file: threads and processes share it
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/") or not _has_port(parts):
        raise ValueError("DATABASE_URL must read postgresql://user:password@host:port/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "kring.store.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": f"kring_test_{os.getpid()}"},
    }


def _has_port(parts: SplitResult) -> bool:
    """Whether the port is a number that a port can be, or not named."""
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False
