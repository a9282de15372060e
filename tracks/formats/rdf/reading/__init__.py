"""RDF in: what a graph says of schemes, levels, concepts and associations, as editions."""
