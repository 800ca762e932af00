"""The table of what tracking numbers look like, read from TOML; a bad row is named."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from kiosk.settings.load import WrongSetting
from kiosk.settings.tables import ASSETS

if TYPE_CHECKING:
    from pathlib import Path

TRACKING_NUMBERS = ASSETS / "tracking_numbers.toml"


class CheckRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a check digit comes out."""

    method: Literal["mod10", "mod7", "s10", "mod11", "mod37"]
    weights: Annotated[tuple[int, ...], Meta(min_length=1, max_length=20)] = (3, 1)
    plus: int = 0
    before: Annotated[str, Meta(pattern=r"^[0-9]*$")] = ""


class FormatRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ``[[format]]`` of the table."""

    name: Annotated[str, Meta(min_length=1)]
    carriers: tuple[str, ...]
    pattern: Annotated[str, Meta(min_length=1, max_length=200)]
    check: CheckRow | None = None
    distinct: bool = False
    countries: tuple[str, ...] = ()
    scanned: bool = True
    examples: tuple[str, ...] = ()

    def compiled(self) -> re.Pattern[str]:
        """The pattern.

        Raises:
            re.error: when it is none, or lacks the groups that the check digit needs.
        """
        pattern = re.compile(self.pattern, re.ASCII)
        if self.check and not {"body", "check"} <= pattern.groupindex.keys():
            raise re.error("body or check is missing", self.pattern)
        return pattern


class _Formats(Struct, frozen=True, forbid_unknown_fields=True):
    format: Annotated[tuple[FormatRow, ...], Meta(min_length=1, max_length=500)]


def read_tracking_numbers(path: Path) -> tuple[tuple[FormatRow, re.Pattern[str]], ...]:
    """The rows of the table, each with its pattern.

    Raises:
        WrongSetting: with the file, the row, and what was expected.
    """
    try:
        rows = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Formats).format
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as exc:
        raise WrongSetting(f"The table of tracking numbers {path} can't be used: {exc}.") from exc
    return tuple((row, _pattern(path, row)) for row in rows)


def _pattern(path: Path, row: FormatRow) -> re.Pattern[str]:
    try:
        return row.compiled()
    except re.error as exc:
        raise WrongSetting(
            f"The table of tracking numbers {path} has a wrong pattern at {row.name}: {exc}."
        ) from exc
