"""The report is aligned, counted, and ends with an exit code."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.doctor import amazon, data, papers, report, screen
from kiosk.doctor.checking import Check
from kiosk.doctor.finding import Finding, bad, look, ok
from kiosk.settings.schema import Hub, Settings, Storage


def test_findings_are_aligned_and_wrapped() -> None:
    text = report.shown(bad("Amazon orders", "no " * 60, "do " * 60))
    lines = text.splitlines()

    assert all(len(line) <= report.WIDTH for line in lines)
    assert len({line.index("no") for line in lines if "no" in line}) == 1
    assert lines[0].startswith("BAD   Amazon orders ")


def test_every_name_fits_its_column() -> None:
    rooms = (amazon, data, papers, screen)
    constants = [pair for room in rooms for pair in vars(room).items() if pair[0][0].isupper()]
    roles = {amazon.READ, amazon.DELIVERY, amazon.TAX}
    names = {v for k, v in constants if k.isupper() and isinstance(v, str)} - roles

    assert len(names) > 10
    assert not [name for name in names if len(name) >= report._ABOUT]


@pytest.mark.usefixtures("no_keyring")
def test_the_exit_code_tells_whether_anything_is_bad(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    apart = Settings(hub=Hub(child=False), storage=Storage(folder=str(tmp_path / "none")))
    child = Settings(storage=Storage(folder=str(tmp_path / "none")))

    assert report.doctor(apart) == 0
    assert "0 bad" in capsys.readouterr().out
    assert report.doctor(child) == 1
    assert "BAD   Amazon secrets" in capsys.readouterr().out


def test_a_look_is_counted_and_a_row_beneath_it_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [ok("a", "x"), look("b", "y", "z"), look("", "row", "")]
    monkeypatch.setattr(report, "checks", lambda *_: [Check(about="all", look=lambda: rows)])

    assert report.doctor(Settings()) == 0
    assert capsys.readouterr().out.endswith("0 bad, 1 to look at, 1 well.\n")


@pytest.mark.parametrize("asked_for", [False, True])
def test_the_log_stays_out_of_the_report_unless_asked_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, *, asked_for: bool
) -> None:
    def noisy() -> list[Finding]:
        logging.getLogger("kiosk.amazon").warning("the dataset is refused")
        return []

    monkeypatch.delenv("PACKBENCH_LOG", raising=False)
    if asked_for:
        monkeypatch.setenv("PACKBENCH_LOG", "INFO")
    monkeypatch.setattr(report, "checks", lambda *_: [Check(about="all", look=noisy)])
    report.doctor(Settings())
    logging.getLogger("kiosk.amazon").warning("afterwards")

    assert [record.getMessage() for record in caplog.records] == (
        ["the dataset is refused", "afterwards"] if asked_for else ["afterwards"]
    )
