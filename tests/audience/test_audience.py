import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from components.audience import (
    MOST_ROWS,
    Audience,
    Cities,
    Counties,
    Place,
    Radius,
    States,
    Zips,
    check,
    from_query,
    parse_zips,
    said_as,
    similar_cities,
    summary,
    to_query,
    zip_place,
    zips_of,
    zips_within,
)
from components.faults import BadInput

PHOENIX = Cities((Place("Phoenix", "AZ"),))
LABELS = {"vacant": "Vacant Homes", "tired_landlord": "Tired Landlord"}

text = some.text(max_size=30)
named = text.filter(bool)
place = some.builds(Place, named, named)
geography = some.one_of(
    some.none(),
    some.builds(Zips, some.lists(named, min_size=1, max_size=3).map(tuple)),
    some.builds(Cities, some.lists(place, min_size=1, max_size=3).map(tuple)),
    some.builds(Counties, some.lists(place, min_size=1, max_size=3).map(tuple)),
    some.builds(States, some.lists(named, min_size=1, max_size=3).map(tuple)),
    some.builds(
        Radius,
        some.floats(-90, 90),
        some.floats(-180, 180),
        some.floats(0.01, 1000),
        label=text,
    ),
)
value = some.one_of(
    some.booleans(),
    some.integers(-(10**9), 10**9),
    some.floats(-1e9, 1e9),
    text,
    some.lists(text, max_size=3).map(tuple),
)
audience = some.builds(
    Audience,
    some.lists(text.filter(bool), min_size=1, max_size=3).map(tuple),
    geography,
    some.dictionaries(text.filter(bool), value, max_size=4).map(lambda pairs: tuple(pairs.items())),
    some.integers(1, MOST_ROWS),
)


@given(audience)
def test_json_gives_the_same_audience_back(one):
    assert Audience.from_json(one.canonical()) == one
    assert Audience.from_json(one.canonical()).key() == one.key()


@given(audience)
def test_a_link_gives_the_same_audience_back(one):
    query = to_query(one)
    assert all(isinstance(part, str) for pair in query.items() for part in pair)
    assert (from_query(query) or Audience()) == one


@given(some.dictionaries(text, text, max_size=6))
def test_any_link_is_read_or_refused_in_words(query):
    try:
        from_query(query)
    except BadInput as problem:
        assert problem.message


@pytest.mark.parametrize(
    "broken",
    ["", "{}", "[]", "null", '{"strategies": 1}', "{" * 5000, '{"strategies": ["a"], "geography": {"mode": "x"}}'],
)
def test_json_that_is_no_audience_is_refused(broken):
    with pytest.raises(BadInput):
        Audience.from_json(broken)


def test_equal_audiences_have_equal_keys_however_they_were_made():
    one = Audience(("vacant",), PHOENIX).with_filter("pool", True).with_filter("beds_min", 3)
    other = Audience(("vacant",), PHOENIX, (("beds_min", 3), ("pool", True)))
    assert one == other
    assert one.key() == other.key()
    assert hash(one) == hash(other)


def test_the_wanted_count_changes_the_order_but_not_the_question():
    one, other = Audience(("vacant",), PHOENIX), Audience(("vacant",), PHOENIX).asking(7)
    assert one.key() != other.key()
    assert one.matching_key() == other.matching_key()


def test_a_circles_label_is_no_part_of_what_is_wanted():
    assert Audience(geography=Radius(1, 2, 3, "here")).key() == Audience(geography=Radius(1, 2, 3, "there")).key()


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (Audience(), "geography"),
        (Audience(geography=Zips(())), "geography"),
        (Audience(geography=Zips(("00000",))), "geography"),
        (Audience(geography=Cities((Place("Nowhere", "AZ"),))), "geography"),
        (Audience(geography=States(("ZZ",))), "geography"),
        (Audience(geography=Radius(95, 0, 5)), "geography"),
        (Audience(geography=Radius(33, -112, 0)), "geography"),
        (Audience(geography=PHOENIX, requested_count=0), "requested_count"),
        (Audience(geography=PHOENIX, requested_count=25_001), "requested_count"),
        (
            Audience(geography=PHOENIX).with_filter("year_built_min", 2000).with_filter("year_built_max", 1990),
            "year_built",
        ),
        (Audience(geography=PHOENIX).with_filter("no_such_key", 1), "no_such_key"),
        (Audience(("no_such_strategy",), PHOENIX), "strategies"),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_by_its_field(one, field):
    problems = check(one, {"vacant", "custom"})
    assert any(field in problem.field for problem in problems), problems
    assert all(problem.message for problem in problems)


@pytest.mark.parametrize("count", [1, 500, 25_000])
def test_a_good_audience_has_no_problem(count):
    assert check(Audience(("vacant",), PHOENIX, requested_count=count), {"vacant"}) == ()


SENTENCES = [
    (
        Audience(
            geography=PHOENIX, filters=(("absentee_owner", True), ("high_equity", True), ("year_built_max", 2015))
        ),
        "Absentee owners with high equity in Phoenix, AZ, built before 2016: up to 500 leads",
    ),
    (Audience(("vacant",), Zips(("85004",)), requested_count=1), "Vacant Homes in 85004: up to 1 lead"),
    (
        Audience(("vacant", "tired_landlord"), Counties((Place("Cook", "IL"),))),
        "Vacant Homes or Tired Landlord in Cook County, IL: up to 500 leads",
    ),
    (
        Audience(
            geography=States(("OH",)), filters=(("free_clear", True), ("value_min", 100_000), ("value_max", 250_000))
        ),
        "Owners with no mortgage anywhere in Ohio, worth $100,000 to $250,000: up to 500 leads",
    ),
    (
        Audience(
            geography=Radius(33.4, -112.0, 5.0, "85004"),
            filters=(("beds_min", 3), ("beds_max", 4)),
            requested_count=2000,
        ),
        "Owners within 5 miles of 85004, 3 to 4 bedrooms: up to 2,000 leads",
    ),
    (
        Audience(geography=Cities((Place("Mesa", "AZ"), Place("Tempe", "AZ"))), filters=(("corporate_owned", False),)),
        "Owners in Mesa and Tempe, AZ, not owned by a company: up to 500 leads",
    ),
]


@pytest.mark.parametrize(("one", "sentence"), SENTENCES, ids=[sentence[:40] for _, sentence in SENTENCES])
def test_an_audience_says_itself_in_a_sentence(one, sentence):
    assert summary(one, LABELS) == sentence


@given(audience)
def test_every_audience_says_itself_in_one_line(one):
    assert summary(one, LABELS).endswith(("lead", "leads"))


@pytest.mark.parametrize(
    ("pasted", "found", "rejected"),
    [
        ("85004, 85006\t85016\n85004", ("85004", "85006", "85016"), ()),
        ("85004-1234", ("85004",), ()),
        ("2134\n02139", ("02134", "02139"), ()),
        ('"85004";85006', ("85004", "85006"), ()),
        ("zip code\n85004\nPhoenix", ("85004",), ("zip", "code", "Phoenix")),
        ("00000 99999", (), ("00000", "99999")),
        ("", (), ()),
        ("=cmd|' /C calc'!A0 85004", ("85004",), ("=cmd", "' /C", "calc'!A0")),
    ],
)
def test_zips_are_read_as_people_paste_them(pasted, found, rejected):
    codes, rejects = parse_zips(pasted)
    assert codes == found
    assert len(rejects) == len(rejected) or set(rejected) & set(rejects)


def test_zips_within_are_those_a_straight_look_finds():
    import math

    from components.audience import all_zips

    here = zip_place("85004")

    def away(other):
        a, b = math.radians(here.latitude), math.radians(other.latitude)
        half = (
            math.sin((a - b) / 2) ** 2
            + math.cos(a) * math.cos(b) * math.sin(math.radians(here.longitude - other.longitude) / 2) ** 2
        )
        return 2 * 3958.8 * math.asin(math.sqrt(half))

    expected = {code for code, other in all_zips().items() if away(other) <= 7}
    assert set(zips_within(here.latitude, here.longitude, 7)) == expected
    assert "85004" in expected


def test_a_place_is_said_another_way_without_losing_ground():
    assert set(zips_of(said_as(PHOENIX, Zips))) == set(zips_of(PHOENIX))
    assert said_as(Zips(("85004",)), States) == States(("AZ",))
    assert said_as(Zips(("85004",)), Counties) == Counties((Place("Maricopa", "AZ"),))
    assert said_as(States(("TX",)), Zips) is None


def test_canonical_json_is_sorted_and_bare():
    written = Audience(("vacant",), PHOENIX).with_filter("pool", True).canonical()
    assert json.loads(written)["filters"] == {"pool": True}
    assert ": " not in written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Pheonix", Place("Phoenix", "AZ")),
        ("Albuqerque", Place("Albuquerque", "NM")),
        ("Los Angelos", Place("Los Angeles", "CA")),
        ("Sprinfield, IL", Place("Springfield", "IL")),
    ],
)
def test_a_misspelt_city_is_offered(typed, meant):
    assert similar_cities(typed)[0] == meant


@pytest.mark.parametrize("typed", ["", " , ", "zzzz", "x", "'; DROP TABLE"])
def test_what_resembles_no_city_offers_none(typed):
    assert similar_cities(typed) == ()
