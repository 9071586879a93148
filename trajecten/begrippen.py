"""The words of the field, each explained once in plain Dutch, for who meets them on a screen. docs/begrippen.md has
them too, shorter and for developers."""

from collections.abc import Mapping

BEGRIPPEN: Mapping[str, str] = {
    "WOP": "Werkondersteuningspakket: een loonpremie voor de werkgever en begeleiding op het werk. “WOP 45 Midden” is een"
    " loonpremie van 45 % en een gemiddelde begeleiding.",
    "POP": "Persoonlijk ontwikkelingsplan: wat iemand vandaag kan, wat iemand wil leren, en de acties die daarbij helpen.",
    "TBS": "Terbeschikkingstelling: de overeenkomst waarmee een maatwerkbedrijf iemand op stage laat gaan.",
    "INSZ": "Het rijksregisternummer. Wie er geen heeft, heeft een bisnummer.",
    "doelgroep": "Waarom iemand in maatwerk mag werken: door een arbeidshandicap, door psychosociale problemen, of omdat"
    " iemand uiterst kwetsbaar is.",
    "werkvorm": "De soort tewerkstelling: vroeger een beschutte of een sociale werkplaats, nu collectief maatwerk, een"
    " maatwerkafdeling of de lokale diensteneconomie. Ze bepaalt welke regels gelden.",
    "breuk": "Welk deel van een voltijdse job iemand werkt: 1,00 is voltijds, 0,50 is halftijds.",
    "enclave": "Iemand werkt in een ander bedrijf, maar blijft in dienst van het maatwerkbedrijf. Dat is geen doorstroom.",
    "evaluatie": "VDAB komt langs en kijkt of iemand klaar is voor een gewone job, en welk WOP nodig is.",
    "toegeleid": "VDAB verwees deze persoon naar een doorstroompartner. Het traject zelf moet nog starten.",
    "verplicht": "Na een evaluatie “doorstroomklaar” kan een traject verplicht zijn. Anders kiest de persoon er zelf voor.",
    "project": "Wat een promotor met zijn partners uitvoert binnen een ESF-oproep.",
    "oproep": "Een oproep van ESF betaalt een aantal trajecten, in een bepaalde periode. Elke oproep heeft een nummer.",
    "VDAB-bemiddelaar": "Wie bij VDAB dit traject opvolgt en beoordeelt.",
    "doorstroomcoach": "Wie bij de doorstroompartner deze persoon begeleidt.",
    "voortraject": "De eerste fase: kennismaken, en samen bepalen welke job past.",
    "jobmatching": "De tweede fase: een stage en een job zoeken die passen.",
    "stage": "De derde fase: iemand leert de job kennen bij een gewone werkgever, en blijft in dienst van het"
    " maatwerkbedrijf.",
    "beoordeling door VDAB": "Het traject is voorbij. VDAB beslist of iemand doorstroomt, wacht op een vacature of verder"
    " in maatwerk werkt.",
    "nazorg": "Na de eerste werkdag helpt de coach de werknemer en de werkgever nog een tijd verder.",
    "wacht op vacature": "Klaar voor een gewone job, maar er is er nog geen. Tot dan blijft iemand in maatwerk werken.",
    "opgeschort": "Het traject staat een tijd stil. De termijnen schuiven evenveel dagen op.",
}
