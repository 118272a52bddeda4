"""An audience becomes rows, and money lives here.

Holds the order and its states, the ledger (what is on disk decides), the journal of everything that costs credits, spending limits, and
the durable engine that moves orders on while nobody looks. May touch the API client, the library and the audience. Must never draw,
never speak HTTP itself, and never send POST /execute/ twice for one order.

Decisions, each with its reason:
- The ledger's compare-and-set decides who may place an order, not the engine: a durable engine runs a step at least once, money wants
  at most once.
- `placing` is committed before the call. A process that dies after that leaves `placing` behind, and whoever finds it makes it
  `uncertain`: nobody can know whether the call went out.
- The vendor has no idempotency key, so each order's name ends in its short code. A status answer or a webhook that carries the code
  identifies the list beyond doubt.
- The engine and the screen meet in the ledger, never in memory.
"""

from components.orders.engine import OrderEngine
from components.orders.inbox import MAX_BYTES as MAX_WEBHOOK_BYTES
from components.orders.inbox import Inbox, WebhookRefused
from components.orders.journal import Activity, Journal
from components.orders.ledger import Ledger
from components.orders.order import MOVES, Order, State
from components.orders.pages import VendorFiles
from components.orders.put_back import doubt_unsent
from components.orders.spending import SpendingLimits

__all__ = [
    "MAX_WEBHOOK_BYTES",
    "MOVES",
    "Activity",
    "Inbox",
    "Journal",
    "Ledger",
    "Order",
    "OrderEngine",
    "SpendingLimits",
    "State",
    "VendorFiles",
    "WebhookRefused",
    "doubt_unsent",
]
