"""Accounts: who can sign in. A person has one; what it may do comes from offices and mandates, never from here."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lopo.ground.acts.models import Record, RecordSet, _must_be_in_an_act


class AccountManager(BaseUserManager.from_queryset(RecordSet)):  # type: ignore[misc]
    """Finds accounts by login, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(login__iexact=username)  # type: ignore[no-any-return]


class Language(models.TextChoices):
    ID = "id", _("Indonesia")
    EN = "en", _("Inggris")


class Account(AbstractBaseUser):
    """A sign-in of one official."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    regency = models.ForeignKey("lopo.Regency", models.PROTECT, related_name="+")
    official = models.OneToOneField("lopo.Official", models.PROTECT, related_name="account")
    login = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, choices=Language, default=Language.ID)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    enrolled_at = models.DateTimeField(null=True)  # password and second factor are set

    objects = AccountManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        ordering = ["login"]
        constraints = [models.UniqueConstraint("regency", Lower("login"), name="login_is_unique")]

    def __str__(self) -> str:
        return self.login

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if not fields or set(fields) - {"last_login", "password", "language"}:
            _must_be_in_an_act("Account")
        super().save(*args, **kwargs)


class LinkPurpose(models.TextChoices):
    ENROL = "enrol", _("pendaftaran")
    RECOVER = "recover", _("pemulihan")


class OneTimeLink(Record):
    """A link that lets one person set password and second factor, once. Only a digest of it is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=7, choices=LinkPurpose)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    first_approver = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    first_office = models.ForeignKey("lopo.Office", models.PROTECT, null=True, related_name="+")
    second_approver = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")


class SecondFactor(Record):
    """The TOTP seed of an account, encrypted, and the last counter that it accepted (a code works once)."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="second_factor")
    seed = models.BinaryField()
    last_counter = models.BigIntegerField(default=0)


class RecoveryCode(Record):
    """One of ten codes for a lost phone; only its Argon2id hash is kept."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    hashed = models.CharField(max_length=256)
    used_at = models.DateTimeField(null=True)


class OpenSession(Record):
    """A signed-in device as its owner sees it: since when, last used, which hat. Ended from afar by deleting it."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="open_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    fresh_until = models.DateTimeField(null=True)  # a fresh code was given: signing, exports, keys
    device = models.CharField(
        max_length=80, blank=True
    )  # "Chrome, Android": coarse, from the browser's own words


class FailedSignIn(Record):
    """Failed tries by digest of the login typed, so that a lockout tells nobody whether an account exists."""

    login_digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()
