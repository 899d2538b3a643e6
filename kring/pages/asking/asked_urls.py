"""Where a question leads whoever was asked."""

from django.urls import path

from kring.pages.asking import asked

urlpatterns = [path("<str:token>/", asked.show, name="asked")]
