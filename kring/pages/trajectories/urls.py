"""Ways that are walked: which there are, one of them, one step of it, and what happens there."""

from django.urls import path

from kring.pages.trajectories import acts, charges, meeting, views

app_name = "trajectories"
urlpatterns = [
    path("", views.show, name="show"),
    path("meet/", meeting.show, name="meet"),
    path("meet/done/", meeting.met, name="met"),
    path("meet/read/", meeting.read, name="read"),
    path("begin/", acts.begin, name="begin"),
    path("begin/<str:way>/", views.before, name="before"),
    path("step/begin/", acts.set_out, name="set_out"),
    path("step/keep/", acts.keep, name="keep"),
    path("step/leave/", acts.leave, name="leave"),
    path("step/note/", acts.note, name="note"),
    path("role/choose/", charges.choose, name="choose"),
    path("role/over/", charges.over, name="over"),
    path("end/", acts.end, name="end"),
    path("look-back/", acts.look_back, name="look_back"),
    path("remove/", acts.remove, name="remove"),
    path("<str:trajectory>/", views.one, name="one"),
    path("<str:trajectory>/role/<str:doer>/", charges.show, name="role"),
    path("<str:trajectory>/<str:step>/", views.step, name="step"),
]
