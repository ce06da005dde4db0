"""How fast pages are with a thousand and with ten thousand cases: `python -m bench.cases` (from the project's folder).

Prints for each page the time within which 95 of 100 requests are answered, in milliseconds at both sizes, and their
ratio. Keep: at most 1.5. Exit code 1 where it is more. On PostgreSQL: `bin/with-postgres python -m bench.cases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
import json
import sys
import time
from typing import Any

from bench.room import open_room

SIZES = (1_000, 10_000)
REQUESTS = 40
MOST_RATIO = 1.5
NOTICED = 5.0  # milliseconds: below that a ratio says nothing


def main() -> int:
    open_room()
    from django.db import connection

    from lopo.ground.acts import at

    with at(datetime(2026, 3, 9, 1, tzinfo=UTC)):
        sizes = dict(zip(SIZES, _sizes(), strict=True))
    few, many = sizes.values()
    pages = {
        page: {
            **{str(size): told[page] for size, told in sizes.items()},
            "ratio": round(many[page] / few[page], 2),
        }
        for page in few
    }
    print(json.dumps({"database": connection.vendor, "p95_ms": pages}, indent=2))
    slow = [p for p in pages if many[p] - few[p] > NOTICED and many[p] / few[p] > MOST_RATIO]
    return 1 if slow else 0


def _sizes() -> Iterator[dict[str, float]]:
    """Fills up to each size, then measures."""
    from django.db import connection

    from bench.copied import copy_cases
    from lopo.ground.acts import system
    from tests.cast import the_task_force

    force = the_task_force()
    known = _originals(force)
    there = 0
    for size in SIZES:
        print(f"filling {size} cases …", file=sys.stderr)
        copy_cases(system(force.regency), known["filled"], times=(size - there) // len(known["filled"]))
        there = size
        if connection.vendor == "postgresql":  # it does so by itself in time; SQLite never does
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        yield {page: _p95(ask) for page, ask in _pages(force, known).items()}


def _originals(force: Any) -> dict[str, Any]:
    """By operations: cases of two offices, one handed over and accepted; one with forty people, one with one."""
    from lopo.cases.handover.operations import accept_handover
    from tests.cases.people import GIRL, RECRUITER, opened
    from tests.cases.test_handover import offered, receiver

    handed = opened(force.polres)
    minutes = offered(force, handed)
    accept_handover(receiver(force, minutes), minutes)
    filled = [
        handed,
        opened(force.polres),
        opened(force.polres, GIRL),
        opened(force.dinsos),
        opened(force.dinsos, GIRL),
    ]
    return {
        "filled": filled,
        "minutes": minutes,
        "one": opened(force.polres, GIRL),
        "forty": opened(force.polres, *[GIRL] * 39, RECRUITER),
    }


def _pages(force: Any, known: dict[str, Any]) -> dict[str, Any]:
    seat, desk = force.client(force.polres), force.client(force.secretariat)
    for client in (seat, desk):
        client.defaults["HTTP_HOST"] = "localhost"
        client.get("/")
    return {
        "home": lambda: seat.get("/"),
        "home of the desk": lambda: desk.get("/"),
        "list of cases": lambda: seat.get("/cases/"),
        "list of cases, desk": lambda: desk.get("/cases/"),
        "list of cases, page 5": lambda: seat.get("/cases/?page=5"),
        "case with 1": lambda: seat.get(f"/cases/{known['one'].pk}/"),
        "case with 40": lambda: seat.get(f"/cases/{known['forty'].pk}/"),
        "handover": lambda: seat.get(f"/handovers/{known['minutes'].pk}/"),
        "all that waits": lambda: seat.get("/waiting/"),
        "search by number": lambda: seat.post("/search/", {"term": known["one"].number}),
        "search by name": lambda: seat.post("/search/", {"term": "Kanari"}),
    }


def _p95(ask: Any) -> float:
    from django.db import connection

    for _ in range(3):
        answer = ask()
        if answer.status_code != 200:
            raise SystemExit(f"{answer.request['PATH_INFO']} answers {answer.status_code}")
    # SQLite works in this process, whose own time no neighbour on the machine can stretch.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    took = []
    for _ in range(REQUESTS):
        started = clock()
        ask()
        took.append((clock() - started) * 1000)
    return round(sorted(took)[int(REQUESTS * 0.95) - 1], 1)


if __name__ == "__main__":
    sys.exit(main())
