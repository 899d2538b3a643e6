"""Who may see what; asking somebody in, changing what they see, taking it back."""

from django.urls import path

from kring.pages.sharing import views

app_name = "sharing"
urlpatterns = [
    path("", views.show, name="show"),
    path("invite/", views.invite, name="invite"),
    path("made/", views.made, name="made"),
    path("role/<int:role>/", views.change, name="change"),
    path("role/<int:role>/end/", views.end, name="end"),
    path("role/<int:role>/again/", views.again, name="again"),
    path("role/<int:role>/read/", views.let_read, name="let_read"),
    path("role/<int:role>/met/", views.met, name="met"),
    path("role/<int:role>/is/", views.who, name="who"),
    path("here/<str:part>/", views.here, name="here"),
    path("invitation/<int:invitation>/end/", views.withdraw, name="withdraw"),
    path("invitation/<int:invitation>/again/", views.ask_again, name="ask_again"),
]
