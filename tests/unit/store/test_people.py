"""People in the store: kept for ever by their id, known by a badge that can't be read there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.guesses import Guesses
from kiosk.domain.people import Likes, Person, PersonId, Role, TextSize
from kiosk.store.people import Kept
from kiosk.store.store import Store
from tests.fakes.clock import NOON

CODE, SECRET = "PBB-0123456789", "GEZDGNBVGY3TQOJQ"
PACKER = Role.PACKER
LIKES = Likes(dark=True, volume=30, text=TextSize.LARGE, left_handed=True)


def somebody(store: Store, number: int = 1, **fields: object) -> Kept:
    """A supervisor with badge, PIN, passphrase and second factor."""
    person = Person(
        id=PersonId(f"p-{number}"),
        name=f"Person {number}",
        role=Role.SUPERVISOR,
        likes=LIKES,
        has_phrase=True,
        has_second_factor=True,
    )
    badge = store.vault.digests.badge(f"{CODE}{number}")
    kept = Kept(person=person, badge=badge, pin="PH", phrase="QH", second_factor=SECRET, step=7)
    return replace(kept, **fields)  # type: ignore[arg-type]


def save(store: Store, *people: Kept) -> None:
    for kept in people:
        store.transact(lambda kept=kept: store.people.save(kept))  # type: ignore[misc]


def find(store: Store, person: str = "p-1") -> Kept | None:
    return store.read(lambda: store.people.find(PersonId(person)))


def with_badge(store: Store, code: str) -> Kept | None:
    return store.read(lambda: store.people.with_badge(code))


def rows(store: Store) -> str:
    return repr(store._database.execute_sql("SELECT * FROM people").fetchall())


def test_a_person_is_read_as_they_were_written(store: Store) -> None:
    kept = somebody(store)
    save(store, kept, somebody(store, 2))

    assert find(store) == with_badge(store, f"{CODE}1") == kept
    assert find(store, "p-9") is None
    assert with_badge(store, CODE) is None


def test_a_person_of_few_words_is_too(store: Store) -> None:
    kept = Kept(person=Person(id=PersonId("p-1"), name="Ada", role=Role.PACKER), pin="PH")
    save(store, kept)

    assert find(store) == kept


def test_likes_of_an_older_version_are_the_usual_ones(store: Store) -> None:
    save(store, somebody(store))
    store._database.execute_sql("UPDATE people SET likes = ''")

    found = find(store)
    assert found is not None
    assert found.person.likes == Likes()


def test_nothing_that_opens_the_bench_can_be_read_in_the_database(store: Store) -> None:
    save(store, somebody(store))

    assert not [secret for secret in (CODE, CODE[4:], SECRET) if secret in rows(store)]
    assert repr(somebody(store)) == "Kept(p-1)"


def test_a_secret_is_sealed_anew_with_every_change(store: Store) -> None:
    save(store, somebody(store))
    before = rows(store)
    save(store, somebody(store))

    assert rows(store) != before


@pytest.mark.parametrize("column", ["totp", "totp_key"])
def test_a_second_factor_that_was_moved_to_another_is_found(store: Store, column: str) -> None:
    save(store, somebody(store, 1), somebody(store, 2, second_factor="ANOTHERSECRET234"))
    store._database.execute_sql(
        f"UPDATE people SET {column} = (SELECT p.{column} FROM people p WHERE p.id = 'p-2') "  # noqa: S608
        "WHERE id = 'p-1'"
    )

    assert find(store) == Kept(person=replace(somebody(store).person, role=PACKER, sound=False))
    assert find(store, "p-2") == somebody(store, 2, second_factor="ANOTHERSECRET234")


def test_everybody_is_listed_by_name_those_who_left_as_well(store: Store) -> None:
    for number, name in ((1, "Zoe"), (3, "Ada"), (2, "Ada")):
        kept = somebody(store, number)
        save(store, replace(kept, person=replace(kept.person, name=name)))
    gone = somebody(store, 1)
    store.transact(lambda: store.people.save(replace(gone, left_at=NOON)))

    everybody = store.read(store.people.all)
    assert [(one.id, one.name, one.left) for one in everybody] == [
        ("p-2", "Ada", False),
        ("p-3", "Ada", False),
        ("p-1", "Person 1", True),
    ]


def test_whoever_has_left_is_known_by_id_and_by_no_badge(store: Store) -> None:
    assert not store.read(store.people.any)
    save(store, somebody(store))
    assert store.read(store.people.any)

    store.transact(lambda: store.people.save(somebody(store, left_at=NOON)))

    found = find(store)
    assert found is not None
    assert found.person.left
    assert not found.person.rights
    assert found.left_at == NOON
    assert with_badge(store, f"{CODE}1") is None
    assert store.read(store.people.any), "who was ever enrolled is not forgotten"


def test_a_step_is_used_once_and_never_by_whoever_has_left(store: Store) -> None:
    def used(person: str, step: int) -> bool:
        return store.transact(lambda: store.people.use_step(PersonId(person), step))

    save(store, somebody(store), somebody(store, 2, left_at=NOON))

    assert [used("p-1", step) for step in (7, 8, 8, 6, 9)] == [False, True, False, False, True]
    assert not used("p-2", 8)
    assert not used("p-9", 8)
    assert find(store) == somebody(store, step=9)


def test_a_badge_is_one_persons_and_many_may_have_none(store: Store) -> None:
    save(store, *(somebody(store, number, badge=None) for number in (1, 2, 3)))
    save(store, somebody(store, 1))
    mine = store.vault.digests.badge(f"{CODE}1")

    with pytest.raises(Exception, match=r"(?i)unique"):
        save(store, somebody(store, 2, badge=mine))
    found = with_badge(store, f"{CODE}1")
    assert found is not None
    assert found.person.id == "p-1"


def test_a_badge_that_was_taken_away_is_nobodys(store: Store) -> None:
    save(store, somebody(store))
    save(store, somebody(store, badge=None))

    assert with_badge(store, f"{CODE}1") is None


@pytest.mark.parametrize("until", [None, NOON + timedelta(minutes=8)])
def test_guesses_are_kept_by_subject_and_gone_with_the_first_right_one(
    store: Store, until: object
) -> None:
    wrong = Guesses(wrong=6, until=until)  # type: ignore[arg-type]
    store.transact(lambda: store.people.put_guesses("p-1", Guesses(wrong=1)))
    store.transact(lambda: store.people.put_guesses("p-1", wrong))
    store.transact(lambda: store.people.put_guesses("at Bench 1", Guesses(wrong=2)))
    assert store.people.guesses("p-1") == wrong
    assert store.people.guesses("nobody") == Guesses()

    store.transact(lambda: store.people.put_guesses("p-1", Guesses()))

    assert store.people.guesses("p-1") == Guesses()
    assert store.people.guesses("at Bench 1").wrong == 2
    assert store._database.execute_sql("SELECT COUNT(*) FROM guesses").fetchone()[0] == 1
