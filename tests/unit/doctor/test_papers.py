"""The doctor looks at the papers' folder and at the print queue."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.doctor import papers
from kiosk.doctor.finding import Grade
from kiosk.printing.cups_queue import QueueStatus
from tests.unit.doctor.found import about


def test_without_a_queue_papers_are_kept_in_the_folder(tmp_path: Path) -> None:
    found = list(papers.papers(tmp_path, ""))

    assert [one.grade for one in found] == [Grade.OK, Grade.OK]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("named", "grade"), [(True, Grade.LOOK), (False, Grade.OK)])
def test_a_folder_that_is_not_there_is_not_made(
    tmp_path: Path, *, named: bool, grade: Grade
) -> None:
    found = about(papers.papers(tmp_path / "share", "", named=named), papers.FOLDER)

    assert found.grade is grade
    assert not (tmp_path / "share").exists()


def test_a_print_server_that_does_not_answer_is_bad(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    found = about(papers.papers(tmp_path, "office", server=f"localhost:{port}"), papers.PRINTER)

    assert found.grade is Grade.BAD


def test_a_queue_of_no_possible_name_is_bad(tmp_path: Path) -> None:
    assert about(papers.papers(tmp_path, "my printer"), papers.PRINTER).grade is Grade.BAD


@pytest.mark.parametrize(
    ("status", "grade", "words"),
    [
        ({}, Grade.OK, "takes papers"),
        ({"accepting": False}, Grade.BAD, "takes no papers"),
        ({"stopped": True, "message": "out of order"}, Grade.BAD, "out of order"),
        ({"reasons": frozenset({"media-empty-error"})}, Grade.LOOK, "media-empty-error"),
    ],
)
def test_a_queue_is_told_as_it_is(status: dict[str, object], grade: Grade, words: str) -> None:
    usual = {"accepting": True, "stopped": False, "reasons": frozenset(), "message": ""}
    found = papers._queue("office", QueueStatus(**{**usual, **status}))  # type: ignore[arg-type]

    assert found.grade is grade
    assert words in found.words
