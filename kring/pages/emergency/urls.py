"""Of one network: to open it in an emergency, to be told of one, and what is held back."""

from django.urls import path

from kring.pages.emergency import held, views

app_name = "emergency"
urlpatterns = [
    path("emergency/", views.take, name="take"),
    path("emergency/end/", views.end, name="end"),
    path("mine/emergencies/", views.told, name="told"),
    path("mine/emergencies/seen/", views.seen, name="seen"),
    path("held-back/", held.show, name="held"),
    path("held-back/<int:held>/extend/", held.extend, name="extend"),
    path("held-back/<int:held>/end/", held.end, name="tell"),
]
