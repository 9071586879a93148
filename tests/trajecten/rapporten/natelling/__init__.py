"""The figures counted again, one row and one day at a time, from what the sentences on a report say. Shares no code with
the reports."""

from tests.trajecten.rapporten.natelling import mensen, trajecten

# Of each report a function of the register and the question (`peildatum`, `bekend_op`, `van`, `groepen`, `filters`) that
# gives, per row by what it is told apart by and under () for all together, what each figure is.
NATELLINGEN = {**trajecten.NATELLINGEN, **mensen.NATELLINGEN}
