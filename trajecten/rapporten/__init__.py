"""The figures: aggregates only, never rows."""
