"""Forms of signing in and of accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lopo.ground.accounts.models import Language
from lopo.ground.accounts.queries import officials_without_account
from lopo.ground.acts import Actor
from lopo.ground.agencies.models import Official
from lopo.ground.web.forms import ActForm
from lopo.ground.web.inputs import ChoiceCards

LONGEST_PASSWORD = 200  # a sentence; hashing a book would be an attack
LOGIN = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "inputmode": "email"}
CODE = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "characters",
    "spellcheck": "false",
}


def _password(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=LONGEST_PASSWORD, widget=widget, **more)


def _code(help_text: Any = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Kode enam angka"),
        help_text=help_text,
        max_length=40,
        widget=forms.TextInput(attrs={**CODE, **attrs}),
    )


class Plain(forms.Form):
    """A form that does no operation by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class SignInForm(Plain):
    login = forms.CharField(
        label=gettext_lazy("Nama masuk"), max_length=254, widget=forms.TextInput(attrs=LOGIN)
    )
    password = _password(gettext_lazy("Kata sandi"), "current-password")


class PasswordForm(Plain):
    password = _password(gettext_lazy("Kata sandi"), "current-password")


class CodeForm(Plain):
    code = _code(gettext_lazy("Dari aplikasi kode di ponsel. Ponsel hilang? Tulis satu kode pemulihan."))


class KeysForm(ActForm):
    """A new password, twice, and a code that proves that the phone has the seed. The link itself works once."""

    act_id = None  # type: ignore[assignment]
    new_password = _password(
        gettext_lazy("Kata sandi baru"),
        "new-password",
        help_text=gettext_lazy(
            "Paling sedikit 12 huruf. Satu kalimat pendek mudah diingat dan sulit ditebak."
        ),
    )
    again = _password(gettext_lazy("Ulangi kata sandi"), "new-password")
    code = _code(gettext_lazy("Yang sekarang tampak di aplikasi kode."))

    def clean_new_password(self) -> str:
        password = str(self.cleaned_data["new_password"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "new_password" in told and "again" in told and told["new_password"] != told["again"]:
            self.add_error("again", _("Dua kata sandi ini tidak sama."))
        return told

    def arguments(self) -> dict[str, Any]:
        told = super().arguments()
        told.pop("again")
        return {"password": told.pop("new_password"), **told}


class RecoveryForm(KeysForm):
    """The same, with the code that the other office read out."""

    approval_code = forms.CharField(
        label=gettext_lazy("Kode dari instansi penyetuju"),
        help_text=gettext_lazy("Delapan huruf dan angka, dibacakan oleh kantor yang menyetujui."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    field_order = ["approval_code", "new_password", "again", "code"]


class ChangePasswordForm(ActForm):
    password = _password(gettext_lazy("Kata sandi lama"), "current-password")
    new_password = _password(
        gettext_lazy("Kata sandi baru"),
        "new-password",
        help_text=gettext_lazy(
            "Paling sedikit 12 huruf. Satu kalimat pendek mudah diingat dan sulit ditebak."
        ),
    )

    def clean_new_password(self) -> str:
        password = str(self.cleaned_data["new_password"])
        validate_password(password)
        return password


class SecondFactorForm(ActForm):
    code = _code(gettext_lazy("Yang sekarang tampak di ponsel yang baru."))


class LanguageForm(ActForm):
    language = forms.ChoiceField(
        label=gettext_lazy("Bahasa saat masuk"),
        choices=Language.choices,
        widget=ChoiceCards,
    )


class InviteForm(ActForm):
    """Whom to invite; the login is the person's e-mail address."""

    official: Any = forms.ModelChoiceField(
        label=gettext_lazy("Untuk siapa"),
        queryset=Official.objects.none(),
        empty_label=gettext_lazy("Pilih orangnya"),
    )
    login = forms.EmailField(
        label=gettext_lazy("Nama masuk"),
        help_text=gettext_lazy("Alamat surel orang itu sendiri, bukan milik kantor bersama."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["official"]
        field.queryset = officials_without_account(actor)
        field.label_from_instance = lambda official: f"{official.name}, {official.agency}"

    def arguments(self) -> dict[str, Any]:
        return {"login": self.cleaned_data["login"]}
