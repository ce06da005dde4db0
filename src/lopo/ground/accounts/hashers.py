"""How passwords are hashed: Argon2id, as costly as a small machine bears beside its work."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class ModestArgon2(Argon2PasswordHasher):
    """32 MiB and three rounds, about 50 ms: Django's own default takes 100 MiB for each person who signs in."""

    time_cost = 3
    memory_cost = 32 * 1024
    parallelism = 1
