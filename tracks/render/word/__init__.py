"""A document as DOCX; python-docx is known here alone."""
