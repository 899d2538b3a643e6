"""The wall of who works with several people: what they let go for it."""

from django.urls import path

from kring.pages.wall import views

urlpatterns = [path("", views.team, name="team_wall")]
