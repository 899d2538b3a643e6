"""Carers in the circle of a client, and for whom whoever's circle it is cares."""

from django.urls import path

from kring.pages.carers import views

app_name = "carers"
urlpatterns = [
    path("cares/", views.cares, name="cares"),
    path("cares/keep/", views.keep, name="keep"),
    path("carers/<str:person>/", views.one, name="one"),
    path("carers/<str:person>/found/", views.found, name="found"),
    path("carers/<str:person>/answer/", views.answer, name="answer"),
    path("carers/<str:person>/letter/", views.letter, name="letter"),
]
