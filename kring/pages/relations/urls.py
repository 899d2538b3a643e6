"""The relation map, and every act in it."""

from django.urls import path

from kring.pages.relations import views

app_name = "relations"
urlpatterns = [
    path("", views.show, name="show"),
    path("link/", views.link, name="link"),
    path("tie/", views.tie, name="tie"),
    path("know/", views.know, name="know"),
    path("all/", views.all, name="all"),
    path("tidy/", views.tidy, name="tidy"),
    path("paper/", views.paper, name="paper"),
]
