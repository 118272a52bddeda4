from components.audience import Audience, Cities, Counties, Place, Zips, differences, shared_zips, zips_of

PHOENIX = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)), (("high_equity", True), ("year_built_max", 1990)))
MARICOPA = Audience(("vacant",), Counties((Place("Maricopa", "AZ"),)), (("high_equity", True), ("new_key", "x")), 900)


def test_only_what_differs_is_named_and_what_is_missing_is_a_dash():
    told = {row.label: row.said for row in differences((PHOENIX, MARICOPA), {"vacant": "Vacant Homes"})}
    assert told == {
        "Place": ("in Phoenix, AZ", "in Maricopa County, AZ"),
        "Leads wanted": ("500", "900"),
        "Year built, to": ("Built before 1991", "–"),
        "new_key": ("–", "new_key: x"),
    }


def test_equal_audiences_differ_in_nothing():
    assert differences((PHOENIX, PHOENIX), {}) == ()


def test_shared_zips_are_those_of_both():
    (pair,) = shared_zips((PHOENIX, MARICOPA))
    assert pair.shared == pair.of_one == len(zips_of(PHOENIX.geography))
    assert pair.of_other == len(zips_of(MARICOPA.geography))
    (apart,) = shared_zips((Audience(), Audience(geography=Zips(("85004",)))))
    assert (apart.shared, apart.of_one, apart.of_other) == (0, 0, 1)
