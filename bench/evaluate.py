"""How long the evaluation of ten years takes, against one: `python -m bench.evaluate` (from the project's folder).

Prints seconds (the best of some runs), queries, and the ratio of ten years to one. Keep: ten years within 2 s, and the
ratio near ten, since time grows with the records and nothing else. Exit code 1 when it does not.
"""

from __future__ import annotations

from datetime import date
import json
import sys
import time
from typing import Any

from bench.room import open_room

MOST_SECONDS = 2.0
MOST_RATIO = 12.0
RUNS = 3


def main() -> int:
    open_room()
    from bench.ten_years import FIRST, LAST, sizes, ten_years

    print("filling ten years …", file=sys.stderr)
    started = time.perf_counter()
    regency = ten_years()
    filled = time.perf_counter() - started
    figures: dict[str, Any] = {
        "rows": sizes(regency),
        "filled_in": round(filled, 1),
        "one_year": _measure(regency, date(LAST, 1, 1), date(LAST, 12, 31)),
        "five_years": _measure(regency, date(LAST - 4, 1, 1), date(LAST, 12, 31)),
        "ten_years": _measure(regency, date(FIRST, 1, 1), date(LAST, 12, 31)),
    }
    seconds = figures["ten_years"]["seconds"]
    figures["ratio"] = round(seconds / figures["one_year"]["seconds"], 1)
    print(json.dumps(figures, indent=2))
    return 0 if seconds <= MOST_SECONDS and figures["ratio"] <= MOST_RATIO else 1


def _measure(regency: object, start: date, end: date) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from lopo.evaluation.commands import evaluate

    best = float("inf")
    for _ in range(RUNS):
        started = time.perf_counter()
        evaluate(regency, start=start, end=end)  # type: ignore[arg-type]
        best = min(best, time.perf_counter() - started)
    with CaptureQueriesContext(connection) as asked:
        evaluate(regency, start=start, end=end)  # type: ignore[arg-type]
    return {"seconds": round(best, 2), "queries": len(asked)}


if __name__ == "__main__":
    sys.exit(main())
