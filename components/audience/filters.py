"""The one table of filters: every key of the API document's Filter Reference, and the three that only strategies use.

Declared once, shown everywhere: forms, chips, checks and plain English read from here. Bounds are inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping

from components.audience import deed_filters, home_filters, owner_filters
from components.audience.filter_kinds import Choices, Filter, Kind

GROUPS = (
    home_filters.PROPERTY,
    home_filters.VALUE,
    owner_filters.OWNERSHIP,
    owner_filters.PORTFOLIO,
    owner_filters.DISTRESS,
    home_filters.MLS,
    deed_filters.MORTGAGE,
    deed_filters.SALE,
    owner_filters.MAILING,
    home_filters.ENVIRONMENT,
)
_ROWS = (*home_filters.HOME_FILTERS, *deed_filters.DEED_FILTERS, *owner_filters.OWNER_FILTERS)

FILTERS: Mapping[str, Filter] = {one.key: one for group in GROUPS for one in _ROWS if one.group == group}

__all__ = ["FILTERS", "GROUPS", "Choices", "Filter", "Kind"]
