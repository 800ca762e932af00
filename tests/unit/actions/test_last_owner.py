"""The last owner stays: nobody else may say who signs in."""

from __future__ import annotations

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, let_go
from kiosk.domain.refusals import Refusal, Refused
from tests.fakes.crew import OWNER, SUPERVISOR, enrolled
from tests.fakes.filled import all_rows


def stays(desk: Desk, who: Enrolled) -> None:
    before = all_rows(desk.store)
    with pytest.raises(Refused) as why:
        let_go(desk, who.person.id)

    assert why.value.reason is Refusal.LAST_OWNER
    assert all_rows(desk.store) == before


def test_the_last_owner_stays_until_there_is_another(desk: Desk) -> None:
    olga = enrolled(desk, "Olga", OWNER)
    stays(desk, olga)

    otto = enrolled(desk, "Otto", OWNER)
    let_go(desk, olga.person.id)

    stays(desk, otto)


def test_everybody_else_may_be_let_go(desk: Desk) -> None:
    enrolled(desk, "Olga", OWNER)

    for who in (enrolled(desk), enrolled(desk, "Sam Super", SUPERVISOR)):
        let_go(desk, who.person.id)
