"""What runs with everybody whom somebody works with."""

from django.urls import path

from kring.pages.trajectories import charges, overview, walk_begins, walk_note, walkers

urlpatterns = [
    path("", overview.show, name="walks"),
    path("begin/<str:way>/", walk_begins.begin, name="walk_begin"),
    path("<uuid:walk>/", walkers.show, name="walk"),
    path("<uuid:walk>/end/", walkers.end, name="walk_end"),
    path("<uuid:walk>/look-back/", walkers.look_back, name="walk_look_back"),
    path("<uuid:walk>/streets/", walkers.ask_streets, name="walk_streets"),
    path("<uuid:walk>/remove/", walkers.remove, name="walk_remove"),
    path("<uuid:walk>/role/choose/", charges.walk_choose, name="walk_choose"),
    path("<uuid:walk>/role/over/", charges.walk_over, name="walk_over"),
    path("<uuid:walk>/role/<str:doer>/", charges.walk_show, name="walk_role"),
    path("<uuid:walk>/step/<str:step>/", walkers.step, name="walk_step"),
    path("<uuid:walk>/step/<str:step>/go/", walkers.go, name="walk_go"),
    path("<uuid:walk>/step/<str:step>/note/", walk_note.keep, name="walk_note"),
]
