from django.urls import path

from trajecten.views import lid, start, toegankelijkheid

urlpatterns = [
    path("", start.start, name="start"),
    path("lid/", lid.lid_kiezen, name="lid-kiezen"),
    path("toegankelijkheid/", toegankelijkheid.toegankelijkheid, name="toegankelijkheid"),
]
