"""Where the code of a letter is typed: an address short enough for paper."""

from django.urls import path

from kring.pages.account import views

urlpatterns = [path("", views.letter, name="account_letter")]
