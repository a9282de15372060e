"""The use cases, one module each: they take plain values, return values and print nothing."""
