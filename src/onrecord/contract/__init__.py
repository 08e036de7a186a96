"""The contract: every value that leaves onrecord as JSON is written, and read back, here."""

from onrecord.contract.entities import (
    actor_from_json,
    actor_to_json,
    decision_to_json,
    document_to_json,
    instrument_from_json,
    instrument_to_json,
)
from onrecord.contract.schemas import SCHEMAS, load_schema
from onrecord.contract.statements import (
    attribution_line,
    outermost,
    statement_from_json,
    statement_to_json,
)
from onrecord.contract.text import dumps
from onrecord.contract.verdicts import verdict_to_json

__all__ = [
    "SCHEMAS",
    "actor_from_json",
    "actor_to_json",
    "attribution_line",
    "decision_to_json",
    "document_to_json",
    "dumps",
    "instrument_from_json",
    "instrument_to_json",
    "load_schema",
    "outermost",
    "statement_from_json",
    "statement_to_json",
    "verdict_to_json",
]
