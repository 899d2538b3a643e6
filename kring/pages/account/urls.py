"""Coming in, going out, and your own settings."""

from django.urls import path

from kring.pages.account import views

urlpatterns = [
    path("", views.show, name="account"),
    path("password/", views.password, name="account_password"),
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("code/", views.code, name="account_request_login_code"),
    path("code/confirm/", views.confirm, name="account_confirm_login_code"),
    path("link/<str:token>/", views.link, name="account_link"),
    path("again/", views.again, name="account_again"),
    path("token/", views.token, name="account_token"),
    path("language/", views.language, name="account_language"),
    path("inactive/", views.inactive, name="account_inactive"),
]
