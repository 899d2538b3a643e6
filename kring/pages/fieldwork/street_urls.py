"""Where people of a street answer by its link."""

from django.urls import path

from kring.pages.fieldwork import guest

urlpatterns = [path("<str:token>/", guest.show, name="street")]
