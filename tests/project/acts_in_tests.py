"""Which operations the tests call, and which they show being refused.

A call counts as refused when it stands inside `with pytest.raises(...)`; in every other place it counts as done.
Where a refusal is shown through a page or a table of rules, the test says so: `@pytest.mark.refuses(issue_decree)`.
"""

from __future__ import annotations

import ast
from pathlib import Path

REFUSALS = {"Denied", "Refused", "PermissionDenied", "ValidationError", "Http404"}


class Acts(ast.NodeVisitor):
    """The names that one test file calls, by how the call ends."""

    def __init__(self) -> None:
        self.done: set[str] = set()
        self.refused: set[str] = set()
        self._refusing = 0

    def visit_With(self, node: ast.With) -> None:
        refusing = any(_expects_refusal(item.context_expr) for item in node.items)
        self._refusing += refusing
        self.generic_visit(node)
        self._refusing -= refusing

    def visit_Call(self, node: ast.Call) -> None:
        (self.refused if self._refusing else self.done).add(_name(node.func))
        # An operation that is handed on: `refuses(giver, issue_decree, ...)`, `client.does(call_meeting)`.
        handed = {argument.id for argument in node.args if isinstance(argument, ast.Name)}
        (self.refused if self._refusing or _is_mark(node.func) else self.done).update(handed)
        self.generic_visit(node)


def _expects_refusal(expression: ast.expr) -> bool:
    if not isinstance(expression, ast.Call) or _name(expression.func) != "raises":
        return False
    return bool(REFUSALS & {_name(node) for argument in expression.args for node in ast.walk(argument)})


def _is_mark(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr == "refuses"


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def acts_of(source: str) -> Acts:
    acts = Acts()
    acts.visit(ast.parse(source))
    return acts


def acts_of_all(folder: Path) -> Acts:
    """Everything below a folder taken together."""
    whole = Acts()
    for path in folder.rglob("*.py"):
        here = acts_of(path.read_text())
        whole.done |= here.done
        whole.refused |= here.refused
    return whole
