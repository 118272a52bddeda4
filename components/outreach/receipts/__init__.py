"""Receipts: what left, for where, who was withheld and why, and the digest of the file. Written when the bytes are; never changed.

Must never hold a phone, an e-mail address or a person's name from a list: a receipt proves what was done, not to whom.
"""

from components.outreach.receipts.again import changed_since
from components.outreach.receipts.receipt import ListTold, Receipt, Standing, receipt_of, standing_of
from components.outreach.receipts.store import Receipts

__all__ = ["ListTold", "Receipt", "Receipts", "Standing", "changed_since", "receipt_of", "standing_of"]
