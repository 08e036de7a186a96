"""One shape for every failure: a stable code, a message that says what to do."""

from __future__ import annotations

from onrecord.types import Failure


class OnrecordError(Exception):
    """Base of all errors; `name` is the input at fault, `code` never changes between releases."""

    code = "error"

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message

    def failure(self) -> Failure:
        """This error as a value, for results that carry failures along."""
        return Failure(self.name, self.code, self.message)


class InputError(OnrecordError):
    """An input that cannot be read as a document."""

    code = "input"


class LanguageError(InputError):
    """A text that is not English."""

    code = "language"


class QuestionError(OnrecordError):
    """A question that has no yes/no answer."""

    code = "question"


class RecordError(OnrecordError):
    """A record that cannot be opened or written."""

    code = "record"


class ModelError(OnrecordError):
    """A model file that is missing or does not fit this version."""

    code = "model"
