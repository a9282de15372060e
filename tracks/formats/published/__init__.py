"""Files as their publishers put them, read as a taxonomy's `read:` says (docs/adr/0010)."""
