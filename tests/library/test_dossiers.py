from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.library import COLUMNS, dossier_emails, dossier_owners, dossier_phones, dossier_row
from components.library.export import row_csv

HIT = {
    "hit": True,
    "property": {
        "address": "12 Elm St", "zip_code": "85201", "estimated_value": "485000", "last_sale_price": 0, "last_sale_date": "2009-04-15",
        "sell_propensity_score": 24, "sell_propensity_factors": [{"name": "vacant", "points": 24, "reason": "=1+1"}], "new_column": [1],
    },
    "owners": [{"first_name": "", "last_name": "Colmaven, Llc"}, {"first_name": "ROBERT", "last_name": "MORRIS"}, "no owner"],
    "mailing_address": {"street": "PO Box 9", "city": "Mesa", "state": "AZ", "zip": "85201"},
    "contacts": {
        "phones": [
            {"number": "4805550100", "type": "landline", "dnc": None, "rank": 3},
            {"number": "4805551234", "type": "Mobile", "dnc": False, "tcpa": False, "carrier": "T-Mobile", "rank": 1},
            {"number": "(480) 555-9876", "type": "Mobile", "dnc": "True", "tcpa": False, "rank": 2},
            {"number": None, "rank": 4},
        ],
        "emails": [{"email": "b@example.com", "rank": 2}, {"email": "a@example.com", "rank": 1}],
        "litigator": False,
    },
}  # fmt: skip


def test_a_dossier_is_a_lead_with_typed_cells():
    row = dossier_row(HIT)
    assert row["estimated_value"] == 485_000.0
    assert row["last_sale_date"] == date(2009, 4, 15)
    assert row["owner_1_last_name"] == "Colmaven, Llc"
    assert "owner_1_first_name" not in row
    assert (row["mail_address"], row["mail_zip"]) == ("PO Box 9", "85201")
    assert row["email_1"] == "a@example.com"
    assert row["litigator"] is False
    assert row["new_column"] == "[1]"


def test_phones_come_by_rank_and_an_unknown_flag_stays_unknown():
    phones = dossier_phones(HIT)
    assert [phone.number for phone in phones] == ["4805551234", "4805559876", "4805550100"]
    assert [phone.dnc for phone in phones] == [False, True, None]
    assert phones[2].tcpa is None
    row = dossier_row(HIT)
    assert (row["primary_phone"], row["mobile_1"], row["landline_1"]) == ("4805551234", "4805559876", "4805550100")
    assert row["landline_1_dnc"] is None
    assert row["primary_phone_carrier"] == "T-Mobile"


def test_owners_and_emails_are_as_the_vendor_ranks_them():
    assert dossier_owners(HIT) == ("Colmaven, Llc", "ROBERT MORRIS")
    assert dossier_emails(HIT) == ("a@example.com", "b@example.com")


def test_a_dossier_as_csv_is_one_harmless_row():
    lines = row_csv(
        {"address": "=cmd()", "primary_phone": "4805551234", "vacant": True, "beds": None, "year_built": 1978}
    )
    assert lines.decode("utf-8-sig").splitlines() == [
        '"address","primary_phone","vacant","beds","year_built"',
        '"\'=cmd()","4805551234","Yes",,1978',
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "property": JSON | st.dictionaries(st.sampled_from(sorted(COLUMNS)), JSON, max_size=4),
        "owners": JSON,
        "mailing_address": JSON,
        "contacts": JSON
        | st.fixed_dictionaries(
            {
                "phones": JSON | st.lists(st.dictionaries(st.sampled_from(("number", "rank", "dnc", "type")), JSON)),
                "emails": JSON,
            }
        ),
    },
)


@settings(deadline=None)
@given(PARTS)
def test_whatever_comes_back_can_be_read(answer):
    row = dossier_row(answer)
    assert all(isinstance(name, str) and not name.startswith("_") for name in row)
    assert all(phone.dnc in (True, False, None) for phone in dossier_phones(answer))
    assert all(isinstance(name, str) and name.strip() for name in dossier_owners(answer))


@pytest.mark.parametrize("answer", [{}, {"hit": False}, {"contacts": None, "owners": None, "property": None}])
def test_nothing_is_nothing(answer):
    assert dossier_phones(answer) == dossier_owners(answer) == dossier_emails(answer) == ()
