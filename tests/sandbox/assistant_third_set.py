"""Thirty prompts and twelve conversations written last, to see what the rules make of talk that they were not mended for."""

from tests.sandbox.assistant_conversations import talk
from tests.sandbox.assistant_prompts import (
    ABSENT,
    AUCTION,
    CASH,
    EXPIRED,
    FREE,
    NEW,
    PRE,
    PROBATE,
    REO,
    SOLAR,
    TIRED,
    said,
)

VACANT = "vacant"

THIRD_PROMPTS = (
    said("Need a list of absentee owners around Bend, Oregon please", "city:Bend,OR", absentee_owner=True),
    said("houses that have been sitting empty in Flint MI", "city:Flint,MI", VACANT),
    said("out of town landlords, Savannah GA", "city:Savannah,GA", out_of_state_owner=True, absentee_owner=True),
    said("looking to buy inherited houses in and around Macon, Georgia", "city:Macon,GA", PROBATE),
    said(
        "condo owners in Honolulu who don't live there", "city:Honolulu,HI", property_type="CONDO", absentee_owner=True
    ),
    said("pre-foreclosure in Broward and Palm Beach counties FL", "county:Broward,FL|Palm Beach,FL", PRE),
    said("vacnt lots in Cape Corral, Florida", "city:Cape Coral,FL", property_type="LAND"),
    said(
        "single family rentals with tired landlords in Birmingham",
        "city:Birmingham,AL",
        TIRED,
        property_type="SFR",
        more=True,
    ),
    said(
        "4 bedroom homes with a basement in Naperville, Illinois over half a million",
        "city:Naperville,IL",
        beds_min=4,
        basement=True,
        value_min=500_000,
    ),
    said("owners who bought in the last 6 months in Meridian, ID", "city:Meridian,ID", more=True),
    said("properties under contract in Tempe", "city:Tempe,AZ", mls_pending=True),
    said("homes 1,200 to 1,800 sq ft in Tulsa OK", "city:Tulsa,OK", building_size_min=1200, building_size_max=1800),
    said("VA loans in Killeen, TX", "city:Killeen,TX", loan_type_code_first="VA"),
    said("solar prospects near 85142, 7 mile radius", "near:85142,7", SOLAR),
    said("probate in St. Clair County, Illinois", "county:St. Clair,IL", PROBATE),
    said(
        "people who own at least 4 houses in Montgomery, AL and live out of state",
        "city:Montgomery,AL",
        properties_owned_min=4,
        out_of_state_owner=True,
    ),
    said("cheap houses in Youngstown OH, max 60k", "city:Youngstown,OH", value_max=60_000),
    said("free & clear, built before nineteen seventy in Mesa, AZ", "city:Mesa,AZ", FREE, year_built_max=1969),
    said("homes older than 50 years in Providence, RI", "city:Providence,RI", more=True),
    said("bank owned or auction in Wayne County, MI", "county:Wayne,MI", REO, AUCTION),
    said("absentee high equity Charlotte NC", "city:Charlotte,NC", more=True, tells=""),
    said("everything in 30310 that is vacant", "zip:30310", VACANT),
    said("I'm a realtor in Boulder, CO; withdrawn and expired listings", "city:Boulder,CO", EXPIRED),
    said(
        "no mobile homes, no land: absentee owners in Pasco County, FL",
        "county:Pasco,FL",
        absentee_owner=True,
        tells="mobile",
    ),
    said("probate in Jackson", "?", PROBATE, tells="Jackson, MS"),
    said("vacant homes in Narnia", "?", VACANT),
    said("tired landlords in Clevland", "city:Cleveland,OH", TIRED),
    said("what does it mean when a home is REO?", "concept"),
    said("who should I market to?", "?"),
    said(
        "cash buyers in the Bay Area",
        "county:San Francisco,CA|Alameda,CA|Contra Costa,CA|San Mateo,CA|Santa Clara,CA|Marin,CA",
        CASH,
    ),
)

THIRD_CONVERSATIONS = (
    talk(
        "back and forth between cities",
        said("cash buyers in Tampa", "city:Tampa,FL", CASH),
        said("try Orlando", "city:Orlando,FL", CASH),
        said("put Tampa back in", "city:Orlando,FL|Tampa,FL", CASH),
    ),
    talk(
        "equity by words",
        said("absentee owners in Mesa, AZ", "city:Mesa,AZ", absentee_owner=True),
        said("they should have at least half their equity", "city:Mesa,AZ", absentee_owner=True, ltv_max=50),
        said("bump that to 70", "city:Mesa,AZ", absentee_owner=True, ltv_max=30),
    ),
    talk(
        "years",
        said("homes built from 1960 to 1980 in Boise, ID", "city:Boise,ID", year_built_min=1960, year_built_max=1980),
        said("make it 1950 to 1985", "city:Boise,ID", year_built_min=1950, year_built_max=1985),
    ),
    talk(
        "not that state",
        said("tired landlords in Aurora", "?", TIRED),
        said("Illinois please", "city:Aurora,IL", TIRED),
        said("also Naperville", "city:Aurora,IL|Naperville,IL", TIRED),
    ),
    talk(
        "a wish that is not understood",
        said("vacant homes in Reno, NV", "city:Reno,NV", VACANT),
        said("with purple doors", "city:Reno,NV", VACANT, tells="purple"),
    ),
    talk(
        "more than one thing at once",
        said("probate in Akron, OH", "city:Akron,OH", PROBATE),
        said("add pre-foreclosures, only single family, under 200k", "city:Akron,OH", PROBATE, PRE, property_type="SFR", value_max=200_000),
        said("remove the price and the type", "city:Akron,OH", PROBATE, PRE),
    ),
    talk(
        "how many",
        said("new homeowners in Gilbert", "city:Gilbert,AZ", NEW),
        said("how many are there?", "city:Gilbert,AZ", NEW),
    ),
    talk(
        "ZIP swap",
        said("free and clear in 85004", "zip:85004", FREE),
        said("replace it with 85006", "zip:85006", FREE),
        said("actually both", "zip:85004,85006", FREE),
    ),
    talk(
        "start from nothing",
        said("hello", "?"),
        said("I want absentee owners with high equity", "?", ABSENT),
        said("Phoenix", "city:Phoenix,AZ", ABSENT),
    ),
    talk(
        "undo a start over",
        said("probate in Mesa, AZ", "city:Mesa,AZ", PROBATE),
        said("start over", "?"),
        said("wait, go back", "city:Mesa,AZ", PROBATE),
    ),
    talk(
        "bigger area",
        said("vacant homes within 3 miles of 60614", "near:60614,3", VACANT),
        said("can you make the radius 6?", "near:60614,6", VACANT),
        said("actually all of Cook County, IL", "county:Cook,IL", VACANT),
    ),
    talk(
        "trades change",
        said("plumbing leads in Mesa, AZ", "city:Mesa,AZ", property_type="SFR", year_built_max=2000, absentee_owner=False),
        said("include rentals as well", "city:Mesa,AZ", property_type="SFR", year_built_max=2000),
    ),
)  # fmt: skip
