"""WHO ACTS: people, what their role lets them do, and how they come in.

A `Person` is passed to whatever acts, and the room that acts asks it: `by.check(Act.SPEND)` raises `Forbidden` before anything is written.
Hiding a button is a courtesy; this is the rule. Where nobody signs in, everybody is `HERE`: this machine, which may do everything.
Records carry a person's name as it was then; a person's id (never shown) tells two of one name apart.

Knows nothing of Streamlit: a provider's claims come in as a mapping. Nobody is made up: without claims there is no identity.
"""

from components.people.admitting import Admission, admission_of
from components.people.identity import Identity, identity_of
from components.people.invitations import DAYS, Invitation, Invitations
from components.people.people import CLAIM, SETTINGS, Member, People
from components.people.person import HERE, NO_LIMITS, Allowance, Person
from components.people.role import ALLOWED, Act, Role

__all__ = [
    "ALLOWED",
    "CLAIM",
    "DAYS",
    "HERE",
    "NO_LIMITS",
    "SETTINGS",
    "Act",
    "Admission",
    "Allowance",
    "Identity",
    "Invitation",
    "Invitations",
    "Member",
    "People",
    "Person",
    "Role",
    "admission_of",
    "identity_of",
]
