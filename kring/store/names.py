"""Names of people who sign in, and words about them: sealed with the key of their organisation, or by the installation
where there is none.

A dump tells nobody's name. So no table can be searched or ordered by name: whoever needs that does it with the
names as they are read. A name is sealed for whom it is of, and does not open in the row of somebody else.
"""

import uuid
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.apps import apps
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from kring.store import keys

_HERE: Final = b"i"
_THEIRS: Final = b"o"
_keys: Final[dict[uuid.UUID, bytes]] = {}  # an organisation's own key never changes, only what it is wrapped in


def seal(name: str, user: uuid.UUID, organisation: uuid.UUID | None) -> bytes:
    """A name as it may be stored."""
    if organisation is None:
        return _HERE + keys.seal_here(name.encode(), "name", str(user))
    return _THEIRS + organisation.bytes + keys.seal(key_of(organisation), name.encode(), "name", str(user))


def unseal(sealed: keys.Stored, user: uuid.UUID) -> str:
    """A name as people read it. Raises `keys.Unreadable`."""
    sealed = bytes(sealed)
    if sealed[:1] == _THEIRS:
        return keys.unseal(key_of(uuid.UUID(bytes=sealed[1:17])), sealed[17:], "name", str(user)).decode()
    if sealed[:1] == _HERE:
        return keys.unseal_here(sealed[1:], "name", str(user)).decode()
    raise keys.Unreadable("name", str(user), 0)


def is_newest(sealed: keys.Stored) -> bool:
    """Whether no older key of the installation is needed for it."""
    return bytes(sealed[:1]) == _THEIRS or keys.is_newest(sealed[1:])


def renewed(sealed: keys.Stored, user: uuid.UUID) -> bytes | None:
    """The same under the key that seals today, when an older key of the installation sealed it."""
    sealed = bytes(sealed)
    if is_newest(sealed):
        return None
    return seal(unseal(sealed, user), user, None)


def place(organisation: uuid.UUID) -> str:
    """What the wrapped key of an organisation is bound to."""
    return f"organisation {organisation}"


def new_key(organisation: uuid.UUID) -> bytes:
    """A key for an organisation, as it is stored: made with it, so that both are there or neither."""
    return keys.new_key(place(organisation))[1]


def key_of(organisation: uuid.UUID) -> bytes:
    """The key of an organisation as it is used: it seals the names of who works there, and its fieldwork."""
    if organisation not in _keys:
        wrapped = apps.get_model("store", "Organisation").objects.values_list("key", flat=True).get(pk=organisation)
        _keys[organisation] = keys.unwrap(wrapped, place(organisation))
    return _keys[organisation]


class _Readable(DeferredAttribute):
    """What is sealed as people read it, opened when it is first asked for."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, (bytes, memoryview)):
            field: Any = self.field
            value = instance.__dict__[field.attname] = field.opened(instance, bytes(value))
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


if TYPE_CHECKING:
    Text = models.Field[str, str]
else:
    Text = models.Field  # Django's own cannot say what it holds


class _Sealed(Text):
    """Text to whoever holds the row, and sealed in the table."""

    descriptor_class = _Readable

    def get_internal_type(self) -> str:
        return "BinaryField"

    def pre_save(self, instance: Any, add: bool) -> Any:
        return self.sealed(instance, getattr(instance, self.attname))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if isinstance(value, str) and value:
            raise TypeError("what is sealed no table can be asked for")
        return None if value is None else connection.Database.Binary(value or b"")

    def sealed(self, instance: Any, words: str) -> bytes:
        raise NotImplementedError

    def opened(self, instance: Any, sealed: bytes) -> str:
        raise NotImplementedError


class Words(_Sealed):
    """Words about a `user` in a row with `organisation_id`. Without any there is nothing to seal."""

    def sealed(self, instance: Any, words: str) -> bytes:
        key = key_of(instance.organisation_id) if words else b""
        return keys.seal(key, words.encode(), self.attname, str(instance.user_id)) if words else b""

    def opened(self, instance: Any, sealed: bytes) -> str:
        if not sealed:
            return ""
        return keys.unseal(key_of(instance.organisation_id), sealed, self.attname, str(instance.user_id)).decode()


class Name(_Sealed):
    """A name in a row with an `organisation`."""

    def sealed(self, instance: Any, words: str) -> bytes:
        return seal(words, instance.pk, instance.organisation_id)

    def opened(self, instance: Any, sealed: bytes) -> str:
        return unseal(sealed, instance.pk)

    def formfield(self, **more: Any) -> forms.Field:  # type: ignore[override]
        return cast(
            forms.Field, super().formfield(**{"form_class": forms.CharField, "max_length": self.max_length, **more})
        )
