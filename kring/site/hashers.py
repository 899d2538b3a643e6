"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with the least that OWASP's Password Storage Cheat Sheet advises: Django's 100 MB is a worker's all."""

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
