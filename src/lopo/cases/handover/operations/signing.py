"""Minutes that were printed, stamped and signed in ink: their photograph is kept, as valid as a signature on screen."""

from __future__ import annotations

from django.core.files.base import File
from django.utils.translation import gettext as _

from lopo.cases.handover.models import Handover, HandoverState
from lopo.cases.handover.operations.offering import PRINTS
from lopo.cases.handover.queries import papers_of
from lopo.ground.acts import Actor, Refused, operation
from lopo.ground.papers.operations import take_in
from lopo.taskforce.record.pen import record

SIGNED, LETTER = "signed_minutes", "receivers_letter"  # what a photograph is kept as
MOST = 5


@operation(may=PRINTS)
def keep_signed(actor: Actor, handover: Handover, *, photo: File[bytes]) -> Handover:
    """A photograph or scan of the minutes that both signed, for both sides to read. Only of those that were accepted."""
    if handover.state != HandoverState.ACCEPTED:
        raise Refused(_("Foto berita acara yang ditandatangani disimpan sesudah penyerahan diterima."))
    if len(papers_of(handover)) >= MOST:
        raise Refused(_("Paling banyak %d berkas sekaligus.") % MOST, field="photo")
    take_in(actor, handover, photo, what=SIGNED, guarded=True)
    record(actor, "handover.signed_kept", handover)
    return handover
