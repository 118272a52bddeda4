"""An audience in one plain English sentence."""

from __future__ import annotations

from collections.abc import Mapping

from components.audience.audience import Audience, Value
from components.audience.gazetteer import states, zip_place
from components.audience.geography import Cities, Counties, Geography, Place, Radius, States, Zips
from components.audience.phrases import phrases

_OWNERS = {
    "absentee_owner": ("absentee owners", "owners who live there"),
    "corporate_owned": ("companies", None),
    "trust_owned": ("trusts", None),
    "investor_buyer": ("investors", None),
}
_WITH = {"high_equity": "high equity", "free_clear": "no mortgage"}


def summary(audience: Audience, labels: Mapping[str, str]) -> str:
    """Say who, where and how: "Absentee owners with high equity in Phoenix, AZ, built before 2016: up to 500 leads"."""
    left = dict(audience.filters)
    who = _who(audience.strategies, labels, left)
    where = place_words(audience.geography)
    rest = [f"{one[0].lower()}{one[1:]}" if not one[:2].isupper() else one for one in phrases(left.items())]
    left_out = ["without those bought before"] if audience.exclude_bought else []
    told = ", ".join([f"{who} {where}".strip() or "Owners", *rest, *left_out])
    noun = "lead" if audience.requested_count == 1 else "leads"
    return f"{told[0].upper()}{told[1:]}: up to {audience.requested_count:,} {noun}"


def place_words(geography: Geography | None) -> str:
    """Say a place with its preposition: "in Phoenix, AZ", "within 5 miles of 85004", "anywhere in Arizona"."""
    match geography:
        case Zips(zip_codes):
            return _zips(zip_codes)
        case Cities(cities):
            return f"in {_places(cities, '', 'cities')}"
        case Counties(counties):
            return f"in {_places(counties, ' County', 'counties')}"
        case States(codes):
            names = [states().get(code, code) for code in codes]
            return f"anywhere in {_listed(names, 'states')}"
        case Radius():
            centre = geography.label or f"{geography.latitude:.3f}, {geography.longitude:.3f}"
            return f"within {geography.radius_miles:g} {'mile' if geography.radius_miles == 1 else 'miles'} of {centre}"
        case _:
            return ""


def _who(strategies: tuple[str, ...], labels: Mapping[str, str], left: dict[str, Value]) -> str:
    named = [labels.get(key, key.replace("_", " ")) for key in strategies if key != "custom"]
    if named:
        return " or ".join(named)
    owners = "owners"
    for key, (yes, no) in _OWNERS.items():
        words = (yes if left[key] else no) if isinstance(left.get(key), bool) else None
        if words and owners == "owners":
            owners = words
            del left[key]
    having = [words for key, words in _WITH.items() if left.get(key) is True]
    for key in _WITH:
        if left.get(key) is True:
            del left[key]
    return f"{owners} with {' and '.join(having)}" if having else owners


def _zips(zip_codes: tuple[str, ...]) -> str:
    if len(zip_codes) <= 3:
        return f"in {_listed(list(zip_codes), 'ZIP codes')}"
    place = zip_place(zip_codes[0])
    return f"in {len(zip_codes):,} ZIP codes{f' around {place.city}, {place.state}' if place else ''}"


def _places(places: tuple[Place, ...], word: str, plural: str) -> str:
    """A state that all share is said once, at the end."""
    shared = {place.state for place in places}
    if len(shared) == 1 and len(places) > 1:
        return f"{_listed([f'{place.name}{word}' for place in places], plural)}, {places[0].state}"
    return _listed([f"{place.name}{word}, {place.state}" for place in places], plural)


def _listed(names: list[str], plural: str) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2:,} more {plural}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
