"""The keys of `session_state` that the Privacy page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

SOUGHT = "privacy-sought"
"""Who is looked for: a `Sought`. Gone after an erasure."""

TURN = "privacy-turn"
"""How many searches were made; part of the keys of what is chosen, so that each search begins anew."""

ERASED = "privacy-erased"
"""What the last erasure came to, an `Erased`; shown once."""

FAULT = "privacy-fault"
"""Why an erasure couldn't be made; shown once."""

CONFIRM = "privacy-confirm"
"""The widget in which the confirming word is typed."""

REQUEST = "privacy-request"
"""The widget in which one says what asked for it."""

WITH_ADDRESS = "privacy-with-address"
"""The widget that says whether the address is barred too."""
