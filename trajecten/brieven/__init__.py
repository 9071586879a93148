"""The letters of VDAB: what they say, as plain data, and the accessible PDF that is made of it."""
