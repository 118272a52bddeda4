"""Names of states, and neighbourhoods with the ZIPs that cover them."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = (
    "AL alabama,AK alaska,AZ arizona,AR arkansas,CA california,CO colorado,CT connecticut,DE delaware,DC district of columbia,"
    "DC washington dc,FL florida,GA georgia,HI hawaii,ID idaho,IL illinois,IN indiana,IA iowa,KS kansas,KY kentucky,LA louisiana,"
    "ME maine,MD maryland,MA massachusetts,MI michigan,MN minnesota,MS mississippi,MO missouri,MT montana,NE nebraska,NV nevada,"
    "NH new hampshire,NJ new jersey,NM new mexico,NY new york state,NC north carolina,ND north dakota,OH ohio,OK oklahoma,OR oregon,"
    "PA pennsylvania,RI rhode island,SC south carolina,SD south dakota,TN tennessee,TX texas,UT utah,VT vermont,VA virginia,"
    "WA washington state,WV west virginia,WI wisconsin,WY wyoming"
)
STATE_CODES: Mapping[str, str] = {entry[3:]: entry[:2] for entry in _NAMES.split(",")} | {
    "new york": "NY",
    "washington": "WA",
}
STATE_WORDS = "|".join(sorted(STATE_CODES, key=len, reverse=True))
NAMES_OF: Mapping[str, str] = {code: name.title() for name, code in reversed(list(STATE_CODES.items()))}

NEIGHBOURHOODS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("south side", "chicago"): ("60609", "60615", "60617", "60619", "60620", "60621"),
    ("north side", "chicago"): ("60613", "60614", "60618", "60625", "60640", "60657"),
    ("west side", "chicago"): ("60612", "60623", "60624", "60644", "60651"),
    ("wicker park", "chicago"): ("60622", "60647"),
    ("downtown", "nashville"): ("37201", "37203", "37219"),
    ("east nashville", "nashville"): ("37206", "37216"),
    ("buckhead", "atlanta"): ("30305", "30326", "30327"),
    ("midtown", "atlanta"): ("30308", "30309"),
    ("capitol hill", "seattle"): ("98102", "98112", "98122"),
    ("east austin", "austin"): ("78702", "78721", "78722", "78723"),
    ("downtown", "phoenix"): ("85003", "85004"),
    ("downtown", "denver"): ("80202", "80203", "80204"),
    ("the heights", "houston"): ("77007", "77008", "77009"),
    ("uptown", "dallas"): ("75201", "75204", "75219"),
    ("south beach", "miami beach"): ("33139",),
    ("harlem", "new york"): ("10026", "10027", "10030", "10037", "10039"),
    ("hollywood", "los angeles"): ("90028", "90038", "90046"),
    ("south central", "los angeles"): ("90001", "90003", "90011", "90037", "90044"),
    ("old town", "scottsdale"): ("85251",),
    ("over-the-rhine", "cincinnati"): ("45202", "45214"),
}
"""(neighbourhood, its city) to the ZIPs that cover it; as the vendor's, no more than an approximation."""
OWN_NAMES = frozenset(
    {"east austin", "east nashville", "wicker park", "buckhead", "south beach", "harlem", "over-the-rhine"}
)
"""Neighbourhoods that need no city to be known."""
