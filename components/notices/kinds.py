"""The kinds of notices, declared once: what each is called in a table, on the Notices tab, and at a webhook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`words` say on the Notices tab what happened; `icon` is a Material name; `event` is the type that a webhook carries."""

    key: str
    words: str
    icon: str
    event: str


READY, FAILED, DECISION, MOVED, LOW, APPROVAL = "ready", "failed", "decision", "moved", "low", "approval"

KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(READY, "A list, trace or scrub is ready", "task_alt", "order.ready"),
        Kind(FAILED, "A list, trace or scrub failed", "error", "order.failed"),
        Kind(DECISION, "An order needs a decision", "priority_high", "order.decision"),
        Kind(MOVED, "A watched audience moved", "trending_up", "audience.moved"),
        Kind(LOW, "The balance or a limit runs low", "account_balance_wallet", "credits.low"),
        Kind(APPROVAL, "An approval is asked for or answered", "how_to_reg", "approval"),
    )
}
