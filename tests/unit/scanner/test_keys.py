"""A scanner's keys are told from a person's, however busy the screen was meanwhile."""

from __future__ import annotations

import pytest

from kiosk.screens.scanner.keys import LONGEST, Held, Keys, Moment, Written

FRAME = 1 / 60
CODE = "5012345678900"
ORDER = "203-1234567-7654321"
KEY, OTHER_KEY = 4, 5
START = 1000.0


def at(seconds: float, frame: int | None = None) -> Moment:
    """A moment on a screen that keeps up, unless ``frame`` says otherwise."""
    frames = round(seconds / FRAME) if frame is None else frame
    return Moment(START + seconds, 60_000 + frames)


def write(keys: Keys, text: str, gap: float, start: float = 0.0) -> float:
    """Write at an even pace; returns the moment of the last key."""
    for number, char in enumerate(text):
        keys.write(char, at(start + number * gap))
    return start + (len(text) - 1) * gap


@pytest.mark.parametrize("gap", [0.0, 0.001, 0.015, 0.030, 0.055])
def test_what_is_written_quickly_is_a_code_after_a_pause(gap: float) -> None:
    keys = Keys()
    write(keys, CODE, gap)

    assert keys.pause() == Written(CODE, quick=True)
    assert keys.pause() == Written()


@pytest.mark.parametrize("gap", [0.065, 0.1, 0.2, 1.0])
def test_what_is_written_slowly_is_none(gap: float) -> None:
    keys = Keys()
    write(keys, CODE, gap)

    assert keys.pause() == Written()


def test_an_order_number_typed_by_hand_counts_with_enter() -> None:
    keys = Keys()
    end = write(keys, ORDER[:8], 0.15)
    keys.pause()
    end = write(keys, ORDER[8:], 0.15, start=end + 1)

    assert keys.enter(at(end + 1)) == Written(ORDER)
    assert keys.enter(at(end + 2)) == Written()


def test_an_order_number_typed_by_hand_does_not_count_with_tab() -> None:
    keys = Keys()
    end = write(keys, ORDER, 0.15)

    assert keys.tab() == Written()
    assert keys.enter(at(end + 1)) == Written()


def test_what_was_typed_long_ago_is_forgotten() -> None:
    keys = Keys()
    end = write(keys, ORDER, 0.15)
    keys.pause()

    assert keys.enter(at(end + 6)) == Written()

    end = write(keys, ORDER, 0.15, start=end + 10)
    keys.pause()
    end = write(keys, "9876", 0.15, start=end + 6)
    assert keys.enter(at(end)) == Written("9876")


@pytest.mark.parametrize("end", ["enter", "tab", "pause"])
def test_a_scan_is_not_mixed_with_what_was_typed_before(end: str) -> None:
    keys = Keys()
    last = write(keys, "203-", 0.2)
    keys.pause()
    last = write(keys, CODE, 0.001, start=last + 0.5)

    heard = keys.enter(at(last)) if end == "enter" else getattr(keys, end)()
    assert heard == Written(CODE, quick=True)
    assert keys.enter(at(last + 1)) == Written()


def test_a_code_that_a_busy_frame_cuts_in_two_is_one_code() -> None:
    keys = Keys()
    for char in CODE[:6]:
        keys.write(char, at(0.0, frame=0))
    for char in CODE[6:]:
        keys.write(char, at(2.0, frame=1))

    assert keys.pause() == Written(CODE, quick=True)


def test_three_keys_at_once_are_an_accident() -> None:
    keys = Keys()
    write(keys, "501", 0.0)

    assert keys.pause() == Written()


def test_more_than_a_code_can_have_is_seen_and_not_kept() -> None:
    keys = Keys()
    write(keys, "1" * 100_000, 0.001)
    heard = keys.pause()

    assert heard.quick
    assert len(heard.text) == LONGEST + 1


def test_the_longest_code_is_whole() -> None:
    keys = Keys()
    write(keys, "1" * LONGEST, 0.001)

    assert keys.pause() == Written("1" * LONGEST, quick=True)


def test_typing_without_end_is_not_kept() -> None:
    keys = Keys()
    end = 0.0
    for _ in range(50):
        end = write(keys, ORDER, 0.1, start=end + 0.3)
        keys.pause()

    assert len(keys.enter(at(end)).text) == LONGEST + 1


def presses(held: Held, *moments: Moment, key: int = KEY) -> int:
    """How many presses count."""
    return sum(not held.repeats(key, moment) for moment in moments)


@pytest.mark.parametrize("delay", [0.2, 0.25, 0.5, 0.66, 1.0])
def test_a_held_key_counts_once(delay: float) -> None:
    repeats = [at(delay + n * 0.03) for n in range(200)]

    assert presses(Held(), at(0.0), *repeats) == 1


def test_a_key_that_came_up_counts_each_time() -> None:
    held = Held()
    for number in range(20):
        assert not held.repeats(KEY, at(0.2 * number))
        held.released(KEY)


def test_equal_digits_count_each_even_if_the_key_was_never_seen_to_come_up() -> None:
    assert presses(Held(), *(at(0.002 * n) for n in range(12))) == 12


def test_equal_digits_count_each_even_if_a_busy_frame_lies_between() -> None:
    assert presses(Held(), at(0.0, 0), at(0.0, 0), at(0.9, 1), at(0.9, 1)) == 4


def test_equal_digits_count_each_even_if_the_screen_is_drawn_all_the_time() -> None:
    assert presses(Held(), *(at(0.01 * n, frame=10 * n) for n in range(12))) == 12


def test_a_key_that_came_up_unseen_counts_again_later() -> None:
    assert presses(Held(), at(0.0), at(1.3)) == 2


def test_a_key_counts_again_once_another_was_pressed() -> None:
    held = Held()

    assert presses(held, at(0.0)) == 1
    assert presses(held, at(0.3), key=OTHER_KEY) == 1
    assert presses(held, at(0.6)) == 1
