"""The commands: a wrong setting ends in a sentence, never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import cli
from kiosk.ports.failures import Away
from kiosk.settings.load import WrongSetting


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the logging of the tests, and the settings of the machine, out of it."""
    monkeypatch.setattr(cli, "_log_to_stderr", lambda: None)
    for name in ("PACKBENCH_SETTINGS", "PACKBENCH_LOG"):
        monkeypatch.delenv(name, raising=False)


def a_file(folder: Path, text: str = "") -> str:
    file = folder / "packbench.toml"
    file.write_text(text)
    return str(file)


def test_an_unknown_setting_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = a_file(tmp_path, '[bench]\nnmae = "Till 7"\n')

    code = cli.main(["--settings", file, "settings"])

    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1
    assert f"in {file}: Object contains unknown field `nmae`." in err


def test_a_setting_that_turns_out_wrong_later_is_said_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def carriers(*_: object) -> int:
        raise WrongSetting("The carrier table x can't be used: y.")

    monkeypatch.setattr(cli, "_run", carriers)

    assert cli.main(["--settings", a_file(tmp_path), "run"]) == 2
    assert capsys.readouterr().err == "The carrier table x can't be used: y.\n"


def test_a_file_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--settings", str(tmp_path / "none.toml")]) == 2
    assert "is not there" in capsys.readouterr().err


def test_without_a_command_the_bench_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_run", lambda *_: 7)

    assert cli.main(["--settings", a_file(tmp_path)]) == 7
    assert cli.main(["--settings", a_file(tmp_path), "run"]) == 7


@pytest.mark.parametrize("page", ["settings", "workflow"])
def test_pages_are_printed_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    assert cli.main(["--settings", a_file(tmp_path), page]) == 0

    out, err = capsys.readouterr()
    assert len(out.splitlines()) > 20
    assert err == ""


def test_a_command_that_there_is_not_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["pack"])

    assert end.value.code == 2
    assert "pack" in capsys.readouterr().err


def test_a_database_that_can_not_be_reached_ends_in_a_sentence_and_may_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def away(*_: object) -> int:
        raise Away("the server does not answer")

    monkeypatch.setattr(cli, "_run", away)

    assert cli.main(["--settings", a_file(tmp_path), "run"]) == cli.TRY_AGAIN
    assert "can't be used now: the server does not answer" in capsys.readouterr().err
