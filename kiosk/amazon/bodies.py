"""Bodies of answers: read in pieces and unpacked by hand, so that a bomb never fills memory."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import requests

BIGGEST = 5_000_000
"""Bytes of a body, packed and unpacked; a page of 100 orders has about half a million."""

_CHUNK = 65_536
_GZIP = 31
"""What zlib calls a stream with gzip's header."""


class BadBody(Exception):
    """A body that can't be taken; its words are ours, nothing of the body."""


def whole(response: requests.Response) -> bytes:
    """Read the body as it comes, packed or not.

    Raises:
        BadBody: it is larger than ``BIGGEST``. What ``requests`` raises comes through.
    """
    parts: list[bytes] = []
    size = 0
    while part := response.raw.read(_CHUNK, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > BIGGEST:
            raise BadBody("the answer is larger than any page of orders")
    return b"".join(parts)


def unpacked(packed: bytes, coding: str) -> bytes:
    """Return the body as it was before it was packed; ``coding`` is its Content-Encoding.

    Raises:
        BadBody: it breaks off, was packed in another way, or is larger than ``BIGGEST``.
    """
    coding = coding.strip().lower()
    if coding in {"", "identity"} or not packed:
        return packed
    if coding not in {"gzip", "x-gzip"}:
        raise BadBody("the answer is packed in a way that was not asked for")
    unpacking = zlib.decompressobj(wbits=_GZIP)
    try:
        body = unpacking.decompress(packed, BIGGEST + 1)
    except zlib.error as error:
        raise BadBody("the answer can't be unpacked") from error
    if len(body) > BIGGEST:
        raise BadBody("the answer is larger than any page of orders")
    if not unpacking.eof:
        raise BadBody("the answer breaks off")
    return body
