"""The bytes of an encrypted database as they are below: pages that are in use, free, or in the log.

No SQL shows what was deleted and is still there, so that SQLCipher's pages are opened by hand
(zetetic.net/sqlcipher/design): AES-256-CBC, with the nonce in what each page keeps at its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.store.startup import Place

PAGE, KEPT, NONCE, SALT = 4096, 80, 16, 16
LOG_HEAD, FRAME_HEAD = 32, 24
FIRST_PAGE = b"\x10\x00\x02\x02\x50"
"""What stands behind the salt: pages of 4096 bytes, a write-ahead log, 80 bytes kept at the end."""


def bytes_of(place: Place) -> bytes:
    """All pages of the file and of its log, opened, one after the other."""
    key = bytes.fromhex(place.key.read_text("ascii").strip())
    log = place.file.with_name(f"{place.file.name}-wal")
    found = _of_file(place.file, key) + (_of_log(log, key) if log.exists() else [])
    assert found[0].startswith(FIRST_PAGE), "this is not how SQLCipher keeps its pages any more"
    return b"".join(found)


def _of_file(file: Path, key: bytes) -> list[bytes]:
    raw = file.read_bytes()
    starts = range(0, len(raw), PAGE)
    return [_opened(raw[at : at + PAGE], key, skip=0 if at else SALT) for at in starts]


def _of_log(file: Path, key: bytes) -> list[bytes]:
    raw = file.read_bytes()
    found = []
    for at in range(LOG_HEAD, len(raw), FRAME_HEAD + PAGE):
        first = int.from_bytes(raw[at : at + 4], "big") == 1
        page = raw[at + FRAME_HEAD :][:PAGE]
        found.append(_opened(page, key, skip=SALT if first else 0))
    return found


def _opened(page: bytes, key: bytes, *, skip: int) -> bytes:
    end = PAGE - KEPT
    cipher = Cipher(algorithms.AES256(key), modes.CBC(page[end : end + NONCE])).decryptor()
    return cipher.update(page[skip:end]) + cipher.finalize()
