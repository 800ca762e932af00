"""The house's rules for layouts: what a .kv file may say, as functions from text to complaints."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

# Properties whose value is a length. Ratios (size_hint, pos_hint) and counts (cols) are none.
LENGTHS = re.compile(
    r"^\s*(?:size|width|height|padding|spacing|font_size|radius|line_width|border"
    r"|[a-z_]*_(?:width|height|spacing|padding|size|radius|margin)(?<!size_hint))\s*:(?P<value>.*)$"
)
NUMBER = re.compile(r"(?<![\w.])(?:\d+\.?\d*|\.\d+)(?!\w)")
UNITS = re.compile(r"\b(?:dp|sp|cm|mm|inch|pt)\(")
HEX = re.compile(r"['\"]#[0-9a-fA-F]{3,8}['\"]|get_color_from_hex")
COLOURS = re.compile(r"^\s*(?:rgba?|hsv|color|[a-z_]*_color)\s*:(?P<value>.*)$")
FIELD = re.compile(r"\broot\.model\.([A-Za-z_]\w*)")
VERB = re.compile(r"\broot\.presenter\.([A-Za-z_]\w*)")
APP = re.compile(r"(?<![\w.'\"])app\.")


def told_by_the_app(text: str) -> list[str]:
    """Say where a layout reaches for the application instead of its own model."""
    return [
        f"{number} reads 'app.': say it through root.model or root.presenter"
        for number, line in _lines(text)
        if APP.search(line)
    ]


def raw_looks(text: str) -> list[str]:
    """Say where a screen's layout states a size or a colour that the theme should name."""
    found = []
    for number, line in _lines(text):
        length, colour = LENGTHS.match(line), COLOURS.match(line)
        if UNITS.search(line) or (length and _figures(length["value"])):
            found.append(f"{number} states a size in figures: give it a name in layouts/theme.kv")
        if HEX.search(line) or (colour and _figures(colour["value"])):
            found.append(f"{number} states a colour: give it a name in layouts/theme.kv")
    return found


def unknown_names(text: str, fields: set[str], verbs: set[str]) -> list[str]:
    """Say which fields and verbs a layout uses that no model and no presenter has."""
    found = []
    for number, line in _lines(text):
        found += [
            f"{number} shows root.model.{word}, which no model in kiosk/presenters has"
            for word in FIELD.findall(line)
            if word not in fields
        ]
        found += [
            f"{number} calls root.presenter.{word}, which no presenter in kiosk/presenters has"
            for word in VERB.findall(line)
            if word not in verbs
        ]
    return found


def names_of(paths: Iterable[Path]) -> tuple[set[str], set[str]]:
    """The fields of all models and the public verbs of all presenters in ``paths``."""
    fields: set[str] = set()
    verbs: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Presenter"):
                verbs |= {name for name in _methods(node) if not name.startswith("_")}
            elif isinstance(node, ast.ClassDef):
                fields |= set(_methods(node)) | set(_annotated(node))
    return fields, verbs


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        code = line if line.lstrip().startswith("#:") else re.sub(r"(^|\s)#.*$", "", line)
        if code.strip():
            yield number, code


def _figures(value: str) -> bool:
    # A multiple of a named size is a ratio, and an index is no size.
    value = re.sub(r"[*/]\s*[\d.]+|[\d.]+\s*\*|\[\d+\]", "", value)
    # Nothing and one need no name: an empty gap, a single step, full or no opacity.
    return any(float(figure) not in {0.0, 1.0} for figure in NUMBER.findall(value))


def _methods(node: ast.ClassDef) -> Iterator[str]:
    return (item.name for item in node.body if isinstance(item, ast.FunctionDef))


def _annotated(node: ast.ClassDef) -> Iterator[str]:
    return (
        item.target.id
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    )
