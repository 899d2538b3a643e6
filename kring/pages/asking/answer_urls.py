"""Where a question leads whoever was asked."""

from django.urls import path

from kring.pages.asking import answer

urlpatterns = [path("<str:token>/", answer.show, name="question")]
