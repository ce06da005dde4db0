"""`lopo doctor --sweep`: what nobody needs any more and no record speaks of goes."""

from __future__ import annotations

from lopo.ground.accounts.sessions import delete_expired
from lopo.ground.papers.uploads import delete_forgotten_files


def sweep() -> dict[str, int]:
    """Proofs without an act, sessions that have run out; how many of each."""
    return {"files": delete_forgotten_files(), "sessions": delete_expired()}
