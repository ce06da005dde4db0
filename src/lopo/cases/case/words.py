"""What the acts on cases are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "case.opened": _("membuka perkara"),
        "people.added": _("menambahkan orang ke perkara"),
        "person.corrected": _("memperbaiki data orang ini"),
        "role.added": _("mencatat peran lain dengan alasannya sendiri"),
        "person.seen": _("melihat identitas"),
        "person.assigned": _("menunjuk kantor penanggung jawab"),
        "person.left": _("mencatat bahwa orang ini selesai"),
        "person.resumed": _("mengembalikan orang ini ke perkara"),
        "case.closed": _("menutup perkara"),
        "case.reopened": _("membuka kembali perkara"),
        "case.classified": _("mengubah seberapa tertutup perkara"),
        "unsealing.asked": _("meminta perkara tidak lagi dirahasiakan"),
        "unsealing.agreed": _("menyetujui perkara tidak lagi dirahasiakan"),
        "unsealing.declined": _("tidak menyetujui perkara dibuka"),
        "office.added": _("memberi kantor lain penglihatan"),
        "office.removed": _("mencabut penglihatan kantor lain"),
    }
)
