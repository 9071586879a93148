"""Every list of fixed choices, with the words a user reads."""

from django.db.models import IntegerChoices, TextChoices


class Rol(TextChoices):
    """What a lid works as; see design of rights in `rechten.py`."""

    VDAB = "vdab", "VDAB-bemiddelaar"
    ONDERNEMING = "onderneming", "Maatwerkbedrijf of LDE-onderneming"
    PARTNER = "partner", "Doorstroompartner"
    BELEID = "beleid", "Beleid en management"
    BEHEER = "beheer", "Functioneel beheer"


class Cijfer(TextChoices):
    """The figures of a call, in the order of the report."""

    TOEGELEID = "toegeleid", "Toegeleid"
    OPGESTART = "opgestart", "Opgestart"
    LOPEND = "lopend", "Lopend"
    OPGESCHORT = "opgeschort", "Opgeschort"
    WACHT_OP_VACATURE = "wacht_op_vacature", "Wacht op vacature"
    GESLAAGD = "geslaagd", "Geslaagd"
    MISLUKT = "mislukt", "Niet doorgestroomd"
    STOPGEZET = "stopgezet", "Stopgezet"


class Provincie(TextChoices):
    """The five Flemish provinces, alphabetical, and the bucket that makes every total add up."""

    ANTWERPEN = "antwerpen", "Antwerpen"
    LIMBURG = "limburg", "Limburg"
    OOST_VLAANDEREN = "oost_vlaanderen", "Oost-Vlaanderen"
    VLAAMS_BRABANT = "vlaams_brabant", "Vlaams-Brabant"
    WEST_VLAANDEREN = "west_vlaanderen", "West-Vlaanderen"
    BUITEN = "buiten", "Buiten Vlaanderen / onbekend"


class Werkvorm(TextChoices):
    BW = "bw", "Beschutte werkplaats"
    SW = "sw", "Sociale werkplaats"
    CMW = "cmw", "Collectief maatwerk"
    MWA = "mwa", "Maatwerkafdeling"
    LDE = "lde", "Lokale diensteneconomie"


class OndernemingSoort(TextChoices):
    MAATWERKBEDRIJF = "maatwerkbedrijf", "Maatwerkbedrijf"
    MAATWERKAFDELING = "maatwerkafdeling", "Maatwerkafdeling"
    LDE_ONDERNEMING = "lde_onderneming", "LDE-onderneming"
    DOORSTROOMPARTNER = "doorstroompartner", "Doorstroompartner"
    REGULIERE_WERKGEVER = "reguliere_werkgever", "Reguliere werkgever"


class VoormaligStatuut(TextChoices):
    BW = "bw", "Beschutte werkplaats"
    SW = "sw", "Sociale werkplaats"
    GEEN = "geen", "Geen"


class Doelgroep(TextChoices):
    PMAH = "pmah", "Persoon met een arbeidshandicap"
    PSP = "psp", "Persoon met een psychosociale arbeidsbeperking"
    UK = "uk", "Uiterst kwetsbare persoon"
    LDE = "lde", "Doelgroepwerknemer LDE"


class AdviesBasis(TextChoices):
    ATTEST = "attest", "Attest"
    ICF = "icf", "ICF-indicering"


class RedenUitDienst(TextChoices):
    """Why an employment in maatwerk ended."""

    EINDE_CONTRACT = "einde_contract", "Einde van het contract"
    ONTSLAG_WERKGEVER = "ontslag_werkgever", "Ontslag door de werkgever"
    ONTSLAG_WERKNEMER = "ontslag_werknemer", "Ontslag door de werknemer"
    DOORSTROOM = "doorstroom", "Doorstroom naar een gewone job"
    EINDE_TRAJECT = "einde_traject", "Einde van het traject zonder terugkeer"
    PENSIOEN = "pensioen", "Pensioen"
    MEDISCH = "medisch", "Medische overmacht"
    OVERLEDEN = "overleden", "Overleden"
    ANDERE = "andere", "Andere reden"


class AfwezigheidSoort(TextChoices):
    ZIEKTE = "ziekte", "Langdurig ziek"
    MOEDERSCHAP = "moederschap", "Moederschapsrust of ouderschapsverlof"
    TIJDSKREDIET = "tijdskrediet", "Tijdskrediet of loopbaanonderbreking"
    TIJDELIJK_WERKLOOS = "tijdelijk_werkloos", "Tijdelijk werkloos"
    ANDERE = "andere", "Andere langdurige afwezigheid"


class Loonpremie(IntegerChoices):
    """Percentage of the capped reference wage (R30)."""

    P40 = 40, "40 %"
    P45 = 45, "45 %"
    P50 = 50, "50 %"
    P55 = 55, "55 %"
    P60 = 60, "60 %"
    P65 = 65, "65 %"
    P70 = 70, "70 %"
    P75 = 75, "75 %"


class Begeleiding(TextChoices):
    """Level of guidance on the work floor (R30)."""

    LAAG = "laag", "Laag"
    MIDDEN = "midden", "Midden"
    HOOG = "hoog", "Hoog"


class WopGrond(TextChoices):
    STARTPAKKET = "startpakket", "Startpakket"
    EVALUATIE = "evaluatie", "Evaluatie"
    WACHTPERIODE = "wachtperiode", "Wachten op een vacature"
    WEDERTEWERKSTELLING = "wedertewerkstelling", "Wedertewerkstelling na doorstroom"
    OMZETTING_ZITTEND = "omzetting_zittend", "Omzetting van een zittende maatwerker"


class EvaluatieSoort(TextChoices):
    PERIODIEK = "periodiek", "Vijfjaarlijkse evaluatie"
    TIENPROCENT = "tienprocent", "10 %-ronde"
    VRIJWILLIG = "vrijwillig", "Op vraag"
    VERVROEGD = "vervroegd", "Vervroegd, om medische of psychosociale redenen"
    EINDE_TRAJECT = "einde_traject", "Oordeel op het einde van het traject"


class EvaluatieUitkomst(TextChoices):
    """The three outcomes of a doorstroomevaluatie (R7)."""

    DOORSTROOMKLAAR = "doorstroomklaar", "Doorstroomklaar"
    WOP_GEWIJZIGD = "wop_gewijzigd", "Nog niet doorstroomklaar, WOP gewijzigd"
    WOP_ONGEWIJZIGD = "wop_ongewijzigd", "Nog niet doorstroomklaar, WOP ongewijzigd"


class Deelnemer(TextChoices):
    """Who took part in the visit of an evaluation."""

    MAATWERKER = "maatwerker", "De maatwerker"
    BEGELEIDER = "begeleider", "De werkvloerbegeleider"
    VDAB = "vdab", "VDAB"
    ANDERE = "andere", "Iemand anders"


class AanvraagNamens(TextChoices):
    """Who wants an evaluation (R11)."""

    MAATWERKER = "maatwerker", "De maatwerker vraagt het zelf"
    ONDERNEMING = "onderneming", "Wij vragen het als werkgever"


class AanvraagStand(TextChoices):
    """What became of a request for an evaluation."""

    OPEN = "open", "Wacht op VDAB"
    GEEVALUEERD = "geevalueerd", "Geëvalueerd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    GEWEIGERD = "geweigerd", "Geweigerd door VDAB"


class PlanningStand(TextChoices):
    """What became of a planned evaluation."""

    OPEN = "open", "Gepland"
    UITGEVOERD = "uitgevoerd", "Uitgevoerd"
    AFGELAST = "afgelast", "Afgelast"


class TrajectStatus(TextChoices):
    """Where a traject stands. The words are neutral on purpose: a traject is a chance, not a punishment (P4)."""

    TOEGELEID = "toegeleid", "Toegeleid"
    VOORTRAJECT = "voortraject", "Voortraject"
    JOBMATCHING = "jobmatching", "Jobmatching"
    STAGE = "stage", "Stage"
    BEOORDELING = "beoordeling", "Beoordeling door VDAB"
    NAZORG = "nazorg", "Nazorg"
    GESLAAGD = "geslaagd", "Doorgestroomd"
    WACHT_OP_VACATURE = "wacht_op_vacature", "Wacht op een vacature"
    MISLUKT = "mislukt", "Niet doorgestroomd"
    STOPGEZET = "stopgezet", "Stopgezet"
    GEANNULEERD = "geannuleerd", "Geannuleerd"


class OpschortingGrond(TextChoices):
    MINISTERIELE_MAATREGEL = "ministeriele_maatregel", "Maatregel van de minister"
    ZIEKTE = "ziekte", "Ziekte van de deelnemer"
    OVERMACHT = "overmacht", "Andere overmacht"


class StageResultaat(TextChoices):
    VOLTOOID = "voltooid", "Voltooid"
    AFGEBROKEN_HOST = "afgebroken_host", "Afgebroken door de stageplaats"
    AFGEBROKEN_WERKNEMER = "afgebroken_werknemer", "Afgebroken door de deelnemer"
    AFGEBROKEN_PARTNER = "afgebroken_partner", "Afgebroken door de doorstroompartner"


class FeedbackVan(TextChoices):
    """Whose view on a running stage it is."""

    STAGEPLAATS = "stageplaats", "De stageplaats"
    DEELNEMER = "deelnemer", "De deelnemer"
    COACH = "coach", "De coach"


class Steun(TextChoices):
    """What a partner does so that a stage or a new job works out, for the person and for who takes them on."""

    ONTHAAL = "onthaal", "Onthaal op de werkvloer"
    WERKOMGEVING = "werkomgeving", "Werkomgeving aangepast"
    WERKPROCES = "werkproces", "Taken of werkproces aangepast"
    COMMUNICATIE = "communicatie", "Communicatie op de werkvloer"
    COACHING_DEELNEMER = "coaching_deelnemer", "Coaching van de deelnemer"
    COACHING_STAGEPLAATS = "coaching_stageplaats", "Coaching van collega's of leidinggevende"
    VRAGEN = "vragen", "Vragen beantwoord"


class AanbodUitkomst(TextChoices):
    OPEN = "open", "Nog geen antwoord"
    AANVAARD = "aanvaard", "Aanvaard"
    GEWEIGERD_DEELNEMER = "geweigerd_deelnemer", "Geweigerd door de deelnemer"
    GEWEIGERD_WERKGEVER = "geweigerd_werkgever", "De werkgever koos iemand anders"


class WeigeringWat(TextChoices):
    TRAJECT = "traject", "Het traject"
    STAGE = "stage", "Een stage"
    JOB = "job", "Een job"


class WeigeringReden(TextChoices):
    """Why somebody said no; the first one answers the question in Parliament about the way back (Q7a)."""

    VREES_GEEN_TERUGKEER = "vrees_geen_terugkeer", "Vrees om niet terug te kunnen"
    GEZONDHEID = "gezondheid", "Gezondheid"
    ZORG = "zorg", "Zorg voor kinderen of familie"
    VERVOER = "vervoer", "Vervoer of afstand"
    INHOUD = "inhoud", "De taken liggen niet"
    VOORWAARDEN = "voorwaarden", "Loon, uren of contract"
    GEEN_REDEN = "geen_reden", "Geen reden gegeven"
    ANDERE = "andere", "Andere reden"


class Bestemming(TextChoices):
    """Where somebody goes after the traject; which ones count as doorstroom is dated, see `regelgeving.py`."""

    NEC_ZONDER = "nec_zonder", "Gewone werkgever, zonder ondersteuning"
    NEC_VOP = "nec_vop", "Gewone werkgever, met VOP"
    NEC_IMW = "nec_imw", "Gewone werkgever, met individueel maatwerk"
    INTERN = "intern", "Zelfde maatwerkbedrijf, andere functie"
    ZELFSTANDIG = "zelfstandig", "Zelfstandige"
    LDE = "lde", "Job in de lokale diensteneconomie"
    ENCLAVE = "enclave", "Enclave van het maatwerkbedrijf"
    ANDER_MWB = "ander_mwb", "Ander maatwerkbedrijf"
    AMA = "ama", "Arbeidsmatige activiteiten"


class Contractsoort(TextChoices):
    ONBEPAALD = "onbepaald", "Onbepaalde duur"
    BEPAALD = "bepaald", "Bepaalde duur"
    INTERIM = "interim", "Uitzendarbeid"
    ZELFSTANDIG = "zelfstandig", "Zelfstandig"


class NazorgMet(TextChoices):
    WERKNEMER = "werknemer", "Werknemer"
    WERKGEVER = "werkgever", "Werkgever"
    BEIDEN = "beiden", "Werknemer en werkgever"


class OverdrachtVoor(TextChoices):
    """Who goes on after the nazorg, and reads the overdrachtsnota."""

    WERKGEVER = "werkgever", "De nieuwe werkgever"
    BEGELEIDER = "begeleider", "Wie daarna begeleidt"


class Randvoorwaarde(TextChoices):
    """What must be in order before somebody can work elsewhere."""

    VERVOER = "vervoer", "Vervoer naar het werk"
    OPVANG = "opvang", "Opvang van kinderen of familie"
    UREN = "uren", "Uren en werkritme"
    TAAL = "taal", "Taal op het werk"
    DIGITAAL = "digitaal", "Werken met een computer of app"
    INKOMEN = "inkomen", "Loon en uitkering"


class Toestand(TextChoices):
    IN_ORDE = "in_orde", "In orde"
    BEZIG = "bezig", "We werken eraan"
    NIET = "niet", "Nog niet in orde"


class WieDoetHet(TextChoices):
    """Who takes an action of the persoonlijk doorstroomplan."""

    DEELNEMER = "deelnemer", "De deelnemer"
    COACH = "coach", "De coach"
    ONDERNEMING = "onderneming", "De huidige werkgever"
    VDAB = "vdab", "VDAB"
    ANDERE = "andere", "Iemand anders"


class OpvolgMoment(TextChoices):
    VIER_WEKEN = "vier_weken", "Na vier weken"
    ZES_MAANDEN = "zes_maanden", "Na zes maanden"


class OpvolgSituatie(TextChoices):
    ZELFDE_WERKGEVER = "zelfde_werkgever", "Aan het werk bij dezelfde werkgever"
    ANDERE_WERKGEVER = "andere_werkgever", "Aan het werk bij een andere werkgever"
    ZELFSTANDIG = "zelfstandig", "Aan het werk als zelfstandige"
    MAATWERK = "maatwerk", "Opnieuw in maatwerk"
    NIET_AAN_HET_WERK = "niet_aan_het_werk", "Niet aan het werk"
    ONBEKEND = "onbekend", "Niet te bereiken"


class Geslacht(TextChoices):
    """As somebody tells it; never read from a number."""

    VROUW = "vrouw", "Vrouw"
    MAN = "man", "Man"
    X = "x", "Anders"
    NIET_GEZEGD = "niet_gezegd", "Niet gezegd"


class Onderwijsniveau(TextChoices):
    """The highest education that was finished, in the classes of ISCED (R40)."""

    LAAG = "laag", "Hoogstens lager secundair (ISCED 0 tot 2)"
    MIDDEN = "midden", "Hoger of postsecundair (ISCED 3 en 4)"
    HOOG = "hoog", "Hoger onderwijs (ISCED 5 tot 8)"
    NIET_GEZEGD = "niet_gezegd", "Niet gezegd"


class Arbeidspositie(TextChoices):
    """What somebody did when the traject began (R40); in maatwerk that is working."""

    WERKEND = "werkend", "Aan het werk, ook in maatwerk"
    WERKLOOS = "werkloos", "Werkloos"
    INACTIEF = "inactief", "Niet aan het werk en niet op zoek"
    NIET_GEZEGD = "niet_gezegd", "Niet gezegd"


class Antwoord(TextChoices):
    """The answer to a question that nobody has to answer."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"
    NIET_GEZEGD = "niet_gezegd", "Niet gezegd"


class RedenStopzetting(TextChoices):
    """Why a traject ends early; a working list, no official one exists."""

    JOB_BUITEN_TRAJECT = "job_buiten_traject", "Job gevonden buiten het traject"
    WEIGERING_GELDIG = "weigering_geldig", "Weigering met een geldige reden"
    ZIEKTE = "ziekte", "Langdurige ziekte"
    EINDE_TEWERKSTELLING = "einde_tewerkstelling", "Einde van de tewerkstelling"
    VERHUIS = "verhuis", "Verhuis"
    GEEN_STAGE = "geen_stage", "Geen stage gevonden binnen de termijn"
    STAGE_AFGEBROKEN_HOST = "stage_afgebroken_host", "Stage afgebroken door de stageplaats"
    STAGE_AFGEBROKEN_WERKNEMER = "stage_afgebroken_werknemer", "Stage afgebroken door de deelnemer"
    NIET_KLAAR = "niet_klaar", "Bij nader inzien niet doorstroomklaar"
    PARTNER_STOPT = "partner_stopt", "De partner stopt of het mandaat vervalt"
    EINDE_PROJECT = "einde_project", "Einde van het project"
    OVERLEDEN = "overleden", "Overleden"
    ANDERE = "andere", "Andere reden"


class RedenAnnulering(TextChoices):
    WEIGERT_TRAJECT = "weigert_traject", "Weigert het traject"
    NIET_GESCHIKT = "niet_geschikt", "Bij de intake niet geschikt bevonden"
    ZIEKTE = "ziekte", "Ziekte"
    UIT_DIENST = "uit_dienst", "Niet meer in dienst"
    VERGISSING = "vergissing", "Verkeerd ingevoerd"
    ANDERE = "andere", "Andere reden"


class RedenJobVerloren(TextChoices):
    EINDE_CONTRACT = "einde_contract", "Einde van het contract"
    ONTSLAG_WERKGEVER = "ontslag_werkgever", "Ontslag door de werkgever"
    ONTSLAG_WERKNEMER = "ontslag_werknemer", "De werknemer stopte zelf"
    ZIEKTE = "ziekte", "Ziekte"
    ANDERE = "andere", "Andere reden"


class RedenNazorgEinde(TextChoices):
    """Why the nazorg closes before its last day."""

    NIET_MEER_NODIG = "niet_meer_nodig", "Nazorg niet meer nodig, aan het werk"
    GEEN_CONTACT = "geen_contact", "Werknemer of werkgever wil geen contact meer"
    OVERLEDEN = "overleden", "Overleden"
    PENSIOEN = "pensioen", "Pensioen"


class JournaalSoort(TextChoices):
    CONTACT = "contact", "Gesprek"
    TELEFOON = "telefoon", "Telefoon"
    OPLEIDING = "opleiding", "Opleiding"
    SOLLICITATIE = "sollicitatie", "Sollicitatie"
    BEZOEK = "bezoek", "Bezoek"
    NOTITIE = "notitie", "Notitie"


class JournaalMet(TextChoices):
    """Who was on the other side of a contact."""

    DEELNEMER = "deelnemer", "Deelnemer"
    WERKGEVER = "werkgever", "Werkgever of stageplaats"
    ONDERNEMING = "onderneming", "Maatwerkbedrijf"
    VDAB = "vdab", "VDAB"
    PARTNER = "partner", "Doorstroompartner"
    ANDERE = "andere", "Iemand anders"


class JournaalBereik(TextChoices):
    VDAB = "vdab", "Alleen VDAB"
    TRAJECT = "traject", "VDAB en de doorstroompartner"
    GEDEELD = "gedeeld", "Iedereen die dit dossier ziet"


class DocumentSoort(TextChoices):
    POP = "pop", "POP"
    ATTEST = "attest", "Attest"
    TBS = "tbs", "TBS-overeenkomst"
    CV = "cv", "Cv"
    MOTIVATIEBRIEF = "motivatiebrief", "Motivatiebrief"
    BESLISSINGSBRIEF = "beslissingsbrief", "Beslissingsbrief"
    STAGEVERSLAG = "stageverslag", "Stageverslag"
    BEWIJSSTUK_ESF = "bewijsstuk_esf", "Bewijsstuk ESF"
    ANDERE = "andere", "Ander document"


class RedenInzage(TextChoices):
    """Why a counsellor opens a file outside the provinces of the office."""

    VERHUIS = "verhuis", "De persoon verhuist of verandert van provincie"
    VERVANGING = "vervanging", "Ik vervang een collega"
    VRAAG = "vraag", "De persoon vraagt het zelf"
    CONTROLE = "controle", "Klacht of controle"
    ANDERE = "andere", "Andere reden"


class ToewijzingKant(TextChoices):
    VDAB = "vdab", "VDAB-bemiddelaar"
    PARTNER = "partner", "Doorstroomcoach"


class SignaalSoort(TextChoices):
    """Work that lands on VDAB's plate because of what somebody else reported."""

    DUBBELE_INDIENSTMELDING = "dubbele_indienstmelding", "Indienstmelding van iemand die al in dienst is"
    UIT_DIENST_TIJDENS_TRAJECT = "uit_dienst_tijdens_traject", "Uit dienst gemeld tijdens een traject"
    IN_DIENST_TIJDENS_NAZORG = "in_dienst_tijdens_nazorg", "Opnieuw in dienst gemeld tijdens de nazorg"


class TaakSoort(TextChoices):
    """What the background work does; `tasks.py` says with which function."""

    PERSONEEL_NAKIJKEN = "personeel_nakijken", "Personeelslijst nakijken"
    PERSONEEL_VERWERKEN = "personeel_verwerken", "Personeelslijst verwerken"
    EXPORT = "export", "Lijst als bestand maken"


class TaakStatus(TextChoices):
    WACHTEND = "wachtend", "Wacht op zijn beurt"
    BEZIG = "bezig", "Bezig"
    KLAAR = "klaar", "Klaar"
    MISLUKT = "mislukt", "Mislukt"
    GEANNULEERD = "geannuleerd", "Geannuleerd"


class ImportStatus(TextChoices):
    NAKIJKEN = "nakijken", "Wordt nagekeken"
    VOORBEELD = "voorbeeld", "Klaar om te bevestigen"
    VERWERKEN = "verwerken", "Wordt verwerkt"
    VERWERKT = "verwerkt", "Verwerkt"
    GEANNULEERD = "geannuleerd", "Geannuleerd"
    VERLOPEN = "verlopen", "Verlopen"


class RijSoort(TextChoices):
    """What a row of a staff list would do, errors first."""

    FOUT = "fout", "Fout"
    NIEUW = "nieuw", "Nieuw"
    GEWIJZIGD = "gewijzigd", "Gewijzigd"
    HETZELFDE = "hetzelfde", "Hetzelfde"


class LijstNaam(TextChoices):
    """The lists that can be filtered; the value is the name of their URL."""

    TRAJECTEN = "traject-lijst", "Trajecten"
    MAATWERKERS = "maatwerker-lijst", "Maatwerkers"
    EVALUATIES = "evaluatie-lijst", "Evaluaties"
    TE_PLANNEN = "evaluatie-te-plannen", "Evaluaties te plannen"
    ONDERNEMINGEN = "onderneming-lijst", "Ondernemingen"


class Thema(TextChoices):
    """Light or dark; without a choice the device decides."""

    LICHT = "licht", "Licht"
    DONKER = "donker", "Donker"
    TOESTEL = "toestel", "Zoals mijn toestel"


class TermijnSoort(TextChoices):
    """What has a last day; `termijnsoorten.py` says from which facts, on whose plate it is, and what meets it."""

    SIGNAAL = "signaal", "Signaal te bekijken"
    BEOORDELEN = "beoordelen", "Traject te beoordelen"
    OORDEEL = "oordeel", "Oordeel na de aanwerving"
    WEIGERING = "weigering", "Weigering te beoordelen"
    AANVRAAG = "aanvraag", "Gevraagde evaluatie"
    JOB = "job", "Geplande job"
    BEZOEK = "bezoek", "Gepland bezoek voor een evaluatie"
    EVALUATIE = "evaluatie", "Evaluatie voor het einde van het WOP"
    STEEKPROEF = "steekproef", "Evaluatie in de 10 %-ronde"
    START = "start", "Traject te starten"
    FASE = "fase", "Einde van een fase"
    FASE_STAGE = "fase_stage", "Einde van de stagefase"
    STAGE = "stage", "Einde van een stage"
    NAZORGCONTACT = "nazorgcontact", "Gepland nazorgcontact"
    NAZORGPLAN = "nazorgplan", "Nazorg te plannen"
    NAZORG = "nazorg", "Einde van de nazorg"
    METING_VIER_WEKEN = "meting_vier_weken", "Meting na vier weken"
    METING_ZES_MAANDEN = "meting_zes_maanden", "Meting na zes maanden"
    METING_OVERGENOMEN = "meting_overgenomen", "Meting die de partner niet invulde"
    AANBOD = "aanbod", "Aanbod zonder antwoord"
    AANBOD_OVERGENOMEN = "aanbod_overgenomen", "Aanbod waarop de partner geen antwoord noteerde"
    POP = "pop", "POP voor de evaluatie"
    KWARTAAL = "kwartaal", "Personeelslijst te bevestigen"


class Afronding(TextChoices):
    """What happens to the part of a person in 10 % of the people of a company (R8)."""

    BOVEN = "boven", "naar boven"
    BENEDEN = "beneden", "naar beneden"
    DICHTSTBIJ = "dichtstbij", "naar het dichtstbijzijnde getal, een half naar boven"


class Uitsluiting(TextChoices):
    """Why somebody of the denominator cannot be drawn; our proposal, the source names none."""

    UIT_DIENST = "uit_dienst", "Werkt hier niet meer"
    ANDER_WOP = "ander_wop", "Heeft een WOP met einddatum, en wordt dus al om de vijf jaar geëvalueerd"
    OPEN_TRAJECT = "open_traject", "Zit in een doorstroomtraject"


class Vooruit(TextChoices):
    """What falls due later, in the order of the forecast."""

    EVALUATIE = "evaluatie", "Evaluaties te starten"
    EINDE_WOP = "einde_wop", "WOP’s die aflopen"
    NAZORGCONTACT = "nazorgcontact", "Nazorgcontacten"
    NAZORG_EINDE = "nazorg_einde", "Nazorg die afloopt"
    OORDEEL = "oordeel", "Oordelen"


class MeldingSoort(TextChoices):
    """What a message is about; the label is how its receiver chooses when to get it by e-mail."""

    TOEGELEID = "toegeleid", "Een nieuw traject voor ons"
    TOEGEWEZEN = "toegewezen", "Een traject dat ik overneem"
    VOORGELEGD = "voorgelegd", "Een traject dat op het oordeel van VDAB wacht"
    OORDEEL = "oordeel", "VDAB legde de uitkomst van een traject vast"
    AANVRAAG = "aanvraag", "Een onderneming vraagt een evaluatie"
    AANVRAAG_AFGESLOTEN = "aanvraag_afgesloten", "VDAB antwoordt op mijn vraag om een evaluatie"
    EVALUATIE_GEPLAND = "evaluatie_gepland", "Een evaluatie is gepland"
    STEEKPROEF = "steekproef", "Een steekproef van zittende maatwerkers"
    OPSCHORTING = "opschorting", "Trajecten van mij die samen opgeschort worden, of verdergaan"
    SIGNAAL = "signaal", "Een signaal dat VDAB moet bekijken"
    TERMIJN = "termijn", "Termijnen die dringend of voorbij zijn"
    MANDAAT = "mandaat", "Een mandaat dat afloopt"
    HERINNERING = "herinnering", "Een herinnering van iemand die op ons wacht"
    OVERZICHT = "overzicht", "Het dagoverzicht"  # an e-mail that holds other messages; nobody chooses it


class MeldingHoe(TextChoices):
    """How a message reaches its receiver, beside standing in the list."""

    METEEN = "meteen", "Meteen een e-mail"
    DAGOVERZICHT = "dagoverzicht", "In één e-mail per dag, om 7 uur"
    APP = "app", "Geen e-mail, alleen in Doorstroom"


class MeldingStatus(TextChoices):
    WACHTEND = "wachtend", "Wacht"
    BEZIG = "bezig", "Wordt verzonden"
    VERZONDEN = "verzonden", "Verzonden"
    MISLUKT = "mislukt", "Mislukt"
    VERVALLEN = "vervallen", "Geen e-mail nodig"


class Gezondheid(TextChoices):
    """How a part of the machinery is."""

    OK = "ok", "In orde"
    WAARSCHUWING = "waarschuwing", "Let op"
    FOUT = "fout", "Fout"
