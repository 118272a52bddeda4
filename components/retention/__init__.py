"""Retention: what is kept for so many days and no longer, by the settings `keep_…_days`; without one, all stays.

Says beforehand what would go, takes it away in one transaction, and writes the act down without anybody's name. Done daily by the durable
engine's schedule, or by `python -m components.retention --do`.

Never goes: an order under way or one that needs a person, with all that it needs; the journal's lines of what was paid; opt-outs,
suppression and what else protects people; webhooks that an open order may need.
"""

from components.retention.daily import Keeper
from components.retention.keeping import Act, Gone, acts, carry_out, due

__all__ = ["Act", "Gone", "Keeper", "acts", "carry_out", "due"]
