"""Words that no rule read, spelled right where one of ours is a slip of the key away."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from components.sandbox.world.places import Places

_WORDS = """
absentee abandoned acre acres adjustable apartment apartments assumable auction auctions basement bathroom bathrooms bedroom bedrooms
borrowers built burned buyer buyers cancelled cash clear commercial condo condos contractor corporate corporation county default deceased
delinquent deed distressed divorced duplex duplexes electrical elderly elsewhere equity estate exclude expired family feet flipper flippers
flood foreclosed foreclosure foreclosures garage high homeowner homeowners hvac inherited investor investors judgment judgments land
landlord landlords landscaping leads liens listing listings loan manufactured market mile miles million mobile mortgage mortgages
multifamily occupied older owned owner owners ownership owns percent plumber plumbing pool pools preforeclosure preforeclosures
pre-foreclosure pre-foreclosures private probate probates properties property purchased radius refinance refinancing remodeling rental
rentals retired roof roofing seniors single solar square stories story thousand tired townhouse trailer triplex trust trustee underwater
unoccupied vacancy vacant valued warehouse wholesaler windows within without years zone
"""
WORDS = tuple(_WORDS.split())
_SHORTEST = 4


def respelled(prompt: str, unread: list[str], places: Places) -> tuple[str, dict[str, str]]:
    """Give a prompt with its unread words spelled right, and what was changed: wrong to right."""
    changed: dict[str, str] = {}
    for word in dict.fromkeys(unread):
        right = _nearest(word.lower(), places)
        if right is not None:
            changed[word] = right.capitalize() if word[0].isupper() else right
    for word, right in changed.items():
        prompt = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", right, prompt)
    return prompt, changed


def _nearest(word: str, places: Places) -> str | None:
    plain = re.sub(r"(.)\1{2,}", r"\1\1", word)
    if len(plain) < _SHORTEST or not plain.replace("-", "").isalpha():
        return None
    doubled = re.sub(r"(.)\1+", r"\1", plain)
    most = 0 if len(plain) < 5 else 1 if len(plain) < 8 else 2
    for vocabulary in (WORDS, places.words_of_large_cities):
        near = [(OSA.distance(plain, known, score_cutoff=most), known) for known in vocabulary if known[0] == plain[0]]
        near += [(0, known) for known in vocabulary if re.sub(r"(.)\1+", r"\1", known) == doubled]
        if near and min(near)[0] <= most and min(near)[1] != word:
            return min(near)[1]
    return None
