"""One act of the field, one function, one transaction: rule, change, record. Nothing else writes.

    RECEIVER = Rule(_("kursi penerima"), lambda actor, handover: actor.receives_for(handover.receiver))

    @operation(may=RECEIVER)
    def accept_handover(actor, handover, *, signature): ...

The records that it is called with are read again and held, whatever the page had in hand; then the rule is judged, on
what stands now. A denial is logged outside the transaction that it rolls back. An operation that leaves no entry in the
ledger is a fault of the program and fails at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
import functools
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction
from django.utils.text import format_lazy

from lopo.ground.acts.actor import Actor
from lopo.ground.acts.refusal import Denied, NotSent, Sentence
from lopo.ground.acts.standing import Holding, records_among

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Rule:
    """Who may: a sentence that people read on the page of rules, and the test that makes it true."""

    sentence: Sentence
    holds: Callable[..., bool]

    def __or__(self, other: Rule) -> Rule:
        """Either rule is enough."""
        return Rule(
            format_lazy("{}; {}", self.sentence, other.sentence), lambda *a: self.holds(*a) or other.holds(*a)
        )


@dataclass(frozen=True)
class Operation:
    """An operation as the page of rules and the project's own tests see it."""

    name: str
    module: str
    rule: Rule
    meaning: str


OPERATIONS: dict[str, Operation] = {}


class _Act:
    """The act under way in this thread: has it left its record?"""

    def __init__(self, name: str) -> None:
        self.name = name
        self.recorded = 0
        self.holding = Holding()


_under_way: ContextVar[_Act | None] = ContextVar("act_under_way", default=None)
_enclosed: ContextVar[bool] = ContextVar("enclosed", default=False)


def act_under_way() -> str | None:
    """Name of the outermost operation that is running, or None: models refuse to save outside one."""
    act = _under_way.get()
    return act.name if act else None


def note_recorded() -> None:
    """Called by the ledger: the act under way has left its entry."""
    if act := _under_way.get():
        act.recorded += 1


_to_undo: ContextVar[list[Callable[[], object]] | None] = ContextVar("to_undo", default=None)


def if_rolled_back(undo: Callable[[], object]) -> None:
    """What an act did outside the database (a file) is undone if the act, or the act around it, does not happen."""
    if (kept := _to_undo.get()) is not None:
        kept.append(undo)


@contextmanager
def _whole_or_undone() -> Iterator[None]:
    """Stands around a transaction; what succeeded inside a larger one is undone with that."""
    around, kept = _to_undo.get(), list[Callable[[], object]]()
    token = _to_undo.set(kept)
    try:
        yield
    except BaseException:
        for undo in reversed(kept):
            undo()
        raise
    finally:
        _to_undo.reset(token)
    if around is not None:
        around.extend(kept)


@contextmanager
def one_transaction() -> Iterator[None]:
    """A transaction around acts (a form sent once): a denial inside is logged by the page, after the rollback."""
    token = _enclosed.set(True)
    try:
        with _whole_or_undone(), transaction.atomic():
            yield
    finally:
        _enclosed.reset(token)


@contextmanager
def _act(name: str) -> Iterator[_Act]:
    if outer := _under_way.get():  # an operation inside an operation is part of the outer act
        yield outer
        return
    act = _Act(name)
    token = _under_way.set(act)
    try:
        yield act
        if not act.recorded:
            raise RuntimeError(
                f"{name} changed something and left no entry in the ledger: call record(...) in it"
            )
    finally:
        _under_way.reset(token)


_only_shown: ContextVar[bool] = ContextVar("only_shown", default=False)


@contextmanager
def nothing_is_done() -> Iterator[None]:
    """Every operation inside raises NotSent: a page shows a form that came back, and must not carry it out."""
    token = _only_shown.set(True)
    try:
        yield
    finally:
        _only_shown.reset(token)


def operation(
    *, may: Rule
) -> Callable[[Callable[Concatenate[Actor, P], R]], Callable[Concatenate[Actor, P], R]]:
    """Makes a function an act: judged by `may` (called with actor and positional subjects), in one transaction.

    Records among the positional subjects are as they stand in the database, and stay so until the act is done.
    """

    def wrap(act: Callable[Concatenate[Actor, P], R]) -> Callable[Concatenate[Actor, P], R]:
        name = f"{act.__module__.removeprefix('lopo.')}.{act.__name__}"

        @functools.wraps(act)
        def run(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if _only_shown.get():
                raise NotSent("")
            try:
                with _whole_or_undone(), transaction.atomic(), _act(name) as under_way:
                    under_way.holding.take(records_among(args))
                    if not may.holds(actor, *args):
                        raise Denied(may.sentence, operation=name)
                    return act(actor, *args, **kwargs)
            except Denied as denied:
                _log_after_rollback(actor, denied)
                raise

        OPERATIONS[name] = Operation(act.__name__, act.__module__, may, (act.__doc__ or "").strip())
        run.rule = may  # type: ignore[attr-defined]
        return run

    return wrap


def may(act: Callable[..., Any], actor: Actor, *subjects: object) -> bool:
    """Would this actor be let in? Pages ask before they show a button; the operation asks again."""
    rule: Rule = act.rule  # type: ignore[attr-defined]
    return rule.holds(actor, *subjects)


def _log_after_rollback(actor: Actor, denied: Denied) -> None:
    if not _enclosed.get() and act_under_way() is None:  # else it would be rolled back with what it forbids
        log_denial(actor, denied)


def log_denial(actor: Actor, denied: Denied, *, page: str = "") -> None:
    """Puts a denial on the ledger, once, with the page where it met the person. Called where no transaction is open."""
    from lopo.ground.ledger.entries import enter

    if denied.logged:
        return
    denied.logged = True
    with transaction.atomic():
        enter(actor, "denied", detail={"operation": denied.operation, **({"page": page} if page else {})})
