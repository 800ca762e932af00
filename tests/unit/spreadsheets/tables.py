"""Tables as text, and rows drawn at random, for every test of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from kiosk.spreadsheets.cells import tidy
from kiosk.spreadsheets.counts import CountRow, read_counts
from kiosk.spreadsheets.products import ProductRow, read_products

if TYPE_CHECKING:
    from kiosk.spreadsheets.table import Table

HARMFUL = ["=1+1", "+4", "-4", "@SUM(A1)", "'=x", "''", "'", "1E5", "5E+12", "1-2", "MAR1", "007"]


def products(text: str, encoding: str = "utf-8") -> Table[ProductRow]:
    """The products in a text."""
    return read_products(text.encode(encoding))


def counts(text: str) -> Table[CountRow]:
    """The counts in a text."""
    return read_counts(text.encode())


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts as they stand in a store: on one line, without what can't be seen."""
    characters = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co"])
    free = st.text(characters, max_size=most).map(tidy)
    awkward = st.sampled_from([*HARMFUL, 'a "b", c;d', "5012345678016", "none", "-", "n/a", "a*2"])
    return free | awkward


CODES = texts(20).filter(bool)
PRODUCTS = st.builds(
    ProductRow,
    sku=CODES,
    title=texts(40),
    barcodes=st.lists(
        st.tuples(CODES, st.integers(1, 99_999)), max_size=4, unique_by=lambda c: c[0]
    ).map(tuple),
    bin=texts(10),
    weight_g=st.none() | st.integers(1, 1_000_000),
    picture=texts(20).filter(lambda name: not set(name) & set("/\\:") and name not in {".", ".."}),
    tracked=st.none() | st.booleans(),
    capture=st.sampled_from(["", "serial", "lot"]),
)
COUNTS = st.builds(CountRow, sku=CODES, units=st.integers(0, 1_000_000), bin=texts(10))
