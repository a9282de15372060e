"""RDF, in and out: what SKOS and XKOS say of classifications; pyoxigraph is known here alone."""
