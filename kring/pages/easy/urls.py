"""One question at a time: in the layout in use, or in the layout of the address."""

from django.urls import include, path

from kring.pages.easy import views

app_name = "easy"
_pages = [
    path("", views.show, name="show"),
    path("answer/", views.answer, name="answer"),
]
urlpatterns = [*_pages, path("as/<str:layout>/", include(_pages))]
