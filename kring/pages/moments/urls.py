"""To keep a moment, to look at one, and to see them all one after the other, or two beside each other."""

from django.urls import path

from kring.pages.moments import views

app_name = "moments"
urlpatterns = [
    path("", views.show, name="show"),
    path("keep/", views.keep, name="keep"),
    path("beside/", views.beside, name="beside"),
    path("film/", views.film, name="film"),
    path("on-paper/", views.on_paper, name="on_paper"),
    path("<str:moment>/", views.moment, name="moment"),
    path("<str:moment>/agree/", views.agree, name="agree"),
    path("<str:moment>/rename/", views.rename, name="rename"),
    path("<str:moment>/away/", views.away, name="away"),
    path("<str:moment>/back/", views.back, name="back"),
]
