from datetime import date

import pytest

from components.audience import Audience, Cities, Place
from components.faults import BadInput
from components.saved import Saved
from tests.server.databases import new_database

MINE = "mine"
PHOENIX = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)), (("high_equity", True),))


@pytest.fixture
def database(tmp_path):
    engine = new_database(tmp_path / "saved.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def saved(database):
    return Saved(database)


def test_a_saved_audience_is_found_by_name_tag_and_place_after_a_restart(saved, database):
    saved.save(MINE, "  Vacant   homes ", PHOENIX, ["Q4", "#phoenix", "q4", " "])
    again = Saved(database)
    (one,) = again.of(MINE)
    assert (one.name, one.tags, one.audience) == ("Vacant homes", ("q4", "phoenix"), PHOENIX)
    assert again.search(MINE, "vacant q4") == (one,)
    assert again.search(MINE, "PHOENIX") == (one,)
    assert again.search(MINE, "mesa") == ()
    assert again.named(MINE, PHOENIX) == one
    assert again.named(MINE, PHOENIX.asking(7)) is None


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_name_is_needed(saved, name):
    with pytest.raises(BadInput):
        saved.save(MINE, name, PHOENIX)


def test_rename_and_duplicate(saved):
    saved_id = saved.save(MINE, "One", PHOENIX, ["a"])
    saved.rename(MINE, saved_id, "Two", ["b"])
    saved.duplicate(MINE, saved_id)
    saved.duplicate(MINE, saved_id)
    assert {one.name for one in saved.of(MINE)} == {"Two", "Two (2)", "Two (3)"}
    assert all(one.tags == ("b",) for one in saved.of(MINE))


def test_delete_can_be_undone(saved):
    saved_id = saved.save(MINE, "One", PHOENIX)
    saved.delete(MINE, saved_id)
    assert saved.of(MINE) == ()
    assert saved.one(MINE, saved_id) is None
    saved.restore(MINE, saved_id)
    assert [one.name for one in saved.of(MINE)] == ["One"]


def test_nobody_sees_or_changes_anothers(saved):
    saved_id = saved.save(MINE, "One", PHOENIX)
    saved.delete("theirs", saved_id)
    saved.rename("theirs", saved_id, "Stolen", [])
    assert saved.of("theirs") == ()
    assert [one.name for one in saved.of(MINE)] == ["One"]
    assert saved.duplicate("theirs", saved_id) is None


@pytest.mark.parametrize(
    ("counts", "moved"),
    [
        ((100, 111), 0.11),
        ((100, 110), None),
        ((100, 89), -0.11),
        ((0, 5), 1.0),
        ((0, 0), None),
        ((7,), None),
        ((), None),
    ],
)
def test_a_count_moves_when_it_differs_by_more_than_a_tenth(saved, counts, moved):
    saved.save(MINE, "One", PHOENIX)
    (one,) = saved.of(MINE)
    for day, matches in enumerate(counts, start=1):
        saved.counted(one, matches, date(2026, 1, day))
    assert saved.of(MINE)[0].moved == (None if moved is None else pytest.approx(moved))


def test_a_day_is_counted_once(saved):
    saved.save(MINE, "One", PHOENIX)
    (one,) = saved.of(MINE)
    saved.counted(one, 5, date(2026, 1, 1))
    saved.counted(one, 6, date(2026, 1, 1))
    assert [(day.day, day.matches) for day in saved.of(MINE)[0].counts] == [(date(2026, 1, 1), 6)]
