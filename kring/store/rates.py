"""How often something may happen in a while, counted for all processes together."""

from datetime import datetime, timedelta

from django.db import connection, transaction

_COUNT = """
INSERT INTO store_counter (key, count, since) VALUES (%s, 1, %s)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN store_counter.since <= %s THEN 1 ELSE store_counter.count + 1 END,
    since = CASE WHEN store_counter.since <= %s THEN excluded.since ELSE store_counter.since END
RETURNING count
"""


def hit(key: str, window: timedelta, at: datetime) -> int:
    """Count once more, and say the how-manieth it is in this window; a new window begins at one."""
    stale = at - window
    moments = [connection.ops.adapt_datetimefield_value(moment) for moment in (at, stale, stale)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_COUNT, [key[:200], *moments])
        return int(cursor.fetchone()[0])


def may(key: str, limit: int, window: timedelta, at: datetime) -> bool:
    """Count once more, and say whether that is still within the limit."""
    return hit(key, window, at) <= limit
