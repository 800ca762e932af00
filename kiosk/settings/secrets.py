"""Amazon's secrets: from the environment, systemd, a file of mode 600, or the system's keyring."""

from __future__ import annotations

import os
import stat
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("client_id", "client_secret", "refresh_token")
SERVICE = "packbench-amazon"
CREDENTIAL = "packbench-amazon"
"""systemd's, with what else stands in ``amazon.toml``."""


class NoSecrets(Exception):
    """Amazon's secrets are missing or badly kept; says which and what to do."""


@dataclass(frozen=True)
class Secrets:
    """What signing in to Amazon needs; never shown, never logged."""

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    source: str = ""
    written_at: float | None = None
    """When the file was written, in seconds since 1970; None where no file keeps them."""


def load_secrets(folder: Path, environment: Mapping[str, str] = os.environ) -> Secrets:
    """Read the secrets from the first place that has any.

    Raises:
        NoSecrets: when none has them all, or the file can be read by others.
    """
    credentials = environment.get("CREDENTIALS_DIRECTORY", "")
    given = Path(credentials) / CREDENTIAL if credentials else None
    file = given if given is not None and given.exists() else folder / "amazon.toml"
    variables = {n: environment.get(f"PACKBENCH_AMAZON_{n.upper()}", "") for n in NAMES}
    if any(variables.values()):
        return _whole(variables, "the environment")
    if file.exists():
        return replace(_whole(_from_file(file), str(file)), written_at=file.stat().st_mtime)
    return _whole(_from_keyring(), "the keyring")


def _whole(found: Mapping[str, str], source: str) -> Secrets:
    missing = [name for name in NAMES if not found.get(name)]
    if missing:
        raise NoSecrets(f"Amazon's {', '.join(missing)} is missing in {source}.")
    return Secrets(
        client_id=found["client_id"],
        client_secret=found["client_secret"],
        refresh_token=found["refresh_token"],
        source=source,
    )


def _from_file(file: Path) -> dict[str, str]:
    mode = stat.S_IMODE(file.stat().st_mode)
    if os.name == "posix" and mode & 0o077:
        raise NoSecrets(f"{file} can be read by others (mode {mode:o}). Say: chmod 600 {file}")
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise NoSecrets(f"{file} can't be read as TOML.") from None
    return {name: str(raw.get(name, "")) for name in NAMES}


def _from_keyring() -> dict[str, str]:
    import keyring  # noqa: PLC0415 - slow to load, and only asked when nothing else has them
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        return {name: keyring.get_password(SERVICE, name) or "" for name in NAMES}
    except KeyringError:
        return {}
