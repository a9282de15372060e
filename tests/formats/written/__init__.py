"""Files in, editions or located problems out."""
