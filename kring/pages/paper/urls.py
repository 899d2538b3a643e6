"""A drawing on paper: how it will look, and the file itself."""

from django.urls import path

from kring.pages.paper import views

app_name = "paper"
urlpatterns = [
    path("<str:drawing>/", views.show, name="show"),
    path("<str:drawing>/look.png", views.look, name="look"),
    path("<str:drawing>.pdf", views.as_pdf, name="pdf"),
    path("<str:drawing>.png", views.as_png, name="png"),
    path("<str:drawing>.svg", views.as_svg, name="svg"),
]
