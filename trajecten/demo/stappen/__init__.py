"""What a use case of `workflow/` would write, reckoned in memory: the database would take hours over so many people.

Every function has the name and the arguments of its twin there; a test takes the same steps both ways and compares
every row. Conditions are not asked again: `verhalen` only tells what can happen.
"""

from collections.abc import Callable, Mapping
from typing import Any

from trajecten.demo.stappen import begeleiding, dienst, nazorg, stopzetting, uitkomst

Gebeurtenis = Callable[..., Any]

STAPPEN: Mapping[str, Gebeurtenis] = {
    functie.__name__: functie
    for functie in (
        begeleiding.annuleren,
        begeleiding.hervatten,
        begeleiding.jobmatching_starten,
        begeleiding.opschorten,
        begeleiding.stage_beeindigen,
        begeleiding.stage_starten,
        begeleiding.starten,
        begeleiding.toeleiden,
        begeleiding.voorleggen,
        dienst.afwezig_melden,
        dienst.evaluatie_vastleggen,
        dienst.in_dienst_melden,
        dienst.pop_bewaren,
        dienst.uit_dienst_melden,
        dienst.wop_toekennen,
        nazorg.job_verloren,
        nazorg.nazorg_afsluiten,
        nazorg.nazorg_contact,
        nazorg.opvolging_meten,
        stopzetting.stopzetten,
        stopzetting.terugdraaien,
        stopzetting.weigering_beoordelen,
        stopzetting.weigering_registreren,
        stopzetting.weigering_vaststellen,
        uitkomst.doorstromen,
        uitkomst.doorstroom_plannen,
        uitkomst.oordelen,
        uitkomst.terugkeren,
        uitkomst.uit_dienst_na_traject,
        uitkomst.wachten_op_vacature,
    )
}
