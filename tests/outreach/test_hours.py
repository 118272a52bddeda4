"""When one may call, at exact instants: clocks that change, states of two zones, holidays, numbers that moved."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.outreach.calling import at_moment, states_of, windows_in_words, with_hours
from components.outreach.calling import hours_of as one_numbers_hours
from components.outreach.hours import is_holiday, opening, strictest
from components.outreach.rules import rules
from components.outreach.zones import address_place, anywhere, area_code_place, state_place, zip_pair


def at(text, zone):
    """A moment as a clock somewhere shows it: "2026-07-08 20:59"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


NEW_YORK, CHICAGO, DENVER, PHOENIX = "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"


@pytest.mark.parametrize(
    ("zip_code", "zone", "opens", "closes"),
    [
        ("10001", NEW_YORK, "08:00", "21:00"),
        ("33101", NEW_YORK, "08:00", "20:00"),
        ("32501", CHICAGO, "08:00", "20:00"),  # Pensacola: Florida's law, Central time
        ("46204", "America/Indiana/Indianapolis", "08:00", "21:00"),
        ("46312", CHICAGO, "08:00", "21:00"),  # East Chicago, Indiana
        ("47601", CHICAGO, "08:00", "21:00"),  # Boonville, Indiana
        ("85001", PHOENIX, "08:00", "21:00"),
        ("86515", DENVER, "08:00", "21:00"),  # Window Rock, Navajo Nation
        ("79901", DENVER, "09:00", "21:00"),  # El Paso
        ("75201", CHICAGO, "09:00", "21:00"),
        ("83801", "America/Los_Angeles", "08:00", "21:00"),  # northern Idaho
        ("97914", "America/Boise", "08:00", "21:00"),  # Ontario, Oregon
        ("99546", "America/Adak", "08:00", "21:00"),
        ("99501", "America/Anchorage", "08:00", "21:00"),
        ("96701", "Pacific/Honolulu", "08:00", "21:00"),
        ("40202", "America/Kentucky/Louisville", "10:00", "21:00"),
        ("02903", NEW_YORK, "09:00", "18:00"),
        ("06103", NEW_YORK, "09:00", "20:00"),
        ("89101", "America/Los_Angeles", "09:00", "20:00"),
    ],
)
@pytest.mark.parametrize("day", ["2026-07-08", "2026-12-09"])
def test_a_zip_opens_and_closes_to_the_second_by_its_own_clock(zip_code, zone, opens, closes, day):
    place = zip_pair(zip_code)
    first, last = at(f"{day} {opens}", zone), at(f"{day} {closes}", zone)
    second = timedelta(seconds=1)
    assert [opening(place, moment).is_open for moment in (first - second, first, last - second, last)] == [
        False,
        True,
        True,
        False,
    ]
    assert opening(place, first).closes_at == last.timestamp()
    assert opening(place, first - second).opens_at == first.timestamp()


@pytest.mark.parametrize(
    ("day", "opens_utc"),
    [
        ("2026-03-07", "2026-03-07T13:00"),  # the day before clocks go forward in the east
        ("2026-03-08", "2026-03-08T12:00"),  # the day they do, at two in the morning
        ("2026-10-31", "2026-10-31T12:00"),
        ("2026-11-01", "2026-11-01T13:00"),  # the day they go back
    ],
)
def test_eight_in_the_morning_is_what_the_clock_shows_on_the_day_it_changes(day, opens_utc):
    midnight = at(f"{day} 00:30", NEW_YORK)
    assert (
        opening(zip_pair("10001"), midnight).opens_at
        == datetime.fromisoformat(opens_utc).replace(tzinfo=UTC).timestamp()
    )


def test_arizona_stays_when_the_navajo_nation_goes_forward():
    phoenix, window_rock = zip_pair("85001"), zip_pair("86515")
    winter, summer = at("2026-01-14 20:30", PHOENIX), at("2026-07-15 20:30", PHOENIX)
    assert [opening(place, winter).is_open for place in (phoenix, window_rock)] == [True, True]
    assert [opening(place, summer).is_open for place in (phoenix, window_rock)] == [True, False]
    assert not opening(zip_pair("86045"), summer).is_open, "Tuba City: both clocks count"


@pytest.mark.parametrize(
    ("state_zip", "zone", "day", "is_open"),
    [
        ("35203", CHICAGO, "2026-11-29 12:00", False),  # Alabama, a Sunday
        ("35203", CHICAGO, "2026-11-28 12:00", True),
        ("35203", CHICAGO, "2026-11-26 12:00", False),  # Thanksgiving
        ("35203", CHICAGO, "2026-04-27 12:00", False),  # Confederate Memorial Day, Alabama's own
        ("30303", NEW_YORK, "2026-04-27 12:00", True),
        ("70112", CHICAGO, "2026-02-17 12:00", False),  # Mardi Gras, Louisiana's own
        ("70112", CHICAGO, "2026-02-16 12:00", False),
        ("70112", CHICAGO, "2026-04-03 12:00", False),  # Good Friday
        ("36104", CHICAGO, "2026-07-03 12:00", False),  # kept in Independence Day's stead
        ("39201", CHICAGO, "2026-11-29 12:00", False),  # Mississippi, a Sunday
        ("39201", CHICAGO, "2026-11-26 12:00", True),
        ("75201", CHICAGO, "2026-11-29 11:59", False),  # Texas, a Sunday
        ("75201", CHICAGO, "2026-11-29 12:00", True),
        ("19103", NEW_YORK, "2026-11-28 11:59", True),  # Pennsylvania, a Saturday
        ("19103", NEW_YORK, "2026-11-28 12:00", False),
        ("19103", NEW_YORK, "2026-12-25 10:00", False),
        ("02903", NEW_YORK, "2026-11-28 12:00", False),  # Rhode Island, a Saturday: hours unknown
        ("10001", NEW_YORK, "2026-12-25 10:00", True),
    ],
)
def test_sundays_saturdays_and_holidays_by_state(state_zip, zone, day, is_open):
    assert opening(zip_pair(state_zip), at(day, zone)).is_open is is_open


def test_a_long_weekend_says_when_it_ends():
    friday = at("2026-07-03 09:00", CHICAGO)  # Alabama: observed holiday, holiday, Sunday
    assert opening(zip_pair("35203"), friday).opens_at == at("2026-07-06 08:00", CHICAGO).timestamp()
    assert is_holiday("AL", date(2026, 7, 3)) and not is_holiday("AL", date(2026, 7, 6))


def hours_of(moment, **cells):
    rows = {"phone": "2125550147", "state": "NY", "zip_code": "10001"} | cells
    return with_hours(
        pa.table({name: pa.array([value], pa.string()) for name, value in rows.items()}), moment
    ).to_pylist()[0]


def test_a_number_that_moved_is_called_only_while_both_places_are_open():
    # Lives in Manhattan, the area code is Phoenix's: eight in Phoenix is ten in New York in winter, nine at night is seven there.
    told = hours_of(at("2026-12-09 09:59", NEW_YORK), phone="6025550147")
    assert not told["is_open"] and told["opens_at"] == at("2026-12-09 08:00", PHOENIX).timestamp()
    told = hours_of(at("2026-12-09 10:00", NEW_YORK), phone="6025550147")
    assert told["is_open"] and told["closes_at"] == at("2026-12-09 21:00", NEW_YORK).timestamp()
    assert told["zone"] == NEW_YORK


def test_one_number_stands_as_it_does_among_many():
    for moment in (at("2026-12-09 09:59", NEW_YORK), at("2026-12-09 10:00", NEW_YORK)):
        among = hours_of(moment, phone="6025550147")
        alone, zone = one_numbers_hours("6025550147", "NY", "10001", moment)
        assert (alone.is_open, alone.opens_at, alone.closes_at, zone) == tuple(
            among[name] for name in ("is_open", "opens_at", "closes_at", "zone")
        )


def test_the_states_behind_the_hours_are_the_addresss_and_the_area_codes():
    rows = {"phone": ["2125550101", "6025550102", "8005550103"], "state": ["NY"] * 3, "zip_code": ["10001"] * 3}
    assert states_of(pa.table(rows)) == ("AZ", "NY")
    assert states_of(pa.table(rows).slice(0, 1)) == ("NY",)
    assert states_of(pa.table(rows).slice(0, 0)) == ()


def test_floridas_hours_count_for_its_area_codes_wherever_one_lives():
    eight = at("2026-12-09 20:00", NEW_YORK)
    assert hours_of(eight)["is_open"]
    assert not hours_of(eight, phone="3055550147")["is_open"]
    assert not hours_of(eight, state="FL", zip_code="33101")["is_open"]


def test_an_area_code_of_two_zones_counts_both():
    assert {zone for _, zone in area_code_place("850")} == {NEW_YORK, CHICAGO}
    assert area_code_place("219") >= {("IN", CHICAGO)}
    assert {state for state, _ in area_code_place("212")} == {"NY"}
    assert area_code_place("602") == {("AZ", PHOENIX)} | {pair for pair in area_code_place("602") if pair[1] == DENVER}
    # At 20:30 in New York it is 19:30 in the panhandle: an 850 number is closed in the east.
    assert not hours_of(at("2026-12-09 20:30", NEW_YORK), phone="8505550147", state="FL", zip_code="32501")["is_open"]
    assert hours_of(at("2026-12-09 19:30", NEW_YORK), phone="8505550147", state="FL", zip_code="32501")["is_open"]


def test_a_toll_free_number_is_where_its_owner_lives_and_an_unknown_one_might_be_anywhere():
    assert area_code_place("800") is None
    assert hours_of(at("2026-12-09 08:00", NEW_YORK), phone="8005550147")["is_open"]
    assert area_code_place("999") == anywhere()
    assert not hours_of(at("2026-12-09 10:00", NEW_YORK), phone="9995550147")["is_open"]


def test_what_is_not_known_takes_the_strictest():
    assert address_place("", "") == frozenset() == address_place("ZZ", "00000")
    assert address_place("FL", "") == state_place("FL") >= {("FL", NEW_YORK), ("FL", CHICAGO)}
    assert {state for state, _ in address_place("AL", "10001")} == {"AL", "NY"}, "state and ZIP disagree: both"
    nowhere = hours_of(at("2026-12-09 13:00", NEW_YORK), phone="8005550147", state=None, zip_code=None)
    assert not nowhere["is_open"] and nowhere["zone"] == ""


def test_napakiaks_zone_is_none_and_so_all_of_alaskas_count():
    assert address_place("AK", "99634") == state_place("AK")


@settings(max_examples=200, deadline=None)
@given(
    codes=st.lists(
        st.sampled_from(["10001", "33101", "32501", "85001", "86515", "35203", "75201", "96701", "02903"]),
        min_size=1,
        max_size=4,
    ),
    minutes=st.integers(0, 60 * 24 * 400),
)
def test_several_places_are_open_only_while_each_of_them_is(codes, minutes):
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    each = [opening(zip_pair(code), moment) for code in codes]
    both = opening(strictest(zip_pair(code) for code in codes), moment)
    assert both.is_open == all(one.is_open for one in each)
    if both.is_open:
        assert both.closes_at == min(one.closes_at for one in each)
    elif both.opens_at is not None:
        then = datetime.fromtimestamp(both.opens_at, UTC)
        assert then > moment and all(opening(zip_pair(code), then).is_open for code in codes)


@settings(max_examples=200, deadline=None)
@given(state=st.sampled_from(sorted({"", *rules().windows})), minutes=st.integers(0, 60 * 24 * 400))
def test_no_state_is_ever_open_outside_the_federal_floor(state, minutes):
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    for state_code, zone in state_place(state) or {("NY", NEW_YORK)}:
        if opening(frozenset({(state_code, zone)}), moment).is_open:
            assert 8 <= moment.astimezone(ZoneInfo(zone)).hour < 21


def test_the_open_ones_come_first_by_score_then_those_that_open_next():
    rows = {
        "phone": ["2125550101", "2125550102", "8085550103", "6025550104"],
        "state": ["NY", "NY", "HI", "AZ"],
        "zip_code": ["10001", "10001", "96701", "85001"],
        "place": [1, 2, 3, 4],
    }
    told = at_moment(pa.table(rows), at("2026-12-09 08:30", NEW_YORK))
    assert told.phones["phone"].to_pylist() == ["2125550101", "2125550102", "6025550104", "8085550103"]
    assert (told.open_now, told.closing) == (2, 0)
    assert told.opens_next == at("2026-12-09 08:00", PHOENIX)
    late = at_moment(pa.table(rows), at("2026-12-09 20:10", NEW_YORK))
    assert (late.open_now, late.closing) == (4, 2)
    nobody = at_moment(pa.table(rows).slice(0, 0), at("2026-12-09 20:10", NEW_YORK))
    assert (nobody.open_now, nobody.closing, nobody.opens_next) == (0, 0, None)


def test_hours_in_words_are_of_the_persons_own_day_and_clock():
    rows = pa.table(
        {
            "phone": ["2125550101", "8505550102", "2055550103", "8005550104"],
            "state": ["NY", "FL", "AL", "HI"],
            "zip_code": ["10001", "32501", "35203", "96701"],
        }
    )
    sunday = at("2026-11-29 23:30", NEW_YORK)
    assert windows_in_words(rows, sunday).to_pylist() == [
        "8 am to 9 pm",
        "8 am to 7 pm",
        "no calls today",
        "8 am to 9 pm",
    ]


def test_every_rule_has_a_source_a_date_and_a_quality_and_none_is_wider_than_the_federal_floor():
    told = rules()
    assert len(told.windows) == 17 and len(told.registry_states) == 11
    for window in (told.floor, *told.windows.values()):
        assert window.found.source and window.found.as_of <= date(2026, 12, 31)
        for hours in (window.weekdays, window.saturday, window.sunday, window.holidays):
            assert hours is None or (hours[0] >= 8 and hours[1] <= 21)
    assert set(told.purposes) == {"sell", "refi", "roof_renovate", "hvac_renovate", "solar_renovate"}
    assert (told.amber_days, told.red_days) == (25, 31)
