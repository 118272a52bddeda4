"""What goes over the wire, for the OpenAPI page and for checking request bodies (API document, Lead Builder)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from components.sandbox.wanted.filters import FILTERS
from components.sandbox.wanted.geography import LARGEST_RADIUS_MILES
from components.sandbox.wanted.strategies import PRESET_KEYS
from components.sandbox.world.places import STATES

MOST_ROWS = 25_000


def _mode(name: str, **fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "title": name,
        "required": ["mode", *fields],
        "properties": {"mode": {"const": name}, **fields},
    }


_TEXTS = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
_STATES = {"type": "array", "minItems": 1, "items": {"type": "string", "enum": sorted(STATES)}}
_ZIPS = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": "^[0-9]{5}$"}}
_GEOGRAPHY = {
    "oneOf": [
        _mode("zips", zip_codes=_ZIPS),
        _mode("city", cities=_TEXTS, states=_STATES),
        _mode("counties", counties=_TEXTS, states=_STATES),
        _mode("states", states=_STATES),
        _mode(
            "radius",
            latitude={"type": "number", "minimum": -90, "maximum": 90},
            longitude={"type": "number", "minimum": -180, "maximum": 180},
            radius={"type": "number", "exclusiveMinimum": 0, "maximum": LARGEST_RADIUS_MILES},
        ),
    ],
    "examples": [{"mode": "city", "cities": ["Phoenix"], "states": ["AZ"]}],
}
_FILTERS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {key: each.kind.schema for key, each in FILTERS.items()},
}
_STRATEGY = {
    "type": "string",
    "examples": ["custom", *(key for key in PRESET_KEYS if key != "custom"), "vacant,tired_landlord"],
}


_ASKED = ("strategy", "geography", "filter_overrides", "requested_count", "dedupe_from_history")


class AskBody(BaseModel):
    """What preview and execute share."""

    strategy: Annotated[str, WithJsonSchema(_STRATEGY)] = Field(
        "custom", description="Strategy key from /filters/; several, comma-separated, join with OR."
    )
    geography: Annotated[dict[str, Any], WithJsonSchema(_GEOGRAPHY)] = Field(
        description="Where to look; distances in miles."
    )
    filter_overrides: Annotated[dict[str, Any], WithJsonSchema(_FILTERS)] = Field(
        default_factory=dict, description="Filters laid over the strategy's own."
    )
    requested_count: int = Field(ge=1, le=MOST_ROWS, strict=True, description="The most rows you'd pay for.")
    dedupe_from_history: Annotated[Any, WithJsonSchema({"type": "boolean"})] = Field(
        None, description="Leave out what this account has bought before. Newer than the document."
    )

    def asked(self) -> dict[str, Any]:
        """Give what decides the answer, as plain JSON."""
        return self.model_dump(include={*_ASKED})


class PreviewBody(AskBody):
    """POST preview/."""

    include_pins: bool = Field(default=False, strict=True, description="Also give up to 500 points for a map.")


class ExecuteBody(AskBody):
    """POST execute/."""

    name: str = Field("", max_length=255, description="A label for the list.")


class Meta(BaseModel):
    """Rides on every answer that is an object and not an error."""

    request_id: str
    timestamp: str
    api_version: str


class Answer(BaseModel):
    """An answer."""

    model_config = ConfigDict(extra="forbid")
    meta: Meta


class StrategyModel(BaseModel):
    """A preset."""

    key: str
    label: str
    description: str
    default_filters: dict[str, Any]


class FiltersAnswer(Answer):
    """GET filters/."""

    strategies: list[StrategyModel]


class Pin(BaseModel):
    """A point on the map."""

    latitude: float
    longitude: float


class PreviewAnswer(Answer):
    """POST preview/."""

    count: int
    capped_count: int
    requested_count: int
    max_credit_cost: int
    max_credit_cost_usd: float
    strategy: str
    strategy_label: str
    filters_applied: dict[str, Any]
    pins: list[Pin] | None = Field(None, description="Only with include_pins.")
    dedupe_from_history: bool | None = Field(None, description="Echoed.")
    excluded_count: int | None = Field(None, description="Only with dedupe_from_history: matches left out.")


class ExecuteAnswer(Answer):
    """POST execute/."""

    id: int
    status: str
    progress_stage: str
    created_at: str
    requested_count: int
    max_credit_cost: int
    poll_url: str


class StatusAnswer(Answer):
    """GET <id>/."""

    id: int
    name: str
    strategy: str
    strategy_label: str
    source: str
    status: Literal["pending", "complete", "failed"]
    progress_stage: Literal["", "fetching_properties", "skip_tracing", "generating_csv"]
    progress_percent: int
    requested_count: int
    actual_count: int | None
    credits_deducted: int
    download_url: str
    error_message: str
    created_at: str
    completed_at: str | None
    poll_url: str


class RowsAnswer(Answer):
    """GET <id>/rows/."""

    lead_list_id: int
    total_rows: int
    page: int
    per_page: int
    total_pages: int
    rows: list[dict[str, Any]]


class AnalyticsAnswer(Answer):
    """GET /analytics/."""

    total_queues: int
    properties_traced: int
    queues_pending: int
    queues_completed: int
    balance: int
