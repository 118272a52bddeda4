"""Conversations of two to five turns and what each turn must leave standing; written before the rules were mended.

A turn is a `said` of `assistant_prompts`: its filters and strategies are all that stand after it, not only what it added. "?" must ask
back; "concept" must explain and change nothing.
"""

from dataclasses import dataclass

from tests.sandbox.assistant_prompts import (
    CASH,
    EXPIRED,
    FREE,
    HVAC,
    PRE,
    PROBATE,
    REO,
    ROOF,
    SOLAR,
    TIRED,
    Prompt,
    said,
)

VACANT = "vacant"


@dataclass(frozen=True)
class Conversation:
    about: str
    turns: tuple[Prompt, ...]


def talk(about, *turns):
    return Conversation(about, turns)


PHOENIX, MESA, TAMPA = "city:Phoenix,AZ", "city:Mesa,AZ", "city:Tampa,FL"

ADDING_PLACES = (
    talk(
        "a city more",
        said("vacant homes in Phoenix, AZ", PHOENIX, VACANT),
        said("and Mesa too", "city:Phoenix,AZ|Mesa,AZ", VACANT),
    ),
    talk(
        "cities one after the other",
        said("probate in Tampa, FL", TAMPA, PROBATE),
        said("also look in Orlando", "city:Tampa,FL|Orlando,FL", PROBATE),
        said("add St. Petersburg", "city:Tampa,FL|Orlando,FL|Saint Petersburg,FL", PROBATE),
    ),
    talk(
        "a ZIP more, then one less",
        said("tired landlords in 85004", "zip:85004", TIRED),
        said("plus 85006", "zip:85004,85006", TIRED),
        said("and 85016 as well", "zip:85004,85006,85016", TIRED),
        said("drop 85006", "zip:85004,85016", TIRED),
    ),
    talk(
        "a county more",
        said("free and clear in Harris County, TX", "county:Harris,TX", FREE),
        said("add Fort Bend County", "county:Harris,TX|Fort Bend,TX", FREE),
    ),
    talk(
        "a state more",
        said("REO in Nevada", "state:NV", REO),
        said("and Arizona too please", "state:NV,AZ", REO),
    ),
    talk(
        "a city of another kind of place",
        said("vacant homes in 85281", "zip:85281", VACANT),
        said("also all of Mesa, AZ", "zip:85281 + city:Mesa,AZ", VACANT),
    ),
    talk(
        "adding and taking off a city",
        said("cash buyers in Mesa and Tempe, AZ", "city:Mesa,AZ|Tempe,AZ", CASH),
        said("include Chandler", "city:Mesa,AZ|Tempe,AZ|Chandler,AZ", CASH),
        said("remove Tempe", "city:Mesa,AZ|Chandler,AZ", CASH),
    ),
    talk(
        "a place instead",
        said("absentee owners in Dallas, TX", "city:Dallas,TX", absentee_owner=True),
        said("and Fort Worth", "city:Dallas,TX|Fort Worth,TX", absentee_owner=True),
        said("actually just Plano", "city:Plano,TX", absentee_owner=True),
    ),
    talk(
        "what about",
        said("probate in Boise, ID", "city:Boise,ID", PROBATE),
        said("what about Reno, NV?", "city:Reno,NV", PROBATE),
    ),
)

CHANGING_NUMBERS = (
    talk(
        "equity, by pointing at it",
        said("absentee owners with 50% equity in Tampa", TAMPA, absentee_owner=True, ltv_max=50),
        said("make it 60 %", TAMPA, absentee_owner=True, ltv_max=40),
    ),
    talk(
        "a value raised",
        said("homes worth over $400k in Denver", "city:Denver,CO", value_min=400_000),
        said("raise it to 500k", "city:Denver,CO", value_min=500_000),
        said("lower it to 350", "city:Denver,CO", value_min=350_000),
    ),
    talk(
        "a year",
        said("homes built before 1990 in Mesa, AZ", MESA, year_built_max=1989),
        said("make that 1980", MESA, year_built_max=1979),
    ),
    talk(
        "a year, by its subject",
        said("vacant homes built before 1990 worth over $200k in Mesa, AZ", MESA, VACANT, year_built_max=1989, value_min=200_000),
        said("change the year to 1975", MESA, VACANT, year_built_max=1974, value_min=200_000),
    ),
    talk(
        "a radius",
        said("vacant homes within 5 miles of 85004", "near:85004,5", VACANT),
        said("make it 10 miles", "near:85004,10", VACANT),
        said("increase the radius to 15", "near:85004,15", VACANT),
    ),
    talk(
        "a radius widened in words",
        said("probate within 3 miles of 60614", "near:60614,3", PROBATE),
        said("widen it to ten miles", "near:60614,10", PROBATE),
    ),
    talk(
        "bedrooms",
        said("3+ bedroom homes in Austin, TX", "city:Austin,TX", beds_min=3),
        said("make it 4", "city:Austin,TX", beds_min=4),
    ),
    talk(
        "a number among several, by its unit",
        said("owned 10+ years, 40% equity, in Chicago", "city:Chicago,IL", years_owned_min=10, ltv_max=60),
        said("make it 15 years", "city:Chicago,IL", years_owned_min=15, ltv_max=60),
        said("and 50 percent", "city:Chicago,IL", years_owned_min=15, ltv_max=50),
    ),
    talk(
        "a range moved",
        said("houses between $200k and $350k in Memphis, TN", "city:Memphis,TN", value_min=200_000, value_max=350_000),
        said("make the max 400k", "city:Memphis,TN", value_min=200_000, value_max=400_000),
        said("and the minimum 250k", "city:Memphis,TN", value_min=250_000, value_max=400_000),
    ),
    talk(
        "a cap in words",
        said("free and clear homes under $300k in Akron, OH", "city:Akron,OH", FREE, value_max=300_000),
        said("go up to half a million", "city:Akron,OH", FREE, value_max=500_000),
    ),
    talk(
        "years owned, more",
        said("owner occupied, owned 10+ years in Reno, NV", "city:Reno,NV", absentee_owner=False, years_owned_min=10),
        said("at least twenty years instead", "city:Reno,NV", absentee_owner=False, years_owned_min=20),
    ),
    talk(
        "bought off by one word",
        said("absentee owners with 2+ baths in Plano, TX", "city:Plano,TX", absentee_owner=True, baths_min=2),
        said("three baths", "city:Plano,TX", absentee_owner=True, baths_min=3),
    ),
)  # fmt: skip

TAKING_BACK = (
    talk(
        "undo a filter",
        said("vacant homes in Phoenix, AZ", PHOENIX, VACANT),
        said("with a pool", PHOENIX, VACANT, pool=True),
        said("undo that", PHOENIX, VACANT),
    ),
    talk(
        "undo a place",
        said("probate in Tampa, FL", TAMPA, PROBATE),
        said("make it Orlando", "city:Orlando,FL", PROBATE),
        said("no, go back", TAMPA, PROBATE),
    ),
    talk(
        "take the last thing back",
        said("absentee owners in Toledo, OH", "city:Toledo,OH", absentee_owner=True),
        said("only out of state", "city:Toledo,OH", absentee_owner=True, out_of_state_owner=True),
        said("take the last one back", "city:Toledo,OH", absentee_owner=True),
    ),
    talk(
        "undo twice",
        said("tired landlords in Detroit, MI", "city:Detroit,MI", TIRED),
        said("single family only", "city:Detroit,MI", TIRED, property_type="SFR"),
        said("under $100k", "city:Detroit,MI", TIRED, property_type="SFR", value_max=100_000),
        said("undo it", "city:Detroit,MI", TIRED, property_type="SFR"),
        said("undo once more", "city:Detroit,MI", TIRED),
    ),
    talk(
        "scratch that",
        said("solar leads in Tucson, AZ", "city:Tucson,AZ", SOLAR),
        said("and probate", "city:Tucson,AZ", SOLAR, PROBATE),
        said("scratch that", "city:Tucson,AZ", SOLAR),
    ),
    talk(
        "never mind one thing by name",
        said("homes with a pool and a garage in Mesa, AZ", MESA, pool=True, garage=True),
        said("never mind the pool", MESA, garage=True),
    ),
    talk(
        "nothing to undo",
        said("vacant homes in Mesa, AZ", MESA, VACANT),
        said("undo that", "?", tells="start|first|nothing"),
    ),
)

STARTING_OVER = (
    talk(
        "start over, then a wish",
        said("vacant homes in Phoenix, AZ with a pool", PHOENIX, VACANT, pool=True),
        said("start over", "?"),
        said("probate in Tampa, FL", TAMPA, PROBATE),
    ),
    talk(
        "start over with a wish in the same breath",
        said("absentee owners in Dallas, TX with 3+ beds", "city:Dallas,TX", absentee_owner=True, beds_min=3),
        said("start over: cash buyers in Austin, TX", "city:Austin,TX", CASH),
    ),
    talk(
        "forget all that",
        said("roofing leads in Plano, TX", "city:Plano,TX", ROOF),
        said("forget everything, let's try vacant homes in Reno, NV", "city:Reno,NV", VACANT),
    ),
    talk(
        "new search",
        said("probate within 5 miles of 85004", "near:85004,5", PROBATE),
        said("new search. expired listings in Denver, CO", "city:Denver,CO", EXPIRED),
    ),
    talk(
        "clear all filters keeps the place",
        said("vacant homes in Mesa, AZ built before 1980 with a pool", MESA, VACANT, year_built_max=1979, pool=True),
        said("clear all the filters", MESA, VACANT),
    ),
    talk(
        "start over can be taken back",
        said("tired landlords in Toledo, OH", "city:Toledo,OH", TIRED),
        said("reset", "?"),
        said("oops, undo that", "city:Toledo,OH", TIRED),
    ),
)

CLARIFYING = (
    talk(
        "by state",
        said("probate in Springfield", "?", PROBATE),
        said("Illinois", "city:Springfield,IL", PROBATE),
    ),
    talk(
        "by a state that was not offered",
        said("cash buyers in Arlington", "?", CASH),
        said("the one in Massachusetts", "city:Arlington,MA", CASH),
    ),
    talk(
        "a correction of the state afterwards",
        said("vacant homes in Columbia", "?", VACANT),
        said("Missouri", "city:Columbia,MO", VACANT),
        said("no, South Carolina", "city:Columbia,SC", VACANT),
    ),
    talk(
        "a correction of a state that was taken",
        said("vacant homes in Columbus, OH", "city:Columbus,OH", VACANT),
        said("no, Georgia", "city:Columbus,GA", VACANT),
    ),
    talk(
        "a correction within the answer",
        said("tired landlords in Portland", "?", TIRED),
        said("Oregon, no wait, Maine", "city:Portland,ME", TIRED),
    ),
    talk(
        "answered with the position",
        said("probate in Kansas City", "?", PROBATE),
        said("the first one", "city:Kansas City,MO", PROBATE),
    ),
    talk(
        "answered with both",
        said("vacant homes in Kansas City", "?", VACANT),
        said("both of them", "city:Kansas City,MO|Kansas City,KS", VACANT),
    ),
    talk(
        "a county of several states",
        said("probate in Orange County", "?", PROBATE),
        said("california", "county:Orange,CA", PROBATE),
    ),
    talk(
        "LA, the city",
        said("vacant homes in LA", "?", VACANT),
        said("the city, Los Angeles", "city:Los Angeles,CA", VACANT),
    ),
    talk(
        "a place first, then whom, then a lower-case state",
        said("leads in Peoria", "?"),
        said("probate", "?", PROBATE),
        said("peoria az", "city:Peoria,AZ", PROBATE),
    ),
    talk(
        "another city instead of an answer",
        said("absentee owners in Glendale", "?", absentee_owner=True),
        said("never mind, use Phoenix", PHOENIX, absentee_owner=True),
    ),
    talk(
        "a wish while a question stands",
        said("probate in Springfield", "?", PROBATE),
        said("only single family homes", "?", PROBATE, property_type="SFR"),
        said("in MO", "city:Springfield,MO", PROBATE, property_type="SFR"),
    ),
    talk(
        "no place, then a post-office box, then a ZIP",
        said("free and clear homes", "?", FREE),
        said("in 85001", "?", FREE, tells="85001.*(?i:post.office|p\\.?o\\.? box)"),
        said("ok 85004 then", "zip:85004", FREE),
    ),
)

REFINING = (
    talk(
        "only absentee ones, then not",
        said("vacant homes in Cleveland, OH", "city:Cleveland,OH", VACANT),
        said("only absentee ones", "city:Cleveland,OH", VACANT, absentee_owner=True),
        said("drop the absentee thing", "city:Cleveland,OH", VACANT),
    ),
    talk(
        "drop the pool",
        said("homes with a pool, 3+ beds in Mesa, AZ", MESA, pool=True, beds_min=3),
        said("drop the pool", MESA, beds_min=3),
    ),
    talk(
        "living there, then elsewhere",
        said("homes built before 1970 in Dayton, OH", "city:Dayton,OH", year_built_max=1969),
        said("people living there", "city:Dayton,OH", year_built_max=1969, absentee_owner=False),
        said("no, I mean the owner lives elsewhere", "city:Dayton,OH", year_built_max=1969, absentee_owner=True),
    ),
    talk(
        "another strategy instead",
        said("probate in Tampa, FL", TAMPA, PROBATE),
        said("switch to pre-foreclosures", TAMPA, PRE),
        said("also probate", TAMPA, PRE, PROBATE),
        said("take out the pre-foreclosures", TAMPA, PROBATE),
    ),
    talk(
        "a type corrected",
        said("condos in Miami Beach, FL, absentee", "city:Miami Beach,FL", absentee_owner=True, property_type="CONDO"),
        said("no, single family", "city:Miami Beach,FL", absentee_owner=True, property_type="SFR"),
    ),
    talk(
        "no LLCs please",
        said("absentee owners in Louisville, KY", "city:Louisville,KY", absentee_owner=True),
        said("no LLCs please", "city:Louisville,KY", absentee_owner=True, corporate_owned=False),
        said("actually LLCs are fine", "city:Louisville,KY", absentee_owner=True),
    ),
    talk(
        "thanks changes nothing",
        said("HVAC leads in Las Vegas", "city:Las Vegas,NV", HVAC),
        said("thanks, looks great", "city:Las Vegas,NV", HVAC),
    ),
    talk(
        "a number of leads changes no filter",
        said("probate in Tampa, FL", TAMPA, PROBATE),
        said("I only want 200 leads", TAMPA, PROBATE),
    ),
    talk(
        "a limit lifted",
        said("free and clear under $300k in Akron, OH built before 1950", "city:Akron,OH", FREE, value_max=300_000, year_built_max=1949),
        said("any year is fine", "city:Akron,OH", FREE, value_max=300_000),
        said("price doesn't matter", "city:Akron,OH", FREE),
    ),
    talk(
        "five turns of a roofer",
        said("roofing leads", "?", ROOF),
        said("Plano, TX", "city:Plano,TX", ROOF),
        said("and Frisco", "city:Plano,TX|Frisco,TX", ROOF),
        said("homes over 300 thousand", "city:Plano,TX|Frisco,TX", ROOF, value_min=300_000),
        said("make it 400", "city:Plano,TX|Frisco,TX", ROOF, value_min=400_000),
    ),
)  # fmt: skip

CONCEPTS = (
    talk(
        "a concept in the middle",
        said("tired landlords in Detroit, MI", "city:Detroit,MI", TIRED),
        said("what does LTV mean?", "concept"),
        said("ok, LTV under 60%", "city:Detroit,MI", TIRED, ltv_max=60),
    ),
    talk(
        "a concept first",
        said("what is a tired landlord?", "concept"),
        said("ok find me those in Toledo, OH", "city:Toledo,OH", TIRED),
    ),
    talk(
        "a concept while a question stands",
        said("probate in Springfield", "?", PROBATE),
        said("what's probate exactly?", "concept"),
        said("Missouri", "city:Springfield,MO", PROBATE),
    ),
)

CONVERSATIONS = (
    *ADDING_PLACES,
    *CHANGING_NUMBERS,
    *TAKING_BACK,
    *STARTING_OVER,
    *CLARIFYING,
    *REFINING,
    *CONCEPTS,
)
