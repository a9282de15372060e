"""What is read together: a taxonomy, its editions, and links between them."""
