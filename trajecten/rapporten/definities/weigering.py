"""Why people say no, and the way back."""

from trajecten.enums import AanbodUitkomst, RedenStopzetting, TrajectStatus, WeigeringReden
from trajecten.rapporten import bronnen
from trajecten.rapporten.definities.stand import GESLAAGD, GESTART
from trajecten.rapporten.indicator import Eenheid, Indicator, klein, lijst

S = TrajectStatus


def _reden(reden: WeigeringReden) -> Indicator:
    return Indicator(
        f"reden_{reden.value}",
        str(reden.label),
        f"Weigeringen met als reden: {klein(reden.label)}.",
        bron=bronnen.WEIGERING,
        telt=f"g.reden = '{reden}'",
        regels=("R26",),
    )


WEIGERINGEN = (
    Indicator("weigeringen", "Weigeringen", "Weigeringen van een traject, een stage of een job, in de periode.",
              bron=bronnen.WEIGERING, telt="TRUE", regels=("R26",)),
    *(_reden(reden) for reden in WeigeringReden),
    Indicator("zonder_geldige_reden", "Zonder geldige reden",
              "Weigeringen waarvan VDAB op de peildatum vond dat er geen geldige reden was, bij een reële kans.",
              bron=bronnen.WEIGERING,
              telt="g.geldige_reden = FALSE AND g.reele_kans AND g.beoordeeld_op <= %(peildatum)s", regels=("R26",)),
)  # fmt: skip
AANBIEDINGEN = (
    Indicator("aanbiedingen", "Aanbiedingen", "Jobs die iemand aangeboden kreeg in de periode.",
              bron=bronnen.AANBOD, telt="TRUE"),
    *(
        Indicator(f"aanbod_{uitkomst.value}", str(uitkomst.label), f"Aanbiedingen: {uitkomst.label.lower()}.",
                  bron=bronnen.AANBOD, telt=f"a.uitkomst = '{uitkomst}'")
        for uitkomst in AanbodUitkomst
    ),
)  # fmt: skip
TERUGWEG = (
    Indicator("gewacht", "Kwam op 40 Laag",
              "Trajecten waarin iemand klaar was zonder job, en op WOP 40 Laag verder werkte.",
              telt="t.gewacht_op IS NOT NULL", steunt_op=("wacht_op_vacature",), regels=("R24",)),
    Indicator("gewacht_nu", "Wacht nog", "Daarvan: wacht op de peildatum nog op een vacature.",
              telt=f"t.gewacht_op IS NOT NULL AND t.status = '{S.WACHT_OP_VACATURE}'",
              steunt_op=("wacht_op_vacature",), regels=("R24",)),
    Indicator("gewacht_geslaagd", "Daarna doorgestroomd", "Daarvan: later toch doorgestroomd.",
              telt=f"t.gewacht_op IS NOT NULL AND {GESLAAGD}",
              steunt_op=("wacht_op_vacature", "geslaagd"), regels=("R24",)),
    Indicator("gewacht_dagen", "Dagen op 40 Laag, mediaan",
              "Hoe lang iemand wachtte: tot de job, tot een ander einde, of tot de peildatum. De mediaan, in dagen.",
              formule=f"percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN t.status = '{S.WACHT_OP_VACATURE}' "
              "THEN %(peildatum)s::date ELSE coalesce(t.doorgestroomd_op, t.status_op) END - t.gewacht_op)",
              eenheid=Eenheid.DAGEN, steunt_op=("wacht_op_vacature",), regels=("R24",)),
    Indicator("niet_klaar", "Terug met een gepast WOP",
              "Trajecten die eindigden zonder doorstroom: verder in maatwerk, of uit dienst waar er geen terugkeer is.",
              telt=f"{GESTART} AND t.status = '{S.MISLUKT}' AND t.job_verloren_op IS NULL",
              steunt_op=("mislukt",), regels=("R25", "R45")),
    Indicator("teruggekeerd", "Na doorstroom terug in maatwerk",
              "Wie doorstroomde en daarna opnieuw in maatwerk in dienst kwam.",
              telt="t.doorgestroomd_op IS NOT NULL AND terug.op IS NOT NULL",
              steunt_op=("geslaagd",), regels=("R29",)),
)  # fmt: skip


def _stop(naam: str, label: str, waarom: str, *regels: str) -> Indicator:
    return Indicator(
        f"stop_{naam}",
        label,
        f"Stopgezet na de start: {klein(label)}.",
        telt=f"{GESTART} AND t.status = '{S.STOPGEZET}' AND {waarom}",
        steunt_op=("stopgezet",),
        regels=regels,
    )


# Each that stopped stands in one of these.
STOPZETTINGEN = (
    *(_stop(reden.value, str(reden.label), f"t.reden = '{reden}'") for reden in RedenStopzetting),
    _stop("weigering", "Weigering zonder geldige reden", "t.stap = 'weigering_vaststellen'", "R26"),
    _stop("onbekend", "Reden niet gekend",
          f"t.stap <> 'weigering_vaststellen' AND coalesce(t.reden, '') NOT IN {lijst(RedenStopzetting.values)}"),
)  # fmt: skip
