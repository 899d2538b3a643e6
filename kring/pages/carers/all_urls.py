"""Carers whom somebody found and did not speak to yet, in all circles in which they work."""

from django.urls import path

from kring.pages.carers import views

urlpatterns = [path("", views.waiting, name="carers_found")]
