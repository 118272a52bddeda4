"""Files for other programs: a selection becomes rows as a dialer, a mail house, a CRM or an ad platform takes them.

Holds the destinations as data, the fields that a cell may hold, the forms that ad platforms want, and the writing of bytes. May touch who
may be contacted (`contacts`, `letters`) and the library. Must never draw, never send a file anywhere, and never write a phone or an e-mail
address that is withheld.

Decisions, each with its reason:
- What is found is in the file or counted as left out: a person sees both before the download.
- The same leads, rules and flags give the same bytes: no hour of writing stands in them, so that a digest proves something.
- Cells that a spreadsheet would run get an apostrophe; phones and digests stay as they are, since they are our own digits.
- There is no file for texting; `rules().limits["texting"]` says why.
"""

from components.outreach.destinations.asked import LINES, Asked, asked_from_json, suited
from components.outreach.destinations.declared import (
    FORMATS,
    GROUPS,
    PHONE_FORMS,
    Destination,
    destinations,
    read_destinations,
)
from components.outreach.destinations.making import OutFile, Prepared, file_name, file_of, prepared
from components.outreach.destinations.reckoning import LeftOut, label_of
from components.outreach.destinations.shaping import Shaped

__all__ = [
    "FORMATS",
    "GROUPS",
    "LINES",
    "PHONE_FORMS",
    "Asked",
    "Destination",
    "LeftOut",
    "OutFile",
    "Prepared",
    "Shaped",
    "asked_from_json",
    "destinations",
    "file_name",
    "file_of",
    "label_of",
    "prepared",
    "read_destinations",
    "suited",
]
