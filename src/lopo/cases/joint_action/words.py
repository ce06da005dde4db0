"""What the acts on joint actions are called on a history."""

from django.utils.translation import gettext_lazy as _

from lopo.ground.ledger.words import WORDS

WORDS.update(
    {
        "joint_action.called": _("memanggil untuk penanganan bersama"),
        "joint_action.called_more": _("memanggil instansi lain lagi"),
        "joint_action.recorded": _("mencatat siapa yang datang dan hasilnya"),
        "joint_action.corrected": _("membetulkan catatan penanganan bersama"),
        "joint_action.told_for": _("mencatat bagi instansi yang tidak mencatat sendiri"),
        "joint_action.called_off": _("mencatat bahwa penanganan bersama tidak jadi"),
        "joint_action.joined": _("memasukkan penanganan bersama ke perkara"),
    }
)
