"""Where the link of a round leads who thinks along."""

from django.urls import path

from kring.pages.rounds import guest

urlpatterns = [path("<str:token>/", guest.show, name="think")]
