"""Failing input, one folder a case, named by the code it is about, and what is said of it."""
