"""Audiences that the vendor watches: what is new at each run is bought there, and comes home as a list of ours.

Holds the monitors on disk, how one is made (once), held, let go on and ended, and how the lists of its runs are found and handed to the
order engine. May touch orders, the API client and the audience. Must never draw, and never make a monitor twice.

Decisions, each with its reason:
- A monitor spends by itself at the vendor's, so making one passes the journal's door with a run's ceiling, though the making is free.
- Its name at the vendor's ends in a code: where the answer to its making was lost, the vendor's list of monitors tells whether it exists.
- A run's list is adopted as an order that is being built, under a key that follows from its number: however often it is found, it is one.
"""

from components.monitors.monitor import Watched
from components.monitors.monitors import Monitors
from components.monitors.store import MonitorStore

__all__ = ["MonitorStore", "Monitors", "Watched"]
