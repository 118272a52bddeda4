"""Replicas: several processes over one database, and who of them lives.

Each process signs on under a name and says every few seconds that it lives, by the database's clock: the machines' clocks may differ.
What a process drives bears its lease, a name that no other process and no later start of the same one has. Work whose lease is no longer
alive is anyone's, by a compare-and-set. Holds the table of leases, and the counts and answers that all replicas share. Knows nothing of
orders.
"""

from components.replicas.lease import BEAT_S, LEASE_S, NameTaken, Roll, replica_name, signed_on
from components.replicas.shared_answers import SharedAnswers
from components.replicas.signature import signed_by
from components.replicas.sweeper import Sweeper
from components.replicas.tally import Calls, Tally, TallyUnread

__all__ = [
    "BEAT_S",
    "LEASE_S",
    "Calls",
    "NameTaken",
    "Roll",
    "SharedAnswers",
    "Sweeper",
    "Tally",
    "TallyUnread",
    "replica_name",
    "signed_by",
    "signed_on",
]
