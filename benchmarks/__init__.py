"""How long whole commands take beside programs that do no more than the same work must."""
