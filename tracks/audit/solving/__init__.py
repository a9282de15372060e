"""Rules over whole numbers: whether they can hold, which of them cannot, what is left possible."""
