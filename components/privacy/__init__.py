"""One person across everything that is kept: found, exported, erased and suppressed in one act.

Knows where people stand: rows of lists, the vendor's own files, uploads and what was sent of them, single answers, scrubs, chats, the
record of calls, suppression. May touch every room below it. Must never draw, and never keep what it erased: the record says how many, when
and by whom.

Decisions, each with its reason:
- Rows of lists are found by phone, e-mail address, address or name, and a person says which are meant: two people may share a name.
- Elsewhere only a phone, an e-mail address, or a street with its ZIP tells somebody: what is erased by a name alone might be another's.
- All is erased in one transaction; cached files follow, and SQLite forgets the pages that they stood on.
- What was paid stays in the books without whom it was about, so that money adds up.
- Who was erased is suppressed as a digest: known again in the next list, readable by nobody.
"""

from components.privacy.erasing import Erased, erase
from components.privacy.exporting import export_csv, export_json
from components.privacy.finding import MOST_ROWS, Found, Hit, find
from components.privacy.sought import Sought

__all__ = ["MOST_ROWS", "Erased", "Found", "Hit", "Sought", "erase", "export_csv", "export_json", "find"]
