"""The addresses: Dutch, and stable."""

from django.urls import path

from trajecten.forms.overgangen import FORMULIEREN
from trajecten.views import (
    antwoorden,
    begeleiding,
    beheer,
    collegas,
    componenten,
    diensten,
    documenten,
    evaluaties,
    evaluatievragen,
    filters,
    gezondheid,
    intrekken,
    inzage,
    journaal,
    kwartaal,
    lid,
    maatwerkerlijst,
    maatwerkers,
    ondernemingen,
    personeel,
    personeelsimport,
    personeelsjabloon,
    plannen,
    pop,
    rapporten,
    samen,
    stageplaatsen,
    stappen,
    start,
    thema,
    toegankelijkheid,
    traject,
    trajectlijst,
    uitleg,
    verwacht,
    voorbereiding,
    zoeken,
)

TRAJECT, PERSOON = "trajecten/<uuid:uuid>/", "maatwerkers/<uuid:uuid>/"
IMPORT = "personeel/import/<uuid:uuid>/"

urlpatterns = [
    path("", start.start, name="start"),
    path("collegas/", collegas.lijst, name="collegas"),
    path("collegas/<uuid:uuid>/overdragen/", collegas.overdragen, name="collega-overdragen"),
    path("componenten/", componenten.componenten, name="componenten"),
    path("signalen/<uuid:uuid>/", start.signaal_afhandelen, name="signaal-afhandelen"),
    path("lid/", lid.kiezen, name="lid-kiezen"),
    path("maatwerkers/", maatwerkerlijst.lijst, name="maatwerker-lijst"),
    path("maatwerkers/in-dienst/", diensten.in_dienst, name="in-dienst-melden"),
    path(PERSOON, maatwerkers.detail, name="maatwerker"),
    path(f"{PERSOON}gegevens/", maatwerkers.gegevens, name="maatwerker-gegevens"),
    path(f"{PERSOON}toeleiden/", stappen.toeleiden, name="traject-toeleiden"),
    *(path(f"{PERSOON}{n}/", diensten.melden, {"naam": n}, name=f"dienst-{n}") for n in diensten.DIENST),
    path(f"{PERSOON}uit-dienst/corrigeren/", diensten.corrigeren, name="dienst-corrigeren"),
    path(f"{PERSOON}enclave/", diensten.enclave, name="dienst-enclave"),
    path(f"{PERSOON}enclave/<uuid:feit>/einde/", diensten.enclave_einde, name="enclave-einde"),
    path(f"{PERSOON}journaal/", journaal.van_persoon, name="maatwerker-journaal"),
    path(f"{PERSOON}wat-als/", uitleg.wat_als, name="maatwerker-wat-als"),
    path(f"{PERSOON}documenten/", documenten.van_persoon, name="maatwerker-documenten"),
    path(f"{PERSOON}evaluatie-vragen/", evaluatievragen.vragen, name="maatwerker-evaluatie-vragen"),
    path(f"{PERSOON}evaluatie-voorbereiden/", voorbereiding.voorbereiden, name="maatwerker-evaluatie-voorbereiden"),
    path(
        f"{PERSOON}evaluatieaanvraag/<uuid:feit>/afsluiten/",
        evaluatievragen.afsluiten,
        name="evaluatieaanvraag-afsluiten",
    ),
    *(
        path(f"{PERSOON}{s}/<uuid:feit>/intrekken/", intrekken.van_persoon, {"soort": s}, name=f"{s}-intrekken")
        for s in intrekken.VAN_PERSOON
    ),
    path(f"{PERSOON}pop/", pop.bijwerken, name="maatwerker-pop"),
    *(
        path(f"{PERSOON}{n}/", maatwerkers.persoon_bijwerken, {"naam": n}, name=f"maatwerker-{n}")
        for n in maatwerkers.PERSOON
    ),
    path("personeel/", personeel.lijst, name="personeel-lijst"),
    path("personeel/samen/", samen.samen, name="personeel-samen"),
    path("personeel/bevestigen/", kwartaal.bevestigen, name="personeel-bevestigen"),
    path("personeel/import/", personeelsimport.nieuw, name="personeelsimport-nieuw"),
    path("personeel/import/sjabloon/", personeelsjabloon.sjabloon, name="personeelsjabloon"),
    path(IMPORT, personeelsimport.detail, name="personeelsimport"),
    path(f"{IMPORT}fouten/", personeelsimport.fouten, name="personeelsimport-fouten"),
    path(f"{IMPORT}bevestigen/", personeelsimport.bevestigen, name="personeelsimport-bevestigen"),
    path(f"{IMPORT}hernemen/", personeelsimport.hernemen, name="personeelsimport-hernemen"),
    path(f"{IMPORT}annuleren/", personeelsimport.annuleren, name="personeelsimport-annuleren"),
    path("personeel/verwacht/", verwacht.verwacht, name="personeel-verwacht"),
    path(f"{PERSOON}rij/", personeel.een_rij, name="personeel-rij"),
    path("trajecten/", trajectlijst.lijst, name="traject-lijst"),
    path(TRAJECT, traject.detail, name="traject"),
    *(path(f"{TRAJECT}{n}/", stappen.handeling, {"naam": n}, name=f"traject-{n}") for n in stappen.HANDELINGEN),
    path(f"{TRAJECT}plannen/", stappen.plannen, name="traject-plannen"),
    path(f"{TRAJECT}nazorgplan/", plannen.nazorgplan, name="traject-nazorgplan"),
    path(f"{TRAJECT}nazorgafspraak/<uuid:feit>/", plannen.nazorgafspraak_noteren, name="nazorgafspraak-noteren"),
    *(path(f"{TRAJECT}{n}/", plannen.lezen, {"naam": n}, name=f"traject-{n}") for n in plannen.MET_VERSIES),
    *(
        path(f"{TRAJECT}{n}/bewerken/", plannen.bewerken, {"naam": n}, name=f"traject-{n}-bewerken")
        for n in plannen.PLANNEN
    ),
    path(f"{TRAJECT}journaal/", journaal.van_traject, name="traject-journaal"),
    path(f"{TRAJECT}documenten/", documenten.van_traject, name="traject-documenten"),
    path("documenten/<uuid:uuid>/", documenten.document, name="document"),
    path("documenten/<uuid:uuid>/verwijderen/", documenten.verwijderen, name="document-verwijderen"),
    path(f"{TRAJECT}weigering/<uuid:feit>/", antwoorden.weigering_beoordelen, name="weigering-beoordelen"),
    path(f"{TRAJECT}aanbod/<uuid:feit>/", antwoorden.aanbod_beantwoorden, name="aanbod-beantwoorden"),
    path(f"{TRAJECT}overdragen/<slug:kant>/", antwoorden.overdragen, name="traject-overdragen"),
    *(
        path(f"{TRAJECT}{s}/<uuid:feit>/intrekken/", intrekken.van_traject, {"soort": s}, name=f"{s}-intrekken")
        for s in intrekken.VAN_TRAJECT
    ),
    *(
        path(f"{TRAJECT}{n.replace('_', '-')}/", stappen.stap_zetten, {"naam": n}, name=f"traject-{n}")
        for n in FORMULIEREN
    ),
    path("begeleiding/", begeleiding.overzicht, name="begeleiding"),
    path("stageplaatsen/", stageplaatsen.lijst, name="stageplaatsen"),
    path("stageplaatsen/nieuw/", stageplaatsen.nieuw, name="stageplaats-nieuw"),
    path("stageplaatsen/<uuid:uuid>/", stageplaatsen.detail, name="stageplaats"),
    path("stageplaatsen/<uuid:uuid>/aanvullen/", stageplaatsen.aanvullen, name="stageplaats-aanvullen"),
    path("stageplaatsen/<uuid:uuid>/ervaring/", stageplaatsen.ervaring, name="stageplaats-ervaring"),
    path("evaluaties/", evaluaties.lijst, name="evaluatie-lijst"),
    path("evaluaties/te-plannen/", evaluaties.te_plannen, name="evaluatie-te-plannen"),
    path("ondernemingen/", ondernemingen.lijst, name="onderneming-lijst"),
    path("ondernemingen/<uuid:uuid>/", ondernemingen.detail, name="onderneming"),
    path("filters/<slug:lijst>/", filters.bewaren, name="filter-bewaren"),
    path("filters/<slug:lijst>/<uuid:filter>/", filters.wijzigen, name="filter-wijzigen"),
    path("filters/<slug:lijst>/<uuid:filter>/wissen/", filters.wissen, name="filter-wissen"),
    path("rapporten/", rapporten.lijst, name="rapport-lijst"),
    path("rapporten/oproepen/<int:nummer>/", rapporten.oproep, name="rapport-oproep"),
    path("beheer/", beheer.start, name="beheer"),
    path("beheer/gezondheid/", gezondheid.overzicht, name="beheer-gezondheid"),
    path("beheer/<slug:soort>/", beheer.lijst, name="beheer-lijst"),
    path("beheer/<slug:soort>/nieuw/", beheer.bewerken, name="beheer-nieuw"),
    path("beheer/<slug:soort>/<int:pk>/", beheer.bewerken, name="beheer-bewerken"),
    path("thema/", thema.kiezen, name="thema"),
    path("toegankelijkheid/", toegankelijkheid.toegankelijkheid, name="toegankelijkheid"),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("zoeken/buiten/", inzage.openen, name="inzage-openen"),
    path("gezondheid/", gezondheid.klaar, name="gezondheid"),
    path("gezondheid/live/", gezondheid.levend, name="gezondheid-live"),
]
