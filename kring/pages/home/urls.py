"""The front door."""

from django.urls import path

from kring.pages.home import views

urlpatterns = [
    path("", views.show, name="home"),
    path("offer/<int:offer>/", views.answer, name="offer"),
]
