"""To find whose circle it is, when something cannot wait."""

from django.urls import path

from kring.pages.emergency import views

urlpatterns = [path("", views.find, name="emergency")]
