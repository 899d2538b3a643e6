"""Signing in with the account that somebody has at their organisation (OpenID Connect), as the environment says."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from kring.site import environs

ID: Final = "organisation"


def providers(environment: Mapping[str, str]) -> dict[str, Any]:
    """The `SOCIALACCOUNT_PROVIDERS` setting: one provider when `KRING_OIDC_URL` names it, else none."""
    url = environment.get("KRING_OIDC_URL", "")
    if url and not environment.get("KRING_OIDC_CLIENT"):
        raise ValueError("KRING_OIDC_URL needs KRING_OIDC_CLIENT beside it: what the organisation calls this Kring")
    url = url and environs.address("KRING_OIDC_URL", url)
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_app(url, environment)] if url else []}}


def hosts(environment: Mapping[str, str]) -> list[str]:
    """Where a browser may be led to by the button: the provider, and where else it asks for a password."""
    named = [environment.get("KRING_OIDC_URL", ""), *environment.get("KRING_OIDC_HOSTS", "").split(",")]
    parts = [urlsplit(one.strip()) for one in named if one.strip()]
    return [f"{one.scheme}://{one.netloc}" for one in parts if one.netloc]


def _app(url: str, environment: Mapping[str, str]) -> dict[str, Any]:
    return {
        "provider_id": ID,
        "name": environment.get("KRING_OIDC_NAME", "") or urlsplit(url).netloc,
        "client_id": environment.get("KRING_OIDC_CLIENT", ""),
        "secret": environment.get("KRING_OIDC_SECRET", ""),
        "settings": {"server_url": url.rstrip("/")},
    }
