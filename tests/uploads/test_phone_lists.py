"""Phones out of tables: each once, in whatever form people write them, and what isn't sent is told by row."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from components.uploads import phone_columns, phone_list, read_pasted, read_table


def of(text, phones=None, labels=()):
    table = read_pasted(text)
    return phone_list(table, phones or phone_columns(table, typed=not table.header_line) or table.columns[:1], labels)


def test_each_number_stands_once_and_the_others_are_told_by_row():
    found = of("(602) 555-0147\n602.555.0147\nfoo\n\n+1 480 555 0101\n555")
    assert found.numbers["phone"].to_pylist() == ["6025550147", "4805550101"]
    assert found.problems.select(["row", "kind", "words"]).to_pylist() == [
        {"row": 2, "kind": "duplicate", "words": "6025550147 stands in row 1 already."},
        {"row": 3, "kind": "invalid", "words": "“foo” is no US phone number."},
        {"row": 6, "kind": "invalid", "words": "“555” is no US phone number."},
    ]
    assert (found.count("duplicate"), found.count("invalid")) == (1, 2)


def test_a_number_may_stand_alone_in_one_line_and_behind_a_name_in_the_next():
    text = "(602) 555-0147\n480-555-0101\nJane Doe, 6025550123\nabc\n123"
    found = of(text)
    assert sorted(found.numbers["phone"].to_pylist()) == ["4805550101", "6025550123", "6025550147"]
    assert found.problems.select(["row", "kind"]).to_pylist() == [{"row": 5, "kind": "invalid"}]
    assert found.without == 1


def test_several_columns_say_which_one_a_number_stood_in():
    text = "Name,City,Phone 1,Phone 2\nJane,Mesa,6025550147,4805550101\nBob,,4805550101,\nAnn,Mesa,,"
    found = of(text, ["Phone 1", "Phone 2"], ["Name", "City"])
    assert found.numbers.to_pylist() == [
        {"phone": "6025550147", "label": "(Phone 1) Jane, Mesa"},
        {"phone": "4805550101", "label": "(Phone 2) Jane, Mesa"},
    ]
    assert found.without == 1
    assert found.problems["words"].to_pylist() == ["4805550101 stands in row 2 already."]


def test_a_cell_may_hold_two_numbers():
    found = of("Name,Phones\nJane,6025550147 / 602-555-0148\nBob,480 555 0101", ["Phones"], ["Name"])
    assert found.numbers.to_pylist() == [
        {"phone": "6025550147", "label": "Jane"},
        {"phone": "6025550148", "label": "Jane"},
        {"phone": "4805550101", "label": "Bob"},
    ]


def test_columns_without_a_heading_lend_no_name():
    found = of("6025550147,6025550148\n4805550101,4805550102")
    assert found.numbers["label"].to_pylist() == ["", "", "", ""]


@pytest.mark.parametrize("phones", [[], ["Name"]])
def test_no_phone_column_is_no_phone(phones):
    found = phone_list(read_pasted("Name,Phone\nJane,6025550147"), phones)
    assert len(found.numbers) == 0
    assert len(found.problems) == len(phones)


def test_a_large_table_keeps_every_number():
    lines = "\n".join(f"N{n},(602) 555-{n % 10_000:04d},480555{n % 10_000:04d}" for n in range(20_000))
    table = read_table(f"Name,P1,P2\n{lines}".encode(), "big.csv")
    found = phone_list(table, ["P1", "P2"], ["Name"])
    assert len(found.numbers) == 20_000
    assert found.count("duplicate") == 20_000
    assert found.numbers["label"][0].as_py() == "(P1) N0"


CELLS = st.text(max_size=14) | st.from_regex(r"\(?602\)?[-. ]?555[-. ]?01[0-9]{2}", fullmatch=True)


@settings(deadline=None, max_examples=60)
@example([("", "Owner")])
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_whatever_stands_in_it_nothing_is_sent_twice_and_nothing_is_lost(rows):
    lines = ["Name\tOne\tTwo", *("\t".join(["x", *(re.sub(r'["\s]', " ", cell) for cell in row)]) for row in rows)]
    table = read_pasted("\n".join(lines))
    names = [name for name in ("One", "Two") if name in table.columns]
    found = phone_list(table, names, ["Name"] if "Name" in table.columns else [])
    sent = found.numbers["phone"].to_pylist()
    assert len(set(sent)) == len(sent)
    assert all(re.fullmatch(r"[2-9]\d{9}", phone, re.ASCII) for phone in sent)
    filled = sum(1 for name in names for cell in table.column(name).to_pylist() if cell.strip())
    assert len(sent) + len(found.problems) >= filled
