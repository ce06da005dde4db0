"""What the acts about agencies, offices and people are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "agency.added": _("menambahkan instansi"),
        "agency.changed": _("mengubah nama instansi"),
        "office.added": _("menambahkan jabatan"),
        "office.changed": _("mengubah jabatan"),
        "official.registered": _("mendaftarkan orang"),
        "official.changed": _("memperbarui data orang"),
        "appointment.made": _("menetapkan pejabat"),
        "appointment.ended": _("mengakhiri masa jabatan"),
        "mandate.given": _("memberi mandat"),
        "mandate.ended": _("mengakhiri mandat"),
    }
)
