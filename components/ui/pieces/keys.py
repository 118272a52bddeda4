"""The keys of `session_state` that the shared pieces own: what each holds, and how long it lives.

A widget's key lives as long as its widget is drawn; the others until the tab is closed, unless it says otherwise.
"""

from __future__ import annotations

ORDERS_SHOWN = "orders-shown"
"""(kinds of order that the page shows, how each stood when it was drawn); until the next pass. Absent on pages that show none."""

STANDS = "stands"
"""(page and address that were drawn last, (another that a timer named, when it was first heard) or None); until the next run."""

ORDER_KEY = "order_key"
"""The key of the order that the open dialog would place, so that two clicks are one order."""

EXCLUDES = "excludes-bought"
"""The switch of the draft that leaves out what was bought before, set from the audience at each run."""

ORDER_EXCLUDES = "order-excludes-bought"
"""The same switch in the open confirmation; taken away when another one is opened."""

ORDER_FAULT = "order_fault"
"""Why an order could not be written down; until the dialog is opened again."""

LEAFED = "lead-leafed"
"""(lead that was opened, lead that is shown): keys of (list id, row); until another is opened."""

LAST_AUDIENCE = "last_audience"
"""The audience last worked on, for the way back from a page whose URL names none."""

PROMPT = "prompt"
"""The chat box's widget: what is being typed."""

PROMPT_REFUSED = "prompt-refused"
"""The fault that kept a prompt from being sent; shown once."""

THREAD_BEGUN = "thread-begun"
"""The id of the thread that this run's prompt went to; taken once, to open it."""


def decision_fault_of(order_key: str) -> str:
    """Name what kept a decision on an uncertain order from being carried out; until the next try."""
    return f"decision-fault-{order_key}"


def picked_of(page: str) -> str:
    """Name what was picked last on a page that picks leads (`selection_picker`): a `Picked`, for the way back without a URL."""
    return f"{page}-picked"


def picker_of(page: str, part: str) -> str:
    """Name a widget of a page's `selection_picker`; set from the URL at each run."""
    return f"{page}-pick-{part}"


WHO = "who"
"""The name that a person gave for the record, where nobody is signed in."""

WHO_BOX = "who-box"
"""Begins the key of the box for that name."""


def instant_fault_of(kind: str) -> str:
    """Name what kept a single question of a kind from being written down; until another one is begun."""
    return f"instant-fault-{kind}"


ACT_FAULT = "act-fault"
"""The fault that kept a callback's act from being done; the frame shows it once, above the page."""


APPROVAL_FAULT = "approval-fault"
"""Why an order couldn't be asked for, approved or declined; shown once."""


def approval_note_of(order_key: str) -> str:
    """Name the widget of the note with which an order is asked for."""
    return f"approval-note-{order_key}"


def decline_why_of(request_id: str) -> str:
    """Name the widget in which one says why a request is declined."""
    return f"decline-why-{request_id}"


def sheet_of(file_id: str) -> str:
    """Name the widget that says which sheet of a workbook is meant."""
    return f"sheet-{file_id}"


ACCOUNT = "account"
"""The key of the account that this session looks from; set by the address or the switcher."""

TICKED = "table-ticked"
"""(widget's key, place) of the table's row that opened something last."""

CLOSED = "table-closed"
"""The same of the one whose sheet was closed: it stays closed, although its row stays ticked."""

AGAIN = "table-again"
"""The same of one that was opened again by taking its tick off; until its sheet is closed."""
