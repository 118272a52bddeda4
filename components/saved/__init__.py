"""Saved audiences: kept by name, found again, and counted every day where wanted.

Holds them on disk with their tags and daily counts, and the watch that the durable engine's schedule wakes. May touch the audience and the
client's previews. Must never draw, and never spend a credit: a count is a free preview.

Decisions, each with its reason:
- Deleting marks, so that it can be undone; nothing else shows what is marked.
- A count belongs to (audience, day): another audience under the same name starts a new line instead of a jump in the old one.
- The watch leaves calls for people: it stops while few are left of the hour, and goes on in the next.
"""

from components.saved.pins import MOST_PINS, Pins
from components.saved.saved import MOVED_SHARE, DayCount, SavedAudience
from components.saved.store import Saved
from components.saved.watch import Watch

__all__ = ["MOST_PINS", "MOVED_SHARE", "DayCount", "Pins", "Saved", "SavedAudience", "Watch"]
