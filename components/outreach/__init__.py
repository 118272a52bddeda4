"""Who may be contacted, and how: flags and their age, suppression, calling hours, files for other programs, receipts.

May touch the library, analytics and matching. Must never draw, never send, and never take a missing flag for permission: unknown is
not allowed. Rules are data with their source, date and quality, not code; and none of it is legal advice.

Decisions, each with its reason:
- Every phone has one reason why it is withheld, the first of the rules' order, so that reasons add up to what was taken out.
- What is suppressed is kept in standard forms, and what was erased on request as digests: known again, readable by nobody.
- A call is allowed while the address's state and the area code's state both allow it, each by its own clock.
- One number opts out all numbers of its owner; owners are looked for in every list once, not in each question.
"""

from components.outreach.acts import Act, acts_of
from components.outreach.bringing import Brought, columns_found, from_lines, from_table
from components.outreach.calling import (
    CallableNow,
    at_moment,
    callable_now,
    clock,
    hours_of,
    named,
    states_of,
    windows_in_words,
    with_hours,
)
from components.outreach.contacts import (
    PHONE_COLUMNS,
    Books,
    Override,
    allowed,
    callable_phones,
    phone_contacts,
    withheld,
)
from components.outreach.corrections import Corrections
from components.outreach.exceptions import Exceptions, Vouched, ends
from components.outreach.forms import shown
from components.outreach.freshness import Due, Freshness, age_days, due, freshness_of
from components.outreach.letters import EMAIL_COLUMNS, MAIL_COLUMNS, email_contacts, mail_contacts
from components.outreach.numbers import numbers_of, phone_columns_of, record_numbers
from components.outreach.one_phone import judged
from components.outreach.reached import leads_reached
from components.outreach.rules import NOT_LEGAL_ADVICE, Hours, Reason, Rules, Window, rules
from components.outreach.scrub_results import FLAGS, Said, ScrubTally, known_table, results, tally
from components.outreach.scrubbed import Scrubbed
from components.outreach.suppression import Entry, Suppressed, Suppression

__all__ = [
    "EMAIL_COLUMNS",
    "FLAGS",
    "MAIL_COLUMNS",
    "NOT_LEGAL_ADVICE",
    "PHONE_COLUMNS",
    "Act",
    "Books",
    "Brought",
    "CallableNow",
    "Corrections",
    "Due",
    "Entry",
    "Exceptions",
    "Freshness",
    "Hours",
    "Override",
    "Reason",
    "Rules",
    "Said",
    "ScrubTally",
    "Scrubbed",
    "Suppressed",
    "Suppression",
    "Vouched",
    "Window",
    "acts_of",
    "age_days",
    "allowed",
    "at_moment",
    "callable_now",
    "callable_phones",
    "clock",
    "columns_found",
    "due",
    "email_contacts",
    "ends",
    "freshness_of",
    "from_lines",
    "from_table",
    "hours_of",
    "judged",
    "known_table",
    "leads_reached",
    "mail_contacts",
    "named",
    "numbers_of",
    "phone_columns_of",
    "phone_contacts",
    "record_numbers",
    "results",
    "rules",
    "shown",
    "states_of",
    "tally",
    "windows_in_words",
    "with_hours",
    "withheld",
]
