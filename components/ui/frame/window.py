"""What the browser's window does by itself: it takes one click of two on what pays, comes back where the page's program has broken down,
copies what can be copied (pieces/copyable), and says when it turns light or dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st


def window() -> None:
    """Watch over the window.

    - Streamlit turns its own colours and tells the server with the next run only: charts, maps and the logo would stay behind. The page is
      run again at once.
    - A second click on a dialog's button is a rerun of a part of a page that is being left: its pieces arrive where nothing can hold them,
      and Streamlit's program ends in a white page. The second click is not passed on; where the program ends for another reason, the page
      is loaded again from its address.
    """
    mounted = st.components.v2.component("window", js=_script(), html="<span hidden></span>")
    mounted(data={"drawn": st.context.theme.type}, key="window", height=0, on_turned_change=_nothing_else)


def _nothing_else() -> None:
    """The run itself is all that is wanted."""


@cache
def _script() -> str:
    return Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
