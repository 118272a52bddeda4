"""A table that a person brings: bytes in, rows with named columns out, problems told by row.

Reads text of any encoding and delimiter, Excel and pasted rows; guesses which column is what; checks rows before anything is sent.
May touch matching and the library. Must never send anything, and never drop a row without saying so.
"""

from components.uploads.checking import KINDS, Checked, ProblemKind, check_parcels, check_rows
from components.uploads.fields import FIELDS, PARCEL, TRACE, Field
from components.uploads.guessing import email_columns, guess_columns, phone_columns, state_form
from components.uploads.known import known_keys
from components.uploads.outgoing import ROW, brought, of_leads, whole_file
from components.uploads.peers import Peer, peer_of
from components.uploads.phone_lists import PhoneList, phone_list
from components.uploads.reading import read_pasted, read_table
from components.uploads.standard import SENT_TRACE, name_parts, parcel_rows, trace_rows
from components.uploads.store import KEPT_DAYS, KeptUpload, Uploads
from components.uploads.uploaded import MOST_BYTES, MOST_ROWS, UploadedTable

__all__ = [
    "FIELDS",
    "KEPT_DAYS",
    "KINDS",
    "MOST_BYTES",
    "MOST_ROWS",
    "PARCEL",
    "ROW",
    "SENT_TRACE",
    "TRACE",
    "Checked",
    "Field",
    "KeptUpload",
    "Peer",
    "PhoneList",
    "ProblemKind",
    "UploadedTable",
    "Uploads",
    "brought",
    "check_parcels",
    "check_rows",
    "email_columns",
    "guess_columns",
    "known_keys",
    "name_parts",
    "of_leads",
    "parcel_rows",
    "peer_of",
    "phone_columns",
    "phone_list",
    "read_pasted",
    "read_table",
    "state_form",
    "trace_rows",
    "whole_file",
]
