"""A refusal is an answer: what, why, what now, in one sentence for people."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise

Sentence = str | Promise


class Refused(Exception):
    """The act cannot be done as asked. `field` names the form field at fault, if there is one."""

    def __init__(self, sentence: Sentence, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotSent(Refused):
    """Nobody has sent this form yet: it came back after signing in and is only being shown."""


class Denied(PermissionDenied):
    """This actor may not do this. Goes on the log, outside the transaction that it rolls back."""

    def __init__(self, sentence: Sentence, *, operation: str, logged: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.operation = operation
        self.logged = logged
