"""Reads the parameters of searchOrders and getOrder, with the rules that their model can't say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.simulator.errors import invalid
from kiosk.simulator.shapes import DATASETS, Status, read_utc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

PARAMETERS = frozenset(
    {
        "createdAfter",
        "createdBefore",
        "lastUpdatedAfter",
        "lastUpdatedBefore",
        "fulfillmentStatuses",
        "marketplaceIds",
        "fulfilledBy",
        "maxResultsPerPage",
        "paginationToken",
        "includedData",
    }
)
MAY_CHANGE = frozenset({"paginationToken", "maxResultsPerPage", "includedData"})
"""All others must be repeated unchanged with a pagination token."""
BIGGEST_PAGE = 100
MOST_MARKETPLACES = 50
_PARTIES = frozenset({"MERCHANT", "AMAZON"})
_STATUSES = frozenset(Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One search: by when orders were created or updated, both ends included."""

    by_update: bool
    after: datetime
    before: datetime
    statuses: frozenset[str]
    """Empty means any; so too for the next two."""
    marketplaces: frozenset[str]
    parties: frozenset[str]


def read_query(params: Mapping[str, str], latest: datetime) -> Query:
    """Return the search that ``params`` ask for; ``latest`` is the latest end allowed.

    Raises:
        ShopError: 400, for every rule that is broken.
    """
    if unknown := sorted(params.keys() - PARAMETERS):
        # Amazon's gateway passes over them; a filter that nobody applies is a hidden bug.
        raise invalid(f"Unknown query parameters: {', '.join(unknown)}.")
    by_update = _family(params)
    family = "lastUpdated" if by_update else "created"
    after = _moment(params, f"{family}After")
    before = _moment(params, f"{family}Before") if f"{family}Before" in params else latest
    if before > latest:
        raise invalid(f"{family}Before must be at least 2 minutes before the time of the request.")
    if f"{family}Before" in params and before < after:
        raise invalid(f"{family}Before must be equal to or after {family}After.")
    return Query(
        by_update=by_update,
        after=after,
        before=before,
        statuses=_choice(params, "fulfillmentStatuses", _STATUSES),
        marketplaces=_marketplaces(params),
        parties=_choice(params, "fulfilledBy", _PARTIES),
    )


def read_datasets(params: Mapping[str, str]) -> frozenset[str]:
    """Return what ``includedData`` names.

    Raises:
        ShopError: 400, for a name that is no dataset.
    """
    return _choice(params, "includedData", DATASETS)


def read_page_size(params: Mapping[str, str]) -> int:
    """Return how many orders a page may hold.

    Raises:
        ShopError: 400, unless it is a number from 1 to 100.
    """
    text = params.get("maxResultsPerPage", str(BIGGEST_PAGE))
    size = int(text) if text.isascii() and text.isdigit() and len(text) < len("10000") else 0
    if not 1 <= size <= BIGGEST_PAGE:
        raise invalid(f"maxResultsPerPage must be between 1 and {BIGGEST_PAGE}.", text)
    return size


def _family(params: Mapping[str, str]) -> bool:
    if ("createdAfter" in params) == ("lastUpdatedAfter" in params):
        raise invalid("Exactly one of createdAfter and lastUpdatedAfter must be provided.")
    by_update = "lastUpdatedAfter" in params
    other = "createdBefore" if by_update else "lastUpdatedBefore"
    if other in params:
        mine = "lastUpdatedAfter" if by_update else "createdAfter"
        raise invalid(f"{other} can't be provided together with {mine}.")
    return by_update


def _moment(params: Mapping[str, str], name: str) -> datetime:
    moment = read_utc(params[name])
    if moment is None:
        raise invalid(f"{name} must be a UTC time in ISO 8601 format ending in Z.", params[name])
    return moment


def _choice(params: Mapping[str, str], name: str, known: frozenset[str]) -> frozenset[str]:
    chosen = _list(params, name)
    if unknown := sorted(chosen - known):
        raise invalid(f"Invalid value for {name}.", ", ".join(unknown))
    return chosen


def _marketplaces(params: Mapping[str, str]) -> frozenset[str]:
    chosen = _list(params, "marketplaceIds")
    if len(chosen) > MOST_MARKETPLACES:
        raise invalid(f"marketplaceIds may name at most {MOST_MARKETPLACES} marketplaces.")
    return chosen


def _list(params: Mapping[str, str], name: str) -> frozenset[str]:
    if name not in params:
        return frozenset()
    values = params[name].split(",")
    if not all(values):
        raise invalid(f"{name} holds an empty value.")
    return frozenset(values)
