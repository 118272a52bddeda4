"""The keys of `session_state` that the Home page owns: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

DEMO_BEGUN = "demo-begun"
"""True from the click on the example until it is opened or has failed."""

DEMO_FAULT = "demo-fault"
"""What kept the example from being ordered; shown once."""
