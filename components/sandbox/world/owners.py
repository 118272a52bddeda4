"""Who owns a home, where their mail goes, and what else they own. People are plain names drawn at random; nobody is meant."""

from __future__ import annotations

import numpy as np

from components.sandbox.world.chance import Array, words
from components.sandbox.world.homes import Homes, column

FIRST_NAMES = words(
    "James, Mary, Robert, Patricia, John, Jennifer, Michael, Linda, David, Elizabeth, William, Barbara, Richard, Susan, Joseph, Jessica,"
    "Thomas, Karen, Charles, Sarah, Christopher, Lisa, Daniel, Nancy, Matthew, Sandra, Anthony, Betty, Mark, Ashley, Donald, Emily, Steven,"
    "Kimberly, Andrew, Margaret, Paul, Donna, Joshua, Michelle, Kenneth, Carol, Kevin, Amanda, Brian, Melissa, Timothy, Deborah, Ronald,"
    "Stephanie, George, Rebecca, Jason, Sharon, Edward, Laura, Jeffrey, Cynthia, Ryan, Amy, Jacob, Kathleen, Gary, Angela, Nicholas,"
    "Shirley, Eric, Brenda, Jonathan, Emma, Maria, Anna, Rosa, Luis, Carlos, Juan, Wei, Priya, Ahmed, Elena"
)
LAST_NAMES = words(
    "Smith, Johnson, Williams, Brown, Jones, Garcia, Miller, Davis, Rodriguez, Martinez, Hernandez, Lopez, Gonzalez, Wilson, Anderson,"
    "Thomas, Taylor, Moore, Jackson, Martin, Lee, Perez, Thompson, White, Harris, Sanchez, Clark, Ramirez, Lewis, Robinson, Walker, Young,"
    "Allen, King, Wright, Scott, Torres, Nguyen, Hill, Flores, Green, Adams, Nelson, Baker, Hall, Rivera, Campbell, Mitchell, Carter,"
    "Roberts, Gomez, Phillips, Evans, Turner, Diaz, Parker, Cruz, Edwards, Collins, Reyes, Stewart, Morris, Morales, Murphy, Cook, Rogers,"
    "Gutierrez, Ortiz, Morgan, Cooper, Peterson, Bailey, Reed, Kelly, Howard, Ramos, Kim, Cox, Ward, Richardson, Watson, Brooks, Chavez,"
    "Wood, James, Bennett, Gray, Mendoza, Ruiz, Hughes, Price, Alvarez, Castillo, Sanders, Patel, Myers, Long, Ross, Foster, Jimenez"
)
_FIRM_WORDS = words(
    "Blue Heron, Copper Ridge, Northside, Sunrise, Evergreen, Bluebird, Keystone, Lakeshore, Red Rock, Summit, Cornerstone, Elm Street"
)
_FIRM_KINDS = words("Properties Llc, Holdings Llc, Homes Inc, Investments Lp, Realty Llc, Rentals Llc, Capital Llc")
_BANKS = words("Heritage Savings Bank, First Prairie Bank, Lakeland Mutual Bank, Union Home Trust Bank")
_STREETS = words(
    "Maple St, Oak Ave, Main St, Lakeview Dr, Cedar Ln, Park Ave, Sunset Blvd, Hillcrest Rd, 2nd St, 5th Ave, Market St, Ridge Rd"
)
_FOREIGN = 0.015


@column
def is_firm(homes: Homes) -> Array:
    """A company owns it, or a bank."""
    return np.asarray(homes.chance("firm", np.where(homes["kind"] == "COMMERCIAL", 0.55, 0.08)) | homes["reo"])


@column
def trust_owned(homes: Homes) -> Array:
    """A trust owns it."""
    return np.asarray(homes.chance("trust", 0.06) & ~homes["is_firm"])


@column
def is_entity(homes: Homes) -> Array:
    """A company or a trust owns it."""
    return np.asarray(homes["is_firm"] | homes["trust_owned"])


@column
def individual_owned(homes: Homes) -> Array:
    """People own it in their own name."""
    return np.asarray(~homes["is_entity"])


@column
def corporate_owned(homes: Homes) -> Array:
    """True for nearly every company; a few slip through, as they do in life."""
    return np.asarray(homes["is_firm"] & ~homes.chance("missed firm", 0.05))


@column
def absentee_owner(homes: Homes) -> Array:
    """The owner's mail goes elsewhere."""
    likelihood = np.where(homes["is_firm"], 0.94, np.where(homes["kind"] == "MFR", 0.55, 0.22))
    return homes.chance("absentee", np.where(homes["is_land"], 0.9, likelihood))


@column
def owner_occupied(homes: Homes) -> Array:
    """The owner lives there."""
    return np.asarray(~homes["absentee_owner"] & ~homes["vacant"])


@column
def owner_last(homes: Homes) -> Array:
    """The family's name, whoever holds the deed."""
    return homes.pick("family", LAST_NAMES)


@column
def owner_1_first_name(homes: Homes) -> Array:
    """Empty for an entity."""
    return np.where(homes["is_entity"], "", homes.pick("first owner", FIRST_NAMES))


@column
def owner_1_last_name(homes: Homes) -> Array:
    """The last name; an entity's whole name stands here."""
    firm = homes.pick("firm name", _FIRM_WORDS) + " " + homes.pick("firm kind", _FIRM_KINDS)
    firm = np.where(homes["reo"], homes.pick("bank", _BANKS), firm)
    trust = homes["owner_last"] + " Family Trust"
    return np.where(homes["is_firm"], firm, np.where(homes["trust_owned"], trust, homes["owner_last"]))


@column
def has_second_owner(homes: Homes) -> Array:
    """Two names stand on the deed."""
    return np.asarray(homes.chance("second owner", 0.42) & ~homes["is_entity"])


@column
def owner_2_first_name(homes: Homes) -> Array:
    """ "" without a second owner."""
    return np.where(homes["has_second_owner"], homes.pick("second first", FIRST_NAMES), "")


@column
def owner_2_last_name(homes: Homes) -> Array:
    """Mostly the family's name."""
    other = np.where(homes.chance("own name", 0.15), homes.pick("second family", LAST_NAMES), homes["owner_last"])
    return np.where(homes["has_second_owner"], other, "")


@column
def mails_abroad(homes: Homes) -> Array:
    """Mail goes to an address that the county writes as XX."""
    return np.asarray(homes["absentee_owner"] & homes.chance("abroad", _FOREIGN))


@column
def mail_place(homes: Homes) -> Array:
    """The table index of the ZIP that the owner's mail goes to: here, elsewhere in the state, or in another state."""
    places = homes.world.places
    first, size = places.first_of_state[homes.at], places.state_size[homes.at]
    drawn = homes.draw("mail place")
    in_state = first + (drawn * size).astype(np.int64)
    outside = (drawn * (len(places) - size)).astype(np.int64)
    outside = outside + np.where(outside >= first, size, 0)
    elsewhere = np.where(homes.chance("mails in state", 0.7), in_state, outside)
    return np.where(homes["absentee_owner"], elsewhere, homes.at)


@column
def in_state_owner(homes: Homes) -> Array:
    """Absentee, with mail in the home's own state."""
    return np.asarray(homes["absentee_owner"] & (homes["mail_state"] == homes["state"]))


@column
def out_of_state_owner(homes: Homes) -> Array:
    """Absentee, with mail in another state or abroad."""
    return np.asarray(homes["absentee_owner"] & (homes["mail_state"] != homes["state"]))


@column
def mail_address(homes: Homes) -> Array:
    """A street or a PO box; the home's own where the owner lives there."""
    number = (100 + 9800 * homes.draw("mail house")).astype(int).astype(str).astype(object)
    away = np.where(
        homes.chance("po box", 0.18), "PO Box " + number, number + " " + homes.pick("mail street", _STREETS)
    )
    return np.where(homes["absentee_owner"], away, homes["address"])


@column
def mail_city(homes: Homes) -> Array:
    """Blank abroad."""
    return np.where(homes["mails_abroad"], "", homes.world.places.city[homes["mail_place"]])


@column
def mail_state(homes: Homes) -> Array:
    """XX abroad."""
    return np.where(homes["mails_abroad"], "XX", homes.world.places.state[homes["mail_place"]])


@column
def mail_zip(homes: Homes) -> Array:
    """Blank abroad."""
    return np.where(homes["mails_abroad"], "", homes.world.places.zip_code[homes["mail_place"]])


@column
def mail_county(homes: Homes) -> Array:
    """Blank abroad; only a filter asks."""
    return np.where(homes["mails_abroad"], "", homes.world.places.county[homes["mail_place"]])


@column
def total_properties_owned(homes: Homes) -> Array:
    """Homes in the owner's hands, this one included; companies and absentees own more."""
    reach = np.where(homes["is_firm"], 26, np.where(homes["absentee_owner"], 9, 2.2))
    return np.asarray(1 + np.floor(reach * homes.draw("portfolio") ** 3)).astype(np.int64)


@column
def total_portfolio_value(homes: Homes) -> Array:
    """Dollars, all homes together."""
    others = (homes["total_properties_owned"] - 1) * homes["estimated_value"] * (0.6 + 0.7 * homes.draw("other homes"))
    return np.asarray(homes["estimated_value"] + np.round(others, -3)).astype(np.int64)


@column
def portfolio_mortgage_balance(homes: Homes) -> Array:
    """Dollars owed on all homes together."""
    others = (homes["total_portfolio_value"] - homes["estimated_value"]) * 0.8 * homes.draw("other loans")
    return np.asarray(homes["open_mortgage_balance"] + np.round(others, -2)).astype(np.int64)


@column
def portfolio_equity(homes: Homes) -> Array:
    """Dollars: the portfolio's value less what is owed."""
    return np.asarray(homes["total_portfolio_value"] - homes["portfolio_mortgage_balance"])


@column
def portfolio_purchased_last12(homes: Homes) -> Array:
    """Homes bought within a year, this one included if it was."""
    bought = np.floor(homes["total_properties_owned"] * homes.draw("bought lately") ** 4).astype(np.int64)
    return np.asarray(np.maximum(bought, homes["days_held"] <= 365))


@column
def portfolio_purchased_last6(homes: Homes) -> Array:
    """Homes bought within half a year."""
    bought = np.floor(homes["portfolio_purchased_last12"] * homes.draw("bought just now")).astype(np.int64)
    return np.asarray(np.maximum(bought, homes["days_held"] <= 182))


@column
def investor_buyer(homes: Homes) -> Array:
    """Bought for cash by someone who lives elsewhere."""
    return np.asarray(homes["cash_buyer"] & homes["absentee_owner"] & homes.chance("investor", 0.75))
