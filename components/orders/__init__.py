"""What is paid for becomes rows, and money lives here.

Holds the order and its states, the ledger (what is on disk decides), the journal of everything that costs credits, spending limits, and
the durable engine that moves orders on while nobody looks. A kind of order (`kinds/`: lead list, batch trace, parcel trace, scrub) says
only what it sends, what it asks and how its rows come home; single answers that are paid for at once have a door of their own
(`instants`). May touch the API client, the library, matching and the audience. Must never draw, never speak HTTP itself, and never send
a paid call twice for one order.

Decisions, each with its reason:
- The ledger's compare-and-set decides who may place an order, not the engine: a durable engine runs a step at least once, money wants
  at most once.
- `placing` is committed before the call. A process that dies after that leaves `placing` behind, and whoever finds it makes it
  `uncertain`: nobody can know whether the call went out.
- The vendor has no idempotency key, so each list's name ends in its order's short code. A status answer or a webhook that carries the
  code identifies the list beyond doubt. Traces and scrubs have no name: there what came home is compared with what was sent.
- The engine and the screen meet in the ledger, never in memory.
"""

from components.orders.approvals import APPROVED, DECLINED, ENDED, WAITING, Approval, Approvals
from components.orders.balances import Balances, Reading
from components.orders.batches import Batch, Batches
from components.orders.bodies import Bodies
from components.orders.bought import adopt_list, bought_mark
from components.orders.engine import OrderEngine
from components.orders.inbox import MAX_BYTES as MAX_WEBHOOK_BYTES
from components.orders.inbox import ORDER_KINDS as INBOX_KINDS
from components.orders.inbox import Hint, Inbox, Received, WebhookRefused
from components.orders.instant_kinds import INSTANT_KINDS
from components.orders.instant_store import Instant, InstantStore
from components.orders.instants import Instants
from components.orders.journal import Activity, Journal
from components.orders.kinds import KINDS, Home
from components.orders.kinds.vendor_csv import read_csv
from components.orders.launching import keep_books, launched
from components.orders.ledger import Ledger, Standing
from components.orders.new_batches import NewBatch
from components.orders.order import MOVES, Order, State, code_of, vendor_name
from components.orders.pages import VendorFiles
from components.orders.parts import ROWS_A_PART, SENT, ceiling
from components.orders.put_back import doubt_unsent, settle_copy
from components.orders.reckoning import Lines, Reckoning, Sought, Spent, Statement
from components.orders.spending import SpendingLimits
from components.orders.wanted import (
    LEAD_LIST,
    PARCEL_TRACE,
    QUEUE_SCRUB,
    SCRUB,
    TRACE,
    ParcelsWanted,
    QueueScrubWanted,
    ScrubWanted,
    TraceWanted,
)

__all__ = [
    "APPROVED",
    "DECLINED",
    "ENDED",
    "INBOX_KINDS",
    "INSTANT_KINDS",
    "KINDS",
    "LEAD_LIST",
    "MAX_WEBHOOK_BYTES",
    "MOVES",
    "PARCEL_TRACE",
    "QUEUE_SCRUB",
    "ROWS_A_PART",
    "SCRUB",
    "SENT",
    "TRACE",
    "WAITING",
    "Activity",
    "Approval",
    "Approvals",
    "Balances",
    "Batch",
    "Batches",
    "Bodies",
    "Hint",
    "Home",
    "Inbox",
    "Instant",
    "InstantStore",
    "Instants",
    "Journal",
    "Ledger",
    "Lines",
    "NewBatch",
    "Order",
    "OrderEngine",
    "ParcelsWanted",
    "QueueScrubWanted",
    "Reading",
    "Received",
    "Reckoning",
    "ScrubWanted",
    "Sought",
    "SpendingLimits",
    "Spent",
    "Standing",
    "State",
    "Statement",
    "TraceWanted",
    "VendorFiles",
    "WebhookRefused",
    "adopt_list",
    "bought_mark",
    "ceiling",
    "code_of",
    "doubt_unsent",
    "keep_books",
    "launched",
    "read_csv",
    "settle_copy",
    "vendor_name",
]
