"""What is reviewed afterwards: for an organisation, or for networks of none."""

from django.urls import include, path

from kring.pages.emergency import review

_ROOM = [
    path("", review.show, name="emergencies"),
    path("<int:emergency>/judge/", review.judge, name="emergencies_judge"),
    path("held-back/<int:held>/end/", review.tell, name="emergencies_tell"),
]
urlpatterns = [
    path("emergencies/", include(_ROOM)),
    path("at/<uuid:organisation>/emergencies/", include(_ROOM)),
]
