"""Editions as workbooks."""
