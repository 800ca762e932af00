"""The tables that the owner keeps: carriers in TOML, products in CSV; bad rows are named."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from kiosk.settings.load import WrongSetting

ASSETS = Path(__file__).resolve().parents[2] / "assets"
CARRIERS = ASSETS / "carriers.toml"
_COLUMNS = ("sku", "gtin", "title", "bin", "picture")
_SIZE_LIMIT = 50_000_000


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


class ProductRow(Struct, frozen=True, kw_only=True):
    """One row of the product table; empty strings mean not given."""

    sku: str
    gtin: str = ""
    title: str = ""
    bin: str = ""
    picture: str = ""


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


def read_products(path: Path) -> tuple[tuple[ProductRow, ...], tuple[str, ...]]:
    """The product table, and a sentence for each row that could not be used.

    Raises:
        WrongSetting: when the file can't be read, or has no column ``sku``.
    """
    try:
        if path.stat().st_size > _SIZE_LIMIT:
            raise WrongSetting(f"The product table {path} is larger than 50 MB.")
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as exc:
        raise WrongSetting(f"The product table {path} can't be read: {exc}.") from exc
    try:
        return _products(path, text)
    except csv.Error as exc:
        raise WrongSetting(f"The product table {path} can't be read: {exc}.") from exc


def _products(path: Path, text: str) -> tuple[tuple[ProductRow, ...], tuple[str, ...]]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if "sku" not in (reader.fieldnames or ()):
        raise WrongSetting(f"The product table {path} has no column named sku.")
    good: dict[str, ProductRow] = {}
    bad: list[str] = []
    for row in reader:
        values = {name: (row.get(name) or "").strip() for name in _COLUMNS}
        problem = _problem(values, good)
        if problem:
            bad.append(f"{path.name} line {reader.line_num}: {problem}")
        else:
            good[values["sku"]] = ProductRow(**values)
    return tuple(good.values()), tuple(bad)


def _problem(values: dict[str, str], known: dict[str, ProductRow]) -> str:
    if not values["sku"]:
        return "no SKU"
    if values["sku"] in known:
        return f"SKU {values['sku']} stands there already"
    picture = values["picture"]
    if picture and Path(picture).name != picture:
        return f"picture {picture!r} is not a plain file name"
    return ""
