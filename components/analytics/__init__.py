"""Leads in numbers: tiers, scores, factors, places, reach and cost.

Holds pure questions: a shelf, an account, list ids and what a person chose go in, small frozen answers come out. May touch the library.
Must never draw, cache, or read a row that the screen doesn't show.

Decisions, each with its reason:
- Leads and factors are counted score by score once (`tally`, `factor_tally`), so that moving a threshold or brushing scores is a sum
  over some lines and no question at all.
- What needs no text asks the shelf's narrow files.
- A lead without a score is in the tier "No score", never in Low: nobody has said anything about it.
- Whether a phone may be called is counted when rows are put; a phone of unknown standing may not be.
- A score speaks of signals found, never of a probability; the words of this room keep to that.
"""

from components.analytics.brush import ALL, Brush, where
from components.analytics.changes import Change, changes
from components.analytics.corrected import CORRECTED, NOTHING
from components.analytics.factors import Factor, FactorTally, Step, factor_tally, in_short, label_of, waterfall
from components.analytics.ladder import Ladder, Rung, cost_ladder
from components.analytics.overlap import Overlap, OverlapTally, overlap_tally
from components.analytics.picked import Picked, from_query
from components.analytics.places import MOST_POINTS, points, zip_totals
from components.analytics.sales import Sale, sales
from components.analytics.shortlist import PER_PAGE, SHORTLIST_COLUMNS, Shortlist, best_first, shortlist
from components.analytics.spread import SPREAD_BINS, spread
from components.analytics.tally import BIN, Bin, Line, Tally, TierCount, tally, tier_counts
from components.analytics.use_case import HIGH_FROM, MEDIUM_FROM, TIERS, score_column, tier_of

__all__ = [
    "ALL",
    "BIN",
    "CORRECTED",
    "HIGH_FROM",
    "MEDIUM_FROM",
    "MOST_POINTS",
    "NOTHING",
    "PER_PAGE",
    "SHORTLIST_COLUMNS",
    "SPREAD_BINS",
    "TIERS",
    "Bin",
    "Brush",
    "Change",
    "Factor",
    "FactorTally",
    "Ladder",
    "Line",
    "Overlap",
    "OverlapTally",
    "Picked",
    "Rung",
    "Sale",
    "Shortlist",
    "Step",
    "Tally",
    "TierCount",
    "best_first",
    "changes",
    "cost_ladder",
    "factor_tally",
    "from_query",
    "in_short",
    "label_of",
    "overlap_tally",
    "points",
    "sales",
    "score_column",
    "shortlist",
    "spread",
    "tally",
    "tier_counts",
    "tier_of",
    "waterfall",
    "where",
    "zip_totals",
]
