import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils import timezone

from kring import commands
from kring.commands import keys_lost
from kring.commands import main as kring
from kring.store import accounts, factors, keyring, keys, models, rotation


@pytest.fixture
def bram(db):
    return accounts.make("Bram", "bram@example.org")


@pytest.fixture
def own_key(monkeypatch, settings, tmp_path):
    """An installation with its key in its own file."""
    monkeypatch.delenv("KRING_KEY", raising=False)
    settings.DATA = tmp_path / "data"
    keyring.make()


def test_a_secret_opens_again_and_what_was_changed_does_not(db):
    sealed = factors.seal("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert factors.unseal(sealed) == "JBSWY3DPEHPK3PXP"
    with pytest.raises(keys.Unreadable):
        factors.unseal(sealed[:-1] + ("0" if sealed[-1] != "0" else "1"))


def test_a_new_key_of_the_installation_takes_secrets_along(own_key, bram):
    secret = generate_totp_secret()
    TOTP.activate(bram, secret)
    codes = RecoveryCodes.activate(bram).get_unused_codes()
    rotation.begin()
    assert [factors.is_newest(sealed) for _, sealed in factors.secrets()] == [False, False]
    assert rotation.check().older >= 2
    rotation.rewrap()
    rotation.finish(settle=0)
    assert [factors.is_newest(sealed) for _, sealed in factors.secrets()] == [True, True]
    assert len(keyring.ring()) == 1 and not rotation.check().unreadable
    held = {one.type: one for one in Authenticator.objects.all()}
    assert factors.unseal(held["totp"].data["secret"]) == secret
    assert held["recovery_codes"].wrap().get_unused_codes() == codes


def test_whoever_lost_all_keys_is_helped_from_the_terminal(bram, capsys, settings):
    TOTP.activate(bram, generate_totp_secret())
    models.Session.objects.create(
        session_key="x", session_data="", user=bram, expire_date=timezone.now(), seen_at=timezone.now()
    )
    asked = kring.parser().parse_args(["keys-lost", "Bram@example.org ", "--data", str(settings.DATA)])
    assert keys_lost.run(asked) == 0
    assert not Authenticator.objects.exists() and not models.Session.objects.exists()
    line = models.Line.objects.get(deed="end_factor")
    assert (line.user, line.for_whom, line.rule) == (None, bram, "command")
    assert keys_lost.run(asked) == 1
    with pytest.raises(commands.Trouble):
        keys_lost.run(kring.parser().parse_args(["keys-lost", "else@example.org", "--data", str(settings.DATA)]))
