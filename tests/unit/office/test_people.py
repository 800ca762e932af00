"""``main.py people``: who may sign in, said in sentences, and every secret told once."""

from __future__ import annotations

import re
from pathlib import Path

import pyotp
import pytest

from kiosk.actions.sign_in import approve, sign_in
from kiosk.domain.journal import Event
from kiosk.domain.people import PersonId, Right
from kiosk.domain.refusals import Refusal, Refused
from tests.fakes.filled import all_rows
from tests.fakes.stores import only_sqlite
from tests.unit.office.terminal import Terminal
from tests.unit.printing.sheets import pages

PIN, OTHER_PIN = "2580", "1379"
PHRASE, OTHER_PHRASE = "CORRECT HORSE 9", "BATTERY STAPLE 7"
BADGE = re.compile(r"PBB-[0-9]{40}")
Said = pytest.CaptureFixture[str]


def enrolled(terminal: Terminal, said: Said, who: str = "Anna Packer", *more: str) -> str:
    """Take somebody on; returns the code of the badge."""
    assert terminal("people", "add", who, *more, given=f"{PIN}\n{PHRASE}\n") == 0
    (badge,) = BADGE.findall(said.readouterr().out)
    return str(badge)


def refused(terminal: Terminal, badge: str, pin: str) -> Refusal | None:
    """Why somebody can't sign in; None when they can."""
    with terminal.desk() as desk:
        try:
            sign_in(desk, badge, pin)
        except Refused as why:
            return why.reason
    return None


def ids(terminal: Terminal) -> dict[str, PersonId]:
    with terminal.desk() as desk:
        return {person.name: person.id for person in desk.store.read(desk.store.people.all)}


def test_where_nobody_signs_in_it_is_said(terminal: Terminal, capsys: Said) -> None:
    assert terminal("people", "list") == 0
    assert "Nobody signs in yet" in capsys.readouterr().out


def test_everybody_is_listed_with_what_they_are(terminal: Terminal, capsys: Said) -> None:
    for name, role in (("Zoe Last", "owner"), ("Anna Packer", "packer")):
        enrolled(terminal, capsys, name, "--role", role)
    assert terminal("people", "leave", "Anna Packer") == 0
    terminal("people", "totp", "zoe last")
    capsys.readouterr()

    assert terminal("people", "list") == 0

    lines = capsys.readouterr().out.splitlines()
    assert [re.split(r"\s{2,}", line, maxsplit=2)[1:] for line in lines] == [
        ["Anna Packer", "has left"],
        ["Zoe Last", "owner, second factor"],
    ]


def test_who_was_added_signs_in_and_no_secret_is_kept(terminal: Terminal, capsys: Said) -> None:
    badge = enrolled(terminal, capsys, "  Anna   Packer ", "--role", "supervisor")

    assert refused(terminal, badge, PIN) is None
    with terminal.desk() as desk:
        approve(desk, badge, PHRASE, "", Right.TAKE_OVER)
        kept = repr(all_rows(desk.store))
    assert "Anna Packer" in kept
    assert not [secret for secret in (badge, badge[4:], PIN, PHRASE) if f"'{secret}'" in kept]


@pytest.mark.parametrize(
    ("words", "given", "sentence"),
    [
        (("add", "Anna"), "1234\n", "PIN"),
        (("add", "Anna"), "", "PIN"),
        (("add", "Anna", "--role", "owner"), f"{PIN}\nshort\n", "assphrase"),
        (("badge", "Nobody"), "", "Nobody"),
        (("pin", "Nobody"), f"{PIN}\n", "Nobody"),
        (("phrase", "Nobody"), f"{PHRASE}\n", "Nobody"),
        (("totp", "Nobody"), "", "Nobody"),
        (("leave", "Nobody"), "", "Nobody"),
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence(
    terminal: Terminal, capsys: Said, words: tuple[str, ...], given: str, sentence: str
) -> None:
    assert terminal("people", *words, given=given) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
    assert ids(terminal) == {}


def test_one_of_two_of_a_name_is_told_by_the_id(terminal: Terminal, capsys: Said) -> None:
    badges = [enrolled(terminal, capsys) for _ in range(2)]
    assert terminal("people", "leave", "Anna Packer") == 1
    with terminal.desk() as desk:
        first = desk.store.read(lambda: desk.store.people.with_badge(badges[0]))
        assert first is not None

    assert terminal("people", "leave", first.person.id) == 0

    assert refused(terminal, badges[0], PIN) is Refusal.BADGE_UNKNOWN
    assert refused(terminal, badges[1], PIN) is None
    assert terminal("people", "pin", "ANNA PACKER", given=f"{OTHER_PIN}\n") == 0
    assert refused(terminal, badges[1], OTHER_PIN) is None


def test_a_new_badge_takes_the_place_of_the_old_one(terminal: Terminal, capsys: Said) -> None:
    old = enrolled(terminal, capsys)

    assert terminal("people", "badge", "Anna Packer") == 0

    (new,) = BADGE.findall(capsys.readouterr().out)
    assert new != old
    assert refused(terminal, old, PIN) is Refusal.BADGE_UNKNOWN
    assert refused(terminal, new, PIN) is None


def test_a_new_pin_and_a_new_phrase_take_the_place_of_the_old_ones(
    terminal: Terminal, capsys: Said
) -> None:
    badge = enrolled(terminal, capsys, "Olga", "--role", "owner")

    assert terminal("people", "pin", "Olga", given=f"{OTHER_PIN}\n") == 0
    assert terminal("people", "phrase", "Olga", given=f"{OTHER_PHRASE}\n") == 0

    assert refused(terminal, badge, PIN) is Refusal.PIN_WRONG
    assert refused(terminal, badge, OTHER_PIN) is None
    with terminal.desk() as desk:
        with pytest.raises(Refused):
            approve(desk, badge, PHRASE, "", Right.PEOPLE)
        approve(desk, badge, OTHER_PHRASE, "", Right.PEOPLE)


def test_a_second_factor_is_told_once_and_asked_for(terminal: Terminal, capsys: Said) -> None:
    badge = enrolled(terminal, capsys, "Olga", "--role", "owner")

    assert terminal("people", "totp", "Olga") == 0

    (uri,) = re.findall(r"otpauth://\S+", capsys.readouterr().out)
    code = pyotp.parse_uri(uri)
    assert isinstance(code, pyotp.TOTP)
    with terminal.desk() as desk:
        assert code.secret not in repr(all_rows(desk.store))
        approve(desk, badge, PHRASE, code.at(terminal.clock.now()), Right.PEOPLE)


def test_whoever_is_locked_out_is_let_in_again(terminal: Terminal, capsys: Said) -> None:
    badge = enrolled(terminal, capsys)
    while (why := refused(terminal, badge, OTHER_PIN)) is not Refusal.LOCKED_OUT:
        assert why in {Refusal.PIN_WRONG, Refusal.WAIT}
        terminal.clock.advance(600)

    assert terminal("people", "unlock", "Anna Packer") == 0
    assert terminal("people", "unlock", "at Bench 1") == 0

    assert refused(terminal, badge, PIN) is None


def test_the_journal_tells_who_was_changed_and_by_whose_login(
    terminal: Terminal, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "olga")
    enrolled(terminal, capsys)
    terminal("people", "leave", "Anna Packer")

    with terminal.desk() as desk:
        rows = all_rows(desk.store)["journal"]
    (person,) = ids(terminal).values()
    assert [row[2:5] for row in rows] == [
        ("commands", "login olga", Event.PERSON_ADDED.value),
        ("commands", "login olga", Event.PERSON_LEFT.value),
    ]
    assert all(person in row[7] for row in rows)
    assert "Anna" not in repr(rows)


@only_sqlite
def test_a_badge_is_written_as_a_sheet_for_its_owner_alone(
    terminal: Terminal, capsys: Said, tmp_path: Path
) -> None:
    out = tmp_path / "badge.pdf"

    assert terminal("people", "add", "Anna Packer", "--out", str(out), given=f"{PIN}\n") == 0

    said = capsys.readouterr().out
    assert not BADGE.search(said)
    assert "delete the file" in said
    assert out.stat().st_mode & 0o777 == 0o600
    (badge,) = BADGE.findall("".join(pages(out.read_bytes())))
    assert refused(terminal, badge, PIN) is None


@only_sqlite
@pytest.mark.parametrize("words", [("add",), ("unlock",), ("unlock", "Nobody")])
def test_nobody_is_neither_taken_on_nor_unlocked(
    terminal: Terminal, capsys: Said, words: tuple[str, ...]
) -> None:
    try:
        code: object = terminal("people", *words, given=f"{PIN}\n")
    except SystemExit as end:
        code = end.code

    assert code
    assert ids(terminal) == {}


def test_a_person_s_language_is_told_and_taken_back(terminal: Terminal, capsys: Said) -> None:
    enrolled(terminal, capsys, "Jörg Packer", "--language", "de")
    spoken: list[str] = []
    for words in ((), ("--language", "en"), ()):
        if spoken:
            assert terminal("people", "language", "jörg packer", *words) == 0
        assert terminal("people", "list") == 0
        spoken.append(capsys.readouterr().out.split("packer")[-1].strip(" ,\n"))

    assert spoken == ["de", "en", ""]


def test_a_language_that_the_program_has_not_is_refused(terminal: Terminal) -> None:
    with pytest.raises(SystemExit):
        terminal("people", "language", "Anna", "--language", "tlh")
