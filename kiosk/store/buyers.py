"""Buyers: personal data sealed row by row, found by keyed words, and forgotten for good.

Why a buyer wants to cancel a line is in their own words, and is sealed with the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.domain.personal import Personal
from kiosk.domain.search_words import beginnings, wanted
from kiosk.domain.values import LineId, OrderId
from kiosk.store.bulk import insert, upsert
from kiosk.store.compiled import Compiled
from kiosk.store.errors import StoreDamaged
from kiosk.store.people_tables import BuyerWords
from kiosk.store.reading import tuples
from kiosk.store.tables import Buyers, Lines
from kiosk.vault.sealed import Sealed, Unsealable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kiosk.vault.vault import Vault

_COLUMN = "buyers.personal"


@dataclass(frozen=True, kw_only=True)
class Buyer:
    """All that an order holds of its buyer."""

    personal: Personal = field(default_factory=Personal)
    reasons: Mapping[LineId, str] = field(default_factory=dict)
    """Why they want to cancel, by line; none of them empty."""


@dataclass(frozen=True, kw_only=True)
class _Written(Personal):
    """The text that is sealed; one of an older version holds no reasons."""

    cancel_reasons: Mapping[LineId, str] = field(default_factory=dict)


class _Reasons(msgspec.Struct):
    cancel_reasons: dict[LineId, str] = {}


_PERSONAL = msgspec.json.Decoder(Personal)
_REASONS = msgspec.json.Decoder(_Reasons)


class BuyerStore:
    """Reads and writes personal data; in the database nothing of it can be read."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def find(self, orders: Collection[OrderId]) -> dict[OrderId, Buyer]:
        """What is known of the buyers of these orders; nothing of those that were forgotten.

        Raises:
            StoreDamaged: a row can't be unsealed.
        """
        found = _rows.tuples(tuple(orders))
        return {OrderId(order): self._opened(order, key, text) for order, key, text in found}

    def save_all(self, buyers: Iterable[tuple[OrderId, Buyer]]) -> None:
        """Write what is known over what was."""
        rows, words, ids, blank = [], [], [], []
        digest = self._vault.digests.word
        for order, buyer in buyers:
            if buyer == Buyer():
                blank.append(order)
                continue
            sealed = self._vault.sealer.seal(_written(buyer), order, _COLUMN)
            rows.append((order, sealed.text, sealed.key))
            words += [(digest(word), order) for word in sorted(beginnings(buyer.personal))]
            ids.append(order)
        self.forget(blank)
        if not rows:
            return
        upsert(Buyers, rows)
        _drop_words.execute(tuple(ids))
        insert(BuyerWords, words)

    def forget(self, orders: Collection[OrderId]) -> int:
        """Delete what is known of these buyers, keys first; how many were known."""
        if not orders:
            return 0
        _drop_words.execute(tuple(orders))
        return _drop.execute(tuple(orders))

    def with_words(self, typed: str) -> Any | None:
        """A query for the orders whose buyers have all words that were typed; None for too few."""
        words = [self._vault.digests.word(word) for word in wanted(typed)]
        if not words:
            return None
        query = BuyerWords.select(BuyerWords.order_id).where(BuyerWords.word == words[0])
        for word in words[1:]:
            others = BuyerWords.select(BuyerWords.order_id).where(BuyerWords.word == word)
            query = query.where(BuyerWords.order_id.in_(others))
        return query

    def seal_open_ones(self, *, limit: int) -> int:
        """Seal up to ``limit`` rows of a version that kept them open; how many there were."""
        query = Buyers.select(Buyers.order_id, Buyers.personal).where(Buyers.key == "").limit(limit)
        found = tuples(query)
        self.save_all((OrderId(order), _read(text)) for order, text in found)
        return len(found)

    def seal_open_reasons(self, *, limit: int) -> int:
        """Seal up to ``limit`` reasons of a version that kept them open; how many there were.

        One whose buyer can't be unsealed is left out: there is nothing to put it with, and Amazon
        tells it again.
        """
        query = Lines.select(Lines.order_id, Lines.id, Lines.cancel_reason)
        found = tuples(query.where(Lines.cancel_reason != "").limit(limit))
        known: dict[OrderId, Buyer] = {}
        for order, line, reason in found:
            _blank.execute(order, line)
            with suppress(StoreDamaged):
                buyer = known.get(order) or self.find({order}).get(order, Buyer())
                known[order] = replace(buyer, reasons={**buyer.reasons, LineId(line): reason})
        self.save_all(known.items())
        return len(found)

    def _opened(self, order: str, key: str, text: str) -> Buyer:
        try:
            if not key:
                return _read(text)
            return _read(self._vault.sealer.open(Sealed(key, text), order, _COLUMN))
        except (Unsealable, msgspec.DecodeError):
            raise StoreDamaged(f"the buyer of order {order} can't be unsealed") from None


def _written(buyer: Buyer) -> str:
    written = _Written(**vars(buyer.personal), cancel_reasons=buyer.reasons)
    return msgspec.json.encode(written).decode()


def _read(text: str) -> Buyer:
    return Buyer(personal=_PERSONAL.decode(text), reasons=_REASONS.decode(text).cancel_reasons)


@Compiled
def _rows(orders: Any) -> Any:
    query = Buyers.select(Buyers.order_id, Buyers.key, Buyers.personal)
    return query.where(Buyers.order_id.in_(orders))


@Compiled
def _blank(order: Any, line: Any) -> Any:
    return Lines.update(cancel_reason="").where((Lines.order_id == order) & (Lines.id == line))


@Compiled
def _drop(orders: Any) -> Any:
    return Buyers.delete().where(Buyers.order_id.in_(orders))


@Compiled
def _drop_words(orders: Any) -> Any:
    return BuyerWords.delete().where(BuyerWords.order_id.in_(orders))
