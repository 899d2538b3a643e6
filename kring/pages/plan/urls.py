"""The plan: goals, small steps, how they went, and on paper."""

from django.urls import path

from kring.pages.plan import goals, thinking, views

app_name = "plan"
urlpatterns = [
    path("", views.show, name="show"),
    path("plan.pdf", views.on_paper, name="on_paper"),
    path("ideas/", thinking.show, name="ideas"),
    path("goal/keep/", goals.keep, name="keep_goal"),
    path("goal/remove/", goals.remove, name="remove_goal"),
    path("goal/<str:goal>/", goals.show, name="goal"),
    path("step/keep/", views.keep, name="keep"),
    path("step/choose/", views.choose, name="choose"),
    path("step/tell/", views.tell, name="tell"),
    path("step/thank/", views.thank, name="thank"),
    path("step/remove/", views.remove, name="remove"),
    path("step/<str:action>/", views.step, name="step"),
]
