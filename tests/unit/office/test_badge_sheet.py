"""The code of a badge is told once: where it can't be written, nobody gets one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.stores import only_sqlite
from tests.unit.office.terminal import Terminal
from tests.unit.office.test_people import BADGE, PIN, enrolled, ids, refused

Said = pytest.CaptureFixture[str]
pytestmark = only_sqlite


def add(terminal: Terminal, out: Path, pin: str = PIN) -> int:
    return terminal("people", "add", "Anna Packer", "--out", str(out), given=f"{pin}\n")


@pytest.mark.parametrize("where", ["", "none/badge.pdf"], ids=["a folder", "no folder"])
def test_whose_badge_can_not_be_written_is_not_enrolled(
    terminal: Terminal, capsys: Said, tmp_path: Path, where: str
) -> None:
    assert add(terminal, tmp_path / where) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert str(tmp_path / where) in err
    assert "Nothing changed." in err
    assert ids(terminal) == {}


def test_whose_new_badge_can_not_be_written_keeps_the_old_one(
    terminal: Terminal, capsys: Said, tmp_path: Path
) -> None:
    old = enrolled(terminal, capsys)

    assert terminal("people", "badge", "Anna Packer", "--out", str(tmp_path)) == 1

    assert refused(terminal, old, PIN) is None


def test_whoever_is_refused_leaves_no_empty_sheet_and_no_other_file_is_touched(
    terminal: Terminal, capsys: Said, tmp_path: Path
) -> None:
    fresh, there = tmp_path / "fresh.pdf", tmp_path / "there.pdf"
    there.write_text("of somebody else")

    assert [add(terminal, out, pin="1111") for out in (fresh, there)] == [1, 1]

    assert not fresh.exists()
    assert there.read_text() == "of somebody else"


def test_a_code_that_can_be_written_no_more_is_told_at_the_terminal(
    terminal: Terminal, capsys: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    assert add(terminal, tmp_path / "badge.pdf") == 0

    out, err = capsys.readouterr()
    assert "No space left" in err
    (badge,) = BADGE.findall(out)
    assert refused(terminal, badge, PIN) is None
    assert set(ids(terminal)) == {"Anna Packer"}
