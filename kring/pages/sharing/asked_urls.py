"""Where an invitation leads."""

from django.urls import path

from kring.pages.sharing import asked

urlpatterns = [path("<str:token>/", asked.show, name="invitation")]
