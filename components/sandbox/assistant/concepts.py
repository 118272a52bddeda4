"""What the words of the trade mean, for those who ask."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"^\s*(?:(?:so|ok(?:ay)?|wait|hmm|and|but|sorry|first|quick question|question)\b[,:]?\s+)*(?:"
    r"what(?:['’]?s| is| are| does| do| exactly is)\b(?! the (?:count|number|price|cost)\b)|what .{3,40} means?\b|explain|define|definition of|meaning of"
    r"|(?:can|could) you (?:explain|tell me what)|tell me (?:about|what)|remind me what|i don'?t (?:know|understand) what|how (?:is|are|does|do)\b)"
    r"(?!.*\b(?:near|within|in)\s+(?:(?-i:[A-Z])|\d{5}))",
    re.IGNORECASE,
)
CONCEPTS: tuple[tuple[str, str, str], ...] = (
    (r"tired[\s-]landlords?", "A tired landlord rents the place out, has held it seven years or more and owns at least two: often ready to let go.", "tired_landlord"),
    (r"pre[\s-]?foreclosures?", "Pre-foreclosure is the time between a notice of default and the auction: the owner can still sell.", "pre_foreclosure_motivated"),
    (r"free (?:and|&) clear", "Free and clear means that no mortgage is open: the whole value is the owner's equity.", "free_and_clear"),
    (r"absentee(?: owners?)?", "An absentee owner gets mail at another address than the home: a landlord, an heir, or a second home.", "absentee_owner"),
    (r"probates?|inherit\w*", "Probate is the court's settling of an estate: heirs often sell what they inherit.", "probate_inherited"),
    (r"reos?|bank[\s-]owned", "REO means real estate owned: a lender took the home back after its auction failed.", "reo_bank_owned"),
    (r"propensity|scores?", "A propensity score, 0 to 100, counts the signals that fit a use case; 70 and more is High.", ""),
    (r"high[\s-]equity|equity", "Equity is what a home is worth less what is owed on it; high equity is a large part of the value.", "high_equity"),
    (r"ltv|loan[\s-]to[\s-]value", "Loan to value is what is owed as a share of what the home is worth: the lower, the more equity.", ""),
    (r"flippers?", "An active flipper bought two homes or more within twelve months, to sell them on.", "active_flipper"),
    (r"expired(?: listings?| mls)?", "An expired listing was for sale and did not sell: its owner wanted to, and may still.", "expired_mls"),
    (r"cash[\s-]buyers?", "A cash buyer bought without a loan: often an investor who can close quickly.", "cash_buyer_investor"),
    (r"judge?ments?|liens?", "A judgment is a court's finding that money is owed; a lien ties it to the home.", "judgment_lien"),
    (r"dnc|do not call", "DNC marks a number on a do-not-call register; TCPA marks numbers of people who sue over calls.", ""),
    (r"vacant", "A vacant home is one where nobody gets mail.", "vacant"),
    (r"skip[\s-]trac\w+", "Skip tracing finds the phones and addresses of an owner.", ""),
    (r"auctions?|trustee sales?|sheriff sales?", "An auction sells a home whose loan was not paid, to the highest bidder; until then the owner can still sell.", "auction_property"),
    (r"wholesal\w+|dispo\w*", "A wholesaler puts a home under contract and sells the contract on, mostly to cash buyers.", "cash_buyer_investor"),
    (r"heloc|refi\w*|refinanc\w+", "Refinancing replaces a loan by another; owners with much equity can take cash out of it.", "high_equity_refi_candidate"),
    (r"adjustable\w*|arms?", "An adjustable-rate loan changes its rate with the market: its payment may jump.", "adjustable_rate"),
    (r"assumable\w*", "An assumable loan can be taken over by a buyer, at its old rate.", "assumable"),
    (r"lis pendens|notices? of default|nods?", "A notice of default, or lis pendens, opens a foreclosure: the loan is behind, and the county has it on record.", "pre_foreclosure_motivated"),
    (r"out[\s-]of[\s-]state(?: owners?)?", "An out-of-state owner gets mail in another state than the home's: often a landlord from afar.", "out_of_state_owner"),
    (r"owner[\s-]occup\w+", "An owner-occupied home is one whose owner gets mail there, and so most likely lives in it.", ""),
    (r"single[\s-]family|sfrs?|sfhs?", "A single-family home, SFR, is a house of its own for one household.", ""),
)  # fmt: skip
"""What is asked about, what it means, and the preset or flag that finds it, where one does."""


def explained(prompt: str) -> tuple[str, str] | None:
    """Explain the term that a prompt asks about: the words, and the preset or flag behind it. None where it asks about none."""
    if not _ASKS.match(prompt):
        return None
    named = [
        (found.start(), words, key)
        for pattern, words, key in CONCEPTS
        if (found := re.search(rf"\b(?:{pattern})(?!\w)", prompt, re.IGNORECASE))
    ]
    if not named:
        return None
    told = [words for _, words, _ in sorted(named)[:2]] if "differ" in prompt.lower() else [named[0][1]]
    return " ".join(told), named[0][2]
