"""Light or dark: where the window turns, at sunset or by hand, what the server drew for the other is drawn anew."""

from __future__ import annotations

import streamlit as st

# Streamlit turns its own colours by itself and tells the server with the next run only: charts, maps and the logo would stay behind.
_TURNS = """
export default function ({ setTriggerValue }) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const tell = () => setTimeout(() => setTriggerValue('turned', dark.matches ? 'dark' : 'light'), 100);
  dark.addEventListener('change', tell);
  return () => dark.removeEventListener('change', tell);
}
"""


def follow_the_window() -> None:
    """Run the page again when the window turns from light to dark or back."""
    mounted = st.components.v2.component("light_or_dark", js=_TURNS, html="<span hidden></span>")
    mounted(key="light-or-dark", height=0, on_turned_change=_nothing_else)


def _nothing_else() -> None:
    """The run itself is all that is wanted."""
