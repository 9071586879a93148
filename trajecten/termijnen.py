from datetime import date,timedelta
from dateutil.relativedelta import relativedelta
def nazorg_einde(h): return h+relativedelta(months=3)-timedelta(1)
def kwartaaleinde(d): return date(d.year,(d.month-1)//3*3+1,1)+relativedelta(months=3)-timedelta(1)
def opvolging_vanaf(m,h): return h+(timedelta(weeks=4) if m=="vier_weken" else relativedelta(months=6))
