"""A list of questions as a file for the shelf: TOML as people would write it, one table a question."""

from collections.abc import Iterator
from typing import Any

import msgspec

from kring.core.questions import Questions


def write(questions: Questions) -> bytes:
    """The list as TOML, without what is as it is by itself."""
    plain = msgspec.to_builtins(questions)
    tables = {key: plain.pop(key) for key in ("topic", "ask", "score", "example")}
    lines = [*_keys({"word": plain.pop("word"), **plain}, questions)]
    for name, many in tables.items():
        for place, one in enumerate(many):
            lines += ["", f"[[{name}]]", *_keys(one, getattr(questions, name)[place])]
    return ("\n".join(lines) + "\n").encode()


def _keys(plain: dict[str, Any], value: msgspec.Struct) -> Iterator[str]:
    silent = {one.name: one.default for one in msgspec.structs.fields(value)}
    must = {one.name for one in msgspec.structs.fields(value) if one.required}
    for key, told in plain.items():
        is_said = key not in silent or getattr(value, key) != silent[key]
        if told is not None and is_said and (told != {} or key in must):
            yield f"{key} = {_value(told)}"


def _value(told: Any) -> str:
    match told:
        case bool():
            return "true" if told else "false"
        case dict():
            return (
                "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in told.items() if one is not None) + " }"
            )
        case list() | tuple() if any(isinstance(one, dict) for one in told):
            return "[\n" + "".join(f"    {_value(one)},\n" for one in told) + "]"
        case list() | tuple():
            return "[" + ", ".join(map(_value, told)) + "]"
        case float():
            return repr(int(told)) if told == int(told) else repr(told)
    # What JSON writes as a text, TOML reads as the same text, but for the sign 127.
    return msgspec.json.encode(told).decode().replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    is_bare = key.replace("-", "").replace("_", "").isalnum() and key.isascii()
    return key if is_bare else msgspec.json.encode(key).decode()
