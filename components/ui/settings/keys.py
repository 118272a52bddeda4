"""The keys of `session_state` that the Settings page owns: what each holds, and how long it lives."""

from __future__ import annotations

PLAY_FAULT = "play-fault"
"""What kept play credits from being added, or the sandbox from beginning again; shown once."""

WEBHOOK_TEST = "webhook-test"
"""What a test of the webhook address was answered: a status, "nothing", or the fault that kept it from being posted; shown once."""
