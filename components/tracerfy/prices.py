"""What calls cost, in credits, as the API document prices them. A row of a lead list and a credit's dollars: settings.py."""

# API document, Batch Trace: per lead, by trace type. The others that it names are deprecated or have no price.
TRACE_CREDITS = {"normal": 1, "advanced": 2}
# APN Batch Trace, and both instant traces: per hit, a miss is free.
PARCEL_CREDITS = 5
INSTANT_TRACE_CREDITS = 5
# Start DNC Scrub, DNC Scrub from Trace: per phone that is checked, once however often it stands there.
SCRUB_CREDITS = 1
# DNC Instant Lookup: per lookup, whatever it finds.
PHONE_CHECK_CREDITS = 5
# Single-Address Lookup: per property found.
LOOKUP_CREDITS = 10
# AI Assist: per answer.
ASSIST_CREDITS = 1
# The vendor's newer documentation: 15 credits a hit.
ENHANCED_TRACE_CREDITS = 15
# Phone verification: no price is known, so it is taken to be that of the other single answer about a phone; what was charged is read.
VERIFY_CREDITS = 5
