"""What an answer means: by its status first, then by its type and shape.

Things between us and Amazon answer too: a gateway without Amazon's envelope, a network with a
log-in page that says 200. None of them may be taken for an empty page of orders.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import msgspec

from kiosk.amazon.clean import clean, told
from kiosk.ports.channel import (
    ChannelError,
    Denied,
    NotFound,
    OutcomeUnknown,
    Rejected,
    Throttled,
)

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.amazon.wire import Answer

_UNWELCOME = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
_FIRST_CLIENT_ERROR, _FIRST_SERVER_ERROR = 400, 500


class _Error(msgspec.Struct):
    code: str | None = None
    message: str | None = None
    details: str | None = None


class _Envelope(msgspec.Struct):
    errors: list[_Error] | None = None
    message: str | None = None
    """A gateway's own form: ``{"message":"Forbidden"}``."""


def expected(answer: Answer, status: HTTPStatus) -> None:
    """Let an answer of ``status`` pass.

    Raises:
        ChannelError: for any other status, by what it means.
    """
    if answer.status != status:
        raise failure(answer)


def json_body(answer: Answer) -> bytes:
    """The body of an answer that says that it is JSON.

    Raises:
        OutcomeUnknown: it does not say so.
    """
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise garbled(answer, f"the answer is not JSON but {clean(kind, 40) or 'of no type'}")
    return answer.body


def garbled(answer: Answer, why: str) -> OutcomeUnknown:
    """An answer that makes no sense: whatever was asked may have been done."""
    return OutcomeUnknown(why, request_id=answer.request_id)


def failure(answer: Answer) -> ChannelError:
    """The error that an answer of an unexpected status stands for."""
    status, own = answer.status, answer.request_id
    code, words = _words(answer)
    detail = f"{status} {code}: {words}" if code else f"{status} {words}".strip()
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Throttled(detail, retry_after=_seconds(answer), request_id=own)
    if status in _UNWELCOME:
        return Denied(detail, request_id=own)
    if status == HTTPStatus.NOT_FOUND:
        return NotFound(detail, status=status, code=code, request_id=own)
    # 408 is the server's impatience with the line: the same request may go through next time.
    client = _FIRST_CLIENT_ERROR <= status < _FIRST_SERVER_ERROR
    if client and status != HTTPStatus.REQUEST_TIMEOUT:
        return Rejected(detail, status=status, code=code, request_id=own)
    return OutcomeUnknown(detail, request_id=own)


def date_of(answer: Answer) -> datetime | None:
    """When the other side thinks it answered; aware; None when it does not say."""
    try:
        date = parsedate_to_datetime(answer.headers.get("date", ""))
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else None


def rate_of(answer: Answer) -> float | None:
    """The usage plan's rate in requests per second, where the answer tells it."""
    try:
        return float(answer.headers["x-amzn-ratelimit-limit"])
    except (KeyError, ValueError):
        return None


def _words(answer: Answer) -> tuple[str, str]:
    try:
        envelope = msgspec.json.decode(answer.body, type=_Envelope)
    except (ValueError, RecursionError):
        return "", told(answer.body[:4000].decode("utf-8", "replace"))
    first = envelope.errors[0] if envelope.errors else _Error(message=envelope.message)
    words = first.message or ""
    if first.details and first.details != words:
        words = f"{words} ({first.details})"
    return clean(first.code, 60), told(words)


def _seconds(answer: Answer) -> float | None:
    text = answer.headers.get("retry-after", "").strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else None
