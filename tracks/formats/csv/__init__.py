"""Tables in CSV: editions, and links between them."""
