"""Sealed text: AES-256-GCM under a key of its own for each order, wrapped by the master's.

Whoever deletes the wrapped key has deleted the text, wherever copies of it may lie.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.vault.sealed import Sealed, Unsealable

if TYPE_CHECKING:
    from kiosk.vault.master import MasterKey

VERSION = 1
"""Of the way in which it is sealed; it is bound into every text."""
_NONCE = 12
"""Bytes, as NIST SP 800-38D recommends."""


class Sealer:
    """Seals and opens the fields of a table."""

    def __init__(self, master: MasterKey) -> None:
        self._wrapping = AESGCM(master.derive("data keys"))

    def seal(self, text: str, row: str, column: str) -> Sealed:
        """Seal ``text`` for this column of this row, under a new key."""
        key = AESGCM.generate_key(256)
        return Sealed(
            key=_closed(self._wrapping, key, _bound(row, f"{column} key")),
            text=_closed(AESGCM(key), text.encode(), _bound(row, column)),
        )

    def open(self, sealed: Sealed, row: str, column: str) -> str:
        """The text.

        Raises:
            Unsealable: it is not what was sealed for this column of this row.
        """
        key = _opened(self._wrapping, sealed.key, _bound(row, f"{column} key"))
        return _opened(AESGCM(key), sealed.text, _bound(row, column)).decode()


def _bound(row: str, column: str) -> bytes:
    return "\x1f".join((row, column, str(VERSION))).encode()


def _closed(cipher: AESGCM, data: bytes, bound: bytes) -> str:
    nonce = os.urandom(_NONCE)
    return b64encode(nonce + cipher.encrypt(nonce, data, bound)).decode("ascii")


def _opened(cipher: AESGCM, text: str, bound: bytes) -> bytes:
    try:
        data = b64decode(text, validate=True)
        return cipher.decrypt(data[:_NONCE], data[_NONCE:], bound)
    except (InvalidTag, ValueError):
        raise Unsealable("a sealed text can't be opened") from None
