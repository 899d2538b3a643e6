from django.urls import path

from kring.pages.card import views

app_name = "card"
urlpatterns = [
    path("<str:person>/", views.show, name="show"),
    path("<str:person>/describe/", views.describe, name="describe"),
    path("<str:person>/tie/", views.tie, name="tie"),
    path("<str:person>/face/", views.face, name="face"),
    path("<str:person>/photo/", views.photo, name="photo"),
    path("<str:person>/picture/<str:photo>.webp", views.picture, name="picture"),
    path("<str:person>/remove/", views.remove, name="remove"),
]
