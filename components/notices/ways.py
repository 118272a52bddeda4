"""The ways by which a notice leaves, besides standing in the app."""

from __future__ import annotations

EMAIL, SLACK, WEBHOOK = "email", "slack", "webhook"
WAYS = {EMAIL: "E-mail", SLACK: "Slack", WEBHOOK: "Webhook"}
"""By key, as a person reads it."""

TOGETHER = frozenset({EMAIL, SLACK})
"""Ways by which everything that is due for a person goes out as one message."""
