"""One function per use case; each is one transaction and, where the status moves, one Statusovergang."""

from trajecten.workflow.aanbod import aanbod_beantwoorden, aanbod_noteren
from trajecten.workflow.begeleiding import (
    doorstroomplan_bewaren,
    hervatten,
    jobmatching_starten,
    opschorten,
    stage_beeindigen,
    stage_starten,
    stagefeedback_noteren,
    voorleggen,
)
from trajecten.workflow.beslissingsbrief import brief_versturen
from trajecten.workflow.bevriezen import rapport_bevriezen
from trajecten.workflow.dagelijks import dagelijks
from trajecten.workflow.deelname import deelname_bewaren
from trajecten.workflow.dienstwijziging import dienst_wijzigen, gegevens_wijzigen
from trajecten.workflow.documenten import document_toevoegen, document_verwijderen
from trajecten.workflow.doorstroom import (
    doorstromen,
    doorstroom_plannen,
    oordelen,
    terugkeren,
    uit_dienst_na_traject,
    wachten_op_vacature,
)
from trajecten.workflow.enclave import enclave_beeindigen, enclave_melden
from trajecten.workflow.evaluatieaanvraag import evaluatie_vragen, evaluatievraag_afsluiten
from trajecten.workflow.evaluatieplanning import evaluatie_afgelasten, evaluatie_plannen, evaluatie_toewijzen
from trajecten.workflow.export import export_maken, export_vragen, export_weggooien, ruim_exporten_op
from trajecten.workflow.intrekken import feit_intrekken
from trajecten.workflow.inzage import inzage_openen
from trajecten.workflow.kwartaal import kwartaal_bevestigen
from trajecten.workflow.nazorg import (
    job_verloren,
    nazorg_afsluiten,
    nazorg_contact,
    nazorg_plannen,
    opvolging_meten,
    overdrachtsnota_bewaren,
)
from trajecten.workflow.overdragen import overdragen
from trajecten.workflow.personeelsimport import (
    personeelslijst_annuleren,
    personeelslijst_bevestigen,
    personeelslijst_hernemen,
    personeelslijst_insturen,
    personeelslijst_nakijken,
    personeelslijst_verwerken,
    ruim_personeelslijsten_op,
)
from trajecten.workflow.samen_opschorten import (
    bekijk_opschorting,
    reeks_van,
    reeksen,
    reekskenmerk,
    samen_hervatten,
    samen_intrekken,
    samen_opschorten,
    verschuivingen,
)
from trajecten.workflow.stageplaatsen import stageplaats_bewaren, stageplaatservaring_bewaren
from trajecten.workflow.steekproef import steekproef_trekken, steekproef_vervangen, steekproefzaad_publiceren
from trajecten.workflow.stopzetting import (
    stopzetten,
    terugdraaien,
    weigering_beoordelen,
    weigering_registreren,
    weigering_vaststellen,
)
from trajecten.workflow.taken import doe_taak, stop_taak, vraag_taak
from trajecten.workflow.termijnen import herreken, herreken_alles
from trajecten.workflow.tewerkstelling import (
    AlInDienst,
    afwezig_melden,
    in_dienst_melden,
    signaal_afhandelen,
    terug_aan_het_werk,
    uit_dienst_corrigeren,
    uit_dienst_melden,
)
from trajecten.workflow.toeleiding import annuleren, starten, toeleiden
from trajecten.workflow.vrijgeven import vrijgave_voorstellen, vrijgeven
from trajecten.workflow.wop import evaluatie_vastleggen, pop_bewaren, wop_toekennen

__all__ = [
    "AlInDienst",
    "aanbod_beantwoorden",
    "aanbod_noteren",
    "afwezig_melden",
    "annuleren",
    "bekijk_opschorting",
    "brief_versturen",
    "dagelijks",
    "deelname_bewaren",
    "dienst_wijzigen",
    "document_toevoegen",
    "document_verwijderen",
    "doe_taak",
    "doorstromen",
    "doorstroom_plannen",
    "doorstroomplan_bewaren",
    "enclave_beeindigen",
    "enclave_melden",
    "evaluatie_afgelasten",
    "evaluatie_plannen",
    "evaluatie_toewijzen",
    "evaluatie_vastleggen",
    "evaluatie_vragen",
    "evaluatievraag_afsluiten",
    "export_maken",
    "export_vragen",
    "export_weggooien",
    "feit_intrekken",
    "gegevens_wijzigen",
    "herreken",
    "herreken_alles",
    "hervatten",
    "in_dienst_melden",
    "inzage_openen",
    "job_verloren",
    "jobmatching_starten",
    "kwartaal_bevestigen",
    "nazorg_afsluiten",
    "nazorg_contact",
    "nazorg_plannen",
    "oordelen",
    "opschorten",
    "opvolging_meten",
    "overdrachtsnota_bewaren",
    "overdragen",
    "personeelslijst_annuleren",
    "personeelslijst_bevestigen",
    "personeelslijst_hernemen",
    "personeelslijst_insturen",
    "personeelslijst_nakijken",
    "personeelslijst_verwerken",
    "pop_bewaren",
    "rapport_bevriezen",
    "reeks_van",
    "reeksen",
    "reekskenmerk",
    "ruim_exporten_op",
    "ruim_personeelslijsten_op",
    "samen_hervatten",
    "samen_intrekken",
    "samen_opschorten",
    "signaal_afhandelen",
    "stage_beeindigen",
    "stage_starten",
    "stagefeedback_noteren",
    "stageplaats_bewaren",
    "stageplaatservaring_bewaren",
    "starten",
    "steekproef_trekken",
    "steekproef_vervangen",
    "steekproefzaad_publiceren",
    "stop_taak",
    "stopzetten",
    "terug_aan_het_werk",
    "terugdraaien",
    "terugkeren",
    "toeleiden",
    "uit_dienst_corrigeren",
    "uit_dienst_melden",
    "uit_dienst_na_traject",
    "verschuivingen",
    "voorleggen",
    "vraag_taak",
    "vrijgave_voorstellen",
    "vrijgeven",
    "wachten_op_vacature",
    "weigering_beoordelen",
    "weigering_registreren",
    "weigering_vaststellen",
    "wop_toekennen",
]
