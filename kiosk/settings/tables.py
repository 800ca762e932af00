"""The owner's table of carriers, in TOML."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from kiosk.settings.load import WrongSetting

ASSETS = Path(__file__).resolve().parents[2] / "assets"
CARRIERS = ASSETS / "carriers.toml"


class CarrierRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ``[[carrier]]`` of the carrier table."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,40}$")]
    name: Annotated[str, Meta(min_length=1, max_length=40)]
    services: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    amazon: dict[str, str] = field(default_factory=dict)
    other: bool = False


class _Carriers(Struct, frozen=True, forbid_unknown_fields=True):
    carrier: Annotated[tuple[CarrierRow, ...], Meta(min_length=1, max_length=200)]


def read_carriers(path: Path) -> tuple[CarrierRow, ...]:
    """The carrier table.

    Raises:
        WrongSetting: with the file, the row, and what was expected.
    """
    try:
        table = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Carriers).carrier
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as exc:
        raise WrongSetting(f"The carrier table {path} can't be used: {exc}.") from exc
    ids = [row.id for row in table]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise WrongSetting(f"The carrier table {path} has {', '.join(twice)} more than once.")
    return table
