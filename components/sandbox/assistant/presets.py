"""Presets by the names that people give them, and trades that have no preset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.sandbox.assistant.reading import Reading

_HOMES = r"(?:\s+(?:homes?|houses?|properties|property|owners?|homeowners|leads?|listings?|candidates?|prospects?))?"
PRESETS: tuple[tuple[str, str], ...] = (
    ("high_equity_absentee", r"high[\s-]equity[\s-]absentee(?:[\s-]owners?|s)?|absentee (?:owners?|landlords?) with (?:high|lots of|a lot of|strong) equity"),
    ("high_equity_refi_candidate", r"(?:high[\s-]equity )?(?:refis?|refinanc(?:e|es|ing))|helocs?|cash[\s-]out refi\w*|mortgage (?:brokers?|lenders?) leads?"),
    ("auction_property", r"(?:going to |up for )?(?:foreclosure )?auctions?|trustee sales?|sheriff sales?"),
    ("pre_foreclosure_motivated", r"pre[\s-]?foreclosures?|facing foreclosure|in foreclosure|behind on (?:their )?(?:mortgages?|payments)|notices? of default|lis pendens|foreclosures?"),
    ("probate_inherited", r"probates?|inherit(?:ed|ance|ances|ing)?|heirs?(?: properties| property)?|estates? in probate"),
    ("owner_deceased", r"(?:deceased|dead) (?:owners?|homeowners)|owners? (?:has |have |who )?(?:recently )?(?:passed away|died|is deceased|are deceased)|estate sales?|whose owners? (?:passed away|died)"),
    ("tired_landlord", r"(?:tired|burn(?:ed|t)[\s-]?out|weary|frustrated|worn[\s-]out)[\s-](?:landlords?|rental owners?)"),
    ("reo_bank_owned", r"reos?|bank[\s-]owned|owned by (?:the |a )?banks?|foreclosed(?: on)?"),
    ("free_and_clear", r"free (?:and|&|n) clear|(?:no|without(?: a| any)?) mortgages?|mortgage[\s-]free|paid[\s-]off|own(?:ed)? (?:it |them |their homes? )?(?:outright|free and clear)|no (?:open )?loans?"),
    ("active_flipper", r"(?:house |home |active )?flippers?|fix (?:and|&|n) flip(?:pers?| investors?)?|rehabbers?"),
    ("cash_buyer_investor", r"cash[\s-]buyers?(?: investors?)?|cash investors?|investors? who pay cash|dispo(?:sition)? lists?|wholesal(?:e|er|ers|ing)|bought (?:with|for|in) cash"),
    ("expired_mls", r"expired(?: mls)?(?: listings?)?|failed listings?|(?:that )?failed to sell|didn'?t sell|withdrawn listings?|cancell?ed listings?"),
    ("recent_homeowner", r"new (?:homeowners?|home buyers?|owners?|movers?)|recent (?:homeowners?|buyers?|home buyers?|movers?)|(?:just|recently) (?:bought|moved|purchased)(?: (?:a |their )?(?:homes?|houses?))?"),
    ("long_term_owner_listing_opportunity", r"long[\s-]?(?:term|time)[\s-](?:owners?|homeowners|residents?)|long ownership|potential listings"),
    ("judgment_lien", r"judge?ments?(?: liens?)?|(?:court )?liens?(?: holders?)?"),
    ("solar_owner_occupied_high_value", r"solar(?: panels?| installs?| installations?)?"),
    ("roofing_older_home_high_equity", r"(?:need(?:s|ing)? )?(?:a )?(?:new )?roof(?:s|ing|ers?)?(?: replacements?)?"),
    ("hvac_older_home_owner_occupied", r"hvac|air condition(?:ing|ers?)|a/?c (?:replacement|units?|repair)|furnaces?|heat pumps?|heating and cooling"),
    ("vacant", r"vacan(?:t|cy|cies)|abandoned|unoccupied|empty|boarded[\s-]up"),
)  # fmt: skip
FLAG_OF: Mapping[str, str] = {
    "vacant": "vacant",
    "free_and_clear": "free_clear",
    "reo_bank_owned": "reo",
    "auction_property": "auction",
    "pre_foreclosure_motivated": "pre_foreclosure",
    "probate_inherited": "inherited",
    "owner_deceased": "death",
    "judgment_lien": "judgment",
    "expired_mls": "mls_cancelled",
    "cash_buyer_investor": "cash_buyer",
}
"""A preset that is one flag can be said no to."""
TRADES: tuple[tuple[str, str, Mapping[str, Any], str], ...] = (
    ("plumbing", r"plumb(?:ing|ers?)|re-?pip(?:e|ing)", {"property_type": "SFR", "year_built_max": 2000, "absentee_owner": False},
     "older plumbing is common in homes of that age"),
    ("electrical work", r"electric(?:al|ians?)(?: work)?|panel upgrades?|rewiring", {"property_type": "SFR", "year_built_max": 1985, "absentee_owner": False},
     "wiring of that age is often due"),
    ("windows", r"(?:replacement )?windows?(?: replacements?)?", {"property_type": "SFR", "year_built_max": 2000, "absentee_owner": False},
     "windows of that age are often due"),
    ("remodeling", r"remodel(?:s|ing|ers?)?|kitchens?|renovations?", {"property_type": "SFR", "year_built_max": 1995, "absentee_owner": False, "high_equity": True},
     "owners with equity can pay for it"),
    ("pool service", r"pool (?:service|cleaning|cleaners?|maintenance|repair)", {"pool": True, "absentee_owner": False}, "they have a pool"),
    ("landscaping", r"landscap(?:ing|ers?)|lawn care|lawn service", {"property_type": "SFR", "absentee_owner": False}, "they live there"),
    ("pest control", r"pest control|exterminators?|termites?", {"property_type": "SFR", "absentee_owner": False}, "they live there"),
    ("painting", r"(?:house )?paint(?:ing|ers?)", {"property_type": "SFR", "year_built_max": 2005, "absentee_owner": False}, "a coat of paint is due"),
)  # fmt: skip


def read_presets(reading: Reading) -> None:
    """Read presets; one that is said no to becomes its flag, off."""
    for key, pattern in PRESETS:
        for found, wanted in list(reading.find_flag(rf"(?:{pattern}){_HOMES}")):
            reading.mark(found)
            if wanted:
                reading.name(key, f"“{found[0].strip()}” → {key}")
            elif key in FLAG_OF:
                reading.set(FLAG_OF[key], value=False, because=f"“{found[0].strip()}” → {FLAG_OF[key]}: no")
            else:
                reading.warnings.append(f"“{found[0].strip()}”: this can be looked for, not left out.")


def read_trades(reading: Reading) -> None:
    """Read trades that have no preset: filters that find who may need them."""
    for trade, pattern, filters, why in TRADES:
        for found in list(reading.find(rf"\b(?:{pattern})\b{_HOMES}")):
            reading.mark(found)
            for key, value in filters.items():
                reading.set(key, value, f"{trade} → {key.replace('_', ' ')}: {value}")
            if "year_built_max" in filters:
                reading.warnings.append(
                    f"Applied Year Built ≤ {filters['year_built_max']}: {why}. To include rentals, remove the absentee-owner filter."
                )
