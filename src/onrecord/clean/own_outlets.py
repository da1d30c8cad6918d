"""A user's own list of outlets, in the form of the shipped one."""

from dataclasses import fields
from typing import get_args

import yaml
from pydantic import TypeAdapter, ValidationError

from onrecord.clean.outlets import Kind, Outlet
from onrecord.errors import InputError

HOW = "The page docs/outlets.md shows the form."
FIELDS = tuple(field.name for field in fields(Outlet))


def own_outlets(text: str, name: str) -> tuple[Outlet, ...]:
    """The outlets of a YAML list; `name` is the file's, for messages. Raises InputError that names the first entry that does
    not fit and what is wrong with it."""
    try:
        said = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise InputError(f"The outlets in {name} are no YAML: {' '.join(str(error).split())}. {HOW}") from error
    if said is None:
        return ()
    if not isinstance(said, list):
        raise InputError(f"The outlets in {name} are no list: begin each entry with '- name: ...'. {HOW}")
    return tuple(_entry(entry, f"entry {n} of {name}") for n, entry in enumerate(said, 1))


def _entry(entry: object, where: str) -> Outlet:
    if not isinstance(entry, dict):
        raise InputError(f"The outlet in {where} is no entry: write 'name:', 'family:' and so on below '-'. {HOW}")
    where = f"{entry.get('name', 'the outlet')!s} ({where})"
    unknown = sorted(str(key) for key in entry if key not in FIELDS)
    if unknown:
        raise InputError(f"{where} has a field {unknown[0]!r} that is none. The fields are {', '.join(FIELDS)}. {HOW}")
    try:
        outlet = TypeAdapter(Outlet).validate_python(entry)
    except ValidationError as error:
        raise InputError(f"{where}: {_wrong(error)}. {HOW}") from error
    wrong = next((d for d in outlet.domains if "/" in d or d.startswith("www.") or d != d.lower()), "")
    if wrong:
        raise InputError(f"{where}: write the domain {wrong!r} bare and in small letters, such as courier.example. {HOW}")
    return outlet


def _wrong(error: ValidationError) -> str:
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "missing":
        return f"the field {field!r} is missing"
    if field == "kind":
        return f"the kind {first['input']!r} is none; it is one of {', '.join(get_args(Kind))}"
    return f"the field {field!r} does not fit ({first['msg']})"
