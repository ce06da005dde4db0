"""Pages that ask for a code given within the last 15 minutes: signing, exports, keys.

@page()
@needs_fresh_code
def acceptance(request): ...
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse

from lopo.ground.accounts import sessions
from lopo.ground.accounts.returning import ask_for_fresh_code

View = TypeVar("View", bound=Callable[..., HttpResponse])


def has_fresh_code(request: HttpRequest) -> bool:
    """Was a code given in this session within the last 15 minutes? Signing in counts."""
    return sessions.is_fresh(request.session)


def needs_fresh_code(view: View) -> View:
    """Asks for a code first, and comes back with what was typed. Stands under `@page`."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_fresh_code(request):
            return ask_for_fresh_code(request)
        return view(request, *args, **kwargs)

    return cast(View, run)
