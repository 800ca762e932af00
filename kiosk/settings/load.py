"""Reading the settings: a TOML file, then the environment over it; a wrong key is named."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from platformdirs import user_config_path, user_data_path

from kiosk.settings.printers import problem
from kiosk.settings.schema import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "PACKBENCH_"
FILE_VARIABLE = "PACKBENCH_SETTINGS"
URL_VARIABLE = "DATABASE_URL"
"""By this name hosts and tools hand out a database; it goes over the file like PACKBENCH_ ones."""
_NOT_SETTINGS = frozenset(
    {
        FILE_VARIABLE,
        "PACKBENCH_LOG",
        "PACKBENCH_OUTLINE_FD",
        "PACKBENCH_AMAZON_CLIENT_ID",
        "PACKBENCH_AMAZON_CLIENT_SECRET",
        "PACKBENCH_AMAZON_REFRESH_TOKEN",
    }
)
_ZONE = "PACKBENCH_BENCH_TIME_ZONE"
_CURRENCY = "PACKBENCH_COMPANY_CURRENCY"
_AT = re.compile(r" - at `\$\.?(?P<key>[^`]*)`")


class WrongSetting(Exception):
    """A setting can't be used; says which, where it stands, and what was expected."""


def usual_file() -> Path:
    """Where the settings file is looked for when no other is named."""
    return user_config_path("packbench") / "packbench.toml"


def load(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises:
        WrongSetting: with the key, the file or variable, and what was expected.
    """
    named = file or (Path(environment[FILE_VARIABLE]) if FILE_VARIABLE in environment else None)
    path = named or usual_file()
    settings = _checked(_read(path, must_be=named is not None), str(path))
    if environment.get(URL_VARIABLE):
        settings = _with(settings, URL_VARIABLE, environment[URL_VARIABLE])
    for variable, value in sorted(environment.items()):
        if variable.startswith(PREFIX) and variable not in _NOT_SETTINGS:
            settings = _with(settings, variable, value)
    _check_zone(settings, _ZONE if _ZONE in environment else str(path))
    _check_currency(settings, _CURRENCY if _CURRENCY in environment else str(path))
    _check_printers(settings, str(path))
    return settings


def data_folder(settings: Settings) -> Path:
    """The data folder: as set, or the usual one of this system."""
    return Path(settings.storage.folder or user_data_path("packbench")).expanduser()


def papers_folder(settings: Settings) -> Path:
    """The folder for PDFs."""
    return Path(settings.printing.folder or data_folder(settings) / "papers").expanduser()


def tables_folder(settings: Settings) -> Path:
    """The folder in which the owner's tables are looked for, and written."""
    return Path(settings.shop.tables or data_folder(settings) / "tables").expanduser()


def _read(path: Path, *, must_be: bool) -> dict[str, Any]:
    try:
        text = path.read_text("utf-8")
        import tomllib  # noqa: PLC0415 - only a bench that has such a file needs it

        return tomllib.loads(text)
    except FileNotFoundError:
        if must_be:
            raise WrongSetting(f"The settings file {path} is not there.") from None
        return {}
    except (OSError, ValueError) as exc:
        raise WrongSetting(f"The settings file {path} can't be read: {exc}.") from exc


def _checked(raw: dict[str, Any], source: str) -> Settings:
    try:
        return msgspec.convert(raw, Settings)
    except msgspec.ValidationError as exc:
        raise WrongSetting(_explained(str(exc), source)) from exc


def _with(settings: Settings, variable: str, value: str) -> Settings:
    name = "storage_url" if variable == URL_VARIABLE else variable.removeprefix(PREFIX).lower()
    section, _, key = name.partition("_")
    raw = msgspec.to_builtins(settings)
    whole = not key and isinstance(raw.get(section), list | tuple)
    if not whole and (section not in raw or key not in raw[section]):
        raise WrongSetting(f"The environment variable {variable} names no setting.")
    if whole:
        raw[section] = _json(variable, value)
    elif isinstance(raw[section][key], dict):
        raw[section][key] = _json(variable, value)
    else:
        listed = isinstance(raw[section][key], list | tuple)
        raw[section][key] = [v.strip() for v in value.split(",") if v.strip()] if listed else value
    try:
        return msgspec.convert(raw, Settings, strict=False)
    except msgspec.ValidationError as exc:
        raise WrongSetting(_explained(str(exc), f"environment variable {variable}")) from exc


def _json(variable: str, value: str) -> Any:  # noqa: ANN401 - it is checked with all the others
    """Tables stand as JSON in the environment."""
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError as exc:
        raise WrongSetting(f"The environment variable {variable} is no JSON: {exc}.") from exc


def _explained(message: str, source: str) -> str:
    found = _AT.search(message)
    key = found["key"] if found else ""
    what = _AT.sub("", message)
    return f"Setting {key or '(top)'} in {source}: {what}."


def _check_printers(settings: Settings, source: str) -> None:
    found = problem(settings)
    if found:
        raise WrongSetting(f"Setting {found}. It stands in {source}, or in the environment.")


def _check_currency(settings: Settings, source: str) -> None:
    currency = settings.company.currency
    if currency == Settings().company.currency:
        return  # most benches: a bench that starts need not wait for the tables of Babel
    from babel.core import get_global  # noqa: PLC0415 - see above

    used = get_global("territory_currencies").values()
    if not any(c == currency and tender for there in used for c, _, _, tender in there):
        raise WrongSetting(
            f"Setting company.currency in {source}: {currency!r} is no currency such as GBP."
        )


def _check_zone(settings: Settings, source: str) -> None:
    try:
        ZoneInfo(settings.bench.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as exc:
        zone = settings.bench.time_zone
        raise WrongSetting(
            f"Setting bench.time_zone in {source}: {zone!r} is no time zone such as Europe/London."
        ) from exc
