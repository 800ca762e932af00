"""The master key: all other keys come of it, and it never stands in the database."""

from __future__ import annotations

import hmac
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.vault.key_file import make_key, read_key

if TYPE_CHECKING:
    from collections.abc import Mapping

CREDENTIAL = "packbench-master"
"""The name of systemd's credential (systemd.exec(5), LoadCredentialEncrypted=)."""


class MasterKey:
    """256 bits of chance; it derives a key of its own for each purpose."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def __repr__(self) -> str:
        return "MasterKey(...)"

    def derive(self, purpose: str) -> bytes:
        """32 bytes that are the same for the same purpose, and tell nothing of others.

        The first block of HKDF-Expand with SHA-256 (RFC 5869 section 2.3); a key of pure chance
        needs no extraction (section 3.3).
        """
        return hmac.digest(self._secret, f"packbench {purpose}".encode() + b"\x01", "sha256")

    @property
    def fingerprint(self) -> str:
        """Eight bytes in hex by which benches see whether they hold the same key."""
        return self.derive("fingerprint")[:8].hex()


def place_of_master(folder: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the key lies: systemd's credential where there is one, else a file of the bench."""
    credentials = environment.get("CREDENTIALS_DIRECTORY", "")
    given = Path(credentials) / CREDENTIAL if credentials else None
    return given if given is not None and given.exists() else folder / "master.key"


def load_master(path: Path, *, may_make: bool) -> MasterKey:
    """The key at ``path``; made when there is none and nothing was sealed yet.

    Raises:
        NoKey: as ``read_key`` says.
    """
    if may_make and not path.exists():
        return MasterKey(bytes.fromhex(make_key(path)))
    return MasterKey(bytes.fromhex(read_key(path)))
