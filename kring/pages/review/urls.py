"""The review of the log: of all of it, and for each organisation of who read for it."""

from django.urls import include, path

from kring.pages.review import views

app_name = "review"
_ROOM = [
    path("", views.show, name="show"),
    path("keep/", views.keep, name="keep"),
]
urlpatterns = [
    path("review/", include(_ROOM)),
    path("at/<uuid:organisation>/review/", include(_ROOM)),
]
