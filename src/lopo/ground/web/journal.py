"""What the program writes about its own faults: where in the code, never about whom.

No message of an exception, no address with a token, no form value: any of them can hold a name.
"""

from __future__ import annotations

import logging
from pathlib import Path
import traceback

PACKAGE = Path(__file__).resolve().parents[2]


class Impersonal(logging.Formatter):
    """ "ERROR django.request: decrees/<uuid:pk>/ IntegrityError at taskforce/decree/operations.py:42"."""

    def format(self, record: logging.LogRecord) -> str:
        said = [f"{self.formatTime(record)} {record.levelname} {record.name}:"]
        if route := getattr(getattr(getattr(record, "request", None), "resolver_match", None), "route", None):
            said.append(route)
        if record.exc_info and record.exc_info[0]:
            said += [record.exc_info[0].__name__, *_places(record)]
        elif not hasattr(record, "request"):
            said.append(str(record.msg))  # without its arguments
        return " ".join(said)


def _places(record: logging.LogRecord) -> list[str]:
    """Where in our own code it went wrong, innermost last."""
    frames = traceback.extract_tb(record.exc_info[2]) if record.exc_info else []
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    return [f"at {Path(frame.filename).relative_to(PACKAGE)}:{frame.lineno}" for frame in ours[-3:]]
