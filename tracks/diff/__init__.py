"""What changed between two editions, on what evidence, and how to play it on items. Pure."""
