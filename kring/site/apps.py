"""The roof as Django knows it: it brings templates, tags, static files and catalogues."""

from django.apps import AppConfig


class Site(AppConfig):
    name = "kring.site"
    label = "site"
