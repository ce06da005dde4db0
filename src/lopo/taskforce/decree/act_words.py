"""What the acts about a decree are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "decree.imported": _("memasukkan SK"),
        "decree.issued": _("mencatat bahwa SK ditetapkan"),
        "decree.entered_past": _("memasukkan SK terdahulu"),
        "decree.superseded": _("mencatat bahwa SK digantikan"),
        "decree.leadership_set": _("mengisi pimpinan gugus tugas"),
        "decree.question_answered": _("menjawab hal yang perlu dikonfirmasi"),
        "decree.drafted": _("merancang SK berikutnya"),
        "decree.draft_changed": _("mengubah rancangan SK"),
        "decree.draft_discarded": _("membuang rancangan SK"),
        "decree.heirs_named": _("menunjuk penerus pekerjaan"),
        "decree.arranged": _("mengatur penerimaan dan jenis kerja"),
    }
)
