"""What the DNC page is asked to check: numbers, whatever they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import streamlit as st

from components.ui.pieces.words import count


@dataclass(frozen=True)
class Asked:
    """Numbers, each once: `phone` (ten digits) and `label`. `source` says where they come from, as JSON keeps it.

    `trace` is (the vendor's number of a finished trace, its phone columns; none means all): then the vendor itself takes them out.
    """

    numbers: pa.Table = field(repr=False)
    name: str
    source: Mapping[str, Any]
    trace: tuple[int, tuple[str, ...]] | None = None


def first_numbers(numbers: pa.Table) -> None:
    """Show the first numbers as they will be sent."""
    if not len(numbers):
        return
    st.dataframe(
        numbers.slice(0, 5).to_pandas(),
        column_config={"phone": "Phone", "label": st.column_config.TextColumn("Label", width="medium")},
        hide_index=True,
        alt="The first numbers as they will be sent",
    )
    if len(numbers) > 5:
        st.caption(f"The first 5 of {count(len(numbers), 'number')}, as they will be sent.")
