"""The client's own room."""

from django.urls import path

from kring.pages.mine import views

app_name = "mine"
urlpatterns = [path("", views.show, name="show")]
