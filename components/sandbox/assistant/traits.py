"""Traits that are there or not: of the home, its owner, its loan, its listing. With what has no filter at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from components.sandbox.assistant.reading import Reading

_OWNED = r"(?:[\s-]*(?:owned|held|owners?))"
FLAGS: tuple[tuple[str, bool, str], ...] = (
    (
        "out_of_state_owner",
        True,
        r"out[\s-]of[\s-](?:state|town)(?:\s+(?:owners?|owned))?|(?:live|lives|living) out[\s-]of[\s-](?:state|town)|(?:live|lives|living|reside|based) in (?:another|a different|other) states?",
    ),
    ("in_state_owner", True, r"in[\s-]state(?=\s+(?:absentee|owners?|landlords?))(?:\s+owners?)?"),
    (
        "absentee_owner",
        True,
        r"absentee(?:[\s-]+owner(?:s|ed)?|[\s-]+landlords?)?|absentees|non[\s-]?owner[\s-]occupied|landlords?|rental (?:properties|homes?|houses?)|(?<!owned )rentals|rented(?: out)?|tenant[\s-]occupied|with tenants|renters|second homes?|vacation homes?|(?:owners? )?(?:who |that )?(?:live|lives|living|reside|resides) (?:elsewhere|somewhere else|far away|in another (?:city|town|place|house))|mail(?:ing address)? (?:goes |is )?(?:elsewhere|somewhere else)",
    ),
    (
        "absentee_owner",
        False,
        r"owner[\s-]+occ(?:upied)?|owner[\s-]+occupants?|(?:(?:the |whose )?(?:owners?|people|folks|families) )?(?:(?:who|that|actually|still) )*(?:live|lives|living|reside|residing|resides) (?:there|here|onsite|on site|(?:in|at) (?:it|them|the (?:homes?|house|houses|property|properties)|their (?:own )?(?:homes?|houses?)))|primary (?:residences?|homes?)|homesteads?(?:ed)?|occupied by (?:the |their )?owners?",
    ),
    (
        "corporate_owned",
        True,
        rf"(?:corporate|company|corporation|business|llc)s?{_OWNED}|owned by (?:an? )?(?:llc|compan|corporation)\w*|llcs?|corporations|corporate(?: owners?| landlords?)?|companies",
    ),
    (
        "trust_owned",
        True,
        rf"(?:family )?trusts?{_OWNED}|(?:family |living )?trusts|(?:owned by|held in) (?:a )?trusts?",
    ),
    ("individual_owned", True, rf"(?:individual|personal)(?:ly)?{_OWNED}|owned by (?:an? )?(?:individual|person)s?"),
    ("investor_buyer", True, r"investor[\s-]owned|(?:owned |bought |purchased |held )?by (?:an )?investors?"),
    ("high_equity", False, r"low[\s-]equity|(?:very )?little equity"),
    (
        "high_equity",
        True,
        r"(?:high|big|large|strong|good|great|substantial)[\s-]equity|(?:lots|plenty|tons) of equity|a (?:lot|ton) of equity|equity[\s-]rich",
    ),
    ("equity", True, r"(?:any|positive) equity"),
    ("pool", True, r"(?:swimming |private )?pools?"),
    ("garage", True, r"garages?"),
    ("basement", True, r"basements?"),
    ("deck", True, r"decks?"),
    ("flood_zone", True, r"(?:in (?:a |the )?)?flood[\s-]?(?:zones?|plains?)"),
    ("adjustable_rate", True, r"adjustable[\s-]rates?(?: mortgages?| loans?)?|arm loans?|arms"),
    ("assumable", True, r"assumable(?: mortgages?| loans?)?"),
    ("private_lender", True, r"private (?:lenders?|money|loans?)|hard money(?: (?:loans?|lenders?|borrowers?))?"),
    ("mls_pending", True, r"pending(?: sales?| listings?)?|under contract"),
    (
        "mls_active",
        True,
        r"(?:actively |currently )?listed(?: for sale| on the mls)?|active listings?|on the mls|for sale",
    ),
    ("mls_active", False, r"off[\s-](?:the[\s-])?market"),
)
TYPES: tuple[tuple[str, str], ...] = (
    ("LAND", r"vacant (?:land|lots?)|land|empty lots?|raw land|parcels of land"),
    ("SFR", r"single[\s-]famil(?:y|ies)(?:[\s-](?:homes?|houses?|residences?))?|sfrs?|detached (?:homes?|houses?)"),
    ("CONDO", r"condo(?:minium)?s?"),
    ("MOBILE", r"(?:mobile|manufactured) homes?|trailers?"),
    ("MFR", r"multi-?\s?famil(?:y|ies)(?:\s(?:homes?|houses?|properties|buildings?))?|multis"),
    ("COMMERCIAL", r"commercial(?: (?:properties|property|buildings?|real estate))?|office buildings?|warehouses?"),
)
_SMALL = r"duplex(?:es)?|triplex(?:es)?|fourplex(?:es)?|quadplex(?:es)?|2[\s-]?(?:to|-)[\s-]?4[\s-]units?(?: buildings?)?|small multi(?:-?family|s)(?:,? 2[\s-]?(?:to|-)[\s-]?4[\s-]units?)?"
_LARGE = r"apartment (?:buildings?|complexes)(?: with 5\+? (?:or more )?units)?|5\+ units?(?: buildings?)?|large multi-?family"
_LOANS = {"fha": "FHA", "va": "VA", "usda": "USDA", "conventional": "COV", "reverse": "REV"}
_NO_FILTER: tuple[tuple[str, str], ...] = (
    ("an HOA", r"(?:no |without (?:an? )?|with (?:an? )?)?(?:hoas?|homeowners'? associations?)(?: fees?| dues)?"),
    ("tax debt", r"(?:tax[\s-]delinquen\w+|delinquent tax\w*|back taxes|behind on (?:their )?(?:property )?taxes|unpaid taxes)"),
    ("an owner's age", r"(?:senior|elderly|older|retired|aging|baby boomer) (?:owners?|homeowners?|people|couples?|citizens?|folks)|seniors|elderly|elders|empty[\s-]nesters?|widow(?:er)?s?|pensioners?|retired|millennials?|young (?:families|couples?|buyers?)|owners? over \d+ years old|(?:owners?|people|homeowners) (?:aged? )?\d{2}\+|\d{2}\+ year olds?|(?:aged?|over the age of) [5-9]\d(?:\+| (?:and|or) (?:older|over|up))?(?! years)|(?:over )?[5-9]\d\+?(?: (?:and|or) older)?(?= (?:owners?|homeowners?|people))|retirees|(?:baby )?boomers"),
    ("a sale by owner", r"fsbos?|for sale by owners?"),
    ("family size", r"(?:families )?with (?:kids|children)|large families|newly ?weds?|singles"),
    ("income", r"(?:high |low )?incomes?"),
    ("credit scores", r"(?:good |bad |poor )?credit(?: scores?)?"),
    ("a home's condition", r"(?:fixer[\s-]?uppers?|ugly houses?|run[\s-]?down|needs? (?:work|repairs?)|bad condition|storm damage[d]?|hail damage[d]?|water damage[d]?)"),
    ("divorce", r"divorc(?:e|es|ed|ing)"),
    ("bankruptcy", r"bankrupt(?:cy|cies)?"),
    ("code violations", r"code violations?"),
    ("phones and e-mail", r"(?:valid |working )?(?:phone numbers?|cell phones?|emails?|e-mails?)"),
)  # fmt: skip


def read_traits(reading: Reading) -> None:
    """Read types, flags, loans, and what has no filter."""
    _types(reading)
    for key, wanted, pattern in FLAGS:
        for found, asked in list(reading.find_flag(pattern)):
            reading.mark(found)
            reading.set(
                key,
                wanted is asked,
                f"“{found[0].strip()}” → {key.replace('_', ' ')}: {'yes' if wanted is asked else 'no'}",
            )
    for found in list(reading.find(rf"\b(?P<code>{'|'.join(_LOANS)})\s+(?:loans?|mortgages?|financing)\b")):
        _take(reading, "loan_type_code_first", _LOANS[found["code"]], found)
    for found in list(reading.find(r"\b(?:single|one|1)[\s-]stor(?:y|ies)\b|\branch(?:es)?(?:[\s-]style)?\b")):
        _take(reading, "stories_min", 1, found)
        _take(reading, "stories_max", 1, found)
    for found in list(reading.find(r"\b(?:two|2)[\s-]stor(?:y|ies)\b")):
        _take(reading, "stories_min", 2, found)
        _take(reading, "stories_max", 2, found)


def read_without_filter(reading: Reading) -> None:
    """Say what is asked for and has no filter."""
    for named, pattern in _NO_FILTER:
        for found in list(reading.find(rf"(?<!\w)(?:{pattern})(?!\w)")):
            reading.mark(found)
            reading.warnings.append(f"There is no filter for {named}, so “{found[0].strip()}” changes nothing.")


def _types(reading: Reading) -> None:
    for key, pattern in (("mfh_5plus", _LARGE), ("mfh_2to4", _SMALL)):
        for found in list(reading.find(rf"\b(?:{pattern})\b")):
            _take(reading, key, value=True, found=found)
    kinds = list(dict.fromkeys(kind for _, kind in sorted(_named_types(reading))))
    if len(kinds) == 1:
        reading.set("property_type", kinds[0], f"Property type: {kinds[0]}")
    elif kinds:
        reading.set("property_types", kinds, f"Property types: {', '.join(kinds)}")


def _named_types(reading: Reading) -> Iterator[tuple[int, str]]:
    """Give the types that are asked for, and where in the prompt."""
    for kind, pattern in TYPES:
        for found, asked in list(reading.find_flag(pattern)):
            reading.mark(found)
            if asked:
                yield found.start(), kind
            else:
                told = f"A property type can be asked for, not left out: “{found[0].strip()}” changes nothing."
                reading.warnings.append(told)


def _take(reading: Reading, key: str, value: Any, found: Any) -> None:
    reading.mark(found)
    reading.set(key, value, f"“{found[0].strip()}” → {key.replace('_', ' ')}: {value}")
