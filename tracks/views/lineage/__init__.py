"""Histories, crosswalks, flows and comparable groups as people read them."""
