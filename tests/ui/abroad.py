"""An order that goes abroad, with an address in four alphabets."""

from __future__ import annotations

from dataclasses import replace

from tests.ui import examples

ABROAD = replace(
    examples.ORDER,
    address=(
        "山田 太郎",
        "東京都千代田区丸の内 1-1",
        "דוד כהן",
        "Ελένη Παπαδοπούλου",
        "日本 100-0005",
    ),
    busy="Asking Amazon…",
)
