"""What plain() gives is read by a real Markdown reader: the words come back, and nothing else."""

import re

import pytest

from components.ui.pieces.words import count, credits_words, dollars, dollars_raw, plain

HOSTILE = [
    "**bold** and __bold__",
    "*a* _b_ ***c***",
    "# head",
    "- item",
    "1. item",
    "1) item",
    "+ item",
    "> quote",
    "---",
    "===",
    "~~~\ncode\n~~~",
    "```py\nx\n```",
    "    indented",
    "`code`",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "<script>alert(1)</script>",
    "<https://evil.example>",
    "[a]: https://evil.example",
    "[^1] and [^1]: note",
    "a | b\n--|--\n1 | 2",
    "&lt;b&gt; &amp; &#60;",
    "\\*not\\*",
    "two  \nlines",
    "$x^2$ and $$y$$",
    ":red[x] :material/home: :smile: ~~s~~ ~a~",
    "=HYPERLINK('x')",
    "line\r\n\r\n# head",
]
MARKED = re.compile(r"\\([\\`*_{}\[\]<>()#+\-.!|~$:^=&])")


@pytest.mark.parametrize("text", HOSTILE)
def test_taking_the_escapes_off_gives_the_text_in_one_line(text):
    assert MARKED.sub(r"\1", plain(text)) == " ".join(text.split())
    assert "\n" not in plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_mark_stands_without_its_escape(text):
    assert not set(MARKED.sub("", plain(text))) & set("\\`*_[]<>#|~$:&")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_markdown_reader_finds_one_paragraph_of_text(text):
    markdown_it = pytest.importorskip("markdown_it")
    block, inline, end = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(plain(text))
    assert (block.type, end.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children) == " ".join(text.split())


@pytest.mark.parametrize(
    ("value", "words"), [(None, "None"), (12, "12"), ("", ""), (" \n ", ""), ("Ana Ito", "Ana Ito")]
)
def test_anything_can_be_made_plain(value, words):
    assert plain(value) == words


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (count(2, "city", "cities"), "2 cities"),
        (count(1, "city", "cities"), "1 city"),
        (count(0, "lead"), "0 leads"),
        (count(1_234_567), "1,234,567"),
        (credits_words(1), "1 credit"),
        (credits_words(None), "– credits"),
    ],
)
def test_counts_agree_with_their_nouns(words, told):
    assert words == told


@pytest.mark.parametrize("credits_count", [0, 1, 49, 2500, 1_000_000])
def test_dollars_are_the_same_with_and_without_markdown(credits_count):
    assert dollars(credits_count) == "\\" + dollars_raw(credits_count)
    assert re.fullmatch(r"\$[\d,]+\.\d\d", dollars_raw(credits_count))
    assert float(dollars_raw(credits_count)[1:].replace(",", "")) == pytest.approx(credits_count * 0.02)
