from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("", include("trajecten.urls")),
]
handler400 = "trajecten.views.fouten.slechte_vraag"
