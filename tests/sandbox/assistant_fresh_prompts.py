"""A hundred single prompts by the classes that real people bring; written before the rules were mended. Format: `assistant_prompts`."""

from tests.sandbox.assistant_prompts import (
    AUCTION,
    CASH,
    EXPIRED,
    FLIP,
    FREE,
    HVAC,
    LONG,
    NEW,
    PRE,
    PROBATE,
    REFI,
    REO,
    ROOF,
    SOLAR,
    TIRED,
    said,
)

TYPOS = (
    said("probbate leads in Tampa FL", "city:Tampa,FL", PROBATE),
    said("vaccant houses in Cleveland OH", "city:Cleveland,OH", "vacant"),
    said("abstentee owners in Pheonix AZ", "city:Phoenix,AZ", absentee_owner=True),
    said("pre-forclosures in Houston TX", "city:Houston,TX", PRE),
    said("absentee onwers in Cincinatti, Ohio", "city:Cincinnati,OH", absentee_owner=True),
    said("free and claer homes in Tuscon, AZ", "city:Tucson,AZ", FREE),
    said("tierd landlords in Philadelhpia", "city:Philadelphia,PA", TIRED),
    said("multifamly in Milwaukee WI", "city:Milwaukee,WI", property_type="MFR"),
    said("homes with 3 bedrooooms in Boise, ID", "city:Boise,ID", beds_min=3),
    said("vacant homes in tampa fl", "city:Tampa,FL", "vacant"),
)

SEVERAL_PLACES = (
    said("vacant homes in Mesa, Tempe and Chandler AZ", "city:Mesa,AZ|Tempe,AZ|Chandler,AZ", "vacant"),
    said("probate in Tampa FL and Orlando FL", "city:Tampa,FL|Orlando,FL", PROBATE),
    said("cash buyers in Dallas, TX and Phoenix, AZ", "city:Dallas,TX|Phoenix,AZ", CASH),
    said("free and clear in Florida and Georgia", "state:FL,GA", FREE),
    said("vacant homes in Harris, Dallas and Tarrant counties, TX", "county:Harris,TX|Dallas,TX|Tarrant,TX", "vacant"),
    said("probate in Maricopa and Pinal County, AZ", "county:Maricopa,AZ|Pinal,AZ", PROBATE),
    said("tired landlords 85004/85006", "zip:85004,85006", TIRED),
    said("zips 33602, 33606 & 33609, vacant", "zip:33602,33606,33609", "vacant"),
    said("absentee owners in Phoenix plus zip 85281", "city:Phoenix,AZ + zip:85281", absentee_owner=True),
    said("probate in Cook County, IL and Lake County, IN", "county:Cook,IL|Lake,IN", PROBATE),
)

INVESTORS = (
    said("F&C houses in Akron, OH", "city:Akron,OH", FREE),
    said("OOS owners in Memphis", "city:Memphis,TN", out_of_state_owner=True),
    said("absentees in Toledo, OH with lots of equity", "city:Toledo,OH", absentee_owner=True, high_equity=True),
    said("NODs in Maricopa County AZ", "county:Maricopa,AZ", PRE),
    said("lis pendens in Miami-Dade County", "county:Miami-Dade,FL", PRE),
    said("3/2 SFH in Mesa, AZ", "city:Mesa,AZ", property_type="SFR", beds_min=3, baths_min=2),
    said("burnt out landlords with 5+ doors in Dayton, OH", "city:Dayton,OH", TIRED, properties_owned_min=5),
    said("underwater homeowners in Las Vegas", "city:Las Vegas,NV", ltv_min=100),
    said("flippers in Atlanta who bought recently", "city:Atlanta,GA", FLIP, more=True),
    said("REOs and trustee sales in Sacramento, CA", "city:Sacramento,CA", REO, AUCTION),
    said("off market absentee in 43206", "zip:43206", absentee_owner=True, mls_active=False),
    said("LLC landlords in Fulton County GA", "county:Fulton,GA", absentee_owner=True, corporate_owned=True),
    said("hard money borrowers in Riverside, CA", "city:Riverside,CA", private_lender=True),
    said("motivated sellers in Tampa, FL", "?"),
    said("small multis, 2-4 units, in Chicago", "city:Chicago,IL", mfh_2to4=True),
)

TRADES = (
    said("I'm a roofer in Plano, TX", "city:Plano,TX", ROOF),
    said("we install solar panels around Tucson, AZ", "city:Tucson,AZ", SOLAR),
    said("AC replacement leads in Mesa, Arizona", "city:Mesa,AZ", HVAC),
    said("homes for my gutter cleaning business in Boise, ID", "city:Boise,ID", absentee_owner=False, more=True),
    said("siding company looking for older houses in Dayton, OH", "city:Dayton,OH", absentee_owner=False, more=True),
    said(
        "pool guy here, need pools in Scottsdale, AZ where the owner lives there",
        "city:Scottsdale,AZ",
        pool=True,
        absentee_owner=False,
    ),
    said("realtor looking for long time owners in Pasadena, CA", "city:Pasadena,CA", LONG),
    said("realtor wanting expireds in Denver", "city:Denver,CO", EXPIRED),
    said("mortgage broker, refi leads in Sacramento", "city:Sacramento,CA", REFI),
    said("insulation contractor, Akron Ohio", "city:Akron,OH", absentee_owner=False, more=True),
    said("moving company wants new movers in Raleigh, NC", "city:Raleigh,NC", NEW),
    said("landscaper needs half acre lots or bigger in Ocala, FL", "city:Ocala,FL", lot_size_min=21_780, more=True),
)

SENIORS = (
    said(
        "seniors living in their homes for 30 years in Sun City, AZ",
        "city:Sun City,AZ",
        years_owned_min=30,
        more=True,
        tells="no filter",
    ),
    said(
        "elderly owners with paid off houses in Naples, FL",
        "city:Naples,FL",
        FREE,
        tells="no filter",
    ),
    said(
        "empty nesters in Scottsdale AZ with 4+ bedrooms",
        "city:Scottsdale,AZ",
        beds_min=4,
        tells="no filter",
    ),
    said(
        "widows and retirees in Boca Raton, FL, owned at least 20 years",
        "city:Boca Raton,FL",
        years_owned_min=20,
        tells="no filter",
    ),
)

WORDED = (
    said("three bedroom homes in Austin, TX", "city:Austin,TX", beds_min=3),
    said("homes with at least two baths and four bedrooms in Plano, TX", "city:Plano,TX", beds_min=4, baths_min=2),
    said("owned at least ten years in Chicago", "city:Chicago,IL", years_owned_min=10),
    said("owned for more than fifteen years in Seattle", "city:Seattle,WA", years_owned_min=16),
    said("vacant homes within five miles of 85004", "near:85004,5", "vacant"),
    said("homes built in the seventies in Mesa, AZ", "city:Mesa,AZ", year_built_min=1970, year_built_max=1979),
    said("landlords with three or more properties in Toledo, OH", "city:Toledo,OH", absentee_owner=True, properties_owned_min=3),
    said("forty percent equity or more in 92101", "zip:92101", ltv_max=60),
)  # fmt: skip

MONEY = (
    said("homes worth half a million or more in Denver", "city:Denver,CO", value_min=500_000),
    said("houses from 300 to 450 thousand in Phoenix", "city:Phoenix,AZ", value_min=300_000, value_max=450_000),
    said("homes under half a million in Tampa", "city:Tampa,FL", value_max=500_000),
    said("homes worth over a million in Beverly Hills, CA", "city:Beverly Hills,CA", value_min=1_000_000),
    said("vacant houses below a quarter million in Memphis", "city:Memphis,TN", "vacant", value_max=250_000),
    said("worth three hundred thousand or less in Cleveland, OH", "city:Cleveland,OH", value_max=300_000),
    said("owners who owe less than 150 grand in Fresno, CA", "city:Fresno,CA", mortgage_max=150_000),
    said("at least two hundred thousand in equity in San Antonio", "city:San Antonio,TX", estimated_equity_min=200_000),
    said("homes between 1 and 1.5 million in Naples, FL", "city:Naples,FL", value_min=1_000_000, value_max=1_500_000),
    said("absentee owners, homes 200-300k, Akron OH", "city:Akron,OH", absentee_owner=True, value_min=200_000, value_max=300_000),
)  # fmt: skip

SHORT_NAMES = (
    said("vacant homes in Ft Worth, TX", "city:Fort Worth,TX", "vacant"),
    said("probate in Ft. Lauderdale", "city:Fort Lauderdale,FL", PROBATE),
    said("tired landlords in St. Louis, MO", "city:Saint Louis,MO", TIRED),
    said("absentee owners in Mt Pleasant, SC", "city:Mount Pleasant,SC", absentee_owner=True),
    said("vacant homes in st pete fl", "city:Saint Petersburg,FL", "vacant"),
    said("free and clear in St. Johns County, FL", "county:St. Johns,FL", FREE),
    said("probate in Saint Louis County, Missouri", "county:St. Louis,MO", PROBATE),
    said("vacant homes in Mt. Juliet, Tennessee", "city:Mount Juliet,TN", "vacant"),
)

RADIUS_AND_ZIPS = (
    said("vacant homes 25 miles from Boise, ID", "near:Boise,ID,25", "vacant"),
    said("probate within a 3-mile radius of zip 60614", "near:60614,3", PROBATE),
    said("free and clear ten miles around Reno, NV", "near:Reno,NV,10", FREE),
    said("vacant within half a mile of 98103", "near:98103,0.5", "vacant"),
    said("vacant homes in 85001 and 85004", "zip:85004", "vacant", tells="85001.*(?i:post.office|p\\.?o\\.? box)"),
    said("probate in 33601", "?", PROBATE, tells="33601.*(?i:post.office|p\\.?o\\.? box)"),
    said("vacant homes in 99999", "?", "vacant", tells="99999"),
    said("probate in harris county texas", "county:Harris,TX", PROBATE),
    said("vacant homes in Prince George's County, MD", "county:Prince George's,MD", "vacant"),
    said("probate in the Bronx", "city:Bronx,NY", PROBATE),
    said("tired landlords in Brooklyn", "city:Brooklyn,NY", TIRED),
    said("vacant homes in Midtown Atlanta", "hood:30308", "vacant"),
)

OWNERS_AND_NEGATIONS = (
    said("houses in Tampa where the owner lives elsewhere", "city:Tampa,FL", absentee_owner=True),
    said("people living there, built before 1980, in Mesa, AZ", "city:Mesa,AZ", absentee_owner=False, year_built_max=1979),
    said("homes in Akron, OH whose owners don't live there", "city:Akron,OH", absentee_owner=True),
    said("anything but condos in Tampa, FL, absentee", "city:Tampa,FL", absentee_owner=True, more=True, tells="condo"),
    said("vacant homes not in a flood zone in Lee County, FL", "county:Lee,FL", "vacant", flood_zone=False),
    said("absentee but no corporate owners in Wichita, KS", "city:Wichita,KS", absentee_owner=True, corporate_owned=False),
)  # fmt: skip

AMBIGUOUS = (
    said("tired landlords in Columbia", "?", TIRED, tells="Columbia, SC.*Columbia, MO"),
    said("cash buyers in Arlington", "?", CASH, tells="Arlington, TX.*Arlington, VA"),
    said("vacant homes in Rochester", "?", "vacant", tells="Rochester, NY.*Rochester, MN"),
    said("probate in Orange County", "?", PROBATE, tells="CA.*FL|FL.*CA"),
)

CONCEPTS = (said("what does LTV mean?", "concept"),)

FRESH_PROMPTS = (
    *TYPOS,
    *SEVERAL_PLACES,
    *INVESTORS,
    *TRADES,
    *SENIORS,
    *WORDED,
    *MONEY,
    *SHORT_NAMES,
    *RADIUS_AND_ZIPS,
    *OWNERS_AND_NEGATIONS,
    *AMBIGUOUS,
    *CONCEPTS,
)
