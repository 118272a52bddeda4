"""What the assistant's endpoint takes and gives (API document, AI Assist)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class AssistBody(BaseModel):
    """POST ai-assist/."""

    prompt: str = Field(min_length=5, max_length=2000, description="Who to reach, and where, in plain English.")
    conversation_id: str | None = Field(
        None, max_length=64, description="The UUID of an earlier answer, to go on with its thread."
    )


class Rationale(BaseModel):
    """Why an answer is what it is."""

    summary: str
    steps: list[str]
    assumptions: list[str]
    warnings: list[str]


class AssistAnswer(BaseModel):
    """POST ai-assist/: a proposal, or a question back. Carries no `meta`."""

    model_config = ConfigDict(extra="forbid")
    strategy: str
    strategy_label: str
    geography: dict[str, Any]
    filter_overrides: dict[str, Any]
    rationale: Rationale
    confidence: float
    needs_clarification: bool
    clarifying_question: str | None
    conversation_id: str
    credits_deducted: int
