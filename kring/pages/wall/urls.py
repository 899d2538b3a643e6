"""The wall of one circle: what hangs there, and one thing of it."""

from django.urls import path

from kring.pages.wall import views

app_name = "wall"
urlpatterns = [
    path("", views.show, name="show"),
    path("keep/", views.keep, name="keep"),
    path("remove/", views.remove, name="remove"),
    path("picture/<str:photo>.webp", views.picture, name="picture"),
    path("<str:success>/", views.one, name="one"),
]
