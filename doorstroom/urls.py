from django.urls import include, path

urlpatterns = [
    path("", include("trajecten.urls")),
]

handler400 = "trajecten.views.fouten.slecht_verzoek"
handler403 = "trajecten.views.fouten.geen_toegang"
handler404 = "trajecten.views.fouten.niet_gevonden"
handler429 = "trajecten.views.fouten.te_veel"  # asked for by allauth's limits
handler500 = "trajecten.views.fouten.fout"
