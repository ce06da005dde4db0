"""Accounts: who can sign in. A person has one; what it may do comes from offices and mandates, never from here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.models import SeenByNobody, SeenByRegency
from lopo.ground.vault.fields import EncryptedField


class Language(models.TextChoices):
    ID = "id", _("Indonesia")
    EN = "en", _("Inggris")


class Account(AbstractBaseUser, SeenByRegency):
    """A sign-in of one official: invited, then enrolled; closed accounts stay, so that the log can name them."""

    last_login = None  # the open sessions and the ledger tell it better

    official = models.OneToOneField("lopo.Official", models.PROTECT, related_name="account")
    login = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, choices=Language, default=Language.ID)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    enrolled_at = models.DateTimeField(null=True)  # password and second factor are set

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["login"]
        constraints = [models.UniqueConstraint("regency", Lower("login"), name="login_is_unique")]

    def __str__(self) -> str:
        return self.login


class DemoAccount(SeenByNobody):
    """An account of the made-up year: it is entered by one click, and says what kind of person it shows."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="demo")
    kind = models.CharField(max_length=60)


class LinkPurpose(models.TextChoices):
    ENROL = "enrol", _("pendaftaran")
    RECOVER = "recover", _("pemulihan")


class OneTimeLink(SeenByNobody):
    """A link that lets one person set password and second factor, once. Only a digest of it is kept.

    A recovery takes two offices: the secretariat asks and holds the link, a signer of another agency approves and
    holds the code that the link asks for. Neither alone can open the account.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=7, choices=LinkPurpose)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # withdrawn, or replaced by a newer one
    first_approver = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    first_office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    second_approver = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    second_office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    code_digest = models.CharField(max_length=64, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(second_approver__isnull=True) | ~Q(second_approver=models.F("first_approver")),
                name="recovery_takes_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(purpose="recover") | Q(used_at__isnull=True) | Q(second_approver__isnull=False),
                name="recovery_is_used_after_approval",
            ),
            models.UniqueConstraint(
                fields=["regency", "account"],
                condition=Q(used_at__isnull=True, ended_at__isnull=True),
                name="account_has_one_open_link",
            ),
        ]


class SecondFactor(SeenByNobody):
    """The TOTP seed of an account, and the last counter that it accepted (a code works once)."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="second_factor")
    seed = EncryptedField(compartment="accounts")
    last_counter = models.BigIntegerField(default=0)


class RecoveryCode(SeenByNobody):
    """One of ten codes for a lost phone. 80 random bits; kept is an HMAC under a key that is not in the database."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regency", "account", "digest"], name="recovery_code_is_unique")
        ]


class OpenSession(SeenByNobody):
    """A signed-in device, so that its owner can see it and end it from afar. Ending deletes it with its session."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="open_sessions")
    session_key = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    device = models.CharField(
        max_length=80, blank=True
    )  # "Chrome, Android": coarse, from the browser's own words

    class Meta:
        ordering = ["-started_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["regency", "session_key"], name="session_is_open_once")
        ]


class FailedSignIn(SeenByNobody):
    """A failed try by keyed digest of the login typed, so that a lockout tells nobody whether an account exists."""

    login_digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["regency", "login_digest"], name="failures_by_login")]
