"""The addresses of the card of one person."""

from django.urls import path

from kring.pages.card import views

app_name = "card"
urlpatterns = [
    path("<str:person>/", views.show, name="show"),
    path("<str:person>/describe/", views.describe, name="describe"),
    path("<str:person>/face/", views.face, name="face"),
    path("<str:person>/face/draw/", views.draw, name="draw"),
    path("<str:person>/picture/<str:photo>.webp", views.picture, name="picture"),
]
