"""The examples of the vendor's document, request by request, with the answers that it prints. Transcribed by hand; ids are placeholders.

Long answers are cut to what shows their shape: one of several equal entries, and of a lead's columns the document's own choice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

CSV = "https://tracerfy.nyc3.cdn.digitaloceanspaces.com/tracerfy/9a584124-77c2-4612-b8e9-f9efe6fbdc3d.csv"


@dataclass(frozen=True)
class Example:
    """A request as curl would send it: `json`, or `form` with the text of a `csv` file beside it; and the printed `answer`."""

    title: str
    method: str
    path: str
    answer: Any
    json: dict[str, Any] | None = None
    form: dict[str, str] = field(default_factory=dict)
    csv: str = ""
    status: int = 200
    says_more: bool = False  # rows and filters may hold more than the document prints

    def __str__(self) -> str:
        return self.title


RECORDS = (
    "address,city,state,zip,first_name,last_name,mail_address,mail_city,mail_state,mailing_zip\n"
    "123 Main St,Austin,TX,78701,Jane,Doe,PO Box 111,Austin,TX,78702\n"
    "999 Nowhere Blvd,Austin,TX,78701,No,Body,PO Box 112,Austin,TX,78702\n"
)
PARCELS = "parcel_id,county,state\n#00424109000007550,Palm Beach,FL\n#00404033000001190,Palm Beach,FL\n"
PHONES = "Name,Phone,Phone_1,Phone_2,Address,City,State\nJohn Doe,5125550100,5125550101,5125550102,1 Oak St,Austin,TX\n"
TRACE_COLUMNS = {
    "address_column": "address",
    "city_column": "city",
    "state_column": "state",
    "zip_column": "zip",
    "first_name_column": "first_name",
    "last_name_column": "last_name",
    "mail_address_column": "mail_address",
    "mail_city_column": "mail_city",
    "mail_state_column": "mail_state",
    "mailing_zip_column": "mailing_zip",
}
MAIN_ST = {"address": "123 Main St", "city": "Austin", "state": "TX", "zip": "78701"}
NOWHERE = {**MAIN_ST, "address": "999 Nowhere Blvd"}
ABSENTEE = {
    "strategy": "high_equity_absentee",
    "geography": {"mode": "city", "cities": ["Phoenix"], "states": ["AZ"]},
    "filter_overrides": {"year_built_max": 2015},
    "requested_count": 500,
}

QUEUE = {
    "id": 123,
    "created_at": "2025-01-01T12:00:00Z",
    "pending": False,
    "download_url": CSV,
    "rows_uploaded": 2500,
    "credits_deducted": 2500,
    "queue_type": "api",
    "trace_type": "normal",
    "credits_per_lead": 1,
}
RECORD = {
    "address": "123 Main St",
    "city": "Austin",
    "state": "TX",
    "mail_address": "PO Box 111",
    "mail_city": "Austin",
    "mail_state": "TX",
    "first_name": "Jane",
    "last_name": "Doe",
    "primary_phone": "5125550100",
    "primary_phone_type": "Mobile",
    **{f"email_{n}": "" for n in range(1, 6)},
    **{f"mobile_{n}": "" for n in range(1, 6)},
    **{f"landline_{n}": "" for n in range(1, 4)},
}
PERSON = {
    "first_name": "Jane",
    "last_name": "Doe",
    "full_name": "Jane Doe",
    "dob": "1985-03-22",
    "age": "41",
    "deceased": False,
    "property_owner": True,
    "litigator": False,
    "mailing_address": {"street": "PO Box 111", "city": "Austin", "state": "TX", "zip": "78702"},
    "phones": [
        {"number": "5125550100", "type": "Mobile", "dnc": False, "carrier": "T-MOBILE USA INC.", "rank": 1},
        {"number": "5125550200", "type": "Landline", "dnc": True, "carrier": "AT&T TEXAS", "rank": 2},
    ],
    "emails": [{"email": "jane@example.com", "rank": 1}],
}
HIT = {"hit": True, "persons_count": 1, "credits_deducted": 5}
MISS = {"hit": False, "persons_count": 0, "credits_deducted": 0, "persons": []}
SCRUB = {
    "message": "DNC scrub started",
    "dnc_queue_id": 5,
    "created_at": "2025-01-15T09:30:00Z",
    "status": "pending",
    "phones_to_check": 150,
    "credits_per_phone": 1,
}
FACTOR = {"name": "owner_occupied", "points": 8, "reason": "Owner-occupied — primary residence"}
SCORES = {
    f"{use}_propensity_{part}": value
    for use in ("sell", "refi", "roof_renovate", "hvac_renovate", "solar_renovate")
    for part, value in {"score": 24, "category": "Low", "factors": [FACTOR]}.items()
}
ROW = {
    "address": "742 Evergreen Terrace",
    "city": "Phoenix",
    "state": "AZ",
    "zip_code": "85032",
    "county": "Maricopa",
    "property_type": "SFR",
    "year_built": 1985,
    "beds": 4,
    "baths": 2.5,
    "building_size_sqft": 2140,
    "lot_size_sqft": 8712,
    "estimated_value": 485000,
    "estimated_equity": 298000,
    "equity_percent": 61.4,
    "assessed_value": 362000,
    "open_mortgage_balance": 134500,
    "lender_name": "Wells Fargo",
    "estimated_mortgage_payment": 987,
    "total_properties_owned": 2,
    "total_portfolio_value": 910000,
    "roof_material": "Composition Shingle",
    "roof_construction": "Gable",
    "flood_zone": False,
    "cash_buyer": False,
    "corporate_owned": False,
    "owner_1_first_name": "JANE",
    "owner_1_last_name": "DOE",
    "owner_2_first_name": "",
    "owner_2_last_name": "",
    "mail_address": "742 Evergreen Terrace",
    "mail_city": "Phoenix",
    "mail_state": "AZ",
    "mail_zip": "85032",
    "primary_phone": "4805551234",
    "primary_phone_type": "Mobile",
    "primary_phone_carrier": "T-Mobile",
    "primary_phone_dnc": None,  # false, or blank where nothing at all was found
    "primary_phone_tcpa": None,
    "mobile_1": "4805559876",
    "mobile_1_dnc": None,
    "mobile_1_tcpa": None,
    "email_1": "jane@example.com",
    "email_2": "",
    "email_3": "",
    "has_contact": True,
    "contact_clean": True,
    "absentee_owner": False,
    "owner_occupied": True,
    "high_equity": True,
    "vacant": False,
    "pre_foreclosure": False,
    "free_clear": False,
    "last_sale_date": "2009-04-15",
    "last_sale_price": 187000,
    "prior_sale_date": None,
    "prior_sale_price": None,
    "document_type": "Warranty Deed",
    "recording_date": "2009-04-17",
    **SCORES,
}
PROPERTY = {
    "address": "4521 E Monte Cristo Ave",
    "city": "Phoenix",
    "state": "AZ",
    "zip_code": "85032",
    "county": "Maricopa",
    "latitude": 33.6,
    "longitude": -112.0,
    "apn": "123-45-6789",
    "subdivision": "Paradise Park",
    "property_type": "SFR",
    "property_use": "Single Family",
    "land_use": "Residential",
    "year_built": 1978,
    "beds": 4,
    "baths": 2.5,
    "units_count": 1,
    "stories": 1,
    "building_size_sqft": 2140,
    "lot_size_sqft": 8712,
    "has_ac": True,
    "has_garage": True,
    "has_pool": False,
    "has_basement": False,
    "has_deck": True,
    "estimated_value": 485000,
    "estimated_equity": 298000,
    "equity_percent": 61.4,
    "assessed_value": 362000,
    "last_sale_date": "2009-04-15",
    "last_sale_price": 187000,
    "years_owned": 17,
    "prior_sale_date": None,
    "prior_sale_price": None,
    "open_mortgage_balance": 134500,
    "lender_name": "Wells Fargo",
    "estimated_mortgage_payment": 987,
    "total_properties_owned": 2,
    "total_portfolio_value": 910000,
    "cash_buyer": False,
    "corporate_owned": False,
    "roof_material": "Composition Shingle",
    "roof_construction": "Gable",
    "flood_zone": False,
    "document_type": "Warranty Deed",
    "recording_date": "2009-04-17",
    "absentee_owner": False,
    "owner_occupied": True,
    "vacant": False,
    "free_clear": False,
    "high_equity": True,
    "pre_foreclosure": False,
    "tax_delinquent": False,
    "mls_active": False,
    "mls_pending": False,
    "mls_cancelled": False,
    "mls_days_on_market": None,
    "mls_listing_price": None,
    "adjustable_rate": False,
    "investor_buyer": False,
    **SCORES,
}
DOSSIER = {
    "hit": True,
    "credits_deducted": 10,
    "skip_trace_hit": True,
    "property": PROPERTY,
    "owners": [{"first_name": "JANET", "last_name": "MORRIS"}],
    "mailing_address": {"address": "4521 E Monte Cristo Ave", "city": "Phoenix", "state": "AZ", "zip": "85032"},
    "contacts": {
        "phones": [
            {"number": "4805551234", "type": "Mobile", "dnc": False, "tcpa": False, "carrier": "T-Mobile", "rank": 1}
        ],
        "emails": [{"email": "janet@example.com", "rank": 1}],
        "litigator": False,
        "has_contact": True,
        "contact_clean": False,
    },
}
MATCH = {
    "title": "742 Evergreen Terrace, Brooklyn, NY, 11211",
    "address": "742 Evergreen Terrace, Brooklyn, NY, 11211",
    "street_address": "742 Evergreen Terrace",
    "house": "742",
    "street": "Evergreen Terrace",
    "city": "Brooklyn",
    "state": "NY",
    "zip": "11211",
    "county": "Kings County",
    "state_fips": "36",
    "county_fips": "047",
    "fips": "36047",
    "apn": "03145-0042",
    "latitude": 40.7081,
    "longitude": -73.9571,
    "location": "POINT (-73.9571 40.7081)",
}
STATUS = {
    "id": 42,
    "name": "Phoenix Q2 Prospects",
    "strategy": "high_equity_absentee",
    "strategy_label": "High Equity Absentee",
    "source": "api",
    "status": "complete",
    "progress_stage": "",
    "progress_percent": 100,
    "requested_count": 500,
    "actual_count": None,
    "credits_deducted": 2435,
    "download_url": "https://tracerfy.nyc3.cdn.digitaloceanspaces.com/tracerfy/lead_list_42_a1b2c3d4.csv",
    "error_message": "",
    "created_at": "2026-04-11T18:23:00Z",
    "completed_at": None,
    "poll_url": "/v1/api/lead-builder/42/",
}
ASSIST = {
    "strategy": "custom",
    "strategy_label": "Custom",
    "geography": {"mode": "zips", "zip_codes": ["60609"]},
    "filter_overrides": {},
    "rationale": {
        "summary": "Owner-occupied homes.",
        "steps": [],
        "assumptions": [],
        "warnings": ["Applied Year Built ≤ 2000."],
    },
    "confidence": 0.88,
    "needs_clarification": False,
    "clarifying_question": None,
    "conversation_id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
    "credits_deducted": 1,
}
ACCEPTED = {
    "message": "Queue created",
    "queue_id": 456,
    "status": "pending",
    "created_at": "2025-01-02T10:15:00Z",
    "rows_uploaded": 100,
    "trace_type": "normal",
    "credits_per_lead": 1,
    "estimated_wait_seconds": 30,
}
PARCELS_ACCEPTED = {
    "message": "Parcel trace started",
    "parcel_queue_id": 42,
    "created_at": "2026-04-07T12:00:00Z",
    "status": "pending",
    "rows_uploaded": 500,
    "credits_per_parcel": 5,
}
SCRUB_DONE = {
    "id": 5,
    "created_at": "2025-01-15T09:30:00Z",
    "pending": False,
    "download_url": "https://tracerfy.nyc3.cdn.digitaloceanspaces.com/tracerfy/full-results.csv",
    "clean_download_url": "https://tracerfy.nyc3.cdn.digitaloceanspaces.com/tracerfy/clean-results.csv",
    "rows_uploaded": 150,
    "phones_checked": 150,
    "phones_clean": 112,
    "credits_deducted": 150,
    "source_type": "upload",
}
CHECKED = {
    "phone": "4805551234",
    "hit": True,
    "national_dnc": True,
    "state_dnc": False,
    "dma": False,
    "litigator": False,
    "phone_type": "Mobile",
    "is_clean": False,
    "credits_deducted": 5,
}
PREVIEW = {
    "count": 2340,
    "capped_count": 500,
    "requested_count": 500,
    "max_credit_cost": 2500,
    "max_credit_cost_usd": 50.0,
    "strategy": "high_equity_absentee",
    "strategy_label": "High Equity Absentee",
    "filters_applied": {"absentee_owner": True, "high_equity": True, "state": "AZ", "city": "Phoenix"},
}
BOUGHT = {
    "id": 42,
    "status": "pending",
    "progress_stage": "",
    "created_at": "2026-04-11T18:23:00Z",
    "requested_count": 500,
    "max_credit_cost": 2500,
    "poll_url": "/v1/api/lead-builder/42/",
}
STRATEGIES = {
    "strategies": [
        {
            "key": "pre_foreclosure_motivated",
            "label": "Pre-Foreclosure",
            "description": "Active pre-foreclosure filings in the last 6 months.",
            "default_filters": {},
        }
    ]
}
PARCEL = {"county": "Palm Beach", "state": "FL"}
HOME = {"address": "4521 E Monte Cristo Ave", "city": "Phoenix", "state": "AZ", "zip_code": "85032"}
RECORDS_FORM = {**TRACE_COLUMNS, "trace_type": "normal"}
PARCEL_FORM = {"parcel_id_column": "parcel_id", "county_column": "county", "state_column": "state"}

EXAMPLES = [
    Example("queues", "GET", "queues/", [QUEUE]),
    Example("queues, page 2", "GET", "queues/?page=2", []),
    Example("queue", "GET", "queue/{trace}", [RECORD]),
    Example("analytics", "GET", "analytics/", {
        "total_queues": 12, "properties_traced": 18350, "queues_pending": 2, "queues_completed": 10, "balance": 940,
    }),
    Example("trace", "POST", "trace/", ACCEPTED, form=RECORDS_FORM, csv=RECORDS),
    Example("trace lookup, owner", "POST", "trace/lookup/", {**MAIN_ST, "find_owner": True, **HIT, "persons": [PERSON]},
            json={**MAIN_ST, "find_owner": True}),
    Example("trace lookup, person", "POST", "trace/lookup/", {**MAIN_ST, "find_owner": False, **HIT, "persons": [PERSON]},
            json={**MAIN_ST, "find_owner": False, "first_name": "Jane", "last_name": "Doe"}),
    Example("trace lookup, miss", "POST", "trace/lookup/", {**NOWHERE, "find_owner": True, **MISS}, json={**NOWHERE, "find_owner": True}),
    Example("parcels", "POST", "trace/parcel/", PARCELS_ACCEPTED, form=PARCEL_FORM, csv=PARCELS),
    Example("parcels, column missing", "POST", "trace/parcel/", {"error": "Column 'parcel_id' not found in the uploaded CSV."},
            form=PARCEL_FORM, csv="apn,county,state\n1,Palm Beach,FL\n", status=400),
    Example("parcel lookup", "POST", "trace/parcel/lookup/",
            {"parcel_id": "#00424109000007550", **PARCEL, **HIT, "persons": [{**PERSON, "age": 51}]},
            json={"parcel_id": "#00424109000007550", **PARCEL}),
    Example("parcel lookup, miss", "POST", "trace/parcel/lookup/", {"parcel_id": "#00404033000001190", **PARCEL, **MISS},
            json={"parcel_id": "#00404033000001190", **PARCEL}),
    Example("scrub, one column", "POST", "dnc/scrub/", SCRUB, form={"phone_column": "Phone", "label_column": "Name"}, csv=PHONES),
    Example("scrub, several labels", "POST", "dnc/scrub/", SCRUB,
            form={"phone_column": "Phone", "label_columns": '["Address", "City", "State"]'}, csv=PHONES),
    Example("scrub, several columns", "POST", "dnc/scrub/", SCRUB,
            form={"phone_columns": '["Phone_1", "Phone_2"]', "label_column": "Name"}, csv=PHONES),
    Example("scrub, a list", "POST", "dnc/scrub/", SCRUB, json={"phones": ["5125550100", "5125550101", "5125550102"]}),
    Example("scrub from a trace", "POST", "dnc/scrub-from-queue/",
            {**SCRUB, "source_queue_id": 37360, "phone_columns_used": ["primary_phone", "mobile_1", "mobile_2"]},
            json={"queue_id": "{trace}", "phone_columns": ["primary_phone", "mobile_1", "mobile_2"]}),
    Example("DNC queue", "GET", "dnc/queue/{scrub}", SCRUB_DONE),
    Example("DNC lookup, flagged", "POST", "dnc/lookup/", CHECKED, json={"phone": "4805551234"}),
    Example("DNC lookup, clean", "POST", "dnc/lookup/", CHECKED, json={"phone": "6025559876"}),
    Example("DNC lookup, no number", "POST", "dnc/lookup/", {"error": "Invalid phone number. Must be a 10-digit US number."},
            json={"phone": "555"}, status=400),
    Example("filters", "GET", "lead-builder/filters/", STRATEGIES, says_more=True),
    Example("preview", "POST", "lead-builder/preview/", PREVIEW, json=ABSENTEE, says_more=True),
    Example("preview, unknown strategy", "POST", "lead-builder/preview/", {
        "strategy": ["Unknown strategy 'not_a_real_strategy'. Valid options: call GET /v1/api/lead-builder/strategies/"],
    }, json={**ABSENTEE, "strategy": "not_a_real_strategy"}, status=400),
    Example("execute", "POST", "lead-builder/execute/", BOUGHT, json={**ABSENTEE, "name": "Phoenix Q2 Prospects"}, status=202),
    Example("execute, no matches", "POST", "lead-builder/execute/", {
        "error": "No properties match this filter set. Widen your filters and try again.", "matches": 0,
    }, json={**ABSENTEE, "geography": {"mode": "zips", "zip_codes": ["99999"]}}, status=400),
    Example("status", "GET", "lead-builder/{list}/", STATUS),
    Example("rows", "GET", "lead-builder/{list}/rows/?page=1&per_page=100", {
        "lead_list_id": 42, "total_rows": 500, "page": 1, "per_page": 100, "total_pages": 5, "rows": [ROW],
    }, says_more=True),
    Example("rows, not found", "GET", "lead-builder/99999999/rows/", {"error": "Lead list not found."}, status=404),
    Example("lookup", "POST", "lead-builder/lookup/", DOSSIER, json=HOME, says_more=True),
    Example("lookup, miss", "POST", "lead-builder/lookup/", {
        "hit": False, "credits_deducted": 0, "address": "999 Nowhere Blvd", "city": "Austin", "state": "TX", "zip_code": "78701",
    }, json={"address": "999 Nowhere Blvd", "city": "Austin", "state": "TX", "zip_code": "78701"}),
    Example("autocomplete", "POST", "lead-builder/autocomplete/", {
        "query": "742 Evergreen Terr, Williamsburg NY", "credits_deducted": 0, "results": [MATCH],
    }, json={"search": "742 Evergreen Terr Williamsburg NY"}),
    Example("autocomplete, no text", "POST", "lead-builder/autocomplete/", {
        "error": 'Missing \'search\' field. Pass {"search": "<address text>"} in the request body.',
    }, json={}, status=400),
    Example("assist", "POST", "lead-builder/ai-assist/", ASSIST, json={"prompt": "plumbing leads in South Side Chicago"}, says_more=True),
    Example("assist, unclear", "POST", "lead-builder/ai-assist/", {
        **ASSIST, "geography": {"mode": "city", "cities": ["(pending)"]}, "needs_clarification": True,
        "clarifying_question": "What kind of leads are you looking for?",
    }, json={"prompt": "leads in Springfield"}, says_more=True),
]  # fmt: skip

TRACED = {**QUEUE, "id": 365, "created_at": "2025-07-13T18:55:02.962332Z", "rows_uploaded": 12, "credits_deducted": 12}
WEBHOOKS = {
    "normal": TRACED,
    "advanced": {**TRACED, "id": 366, "credits_deducted": 24, "trace_type": "advanced", "credits_per_lead": 2},
    "parcel": {
        "type": "parcel_trace",
        "event": "parcel_trace.completed",
        "parcel_queue_id": 42,
        "status": "completed",
        "download_url": "https://tracerfy.nyc3.cdn.digitaloceanspaces.com/tracerfy/parcel-trace-42.csv",
        "rows_uploaded": 500,
        "rows_hit": 423,
        "credits_deducted": 2115,
        "credits_per_parcel": 5,
    },
    "scrub": {"type": "dnc_scrub", **SCRUB_DONE},
}
