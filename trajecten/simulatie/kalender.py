"""Days counted one by one, for who checks: none of the reckoning of `trajecten.termijnen` is used here."""

from calendar import monthrange
from datetime import date, timedelta

DAG = timedelta(days=1)
VASTE_FEESTDAGEN = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
NA_PASEN = (1, 39, 50)  # Easter Monday, Ascension Day, Whit Monday
WEEKEND = (5, 6)


def pasen(jaar: int) -> date:
    """Easter, by the rule of Gauss and Butcher."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    maand, dag = divmod(h + k - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)


def werkdag(dag: date) -> date:
    """This day, or the first one after it that is no weekend and no holiday."""
    while True:
        vrij = {pasen(dag.year) + dagen * DAG for dagen in NA_PASEN}
        if dag.weekday() not in WEEKEND and (dag.month, dag.day) not in VASTE_FEESTDAGEN and dag not in vrij:
            return dag
        dag += DAG


def maanden(dag: date, aantal: int) -> date:
    """So many months later, or sooner when below zero; no later than the last day of that month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def kwartaal_voor(dag: date) -> date:
    """The first day of the quarter before that of `dag`."""
    return maanden(date(dag.year, (dag.month - 1) // 3 * 3 + 1, 1), -3)
