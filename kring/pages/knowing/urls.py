"""Who knows that they are on the map, and what is theirs."""

from django.urls import path

from kring.pages.knowing import views

app_name = "knowing"
urlpatterns = [
    path("", views.show, name="show"),
    path("<str:person>/", views.one, name="one"),
    path("<str:person>/say/", views.say, name="say"),
    path("<str:person>/letter.pdf", views.letter, name="letter"),
    path("<str:person>/own.pdf", views.own_pdf, name="own_pdf"),
    path("<str:person>/own.json", views.own_json, name="own_json"),
]
