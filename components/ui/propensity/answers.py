"""The figures of the Propensity page, counted once: dragging the threshold asks nothing again but the page of leads."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import analytics
from components.analytics import Brush, Factor, FactorTally, Overlap, OverlapTally, Shortlist, Tally, TierCount
from components.house import house
from components.ui.propensity.choice import Choice

_KEPT_S = 900
MOST_POINTS = 1_500


def tallied(choice: Choice, brush: Brush) -> Tally:
    """Give the leads of the use case, score by score; of `brush`, only the ZIPs count."""
    return _tally(house().account, choice.list_ids, choice.case, brush.places, _version(choice))


def tiers(choice: Choice) -> tuple[TierCount, ...]:
    """Give the tiers of all five use cases."""
    return _tiers(house().account, choice.list_ids, _digests(choice))


def factors(choice: Choice, brush: Brush) -> tuple[Factor, ...]:
    """Give the factors that fire."""
    return _factors(house().account, choice.list_ids, choice.case, brush.places, _digests(choice)).within(brush)


def overlapping(choice: Choice, brush: Brush) -> Overlap:
    """Give how many leads are High in several use cases."""
    return _overlap(house().account, choice.list_ids, choice.case, brush.places, _digests(choice)).within(brush)


def zip_totals(choice: Choice, brush: Brush) -> pd.DataFrame:
    """Give leads and mean score ZIP by ZIP, for all ZIPs: the chosen ones are told by the brush."""
    return _zips(house().account, choice.list_ids, choice.case, Brush(brush.scores), _digests(choice))


def lead_points(choice: Choice, brush: Brush) -> tuple[pd.DataFrame, int]:
    """Give leads with coordinates, a sample where they are many, and how many there are."""
    return _points(house().account, choice.list_ids, choice.case, brush, _digests(choice))


def leads_at(choice: Choice, threshold: int, brush: Brush, offset: int) -> Shortlist:
    """Give the page of leads that begins at `offset`: the first one is what everybody opens."""
    return _leads(house().account, choice.list_ids, choice.case, threshold, brush, offset, _version(choice))


Digests = tuple[str, ...]
"""What changes with any row: of a list that somebody was erased from, nothing is shown that was counted before."""


def _digests(choice: Choice) -> Digests:
    return house().shelf.digests(house().account, choice.list_ids)


def _version(choice: Choice) -> tuple[object, Digests]:
    """What changes also where an opt-out or a scrub has come."""
    return house().corrections.version(house().account), _digests(choice)


@st.cache_resource(ttl=_KEPT_S, max_entries=300, show_spinner=False)
def _tally(account: str, ids: tuple[int, ...], case: str, brush: Brush, version: tuple[object, Digests]) -> Tally:
    return analytics.tally(house().shelf, account, ids, case, brush, house().corrections.of(account, ids))


@st.cache_resource(ttl=_KEPT_S, max_entries=300, show_spinner=False)
def _tiers(account: str, ids: tuple[int, ...], digests: Digests) -> tuple[TierCount, ...]:
    return analytics.tier_counts(house().shelf, account, ids)


@st.cache_resource(ttl=_KEPT_S, max_entries=300, show_spinner=False)
def _factors(account: str, ids: tuple[int, ...], case: str, brush: Brush, digests: Digests) -> FactorTally:
    return analytics.factor_tally(house().shelf, account, ids, case, brush)


@st.cache_resource(ttl=_KEPT_S, max_entries=300, show_spinner=False)
def _overlap(account: str, ids: tuple[int, ...], case: str, brush: Brush, digests: Digests) -> OverlapTally:
    return analytics.overlap_tally(house().shelf, account, ids, case, brush)


@st.cache_resource(ttl=_KEPT_S, max_entries=100, show_spinner=False)
def _zips(account: str, ids: tuple[int, ...], case: str, brush: Brush, digests: Digests) -> pd.DataFrame:
    return analytics.zip_totals(house().shelf, account, ids, case, brush)


@st.cache_resource(ttl=_KEPT_S, max_entries=40, show_spinner=False)
def _points(account: str, ids: tuple[int, ...], case: str, brush: Brush, digests: Digests) -> tuple[pd.DataFrame, int]:
    return analytics.points(house().shelf, account, ids, case, brush, MOST_POINTS)


@st.cache_resource(ttl=_KEPT_S, max_entries=200, show_spinner=False)
def _leads(
    account: str,
    ids: tuple[int, ...],
    case: str,
    threshold: int,
    brush: Brush,
    offset: int,
    version: tuple[object, Digests],
) -> Shortlist:
    corrected = house().corrections.of(account, ids)
    return analytics.shortlist(house().shelf, account, ids, case, threshold, brush, offset, corrected)
