"""Editions and taxonomies as YAML, and the one layout of it."""
