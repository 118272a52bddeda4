"""Tidings: what has happened to orders, audiences, approvals and money that somebody should hear of, read off what stands on disk.

Holds no state of its own: what was told has a notice with a key that follows from it, so that looking again tells nothing twice, and a
process that died between an event and its notice loses nothing. May touch orders, people, saved audiences and notices. Must never send
anything, and never put more into a notice than names that people gave, counts and links.
"""

from components.tidings.approvals import AskedApprovals
from components.tidings.hearers import Hearers
from components.tidings.money import RunningLow
from components.tidings.moved import LEAST_SHARE, MovedAudiences
from components.tidings.own_limits import OwnLimits
from components.tidings.rested import RestedOrders
from components.tidings.rounds import Watched, begun_post, post_of
from components.tidings.unsettled import UnsettledCalls

__all__ = [
    "LEAST_SHARE",
    "AskedApprovals",
    "Hearers",
    "MovedAudiences",
    "OwnLimits",
    "RestedOrders",
    "RunningLow",
    "UnsettledCalls",
    "Watched",
    "begun_post",
    "post_of",
]
