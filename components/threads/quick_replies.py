"""The choices that a question lists, for answering with one click."""

from __future__ import annotations

import re

MOST = 8
_LONGEST = 48
_PLACE = re.compile(r"\b((?:[A-Z][\w.'-]*\s?){1,4}),\s?([A-Z]{2})\b")
_LEAD_IN = re.compile(
    r"^.*\b(?:targeting|looking for|interested in|do you mean|did you mean|would you like|do you want|should i|you want|prefer)\b:?\s+",
    re.IGNORECASE | re.DOTALL,
)
_ELSE = re.compile(r"^(?:or\s+)?(?:something|somewhere|anything|another|other)\b", re.IGNORECASE)


def quick_replies(question: str) -> tuple[str, ...]:
    """Give the choices in a question: places with their states, else what stands between commas and "or". Empty without any."""
    places = [f"{name.strip()}, {state}" for name, state in _PLACE.findall(question)]
    return _distinct(places) if len(places) > 1 else _listed(question)


def _listed(question: str) -> tuple[str, ...]:
    sentences = [part for part in re.split(r"(?<=[.?!])\s+", question) if re.search(r"\bor\b", part)]
    if not sentences:
        return ()
    listed = _LEAD_IN.sub("", sentences[-1].rsplit(":", 1)[-1].strip(" ?.!"))
    parts = [part.strip(" ?.!“”\"'") for part in re.split(r",\s*(?:or\s+)?|\s+or\s+", listed)]
    choices = _distinct(part for part in parts if part and len(part) <= _LONGEST and not _ELSE.match(part))
    return choices if len(choices) > 1 else ()


def _distinct(found: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{one[:1].upper()}{one[1:]}" for one in found))[:MOST]  # type: ignore[attr-defined]
