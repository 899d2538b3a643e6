"""The finder beside a map: what it shows counts along."""

from django.urls import path

from kring.pages.library import finding

app_name = "finder"
urlpatterns = [path("", finding.beside_a_map, name="show")]
