"""What waits for a lid today: one list for each role, the most urgent first, every row with its reason in words."""

from trajecten.views.werk.lijst import Rij, Werk, werk
from trajecten.views.werk.soorten import Keuze

__all__ = ["Keuze", "Rij", "Werk", "werk"]
