"""Whole plans: which there are, one of them, one part of it, and on paper."""

from django.urls import path

from kring.pages.plans import tasks, views

app_name = "plans"
urlpatterns = [
    path("", views.show, name="show"),
    path("begin/", views.begin, name="begin"),
    path("keep/", views.keep, name="keep"),
    path("answer/", views.answer, name="answer"),
    path("consent/", views.consent, name="consent"),
    path("ready/", views.ready, name="ready"),
    path("evaluate/", views.evaluate, name="evaluate"),
    path("remove/", views.remove, name="remove"),
    path("task/keep/", tasks.keep, name="keep_task"),
    path("task/remove/", tasks.remove, name="remove_task"),
    path("<str:plan>/", views.one, name="one"),
    path("<str:plan>/plan.pdf", views.on_paper, name="on_paper"),
    path("<str:plan>/<str:section>/", views.part, name="part"),
]
