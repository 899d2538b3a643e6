"""A short code that somebody reads from paper and types: which signs it has, and how it is read back.

The alphabet is Crockford's base 32: no I, L, O and U, so nothing on paper looks like something else.
"""

import secrets
from typing import Final

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 10
_GROUP: Final = 5
_MEANT: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def fresh() -> str:
    """A code by chance: ten signs, so one of 2^50."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def printed(code: str) -> str:
    """The code as it stands on paper: in groups that an eye takes in at once."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def read(typed: str) -> str:
    """What somebody typed, as a code: in capitals, without spaces and dashes, with O for 0 and I or L for 1.

    Empty when it is none: another length, or a sign that no code has.
    """
    code = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_MEANT)
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""
