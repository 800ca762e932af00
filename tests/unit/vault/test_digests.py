"""Keyed digests: the same for the same, another for all else, and nobody's without the key."""

from __future__ import annotations

import re

import pytest

from kiosk.vault.digests import BADGE_PREFIX, Digests, new_badge
from kiosk.vault.master import MasterKey

ONE, OTHER = Digests(MasterKey(b"1" * 32)), Digests(MasterKey(b"2" * 32))
CODE = "PBB-ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_a_badge_is_chance_alone_as_long_as_a_bar_code_bears() -> None:
    badges = {new_badge() for _ in range(300)}

    assert len(badges) == 300
    assert all(re.fullmatch(f"{BADGE_PREFIX}[0-9]{{40}}", badge) for badge in badges)
    assert all(len({badge[place] for badge in badges}) == 10 for place in range(4, 44))


@pytest.mark.parametrize("scanned", [CODE, f" {CODE}\r\n", CODE.lower(), CODE.title()])
def test_a_badge_is_the_same_however_the_scanner_sends_it(scanned: str) -> None:
    assert ONE.badge(scanned) == ONE.badge(CODE)


@pytest.mark.parametrize("other", [CODE[:-1], CODE + "A", CODE[:-1] + "A", "", BADGE_PREFIX])
def test_another_badge_has_another_digest(other: str) -> None:
    assert ONE.badge(other) != ONE.badge(CODE)


def test_a_digest_says_nothing_of_the_code_and_nothing_without_the_key() -> None:
    digest = ONE.badge(CODE)

    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert digest != OTHER.badge(CODE)


def test_a_word_is_a_number_of_63_bits_that_every_database_takes() -> None:
    numbers = [ONE.word(f"word{n}") for n in range(2000)]

    assert all(0 <= number < 2**63 for number in numbers)
    assert len(set(numbers)) == 2000
    assert max(numbers) > 2**62
    assert ONE.word("leeds") == ONE.word("leeds") != OTHER.word("leeds")


def test_the_three_purposes_share_no_key() -> None:
    badge, word, link = ONE.badge("A"), ONE.word("A"), ONE.link("", ())

    assert int(badge[:16], 16) >> 1 != word
    assert link not in {badge, ONE.badge("")}


def test_a_link_holds_what_was_before_and_every_part_in_its_place() -> None:
    link = ONE.link("before", ("1", "2", ""))
    others = [
        ONE.link("", ("1", "2", "")),
        ONE.link("before", ("1", "2")),
        ONE.link("before", ("2", "1", "")),
        ONE.link("before", ("12", "", "")),
        ONE.link("before", ("1", "", "2")),
        ONE.link("before", ("", "1", "2")),
        ONE.link("before1", ("", "2", "")),
        OTHER.link("before", ("1", "2", "")),
    ]

    assert link == ONE.link("before", ("1", "2", ""))
    assert link not in others


def test_a_mac_of_a_person_holds_every_part_in_its_place() -> None:
    mac = ONE.person(["p-1", None, 12, ""])
    others = [
        ONE.person(["p-1", "", 12, ""]),
        ONE.person(["p-1", None, "12", ""]),
        ONE.person(["p-1", None, 12]),
        ONE.person(["p-", "1", 12, ""]),
        ONE.person(["p-1\x1f", None, 12, ""]),
        OTHER.person(["p-1", None, 12, ""]),
    ]

    assert mac == ONE.person(["p-1", None, 12, ""])
    assert mac not in others
