"""Who may be called, phone by phone: a missing flag is a missing answer, and the vendor's contact_clean says nothing."""

import pytest

from components.analytics import ALL, cost_ladder, shortlist, tally
from components.library import PHONES, Shelf, pack
from tests.analytics.conftest import MINE
from tests.server.databases import new_database


def phone(key, dnc=False, tcpa=False, number="6025550100"):
    return {key: number, f"{key}_dnc": dnc, f"{key}_tcpa": tcpa}


@pytest.fixture
def counted(tmp_path):
    engine = new_database(tmp_path / "shelf.sqlite")
    kept = Shelf(engine, tmp_path / "rows")

    def _counted(*leads):
        kept.put(MINE, 1, [pack([{"sell_propensity_score": 80} | lead for lead in leads])])
        total = tally(kept, MINE, (1,), "sell").total()
        return (total.phoned, total.reachable, total.mobile, total.unsure), kept

    yield _counted
    engine.dispose()


@pytest.mark.parametrize(
    ("lead", "figures"),
    [
        ({}, (0, 0, 0, 0)),
        (phone("mobile_1"), (1, 1, 1, 0)),
        (phone("landline_1"), (1, 1, 0, 0)),
        (phone("mobile_1", dnc=None), (1, 0, 0, 1)),
        (phone("mobile_1", dnc=""), (1, 0, 0, 1)),
        (phone("mobile_1", tcpa=None), (1, 0, 0, 1)),
        (phone("mobile_1", dnc=True), (1, 0, 0, 0)),
        (phone("mobile_1", tcpa=True), (1, 0, 0, 0)),
        (phone("mobile_1", dnc=None, tcpa=True), (1, 0, 0, 0)),
        (phone("mobile_1", dnc=None) | phone("mobile_2", dnc=True), (1, 0, 0, 1)),
        (phone("mobile_1", dnc=None) | phone("landline_2"), (1, 1, 0, 0)),
        (phone("mobile_1", dnc="False", tcpa="no"), (1, 1, 1, 0)),
        (phone("primary_phone") | {"primary_phone_type": "Mobile"}, (1, 1, 1, 0)),
        (phone("primary_phone") | {"primary_phone_type": "Landline"}, (1, 1, 0, 0)),
        (phone("primary_phone") | {"primary_phone_type": None}, (1, 1, 0, 0)),
        (phone("mobile_1", number=""), (0, 0, 0, 0)),
        (phone("mobile_1", number="n/a"), (0, 0, 0, 0)),
    ],
)
def test_a_lead_is_phoned_reachable_mobile_and_unsure_by_its_phones_own_flags(counted, lead, figures):
    assert counted(lead)[0] == figures


@pytest.mark.parametrize("clean", [True, False, None, ""])
def test_contact_clean_changes_nothing(counted, clean):
    assert counted(phone("mobile_1", dnc=True) | {"contact_clean": clean})[0] == (1, 0, 0, 0)
    assert counted(phone("mobile_1") | {"contact_clean": clean})[0] == (1, 1, 1, 0)


@pytest.mark.parametrize("key", PHONES)
def test_one_callable_phone_in_any_place_makes_a_lead_reachable(counted, key):
    lead = {name: cell for other in PHONES for name, cell in phone(other, dnc=other != key).items()}
    assert counted(lead)[0][:2] == (1, 1)


def test_the_shortlist_shows_the_first_phone_that_may_be_called_and_none_of_unknown_standing(counted):
    _, shelf = counted(
        phone("primary_phone", dnc=True, number="6025550101") | phone("mobile_2", number="6025550102"),
        phone("primary_phone", dnc=None, number="6025550103") | {"contact_clean": True},
        {},
    )
    shown = shortlist(shelf, MINE, (1,), "sell", 0, ALL).frame["phone"]
    assert [None if phone_ != phone_ else phone_ for phone_ in shown] == ["(602) 555-0102", None, None]


def test_the_ladder_names_unsure_leads_apart_from_reachable_ones(counted):
    _, shelf = counted(phone("mobile_1", dnc=None), phone("mobile_1", dnc=True), phone("mobile_1"), {})
    ladder = cost_ladder(tally(shelf, MINE, (1,), "sell"), 70, 1.0)
    assert [rung.leads for rung in ladder.rungs] == [4, 3, 1, 1, 1]
    assert ladder.unsure == 1
    assert [rung.dollars for rung in ladder.rungs] == [0.25, pytest.approx(1 / 3), 1.0, 1.0, 1.0]
