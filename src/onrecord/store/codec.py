"""Types to JSON and back: the rim where pydantic checks what comes out of a file."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from onrecord.errors import RecordError

T = TypeVar("T")


@cache
def _built(shape: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, shape))


def _adapter(shape: Any) -> TypeAdapter[Any]:
    return _built(shape)


def encode(thing: Any) -> str:
    """A dataclass as compact JSON; fields at their default are left out, so that a new field changes no old row."""
    return _adapter(type(thing)).dump_json(thing, exclude_defaults=True).decode()


def decode(shape: type[T], body: str) -> T:
    """The dataclass `shape` that `body` holds. Raises RecordError when the row is not one."""
    try:
        thing: T = _adapter(shape).validate_json(body)
    except ValidationError as error:
        raise RecordError(
            f"The record holds a {shape.__name__} that cannot be read ({error.errors()[0]['msg']}). "
            "It was damaged or written by another version: build it again into a new file."
        ) from error
    return thing
