"""Tidings: what has happened to orders, watched audiences and money that somebody should hear of, read off what stands on disk.

Holds no state of its own: what was told has a notice with a key that follows from it, so that looking again tells nothing twice, and a
process that died between an event and its notice loses nothing. May touch orders, saved audiences and notices. Must never send anything,
and never put more into a notice than names that people gave, counts and links.
"""

from components.tidings.money import RunningLow
from components.tidings.moved import LEAST_SHARE, MovedAudiences
from components.tidings.rested import RestedOrders
from components.tidings.rounds import ONLY_PERSON, Watched, begun_post, post_of
from components.tidings.unsettled import UnsettledCalls

__all__ = [
    "LEAST_SHARE",
    "ONLY_PERSON",
    "MovedAudiences",
    "RestedOrders",
    "RunningLow",
    "UnsettledCalls",
    "Watched",
    "begun_post",
    "post_of",
]
