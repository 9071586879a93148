from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from dateutil.relativedelta import relativedelta
from trajecten.enums import *
class Verplicht(Enum):
    NOOIT=1; NA_EVALUATIE=2; INSCHAKELING=3
class Terugkeer(Enum):
    VRIJ=1; GEPAST_WOP=2; GEEN=3
@dataclass(frozen=True)
class Regime:
    naam: str; has_wop: bool; verplicht: Verplicht; terugkeer: Terugkeer; wacht_op_vacature_mogelijk: bool; mandaat_vereist: bool; maanden_per_fase: dict
M={TrajectStatus.VOORTRAJECT:1,TrajectStatus.JOBMATCHING:3,TrajectStatus.STAGE:3,TrajectStatus.NAZORG:3}
def regime(w,op):
    if w==Werkvorm.LDE: return Regime("LDE",False,Verplicht.INSCHAKELING,Terugkeer.GEEN,False,True,M)
    if op<date(2019,1,1): return Regime("BW en SW",False,Verplicht.NOOIT,Terugkeer.VRIJ,False,False,M)
    return Regime("collectief maatwerk",True,Verplicht.NA_EVALUATIE,Terugkeer.GEPAST_WOP,True,True,M)
def parameter(n,op): return {"kwartaalstop_datum":"beslissing","wedertewerkstelling_loonpremie":45,"wedertewerkstelling_begeleiding":"midden"}[n]
def telt_als_doorstroom(b,op,*,zelfde_functie=False,als_begeleider=False):
    return None if b in ("nec_zonder","nec_imw","intern","zelfstandig") and not als_begeleider else "Dit is geen doorstroom."
def wop_maximum(s): return s+relativedelta(years=5)
def is_startpakket(l): return l in (45,60)
