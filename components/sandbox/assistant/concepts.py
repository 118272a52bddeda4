"""What the words of the trade mean, for those who ask."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"^\s*(?:so\s+)?(?:what(?:'?s| is| are| does| do)?|whats|explain|define|tell me (?:about|what)|meaning of|how (?:is|are|does))\b"
    r"(?!.*\b(?:near|within|in)\s+(?:[A-Z]|\d{5}))",
    re.IGNORECASE,
)
CONCEPTS: tuple[tuple[str, str], ...] = (
    (r"tired[\s-]landlords?", "A tired landlord rents the place out, has held it seven years or more and owns at least two: often ready to let go."),
    (r"pre[\s-]?foreclosures?", "Pre-foreclosure is the time between a notice of default and the auction: the owner can still sell."),
    (r"free (?:and|&) clear", "Free and clear means that no mortgage is open: the whole value is the owner's equity."),
    (r"absentee(?: owners?)?", "An absentee owner gets mail at another address than the home: a landlord, an heir, or a second home."),
    (r"probates?|inherit\w*", "Probate is the court's settling of an estate: heirs often sell what they inherit."),
    (r"reos?|bank[\s-]owned", "REO means real estate owned: a lender took the home back after its auction failed."),
    (r"propensity|scores?", "A propensity score, 0 to 100, counts the signals that fit a use case; 70 and more is High."),
    (r"high[\s-]equity|equity", "Equity is what a home is worth less what is owed on it; high equity is a large part of the value."),
    (r"ltv|loan[\s-]to[\s-]value", "Loan to value is what is owed as a share of what the home is worth: the lower, the more equity."),
    (r"flippers?", "An active flipper bought two homes or more within twelve months, to sell them on."),
    (r"expired(?: listings?| mls)?", "An expired listing was for sale and did not sell: its owner wanted to, and may still."),
    (r"cash[\s-]buyers?", "A cash buyer bought without a loan: often an investor who can close quickly."),
    (r"judge?ments?|liens?", "A judgment is a court's finding that money is owed; a lien ties it to the home."),
    (r"dnc|do not call", "DNC marks a number on a do-not-call register; TCPA marks numbers of people who sue over calls."),
    (r"vacant", "A vacant home is one where nobody gets mail."),
    (r"skip[\s-]trac\w+", "Skip tracing finds the phones and addresses of an owner."),
)  # fmt: skip


def explained(prompt: str) -> str | None:
    """Explain the term that a prompt asks about; None where it asks about none."""
    if not _ASKS.match(prompt):
        return None
    return next((words for pattern, words in CONCEPTS if re.search(rf"\b(?:{pattern})\b", prompt, re.IGNORECASE)), None)
