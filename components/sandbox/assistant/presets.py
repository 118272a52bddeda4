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
    ("pre_foreclosure_motivated", r"pre[\s-]?foreclosures?|pre[\s-]?foreclosed|facing foreclosure|in foreclosure|behind on (?:their )?(?:mortgages?|payments)|notices? of default|nods?|lis pendens|defaulting (?:on their (?:mortgages?|loans?)|owners?)|missed (?:mortgage )?payments|late on (?:their )?(?:mortgages?|payments)|foreclosures?"),
    ("probate_inherited", r"probates?|probate[\s-]court|inherit(?:ed|ance|ances|ing)?|heirs?(?: properties| property)?|estates? in probate"),
    ("owner_deceased", r"(?:deceased|dead|late) (?:owners?|homeowners)|owners? of record (?:is |are )?(?:deceased|dead)|owners? (?:has |have |who )?(?:recently )?(?:passed away|died|is deceased|are deceased)|estate sales?|(?:people |owners? |someone )?(?:who|that) (?:recently |just )?(?:died|passed(?: away)?)|whose owners? (?:have |has |recently )?(?:passed away|passed|died)|(?:the )?owners? (?:is|are) (?:deceased|dead)"),
    ("tired_landlord", r"(?:tired|burn(?:ed|t)[\s-]?out|weary|frustrated|worn[\s-]out)(?: |-)?(?:out )?[\s-]*(?:landlords?|rental owners?)|landlords? (?:who(?: are|'re)? )?(?:tired|fed up|burned out|burnt out|sick of (?:it|tenants))"),
    ("reo_bank_owned", r"reos?|bank[\s-]owned|owned by (?:the |a )?banks?|foreclosed(?: on)?"),
    ("free_and_clear", r"free (?:and|&|n) clear|(?:no|without(?: a| any)?) mortgages?|mortgage[\s-]free|paid[\s-]off|(?:own|owns|owned) (?:it |them |their (?:homes?|houses?) )?(?:outright|free and clear)|no (?:open )?loans?|debt[\s-]free|(?:house|home)s? (?:is |are )?paid for|nothing owed|owe nothing"),
    ("active_flipper", r"(?:house |home |active )?flippers?|fix (?:and|&|n) flip(?:pers?| investors?)?|rehabbers?"),
    ("cash_buyer_investor", r"cash[\s-]buyers?(?: investors?)?|cash investors?|investors? who pay cash|dispo(?:sition)? lists?|wholesal(?:e|er|ers|ing)|bought (?:with|for|in) cash"),
    ("expired_mls", r"expireds|expired(?: mls)?(?: listings?)?|listings? (?:that |which )?(?:have |has )?expired|failed listings?|(?:that )?failed to sell|didn'?t sell|withdrawn listings?|cancell?ed listings?"),
    ("recent_homeowner", r"new(?:ly)? (?:homeowners?|home ?buyers?|owners?|movers?)|(?:people|folks|families) who (?:just|recently) (?:moved(?: in)?|bought)|recent (?:homeowners?|buyers?|home buyers?|movers?)|(?:just|recently) (?:bought|moved|purchased)(?: (?:a |their )?(?:homes?|houses?))?"),
    ("long_term_owner_listing_opportunity", r"long[\s-]?(?:term|time)[\s-](?:owners?|homeowners|residents?)|long ownership|potential listings|(?:owners?|people) (?:likely|about|ready) to (?:list|sell)"),
    ("judgment_lien", r"judge?ments?(?: liens?)?|(?:court )?liens?(?: holders?)?"),
    ("solar_owner_occupied_high_value", r"solar(?: panels?| power| energy| systems?)?(?: installs?| installers?| installations?| sales| compan(?:y|ies))?"),
    ("roofing_older_home_high_equity", r"(?:need(?:s|ing)? )?(?:a )?(?:new )?(?:(?<!\w)(?:re-?)?)roof(?:s|ing|ers?)?(?: replacements?| repairs?| compan(?:y|ies)| contractors?)?"),
    ("hvac_older_home_owner_occupied", r"hvac(?: contractors?| compan(?:y|ies)| techs?)?|air[\s-]?con(?:dition(?:ing|ers?))?|a/?c (?:replacements?|units?|repairs?|compan(?:y|ies)|guy|installs?)|furnaces?|heat pumps?|heating and (?:cooling|air)"),
    ("vacant", r"vacan(?:t|cy|cies)|vacants|abandoned|unoccupied|empty|boarded[\s-]up|(?:where )?(?:nobody|no one|no-one) (?:lives|is living|living) (?:there|in(?: (?:it|them))?)|sitting empty|unlived[\s-]in"),
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
    ("plumbing", r"plumb(?:ing|ers?)|re-?pip(?:e|ing)|water heaters?|sewer lines?", {"property_type": "SFR", "year_built_max": 2000, "absentee_owner": False},
     "older plumbing is common in homes of that age"),
    ("electrical work", r"electric(?:al|ians?)(?: work)?|panel upgrades?|rewiring", {"property_type": "SFR", "year_built_max": 1985, "absentee_owner": False},
     "wiring of that age is often due"),
    ("windows", r"(?:replacement )?windows?(?: replacements?)?", {"property_type": "SFR", "year_built_max": 2000, "absentee_owner": False},
     "windows of that age are often due"),
    ("remodeling", r"remodel(?:s|ing|ers?)?|kitchens?|renovations?", {"property_type": "SFR", "year_built_max": 1995, "absentee_owner": False, "high_equity": True},
     "owners with equity can pay for it"),
    ("pool service", r"pool (?:service|cleaning|cleaners?|maintenance|repairs?|compan(?:y|ies))", {"pool": True, "absentee_owner": False}, "they have a pool"),
    ("landscaping", r"landscap(?:ing|ers?)|lawn (?:care|service|mowing)|sprinklers?|irrigation", {"property_type": "SFR", "absentee_owner": False}, "they live there"),
    ("pest control", r"pest control|exterminators?|termites?", {"property_type": "SFR", "absentee_owner": False}, "they live there"),
    ("work on the house", r"gutters?(?: cleaning| cleaners?| guards?)?|sidings?|insulation|foundation(?: repairs?)?|waterproofing|septic(?: tanks?)?|chimneys?|driveways?|paving|masonry|decks? builders?|garage door(?:s| repairs?)|flooring|pressure washing|power washing",
     {"property_type": "SFR", "year_built_max": 2005, "absentee_owner": False}, "homes of that age are often due"),
    ("services for people at home", r"(?:house|home|carpet|window) cleaning|maids?|home security|alarms?|security systems?|tree (?:service|removal|trimming)|fenc(?:es?|ing)|handym[ae]n|water (?:treatment|softeners?)|appliance repairs?|stair ?lifts?|home care",
     {"absentee_owner": False}, "they live there"),
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
        for found in list(
            reading.find(rf"\b(?:{pattern})\b(?:\s+(?:compan(?:y|ies)|business|contractors?|crew|jobs?|work))?{_HOMES}")
        ):
            reading.mark(found)
            for key, value in filters.items():
                reading.set(key, value, f"{trade} → {key.replace('_', ' ')}: {value}")
            if "year_built_max" in filters:
                reading.warnings.append(
                    f"Applied Year Built ≤ {filters['year_built_max']}: {why}. To include rentals, remove the absentee-owner filter."
                )
