"""People are bound to the master key: whoever only writes to the database gets nobody in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.actions import people
from kiosk.actions.desk import Desk
from kiosk.actions.people import Enrolled
from kiosk.actions.sign_in import anybody, approve, like, sign_in, whose
from kiosk.domain.journal import Event
from kiosk.domain.people import Likes, Person, PersonId, Right
from kiosk.domain.refusals import Refusal, Refused
from kiosk.store.people import Kept
from kiosk.store.store import Store
from tests.fakes.crew import OWNER, PHRASE, PIN, SUPERVISOR, code_now, enrolled
from tests.fakes.filled import Row
from tests.fakes.stores import SQLITE

OTHER_PIN = "9017"
CHANGES = {
    "role": "role = 'supervisor'",
    "unknown role": "role = 'emperor'",
    "name": "name = 'Somebody Else'",
    "pin of another": "pin = (SELECT b.pin FROM people b WHERE b.name = 'Sam Super')",
    "phrase of another": "phrase = (SELECT b.phrase FROM people b WHERE b.name = 'Sam Super')",
    "left": "left_at = 1",
    "second factor taken away": "totp = '', totp_key = ''",
    "no MAC": "mac = ''",
    "MAC of another": "mac = (SELECT b.mac FROM people b WHERE b.name = 'Sam Super')",
}


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store=store, clock=store.clock, bench="Bench 1")


@pytest.fixture
def sam(desk: Desk) -> Enrolled:
    return enrolled(desk, "Sam Super", SUPERVISOR, OTHER_PIN)


@pytest.fixture
def olga(desk: Desk, sam: Enrolled) -> Enrolled:
    """Somebody with all there is, who is changed behind Packbench's back."""
    made = enrolled(desk, "Olga Owner", OWNER)
    people.add_second_factor(desk, made.person.id)
    return made


def sql(store: Store, text: str) -> None:
    store._database.execute_sql(text)


def rows(store: Store) -> list[Row]:
    return [tuple(row) for row in store._database.execute_sql("SELECT * FROM people").fetchall()]


def write(store: Store, before: list[Row]) -> None:
    """Let the table be what it was at another time."""
    sql(store, "DELETE FROM people")
    marks = ", ".join([store._database.param] * len(before[0]))
    for row in before:
        store._database.execute_sql(f"INSERT INTO people VALUES ({marks})", row)  # noqa: S608


def touched(store: Store) -> list[str]:
    return [*store.read(store.people.touched)]


def refused(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refused) as why:
        work()
    return why.value.reason


def gets_in(desk: Desk, who: Enrolled, pin: str = PIN) -> Person:
    return sign_in(desk, who.badge, pin)


def stands(store: Store, who: Enrolled) -> Person:
    (found,) = [each for each in store.read(store.people.all) if each.id == who.person.id]
    return found


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whoever_was_changed_in_the_database_gets_in_nowhere(
    store: Store, desk: Desk, olga: Enrolled, sam: Enrolled, change: str
) -> None:
    before = stands(store, olga)
    assert before.rights == frozenset(Right)
    where = f"id = '{olga.person.id}'"
    sql(store, f"UPDATE people SET {change} WHERE {where}")  # noqa: S608

    assert not stands(store, olga).sound
    assert stands(store, olga).rights == frozenset()
    assert touched(store) == [olga.person.id]
    works: list[Callable[[], object]] = [
        lambda: whose(desk, olga.badge),
        lambda: gets_in(desk, olga),
        lambda: gets_in(desk, olga, OTHER_PIN),
        lambda: approve(desk, olga.badge, PHRASE, "", Right.LEAVE),
        lambda: people.change_pin(desk, olga.person.id, OTHER_PIN),
        lambda: people.change_badge(desk, olga.person.id),
    ]
    assert {refused(work) for work in works} == {Refusal.PERSON_TOUCHED}
    assert gets_in(desk, sam, OTHER_PIN).rights, "and nobody else is kept out"


def test_badges_that_were_swapped_are_nobodys(
    store: Store, desk: Desk, olga: Enrolled, sam: Enrolled
) -> None:
    badges = {row[0]: row[3] for row in rows(store)}
    mark = store._database.param
    for who, badge in (
        (sam, None),
        (olga, badges[sam.person.id]),
        (sam, badges[olga.person.id]),
    ):
        store._database.execute_sql(
            f"UPDATE people SET badge = {mark} WHERE id = {mark}",  # noqa: S608
            (badge, who.person.id),
        )

    assert touched(store) == sorted([sam.person.id, olga.person.id])
    for badge, pin in ((sam.badge, PIN), (olga.badge, OTHER_PIN)):
        assert (
            refused(lambda badge=badge, pin=pin: sign_in(desk, badge, pin))  # type: ignore[misc]
            is Refusal.PERSON_TOUCHED
        )


def test_somebody_who_was_put_in_gets_in_nowhere(store: Store, desk: Desk, sam: Enrolled) -> None:
    (row,) = rows(store)
    digest = store.vault.digests.badge("PBB-1")
    write(store, [row, ("p-new", "New", "owner", digest, *row[4:])])

    assert refused(lambda: sign_in(desk, "PBB-1", OTHER_PIN)) is Refusal.PERSON_TOUCHED
    assert touched(store) == ["p-new"]


def test_whoever_has_left_does_not_come_back_as_they_were(
    store: Store, desk: Desk, sam: Enrolled
) -> None:
    before = rows(store)
    people.let_go(desk, sam.person.id)
    assert refused(lambda: gets_in(desk, sam, OTHER_PIN)) is Refusal.BADGE_UNKNOWN

    write(store, before)

    assert refused(lambda: gets_in(desk, sam, OTHER_PIN)) is Refusal.PERSON_TOUCHED
    assert touched(store) == [sam.person.id]


def test_nor_does_a_pin_that_was_changed(store: Store, desk: Desk, sam: Enrolled) -> None:
    before = rows(store)
    people.change_pin(desk, sam.person.id, PIN)

    write(store, before)

    assert refused(lambda: gets_in(desk, sam, OTHER_PIN)) is Refusal.PERSON_TOUCHED


def test_an_emptied_table_does_not_open_the_bench(store: Store, desk: Desk, sam: Enrolled) -> None:
    sql(store, "DELETE FROM people")

    assert anybody(desk)
    assert refused(lambda: whose(desk, sam.badge)) is Refusal.BADGE_UNKNOWN
    assert touched(store) == [sam.person.id]


@pytest.mark.parametrize("how", ["UPDATE people SET role = 'owner'", "DELETE FROM people"])
def test_they_are_let_go_and_taken_on_anew(
    store: Store, desk: Desk, sam: Enrolled, how: str
) -> None:
    sql(store, how)

    people.let_go(desk, sam.person.id)

    assert touched(store) == []
    assert stands(store, sam).left
    assert refused(lambda: people.let_go(desk, sam.person.id)) is Refusal.PERSON_UNKNOWN
    again = enrolled(desk, "Sam Super", SUPERVISOR, OTHER_PIN)
    assert gets_in(desk, again, OTHER_PIN).role is SUPERVISOR


def test_likes_and_used_codes_are_bound_to_nothing_and_bind_nothing(
    store: Store, desk: Desk, sam: Enrolled
) -> None:
    secret = people.add_second_factor(desk, sam.person.id)
    at = Desk(store=store, clock=store.clock, bench="Bench 1", person_id=sam.person.id)
    like(at, Likes(dark=True))
    approve(desk, sam.badge, PHRASE, code_now(desk, secret), Right.LEAVE)
    assert gets_in(desk, sam, OTHER_PIN).likes == Likes(dark=True)

    sql(store, "UPDATE people SET likes = 'nonsense', role = 'owner'")
    like(at, Likes(dark=False))

    assert touched(store) == [sam.person.id], "no MAC is made for what somebody else wrote"


def test_likes_that_make_no_sense_are_the_usual_ones(
    store: Store, desk: Desk, sam: Enrolled
) -> None:
    sql(store, "UPDATE people SET likes = 'nonsense'")

    assert gets_in(desk, sam, OTHER_PIN).likes == Likes()


def test_odd_lines_in_the_journal_bind_nobody(store: Store, desk: Desk, sam: Enrolled) -> None:
    for note in ("", " ", "p-9", f"{sam.person.id} odd", "p-9 0123456789abcdef"):
        store.transact(lambda note=note: desk.note(Event.PERSON_ADDED, note=note))  # type: ignore[misc]

    assert gets_in(desk, sam, OTHER_PIN).sound
    assert set(touched(store)) == {"", "p-9"}


def test_the_journal_is_asked_by_its_index(engine: str, store: Store) -> None:
    sql(
        store,
        "INSERT INTO journal (at, bench, person, event, means, note, link) "
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
        "SELECT i, '', '', 'packed', 'touch', '', '' FROM n",
    )
    sql(store, "ANALYZE")
    asked = (
        "SELECT event, note FROM journal WHERE event IN "
        "('person_added', 'person_changed', 'person_left', 'person_bound') ORDER BY id"
    )
    how = "EXPLAIN QUERY PLAN" if engine == SQLITE else "EXPLAIN"

    assert "journal_of_people" in repr(store._database.execute_sql(f"{how} {asked}").fetchall())


def test_what_is_kept_of_somebody_unsound_is_a_name_alone(
    store: Store, desk: Desk, olga: Enrolled
) -> None:
    sql(store, "UPDATE people SET role = 'packer'")

    kept = store.read(lambda: store.people.find(PersonId(olga.person.id)))

    assert kept is not None
    assert kept == Kept(person=kept.person)
