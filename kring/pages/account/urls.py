"""Coming in, going out, and your own settings."""

from django.urls import path

from kring.pages.account import address, circles, outside, steps, views

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
    path("address/", address.show, name="account_address"),
    path("letter/", views.letter_made, name="account_letter_made"),
    path("places/", views.places, name="account_places"),
    path("places/end/", views.end_places, name="account_places_end"),
    path("circles/", circles.show, name="account_circles"),
    path("circles/<int:role>/leave/", circles.leave, name="account_circle_leave"),
    path("passkey/", steps.key, name="account_passkey"),
    path("step/", steps.show, name="mfa_authenticate"),
    path("second/", steps.overview, name="account_second"),
    path("second/sign-in-again/", steps.again, name="account_sure"),
    path("second/app/", steps.app, name="account_app"),
    path("second/passkey/", steps.passkey, name="account_passkey_add"),
    path("second/codes/", steps.recovery_codes, name="account_codes"),
    path("second/codes/new/", steps.new_codes, name="account_codes_new"),
    path("second/remove/", steps.remove, name="account_second_remove"),
    path("outside/<str:provider_id>/login/", outside.begin, name="openid_connect_login"),
    path("outside/<str:provider_id>/login/callback/", outside.back, name="openid_connect_callback"),
    path("outside/not-now/", views.outside_refused, name="socialaccount_login_cancelled"),
]
