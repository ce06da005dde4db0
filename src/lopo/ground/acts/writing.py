"""What somebody writes into a form of an act: judged the same way wherever it is asked for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lopo.ground.acts.refusal import Refused


def written(told: str, *, longest: int, field: str, needed: str = "") -> str:
    """The words without the blanks around them.

    Raises Refused, at `field`, with the sentence `needed` where nothing is written (without one it may be empty), and
    for more than `longest` letters.
    """
    words = told.strip()
    if needed and not words:
        raise Refused(needed, field=field)
    if len(words) > longest:
        raise Refused(_("Terlalu panjang: paling banyak %d huruf.") % longest, field=field)
    return words
