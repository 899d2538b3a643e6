"""The list, the finder, and one page for each way of working."""

from django.urls import path

from kring.pages.library import finding, views

app_name = "library"
urlpatterns = [
    path("", views.show, name="show"),
    path("find/", finding.find, name="find"),
    path("<str:way>/", views.read, name="read"),
]
