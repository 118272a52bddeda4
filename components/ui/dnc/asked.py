"""What the DNC page is asked to check: numbers, whatever they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa


@dataclass(frozen=True)
class Asked:
    """Numbers, each once: `phone` (ten digits) and `label`. `source` says where they come from, as JSON keeps it.

    `trace` is (the vendor's number of a finished trace, its phone columns; none means all): then the vendor itself takes them out.
    """

    numbers: pa.Table = field(repr=False)
    name: str
    source: Mapping[str, Any]
    trace: tuple[int, tuple[str, ...]] | None = None
