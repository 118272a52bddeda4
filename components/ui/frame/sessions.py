"""How many browser sessions are open."""

from __future__ import annotations

from streamlit import runtime


def open_sessions() -> int:
    """Count the sessions that a browser is connected to; 0 before the server runs."""
    return runtime.get_instance()._session_mgr.num_active_sessions() if runtime.exists() else 0
