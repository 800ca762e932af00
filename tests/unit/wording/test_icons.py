"""Every icon that words come with is one that the font of icons has."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kiosk.presenters.echo import _LOOKS
from kiosk.wording import scans, screens, steps, telling
from kiosk.wording.refusals import REFUSALS, Saying

ROOT = Path(__file__).resolve().parents[3]
DRAWN = set(json.loads((ROOT / "assets" / "fonts" / "icons.json").read_text("utf-8")))
EMPTY = (
    screens.EMPTY_FIRST,
    screens.EMPTY_OFFLINE,
    screens.EMPTY_DENIED,
    screens.EMPTY_SEARCH,
    screens.WELCOME,
    *screens.EMPTY.values(),
)


def test_words_name_only_icons_that_are_drawn() -> None:
    named = {said.icon for said in (*REFUSALS.values(), *telling.REFUSED.values())}
    named |= {icon for icon, _, _ in EMPTY}
    named |= {icon for _, _, icon in telling.CHIPS.values()}
    named |= set(steps.STEP_ICONS.values())
    named |= {said.icon for said in vars(scans).values() if isinstance(said, Saying)}
    named |= {icon for _, _, icon, _ in _LOOKS.values()}

    assert named <= DRAWN


def test_presenters_name_only_icons_that_are_drawn() -> None:
    source = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "kiosk" / "presenters").glob("*.py")
    )
    named = set(re.findall(r'icon="([^"]+)"', source))

    assert len(named) > 10
    assert named <= DRAWN
