"""Rows changed by hand where no act brings about what a test needs."""

from __future__ import annotations

from typing import Any

from lopo.ground.acts.operation import _act, note_recorded


def changed(rows: Any, **values: Any) -> None:
    with _act("tests.prevention"):
        note_recorded()
        rows.update(**values)
