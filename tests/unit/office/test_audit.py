"""``main.py audit verify``: a journal that was touched is told from one that was not."""

from __future__ import annotations

import pytest

from kiosk.domain.journal import Event
from tests.fakes.builders import order_id
from tests.fakes.crew import enrolled
from tests.unit.office.terminal import Terminal

Said = pytest.CaptureFixture[str]
LINES = 5


def fill_journal(terminal: Terminal) -> str:
    """Write some lines; returns the newest link."""
    with terminal.desk() as desk:
        for number in range(1, LINES + 1):
            desk.store.transact(
                lambda number=number: desk.note(Event.PACKED, order_id(number))  # type: ignore[misc]
            )
        return desk.store.read(desk.store.journal.verify).head


def do(terminal: Terminal, sql: str) -> None:
    with terminal.desk() as desk:
        desk.store._database.execute_sql(sql)


def test_a_journal_that_nobody_has_touched_holds(terminal: Terminal, capsys: Said) -> None:
    head = fill_journal(terminal)

    assert terminal("audit", "verify") == 0

    out, err = capsys.readouterr()
    assert "5 lines are as they were written." in out
    assert f"Newest link: {head}." in out
    assert err == ""


def test_an_empty_journal_holds(terminal: Terminal, capsys: Said) -> None:
    assert terminal("audit", "verify") == 0
    assert "Newest link: none." in capsys.readouterr().out


def test_lines_of_an_older_version_are_counted_apart(terminal: Terminal, capsys: Said) -> None:
    do(
        terminal,
        "INSERT INTO journal (at, bench, person, event, means, note, link) "
        "VALUES (1, 'Bench 1', '', 'packed', 'touch', '', '')",
    )
    do(terminal, "DELETE FROM notes WHERE name = 'vault'")
    fill_journal(terminal)

    assert terminal("audit", "verify") == 0
    assert "5 lines are as they were written, after 1 of an older" in capsys.readouterr().out


@pytest.mark.parametrize("sql", ["UPDATE people SET name = 'X'", "DELETE FROM people"])
def test_a_person_who_was_touched_is_named_with_what_to_do(
    terminal: Terminal, capsys: Said, sql: str
) -> None:
    with terminal.desk() as desk:
        who = enrolled(desk, "Ann").person.id
        desk.store._database.execute_sql(sql)

    assert terminal("audit", "verify") == 1

    out, err = capsys.readouterr()
    assert "1 lines are as they were written" in out, "which is the journal's own affair"
    assert f"{who} was touched" in err
    assert f"people leave {who}" in err
    assert terminal("people", "leave", who) == 0
    assert terminal("audit", "verify") == 0


@pytest.mark.parametrize(
    ("sql", "line"),
    [
        ("UPDATE journal SET person = 'x' WHERE id = 3", 3),
        ("DELETE FROM journal WHERE id = 2", 3),
    ],
)
def test_a_journal_that_was_touched_is_told_by_its_line(
    terminal: Terminal, capsys: Said, sql: str, line: int
) -> None:
    fill_journal(terminal)
    do(terminal, sql)

    assert terminal("audit", "verify") == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert f"line {line} is not as it was written" in err
