"""What an account's API speaks and offers: found out by free calls, kept, and asked anew where an answer says otherwise.

Holds the check (which calls tell what, and how long each took), what was found on disk, and how the client is to speak by it. May touch
the API client and settings. Must never draw, and never make a call that may cost: a path is known to be there when asking it the wrong
way is answered "not this way" (405) instead of "not here" (404).

Decisions, each with its reason:
- In the setting "auto" only what was found is offered: a button for what an account's API lacks would be a dead one.
- A 404 on what should be there starts a new check, at most once a minute, away from the screen.
"""

from components.connection.check import CAPABILITY_WORDS, Check, Step, check_api
from components.connection.connection import Connection

__all__ = ["CAPABILITY_WORDS", "Check", "Connection", "Step", "check_api"]
