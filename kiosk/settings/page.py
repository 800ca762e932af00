"""The page on the settings: a TOML file with every key, made from the schema itself."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

from msgspec import NODEFAULT, inspect

from kiosk.settings.load import FILE_VARIABLE, PREFIX
from kiosk.settings.schema import Settings
from kiosk.settings.secrets import NAMES, SERVICE

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 92
EXAMPLES = {"name": "Receipts", "at": "tcp://192.168.1.50:9100", "medium": "80mm"}
"""For keys without a default."""

_HEAD = f"""\
Packbench's settings. Every key has a default, and this file shows it: take the # off a line that
begins with one and no space, and change the value. What is not set keeps its default, and a key
that is not known is refused by name.

The file is looked for as packbench.toml in the user's folder for settings: ~/.config/packbench on
Linux. `main.py --settings FILE` or the variable {FILE_VARIABLE} names another one.

A variable in the environment goes over the file: {PREFIX}<SECTION>_<KEY>, named at each key. Lists
stand there with commas between, tables as JSON.

This page is made from kiosk/settings/schema.py: `python main.py settings` prints it."""

_TAIL = f"""\
Amazon's secrets are no settings and do not belong into this file. The hub takes them from the
first of these places that has any:

1. the variables {", ".join(f"{PREFIX}AMAZON_{name.upper()}" for name in NAMES)};

2. the file amazon.toml in the data folder, with the keys {", ".join(NAMES)}, each a text. On Linux
it must have mode 600: one that others can read is refused;

3. the system's keyring, where they stand under the service {SERVICE}, each by the same name.

The variable PACKBENCH_LOG says how much is logged: DEBUG, INFO (the usual), WARNING or ERROR."""


def settings_page() -> str:
    """The whole page; it is valid TOML as it stands, and with every value uncommented."""
    blocks = [*_prose(_HEAD)]
    for field in _fields(inspect.type_info(Settings)):
        if isinstance(field.type, inspect.VarTupleType):
            blocks.extend(_tables(field))
            continue
        blocks.append(_section(field))
        blocks.extend(_key(field.encode_name, key) for key in _fields(field.type))
    blocks.extend(_prose(_TAIL))
    return "\n\n".join(blocks) + "\n"


def _fields(kind: inspect.Type) -> tuple[inspect.Field, ...]:
    if not isinstance(kind, inspect.StructType):
        raise TypeError(f"a section of the settings must be a Struct, not {kind}")
    return kind.fields


def _section(field: inspect.Field) -> str:
    doc = field.type.cls.__doc__ if isinstance(field.type, inspect.StructType) else None
    return f"{_commented(doc or '')}\n[{field.encode_name}]"


def _tables(field: inspect.Field) -> Iterator[str]:
    """Yield the words on tables of which there may be many; there are none at first."""
    if not isinstance(field.type, inspect.VarTupleType):
        raise TypeError(f"a list of tables was expected, not {field.type}")
    table, name = field.type.item_type, field.encode_name
    doc = table.cls.__doc__ if isinstance(table, inspect.StructType) else ""
    variable = f"{PREFIX}{name}".upper()
    yield f"{_commented(f'{doc} Variable: {variable}, all of them as JSON.')}\n# [[{name}]]"
    for key in _fields(table):
        kind, description = _unwrapped(key.type)
        usual = "" if key.required else f" {_toml(key.default)} if it is not said."
        words = f"{description} {_limits(kind)}{usual}"
        value = EXAMPLES[key.encode_name] if key.required else key.default
        yield f"{_commented(words)}\n# {key.encode_name} = {_toml(value)}"


def _key(section: str, field: inspect.Field) -> str:
    kind, description = _unwrapped(field.type)
    variable = f"{PREFIX}{section}_{field.encode_name}".upper()
    value = field.default
    if value is NODEFAULT and callable(field.default_factory):
        value = field.default_factory()
    about = f"{_limits(kind)} Variable: {variable}."
    return "\n".join(
        (_commented(description), _commented(about), f"#{field.encode_name} = {_toml(value)}")
    )


def _unwrapped(kind: inspect.Type) -> tuple[inspect.Type, str]:
    if not isinstance(kind, inspect.Metadata):
        return kind, ""
    return kind.type, str((kind.extra_json_schema or {}).get("description", ""))


def _limits(kind: inspect.Type) -> str:
    """What may stand there, in a sentence."""
    match kind:
        case inspect.BoolType():
            return "true or false."
        case inspect.LiteralType(values=values):
            return f"One of {', '.join(_toml(value) for value in values)}."
        case inspect.IntType(ge=low, le=high):
            return f"A whole number{_between(low, high)}."
        case inspect.FloatType(ge=low, le=high):
            return f"A number{_between(low, high)}."
        case inspect.StrType(min_length=least, max_length=most, pattern=pattern):
            shape = f" that matches {pattern}" if pattern else ""
            return f"Text{_so_many(least, most, 'characters')}{shape}."
        case _:
            return _limits_of_many(kind)


def _limits_of_many(kind: inspect.Type) -> str:
    match kind:
        case inspect.DictType():
            return "A table of texts."
        case inspect.VarTupleType(item_type=inspect.LiteralType(values=values)):
            return f"A list of any of {', '.join(_toml(value) for value in values)}."
        case inspect.VarTupleType(min_length=least, max_length=most):
            return f"A list{_so_many(least, most, 'texts') or ' of texts'}."
        case _:
            raise TypeError(f"the page on the settings has no words for {kind}")


def _between(low: float | None, high: float | None) -> str:
    least = f" from {low:g}" if low is not None else ""
    most = f" {'' if least else 'up '}to {high:g}" if high is not None else ""
    return least + most


def _so_many(least: int | None, most: int | None, what: str) -> str:
    if least and most:
        return f" of {least} to {most} {what}"
    if least:
        return f" of at least {least} {what}"
    return f" of at most {most} {what}" if most else ""


def _toml(value: Any) -> str:  # noqa: ANN401 - whatever a setting's default is
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        pairs = ", ".join(f"{_toml(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # TOML's basic strings escape as JSON does
    return repr(value)


def _prose(text: str) -> Iterator[str]:
    """Yield ``text`` as comments, its paragraphs joined by lines with a bare mark."""
    paragraphs = (_commented(paragraph) for paragraph in text.split("\n\n"))
    yield "\n#\n".join(paragraphs)


def _commented(paragraph: str) -> str:
    words = " ".join(paragraph.split())
    return "\n".join(f"# {line}" for line in textwrap.wrap(words, WIDTH, break_on_hyphens=False))
