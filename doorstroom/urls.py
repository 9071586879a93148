from django.urls import include, path

urlpatterns = [
    path("", include("trajecten.urls")),
    path("account/", include("allauth.account.urls")),
]
