"""Fictional people and companies, the two historic calls, and living cases: the same for the same seed."""
