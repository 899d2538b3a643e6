"""What runs with everybody whom somebody works with."""

from django.urls import path

from kring.pages.trajectories import overview

urlpatterns = [path("", overview.show, name="walks")]
