"""Text that one takes along: a click copies it. The window's own script (frame/window.js) does that for whatever has this class."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st


def copyable(text: str, *, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show a text with a sign that it can be copied.

    `st.code` would do the same by a program that colours three hundred languages: 1.5 MB more for each page that shows a phone. It can't
    copy either where the dashboard is opened by plain HTTP from another machine.
    """
    st.html(
        f"<button type='button' class='copyable' title='Copy'><span>{escape(text)}</span><i role='status'></i></button>",
        width=width,
    )
