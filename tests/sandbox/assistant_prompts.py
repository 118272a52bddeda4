"""What people say to the assistant and what they mean: written before its rules, and its measure.

Places: "city:Tampa,FL" (several with |), "county:Cook,IL", "state:TX", "zip:85004", "near:85004,5" (around a ZIP, in miles),
"near:Tampa,FL,5" (around a city), "hood:60609" (ZIPs among which this one is), "?" where it must ask back; several kinds with +.
`tells` is a pattern that the answer's words must hold, `more` allows filters beside those expected.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Prompt:
    text: str
    where: str
    strategies: tuple[str, ...] = ("custom",)
    filters: dict[str, Any] = field(default_factory=dict)
    tells: str = ""
    more: bool = False


def said(text, where, *strategies, tells="", more=False, **filters):
    return Prompt(text, where, strategies or ("custom",), filters, tells, more)


PRE, PROBATE, ABSENT, TIRED = "pre_foreclosure_motivated", "probate_inherited", "high_equity_absentee", "tired_landlord"
REO, CASH, FREE, AUCTION = "reo_bank_owned", "cash_buyer_investor", "free_and_clear", "auction_property"
LIEN, DEAD, FLIP, EXPIRED = "judgment_lien", "owner_deceased", "active_flipper", "expired_mls"
NEW, LONG, REFI = "recent_homeowner", "long_term_owner_listing_opportunity", "high_equity_refi_candidate"
SOLAR, ROOF, HVAC = (
    "solar_owner_occupied_high_value",
    "roofing_older_home_high_equity",
    "hvac_older_home_owner_occupied",
)

STRATEGIES = (
    said("probate leads in Tampa, FL", "city:Tampa,FL", PROBATE),
    said("inherited homes in Maricopa County, AZ", "county:Maricopa,AZ", PROBATE),
    said("heirs in Cleveland OH", "city:Cleveland,OH", PROBATE),
    said("pre-foreclosures in Cook County, IL", "county:Cook,IL", PRE),
    said("homeowners facing foreclosure in Houston", "city:Houston,TX", PRE),
    said("preforeclosure in 30318", "zip:30318", PRE),
    said("tired landlords in Detroit, MI", "city:Detroit,MI", TIRED),
    said("burned out landlords around 43206 within 3 miles", "near:43206,3", TIRED),
    said("free and clear homes in Ohio", "state:OH", FREE),
    said("owners with no mortgage in Scottsdale, Arizona", "city:Scottsdale,AZ", FREE),
    said("paid off houses in Boise, ID", "city:Boise,ID", FREE),
    said("vacant homes in Memphis, TN", "city:Memphis,TN", "vacant"),
    said("abandoned properties in Gary, Indiana", "city:Gary,IN", "vacant"),
    said("absentee owners with high equity in Phoenix", "city:Phoenix,AZ", ABSENT),
    said("high equity absentee in all of Texas", "state:TX", ABSENT),
    said("bank owned properties in Nevada", "state:NV", REO),
    said("REO in Clark County, NV", "county:Clark,NV", REO),
    said("cash buyers in Atlanta, GA", "city:Atlanta,GA", CASH),
    said("I'm a wholesaler and need a dispo list in Dallas", "city:Dallas,TX", CASH),
    said("auction properties in Wayne County, Michigan", "county:Wayne,MI", AUCTION),
    said("homes going to foreclosure auction in Miami, FL", "city:Miami,FL", AUCTION),
    said("owners with judgments in Philadelphia", "city:Philadelphia,PA", LIEN),
    said("properties with liens in Baltimore, MD", "city:Baltimore,MD", LIEN),
    said("deceased owners in San Diego", "city:San Diego,CA", DEAD),
    said("houses whose owner passed away in Tulsa, OK", "city:Tulsa,OK", DEAD),
    said("house flippers in Charlotte, NC", "city:Charlotte,NC", FLIP),
    said("fix and flip investors in Orlando", "city:Orlando,FL", FLIP),
    said("expired listings in Denver, CO", "city:Denver,CO", EXPIRED),
    said("listings that failed to sell in Austin, Texas", "city:Austin,TX", EXPIRED),
    said("new homeowners in Raleigh, NC", "city:Raleigh,NC", NEW),
    said("people who recently bought a home in Mesa, AZ", "city:Mesa,AZ", NEW),
    said("long-term owners in Pasadena, CA", "city:Pasadena,CA", LONG),
    said("refinancing candidates in Sacramento", "city:Sacramento,CA", REFI),
    said("refi leads in Salt Lake City, UT", "city:Salt Lake City,UT", REFI),
    said("solar leads in Tucson, AZ", "city:Tucson,AZ", SOLAR),
    said("roofing leads in Plano, TX", "city:Plano,TX", ROOF),
    said("homes that need a new roof in Oklahoma City", "city:Oklahoma City,OK", ROOF),
    said("HVAC leads in Las Vegas", "city:Las Vegas,NV", HVAC),
    said("probate and vacant homes in Chicago", "city:Chicago,IL", PROBATE, "vacant"),
    said("tired landlords or pre-foreclosures in Fulton County, GA", "county:Fulton,GA", TIRED, PRE),
)

PLACES = (
    said("vacant homes in 85004", "zip:85004", "vacant"),
    said("vacant homes in 85004, 85006 and 85016", "zip:85004,85006,85016", "vacant"),
    said("probate in zip codes 33602 33606 33609", "zip:33602,33606,33609", PROBATE),
    said("vacant homes within 5 miles of 85004", "near:85004,5", "vacant"),
    said("free and clear within 2.5 miles of zip 78704", "near:78704,2.5", FREE),
    said("tired landlords in a 10 mile radius of 60614", "near:60614,10", TIRED),
    said("vacant houses 3 miles around 98103", "near:98103,3", "vacant"),
    said("probate within 10 miles of Tampa, FL", "near:Tampa,FL,10", PROBATE),
    said("vacant homes in all of Texas", "state:TX", "vacant"),
    said("pre-foreclosures anywhere in Florida", "state:FL", PRE),
    said("probate in TX", "state:TX", PROBATE),
    said("free and clear in New Mexico and Arizona", "state:NM,AZ", FREE),
    said("vacant homes across New York state", "state:NY", "vacant"),
    said("vacant homes in Orange County, CA", "county:Orange,CA", "vacant"),
    said("probate in Harris and Fort Bend counties, Texas", "county:Harris,TX|Fort Bend,TX", PROBATE),
    said("vacant homes in Orleans Parish, LA", "county:Orleans,LA", "vacant"),
    said("vacant homes in Dallas and Fort Worth, TX", "city:Dallas,TX|Fort Worth,TX", "vacant"),
    said("free and clear in Mesa, AZ; Tempe, AZ; Chandler, AZ", "city:Mesa,AZ|Tempe,AZ|Chandler,AZ", FREE),
    said("probate in Los Angeles", "city:Los Angeles,CA", PROBATE),
    said("vacant homes in Saint Paul, Minnesota", "city:Saint Paul,MN", "vacant"),
    said(
        "plumbing leads in South Side Chicago",
        "hood:60619",
        property_type="SFR",
        year_built_max=2000,
        absentee_owner=False,
    ),
    said("downtown Nashville probate", "hood:37203", PROBATE),
    said("vacant homes in Buckhead Atlanta", "hood:30305", "vacant"),
    said("free and clear in Capitol Hill, Seattle", "hood:98102", FREE),
    said("vacant lots in East Austin", "hood:78702", property_type="LAND"),
    said("probate in Springfield", "?", PROBATE),
    said("vacant homes in LA", "?", "vacant"),
    said("tired landlords in Portland", "?", TIRED),
    said("cash buyers in Kansas City", "?", CASH),
    said("cash buyers in Kansas City, MO", "city:Kansas City,MO", CASH),
    said("probate in Springfield, Missouri", "city:Springfield,MO", PROBATE),
    said("tired landlords in portland oregon", "city:Portland,OR", TIRED),
    said("vacant homes in jacksonville", "city:Jacksonville,FL", "vacant"),
)

NUMBERS = (
    said("homes built before 1990 in Tampa", "city:Tampa,FL", year_built_max=1989),
    said(
        "absentee owners with 50%+ equity in Tampa built before 1990",
        "city:Tampa,FL",
        absentee_owner=True,
        ltv_max=50,
        year_built_max=1989,
    ),
    said("houses built after 2005 in Frisco, TX", "city:Frisco,TX", year_built_min=2006),
    said("homes built between 1950 and 1975 in Dayton, OH", "city:Dayton,OH", year_built_min=1950, year_built_max=1975),
    said("homes built in the 1960s in Mesa, AZ", "city:Mesa,AZ", year_built_min=1960, year_built_max=1969),
    said("pre-1978 homes in Providence, RI", "city:Providence,RI", year_built_max=1977),
    said("homes built in 2000 or later in Gilbert, AZ", "city:Gilbert,AZ", year_built_min=2000),
    said("built since 1995 in 80202", "zip:80202", year_built_min=1995),
    said("homes worth $300k to $500k in Phoenix", "city:Phoenix,AZ", value_min=300_000, value_max=500_000),
    said("homes valued over $400,000 in Denver", "city:Denver,CO", value_min=400_000),
    said("properties under $250k in Cleveland, OH", "city:Cleveland,OH", value_max=250_000),
    said("houses between $200k and $350k in Memphis, TN", "city:Memphis,TN", value_min=200_000, value_max=350_000),
    said("homes worth at least 1.5 million in Beverly Hills, CA", "city:Beverly Hills,CA", value_min=1_500_000),
    said("owners with at least 40% equity in Houston", "city:Houston,TX", ltv_max=60),
    said("more than $100k in equity in San Antonio", "city:San Antonio,TX", estimated_equity_min=100_000),
    said("high equity owners in 85251", "zip:85251", high_equity=True),
    said("at least 3 beds in Austin, TX", "city:Austin,TX", beds_min=3),
    said("3 to 4 bedrooms in Plano, TX", "city:Plano,TX", beds_min=3, beds_max=4),
    said("4+ bedroom homes with 2+ baths in Katy, TX", "city:Katy,TX", beds_min=4, baths_min=2),
    said("homes with at least 2.5 bathrooms in Reno, NV", "city:Reno,NV", baths_min=2),
    said("owned 10+ years in Chicago", "city:Chicago,IL", years_owned_min=10),
    said("owned for at least 15 years in Seattle", "city:Seattle,WA", years_owned_min=15),
    said("owned less than 5 years in Boise, ID", "city:Boise,ID", years_owned_max=4),
    said("homes over 2,000 sqft in Tulsa, OK", "city:Tulsa,OK", building_size_min=2000),
    said("1,500 to 2,500 square feet in Omaha, NE", "city:Omaha,NE", building_size_min=1500, building_size_max=2500),
    said("lots of at least 1 acre in Ocala, FL", "city:Ocala,FL", lot_size_min=43_560),
    said("single-story homes in Sun City, AZ", "city:Sun City,AZ", stories_min=1, stories_max=1),
    said(
        "landlords who own 5+ properties in Toledo, OH", "city:Toledo,OH", absentee_owner=True, properties_owned_min=5
    ),
    said("mortgage balance under $100k in Fresno, CA", "city:Fresno,CA", mortgage_max=100_000),
    said("on the market for more than 90 days in Naples, FL", "city:Naples,FL", mls_days_on_market_min=91),
    said("bought before 2010 in Durham, NC", "city:Durham,NC", last_sale_date_max="2009-12-31"),
    said("loan to value below 60% in 92101", "zip:92101", ltv_max=60),
)

OWNERS = (
    said("absentee owners in Toledo, OH", "city:Toledo,OH", absentee_owner=True),
    said("owner-occupied homes in Mesa, AZ", "city:Mesa,AZ", absentee_owner=False),
    said("out-of-state owners in Birmingham, AL", "city:Birmingham,AL", out_of_state_owner=True),
    said("in-state absentee owners in Macon, GA", "city:Macon,GA", in_state_owner=True, absentee_owner=True),
    said("trust owned homes in Palo Alto, CA", "city:Palo Alto,CA", trust_owned=True),
    said("LLC owned rentals in Cincinnati, OH", "city:Cincinnati,OH", corporate_owned=True),
    said(
        "absentee owners, not corporate owned, in Louisville, KY",
        "city:Louisville,KY",
        absentee_owner=True,
        corporate_owned=False,
    ),
    said("exclude vacant, high equity in Wichita, KS", "city:Wichita,KS", vacant=False, high_equity=True),
    said("individually owned homes in Tampa", "city:Tampa,FL", individual_owned=True),
    said("homes with a pool in Scottsdale, AZ", "city:Scottsdale,AZ", pool=True),
    said("homes without a garage in Philadelphia", "city:Philadelphia,PA", garage=False),
    said("homes with a basement in Columbus, Ohio", "city:Columbus,OH", basement=True),
    said("homes with a pool and no HOA in Chandler, AZ", "city:Chandler,AZ", pool=True),
    said("single family homes in Tempe, AZ", "city:Tempe,AZ", property_type="SFR"),
    said("condos in Miami Beach, FL", "city:Miami Beach,FL", property_type="CONDO"),
    said("single family homes and condos in Tempe, AZ", "city:Tempe,AZ", property_types=["SFR", "CONDO"]),
    said("mobile homes in Polk County, FL", "county:Polk,FL", property_type="MOBILE"),
    said("vacant land in Mohave County, AZ", "county:Mohave,AZ", property_type="LAND"),
    said("commercial properties in 77002", "zip:77002", property_type="COMMERCIAL"),
    said("duplexes and fourplexes in Milwaukee, WI", "city:Milwaukee,WI", mfh_2to4=True),
    said("apartment buildings with 5+ units in Rochester, NY", "city:Rochester,NY", mfh_5plus=True),
    said("homes in a flood zone in Lee County, FL", "county:Lee,FL", flood_zone=True),
    said("adjustable rate mortgages in Riverside, CA", "city:Riverside,CA", adjustable_rate=True),
    said("FHA loans in Bakersfield, CA", "city:Bakersfield,CA", loan_type_code_first="FHA"),
    said("homes not listed for sale in Eugene, OR", "city:Eugene,OR", mls_active=False),
    said("owners whose mail goes to California, homes in Phoenix", "city:Phoenix,AZ", mail_state="CA"),
)

COMBINED = (
    said("200 probate leads in Tampa, FL", "city:Tampa,FL", PROBATE),
    said(
        "vacant and free and clear homes in Cook County, IL worth $100k to $250k",
        "county:Cook,IL",
        "vacant",
        FREE,
        value_min=100_000,
        value_max=250_000,
    ),
    said("tired landlords within 5 miles of 85004, owned 10+ years", "near:85004,5", TIRED, years_owned_min=10),
    said(
        "Probate in Cook County, IL, not corporate owned, 200 leads", "county:Cook,IL", PROBATE, corporate_owned=False
    ),
    said(
        "out of state owners with 60%+ equity, 3+ beds, built before 1985 in Indianapolis",
        "city:Indianapolis,IN",
        out_of_state_owner=True,
        ltv_max=40,
        beds_min=3,
        year_built_max=1984,
    ),
    said("solar leads in 85251 and 85254 with a pool", "zip:85251,85254", SOLAR, pool=True),
    said(
        "pre foreclosures in Duval County, Florida, homes under $300k, single family",
        "county:Duval,FL",
        PRE,
        value_max=300_000,
        property_type="SFR",
    ),
    said(
        "absentee owners who have owned 20+ years with no mortgage in Akron, OH",
        "city:Akron,OH",
        FREE,
        absentee_owner=True,
        years_owned_min=20,
    ),
    said(
        "roofing leads: owner occupied, at least 1,800 sqft, in Arlington, TX",
        "city:Arlington,TX",
        ROOF,
        absentee_owner=False,
        building_size_min=1800,
    ),
    said("deceased owners, high equity, exclude condos, in Sarasota, FL", "city:Sarasota,FL", DEAD, high_equity=True),
)

ASKING = (
    said("probate leads", "?", PROBATE),
    said("vacant homes built before 1980", "?", "vacant", year_built_max=1979),
    said("hello there", "?"),
    said("asdf qwer zxcv", "?"),
    said("find me some good leads please", "?"),
    said("leads in Austin, TX", "?"),
    said("what is a tired landlord?", "concept"),
    said("What does free and clear mean?", "concept"),
    said("explain pre-foreclosure", "concept"),
    said("whats absentee owner", "concept"),
)

PROMPTS = (*STRATEGIES, *PLACES, *NUMBERS, *OWNERS, *COMBINED, *ASKING)
