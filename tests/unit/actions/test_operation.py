"""Operations: everything a bench may do in an outage can be written down and read again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

import kiosk.app  # noqa: F401 - a bench knows all operations from its start: some may wait
from kiosk.actions import operation as operations
from kiosk.actions.count import count
from kiosk.actions.desk import Desk
from kiosk.actions.pack import pack
from kiosk.actions.print_paper import Wish
from kiosk.domain.journal import Means
from kiosk.domain.paper import PaperKind, PrintPlan
from kiosk.domain.picks import Proof
from kiosk.domain.refusals import Refusal, Refused
from kiosk.domain.scans import Pack, ProductCode
from kiosk.domain.values import LineId, ParcelRef, Sku
from kiosk.wording import outage
from tests.fakes.builders import details, order_id

ID = order_id()
PROOF = Proof(means=Means.SCAN, serial="S1", lot="L2", expiry=date(2027, 1, 31))
CODE = ProductCode(packs=(Pack(sku=Sku("MUG"), units=2),), gtin="1", units=3, expiry=PROOF.expiry)
PLAN = PrintPlan(
    printers=("Laser",),
    by_kind={PaperKind.PACKING_SLIP: "Laser"},
    automatic=(PaperKind.PACKING_SLIP,),
    shown=frozenset({"Laser"}),
)
GIVEN: dict[str, dict[str, Any]] = {
    "allocate": {"order_id": ID, "means": Means.SCAN},
    "allocate_part": {"order_id": ID},
    "ask_again": {"order_id": ID},
    "correct": {"order_id": ID, "details": details(), "ref": ParcelRef("100001")},
    "count": {"order_id": ID, "line": LineId("L"), "units": 2, "proof": PROOF},
    "despatch": {"order_id": ID, "means": Means.TOUCH},
    "done_by_hand": {"order_id": ID},
    "hold": {"order_id": ID, "reason": "Broken"},
    "pack": {"order_id": ID, "details": None, "contents": {LineId("L"): 2}},
    "pick": {"order_id": ID, "by_hand": False},
    "print_by_itself": {"plan": PLAN, "order_id": ID},
    "print_paper": {"order_id": ID, "wish": Wish(PaperKind.PACKING_SLIP, "Laser", 3)},
    "put_back": {"order_id": ID},
    "put_back_unit": {"order_id": ID, "scanned": CODE},
    "release": {"order_id": ID},
    "reprint": {"plan": PLAN, "of": ID, "means": Means.SCAN},
    "set_count": {"order_id": ID, "line": LineId("L"), "units": 0},
    "settle": {"of": ID, "key": "print:1", "came_out": True},
    "step_back": {"order_id": ID},
    "verify": {"order_id": ID, "scanned": CODE},
    "waive_cancel": {"order_id": ID},
}


@dataclass
class Told:
    """A bridge that only writes down what it is told."""

    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def perform(self, desk: Desk, name: str, arguments: dict[str, Any]) -> object:
        self.told.append((name, arguments))
        return None


def test_each_operation_is_tried_here_and_has_a_word() -> None:
    assert set(GIVEN) == set(operations._OPERATIONS)
    assert set(outage.STEPS) == set(operations._OPERATIONS)


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_what_an_operation_was_given_is_read_as_it_was_written(name: str) -> None:
    given = GIVEN[name]

    assert operations.read(name, operations.written(given)) == given
    assert operations.order_of(given) == ID


def test_a_bridge_is_told_by_name_and_arguments(desk: Desk) -> None:
    bridge = Told()

    count(replace(desk, bridge=bridge), ID, LineId("L"), units=2)
    pack(replace(desk, bridge=bridge), ID, None)

    assert bridge.told == [
        ("count", {"order_id": ID, "line": "L", "units": 2}),
        ("pack", {"order_id": ID, "details": None}),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fold", "{}"),
        ("hold", "{"),
        ("hold", '{"order_id": 5, "reason": "x"}'),
        ("hold", '{"order_id": "1", "colour": "x"}'),
    ],
)
def test_what_another_version_wrote_is_refused_in_words(name: str, text: str) -> None:
    with pytest.raises(Refused) as no:
        operations.read(name, text)

    assert no.value.reason is Refusal.NOT_UNDERSTOOD
