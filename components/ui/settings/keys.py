"""The keys of `session_state` that the Settings page owns: what each holds, and how long it lives."""

from __future__ import annotations

PLAY_FAULT = "play-fault"
"""What kept play credits from being added, or the sandbox from beginning again; shown once."""

WEBHOOK_TEST = "webhook-test"
"""What a test of the webhook address was answered: a status, "nothing", or the fault that kept it from being posted; shown once."""

SHOW = "tab"
"""The widget that chooses which part is shown, in the URL too."""

MOVED, LOW = "notice-moved", "notice-low"
"""The boxes for the share of a move and for a low balance; as long as they are drawn."""

QUIET, QUIET_FROM, QUIET_UNTIL, DAILY, DAILY_AT = (
    f"notice-{name}" for name in ("quiet", "quiet-from", "quiet-until", "daily", "daily-at")
)
"""The widgets of the hours; as long as they are drawn."""


def address_of(way: str) -> str:
    """Name the box for the address of a way."""
    return f"notice-address-{way}"


def ways_of(kind: str, ways: tuple[str, ...]) -> str:
    """Name the pills of a kind of notice, for the ways that have an address."""
    return f"notice-ways-{kind}-{'-'.join(ways)}"


def choice_fault_of(where: str) -> str:
    """Name what kept a choice from being kept; shown once."""
    return f"notice-fault-{where}"


def tried_of(way: str) -> str:
    """Name what came of a test: True, or the fault; shown once."""
    return f"notice-tried-{way}"


NEW_NAME, NEW_TOKEN = "account-new-name", "account-new-token"
"""The boxes of an account that is added; the token's is emptied when it was sent."""

ACCOUNT_DONE = "account-done"
"""What was done to an account, in words; shown once."""


def account_field(code: str, part: str) -> str:
    """Name a widget of one account's form."""
    return f"account-{code}-{part}"
