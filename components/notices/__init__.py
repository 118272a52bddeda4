"""Notices: what somebody should hear of, who hears of it, and the ways by which it leaves.

Holds what a notice is, each person's list of them, each person's choices, and the outbox of what is to be sent by e-mail, to Slack or to
a webhook. Knows nothing of orders or audiences: whoever sees something happen says so by `tell`. May touch the database and public
addresses. Must never put a lead's name, phone or address into a notice: names that people gave, counts and links only.

Decisions, each with its reason:
- A notice has a key that follows from what happened. Telling the same thing twice writes it once, so whoever tells need not remember.
- `tell` takes the transaction in which the thing itself is written down, where there is one: both stand, or neither.
- Who hears of it is decided once, in one transaction (`spreading`): each person's line and each message to send are written down together.
- A message is sent by whoever claims its row; a claim ends by itself, so that the message of a process that died is sent by another. It
  may then go out twice, never not at all: it carries an id by which receivers tell.
"""

from components.notices.choices import Choices, Chosen, Hours
from components.notices.deliver import Sender
from components.notices.kinds import APPROVAL, DECISION, FAILED, KINDS, LOW, MOVED, READY, Kind
from components.notices.mail import Mail
from components.notices.notice import PARAM, Notice, Recipient
from components.notices.outbox import Outbox, Outcome
from components.notices.post import Post, Round
from components.notices.signed import new_secret
from components.notices.spreading import Spreading
from components.notices.store import KEPT_DAYS, Line, Notices
from components.notices.ways import EMAIL, SLACK, WAYS, WEBHOOK

__all__ = [
    "APPROVAL",
    "DECISION",
    "EMAIL",
    "FAILED",
    "KEPT_DAYS",
    "KINDS",
    "LOW",
    "MOVED",
    "PARAM",
    "READY",
    "SLACK",
    "WAYS",
    "WEBHOOK",
    "Choices",
    "Chosen",
    "Hours",
    "Kind",
    "Line",
    "Mail",
    "Notice",
    "Notices",
    "Outbox",
    "Outcome",
    "Post",
    "Recipient",
    "Round",
    "Sender",
    "Spreading",
    "new_secret",
]
