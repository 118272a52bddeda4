"""The keys of `session_state` that the Build page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

PLACE_MODE = "place-mode"
"""The place's way: a widget, set from the audience at each run."""

STRATEGIES = "strategies"
"""The strategies' widget, set from the audience at each run."""

STATES = "state-picked"
"""The states' widget, set from the audience at each run."""

COUNTIES = "county-picked"
"""The counties' widget, set from the audience at each run."""

CITY_SEARCH = "city-search"
"""The city search's widget; emptied when a city is taken."""

ZIPS_TYPED = "zip-typed"
"""The ZIP box's widget; emptied when it is read."""

ZIPS_REJECTED = "zip-rejected"
"""What of the last typed or pasted ZIPs is none, a tuple of texts."""

CENTRE = "radius-centre"
"""The centre's widget: an address or ZIP being typed."""

MILES = "radius-miles"
"""The radius's widget, in miles, set from the audience at each run."""

CENTRES_FOUND = "radius-found"
"""Up to six matches of the typed address, or the fault; until one is taken or another is typed."""

LEADS_WANTED = "requested-count"
"""The budget's widget in leads, set from the audience at each run."""

BUDGET_SLIDER = "budget-leads"
"""The budget's slider in leads, set from the audience at each run."""

BUDGET_DOLLARS = "budget-dollars"
"""The budget's widget in dollars, set from the audience at each run."""

MAP_CLICKS = "map-clicks"
"""How often the map was clicked; part of its widget's key, so that a click on the same spot counts again."""

MAP_VIEW = "map-view"
"""Where the map stood, so that new pins don't move it needlessly."""

WHATIF_JOBS = "whatif-jobs"
"""The running or ended job of each kind of what-if, by kind."""

WHATIF_AGREED = "whatif-agreed"
"""By kind, the question whose number of previews a person agreed to."""

WHATIF_CALLS = "whatif-calls"
"""By kind, how many previews the question needs."""

WHATIF_TAKEN = "whatif-taken"
"""True from the callback that takes an answer to the run after it, once."""

WHY_ZERO_FURTHER = "whatif-further"
"""The matching key of the audience for which why-zero was asked to look further."""

STACK_CHOSEN = "stack-chosen"
"""(chart's key, column) last clicked on the stack."""


def filter_of(key: str) -> str:
    """Name the widget of a filter, set from the audience at each run."""
    return f"filter-{key}"


def stack_pick(chart: str) -> str:
    """Name the widget that chooses a stack's combination, set at each run from what was clicked or chosen last."""
    return f"{chart}-pick"


def group_of(group: str) -> str:
    """Name what is kept of a group of filters: (its label, whether it began open under it, whether it stands open)."""
    return f"filter-group-{group}"
