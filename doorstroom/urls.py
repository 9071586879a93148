from allauth.account import views as account
from django.urls import include, path, re_path

# Only the pages of allauth that we use: nobody signs up, and e-mail addresses are kept under /beheer/.
ACCOUNT = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [
    path("account/", include(ACCOUNT)),
    path("", include("trajecten.urls")),
]

handler400 = "trajecten.views.fouten.slecht_verzoek"
handler403 = "trajecten.views.fouten.geen_toegang"
handler404 = "trajecten.views.fouten.niet_gevonden"
handler429 = "trajecten.views.fouten.te_veel"  # asked for by allauth's limits
handler500 = "trajecten.views.fouten.fout"
