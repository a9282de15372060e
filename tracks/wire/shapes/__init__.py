"""The shapes of the JSON documents, from which docs/schema/ is generated."""
