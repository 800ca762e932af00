"""The example models in German: every English sentence of the program that is found in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from string import Formatter
from typing import Any

from babel.messages.pofile import read_po

from kiosk.wording.language import DOMAIN, FOLDER

NOT_SAID = frozenset({"key", "icon", "state", "order_id", "line_id", "picture", "pages", "pattern"})
"""Fields that hold no words."""
LEAST = 4
"""Letters of a sentence that has fewer, such as *3 of 7*, are found with numbers alone."""
JOINS = (" · ", "\n", ", ", ". ")
"""What presenters put between two texts."""


def german(value: Any) -> Any:
    """A model as a German-speaking person sees it; names, titles and codes stay as they are."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return _said(value)
    if isinstance(value, tuple):
        return tuple(german(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        said = {
            field.name: german(getattr(value, field.name))
            for field in fields(value)
            if field.name not in NOT_SAID
        }
        return replace(value, **said)
    return value


SAID: dict[str, Callable[[Any], Any]] = {"en": lambda model: model, "de": german}
"""What makes an example model one in each language."""


@cache
def _said(text: str) -> str:
    for pattern, words in _sentences():
        found = pattern.fullmatch(text)
        if found:
            return words.format(**{name: _said(part) for name, part in found.groupdict().items()})
    for join in JOINS:
        if join in text:
            return join.join(map(_said, text.split(join)))
    return text


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], str], ...]:
    """By how much of a sentence is fixed: what fits anything comes last."""
    path = FOLDER / "de" / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as file:
        pairs = [
            (one, other)
            for message in read_po(file)
            for one, other in _pairs(message.id, message.string)
            if one and re.search(r"[A-Za-z]{2}", re.sub(r"{.*?}", "", one))
        ]
    pairs.sort(key=lambda pair: -len(re.sub(r"{.*?}", "", pair[0])))
    return tuple((_pattern(one), other) for one, other in pairs)


def _pairs(one: Any, other: Any) -> Iterator[tuple[str, str]]:
    return zip(one, other, strict=True) if isinstance(one, tuple) else iter([(one, other)])


def _pattern(text: str) -> re.Pattern[str]:
    made, seen = "", set()
    anything = ".+" if len(re.sub(r"{.*?}|\W", "", text)) > LEAST else r"\d.*"
    for fixed, blank, _, _ in Formatter().parse(text):
        made += re.escape(fixed)
        if blank is not None:
            made += f"(?P={blank})" if blank in seen else f"(?P<{blank}>{anything})"
            seen.add(blank)
    return re.compile(made, re.DOTALL)
