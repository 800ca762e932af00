"""The glass speaks the language of whoever has signed in, and afterwards the bench's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled, change_language
from kiosk.domain.lists import ListName
from kiosk.domain.people import Likes
from kiosk.presenters.bench import BenchPresenter
from kiosk.presenters.carrier_purpose import Purpose
from kiosk.presenters.context import Context
from kiosk.presenters.presenter import Presenter
from kiosk.presenters.seat import Seat
from kiosk.wording import screens
from tests.fakes.builders import an_order, details, order_id
from tests.fakes.crew import enrolled, known
from tests.fakes.kept import keep, kept
from tests.unit.presenters.gate import Gate
from tests.unit.wording.test_translations import pairs

SAME = {one for one, other in pairs("de") if one == other}
ENGLISH = {one for one, _ in pairs("de") if "{" not in one} - SAME
AMBIGUOUS = {other for _, other in pairs("de")}
"""What is a German word as well."""


@pytest.fixture
def ada(desk: Desk) -> Enrolled:
    return enrolled(desk)


@pytest.fixture
def joerg(desk: Desk) -> Enrolled:
    who = enrolled(desk, "Jörg Packer")
    change_language(desk, who.person.id, "de")
    return who


@pytest.fixture
def gate(ada: Enrolled, joerg: Enrolled, bench: BenchPresenter) -> Gate:
    """A bench that has started where an English and a German packer sign in."""
    bench.start()
    return Gate(bench)


def texts(value: Any) -> Iterator[str]:
    """Everything that can be read in a model."""
    if isinstance(value, str):
        yield from value.split(" · ")
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "key":
                yield from texts(getattr(value, field.name))


def english_on(bench: BenchPresenter) -> dict[str, set[str]]:
    """Which sentences of the program stand there in English, by part."""
    parts = {name: part for name, part in vars(bench).items() if isinstance(part, Presenter)}
    found = {name: (set(texts(part.model)) & ENGLISH) - AMBIGUOUS for name, part in parts.items()}
    return {name: left for name, left in found.items() if left}


def full(bench: BenchPresenter, desk: Desk) -> None:
    """Open every window there is, for an order that is packed and one that is picked."""
    keep(desk.store, an_order(1).picked(), an_order(2).packed(details()), an_order(3))
    bench.queue.reload()
    bench.queue.open(order_id(1))
    bench.strip.scanner_said("no such device")
    bench.ask_carrier(order_id(1), Purpose.PACK)
    bench.ask_parcel(order_id(1), lambda _: None)
    bench.ask_count(order_id(3), kept(desk.store, 3).facts.lines[0].id)
    bench.show_return(order_id(2))
    bench.tilling.show()
    bench.stocking.show()
    bench.print_note(order_id(1))
    bench.show_paper(order_id(1))
    bench.tick()


def test_who_speaks_german_reads_german_and_after_them_the_bench_is_as_it_is_set(
    gate: Gate, ada: Enrolled, joerg: Enrolled
) -> None:
    bench = gate.bench
    gate.sign_in(joerg)
    assert bench.queue.model.next_word == "Nächste"
    assert bench.order.model.welcome is not None
    assert bench.order.model.welcome.word == "Bereit"
    assert not english_on(bench)

    gate.scan(joerg)
    assert gate.words[0] == "Locked"
    assert bench.queue.model.next_word == "Next order"

    gate.sign_in(joerg)
    assert bench.queue.model.next_word == "Nächste"
    bench.strip.menu()
    assert bench.notice.model.title == "Was nun?"
    bench.notice.choose("sign_out")
    assert gate.words[0] == "Scan your badge"
    assert bench.queue.model.next_word == "Next order"

    gate.sign_in(ada)
    assert bench.queue.model.next_word == "Next order"


def test_every_window_that_was_left_open_goes_on_in_the_language_of_whoever_comes(
    gate: Gate, desk: Desk, ada: Enrolled, joerg: Enrolled
) -> None:
    gate.sign_in(ada)
    full(gate.bench, desk)
    before = english_on(gate.bench)
    assert {
        *("queue", "order", "carrier", "paper", "count", "returning", "tilling", "stocking"),
        *("parcelling", "strip"),
    } <= set(before)

    gate.sign_in(joerg)
    assert english_on(gate.bench) == {"carrier": {"Next day"}}, "DPD calls its service so"

    gate.sign_in(ada)
    assert english_on(gate.bench) == before


def test_a_bench_that_is_set_to_german_greets_in_german_and_gives_way_to_a_person(
    context: Context, desk: Desk, ada: Enrolled
) -> None:
    change_language(desk, ada.person.id, "en")
    seat = Seat(desk, staffed=True, language="de")
    bench = BenchPresenter(replace(context, seat=seat), dark=False)
    bench.start()
    gate = Gate(bench)

    assert gate.words[0] == "Ausweis scannen"
    assert not english_on(bench)
    gate.sign_in(ada)
    assert bench.queue.model.next_word == "Next order"
    gate.scan(ada)
    assert gate.words[0] == "Gesperrt"


def test_a_bench_without_people_speaks_as_it_is_set(context: Context, desk: Desk) -> None:
    bench = BenchPresenter(replace(context, seat=Seat(desk, language="de")), dark=False)
    bench.start()

    assert [tab.word for tab in bench.queue.model.tabs][: len(ListName)] == [
        "Packen", "Überfällig", "Klären", "Versandt",
    ]  # fmt: skip


def test_a_language_of_a_newer_program_is_the_bench_s_own(
    context: Context, desk: Desk, ada: Enrolled
) -> None:
    seat = Seat(desk, staffed=True, language="de")
    seat.take(replace(ada.person, likes=Likes(language="tlh")))

    assert screens.NEXT_ORDER() == "Nächste"


def test_changing_the_colours_keeps_the_language(gate: Gate, desk: Desk, joerg: Enrolled) -> None:
    gate.sign_in(joerg)
    gate.bench.strip.toggle_dark()

    assert known(desk, joerg).person.likes == Likes(dark=True, language="de")
    gate.bench.tick()
    assert gate.bench.queue.model.next_word == "Nächste"


def test_why_an_order_waits_is_read_by_each_in_their_own_language(
    gate: Gate, desk: Desk, ada: Enrolled, joerg: Enrolled
) -> None:
    keep(desk.store, an_order(1))
    bench = gate.bench
    gate.sign_in(joerg)
    bench.queue.open(order_id(1))
    bench.order.hold()
    assert "Ware fehlt" in [choice.word for choice in bench.notice.model.choices]
    bench.notice.choose("short")
    assert bench.order.model.stop is not None
    assert bench.order.model.stop.text.startswith("Ware fehlt.")

    gate.sign_in(ada)

    assert kept(desk.store, 1).held_for == "Goods missing"
    assert bench.order.model.stop.text.startswith("Goods missing.")


def test_the_sentences_are_read_before_the_pin_is_typed(
    gate: Gate, joerg: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("kiosk.presenters.signing.ready", asked.append)

    gate.scan(joerg)

    assert asked == ["de"]
