"""What the acts of meetings are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "meeting.planned": _("merencanakan rapat"),
        "meeting.changed": _("mengubah rencana rapat"),
        "meeting.called": _("mengundang rapat"),
        "meeting.letter_entered": _("mencatat nomor surat undangan"),
        "meeting.invited_also": _("menambah yang diundang"),
        "meeting.opened": _("membuka rapat"),
        "meeting.closed": _("menutup rapat"),
        "meeting.reopened": _("membuka kembali rapat"),
        "meeting.cancelled": _("mencatat bahwa rapat tidak jadi"),
        "meeting.revived": _("merencanakan lagi rapat yang tidak jadi"),
        "meeting.cost_recorded": _("mencatat biaya rapat"),
        "meeting.attendance_marked": _("mencatat kehadiran"),
        "meeting.list_photographed": _("menyimpan foto daftar hadir"),
        "invitation.answered": _("menjawab undangan"),
        "invitation.answer_changed": _("mengubah jawaban undangan"),
        "invitation.code_given": _("memberi kode sekali pakai"),
        "agenda.drawn_up": _("menyusun acara dari yang macet"),
        "agenda.item_added": _("menambah pokok acara"),
        "agenda.item_kept": _("menemukan pokok yang sudah ada di acara"),
        "agenda.item_changed": _("mengubah pokok acara"),
        "agenda.reordered": _("mengurutkan acara"),
        "agenda.item_taken_up": _("mulai membahas satu pokok"),
        "agenda.item_removed": _("menghapus pokok acara"),
        "agenda.item_finish": _("menyelesaikan pokok acara"),
        "agenda.item_postpone": _("menunda pokok acara"),
        "agenda.item_reopen": _("membuka kembali pokok acara"),
        "minutes.written": _("menulis notula"),
        "minutes.circulated": _("mengedarkan notula"),
        "minutes.recalled": _("menarik notula untuk diperbaiki"),
        "minutes.confirmed": _("mengesahkan notula"),
        "minutes.objected": _("berkeberatan atas notula"),
        "decision.recorded": _("mencatat keputusan"),
        "decision.changed": _("memperbaiki keputusan"),
        "decision.withdrawn": _("menarik keputusan"),
        "follow_up.promised": _("menetapkan tindak lanjut"),
        "follow_up.finished": _("mencatat tindak lanjut selesai"),
        "follow_up.dropped": _("mencatat tindak lanjut tidak dilanjutkan"),
        "follow_up.reopened": _("membuka kembali tindak lanjut"),
        "follow_up.moved": _("mengubah tanggal tindak lanjut"),
        "follow_up.assigned": _("menyerahkan tindak lanjut"),
    }
)
